// What the two elements share that show an answer: a shadow root that is there only once there is an answer.
import { AftersalesElement } from "./base.js";
import { displaySheet } from "./style.js";
import { adopt, arrange, el, mark } from "../view/nodes.js";

export class AftersalesDisplay extends AftersalesElement {
  /** Speaks at milestones and after a shopper's answer; the rest of the page stays silent. */
  #spoken = /** @type {HTMLElement | undefined} */ (undefined);

  /** @param {Node[]} nodes */
  show(...nodes) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    adopt(root, displaySheet);
    this.#spoken ??= el("p", { class: "spoken", role: "status" });
    for (const node of nodes) if (node instanceof HTMLElement) mark(node, this.foreignLanguage);
    arrange(root, [...nodes, this.#spoken]);
  }

  /** @param {string} text */
  speak(text) {
    if (this.#spoken) this.#spoken.textContent = text;
  }

  /** @override */
  fallBack() {
    this.release();
    this.shadowRoot?.replaceChildren(el("slot"), el("slot", { name: "actions" }));
  }
}
