// <aftersales-timeline policy line order reason>: what can be done with these goods over time, as bars.
import { loadMessages } from "../languages.js";
import { dayOf } from "../sentences.js";
import { adopt, el, foreign } from "../view/nodes.js";
import { barsOf, nextEdge, scaleOf } from "./bars.js";
import { AftersalesDisplay } from "./display.js";
import { dayOfEnd, groupNode, place, placed, tableOf } from "./timeline-view.js";
import { timelineSheet } from "./timeline-style.js";
import { headingOf } from "./variants.js";

/**
 * What can be done with these goods, and until when, as bars over time?
 *
 * @tag aftersales-timeline
 * @attr {string} policy - The shop's terms: an address, or `#id` of a JSON script.
 * @attr {string} line - The order line: an address, or `#id` of a JSON script.
 * @attr {string} order - The order of the line, likewise: what it says of all its lines counts.
 * @attr {string} reason - Why the shopper asks, such as `changed_mind`; without it all that hinges on it is drawn as possible.
 * @attr {number} heading-level - The level of its heading, 2 to 6; those of its groups are one below.
 * @attr {string} lang - The language; the nearest `lang` of the page counts.
 * @attr {string} theme - A look by its name: `paper`, `crisp`, `mono` or `grove`.
 * @attr {string} now - The instant to answer for; nothing moves then.
 * @attr {string} server-time - The shop's time when it wrote the page, from which the clock goes on.
 * @fires {CustomEvent<AnswerDetail>} aftersales-answer - There is an answer.
 * @fires {CustomEvent<IssuesDetail>} aftersales-issues - What the page gave was not understood, or the engine cannot run.
 * @slot - What stands there without an answer.
 * @slot actions - What the shopper can do next.
 * @csspart card - The whole answer.
 * @csspart group - What gives the same: one remedy for the whole or for a part.
 * @csspart bar - One bar with its words.
 * @csspart bar-(over|now|ahead) - A bar of the past, of now, or of the future.
 * @csspart calendar - The button that saves an end for a calendar.
 * @csspart table - The same as a table, folded away.
 * @csspart origin - That the terms are those of the page's own markup.
 */
export class AftersalesTimeline extends AftersalesDisplay {
  static tag = "aftersales-timeline";
  static observedAttributes = [...AftersalesDisplay.observedAttributes, "heading-level"];

  /** @type {import("./bars.js").Bar[][]} */
  #groups = [];
  /** When the bars change by time alone. */
  #next = Infinity;

  /** @override */
  learn() {
    return loadMessages(this.locale);
  }

  /** @override */
  ask() {
    if (this.#answer()) this.join();
  }

  #answer() {
    const { handle, say } = this;
    if (!handle) return false;
    const answer = handle.timeline(this.statedLine, this.reason ? { reason: this.reason } : {});
    if (!answer.ok) {
      this.refuse(answer.issues);
      return false;
    }
    this.heed(answer);
    this.#groups = barsOf(answer.value, this.clock());
    this.#next = nextEdge(this.#groups, this.clock());
    this.show(
      el(
        "section",
        { class: "card", part: "card" },
        el(headingOf(this), { class: "heading" }, say("timeline.title")),
        this.#groups.length > 0 ? this.#bars() : el("p", { class: "head" }, say("timeline.none")),
        el("slot", { name: "actions" }),
      ),
    );
    adopt(/** @type {ShadowRoot} */ (this.shadowRoot), timelineSheet);
    this.tell("answer", { kind: "timeline", segments: answer.value });
    return true;
  }

  #bars() {
    const { say, wording } = this;
    const groups = this.#groups;
    const now = this.clock();
    const scale = scaleOf(groups, now);
    const first = dayOf(new Date(scale.start).toISOString(), wording);
    const sign = placed("sign", scale.at(now));
    sign.append(say("timeline.now"));
    return [
      el("div", { class: "axis", "aria-hidden": "true" }, el("div", { class: "signs" }, sign)),
      el(
        "ul",
        { class: "groups" },
        groups.map((group) => groupNode(group, scale, headingOf(this, 1), this)),
      ),
      el(
        "div",
        { class: "axis dates small", "aria-hidden": "true" },
        foreign(first),
        foreign(dayOfEnd(groups, scale.end, wording)),
      ),
      el("p", { class: "small", "aria-hidden": "true" }, say("timeline.scale")),
      tableOf(groups, this),
    ];
  }

  /** @override @returns {number} */
  tick() {
    if (this.now !== undefined) return Infinity;
    const now = this.clock();
    if (this.#next <= now && !this.#answer()) return Infinity;
    const { at } = scaleOf(this.#groups, now);
    const marks = this.shadowRoot?.querySelectorAll(".today, .sign") ?? [];
    for (const mark of /** @type {Iterable<HTMLElement>} */ (marks)) place(mark, at(now));
    return this.#next - now;
  }
}
