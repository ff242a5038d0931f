// <aftersales-countdown policy line for option> or <aftersales-countdown until>: how much time is left.
import { coverageName, deadline } from "../describe.js";
import { loadFirst } from "../languages.js";
import { millisecondsOf } from "../instant.js";
import { moment } from "../sentences.js";
import { calendarOf } from "../view/calendar.js";
import { el, foreign, write } from "../view/nodes.js";
import { until } from "../view/when.js";
import { inWords, milestone, untilChange } from "./countdown.js";
import { AftersalesDisplay } from "./display.js";
import { elapsing } from "./elapsing.js";
import { issuesOf, noInstant } from "./source.js";

/** @typedef {import("../endings.js").Ending} Ending */
/** @typedef {import("../types.js").Coverage} Coverage */
/** @typedef {import("../types.js").Option} Option */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {{ at(now: number): import("../types.js").Remaining, free?(): void }} Counting */
/** @typedef {{ counting: Counting, ending?: Exclude<Ending, import("../types.js").ServiceLevel>, name: string, when: string }} Counted What counts, what ends, and when in words. */

/**
 * How much time is left?
 *
 * @tag aftersales-countdown
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} line - The order line: an address, or `#id` of a JSON script.
 * @attr {string} order - The order of the line, likewise: what it says of all its lines counts.
 * @attr {string} for - What ends: `return` unless it is given, `warranty` or `registration`.
 * @attr {string} option - The id of the option or of the warranty; the leading one unless it is given.
 * @attr {string} reason - Why the shopper asks, such as `changed_mind`, where it decides which option leads.
 * @attr {string} until - The instant at which it ends, in place of terms and a line.
 * @attr {string} label - What ends, as a shopper reads it.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} theme - A look by its name: `paper`, `crisp`, `mono` or `grove`.
 * @attr {string} now - The instant to answer for; nothing counts down then.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @slot - What stands there without an answer.
 * @slot actions - What the shopper can do next.
 * @csspart countdown - The time left.
 * @csspart deadline - When it ends.
 * @csspart calendar - The button that saves the end for a calendar.
 * @csspart origin - That the terms are those of the page's own markup.
 */
export class AftersalesCountdown extends AftersalesDisplay {
  static tag = "aftersales-countdown";
  static observedAttributes = [...AftersalesDisplay.observedAttributes, "until", "for", "option", "label"];

  /** @type {Counting | undefined} */
  #counting;
  /** @type {HTMLElement | undefined} */
  #timer;
  #name = "";
  #milestone = "";

  /** An instant needs no terms. @override */
  async load() {
    if (!this.hasAttribute("until")) return super.load();
    await Promise.all([loadFirst(this.locale).catch(() => undefined), this.dressing()]);
    if (!this.isConnected) return;
    if (this.now === undefined || !Number.isNaN(millisecondsOf(this.now))) this.ask();
    else this.refuse(issuesOf(noInstant()));
  }

  /** @override */
  ask() {
    const found = this.hasAttribute("until") ? this.#instant() : this.#ending();
    if (!found) return;
    const { counting, ending, name, when } = found;
    this.release();
    this.#counting = counting;
    this.#name = name;
    const left = counting.at(this.clock());
    this.#milestone = milestone(left);
    this.#timer = el("p", { class: "countdown", part: "countdown", role: "timer" });
    if (left.closes === null) this.#timer.textContent = when;
    this.show(
      this.#timer,
      ...(left.closes === null
        ? []
        : [
            el(
              "p",
              { class: "small", part: "deadline" },
              el(
                "time",
                { datetime: left.closes },
                foreign(name ? this.say("join.pair", { name, value: when }) : when),
              ),
            ),
          ]),
      ...[ending && calendarOf([ending], this, name)].filter((node) => node instanceof Node),
      el("slot", { name: "actions" }),
    );
    this.tell("answer", { kind: "countdown", remaining: left });
    this.join();
  }

  /** The instant that the page states, on the shopper's own clocks. @returns {Counted | undefined} */
  #instant() {
    const until = this.getAttribute("until") ?? "";
    const at = millisecondsOf(until);
    if (at !== at) {
      const message = "until is no instant: it is epoch milliseconds, or a text such as 2026-03-31T24:00:00+02:00";
      this.refuse([{ code: "ambiguous_instant", pointer: "/until", message }]);
      return undefined;
    }
    const closes = new Date(at).toISOString();
    const name = this.getAttribute("label") ?? "";
    const { here: timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone } = this;
    const when = moment(closes, { ...this.wording, timeZone });
    return { counting: elapsing(at), ending: { id: "until", name: name || document.title, closes }, name, when };
  }

  /** What ends by the shop's terms. @returns {Counted | undefined} */
  #ending() {
    const { handle, statedLine: line, say, wording, reason } = this;
    if (!handle) return undefined;
    const kind = /** @type {"return" | "warranty" | "registration"} */ (this.getAttribute("for") ?? "return");
    const asked = this.getAttribute("option");
    const answer =
      kind === "return"
        ? handle.checkReturn(line, reason ? { reason } : {}, this.clock())
        : handle.warranty(line, this.clock());
    const values = answer.ok ? ("options" in answer.value ? answer.value.options : answer.value) : [];
    // The best comes first.
    const value = /** @type {(Option | Coverage)[]} */ (values).find(({ id }) => asked === null || id === asked);
    const counted = handle.countdown(line, { kind, id: asked ?? value?.id });
    if (!answer.ok || !counted.ok) {
      this.refuse([answer, counted].flatMap((one) => (one.ok ? [] : one.issues)));
      return undefined;
    }
    const ends = !value || kind !== "registration" || !("covers" in value) ? value : registrationOf(value, say);
    const name = this.getAttribute("label") ?? (ends ? nameOf(ends, say) : "");
    // What is over is no option any more, but it is known when it closed.
    const { closes } = counted.value.at(this.clock());
    const when = until(ends ?? { closes }, wording) || deadline(ends ?? {}, wording);
    return { counting: counted.value, ending: ends, name, when };
  }

  /** @override @returns {number} */
  tick() {
    const now = this.clock();
    const left = this.#counting?.at(now);
    if (!left || left.closes === null || !this.#timer) return Infinity;
    write(this.#timer, inWords(left, this.say) ?? "");
    const reached = milestone(left);
    this.#timer.classList.toggle("soon", reached !== "");
    if (this.#milestone !== reached) {
      this.speak(this.say("milestone." + reached, { name: this.#name }));
      this.#milestone = reached;
    }
    // What is over is nothing to remember.
    if (reached === "expired") this.shadowRoot?.querySelector("[part=calendar]")?.remove();
    return this.now === undefined ? untilChange(left, now) : Infinity;
  }

  /** @override */
  release() {
    this.#counting?.free?.();
    this.#counting = undefined;
  }
}

/** The last day to register as an end of its own. @param {Coverage} coverage @param {Say} say @returns {import("../icalendar.js").CalendarEnd | undefined} */
function registrationOf({ id, registration }, say) {
  if (!registration?.until) return undefined;
  const { until: closes, lastDay } = registration;
  return { id: id + "/registration", name: say("event_of.registered"), closes, lastDay };
}

/** @param {Exclude<Ending, import("../types.js").ServiceLevel>} value @param {Say} say */
function nameOf(value, say) {
  if ("covers" in value) return coverageName(value, say);
  return "remedy" in value ? say("remedy." + value.remedy) : value.name;
}
