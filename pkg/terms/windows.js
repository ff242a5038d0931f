// How long something is open, and from when: a window in words.
import { alone } from "../own.js";
import { day } from "../sentences.js";

/** @typedef {import("../types.js").Window} Window */
/** @typedef {import("../types.js").EventReference} EventReference */
/** @typedef {import("./teller.js").Teller} Teller */

/** The units of a duration, by their letters: months before the T, minutes behind it. */
const UNITS = { Y: "years", M: "months", W: "weeks", D: "days", H: "hours", m: "minutes", S: "seconds" };

/** `P1Y6M` as `1 year 6 months`. @param {string} length @param {Teller} teller */
function durationIn(length, { say }) {
  const [days, hours = ""] = length.split("T");
  const parts = [...(days + hours.replaceAll("M", "m")).matchAll(/(\d+)([YMWDHmS])/g)];
  return parts
    .map(([, count, letter]) => {
      const unit = UNITS[/** @type {keyof typeof UNITS} */ (letter)];
      return unit === "weeks"
        ? say("unit.days", { count: Number(count) * 7 })
        : say("unit." + unit, { count: Number(count) });
    })
    .join(say("join.units"));
}

/** How long something is. @param {{ length?: string, count?: string }} window @param {Teller} teller */
export function lengthIn({ length, count }, teller) {
  if (!length) return undefined;
  if (length === "unlimited") return teller.say("deadline.unlimited");
  const days = /^P(\d+)D$/.exec(length);
  if (count === "business_days_after" && days) return teller.say("ui.within_business_days", { count: Number(days[1]) });
  return durationIn(length, teller);
}

/** @param {string} event @param {Teller} teller */
const countedFrom = (event, { say, has }) =>
  has("fact." + event)
    ? say("certificate.counted", { fact: say("fact." + event) })
    : say("terms.counted_event", { event: say("event." + event) });

/** The events that a window is counted from, the first that is known; nothing where a sentence would leave something out. @param {Window["from"]} from */
function eventsOf(from) {
  const references = Array.isArray(from) ? from : [from ?? "delivered"];
  const events = references.map((one) =>
    typeof one === "string" ? one : Object.keys(one).length === 1 ? one.event : undefined,
  );
  return /** @type {string[] | undefined} */ (events.includes(undefined) ? undefined : events);
}

/** Does the day of the event count as the first? A document's mode is for lengths that fit it. @param {Window} window */
const countsFirst = ({ count, length = "" }) =>
  count === "days_beginning_with"
    ? /[DW]$/.test(length)
    : count === "months_beginning_with" && /^P\d+[YM]/.test(length);

/** Fields that a sentence says, and those without which a window is no longer. */
const SAID = ["from", "opens", "length", "count", "until", "hours", "extendedBy"];
const HARMLESS = ["rollOver", "atLeast", "timeZone", "then"];

/**
 * A window with what it takes from the document, in words: `when` is its time alone; `isWhole` tells that nothing that shortens it was left out.
 * @param {Window | undefined} given
 * @param {import("../types.js").DefaultWindow | undefined} defaults
 * @param {string} pointer
 * @param {Teller} teller
 */
export function windowIn(given, defaults, pointer, teller) {
  if (!given) return { when: "", rows: [], isWhole: true };
  const { say } = teller;
  const fits = given.until === undefined;
  const window = alone({ ...(fits ? defaults : { from: defaults?.from }), ...given });
  const events = eventsOf(window.from);
  if (!events) teller.unsaid.push(pointer + "/from");
  teller.leave(given, SAID, pointer);
  const isShorter = Object.keys(given).some((field) => ![...SAID, ...HARMLESS].includes(field));
  const [first, ...others] = events ?? [];
  const isFixed = window.until !== undefined || window.length === "unlimited";
  const when = teller.clauses([
    window.until === undefined
      ? lengthIn(window, teller)
      : say("tell.until", { date: day(window.until, teller.options) }),
    window.hours?.replace(/24\/7|off|Mo|Tu|We|Th|Fr|Sa|Su/g, (code) => say("hours." + code)),
    first && !isFixed ? countedFrom(first, teller) : undefined,
    ...(isFixed ? [] : others.map((event) => say("terms.else", { counted: countedFrom(event, teller) }))),
    !isFixed && countsFirst(window) ? say("terms.first_day") : undefined,
  ]);
  return {
    when,
    rows: [
      ...teller.row("terms.when", when),
      ...(given.opens ? [say("closed.not_started", { event: say("event." + given.opens) })] : []),
      ...(given.extendedBy?.length ? [say("terms.repairs_added")] : []),
    ],
    isWhole: events !== undefined && !isShorter,
  };
}
