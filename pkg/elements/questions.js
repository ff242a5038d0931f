// The questions of an answer that is not certain yet, as form controls that stay in place while answers change.
import { deadline, isOfShop, questionCode, unescaped } from "../describe.js";
import { day } from "../sentences.js";
import { el, nextId, voiced, write } from "../view/nodes.js";

/** @typedef {import("../types.js").MissingFact} MissingFact */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").ReturnRequest} ReturnRequest */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {string | number | boolean | null} Value */
/** @typedef {{ fact: MissingFact, decision: Decision }} Relied A fact that was answered, and the decision without it. */
/** @typedef {{ decision: Decision, wording: import("../sentences.js").Options, nothing: string }} Opening What answers open, and what is said of one that opens nothing. */

/** Above this many choices a list is easier to look through than buttons. */
const MOST_BUTTONS = 5;

/** What a shopper can be asked. @param {MissingFact[]} missing */
export const askable = (missing) => missing.filter((fact) => !isOfShop(fact));

/** An answer as the shopper gave it. @param {string} fact @param {Value} value @param {Say} say @param {import("../sentences.js").Options} wording */
function answerText(fact, value, say, wording) {
  if (value === null) return say("ui.not_yet");
  if (typeof value === "boolean") return say(value ? "ui.yes" : "ui.no");
  if (typeof value === "number") return String(value);
  return /^\d{4}-\d\d-\d\d$/.test(value)
    ? day(value, wording)
    : say((fact === "reason" ? "reason." : "choice.") + value);
}

export class Questions {
  form;
  /** What the shopper said, by pointer. @type {Map<string, Value>} */
  answers = new Map();
  /** @type {Map<string, HTMLElement>} */
  #asked = new Map();
  /** What stands at each answer, by pointer and answer. @type {Map<string, HTMLElement>} */
  #labels = new Map();
  #answered;
  #language = "";
  #prefix;

  /**
   * @param {() => void} answered
   * @param {HTMLElement} [form] Where they stand: inside another form no form of their own.
   * @param {string} [prefix] Of the names of their classes, where the page has names too.
   */
  constructor(answered, form = el("form", { part: "questions", novalidate: true }), prefix = "") {
    this.#answered = answered;
    this.#prefix = prefix;
    this.form = form;
    this.form.addEventListener("submit", (event) => event.preventDefault());
  }

