// Makes the short answer of its numbers.
/** @typedef {import("./index.js").Verdict} Verdict */

const STATUSES = /** @type {const} */ (["eligible", "conditional", "review", "ineligible"]);
const REMEDIES = /** @type {const} */ ([
  "refund",
  "exchange",
  "repair",
  "replacement",
  "store_credit",
  "price_reduction",
  "compensation",
]);

/** @param {Float64Array} numbers @returns {Verdict} */
export function verdictOf(numbers) {
  const [status, remedy, closes, lastDay, nextChange] = numbers;
  return {
    status: STATUSES[status],
    remedy: REMEDIES[remedy] ?? null,
    closes: instant(closes),
    lastDay: date(lastDay),
    nextChange: instant(nextChange),
  };
}

/** The text of an instant, with milliseconds only where there are any. @param {number} at */
function instant(at) {
  if (at !== at) return null;
  const text = new Date(at).toISOString();
  return text.endsWith(".000Z") ? text.slice(0, -5) + "Z" : text;
}

/** The text of a date by its digits. @param {number} digits */
function date(digits) {
  if (digits !== digits) return null;
  const text = String(digits).padStart(8, "0");
  return text.slice(0, -4) + "-" + text.slice(-4, -2) + "-" + text.slice(-2);
}
