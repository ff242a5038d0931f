// <aftersales-warranty policy line>: how long does each warranty run, and what ends it?
import { chargesOf, coverageName, deadline, describe } from "../describe.js";
import { AftersalesElement } from "./base.js";
import { inWords, milestone, untilChange } from "./countdown.js";
import { AftersalesDisplay } from "./display.js";
import { authority, bring, chip, row, tone, until } from "./return-view.js";
import { VARIANT, headingOf, variantOf } from "./variants.js";
import { contactsCard } from "./contacts.js";
import { calendarOf } from "../view/calendar.js";
import { el, foreign, write } from "../view/nodes.js";

/** @typedef {import("../types.js").Coverage} Coverage */
/** @typedef {import("../index.js").Countdown} Countdown */
/** @typedef {{ countdown: Countdown, node: HTMLElement, bar?: HTMLProgressElement, name: string, state: string, milestone: string }} Counted */

/** Running, possible, over. @param {Coverage} coverage */
const rank = ({ state }) =>
  state === "active" || state === "expiring" ? 0 : state === "expired" || state === "void" ? 2 : 1;

/**
 * How long does each warranty run, and what ends it?
 *
 * @tag aftersales-warranty
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} line - The order line: an address, or `#id` of a JSON script.
 * @attr {string} order - The order of the line, likewise: what it says of all its lines counts.
 * @attr {("line" | "card" | "full")} variant - One sentence for each, or cards.
 * @attr {number} heading-level - The level of its headings, 2 to 6.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} theme - A look by its name: `paper`, `crisp`, `mono` or `grove`.
 * @attr {string} now - The instant to answer for; nothing counts down then.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @slot - What stands there without an answer.
 * @slot actions - What the shopper can do next.
 * @csspart card - Each section.
 * @csspart coverage - One warranty.
 * @csspart coverage-(not_started|active|expiring|expired|unregistered|void|unknown) - A warranty in this state.
 * @csspart status - The state, as a sign and words.
 * @csspart status-(not_started|active|expiring|expired|unregistered|void|unknown) - The state, if it is this.
 * @csspart sentence - A warranty in one sentence.
 * @csspart deadline - The last day.
 * @csspart countdown - The time left.
 * @csspart calendar - The button that saves the end for a calendar.
 * @csspart progress - The share of the time that is over.
 * @csspart details - The list of what it covers.
 * @csspart row - One row of it.
 * @csspart row-(covers|limit|registration|bring|authority|note|costs|next|points|channels|help) - The row of this.
 * @csspart requires - What to bring.
 * @csspart citation - Where the law or the terms say so.
 * @csspart fault - Who pays for the fault that is asked about.
 * @csspart fault-(free|shared|paid|depends) - Who pays, if it is this.
 * @csspart contacts - Whom to ask.
 * @csspart origin - That the terms are those of the page's own markup.
 */
export class AftersalesWarranty extends AftersalesDisplay {
  static tag = "aftersales-warranty";
  static observedAttributes = [...AftersalesElement.observedAttributes, ...VARIANT];

  /** @type {Counted[]} */
  #counted = [];

  /** @override */
  ask() {
    if (this.#answer()) this.join();
  }

  #answer() {
    const { handle } = this;
    if (!handle) return false;
    const answer = handle.warranty(this.statedLine, this.clock());
    if (!answer.ok) {
      this.refuse(answer.issues);
      return false;
    }
    this.heed(answer);
    this.release();
    // What runs comes first: who looks for cover should not have to read past what ended.
    const isShort = variantOf(this) === "line";
    const cards = [...answer.value]
      .sort((one, other) => rank(one) - rank(other))
      .map((coverage) => (isShort ? this.#sentence(coverage) : this.#card(coverage)));
    const verdict = this.#verdict();
    const contacts = isShort ? undefined : this.#contacts();
    this.show(
      ...verdict,
      ...(cards.length > 0 ? cards : [el("p", { class: "card", part: "card" }, this.say("ui.no_coverage"))]),
      ...(contacts ? [contacts] : []),
      el("slot", { name: "actions" }),
    );
    this.tell("answer", { kind: "warranty", coverages: answer.value });
    return true;
  }

  /** Who pays for the fault that the page asks about. */
  #verdict() {
    const { fault, handle, say } = this;
    const answer = fault && handle?.fault(this.statedLine, fault, this.clock());
    if (!answer) return [];
    if (!answer.ok) {
      this.tell("issues", { issues: answer.issues });
      return [];
    }
    const { value } = answer;
    this.tell("answer", { kind: "fault", verdict: value });
    return [
      el(
        "section",
        { class: "card", part: "card fault fault-" + value.verdict },
        el("p", { class: "lead head" }, foreign(describe(value, this.wording))),
        el(
          "dl",
          { part: "details" },
          row("costs", say("ui.costs"), chargesOf(value, say).join(say("join.list"))),
          bring(value.requires, say),
          row("next", say("ui.next"), value.steps.map((step) => say("step." + step)).join(say("join.list"))),
        ),
      ),
    ];
  }

  /** Whom to ask about these goods; nothing if the policy names nobody. */
  #contacts() {
    const answer = this.handle?.contacts({ categories: this.readLine?.categories }, this.clock());
    return (answer?.ok && contactsCard(answer.value, this.say, this.wording)) || undefined;
  }

