// Until when, with the hour and the zone: the day as it was decided where the shop is, and the same instant where the shopper is.
import { day, hourOf, moment, speaker, zoneOf } from "../sentences.js";

/** @typedef {import("../sentences.js").Options} Options */
/** @typedef {{ closes?: string | null, lastDay?: string | null }} Ending */

/** The last day with its hour and zone; empty where there is none. @param {Ending} value @param {Options} options */
export function until({ closes, lastDay }, options) {
  if (!closes) return lastDay ? day(lastDay, options) : "";
  if (!lastDay) return moment(closes, options);
  const say = speaker(options);
  const zone = options.timeZone ?? "UTC";
  const hour = hourOf(closes, zone);
  return say("ui.day_hour", {
    day: day(lastDay, options),
    // What closes at midnight closes at the end of its last day.
    hour: hour === "00:00" ? "24:00" : hour,
    zone: zoneOf(closes, zone, options, say),
  });
}

/** The same instant on the shopper's clocks, where they show another hour; else empty. @param {Ending} value @param {Options} options */
export function untilHere({ closes }, options) {
  if (!closes) return "";
  const { here = Intl.DateTimeFormat().resolvedOptions().timeZone } = options;
  const there = moment(closes, { ...options, timeZone: here });
  return there === moment(closes, options) ? "" : speaker(options)("ui.where_you_are", { time: there });
}

/** An instant to the second, with the name of the zone. @param {string} instant @param {Options} options */
export const exactly = (instant, options) => moment(instant, options, { second: "2-digit", timeZoneName: "long" });
