// <aftersales-return policy line reason>: may this be returned, until when, and at what cost?
import { describe } from "../describe.js";
import { inWords, milestone, untilChange } from "./countdown.js";
import { AftersalesDisplay } from "./display.js";
import { Questions } from "./questions.js";
import { best, chip, nothing, others, refused, sentence } from "./return-view.js";
import { calendarOf } from "../view/calendar.js";
import { el, write } from "../view/nodes.js";

/** @typedef {import("../types.js").Decision} Decision */

/**
 * May this be returned, until when, at what cost, and why not?
 *
 * @tag aftersales-return
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} line - The order line: an address, or `#id` of a JSON script.
 * @attr {string} reason - Why the shopper asks, such as `changed_mind`; it is asked for otherwise.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} now - The instant to answer for; nothing counts down then.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @slot - What stands there without an answer.
 * @slot actions - What the shopper can do next.
 * @csspart card - The whole answer.
 * @csspart answer - What the shopper can get, before the questions.
 * @csspart sentence - The answer in one sentence.
 * @csspart status - The status, as a sign and words.
 * @csspart status-(eligible|conditional|review|ineligible) - The status, if it is this.
 * @csspart option - The best option, or the one that came closest.
 * @csspart deadline - The last day.
 * @csspart countdown - The time left.
 * @csspart calendar - The button that saves the last day for a calendar.
 * @csspart details - The list of costs, money, papers and steps.
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
 */
export class AftersalesReturn extends AftersalesDisplay {
  static tag = "aftersales-return";

  #answer = el_("div", "answer");
  #more = folded("other-options");
  #refused = folded("closed");
  #card = /** @type {HTMLElement | undefined} */ (undefined);
  #questions = /** @type {Questions | undefined} */ (undefined);
  #timer = /** @type {HTMLElement | undefined} */ (undefined);
  /** @type {import("../index.js").Countdown | undefined} */
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

  /** Asks and shows; false if the input was not understood. */
  #decide() {
    const { handle, readLine } = this;
    if (!handle) return false;
    this.#questions ??= new Questions(() => {
      this.ask();
      this.speak(
        [...this.#answer().querySelectorAll(".chip, h3, .deadline")].map((node) => node.textContent).join(". "),
      );
    });
    const { line, request } = this.#questions.apply(readLine ?? {}, this.reason ? { reason: this.reason } : {});
    const answer = handle.checkReturn(line, request, this.clock());
    if (!answer.ok) {
      this.refuse(answer.issues);
      return false;
    }
    this.heed(answer);
    const needed = this.#questions.needed(readLine ?? {}, this.reason ? { reason: this.reason } : {}, (...without) => {
      const other = handle.checkReturn(...without, this.clock());
      return other.ok ? other.value : undefined;
    });
    this.#show(
      answer.value,
      line,
      needed.map(({ fact }) => fact.pointer),
    );
    this.tell("answer", { kind: "return", decision: answer.value });
    return true;
  }

  /** @param {Decision} decision @param {import("../types.js").OrderLine} line @param {string[]} needed Pointers of answers that may be changed. */
  #show(decision, line, needed) {
    const { say, wording, handle } = this;
    const { status, options, missing, nextChange, returnableQuantity } = decision;
    const questions = /** @type {Questions} */ (this.#questions);
    // While an answer decides, no option stands out; the question comes first.
    const open = missing.length > 0 && status === "conditional" ? undefined : leading(decision);
    this.release();
    this.#next = nextChange ? new Date(nextChange).getTime() : Infinity;
    const counted = open && handle?.countdown(line, { kind: "return", id: open.id });
    this.#countdown = counted?.ok ? counted.value : undefined;
    this.#timer = el("p", { class: "countdown", part: "countdown", role: "timer" });
    this.#remedy = open ? say("remedy." + open.remedy) : "";
    this.#milestone = "";
    this.#answer().replaceChildren(
      chip(status, say("status." + status)),
      ...(status === "ineligible" ? [] : [sentence(decision, wording)]),
      ...(open
        ? best(open, returnableQuantity, say, wording, el("div", {}, this.#timer, calendarOf([open], this)))
        : status === "ineligible"
          ? nothing(decision, this.#covered(line), say, wording)
          : []
      )
        .flat()
        .filter((node) => node instanceof Node),
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
    this.#card ??= el(
      "section",
      { class: "card", part: "card" },
      this.#answer(),
      questions.form,
      this.#more(),
      this.#refused(),
      el("slot", { name: "actions" }),
    );
    this.show(this.#card);
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
    this.#countdown?.free();
    this.#countdown = undefined;
  }
}

/** The best of the options that make the answer what it is. @param {Decision} decision */
function leading({ status, options }) {
  return options.find((option) => option.status === (status === "eligible" ? "open" : status));
}

/** A node that is made when it is first needed. @param {"div"} tag @param {string} part */
function el_(tag, part) {
  /** @type {HTMLElement | undefined} */
  let node;
  return () => (node ??= el(tag, { part }));
}

/** @param {string} part */
function folded(part) {
  /** @type {HTMLDetailsElement | undefined} */
  let node;
  return () => (node ??= el("details", { part }, el("summary"), el("ul", { class: "items" })));
}

/** @param {HTMLDetailsElement} details @param {Node[]} items @param {(count: number) => string} title */
function fill(details, items, title) {
  details.hidden = items.length === 0;
  write(/** @type {Node} */ (details.firstChild), title(items.length));
  /** @type {Element} */ (details.lastElementChild).replaceChildren(...items);
}
