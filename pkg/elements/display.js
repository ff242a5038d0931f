// What the elements share that show an answer: a shadow root that is there only once there is an answer.
import { AftersalesElement } from "./base.js";
import { alone } from "./decisions.js";
import { read } from "./source.js";
import { displaySheet } from "./style.js";
import { adopt, arrange, el, mark, write } from "../view/nodes.js";

export class AftersalesDisplay extends AftersalesElement {
  /** Speaks at milestones and after a shopper's answer; the rest of the page stays silent. */
  #spoken = /** @type {HTMLElement | undefined} */ (undefined);
  /** That the terms are those of the page's own markup. */
  #origin = /** @type {HTMLElement | undefined} */ (undefined);
  /** The countries that those are for, once they were read. @type {string[] | undefined} */
  #countries;

  /** The line, with what its order says of all of them. */
  get statedLine() {
    return alone(this.readOrder, this.readLine ?? {});
  }

  /** @param {Node[]} nodes */
  show(...nodes) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    adopt(root, displaySheet);
    this.dress?.(root);
    if (!this.#spoken) {
      this.#spoken = el("p", { class: "spoken", role: "status" });
      takeOver(root, nodes);
    }
    for (const node of nodes) if (node instanceof HTMLElement) mark(node, this.foreignLanguage, this.spoken);
    const signature = this.#sign(nodes);
    arrange(root, [...nodes, ...signature, this.#spoken]);
  }

  /** Says in the last card where its terms come from, if not from the shop's policy; below the answer where there is no card. @param {Node[]} nodes @returns {Node[]} */
  #sign(nodes) {
    this.#origin?.remove();
    const countries = this.#countries;
    if (this.policy !== undefined || !countries) return [];
    this.#origin ??= el("p", { class: "label", part: "origin" });
    write(this.#origin, this.#originText(countries));
    const card = /** @type {HTMLElement[]} */ (nodes).filter(({ classList }) => classList.contains("card")).at(-1);
    card?.append(this.#origin);
    return card ? [] : [this.#origin];
  }

  /** Names the countries where the line does not say that it is from one of them. @param {string[]} countries */
  #originText(countries) {
    const { say, locale } = this;
    if (this.readLine?.country || countries.length === 0) return say("ui.published");
    const names = new Intl.DisplayNames([locale], { type: "region" });
    return say("ui.published_for", { countries: countries.map((code) => names.of(code)).join(say("join.list")) });
  }

  /** @param {string} text */
  speak(text) {
    if (this.#spoken) this.#spoken.textContent = text;
  }

  /** Reads the terms of the page's own markup. The reader comes only for that. @override */
  async published() {
    const { published } = await import("./published.js");
    const found = await published(this.ownerDocument, (await read(this.line, this)) ?? (await read(this.order, this)));
    this.#countries = found.policy.countries ?? [];
    return found;
  }

  /** What a server showed stays where there was no answer yet. @override */
  fallBack() {
    this.release();
    if (this.shadowRoot && !this.#spoken) return;
    const help = this.help();
    if (help.length > 0) this.show(el("slot"), ...help, el("slot", { name: "actions" }));
    else this.shadowRoot?.replaceChildren(el("slot"), el("slot", { name: "actions" }));
  }

  /** What stands below the page's own words where there is no answer. @returns {Node[]} */
  help() {
    return [];
  }
}

/** Keeps open what the shopper opened while only the server's answer was there. @param {ShadowRoot} root @param {Node[]} nodes */
function takeOver(root, nodes) {
  for (const { part } of root.querySelectorAll("details[open]")) {
    for (const node of /** @type {Element[]} */ (nodes)) {
      const same = node.querySelector(`details[part=${JSON.stringify(String(part))}]`);
      if (same) /** @type {HTMLDetailsElement} */ (same).open = true;
    }
  }
}
