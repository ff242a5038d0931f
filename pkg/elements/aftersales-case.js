// <aftersales-case policy record>: how far a filed case is, who acts next, and by when.
import { deadline, describe } from "../describe.js";
import { loadMessages } from "../languages.js";
import { moment } from "../sentences.js";
import { summary } from "../record.js";
import { post } from "../forms/sending.js";
import { millisecondsOf } from "../instant.js";
import { detailsOf, historyOf, lastWordOf, waysOf, wordsOf } from "./case-story.js";
import { moreOf, taskOf } from "./case-tasks.js";
import { AftersalesDisplay } from "./display.js";
import { chip, row } from "./return-view.js";
import { headingOf } from "./variants.js";
import { calendarOf } from "../view/calendar.js";
import { el, foreign, voiced } from "../view/nodes.js";

/** @typedef {import("../types.js").CaseEntry} CaseEntry */
/** @typedef {import("../types.js").CaseProgress} CaseProgress */
/** @typedef {import("../types.js").CaseRecord} CaseRecord */
/** @typedef {import("../types.js").ServiceLevel} ServiceLevel */

/** A key that nobody else makes. */
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * How far is a filed case, whose turn is it, by when, and what can the shopper do?
 *
 * @tag aftersales-case
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} record - The record of the case: an address, which is asked again whenever something changes, or `#id` of a JSON script.
 * @attr {string} order - The order, for the titles of its lines, likewise.
 * @attr {string} action - Where to send what the shopper does; without it only `aftersales-case-send` tells it.
 * @attr {number} heading-level - The level of its heading, 2 to 6; those of its parts are one below.
 * @attr {boolean} readonly - Only to look at: nothing is offered to be done about the case.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} theme - A look by its name: `paper`, `crisp`, `mono` or `grove`.
 * @attr {string} now - The instant to answer for; nothing counts down then.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @fires {CustomEvent<CaseSendDetail>} aftersales-case-send - The shopper does something about the case; preventing it sends nothing.
 * @slot survey - What stands there while the shopper may say how it went.
 * @slot - What stands there without an answer.
 * @slot actions - What the shopper can do next.
 * @csspart card - The whole answer.
 * @csspart case - The case.
 * @csspart case-(sent|received|answered|examined|proposed|agreed|carried_out|accepted|closed|reopened|escalated|waiting_for_shopper|goods_awaited|goods_sent|goods_arrived|proposal_expired|proposal_refused|refused|cancelled) - A case in this state.
 * @csspart status - The state, as a sign and words.
 * @csspart status-(sent|received|answered|examined|proposed|agreed|carried_out|accepted|closed|reopened|escalated|waiting_for_shopper|goods_awaited|goods_sent|goods_arrived|proposal_expired|proposal_refused|refused|cancelled) - The state, if it is this.
 * @csspart steps - The steps of the case.
 * @csspart step - One step.
 * @csspart step-(done|skipped|current|waiting) - A step in this state.
 * @csspart details - The number of the case, when it arrived, and who answers.
 * @csspart promises - What was promised by when.
 * @csspart calendar - A button that saves an end for a calendar.
 * @csspart sent - What was sent, folded away.
 * @csspart task - What the shopper is to do now.
 * @csspart task-(information_requested|proposal|claim_answer|send_requested) - The same, if it is this.
 * @csspart action - A button that sends something.
 * @csspart more - What else the shopper can do, each folded away.
 * @csspart refuse - The way to refuse a proposal.
 * @csspart ways - Where a dispute may go.
 * @csspart history - What happened, folded away.
 * @csspart advice - What to do at once, where the case is urgent.
 * @csspart acknowledgement - What the shop says to somebody who complained.
 * @csspart last-word - What the shop said last.
 * @csspart told - That something was received.
 * @csspart origin - That the terms are those of the page's own markup.
 */
export class AftersalesCase extends AftersalesDisplay {
  static tag = "aftersales-case";
  static observedAttributes = [...AftersalesDisplay.observedAttributes, "readonly", "heading-level"];

  /** When time alone changes the answer. */
  #next = Infinity;
  /** What the shopper types into stays as it is while nothing else is asked. @type {Map<string, Node[]>} */
  #kept = new Map();
  /** What was received last, to be told. */
  #told = "";
  /** The key of what is being sent, until it is received. @type {{ content: string, key: string } | undefined} */
  #sending;

