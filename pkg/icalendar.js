// What a shopper must not miss, as a calendar file (RFC 5545). Days stay days: an all-day entry is the same date
// in every zone, so none is reckoned here; what ends at an instant is written in UTC.
import { AftersalesError, own } from "./errors.js";
import { bare, listed, settled, typed } from "./own.js";
import { millisecondsOf } from "./instant.js";
import { coverageName, describe, promiseName } from "./describe.js";
import { endsAhead } from "./endings.js";
import { speaker } from "./sentences.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./endings.js").Ending} Ending */
/** @typedef {import("./sentences.js").Options & { id: string, now: import("./types.js").Instant, title?: string, url?: string }} Options */
/** @typedef {import("./endings.js").End & { uid: string, summary: string, description: string }} Entry */

/** The most octets of a line, without its end. */
const LONGEST = 75;

/** What ends, in a word. @param {Ending} value @param {import("./sentences.js").Say} say */
function nameOf(value, say) {
  if ("dueState" in value) return promiseName(value, say);
  if ("covers" in value) return coverageName(value, say);
  return "remedy" in value ? say("remedy." + value.remedy) : value.name;
}

/** The ends of one value that are ahead. @param {Ending} given @param {Options} options @param {number} now @returns {Entry[]} */
function entriesOf(given, options, now) {
  const say = speaker({ ...options, words: wordsOf(options.policy, given) });
  const value = bare(given);
  return endsAhead(value, now).map((end) => {
    const about = say(end.lastDay ? "ui.last_day" : "ui.until");
    const what = end.isRegistration ? say("event_of.registered") : nameOf(value, say);
    const summary = [options.title, say("join.pair", { name: about, value: what })].filter(Boolean).join(" · ");
    const description = "name" in value ? summary : describe(given, options);
    return {
      ...end,
      uid: `${options.id}/${value.id}${end.isRegistration ? "/registration" : ""}`,
      summary,
      description,
    };
  });
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
 * @param {Ending[]} values
 * @param {Options} options
 */
export const toICalendar = (values, options) => typed(() => written(values, settled(options)));

/** @param {Ending[]} values @param {Options} options */
function written(values, options) {
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
  const given = listed(values);
  // What a warranty covers is an option too, and ends once.
  const covering = given.flatMap((value) => (own(value, "covers") ? value.rule : []));
  const told = given.filter((value) => !(own(value, "remedy") && covering.includes(value.rule)));
  const ends = told.flatMap((value) => entriesOf(value, options, now.getTime()));
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
