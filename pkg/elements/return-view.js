// The answer of a return check, as nodes.
import { deadline, describe } from "../describe.js";
import { amount } from "../record.js";
import { speaker } from "../sentences.js";
import { cite, el, foreign, voiced } from "../view/nodes.js";
import { isSent } from "../view/postage.js";
import { borne } from "../view/rows.js";

/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../types.js").Option} Option */
/** @typedef {import("../types.js").Why} Why */
/** @typedef {import("../types.js").Requirement} Requirement */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */
/** @typedef {import("./variants.js").Heading} Heading */

/** A tone and a sign for each state; the words beside them say the same. @type {Record<string, [string, string]>} */
const SIGNS = {
  eligible: ["good", "✓"],
  conditional: ["wait", "?"],
  review: ["wait", "…"],
  ineligible: ["bad", "✕"],
  active: ["good", "✓"],
  expiring: ["wait", "!"],
  expired: ["bad", "✕"],
  void: ["bad", "✕"],
  unregistered: ["wait", "!"],
  not_started: ["calm", "…"],
  unknown: ["calm", "?"],
  received: ["calm", "…"],
  answered: ["calm", "…"],
  examined: ["calm", "…"],
  agreed: ["calm", "…"],
  reopened: ["wait", "!"],
  proposed: ["wait", "?"],
  waiting_for_shopper: ["wait", "?"],
  escalated: ["wait", "!"],
  carried_out: ["good", "✓"],
  accepted: ["good", "✓"],
  closed: ["good", "✓"],
  goods_awaited: ["wait", "!"],
  goods_sent: ["calm", "…"],
  goods_arrived: ["calm", "…"],
  proposal_expired: ["wait", "!"],
  proposal_refused: ["wait", "!"],
  refused: ["bad", "✕"],
  cancelled: ["calm", "✕"],
};

/** The tone of a state. @param {string} state */
export const tone = (state) => (SIGNS[state] ?? SIGNS.unknown)[0];

/** The sign of a state. @param {string} state */
export const sign = (state) => el("span", { class: "icon", "aria-hidden": "true" }, (SIGNS[state] ?? SIGNS.unknown)[1]);

/** @param {string} state @param {string} words */
export const chip = (state, words) =>
  el("p", { class: "chip " + tone(state), part: "status status-" + state }, sign(state), words);

/**
 * Until when, large.
 * @param {{ closes: string | null, lastDay: string | null, closesState?: string }} value
 * @param {Say} say
 * @param {Options} wording
 * @param {boolean} over
 */
export function until(value, say, wording, over) {
  const instant = value.lastDay ?? value.closes;
  const text = deadline(value, wording);
  const label = over ? "ui.was_until" : value.closes && !value.lastDay ? "ui.until" : "ui.last_day";
  return [
    el("p", { class: "label" }, say(label)),
    el("p", { class: "deadline", part: "deadline" }, instant ? el("time", { datetime: instant }, text) : text),
  ];
}

/** @param {string} name Of its part. @param {string} term @param {...(Node | string | Node[] | false | null | undefined)} children */
export function row(name, term, ...children) {
  return el("div", { class: "row", part: "row row-" + name }, el("dt", {}, term), el("dd", {}, ...children));
}

/** @param {Requirement[]} requires @param {Say} say */
export function bring(requires, say) {
  if (requires.length === 0) return null;
  const items = requires.map(({ code, met }) =>
    el(
      "li",
      {},
      voiced(say, "requirement." + code),
      met === true && el("span", { class: "small" }, " ✓ " + say("ui.ready")),
    ),
  );
  return row("bring", say("ui.bring"), el("ul", { part: "requires" }, items));
}

/** Who stands for it, and where that is written. @param {Pick<Option, "basis" | "citation">} value @param {Say} say */
export function authority({ basis, citation }, say) {
  return row(
    "authority",
    say("ui.authority"),
    say("basis." + basis),
    citation ? [el("br"), cite(citation, say)] : null,
  );
}

/** @param {Option} option @param {Say} say @param {Options} wording */
function costs(option, say, { locale }) {
  const {
    costs: { shippingPaidBy, fees },
    bears,
  } = option;
  const lines = fees.map((fee) => {
    const value = fee.amount ? amount(fee.amount, locale) : fee.percent ? fee.percent + " %" : "";
    const name = say("cost." + fee.kind);
    return el("li", {}, foreign(value ? say("join.pair", { name, value }) : name));
  });
  const postage = isSent(option) && el("li", {}, say("cost." + shippingPaidBy));
  const free = bears && el("li", {}, borne(bears, say));
  if (!postage && !free && lines.length === 0) return null;
  return row("costs", say("ui.costs"), el("ul", { part: "costs" }, postage, lines, free));
}

/** The money for one, and of how many that can go back. @param {Option} option @param {number | null} left @param {Say} say @param {Options} wording */
function refund({ refund: back }, left, say, { locale }) {
  if (!back) return null;
  const methods = back.methods.map((method) => say("method." + method)).join(say("join.list"));
  const how = [
    left !== null && left > 1 ? say("ui.one_of", { count: left }) : "",
    back.dueDays === undefined
      ? ""
      : say(back.dueCount ? "ui.within_business_days" : "ui.within_days", { count: back.dueDays }),
    methods && say("ui.by_method", { methods }),
  ]
    .filter(Boolean)
    .join(say("join.clauses"));
  const steps = back.calculation.map(({ code, amount: part, params }) => {
    const name = code === "fee" && params?.kind ? say("cost." + params.kind) : say("step." + code);
    return el("li", {}, foreign(say("join.pair", { name, value: amount(part, locale) })));
  });
  return row(
    "refund",
    say("ui.refund"),
    el("strong", { part: "refund" }, amount(back.amount, locale)),
    how && el("p", { class: "small" }, foreign(how)),
    steps.length > 1 && el("ul", { class: "small" }, steps),
  );
}

