// <aftersales-return policy line reason>: may this be returned, until when, and at what cost?
import { describe } from "../describe.js";
import { AftersalesElement } from "./base.js";
import { alone, decide } from "./decisions.js";
import { inWords, milestone, untilChange } from "./countdown.js";
import { AftersalesDisplay } from "./display.js";
import { elapsing } from "./elapsing.js";
import { askable, Questions } from "./questions.js";
import { best, chip, nothing, others, refused, sentence } from "./return-view.js";
import { VARIANT, headingOf, variantOf } from "./variants.js";
import { Because } from "../view/because.js";
import { calendarOf } from "../view/calendar.js";
import { millisecondsOf } from "../instant.js";
import { arrange, el, write } from "../view/nodes.js";

/** @typedef {import("../types.js").Decision} Decision */

/** Where the reason stands among what is asked. */
const REASON = "/request/reason";

/**
 * May this be returned, until when, at what cost, and why not?
 *
 * @tag aftersales-return
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} line - The order line: an address, or `#id` of a JSON script.
 * @attr {string} order - The order of the line, likewise: its parcels, its country and how it was paid count.
 * @attr {string} reason - Why the shopper asks, such as `changed_mind`, which they can change; it is asked for otherwise.
 * @attr {("line" | "card" | "full")} variant - One sentence, a card, or a card with everything open.
 * @attr {number} heading-level - The level of its headings, 2 to 6.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} theme - A look by its name: `paper`, `crisp`, `mono` or `grove`.
 * @attr {string} now - The instant to answer for; nothing counts down then.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @slot - What stands there without an answer.
 * @slot actions - What the shopper can do next.
 * @csspart card - The whole answer.
 * @csspart answer - What the shopper can get, before the questions.
 * @csspart sentence - The answer in one sentence.
 * @csspart reason - The reason that it is given for, to be changed.
 * @csspart status - The status, as a sign and words.
 * @csspart status-(eligible|conditional|review|ineligible) - The status, if it is this.
 * @csspart option - The best option, or the one that came closest.
 * @csspart deadline - The last day.
 * @csspart countdown - The time left.
 * @csspart calendar - The button that saves the last day for a calendar.
 * @csspart details - The list of costs, money, papers and steps.
 * @csspart row - One row of it.
 * @csspart row-(costs|refund|exchange|bring|next|proof|authority|note) - The row of this.
 * @csspart costs - What it costs.
 * @csspart refund - The money back.
 * @csspart requires - What to bring.
 * @csspart steps - What to do next.
 * @csspart citation - Where the law or the terms say so.
 * @csspart questions - What the answer hinges on.
 * @csspart question - One question.
 * @csspart choice - One of its answers.
 * @csspart opens - What that answer opens.
 * @csspart select - A list of answers.
 * @csspart input - A number or a date.
 * @csspart other-options - What is open besides.
 * @csspart closed - What is not open, and why.
 * @csspart way-on - What is left to do where nothing is open.
 * @csspart origin - That the terms are those of the page's own markup.
 */
export class AftersalesReturn extends AftersalesDisplay {
  static tag = "aftersales-return";
  static observedAttributes = [...AftersalesElement.observedAttributes, ...VARIANT];

  #answer = once(() => el("div", { part: "answer" }));
  /** What is open, in full; or what is left to do. */
  #terms = once(() => el("div"));
  #more = folded("other-options");
  #refused = folded("closed");
  #card = once(() => el("section", { class: "card", part: "card" }));
  #actions = once(() => el("slot", { name: "actions" }));
  #because = once(() => new Because((reason) => this.#reconsider(reason)));
  #variant = "";
  /** The reasons of the terms, by the terms. @type {[unknown, string[]]} */
  #reasons = [undefined, []];
  /** The reason that the page gave when the shopper chose another. @type {unknown} */
  #replaced;
  #questions = /** @type {Questions | undefined} */ (undefined);
  #timer = /** @type {HTMLElement | undefined} */ (undefined);
  /** @type {{ at(now: number): import("../types.js").Remaining, free?(): void } | undefined} */
  #countdown;
  /** @type {number} */
  #next = Infinity;
  #milestone = "";
  #remedy = "";

