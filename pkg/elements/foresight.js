// What a request will come to, told while it is filled in: what each line hinges on, then every way that is open; or what
// covers it.
import { describe } from "../describe.js";
import { amount } from "../record.js";
import { nameOf } from "../view/names.js";
import { arrange, el, foreign, write } from "../view/nodes.js";
import { decisions, inAll } from "./decisions.js";
import { askable, Questions } from "./questions.js";
import { bestOf, evidence, rowsOf } from "./ways.js";
import { why } from "../view/why.js";

/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").ReturnRequest} ReturnRequest */
/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../types.js").Coverage} Coverage */
/** @typedef {import("./decisions.js").Asker} Asker */
/** @typedef {import("./ways.js").Judged} Judged */
/** @typedef {import("./ways.js").Ways} Ways */
/** @typedef {import("./questions.js").Value} Value */

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
    this.section = el("section", { class: "aftersales-note" }, this.name, this.status, this.questions.form, this.list);
  }

  /** @param {string} name @param {string} status @param {string[]} sentences */
  write(name, status, sentences) {
    this.name.replaceChildren(foreign(name));
    write(this.status, status);
    this.status.hidden = status === "";
    this.list.replaceChildren(...[...new Set(sentences)].map((text) => el("li", {}, foreign(text))));
  }
}

export class Foresight {
  node = el("div", { class: "aftersales-foresight", hidden: true });
  /** The decisions about what is chosen. @type {Judged[]} */
  judged = [];
  /** @type {Map<string, Told>} */
  #told = new Map();
  /** When what is asked has changed. */
  changed;
  /** What was answered before, such as on the page of the order, by pointer. @type {Record<string, Value>} */
  #answers;

  /** @param {() => void} changed When the shopper answered a question. @param {Record<string, Value>} [answers] */
  constructor(changed, answers = {}) {
    this.changed = changed;
    this.#answers = answers;
  }

