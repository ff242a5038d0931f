// What a shopper must not miss, as a calendar file (RFC 5545). Days stay days: an all-day entry is the same date
// in every zone, so none is reckoned here; what ends at an instant is written in UTC.
import { AftersalesError } from "./errors.js";
import { millisecondsOf } from "./instant.js";
import { coverageName, describe, promiseName } from "./describe.js";
import { speaker } from "./sentences.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./types.js").Option} Option */
/** @typedef {import("./types.js").Coverage} Coverage */
/** @typedef {import("./types.js").ServiceLevel} ServiceLevel */
/** @typedef {import("./sentences.js").Options & { id: string, now: import("./types.js").Instant, title?: string, url?: string }} Options */
/** @typedef {{ uid: string, lastDay: string | null, instant: string, summary: string, description: string }} Entry */

/** The most octets of a line, without its end. */
const LONGEST = 75;

/** The ends of one value that are known. @param {Option | Coverage | ServiceLevel} value @param {Options} options @returns {Entry[]} */
function endsOf(value, options) {
  const say = speaker({ ...options, words: wordsOf(options.policy, value) });
  const description = describe(value, options);
  const entry = (
    /** @type {string} */ part,
    /** @type {string | null} */ instant,
    /** @type {string | null} */ lastDay,
    /** @type {string} */ name,
  ) => {
    const about = say(lastDay ? "ui.last_day" : "ui.until");
    const summary = [options.title, say("join.pair", { name: about, value: name })].filter(Boolean).join(" · ");
    return instant ? [{ uid: `${options.id}/${value.id}${part}`, lastDay, instant, summary, description }] : [];
  };
  if ("dueState" in value) return entry("", value.due, value.lastDay, promiseName(value, say));
  if (!("covers" in value)) return entry("", value.closes, value.lastDay, say("remedy." + value.remedy));
  const { registration } = value;
  const name = coverageName(value, say);
  const open = registration && !registration.done;
  return [
    ...(value.state === "active" || value.state === "expiring" ? entry("", value.closes, value.lastDay, name) : []),
    ...(open ? entry("/registration", registration.until, registration.lastDay, say("event_of.registered")) : []),
  ];
}

/** @param {string} text */
const escaped = (text) =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    // eslint-disable-next-line no-control-regex -- they have no place in a text, so they are taken out
    .replace(/[\u0000-\u001f\u007f]/g, "");

/** A line, continued on others where it is too long; no character is cut. @param {string} line */
function folded(line) {
  const size = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
  const lines = [""];
  for (const character of line) {
    if (size(lines[lines.length - 1] + character) > LONGEST) lines.push(" ");
    lines[lines.length - 1] += character;
  }
  return lines.join("\r\n") + "\r\n";
}

/** `20260309T160000Z` @param {string} instant */
const stamp = (instant) => instant.replace(/\.\d+|[-:]/g, "");

/**
 * A calendar file with the known ends among `values` that are ahead, each with a reminder one day before.
 * @param {(Option | Coverage | ServiceLevel)[]} values
 * @param {Options} options
 */
export function toICalendar(values, options) {
  const now = new Date(millisecondsOf(options.now ?? Date.now()));
  if (!Array.isArray(values)) {
    throw new AftersalesError("not_describable", "toICalendar takes a list: of a decision, its options");
  }
  if (typeof options.id !== "string" || now.getTime() !== now.getTime()) {
    throw new AftersalesError(
      "not_describable",
      "toICalendar needs an id, which makes its entries the same ones the next time, and an instant as now",
    );
  }
  // What a warranty covers is an option too, and ends once.
  const covering = values.flatMap((value) => ("covers" in value ? value.rule : []));
  const told = values.filter((value) => !("remedy" in value && covering.includes(value.rule)));
  const ends = told.flatMap((value) => endsOf(value, options)).filter(({ instant }) => now < new Date(instant));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//aftersales//aftersales//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
  ];
  for (const { uid, lastDay, instant, summary, description } of ends) {
    lines.push(
      "BEGIN:VEVENT",
      "UID:" + escaped(uid),
      "DTSTAMP:" + stamp(now.toISOString()),
      lastDay ? "DTSTART;VALUE=DATE:" + stamp(lastDay) : "DTSTART:" + stamp(instant),
      "SUMMARY:" + escaped(summary),
      "DESCRIPTION:" + escaped(description),
      ...(options.url ? ["URL:" + options.url.replace(/[\r\n]/g, "")] : []),
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "TRIGGER:-P1D",
      "DESCRIPTION:" + escaped(summary),
      "END:VALARM",
      "END:VEVENT",
    );
  }
  return [...lines, "END:VCALENDAR"].map(folded).join("");
}