  /** What the shopper answered here, by pointer: a form takes it along as `answers`. */
  get answers() {
    return Object.fromEntries(this.#questions?.answers ?? []);
  }
  set answers(value) {
    void value;
  }

  /** @override */
  ask() {
    if (this.#decide()) this.join();
  }

  /** What is asked: with the reason of the page, until the shopper chooses another. */
  #request() {
    const { reason } = this;
    const answers = this.#questions?.answers;
    if (reason !== this.#replaced) answers?.delete(REASON);
    this.#replaced = reason;
    return reason && !answers?.has(REASON) ? { reason } : {};
  }

  /** @param {string} reason */
  #reconsider(reason) {
    this.#questions?.answers.set(REASON, reason);
    this.#answered();
  }

  /** Asks again, and says what the answer is now. */
  #answered() {
    this.ask();
    const told = [this.#answer(), this.#terms()].flatMap((part) => [
      ...part.querySelectorAll(".chip, .heading, .deadline"),
    ]);
    this.speak(told.map((node) => node.textContent).join(". "));
  }

  /** Asks and shows; false if the input was not understood. */
  #decide() {
    const { handle, readOrder } = this;
    if (!handle) return false;
    const known = this.readLine ?? {};
    this.#questions ??= new Questions(() => this.#answered());
    const asked = this.#request();
    const { line, request } = this.#questions.apply(known, asked);
    const answer = decide(handle, readOrder, { line, request }, this.clock());
    if (!answer.ok) {
      this.refuse(answer.issues);
      return false;
    }
    this.heed(answer);
    if (variantOf(this) === "line") this.#tell(answer.value);
    else this.#show(answer.value, alone(readOrder, line), this.#needed(known, asked), request.reason ?? undefined);
    this.tell("answer", { kind: "return", decision: answer.value });
    return true;
  }

  /** Pointers of answers that may be changed. @param {import("../types.js").OrderLine} line @param {import("../types.js").ReturnRequest} request */
  #needed(line, request) {
    const without = /** @type {Questions} */ (this.#questions).needed(line, request, (one, other) => {
      const { handle, readOrder } = this;
      const answer = handle && decide(handle, readOrder, { line: one, request: other }, this.clock());
      return answer?.ok ? answer.value : undefined;
    });
    return without.map(({ fact }) => fact.pointer);
  }

  /** The answer as one line. @param {Decision} decision */
  #tell(decision) {
    const { say, wording } = this;
    this.release();
    this.#timer = undefined;
    this.#heed(decision);
    this.#answer().replaceChildren(
      chip(decision.status, say("status." + decision.status)),
      sentence(decision, wording),
    );
    arrange(this.#card(), [this.#answer(), this.#actions()]);
    this.show(this.#card());
  }

  /** What counts down to the end of an option. One that its order puts off is counted in hours as they pass. @param {import("../types.js").Option} option @param {import("../types.js").OrderLine} line */
  #countingTo({ id, closes }, line) {
    const counted = this.handle?.countdown(line, { kind: "return", id });
    const own = counted?.ok ? counted.value : undefined;
    if (!closes || own?.at(this.clock()).closes === closes) return own;
    own?.free();
    return elapsing(millisecondsOf(closes));
  }

  /** When time changes the answer. @param {Decision} decision */
  #heed({ nextChange }) {
    this.#next = nextChange ? new Date(nextChange).getTime() : Infinity;
  }

  /** @param {Decision} decision @param {import("../types.js").OrderLine} line @param {string[]} needed Pointers of answers that may be changed. @param {string | undefined} reason */
  #show(decision, line, needed, reason) {
    const { say, wording } = this;
    const { status, options, returnableQuantity, unit } = decision;
    const missing = askable(decision.missing);
    // Of what is measured the refund is for all that is left.
    const pieces = unit ? null : returnableQuantity;
    const questions = /** @type {Questions} */ (this.#questions);
    const heading = headingOf(this);
    // While an answer decides, no option stands out; the question comes first.
    const open = missing.length > 0 && status === "conditional" ? undefined : leading(decision);
    this.release();
    this.#heed(decision);
    this.#countdown = open && this.#countingTo(open, line);
    this.#timer = el("p", { class: "countdown", part: "countdown", role: "timer" });
    this.#remedy = open ? say("remedy." + open.remedy) : "";
    this.#milestone = "";
    this.#answer().replaceChildren(chip(status, say("status." + status)), sentence(decision, wording));
    this.#terms().replaceChildren(
      ...(open
        ? best(open, pieces, say, wording, heading, el("div", {}, this.#timer, calendarOf([open], this)))
        : status === "ineligible"
          ? nothing(decision, this.#covered(line), say, wording, heading)
          : []),
    );
    const relied = decision.reliesOn.map(({ pointer }) => pointer.replace("/request/facts/", "/line/"));
    questions.show(missing, [...relied, ...needed], say, wording.locale + (wording.messages?.locale ?? ""), {
      decision,
      wording,
      nothing: say("opens.nothing.return"),
    });
    const rest = options.filter((option) => option !== open);
    fill(this.#more(), others(options, open, wording), (count) =>
      say(
        rest.every((option) => option.status === "open")
          ? "ui.other_options"
          : open
            ? "ui.maybe_options"
            : "ui.possible_options",
        { count },
      ),
    );
    fill(this.#refused(), refused(decision, say, wording), (count) => say("ui.closed_options", { count }));
    this.#open(variantOf(this));
    arrange(this.#card(), [
      this.#answer(),
      ...(reason && this.reason ? [this.#reason(line, reason)] : []),
      questions.form,
      this.#terms(),
      this.#more(),
      this.#refused(),
      this.#actions(),
    ]);
    this.show(this.#card());
  }

  /** Opens what is folded, or folds it, when that is asked for. @param {string} variant */
  #open(variant) {
    if (variant === this.#variant) return;
    this.#variant = variant;
    for (const part of [this.#more(), this.#refused()]) part.open = variant === "full";
  }

  /** The reason, among those that the terms know. @param {import("../types.js").OrderLine} line @param {string} reason */
  #reason(line, reason) {
    if (this.#reasons[0] !== this.handle) {
      const answer = this.handle?.reasons(line, this.clock());
      this.#reasons = [this.handle, answer?.ok ? answer.value.map((one) => one.reason) : []];
    }
    this.#because().show(reason, this.#reasons[1], this.say);
    return this.#because().node;
  }

  /** Warranties that still run, for a shopper who can return nothing. @param {import("../types.js").OrderLine} line */
  #covered(line) {
    const answer = this.handle?.warranty(line, this.clock());
    if (!answer?.ok) return [];
    const running = answer.value.filter(({ state }) => state === "active" || state === "expiring");
    return running.map((coverage) => describe(coverage, this.wording));
  }

  /** @override */
  tick() {
    const now = this.clock();
    const still = this.now !== undefined;
    if (!still && this.#next <= now && !this.#decide()) return Infinity;
    const left = this.#countdown?.at(now);
    if (!left || !this.#timer) return still ? Infinity : this.#next - now;
    write(this.#timer, inWords(left, this.say) ?? "");
    const reached = milestone(left);
    this.#timer.classList.toggle(
      "soon",
      reached === "day" || reached === "hour" || (reached === "week" && Number(left.days) < 2),
    );
    if (this.#milestone !== reached) {
      if (this.#milestone) this.speak(this.say("milestone." + reached, { name: this.#remedy }));
      this.#milestone = reached;
    }
    return still ? Infinity : Math.min(untilChange(left, now), this.#next - now);
  }

  /** @override */
  release() {
    this.#countdown?.free?.();
    this.#countdown = undefined;
  }
}

/** The best of the options that make the answer what it is. @param {Decision} decision */
function leading({ status, options }) {
  return options.find((option) => option.status === (status === "eligible" ? "open" : status));
}

/** What is made when it is first needed. @template T @param {() => T} make @returns {() => T} */
function once(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

/** @param {string} part */
const folded = (part) => once(() => el("details", { part }, el("summary"), el("ul", { class: "items" })));

/** @param {HTMLDetailsElement} details @param {Node[]} items @param {(count: number) => string} title */
function fill(details, items, title) {
  details.hidden = items.length === 0;
  write(/** @type {Node} */ (details.firstChild), title(items.length));
  /** @type {Element} */ (details.lastElementChild).replaceChildren(...items);
}
