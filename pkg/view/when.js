// Until when, with the hour and the zone: the day as it was decided where the shop is, and the same instant where the shopper is.
import { day, moment, speaker } from "../sentences.js";

/** @typedef {import("../sentences.js").Options} Options */
/** @typedef {{ closes?: string | null, lastDay?: string | null }} Ending */

/** @param {string | undefined} zone @param {Intl.DateTimeFormatOptions} parts @param {string} locale */
function format(zone, parts, locale) {
  try {
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone: zone });
  } catch {
    // This host does not know the zone's name.
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" });
  }
}

/** What a zone is called at an instant. @param {string} instant @param {Options} options */
function zoneName(instant, { locale, timeZone }) {
  const parts = format(timeZone ?? "UTC", { timeZoneName: "long" }, locale).formatToParts(new Date(instant));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** The hour of an instant on the shop's clocks; what closes at midnight closes at the end of its last day. @param {string} instant @param {Options} options */
function hour(instant, { timeZone }) {
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const text = format(timeZone ?? "UTC", /** @type {any} */ (time), "en-GB").format(new Date(instant));
  return text === "00:00" ? "24:00" : text;
}

/** The last day with its hour and zone; empty where there is none. @param {Ending} value @param {Options} options */
export function until({ closes, lastDay }, options) {
  if (!closes) return lastDay ? day(lastDay, options) : "";
  if (!lastDay) return moment(closes, options);
  return speaker(options)("ui.day_hour", {
    day: day(lastDay, options),
    hour: hour(closes, options),
    zone: zoneName(closes, options),
  });
}

/** The same instant on the shopper's clocks, where they show another hour; else empty. @param {Ending} value @param {Options} options */
export function untilHere({ closes }, options) {
  if (!closes) return "";
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const there = moment(closes, { ...options, timeZone: here });
  return there === moment(closes, options) ? "" : speaker(options)("ui.where_you_are", { time: there });
}

/** An instant to the second, with the name of the zone. @param {string} instant @param {Options} options */
export function exactly(instant, options) {
  const parts = /** @type {Intl.DateTimeFormatOptions} */ ({
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "long",
  });
  const locale = /^en\b/i.test(options.locale) ? "en-GB" : options.locale;
  try {
    return format(options.timeZone ?? "UTC", parts, locale).format(new Date(instant));
  } catch {
    return instant;
  }
}