  /** A warranty in one sentence. @param {Coverage} coverage */
  #sentence(coverage) {
    const { say, wording } = this;
    const { state } = coverage;
    return el(
      "section",
      { class: "card", part: "card coverage coverage-" + state },
      chip(state, say("coverage." + state)),
      el("p", { class: "lead", part: "sentence" }, foreign(describe(coverage, wording))),
    );
  }

  /** @param {Coverage} coverage */
  #card(coverage) {
    const { say, wording } = this;
    const { state, endedBy, covers, limits, extendedByDays, requires, missing } = coverage;
    const name = coverageName(coverage, say);
    const runs = state === "active" || state === "expiring";
    // A day on which nothing ended, or on which nothing will begin to count, would mislead.
    const dated =
      runs || (state === "expired" && endedBy === "time") ? until(coverage, say, wording, state === "expired") : null;
    const bar =
      runs && coverage.closesState === "at"
        ? el("progress", { part: "progress", "aria-label": name + ": " + say("coverage.used_time") })
        : undefined;
    const used = limits.map(({ unit, cap, used: reading }) => {
      const [worn, most] = [reading, cap].map((count) => count?.toLocaleString(wording.locale));
      const params = { used: worn, cap: most, unit: say("unit_of." + unit) };
      const share =
        reading !== null
        && el("progress", { max: String(cap), value: String(reading), "aria-label": say("coverage.used", params) });
      return row(
        "limit",
        say("coverage.limit"),
        say(reading === null ? "coverage.cap" : "coverage.used", params),
        share,
      );
    });
    return el(
      "section",
      { class: "card " + tone(state), part: "card coverage coverage-" + state },
      el(
        "div",
        { class: "top" },
        el(
          headingOf(this),
          { class: "heading" },
          foreign(name, say.title?.("warranties", coverage.rule, coverage.basis)?.lang),
        ),
        chip(state, say("coverage." + state)),
      ),
      dated ?? el("p", { class: "lead head" }, foreign(describe(coverage, wording))),
      runs && this.#timer("warranty", coverage, name, bar),
      bar,
      calendarOf([coverage], this, name),
      el(
        "dl",
        { part: "details" },
        row("covers", say("ui.covers"), covers.map((remedy) => say("remedy." + remedy)).join(say("join.list"))),
        used,
        this.#registration(coverage, name),
        extendedByDays > 0 && row("note", say("ui.note"), say("coverage.extended", { count: extendedByDays })),
        bring(requires, say),
        authority(coverage, say),
        state !== "unknown"
          && missing.length > 0
          && row("note", say("ui.note"), describe({ ...coverage, state: "unknown" }, wording)),
      ),
    );
  }

  /** @param {Coverage} coverage @param {string} name */
  #registration(coverage, name) {
    const { say, wording } = this;
    const { registration, state } = coverage;
    if (!registration) return null;
    const title = say("event_of.registered");
    if (registration.done) return row("registration", title, say("coverage.registered"));
    if (!registration.until || state === "expired" || state === "void") return null;
    const { until: closes, lastDay, gains } = registration;
    const params = { deadline: deadline({ closes, lastDay }, wording), gain: gains && deadline(gains, wording) };
    if (new Date(closes).getTime() <= this.clock()) {
      return row("registration", title, say("coverage.register_closed", params));
    }
    return row("registration", title, say(gains ? "coverage.register_gain" : "coverage.register_by", params), [
      this.#timer("registration", coverage, say("join.pair", { name, value: title })),
    ]);
  }

  /** @param {"warranty" | "registration"} kind @param {Coverage} coverage @param {string} name @param {HTMLProgressElement} [bar] */
  #timer(kind, coverage, name, bar) {
    const node = el("p", { class: "countdown", part: "countdown", role: "timer" });
    const answer = this.readLine && this.handle?.countdown(this.statedLine, { kind, id: coverage.id });
    if (answer?.ok) {
      const { state } = answer.value.at(this.clock());
      this.#counted.push({ countdown: answer.value, node, bar, name, state, milestone: "" });
    }
    return node;
  }

  /** @override @returns {number} */
  tick() {
    const now = this.clock();
    const { say } = this;
    const still = this.now !== undefined;
    let next = Infinity;
    for (const counted of this.#counted) {
      const left = counted.countdown.at(now);
      if (left.state !== counted.state) {
        // The time that was left has changed what the warranty is worth: the card is asked for again.
        const { name } = counted;
        if (!this.#answer()) return Infinity;
        if (left.state === "expired") this.speak(say("milestone.expired", { name }));
        return still ? Infinity : this.tick();
      }
      write(counted.node, inWords(left, say) ?? "");
      const reached = milestone(left);
      counted.node.classList.toggle("soon", reached !== "");
      if (counted.bar && left.fraction !== null) counted.bar.value = Number(left.fraction.toFixed(3));
      if (counted.milestone !== reached && counted.milestone) {
        this.speak(say("milestone." + reached, { name: counted.name }));
      }
      counted.milestone = reached;
      next = Math.min(next, untilChange(left, now));
    }
    return still ? Infinity : next;
  }

  /** @override */
  release() {
    for (const { countdown } of this.#counted) countdown.free();
    this.#counted = [];
  }
}