/** What other goods cost more, or less. @param {Option} option @param {Say} say @param {Options} wording */
function difference({ exchange }, say, { locale }) {
  if (!exchange) return exchange;
  const told = [amount(exchange.difference, locale), exchange.paidAs && say("remedy." + exchange.paidAs)];
  return row("exchange", say("ui.exchange"), told.filter(Boolean).join(say("join.list")));
}

/** Who has to prove what, while that helps to know. @param {Option} option @param {Say} say @param {Options} wording */
function proof({ burdenOfProof: burden }, say, wording) {
  return (
    burden?.lastDay
    && row("proof", say("ui.proof"), say("ui.proof." + burden.on, { deadline: deadline(burden, wording) }))
  );
}

/** The best option, in full. @param {Option} option @param {number | null} left @param {Say} say @param {Options} wording @param {Heading} heading @param {Node} countdown */
export function best(option, left, say, wording, heading, countdown) {
  const notes = (option.notes ?? []).map((note) => el("p", { class: "small" }, voiced(say, "note." + note)));
  const steps = option.steps.map((step) => el("li", {}, voiced(say, "step." + step)));
  return [
    el(
      "div",
      { class: "head", part: "option" },
      el(heading, { class: "heading" }, say("remedy." + option.remedy)),
      until(option, say, wording, false),
      countdown,
    ),
    el(
      "dl",
      { part: "details" },
      costs(option, say, wording),
      // What a law may give is no sum to count on.
      option.notes?.includes("law_may_give_more") ? null : refund(option, left, say, wording),
      difference(option, say, wording),
      bring(option.requires, say),
      steps.length > 0 && row("next", say("ui.next"), el("ol", { part: "steps" }, steps)),
      proof(option, say, wording),
      authority(option, say),
      notes.length > 0 && row("note", say("ui.note"), notes),
    ),
  ];
}

/** The whole answer in one sentence, with the hour on the shopper's own clock where that is another. @param {Decision} decision @param {Options} wording */
export function sentence(decision, wording) {
  const { here = Intl.DateTimeFormat().resolvedOptions().timeZone } = wording;
  return el("p", { class: "lead", part: "sentence" }, foreign(describe(decision, { ...wording, timeZone: here })));
}

/**
 * Where it is written that nothing is open, and what is left to do.
 * @param {Decision} decision
 * @param {string[]} covered Sentences about warranties that still run.
 * @param {Say} say
 * @param {Options} wording
 * @param {Heading} heading
 */
export function nothing(decision, covered, say, wording, heading) {
  const [first, ...others] = decision.why;
  const dated = { ...wording, now: decision.standsOn.now };
  const rest = others.filter((why) => !isOfOther(why));
  return [
    el(
      "div",
      { part: "option" },
      first?.citation && el("p", { class: "small" }, cite(first.citation, say)),
      rest.map((why) => el("p", { class: "small" }, foreign(describe(why, dated)))),
    ),
    el(
      "div",
      { class: "way", part: "way-on" },
      el(heading, { class: "heading" }, say("ui.way_on")),
      covered.map((text) => el("p", {}, text)),
      el("p", {}, say("closed.way_on")),
    ),
  ];
}

/** How certain an option is, the most certain first. */
const CERTAINTY = ["open", "conditional", "review"];

/** Whether an option gives all that another does, as surely, in no other case and for no less time. @param {Option} one @param {Option} other */
function includes(one, other) {
  const isLater = !one.closes ? one.closesState === "unlimited" : other.closes !== null && one.closes >= other.closes;
  return (
    one.remedy === other.remedy
    && one.part === other.part
    && isLater
    && CERTAINTY.indexOf(one.status) <= CERTAINTY.indexOf(other.status)
    && one.dependsOn.every((fact) => other.dependsOn.includes(fact))
  );
}

/**
 * The options after the best, without those that add nothing; two that read the same are one to the shopper.
 * @param {Option[]} options
 * @param {Option | undefined} best
 * @param {Options} wording
 */
export function others(options, best, wording) {
  const say = speaker(wording);
  /** @type {Map<string, Option>} */
  const shown = new Map();
  const kept = best ? [best] : [];
  for (const option of options) {
    const isUnsure = option.notes?.includes("law_may_give_more");
    if (option === best || (!isUnsure && kept.some((one) => includes(one, option)))) continue;
    kept.push(option);
    shown.set(describe(option, wording), option);
  }
  return [...shown].map(([text, { basis, citation }]) =>
    el("li", {}, foreign(text), basis === "law" && citation && el("div", { class: "small" }, cite(citation, say))),
  );
}

/** Whether another reason would open it: that is not what this one closes. @param {Why} why */
const isOfOther = ({ code }) => code === "reason_not_covered";

/** The remedies that are not open and not told above, each with its nearest reason. @param {Decision} decision @param {Say} say @param {Options} wording */
export function refused({ status, why, standsOn }, say, wording) {
  const dated = { ...wording, now: standsOn.now };
  const untold = status === "ineligible" ? why.slice(1).filter(isOfOther) : why;
  return untold.map((one) =>
    el("li", {}, foreign(describe(one, dated)), one.citation && el("div", { class: "small" }, cite(one.citation, say))),
  );
}
