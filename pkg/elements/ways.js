// What a shopper can choose among: every way that is open, as a card with its date, costs, money and papers. What is certain
// comes before what the shop decides. The chosen card is the value of `remedy`.
import { deadline } from "../describe.js";
import { amount } from "../record.js";
import { until, untilHere } from "../view/when.js";
import { isSent } from "../view/postage.js";
import { arrange, cite, el, foreign, nextId, write } from "../view/nodes.js";
import { borne } from "../view/rows.js";
import { why } from "../view/why.js";

/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../types.js").Option} Option */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */
/** @typedef {{ line: OrderLine, name: string, decision: Decision }} Judged */
/** @typedef {import("../forms.js").Row} Row */

/** From certain to open after a check. */
const CERTAINTY = ["open", "conditional", "review"];

/** The ways to one remedy, the best first: certain before the rest. @param {Decision} decision @param {string} remedy */
const waysTo = ({ options }, remedy) =>
  options
    .filter((option) => option.remedy === remedy)
    .sort((one, other) => CERTAINTY.indexOf(one.status) - CERTAINTY.indexOf(other.status));

/** The papers and pictures that a way asks for. @param {Option} option @param {Say} say @param {boolean} hasFiles */
function papers({ requires }, say, hasFiles) {
  return requires
    .map(({ code, kind, met }) => {
      const isReady = met === true || (hasFiles && kind === "evidence");
      return say("requirement." + code) + (isReady ? " ✓ " + say("ui.ready") : "");
    })
    .join(say("join.list"));
}

/** Fees with their amounts. @param {Option} option @param {Say} say @param {Options} wording */
function fees({ costs }, say, { locale }) {
  return costs.fees
    .map((fee) => {
      const value = fee.amount ? amount(fee.amount, locale) : fee.percent ? fee.percent + " %" : "";
      const name = say("cost." + fee.kind);
      return value ? say("join.pair", { name, value }) : name;
    })
    .join(say("join.list"));
}

/** The money back, by when and how. @param {Option} option @param {Say} say @param {Options} wording */
function money({ refund, exchange }, say, { locale }) {
  if (exchange) return amount(exchange.difference, locale);
  if (!refund) return "";
  const { dueDays, dueCount, methods } = refund;
  return [
    amount(refund.amount, locale),
    dueDays === undefined ? "" : say(dueCount ? "ui.within_business_days" : "ui.within_days", { count: dueDays }),
    methods.length > 0 && say("ui.by_method", { methods: methods.map((one) => say("method." + one)).join("/") }),
  ]
    .filter(Boolean)
    .join(say("join.clauses"));
}

/**
 * What a way comes to, by name: the same in the card, in the check before sending and in the receipt.
 * @param {Option} option
 * @param {Say} say
 * @param {Options} wording
 * @param {boolean} [hasFiles] Whether pictures or documents go with it.
 * @returns {Row[]}
 */
export function rowsOf(option, say, wording, hasFiles = false) {
  const burden = option.burdenOfProof;
  const rows = [
    { label: say("ui.until"), text: until(option, wording) || deadline(option, wording) },
    { label: say(option.exchange ? "ui.exchange" : "ui.refund"), text: money(option, say, wording) },
    { label: say("ui.fees"), text: fees(option, say, wording) || say("ui.no_fees") },
    { label: say("ui.repair_costs"), text: option.bears ? borne(option.bears, say) : "" },
    {
      label: say("ui.postage"),
      text: isSent(option) ? say("ui.postage." + option.costs.shippingPaidBy) : "",
    },
    { label: say("ui.bring"), text: papers(option, say, hasFiles) },
    {
      label: say("ui.proof"),
      text: burden?.lastDay ? say("ui.proof." + burden.on, { deadline: deadline(burden, wording) }) : "",
    },
  ];
  return rows.filter(({ text }) => text !== "");
}

export class Ways {
  #list = el("div", { class: "aftersales-remedies" });
  #none = el("p", { class: "aftersales-muted" });
  #refused = el("ul", { class: "aftersales-refusals" });
  #more = el("details", {}, el("summary"), this.#refused);
  /** @type {Map<string, { card: HTMLElement, radio: HTMLInputElement, title: Node, status: HTMLElement, body: HTMLElement }>} */
  #cards = new Map();
  #name;
  node;

  /** @param {string} name The field's. @param {string} title */
  constructor(name, title) {
    this.#name = name;
    this.node = el(
      "fieldset",
      { class: "aftersales-field", "data-aftersales-ways": true },
      el("legend", { class: "aftersales-label" }, title),
      this.#none,
      this.#list,
      this.#more,
    );
  }

