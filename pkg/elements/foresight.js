// What a request will come to, told while it is filled in: what is open for a line, or what covers it.
import { describe, reasonsOf } from "../describe.js";
import { Questions } from "./questions.js";
import { el, foreign } from "./view.js";

/** @typedef {import("../index.js").Policy} Policy */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").ReturnRequest} ReturnRequest */
/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../describe.js").Say} Say */
/** @typedef {import("../describe.js").Options} Options */
/** @typedef {{ handle: Policy, say: Say, wording: Options, clock: () => number }} Asker */

export class Foresight {
  node = el("div", { class: "aftersales-foresight" });
  /** @type {Map<string, Questions>} */
  #questions = new Map();
  #changed;

  /** @param {() => void} changed When the shopper answered a question. */
  constructor(changed) {
    this.#changed = changed;
  }

  /**
   * What is open for each line, for what is asked, and what it hinges on.
   * @param {Asker} asker
   * @param {OrderLine[]} lines
   * @param {ReturnRequest} request
   */
  returns(asker, lines, request) {
    this.node.replaceChildren(...lines.flatMap((line) => this.#return(asker, line, request)));
    this.node.hidden = this.node.childNodes.length === 0;
  }

  /** @param {Asker} asker @param {OrderLine} line @param {ReturnRequest} request @returns {Node[]} */
  #return({ handle, say, wording, clock }, line, request) {
    const questions = this.#of(String(line.id));
    const asked = questions.apply(line, request);
    const answer = handle.checkReturn(asked.line, asked.request, clock());
    // Without a reason nothing can be told yet.
    if (!answer.ok || !request.reason) return [];
    const { status, options, closed, missing, reliesOn } = answer.value;
    const relied = reliesOn.map(({ pointer }) => pointer.replace("/request/facts/", "/line/"));
    questions.show(missing.filter(({ fact }) => fact !== "reason"), relied, say, wording.locale);
    const wanted = options.filter(({ remedy }) => !request.remedy || remedy === request.remedy);
    const told = wanted.length > 0 ? wanted.slice(0, 3).map((option) => describe(option, wording)) : refusal(closed, request, wording, say);
    return [el("section", { class: "aftersales-note", "data-status": status },
      el("h3", {}, foreign(String(line.title ?? line.id))), el("p", {}, el("strong", {}, say("status." + status))),
      el("ul", {}, [...new Set(told)].map((text) => el("li", {}, foreign(text)))), questions.form)];
  }

  /** @param {string} id */
  #of(id) {
    const questions = this.#questions.get(id) ?? new Questions(this.#changed, el("div", { class: "aftersales-questions" }), "aftersales-");
    this.#questions.set(id, questions);
    return questions;
  }

  /** What the shopper said about a line. @param {OrderLine} line @returns {Pick<ReturnRequest, "facts">} */
  facts(line) {
    const { request } = this.#of(String(line.id)).apply({}, {});
    return request.facts ? { facts: request.facts } : {};
  }

  /** What covers each line, and until when it can be registered. @param {Asker} asker @param {OrderLine[]} lines */
  warranties({ handle, wording, clock }, lines) {
    this.node.replaceChildren(...lines.flatMap((line) => {
      const answer = handle.warranty(line, clock());
      const told = answer.ok ? answer.value.map((coverage) => describe(coverage, { ...wording, now: clock() })) : [];
      return told.length === 0 ? [] : [el("section", { class: "aftersales-note" },
        el("h3", {}, foreign(String(line.title ?? line.id))), el("ul", {}, told.map((text) => el("li", {}, foreign(text)))))];
    }));
    this.node.hidden = this.node.childNodes.length === 0;
  }
}

/** Why nothing that is asked for is open. @param {Decision["closed"]} closed @param {ReturnRequest} request @param {Options} wording @param {Say} say */
function refusal(closed, request, wording, say) {
  const near = closed.filter(({ remedy, basis }) => basis !== "law" && (!request.remedy || remedy === request.remedy))
    .sort((one, other) => one.reasons.length - other.reasons.length)[0];
  return near ? [...reasonsOf(near, wording), say("closed.way_on")] : [say("closed.way_on")];
}
