// The ends that a shopper must not miss: those that are known and still ahead.

/** @typedef {import("./types.js").Option} Option */
/** @typedef {import("./types.js").Coverage} Coverage */
/** @typedef {import("./types.js").ServiceLevel} ServiceLevel */
/** @typedef {import("./icalendar.js").CalendarEnd} CalendarEnd */
/** @typedef {Option | Coverage | ServiceLevel | CalendarEnd} Ending */
/** @typedef {{ instant: string, lastDay: string | null, isRegistration: boolean }} End */

/** @param {Ending} value @returns {[instant: string | null, lastDay: string | null | undefined, isRegistration: boolean][]} */
function endsOf(value) {
  if ("dueState" in value) return [[value.state === "met" ? null : value.due, value.lastDay, false]];
  if (!("covers" in value)) return [[value.closes, value.lastDay, false]];
  const { state, closes, lastDay, registration } = value;
  const runs = state === "active" || state === "expiring";
  return [
    [runs ? closes : null, lastDay, false],
    [registration && !registration.done ? registration.until : null, registration?.lastDay, true],
  ];
}

/** @param {Ending} value @param {number} now @returns {End[]} */
export function endsAhead(value, now) {
  return endsOf(value).flatMap(([instant, lastDay = null, isRegistration]) =>
    instant && now < new Date(instant).getTime() ? [{ instant, lastDay, isRegistration }] : [],
  );
}