  /**
   * Asks what is missing, the reason before the rest, and keeps what was answered and still counts.
   * @param {MissingFact[]} missing
   * @param {string[]} relied Pointers of what the answer stands on.
   * @param {Say} say
   * @param {string} language
   * @param {Opening} [opening]
   * @param {Relied[]} [before] What was answered on another page: asked here with its answer, so that it can be changed.
   */
  show(missing, relied, say, language, opening, before = []) {
    if (language !== this.#language) this.#asked.clear();
    this.#language = language;
    const first = missing.filter((fact) => fact.fact === "reason" && !this.answers.has(fact.pointer));
    const now = first.length > 0 ? first : missing;
    // An answer that opens nothing names nothing that it stands on; then any of them may be the one to change.
    const counts = (/** @type {string} */ pointer) => relied.length === 0 || relied.includes(pointer);
    for (const { fact, decision } of before) {
      if (this.#asked.has(fact.pointer)) continue;
      this.#asked.set(fact.pointer, this.#question(fact, say));
      if (opening) this.#tell(fact, say, { ...opening, decision });
    }
    const kept = [...this.#asked.keys()].filter((pointer) => this.answers.has(pointer) && counts(pointer));
    for (const fact of now) {
      if (!this.#asked.has(fact.pointer)) this.#asked.set(fact.pointer, this.#question(fact, say));
    }
    for (const fact of opening ? now : []) this.#tell(fact, say, /** @type {Opening} */ (opening));
    const wanted = new Set([...kept, ...now.map((fact) => fact.pointer)]);
    for (const [pointer, node] of this.#asked) {
      // A control that has the focus must not be moved.
      if (!wanted.has(pointer)) node.remove();
      else if (node.parentNode !== this.form) this.form.append(node);
    }
    for (const node of [...this.form.children]) {
      if (![...this.#asked.values()].includes(/** @type {any} */ (node))) node.remove();
    }
  }

  /** Says at each answer what it opens. @param {MissingFact} fact @param {Say} say @param {Opening} opening */
  #tell({ pointer, opens }, say, { decision, wording, nothing }) {
    for (const { value, options } of opens) {
      const label = this.#labels.get(pointer + " " + value);
      if (!label) continue;
      const found = decision.options.filter(({ id }) => options.includes(id));
      const best = found.filter(({ remedy }, place) => found.findIndex((one) => one.remedy === remedy) === place);
      const told = best.map((option) => {
        const code = !option.lastDay && !option.closes ? "undated" : option.status === "review" ? "review" : "open";
        const remedy = say("gives." + option.remedy, {}, "remedy." + option.remedy);
        return say("opens." + code, { remedy, deadline: deadline(option, wording) });
      });
      write(label, say("ui.answer_opens", { answer: "", opens: told.join(say("join.list")) || nothing }).trim());
    }
  }

  /** @param {string} pointer @param {Value | undefined} value */
  #answer(pointer, value) {
    if (value === undefined) this.answers.delete(pointer);
    else this.answers.set(pointer, value);
    this.#answered();
  }

  /** @param {MissingFact} fact @param {Say} say @returns {HTMLElement} */
  #question({ pointer, fact, type, choices }, say) {
    const title = voiced(say, questionCode({ pointer, fact }));
    const given = this.answers.get(pointer);
    const name = nextId();
    const word = (/** @type {string} */ choice) => say((fact === "reason" ? "reason." : "choice.") + choice);
    if (type === "boolean" || (type === "choice" && choices && choices.length <= MOST_BUTTONS)) {
      const values = choices ?? [true, false];
      const buttons = values.map((value) => {
        const radio = el("input", { type: "radio", name, checked: value === given });
        radio.addEventListener("change", () => this.#answer(pointer, value));
        const text = typeof value === "string" ? word(value) : say(value ? "ui.yes" : "ui.no");
        const opens = el("bdi", { class: this.#prefix + "opens", part: "opens" });
        this.#labels.set(pointer + " " + value, opens);
        return el(
          "label",
          { class: this.#prefix + "choice", part: "choice" },
          radio,
          el("span", {}, el("bdi", {}, text), " ", opens),
        );
      });
      return el(
        "fieldset",
        { class: this.#prefix + "question", part: "question" },
        el("legend", {}, title),
        el("div", { class: this.#prefix + "choices" }, buttons),
      );
    }
    const label = el("label", { for: name, class: this.#prefix ? this.#prefix + "label" : null }, title);
    if (type === "choice") {
      const select = el(
        "select",
        { id: name, part: "select", class: this.#prefix ? this.#prefix + "input" : null },
        el("option", { value: "" }, say("ui.choose")),
        (choices ?? []).map((choice) => el("option", { value: choice, selected: choice === given }, word(choice))),
      );
      select.addEventListener("change", () => this.#answer(pointer, select.value || undefined));
      return el("div", { class: this.#prefix + "question", part: "question" }, label, select);
    }
    const isDate = type === "date";
    const input = el("input", {
      id: name,
      part: "input",
      class: this.#prefix ? this.#prefix + "input" : null,
      type: isDate ? "date" : "number",
      min: isDate ? null : "0",
      max: isDate ? "9999-12-31" : null,
      step: "any",
    });
    const not = isDate && el("input", { type: "checkbox" });
    const read = () => {
      if (not && not.checked) return null;
      return input.value === "" || !input.checkValidity() ? undefined : isDate ? input.value : Number(input.value);
    };
    for (const control of [input, not]) {
      if (control) control.addEventListener("change", () => this.#answer(pointer, read()));
    }
    return el(
      "div",
      { class: this.#prefix + "question", part: "question" },
      label,
      input,
      not && el("label", { class: this.#prefix + "choice" }, not, say("ui.not_yet")),
    );
  }

  /**
   * What was answered to the questions that are asked, in words.
   * @param {Say} say
   * @param {import("../sentences.js").Options} wording
   */
  said(say, wording) {
    const asked = [...this.#asked].filter(([pointer, node]) => node.parentNode && this.answers.has(pointer));
    return asked.map(([pointer]) => {
      const fact = unescaped(pointer.slice(pointer.lastIndexOf("/") + 1));
      return {
        label: say(questionCode({ pointer, fact })),
        text: answerText(fact, /** @type {Value} */ (this.answers.get(pointer)), say, wording),
      };
    });
  }

  /**
   * What was answered and would be missing otherwise, with the decision without it: those answers may be changed.
   * @param {OrderLine} line
   * @param {ReturnRequest} request
   * @param {(line: OrderLine, request: ReturnRequest) => Decision | undefined} decide
   * @returns {Relied[]}
   */
  needed(line, request, decide) {
    return [...this.answers].flatMap(([pointer, value]) => {
      this.answers.delete(pointer);
      const without = this.apply(line, request);
      this.answers.set(pointer, value);
      const decision = decide(without.line, without.request);
      const fact = decision?.missing.find((one) => one.pointer === pointer);
      return decision && fact ? [{ fact, decision }] : [];
    });
  }

  /**
   * The line and the request with what the shopper said. The state of the goods goes into the request, which
   * tells the engine that the shopper stated it; a request has no room for events and declared facts, so
   * those are written into a copy of the line.
   * @param {OrderLine} line
   * @param {ReturnRequest} request
   * @returns {{ line: OrderLine, request: ReturnRequest }}
   */
  apply(line, request) {
    /** @type {Record<string, Record<string, Value>>} */
    const said = {};
    for (const [pointer, value] of this.answers) {
      if (pointer === "/request/reason") request = { ...request, reason: request.reason ?? String(value) };
      const [, root, group, name] = pointer.split("/").map(unescaped);
      if (root === "line" && name) said[group] = { ...said[group], [name]: value };
    }
    const { condition, usage, events, facts } = said;
    const stated = { ...(condition && { condition }), ...(usage && { usage }) };
    const changed = {
      ...(events && { events: { ...line.events, ...events } }),
      ...(facts && { facts: { ...line.facts, ...facts } }),
    };
    return {
      line: { ...line, ...changed },
      request: /** @type {ReturnRequest} */ ({ ...request, ...((condition || usage) && { facts: stated }) }),
    };
  }
}
