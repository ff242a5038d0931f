// The reason that an answer is given for, in a list in which it can be changed.
import { el, nextId } from "./nodes.js";

/** @typedef {import("../sentences.js").Say} Say */

/** A reason as the end of a sentence. @param {string} reason @param {Say} say */
export const ifReason = (reason, say) => say("if." + reason, { reason: say("reason." + reason) }, "if.other");

export class Because {
  node = el("div", { class: "because", part: "reason" });
  #select = el("select", { id: nextId(), part: "select" });
  /** What the list was written with. */
  #written = "";

  /** @param {(reason: string) => void} changed */
  constructor(changed) {
    this.#select.addEventListener("change", () => changed(this.#select.value));
  }

  /** @param {string} reason @param {string[]} reasons @param {Say} say */
  show(reason, reasons, say) {
    const listed = [...new Set([reason, ...reasons])].sort();
    const words = listed.map((one) => ifReason(one, say));
    if (words.join() !== this.#written) {
      this.#written = words.join();
      this.#select.replaceChildren(...listed.map((value, place) => el("option", { value }, words[place])));
      this.node.replaceChildren(el("label", { for: this.#select.id }, say("ui.reason")), this.#select);
    }
    this.#select.value = reason;
  }
}