  /** @param {OrderLine} line */
  #of(line) {
    const id = String(line.id);
    const known = this.#told.get(id);
    if (known) return known;
    const told = new Told(() => this.changed());
    for (const [pointer, value] of Object.entries(this.#answers)) told.questions.answers.set(pointer, value);
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
   * @param {{ line: OrderLine, request: ReturnRequest }[]} asked
   */
  returns(asker, asked) {
    const { say, wording } = asker;
    const said = asked.map(({ line, request }) => this.#of(line).questions.apply(line, request));
    const found = decisions(asker, said);
    this.judged = [];
    /** @type {Told[]} */
    const shown = [];
    for (const [place, { line, request }] of asked.entries()) {
      const decision = found[place];
      if (!decision || !request.reason) continue;
      const told = this.#of(line);
      const name = nameOf(line, say);
      this.judged.push({ line, name, decision });
      const relied = told.questions.needed(line, request, (...without) => {
        const others = said.map((one, at) => (at === place ? { line: without[0], request: without[1] } : one));
        return decisions(asker, others)[place];
      });
      told.questions.show(
        askable(decision.missing).filter(({ fact }) => fact !== "reason"),
        relied.map(({ fact }) => fact.pointer),
        say,
        wording.locale,
        { decision, wording, nothing: say("opens.nothing.return") },
        relied,
      );
      const near = decision.status === "ineligible" ? why(decision, wording) : "";
      told.write(name, say("status." + decision.status), near ? [near, say("closed.way_on")] : []);
      // What is certain and hinges on nothing is said by the ways.
      if (decision.status !== "eligible" || told.questions.form.childElementCount > 0) shown.push(told);
    }
    this.#show(shown);
  }

  /** The questions about a line, answered. @param {OrderLine} line @param {ReturnRequest} request */
  apply(line, request) {
    return this.#of(line).questions.apply(line, request);
  }

  /** A line with what the shopper said of it. @param {OrderLine} line @returns {OrderLine} */
  answered(line) {
    const told = this.#told.get(String(line.id));
    if (!told) return line;
    const { line: stated, request } = told.questions.apply(line, {});
    const { condition, usage } = request.facts ?? {};
    return {
      ...stated,
      ...(condition && { condition: { ...line.condition, ...condition } }),
      ...(usage && { usage: { ...line.usage, ...usage } }),
    };
  }

  /** What the shopper said about a line. @param {OrderLine} line @returns {Pick<ReturnRequest, "facts">} */
  facts(line) {
    const { request } = this.#of(line).questions.apply({}, {});
    return request.facts ? { facts: request.facts } : {};
  }

  /** The evidence that a remedy asks for, and whether nothing of it can be had without. @param {string} remedy */
  evidence(remedy) {
    const best = this.judged.map(({ decision }) => bestOf(decision, remedy)?.requires ?? []);
    const needed = evidence(this.judged, remedy);
    return {
      code: needed ?? best.flat().find(({ kind }) => kind === "evidence")?.code,
      isNeeded: needed !== undefined,
    };
  }

  /** The ways to pay back among which the shopper has a choice. @param {string} remedy */
  methods(remedy) {
    const all = this.judged.map(({ decision }) => bestOf(decision, remedy)?.refund?.methods ?? []);
    return (all[0] ?? []).filter((method) => all.every((methods) => methods.includes(method)));
  }

  /** The money for all lines together, where there are several. @param {Asker} asker @param {string} remedy @param {{ line: OrderLine, request: ReturnRequest }[]} asked */
  sum(asker, remedy, asked) {
    if (asked.length < 2 || remedy === "exchange") return "";
    const whole = asked.map(({ line, request }) =>
      this.apply(line, { ...request, remedy: /** @type {any} */ (remedy) }),
    );
    const sum = inAll(asker, whole);
    return sum ? amount(sum, asker.wording.locale) : "";
  }

  /**
   * What the chosen way comes to, to be read before sending and after it.
   * @param {Asker} asker
   * @param {string} remedy
   * @param {boolean} hasFiles Whether pictures or documents go with it.
   * @returns {import("./ways.js").Row[]}
   */
  rows({ say, wording }, remedy, hasFiles) {
    return this.judged.flatMap(({ line, decision, name }) => {
      const best = bestOf(decision, remedy);
      if (!best) return [];
      const of = this.judged.length > 1 ? name + " · " : "";
      const certainty =
        best.status === "open" ? [] : [{ label: say("ui.decision"), text: say("ui.decision." + best.status) }];
      const said = this.#of(line).questions.said(say, wording);
      const rows = [...said, ...certainty, ...rowsOf(best, say, wording, hasFiles)];
      return rows.map(({ label, text }) => ({ label: of + label, text }));
    });
  }

  /**
   * What covers each line, and until when it can be registered.
   * @param {Asker} asker
   * @param {OrderLine[]} lines
   * @param {(coverages: Coverage[], now: number) => string} closed Why what is asked for cannot be had, if so.
   * @returns {boolean} Whether it can be had for none of them.
   */
  warranties({ handleOf, say, wording, clock }, lines, closed) {
    const now = clock();
    let isClosed = lines.length > 0;
    this.#show(
      lines.flatMap((line) => {
        const answer = handleOf(line).warranty(line, now);
        const sentences = answer.ok ? answer.value.map((coverage) => describe(coverage, { ...wording, now })) : [];
        const told = this.#of(line);
        const why = answer.ok ? closed(answer.value, now) : "";
        isClosed &&= why !== "";
        told.write(nameOf(line, say), why && say(why), why ? [...sentences, say("closed.way_on")] : sentences);
        return sentences.length > 0 || why ? [told] : [];
      }),
    );
    return isClosed;
  }

  /** What covers the lines, or will once they are registered, to be kept: what ends soon ends on its day. @param {Asker} asker @param {OrderLine[]} lines @param {boolean} registers */
  covered({ handleOf, wording, clock }, lines, registers) {
    const now = clock();
    const registered = new Date(now).toISOString();
    return lines.flatMap((known) => {
      const line = registers ? { ...known, events: { ...known.events, registered } } : known;
      const answer = handleOf(line).warranty(line, now);
      const kept = (/** @type {Coverage} */ coverage) =>
        describe(coverage.state === "expiring" ? { ...coverage, state: "active" } : coverage, { ...wording, now });
      return answer.ok ? answer.value.map(kept) : [];
    });
  }
}
