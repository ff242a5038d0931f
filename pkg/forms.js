// aftersales/forms: binds checks, drafts and sending to a form, whoever wrote its markup.
import { speaker } from "./describe.js";
import { Port } from "./forms/port.js";
import { room } from "./forms/room.js";

/** @typedef {import("./forms.js").FormOptions} FormOptions */

/** Starts the room; later calls do nothing. */
export default async function init() {
  await room();
}

/** @param {HTMLFormElement} form @param {FormOptions} options @returns {Promise<import("./forms.js").BoundForm>} */
export async function bindForm(form, options) {
  const started = await room();
  const { locale = "en", messages, say = speaker({ locale, messages }) } = options;
  // What the page gives by accessors is read anew each time.
  const port = new Port(form, options.say ? options : Object.create(options, { say: { value: say } }));
  port.begin(started);
  return {
    get stage() { return port.stage; },
    text: () => port.text(),
    refresh: () => port.refresh(),
    free: () => port.free(),
  };
}