  /** @param {string} remedy */
  #card(remedy) {
    const known = this.#cards.get(remedy);
    if (known) return known;
    const title = el("span", { class: "aftersales-about", id: nextId() });
    const status = el("span", { class: "aftersales-certainty", id: nextId() });
    const body = el("div", { id: nextId() });
    const radio = el("input", {
      type: "radio",
      name: this.#name,
      value: remedy,
      id: nextId(),
      "aria-labelledby": title.id + " " + status.id,
      "aria-describedby": body.id,
    });
    const card = el(
      "label",
      { class: "aftersales-remedy", "data-remedy": remedy },
      radio,
      el("span", {}, title, " ", status, body),
    );
    const made = { card, radio, title, status, body };
    this.#cards.set(remedy, made);
    return made;
  }

  /**
   * Shows what is open for the lines, and why the rest is not.
   * @param {Judged[]} judged
   * @param {string} instead What is said where there is nothing to choose yet.
   * @param {(remedy: string) => string} inAll The money for all lines, where that is more than one line's.
   * @param {Say} say
   * @param {Options} wording
   */
  show(judged, instead, inAll, say, wording) {
    const remedies = ranked(judged);
    for (const { remedy, status } of remedies) {
      const card = this.#card(remedy);
      write(card.title, say("remedy." + remedy));
      // Of several lines each says of itself how certain it is.
      write(card.status, judged.length > 1 ? "" : say("ui.way." + status));
      card.status.dataset.certainty = status;
      card.body.replaceChildren(...bodyOf(judged, remedy, inAll(remedy), say, wording));
    }
    const wanted = remedies.map(({ remedy }) => this.#card(remedy).card);
    arrange(this.#list, wanted);
    for (const [remedy, { radio }] of this.#cards) {
      if (!remedies.some((one) => one.remedy === remedy)) radio.checked = false;
    }
    write(this.#none, instead);
    this.#none.hidden = instead === "";
    this.#refusals(judged, remedies.length === 0, say, wording);
  }

  /** @param {Judged[]} judged @param {boolean} isAll @param {Say} say @param {Options} wording */
  #refusals(judged, isAll, say, wording) {
    /** @type {Map<string, string>} */
    const told = new Map();
    for (const { decision, name } of judged) {
      const closed = new Set(decision.closed.map(({ remedy }) => remedy));
      for (const { remedy } of decision.options) closed.delete(remedy);
      for (const remedy of closed) {
        const reason = why(decision, wording, remedy);
        // The sentence itself says what is refused.
        if (reason) told.set(judged.length > 1 ? say("join.pair", { name, value: reason }) : reason, reason);
      }
    }
    // That something is for other reasons is worth telling only where there is nothing else to tell.
    const other = say("closed.reason_not_covered");
    const near = [...told].filter(([, reason]) => reason !== other);
    this.#refused.replaceChildren(...(near.length > 0 ? near : [...told]).map(([text]) => el("li", {}, foreign(text))));
    this.#more.hidden = told.size === 0;
    this.#more.open = isAll;
    write(/** @type {Node} */ (this.#more.firstChild), say("ui.not_possible"));
  }
}

/** The remedies that are open for some line: what is certain for all comes first. @param {Judged[]} judged */
function ranked(judged) {
  const all = new Set(judged.flatMap(({ decision }) => decision.options.map(({ remedy }) => remedy)));
  const rated = [...all].map((remedy) => {
    const best = judged.map(({ decision }) => waysTo(decision, remedy)[0]);
    const least = Math.max(...best.map((option) => (option ? CERTAINTY.indexOf(option.status) : CERTAINTY.length)));
    const most = Math.max(...best.flatMap((option) => (option ? [CERTAINTY.indexOf(option.status)] : [])));
    return { remedy, least, status: CERTAINTY[most] };
  });
  return rated.sort((one, other) => one.least - other.least);
}

/** @param {Judged[]} judged @param {string} remedy @param {string} sum @param {Say} say @param {Options} wording */
function bodyOf(judged, remedy, sum, say, wording) {
  const nodes = judged.map(({ decision, name }) => {
    const [best, ...others] = waysTo(decision, remedy);
    const certainty =
      best
      && el("span", { class: "aftersales-certainty", "data-certainty": best.status }, say("ui.way." + best.status));
    const head = judged.length > 1 && el("p", { class: "aftersales-about" }, foreign(name), " ", certainty);
    if (!best) return el("div", {}, head, el("p", {}, foreign(why(decision, wording, remedy) || say("ui.no_way"))));
    const here = untilHere(best, wording);
    const later = others.find(({ closes }) => (closes ?? "") > (best.closes ?? ""));
    return el(
      "div",
      {},
      head,
      el(
        "dl",
        { class: "aftersales-facts" },
        rowsOf(best, say, wording).map(({ label, text }) =>
          el("div", {}, el("dt", {}, label), el("dd", {}, foreign(text))),
        ),
      ),
      here && el("p", { class: "aftersales-muted" }, here),
      later
        && el("p", { class: "aftersales-muted" }, foreign(say("ui.way_also", { deadline: deadline(later, wording) }))),
      best.basis === "law" && best.citation && el("p", { class: "aftersales-muted" }, cite(best.citation, say)),
    );
  });
  if (sum) {
    nodes.push(el("p", {}, foreign(say("join.pair", { name: say("ui.refund"), value: sum + " " + say("ui.in_all") }))));
  }
  return nodes;
}

/** The best way to a remedy. @param {Decision} decision @param {string} remedy @returns {Option | undefined} */
export const bestOf = (decision, remedy) => waysTo(decision, remedy)[0];

/**
 * The picture or other evidence that every way of the best certainty asks for; the engine asks for it by the same rule.
 * @param {Judged[]} judged
 * @param {string} remedy
 */
export function evidence(judged, remedy) {
  for (const { decision } of judged) {
    const ways = waysTo(decision, remedy);
    const best = ways.filter(({ status }) => status === ways[0].status);
    const asked = best.map(({ requires }) => requires.find(({ kind }) => kind === "evidence")?.code);
    if (asked.length > 0 && asked.every(Boolean)) return asked[0];
  }
  return undefined;
}
