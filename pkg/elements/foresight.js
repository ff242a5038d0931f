// What a request will come to, told while it is filled in: what is open for a line, or what covers it.
import { describe, reasonsOf } from "../describe.js";
import { Questions } from "./questions.js";
import { arrange, el, foreign, write } from "../view/nodes.js";

/** @typedef {import("../index.js").Policy} Policy */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").ReturnRequest} ReturnRequest */
/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */
/** @typedef {{ handle: Policy, say: Say, wording: Options, clock: () => number }} Asker */

/** What is told of one line. Its nodes stay, so that a question that is being answered keeps the focus. */
class Told {
  name = el("p", { class: "aftersales-about" });
  status = el("p", {});
  list = el("ul", {});
  questions;
  section;

  /** @param {() => void} changed */
  constructor(changed) {
    this.questions = new Questions(changed, el("div", { class: "aftersales-questions" }), "aftersales-");
    this.section = el("section", { class: "aftersales-note" }, this.name, this.status, this.list, this.questions.form);
  }

  /** @param {OrderLine} line @param {string} status @param {string[]} sentences */
  write(line, status, sentences) {
    const name = line.title ?? line.id;
    this.name.hidden = name === undefined;
    this.name.replaceChildren(foreign(String(name ?? "")));
    write(this.status, status);
    this.status.hidden = status === "";
    this.list.replaceChildren(...[...new Set(sentences)].map((text) => el("li", {}, foreign(text))));
  }
}

export class Foresight {
  node = el("div", { class: "aftersales-foresight", hidden: true });
  /** @type {Map<string, Told>} */
  #told = new Map();
  #changed;

  /** @param {() => void} changed When the shopper answered a question. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {OrderLine} line */
  #of(line) {
    const id = String(line.id);
    const told = this.#told.get(id) ?? new Told(this.#changed);
    this.#told.set(id, told);
    return told;
  }

  /** @param {Told[]} told */
  #show(told) {
    const wanted = told.map(({ section }) => section);
    arrange(this.node, wanted);
    this.node.hidden = wanted.length === 0;
  }

  /**
   * What is open for each line, for what is asked, and what it hinges on. Without a reason nothing can be told yet.
   * @param {Asker} asker
   * @param {OrderLine[]} lines
   * @param {ReturnRequest} request
   */
  returns(asker, lines, request) {
    this.#show(
      request.reason ? lines.filter((line) => this.#return(asker, line, request)).map((line) => this.#of(line)) : [],
    );
  }

  /** @param {Asker} asker @param {OrderLine} line @param {ReturnRequest} request */
  #return({ handle, say, wording, clock }, line, request) {
    const told = this.#of(line);
    const asked = told.questions.apply(line, request);
    const answer = handle.checkReturn(asked.line, asked.request, clock());
    if (!answer.ok) return false;
    const { status, options, closed, missing } = answer.value;
    const relied = told.questions.needed(line, request, (...without) => {
      const other = handle.checkReturn(...without, clock());
      return other.ok ? other.value.missing : [];
    });
    told.questions.show(
      missing.filter(({ fact }) => fact !== "reason"),
      relied,
      say,
      wording.locale,
    );
    const wanted = options.filter(({ remedy }) => !request.remedy || remedy === request.remedy);
    const sentences =
      wanted.length > 0
        ? wanted.slice(0, 3).map((option) => describe(option, wording))
        : refusal(closed, request, wording, say);
    told.write(line, say("status." + status), sentences);
    return true;
  }

  /** What the shopper said about a line. @param {OrderLine} line @returns {Pick<ReturnRequest, "facts">} */
  facts(line) {
    const { request } = this.#of(line).questions.apply({}, {});
    return request.facts ? { facts: request.facts } : {};
  }

  /** What covers each line, and until when it can be registered. @param {Asker} asker @param {OrderLine[]} lines */
  warranties({ handle, wording, clock }, lines) {
    const now = clock();
    this.#show(
      lines.flatMap((line) => {
        const answer = handle.warranty(line, now);
        const sentences = answer.ok ? answer.value.map((coverage) => describe(coverage, { ...wording, now })) : [];
        const told = this.#of(line);
        told.write(line, "", sentences);
        return sentences.length > 0 ? [told] : [];
      }),
    );
  }
}

/** Why nothing that is asked for is open. @param {Decision["closed"]} closed @param {ReturnRequest} request @param {Options} wording @param {Say} say */
function refusal(closed, request, wording, say) {
  const near = closed
    .filter(({ remedy, basis }) => basis !== "law" && (!request.remedy || remedy === request.remedy))
    .sort((one, other) => one.reasons.length - other.reasons.length)[0];
  return near ? [...reasonsOf(near, wording), say("closed.way_on")] : [say("closed.way_on")];
}
