// Makes the short answer of its numbers.
import { tables } from "./numbers.js";

/** @typedef {import("./index.js").Verdict} Verdict */

/** The numbers up to 99 in two digits. */
const PAIRS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));

/** @param {Float64Array} numbers @returns {Verdict} */
export function verdictOf(numbers) {
  const { statuses, remedies } = tables();
  const [status, remedy, lastDay, closes, closesAt, changes, changesAt] = numbers;
  const end = instant(closes, closesAt);
  return {
    status: statuses[status],
    remedy: remedy === remedy ? (remedies[remedy] ?? null) : null,
    closes: end,
    lastDay: lastDay === lastDay ? date(lastDay) : null,
    nextChange: changes === closes && changesAt === closesAt ? end : instant(changes, changesAt),
  };
}

/** @param {number} number */
const whole = (number) => Math.floor(number);

/** The text of a date by its digits. @param {number} digits */
function date(digits) {
  const years = whole(digits / 1_000_000);
  return `${PAIRS[years]}${PAIRS[whole(digits / 10_000) % 100]}-${PAIRS[whole(digits / 100) % 100]}-${PAIRS[digits % 100]}`;
}

/** The text of an instant in UTC, with milliseconds only where there are any. @param {number} digits @param {number} millis */
function instant(digits, millis) {
  if (digits !== digits) return null;
  const seconds = whole(millis / 1000);
  const minutes = whole(seconds / 60);
  const rest = millis % 1000;
  const fraction = rest === 0 ? "" : "." + String(rest).padStart(3, "0");
  return `${date(digits)}T${PAIRS[whole(minutes / 60)]}:${PAIRS[minutes % 60]}:${PAIRS[seconds % 60]}${fraction}Z`;
}
