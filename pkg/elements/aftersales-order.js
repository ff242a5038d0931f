// <aftersales-order policy order>: what can still be done with each line of an order, the most pressing first.
import { speaker } from "../sentences.js";
import { spoken, wordsOf } from "../words.js";
import { warn } from "../errors.js";
import { millisecondsOf } from "../instant.js";
import { AftersalesElement } from "./base.js";
import { contactsCard } from "./contacts.js";
import { AftersalesDisplay } from "./display.js";
import { detailsOf, renew } from "./order-details.js";
import { entriesOf } from "./order-lines.js";
import { OrderRow } from "./order-row.js";
import { orderSheet } from "./order-style.js";
import { Terms } from "./terms.js";
import { headingOf } from "./variants.js";
import { adopt, arrange, el, write } from "../view/nodes.js";

/** @typedef {import("./order-lines.js").Entry} Entry */
/** @typedef {import("../types.js").Issue} Issue */
/** @typedef {import("../types.js").OrderLine} OrderLine */

/**
 * What can still be done with each line of an order, the most pressing first.
 *
 * @tag aftersales-order
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} order - The order: an address, or `#id` of a JSON script.
 * @attr {string} reason - Why the shopper asks, such as `changed_mind`, where nothing is known of a line.
 * @attr {string} href - Where a return is asked for, with `{lines}`, `{reason}` and `{answers}` to be filled in.
 * @attr {number} heading-level - The level of the names of its lines, 2 to 6.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} theme - A look by its name: `paper`, `crisp`, `mono` or `grove`.
 * @attr {string} now - The instant to answer for.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<AskDetail>} aftersales-ask - The shopper asks to return these lines; preventing it follows no link.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @slot - What stands there without an answer.
 * @slot actions - What the shopper can do with the order.
 * @slot line-… - What the page says of the line with this id, once it is opened.
 * @csspart lines - The list.
 * @csspart line - One line.
 * @csspart line-(eligible|conditional|review|ineligible|unknown) - A line with this answer.
 * @csspart picture - Its picture, or a letter.
 * @csspart name - Its name, which opens it.
 * @csspart sentence - The answer in one sentence.
 * @csspart action - What can be done.
 * @csspart line-details - The whole answer, once it is opened.
 * @csspart chosen - What is chosen, and the way on.
 * @csspart contacts - Whom to ask.
 * @csspart card - Whom to ask, where the order cannot be shown.
 * @csspart unread - That it cannot be shown.
 * @csspart origin - That the terms are those of the page's own markup.
 */
export class AftersalesOrder extends AftersalesDisplay {
  static tag = "aftersales-order";
  static observedAttributes = [...AftersalesElement.observedAttributes, "href", "heading-level"];

  #terms = new Terms(this);
  /** @type {Map<string, OrderRow>} */
  #rows = new Map();
  #heading = headingOf(this);
  /** @type {HTMLElement | undefined} */
  #list;
  /** @type {HTMLElement | undefined} */
  #chosen;
  /** @type {number} */
  #next = Infinity;

  /** @override */
  ask() {
    if (!this.handle || !this.#terms.areOpen()) return;
    const { readOrder } = this;
    if (!readOrder) {
      return this.refuse([
        { code: "missing_field", pointer: "/order", message: "an order is needed: its address, #id or object" },
      ]);
    }
    /** @type {Issue[]} */
    const issues = [];
    const asker = {
      handleOf: (/** @type {OrderLine} */ line) => this.#terms.of(line),
      order: readOrder,
      say: this.say,
      wording: this.wording,
      clock: () => this.clock(),
      heard: (/** @type {import("../types.js").Answer<unknown>} */ answer) =>
        answer.ok ? this.heed(answer) : issues.push(...answer.issues),
    };
    const entries = entriesOf(asker, (line) => this.#requestOf(line), this.filed ?? {});
    if (issues.length > 0 && entries.every(({ decision }) => !decision)) return this.refuse(issues);
    if (issues.length > 0) this.#warn(issues);
    this.#show(entries);
    const decisions = Object.fromEntries(entries.flatMap(({ key, decision }) => (decision ? [[key, decision]] : [])));
    const changes = Object.values(decisions).flatMap(({ nextChange }) =>
      nextChange ? [millisecondsOf(nextChange)] : [],
    );
    this.#next = Math.min(...changes);
    this.tell("answer", { kind: "order", decisions });
    this.join();
  }

  /** Tells of lines that were not understood; the others have their answers. @param {Issue[]} issues */
  #warn(issues) {
    for (const { code, pointer, message } of issues) {
      warn(`<${this.localName}>: ${code} at ${pointer}: ${message}; see docs/how-to/troubleshooting.md#${code}`);
    }
    this.tell("issues", { issues });
  }

  /** What is asked for a line, as far as the page knows. @param {OrderLine} line */
  #requestOf({ id }) {
    const { reason } = this;
    return this.requests?.[String(id)] ?? this.readRequest ?? (reason ? { reason } : {});
  }

