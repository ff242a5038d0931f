// <aftersales-case policy record>: how far a filed case is, who acts next, and by when.
import { deadline, describe } from "../describe.js";
import { moment } from "../sentences.js";
import { summary } from "../record.js";
import { AftersalesDisplay } from "./display.js";
import { chip, row } from "./return-view.js";
import { el, foreign, voiced } from "../view/nodes.js";

/** @typedef {import("../types.js").CaseProgress} CaseProgress */
/** @typedef {import("../types.js").CaseRecord} CaseRecord */
/** @typedef {import("../types.js").ServiceLevel} ServiceLevel */

/**
 * How far is a filed case, whose turn is it, and by when?
 *
 * @tag aftersales-case
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} record - The record of the case: an address, which is asked again whenever something changes, or `#id` of a JSON script.
 * @attr {string} order - The order, for the titles of its lines, likewise.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} now - The instant to answer for; nothing counts down then.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @slot - What stands there without an answer.
 * @slot actions - What the shopper can do next.
 * @csspart card - The whole answer.
 * @csspart case - The case.
 * @csspart case-(sent|received|answered|examined|proposed|agreed|carried_out|closed|reopened|escalated|waiting_for_shopper) - A case in this state.
 * @csspart status - The state, as a sign and words.
 * @csspart status-(sent|received|answered|examined|proposed|agreed|carried_out|closed|reopened|escalated|waiting_for_shopper) - The state, if it is this.
 * @csspart steps - The steps of the case.
 * @csspart step - One step.
 * @csspart step-(done|skipped|current|waiting) - A step in this state.
 * @csspart details - The number of the case, when it arrived, and who answers.
 * @csspart promises - What was promised by when.
 * @csspart sent - What was sent, folded away.
 */
export class AftersalesCase extends AftersalesDisplay {
  static tag = "aftersales-case";

  /** When time alone changes the answer. */
  #next = Infinity;
  #open = false;

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
    this.#open ||= this.shadowRoot?.querySelector("details")?.open ?? false;
    this.show(this.#card(record, progress), el("slot", { name: "actions" }));
    this.tell("answer", { kind: "case", progress });
    return true;
  }

  /** @param {CaseRecord} record @param {CaseProgress} progress */
  #card(record, progress) {
    const { say, wording } = this;
    const { state, serviceLevels, steps } = progress;
    const department = record.classification?.department;
    // What is not counted yet, or cannot be, would only fill the page.
    const told = serviceLevels.filter((level) => level.state !== "waiting" && level.state !== "unknown");
    const promises = told.map((level) =>
      el("li", { class: level.state === "missed" ? "late" : null }, foreign(describe(level, wording))),
    );
    const received = record.receivedAt;
    return el(
      "section",
      { class: "card", part: "card case case-" + state },
      el(
        "div",
        { class: "top" },
        el("h3", {}, say("case.kind." + record.kind)),
        chip(state, say("case.state." + state)),
      ),
      el(
        "ol",
        { class: "steps", part: "steps" },
        steps.map((step) => this.#step(step)),
      ),
      el(
        "dl",
        { part: "details" },
        row(say("ui.case"), el("span", { class: "number" }, foreign(record.id))),
        received ? row(say("ui.received"), el("time", { datetime: received }, moment(received, wording))) : null,
        department ? row(say("ui.department"), voiced(say, "department." + department)) : null,
        promises.length > 0 ? row(say("ui.promise"), el("ul", { part: "promises" }, promises)) : null,
      ),
      this.#sent(record),
    );
  }

  /** @param {CaseProgress["steps"][number]} step */
  #step({ step, state, at, by, due }) {
    const { say, wording } = this;
    const who = say("case.who." + by);
    const promised =
      due?.due
      && state === "current"
      && foreign(say(due.state === "missed" ? "case.late" : "case.by", { who, deadline: deadline(due, wording) }));
    const when = at
      ? el("time", { datetime: at }, moment(at, wording))
      : promised || (state === "current" && say("case.next." + by)) || (state === "skipped" && say("case.skipped"));
    return el(
      "li",
      { class: state, part: "step step-" + state, "aria-current": state === "current" ? "step" : null },
      el("span", { class: "mark", "aria-hidden": "true" }, state === "done" ? "✓" : ""),
      el(
        "div",
        {},
        el("strong", {}, say("case.step." + step)),
        state === "done" && el("span", { class: "spoken" }, " " + say("case.done")),
        when && el("p", { class: "small" }, when),
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
      { part: "sent", open: this.#open },
      el("summary", {}, say("case.sent")),
      el(
        "dl",
        { class: "sent" },
        rows.map(({ label, text }) => row(label, el("span", { class: "said" }, foreign(text)))),
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
