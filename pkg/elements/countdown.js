// The words of a countdown, and when they change next. The engine reckons; here is only what to show of it.

/** @typedef {import("../types.js").Remaining} Remaining */
/** @typedef {import("../sentences.js").Say} Say */

const UNITS = /** @type {const} */ (["years", "months", "days", "hours", "minutes", "seconds"]);

/** Which units are shown: the largest, and the next where that still says something. @param {Remaining} left */
function shown(left) {
  const first = UNITS.findIndex((unit) => left[unit]);
  if (first < 0) return { first: 5, last: 5 };
  const alone = UNITS[first] === "seconds" || (UNITS[first] === "days" && Number(left.days) > 1);
  return { first, last: alone ? first : first + 1 };
}

/**
 * The time left in words; `null` where there is no known end.
 * @param {Remaining} left
 * @param {Say} say
 */
export function inWords(left, say) {
  if (left.totalSeconds === null) return null;
  if (left.totalSeconds <= 0) return say("ui.ended");
  const { first, last } = shown(left);
  const units = UNITS.slice(first, last + 1).filter((unit) => left[unit]);
  const time = units.map((unit) => say("unit." + unit, { count: left[unit] })).join(say("join.units"));
  return say("ui.left", { time });
}

/**
 * Milliseconds until the words may change: the rest of the smallest unit that is shown.
 * @param {Remaining} left
 * @param {number} now
 */
export function untilChange(left, now) {
  if (!left.totalSeconds) return Infinity;
  const { last } = shown(left);
  const { hours, minutes, seconds } = left;
  const [h, m, s] = [hours, minutes, seconds].map(Number);
  const rest = last < 3 ? (h * 60 + m) * 60 + s : last === 3 ? m * 60 + s : last === 4 ? s : 0;
  return rest * 1000 + ((1000 - (now % 1000)) % 1000) + 1;
}

/** How near the end is, as the moments at which it is worth saying so. @param {Remaining} left */
export function milestone(left) {
  if (left.totalSeconds === null || left.years || left.months || Number(left.days) >= 7) return "";
  if (left.totalSeconds <= 0) return "expired";
  return left.days ? "week" : left.hours ? "day" : "hour";
}