  /** @param {Entry[]} entries */
  #show(entries) {
    const heading = headingOf(this);
    if (heading !== this.#heading) this.#rows.clear();
    this.#heading = heading;
    const rows = entries.map((entry) => this.#row(entry));
    for (const key of this.#rows.keys()) if (!entries.some((entry) => entry.key === key)) this.#rows.delete(key);
    // Safari takes a list without bullets for no list.
    this.#list ??= el("ul", { class: "lines", part: "lines", role: "list" });
    arrange(this.#list, rows);
    this.#chosen ??= this.#madeChosen();
    this.#choose();
    const contacts = this.#contacts(entries);
    this.show(this.#list, this.#chosen, ...(contacts ? [contacts] : []), el("slot", { name: "actions" }));
    adopt(/** @type {ShadowRoot} */ (this.shadowRoot), orderSheet);
  }

  /** @param {Entry} entry */
  #row(entry) {
    const row = this.#rows.get(entry.key) ?? new OrderRow(entry, this.#page());
    this.#rows.set(entry.key, row);
    row.show(entry);
    return row.node;
  }

  /** What the rows are told. @returns {import("./order-row.js").Page} */
  #page() {
    const handleOf = (/** @type {OrderLine} */ line) => this.#terms.of(line);
    return {
      heading: this.#heading,
      words: (entry) => this.#words(this.#terms.of(entry.line)),
      href: (asked) => this.#href(asked),
      ask: (asked, event) => this.#ask(asked, event),
      choose: () => this.#choose(),
      details: (entry) => detailsOf(entry, this, handleOf),
      renew: (entry, details) => renew(entry, this, handleOf, details),
    };
  }

  /** The words of the terms that hold for a line. @param {import("../index.js").Policy} handle */
  #words(handle) {
    const wording = { ...this.wording, words: wordsOf(handle) };
    return { say: speaker(wording), wording };
  }

  /** What is asked for these lines together. @param {Entry[]} asked @returns {import("../events.js").AskDetail} */
  #asked(asked) {
    const [{ request, answers }, ...others] = asked;
    const isOne = others.length === 0;
    const reason = others.every((other) => other.request.reason === request.reason) ? request.reason : undefined;
    return {
      kind: "return",
      lines: asked.map(({ key }) => key),
      ...(reason && { reason }),
      // What was answered of one line says nothing of another.
      answers: (isOne && answers) || {},
    };
  }

  /** @param {Entry[]} asked */
  #href(asked) {
    const template = this.getAttribute("href");
    const { lines, reason, answers } = this.#asked(asked);
    /** @type {Record<string, string>} */
    const blanks = { lines: lines.join(","), reason: reason ?? "", answers: JSON.stringify(answers) };
    return template && template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(blanks[name] ?? ""));
  }

  /** @param {Entry[]} asked @param {Event} event */
  #ask(asked, event) {
    if (!this.tell("ask", this.#asked(asked))) event.preventDefault();
  }

  /** What is chosen. */
  get #picked() {
    return [...this.#rows.values()].filter(({ isChosen }) => isChosen).map(({ entry }) => entry);
  }

  #madeChosen() {
    const go = el(this.hasAttribute("href") ? "a" : "button", { class: "go main", part: "action" });
    go.addEventListener("click", (event) => this.#ask(this.#picked, event));
    return el("div", { class: "chosen", part: "chosen", hidden: true }, el("p", { role: "status" }), go);
  }

  /** Says what is chosen, and leads on. */
  #choose() {
    const [told, go] = /** @type {HTMLElement[]} */ ([...(this.#chosen?.children ?? [])]);
    const picked = this.#picked;
    if (!this.#chosen) return;
    this.#chosen.hidden = picked.length === 0;
    if (picked.length === 0) return;
    write(told, this.say("order.chosen", { count: String(picked.length) }));
    write(go, this.say("case.kind.return"));
    const href = this.#href(picked);
    if (href) go.setAttribute("href", href);
  }

  /** Whom to ask, once for all lines. @param {Entry[]} entries */
  #contacts(entries) {
    const handles = [...new Set(entries.map(({ line }) => this.#terms.of(line)))];
    const cards = handles.flatMap((handle) => {
      const lines = entries.map(({ line }) => line).filter((line) => this.#terms.of(line) === handle);
      const categories = [...new Set(lines.flatMap((line) => line.categories ?? []))];
      const answer = handle.contacts({ categories }, this.clock());
      const { say, wording } = this.#words(handle);
      const card = answer.ok && contactsCard(answer.value, say, wording);
      return card ? [...(handles.length > 1 ? this.#titled(lines[0]) : []), card] : [];
    });
    if (cards.length === 0) return undefined;
    return el("details", { class: "contacts", part: "contacts" }, el("summary", {}, this.say("ui.channels")), cards);
  }

  /** That the order cannot be shown, and whom to ask; a page that has none yet may still get it. @override */
  help() {
    const { handle, order, say, wording } = this;
    if (!handle || order === undefined) return [];
    const answer = handle.contacts({}, this.clock());
    const card =
      (answer.ok && contactsCard(answer.value, say, wording)) || el("section", { class: "card", part: "card" });
    card.classList.add("head");
    card.insertBefore(el("p", { part: "unread" }, say("order.unread")), card.firstChild);
    return [card];
  }

  /** Whose terms hold for a line, where the page gave the document. @param {OrderLine} line */
  #titled(line) {
    const source = /** @type {any} */ (this.#terms.sourceOf(line));
    const title = spoken(source?.title, this.locale);
    return title ? [el("p", { class: "small", lang: title.lang }, title.text)] : [];
  }

  /** @override */
  tick() {
    if (this.now !== undefined) return Infinity;
    const left = this.#next - this.clock();
    if (left > 0) return left;
    this.#next = Infinity;
    this.ask();
    return this.#next - this.clock();
  }

  /** @override */
  disconnectedCallback() {
    this.#terms.free();
    super.disconnectedCallback();
  }
}
