// The lines of an order with what holds for them, from what presses to what is over.
import { millisecondsOf } from "../instant.js";
import { alone, decisions } from "./decisions.js";

/** @typedef {import("../types.js").Coverage} Coverage */
/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../types.js").ReturnRequest} ReturnRequest */
/** @typedef {import("../events.js").Filed} Filed */
/** @typedef {import("./decisions.js").Asker} Asker */
/**
 * @typedef {object} Entry
 * @property {string} key
 * @property {OrderLine} line
 * @property {ReturnRequest} request
 * @property {Decision} [decision] None where the line was not understood.
 * @property {Coverage} [covered] The warranty that runs longest, where nothing can go back.
 * @property {Filed} [filed]
 * @property {Record<string, string | number | boolean | null>} [answers] What the shopper answered in its details, by pointer.
 */

/** The option that the sentence of an answer is about. @param {Decision} decision */
export const leading = ({ status, options }) =>
  options.find((option) => option.status === (status === "eligible" ? "open" : status));

/** Whether it is only too early for it. @param {Decision} decision */
export const isToCome = ({ status, why: [first] }) =>
  status === "ineligible" && (first?.code === "not_started" || first?.code === "not_yet_open");

/** What is under way, open, asked about, to come, covered, over, not understood: in this order. @param {Entry} entry */
function rank({ filed, decision, covered }) {
  if (filed) return 0;
  if (!decision) return 6;
  if (isToCome(decision)) return 3;
  if (decision.status === "ineligible") return covered ? 4 : 5;
  return decision.status === "conditional" ? 2 : 1;
}

/** When a window ends. @param {{ closes?: string | null } | undefined} window */
const end = (window) => (window?.closes ? millisecondsOf(window.closes) : Infinity);

/** The sooner first; two without an end are alike. @param {number} one @param {number} other */
const sooner = (one, other) => (one === other ? 0 : one - other);

/** The end that the sentence of a line is about; what a law may give has none. @param {Entry} entry */
function told({ decision, covered }) {
  const option = decision && leading(decision);
  return option?.notes?.includes("law_may_give_more") ? Infinity : end(option ?? covered);
}

/** @param {Entry} one @param {Entry} other */
const compare = (one, other) => rank(one) - rank(other) || sooner(told(one), told(other));

/** The warranty that runs longest. @param {Asker} asker @param {OrderLine} line */
function cover({ handleOf, order, clock }, line) {
  const answer = handleOf(line).warranty(alone(order, line), clock());
  const running = answer.ok ? answer.value.filter(({ state }) => state === "active" || state === "expiring") : [];
  return running.sort((one, other) => sooner(end(other), end(one)))[0];
}

/**
 * @param {Asker} asker
 * @param {(line: OrderLine) => ReturnRequest} requestOf
 * @param {Record<string, Filed>} filed
 * @returns {Entry[]}
 */
export function entriesOf(asker, requestOf, filed) {
  const asked = (asker.order?.lines ?? []).map((line) => ({ line, request: requestOf(line) }));
  const found = decisions(asker, asked);
  return asked
    .map(({ line, request }, place) => {
      const decision = found[place];
      const key = String(line.id ?? place);
      const isOver = decision?.status === "ineligible" && !isToCome(decision);
      const covered = isOver ? cover(asker, line) : undefined;
      return { key, line, request, decision, covered, filed: filed[key] };
    })
    .sort(compare);
}
