// The files of one form: what the engine is told of them, what is sent of them, and which may still tell a place.
import { chosenFiles, fileInputs, learn } from "../view/chosen-files.js";
import { cleanChosen, keepsPlace } from "./places.js";

/** @typedef {import("../types.js").FieldSpec} FieldSpec */
/** @typedef {import("../forms.js").FormOptions} FormOptions */
/** @typedef {import("./storage.js").Part} Part */
/** @typedef {typeof import("../wasm/dom.js")} Room */

export class Files {
  #form;
  #options;
  /** The names of the fields that take files. @type {string[]} */
  #fields;

  /** @param {HTMLFormElement} form @param {FormOptions} options @param {FieldSpec[]} specs */
  constructor(form, options, specs) {
    this.#form = form;
    this.#options = options;
    this.#fields = specs.flatMap(({ name, type }) => (type === "attachments" ? [name] : []));
  }

  /** What is known of the files of a field, if it has any. @param {string} name */
  stated(name) {
    const files = chosenFiles(this.#form, name).map(({ stated }) => stated);
    return files.length > 0 ? files : undefined;
  }

  /** Reads what was chosen. @param {string} name @param {Room | undefined} room */
  async read(name, room) {
    for (const { files } of fileInputs(this.#form, name)) await learn(files ?? []);
    await this.clean(room, [name]);
  }

  /** Takes the places out, where the page asks for it. @param {Room | undefined} room @param {string[]} names */
  async clean(room, names = this.#fields) {
    if (!this.#options.stripLocation || !room) return;
    for (const input of names.flatMap((name) => [...fileInputs(this.#form, name)])) await cleanChosen(input, room);
  }

  /** What is sent. @returns {Part[]} */
  parts() {
    const chosen = this.#fields.flatMap((name) => chosenFiles(this.#form, name));
    return chosen.map(({ file, stated }) => ({ id: stated.id, file }));
  }

  /** Says at a field which of its files may still tell a place. @param {NonNullable<FormOptions["say"]>} say */
  notes(say) {
    if (!this.#options.stripLocation) return [];
    return this.#fields.flatMap((field) => {
      const names = chosenFiles(this.#form, field).flatMap(({ file }) => (keepsPlace(file) ? [file.name] : []));
      return names.length > 0 ? [{ field, text: say("ui.place_stays", { names: names.join(say("join.list")) }) }] : [];
    });
  }
}