  /** @override */
  learn() {
    return loadMessages(this.locale);
  }

  /** @override */
  ask() {
    if (this.#answer()) this.join();
  }

  /** @returns {boolean} */
  #answer() {
    const { handle, readRecord: record } = this;
    if (!handle || !record) return false;
    const answer = handle.caseProgress(record, this.clock());
    if (!answer.ok) {
      this.refuse(answer.issues);
      return false;
    }
    this.heed(answer);
    const progress = answer.value;
    this.#next = progress.nextChange ? new Date(progress.nextChange).getTime() : Infinity;
    const open = this.#opened();
    this.show(this.#card(record, progress), el("slot", { name: "actions" }));
    for (const details of this.shadowRoot?.querySelectorAll("details") ?? []) {
      details.open ||= open.includes(details.getAttribute("part") ?? "");
    }
    this.tell("answer", { kind: "case", progress });
    return true;
  }

  /** What the shopper has opened. */
  #opened() {
    const open = [...(this.shadowRoot?.querySelectorAll("details[open]") ?? [])];
    return open.map((details) => details.getAttribute("part") ?? "");
  }

  /** What is made once for a question, in a language. @param {string} key @param {() => (Node | null)[]} make */
  #once(key, make) {
    const name = [key, this.locale, headingOf(this)].join(" ");
    const known = this.#kept.get(name) ?? make().filter((node) => node !== null);
    this.#kept.set(name, known);
    return known;
  }

  /** @returns {import("./case-tasks.js").Desk} */
  get #desk() {
    const { say, wording } = this;
    const calendar = (/** @type {import("../endings.js").Ending} */ end, /** @type {string} */ name) =>
      calendarOf([end], this, name);
    return {
      say,
      wording,
      heading: headingOf(this, 1),
      calendar,
      send: (content, files) => this.#send(content, files),
    };
  }

  /**
   * Sends what the shopper does. The same content goes with the same key until it is received.
   * @param {import("./case-tasks.js").Content} content
   * @param {import("./case-tasks.js").Part[]} files
   * @returns {Promise<string>}
   */
  async #send(content, files) {
    const action = this.getAttribute("action");
    const attachments = files.map(({ id, file: { name, size, type } }) => ({ id, name, size, type }));
    const body = { ...content, ...(files.length > 0 && { values: { attachments } }) };
    const text = JSON.stringify(body);
    if (this.#sending?.content !== text) this.#sending = { content: text, key: randomKey() };
    const { key } = this.#sending;
    const sent = { key, ...body };
    if (!this.tell("case-send", { sent, files }) || action === null) return "";
    const { status, text: answer } = await post(new URL(action, this.baseURI).href, key, JSON.stringify(sent), files);
    const record = status === 200 || status === 201 ? this.#recordIn(answer) : undefined;
    if (record) {
      this.#sending = undefined;
      this.#kept.clear();
      this.#told = this.say("case.told", { at: moment(record.log?.at(-1)?.at ?? this.clock(), this.wording) });
      if (typeof this.record === "string") this.refresh();
      else this.record = record;
      this.speak(this.#told);
      return "";
    }
    if (status === 409 || status === 422) {
      // The record that is shown is of before.
      this.refresh();
      return this.say("case.too_late");
    }
    return this.say("case.failed");
  }

  /** The record of this case, if an answer is it; another page, whatever its status, says nothing of what was sent. @param {string} text */
  #recordIn(text) {
    try {
      const record = JSON.parse(text);
      const isOwn = record.id === this.readRecord?.id && this.handle?.caseProgress(record, this.clock()).ok;
      return isOwn ? record : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {CaseRecord} record @param {CaseProgress} progress */
  #card(record, progress) {
    const { say, wording } = this;
    const { state, turn, serviceLevels, earlier, steps, wanted, shopperMay } = progress;
    const { log = [], classification, receivedAt, number } = record;
    const desk = this.#desk;
    // What is not counted yet, or cannot be, would only fill the page.
    const told = serviceLevels.filter((level) => level.state !== "waiting" && level.state !== "unknown");
    const mayAct = !this.hasAttribute("readonly");
    const place = [mayAct, state, wanted?.event, wanted?.entry, wanted?.over, log.length].join(" ");
    return el(
      "section",
      { class: "card", part: "card case case-" + state },
      el(
        "div",
        { class: "top" },
        el(headingOf(this), { class: "heading" }, say("case.kind." + record.kind)),
        chip(state, say("case.state." + state)),
      ),
      this.#told ? el("p", { class: "told", part: "told" }, "✓ " + this.#told) : null,
      wordsOf(progress, classification?.because, desk),
      lastWordOf(progress, log, desk),
      this.#once("task " + place, () => [taskOf(progress, log, desk, mayAct)]),
      waysOf(progress.ways, desk),
      progress.survey && mayAct && this.querySelector("[slot=survey]")
        ? [el(desk.heading, { class: "subheading head" }, say("case.survey")), el("slot", { name: "survey" })]
        : null,
      el(
        "ol",
        { class: "steps", part: "steps" },
        steps.map((step) => this.#step(step, turn, log, desk)),
      ),
      el(
        "dl",
        { part: "details" },
        number ? row("number", say("case.number"), el("strong", { class: "number" }, foreign(number))) : null,
        number ? null : row("number", say("ui.case"), el("span", { class: "number" }, foreign(record.id))),
        receivedAt
          ? row("received", say("ui.received"), el("time", { datetime: receivedAt }, moment(receivedAt, wording)))
          : null,
        classification
          ? row("department", say("ui.department"), voiced(say, "department." + classification.department))
          : null,
        this.#promises("ui.promise", told),
        this.#promises("case.earlier", earlier),
      ),
      historyOf(log, desk),
      this.#sent(record),
      mayAct && this.hasAttribute("action")
        ? this.#once("more " + shopperMay.join(" ") + place, () => moreOf(progress, desk))
        : null,
    );
  }

  /** @param {string} title @param {ServiceLevel[]} levels */
  #promises(title, levels) {
    const items = levels.map((level) =>
      el("li", { class: level.state === "missed" ? "late" : null }, foreign(describe(level, this.wording))),
    );
    const calendar = calendarOf(levels, this, this.say(title));
    return items.length > 0 ? row("promises", this.say(title), el("ul", { part: "promises" }, items), calendar) : null;
  }

  /** @param {CaseProgress["steps"][number]} step @param {CaseProgress["turn"]} turn @param {CaseEntry[]} log @param {import("./case-tasks.js").Desk} desk */
  #step({ step, state, at, by, due }, turn, log, desk) {
    const { say, wording } = this;
    const who = say("case.who." + by);
    const promised =
      due?.due
      && state === "current"
      && foreign(say(due.state === "missed" ? "case.late" : "case.by", { who, deadline: deadline(due, wording) }));
    const when = at
      ? el("time", { datetime: at }, moment(at, wording))
      : promised
        || (state === "current" && by === turn && say("case.next." + by))
        || (state === "skipped" && say("case.skipped"));
    // What carried it out says more than that it was.
    const entry =
      step === "carry_out" && at ? log.find((one) => millisecondsOf(one.at) === millisecondsOf(at)) : undefined;
    const [outcome] = entry ? detailsOf(entry, desk) : [];
    return el(
      "li",
      { class: state, part: "step step-" + state, "aria-current": state === "current" ? "step" : null },
      el("span", { class: "mark", "aria-hidden": "true" }, state === "done" ? "✓" : ""),
      el(
        "div",
        {},
        el("strong", {}, say("case.step." + step)),
        state === "done" && el("span", { class: "spoken" }, " " + say("case.done")),
        outcome ? el("p", {}, outcome) : null,
        when && !(outcome && entry?.event === "refund") && el("p", { class: "small" }, when),
      ),
    );
  }

  /** What was sent, folded away. @param {CaseRecord} record */
  #sent(record) {
    const { handle, say, wording } = this;
    const specs = handle?.form(record.kind).fields() ?? [];
    const rows = summary(record, { ...wording, fields: specs, lines: this.readOrder?.lines });
    if (rows.length === 0) return null;
    return el(
      "details",
      { part: "sent" },
      el("summary", {}, say("case.sent")),
      el(
        "dl",
        { class: "sent" },
        rows.map(({ label, text }) => row("said", label, el("span", { class: "said" }, foreign(text)))),
      ),
    );
  }

  /** @override @returns {number} */
  tick() {
    const now = this.clock();
    if (this.now !== undefined) return Infinity;
    if (this.#next <= now && !this.#answer()) return Infinity;
    return this.#next - now;
  }
}
