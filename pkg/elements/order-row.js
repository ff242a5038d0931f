// One line of an order: its picture, its name, the answer in one sentence, and what can be done.
import { deadline, describe } from "../describe.js";
import { isToCome, leading } from "./order-lines.js";
import { ifReason } from "../view/because.js";
import { nameOf } from "../view/names.js";
import { el, foreign, nextId, write } from "../view/nodes.js";
import { sign, tone } from "./return-view.js";

/** @typedef {import("./order-lines.js").Entry} Entry */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */
/**
 * @typedef {object} Page What a row is told by its order.
 * @property {import("./variants.js").Heading} heading
 * @property {(entry: Entry) => { say: Say, wording: Options }} words
 * @property {(asked: Entry[]) => string | null} href Where a return is asked for.
 * @property {(asked: Entry[], event: Event) => void} ask
 * @property {() => void} choose
 * @property {(entry: Entry) => HTMLElement[]} details
 * @property {(entry: Entry, details: HTMLElement[]) => void} renew
 */

/** The answer in one sentence. @param {Entry} entry @param {Say} say @param {Options} wording */
function sentence({ decision, covered, filed }, say, wording) {
  if (filed) return filed.text ?? say("case.state." + filed.state);
  if (!decision) return say("order.unknown");
  if (covered?.closes) return say("order.covered", { deadline: deadline(covered, wording) });
  if (covered) return describe(covered, wording);
  const { here = Intl.DateTimeFormat().resolvedOptions().timeZone } = wording;
  return describe(decision, { ...wording, form: "short", timeZone: here });
}

/** The sign that stands before it. @param {Entry} entry */
function stateOf({ decision, covered, filed }) {
  if (filed || covered) return (filed ?? covered)?.state ?? "unknown";
  return decision && isToCome(decision) ? "not_started" : (decision?.status ?? "unknown");
}

/** Whether anything of it may go back. @param {Entry} entry */
const isLeft = ({ decision }) => decision?.returnableQuantity !== 0;

export class OrderRow {
  /** @type {Entry} */
  entry;
  node = el("li", { class: "line" });
  #page;
  #box = el("input", { type: "checkbox" });
  #picture = el("span", { class: "tile", part: "picture" });
  #name = el("button", { type: "button", "aria-expanded": "false" });
  #says = el("p", { class: "says", part: "sentence", id: nextId() });
  /** @type {HTMLElement | undefined} */
  #action;
  #bar;
  #heading;
  /** What is made when the line is first opened. @type {HTMLElement[] | undefined} */
  #details;
  #more = el("div", { class: "more", part: "line-details", id: nextId(), hidden: true });

  /** @param {Entry} entry @param {Page} page */
  constructor(entry, page) {
    this.entry = entry;
    this.#page = page;
    this.#name.setAttribute("aria-controls", this.#more.id);
    this.#name.setAttribute("aria-describedby", this.#says.id);
    this.#heading = el(page.heading, { class: "goods", part: "name", id: nextId() }, this.#name);
    this.#bar = el(
      "div",
      { class: "bar" },
      el("label", { class: "tick" }, this.#picture, this.#box),
      this.#heading,
      this.#says,
    );
    this.node.append(this.#bar, this.#more);
    this.#name.addEventListener("click", () => this.#toggle());
    this.#box.addEventListener("change", () => page.choose());
    // What is answered below counts above.
    this.#more.addEventListener("aftersales-answer", (event) => this.#hear(/** @type {CustomEvent} */ (event)));
  }

  get isChosen() {
    return this.#box.checked;
  }
  set isChosen(value) {
    this.#box.checked = value;
  }

  /** @param {Entry} entry */
  show(entry) {
    this.entry = entry;
    this.#tell();
    if (this.#details) this.#page.renew(entry, this.#details);
  }

  #tell() {
    const { entry } = this;
    const { say, wording } = this.#page.words(entry);
    const { line, decision, covered, filed, request } = entry;
    const name = nameOf(line, say);
    const state = stateOf(entry);
    this.node.setAttribute("part", "line line-" + (decision?.status ?? "unknown"));
    if (this.#name.textContent !== name) {
      this.#name.replaceChildren(foreign(name));
      this.#picture.replaceChildren(pictureOf(line, name));
    }
    this.#box.setAttribute("aria-label", say("order.choose", { name }));
    const canGo = !filed && line.id !== undefined && decision !== undefined && decision.status !== "ineligible";
    this.#box.hidden = !canGo;
    this.#box.checked &&= canGo;
    this.#says.className = "says " + tone(state);
    const because = decision && !covered && !filed && request.reason;
    this.#says.replaceChildren(
      sign(state),
      foreign(sentence(entry, say, wording)),
      ...(because ? [" ", el("span", { class: "small" }, "· ", ifReason(because, say))] : []),
    );
    this.#offer(say);
  }

  /** What can be done: the way to what was filed, else to ask for a return. @param {Say} say */
  #offer(say) {
    const { entry } = this;
    const { filed } = entry;
    const href = filed ? filed.href : this.#page.href([entry]);
    const tag = href ? "a" : filed || !isLeft(entry) ? "" : "button";
    if (this.#action?.localName !== tag) {
      this.#action?.remove();
      this.#action = tag ? this.#made(/** @type {"a" | "button"} */ (tag)) : undefined;
    }
    if (!this.#action) return;
    if (href) this.#action.setAttribute("href", href);
    const remedy = (entry.decision && leading(entry.decision))?.remedy ?? "refund";
    write(this.#action, say(filed ? "order.filed" : "go." + remedy, {}, "go.refund"));
    this.#action.classList.toggle("faint", !filed && this.#box.hidden);
  }

  /** @param {"a" | "button"} tag */
  #made(tag) {
    const made = el(tag, { class: "go", part: "action", "aria-describedby": this.#heading.id });
    if (tag === "button") made.setAttribute("type", "button");
    made.addEventListener("click", (event) => {
      if (!this.entry.filed) this.#page.ask([this.entry], event);
    });
    this.#heading.after(made);
    return made;
  }

  #toggle() {
    const isOpen = this.#more.hidden;
    if (!this.#details) {
      this.#details = this.#page.details(this.entry);
      this.#more.append(...this.#details, el("slot", { name: "line-" + this.entry.key }));
    }
    this.#more.hidden = !isOpen;
    this.#name.setAttribute("aria-expanded", String(isOpen));
  }

  /** @param {CustomEvent<import("../events.js").AnswerDetail>} event */
  #hear({ target, detail }) {
    if (detail.kind !== "return") return;
    const answers = /** @type {Record<string, any>} */ (/** @type {any} */ (target).answers);
    const reason = answers["/request/reason"] ?? this.entry.request.reason;
    const { decision } = detail;
    this.entry = {
      ...this.entry,
      decision,
      answers,
      covered: decision.status === "ineligible" ? this.entry.covered : undefined,
      request: { ...this.entry.request, ...(reason && { reason }) },
    };
    this.#tell();
    this.#page.choose();
  }
}

/** The picture of a line, or the first letter of its name. @param {import("../types.js").OrderLine & { image?: unknown }} line @param {string} name */
function pictureOf({ image }, name) {
  if (typeof image === "string") return el("img", { src: image, alt: "", loading: "lazy" });
  return el("span", { "aria-hidden": "true" }, [...name.trim()][0]?.toUpperCase());
}
