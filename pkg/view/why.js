// Why a line cannot have what is asked for: the nearest reason.
import { reasonsOf } from "../describe.js";

/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../types.js").ClosedOption} ClosedOption */
/** @typedef {import("../sentences.js").Options} Options */

/** Reasons by which a rule is about other goods, buyers or places. */
const ABOUT_OTHERS = [
  "category_not_covered",
  "tag_not_covered",
  "country_not_covered",
  "channel_not_covered",
  "seller_not_covered",
  "buyer_not_covered",
  "buyer_tier_not_covered",
  "payment_method_not_covered",
  "order_not_covered",
];
/** What is nearest to being open comes first. */
const NEAREST = ["nothing_left", "window_closed", "excluded", "not_started", "not_yet_open"];

/** @param {ClosedOption} option */
const rank = ({ reasons }) => {
  const places = reasons.map(({ code }) => NEAREST.indexOf(code)).filter((place) => place >= 0);
  return reasons.length * NEAREST.length + (places.length > 0 ? Math.min(...places) : NEAREST.length);
};

/**
 * The sentence of the nearest reason; empty where no rule is about these goods.
 * @param {Decision} decision
 * @param {Options} wording
 * @param {string} [remedy] Of this remedy only.
 */
export function why(decision, wording, remedy) {
  const { why: stated, closed } = /** @type {Decision & { why?: any[] }} */ (decision);
  const named = stated?.find((one) => !remedy || one.remedy === remedy);
  if (named) return reasonsOf({ ...named, reasons: [named] }, wording)[0] ?? "";
  const near = closed
    .filter(
      (one) =>
        (!remedy || one.remedy === remedy) && !one.reasons.some(({ code }) => ABOUT_OTHERS.includes(String(code))),
    )
    .sort((one, other) => rank(one) - rank(other))[0];
  return near ? (reasonsOf(near, wording)[0] ?? "") : "";
}
