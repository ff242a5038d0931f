// Instants as a caller hands them over.
import { AftersalesError } from "./errors.js";

/** A date, a time and an offset, in the spellings that the engine reads. */
const SPELLING =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))? ?(?:([Zz]|UTC|GMT)|([+-]\d\d):?(\d\d)?)(?:\[[^\]]*\])?$/;

/**
 * Epoch milliseconds of an instant; not a number where it is none. A text has an offset, or is milliseconds itself: without
 * one each viewer's machine would read its own.
 * @param {unknown} given
 */
export function millisecondsOf(given) {
  if (typeof given === "number") return given;
  if (typeof given !== "string") return millisecondsOfDate(given);
  if (/^\d+$/.test(given)) return Number(given);
  const [, date, time, fraction = "0", zulu, hours, minutes = "00"] = SPELLING.exec(given.trim()) ?? [];
  if (date === undefined) return Number.NaN;
  const seconds = time.length > 5 ? `.${fraction.slice(0, 3)}` : "";
  // eslint-disable-next-line local/no-date-arithmetic -- a text is put together, and nothing reckoned
  return new Date(date + "T" + time + seconds + (zulu ? "Z" : `${hours}:${minutes}`)).getTime();
}

/** @param {unknown} given */
function millisecondsOfDate(given) {
  try {
    return Date.prototype.getTime.call(given);
  } catch {
    // It is no Date.
    return Number.NaN;
  }
}

/** Refuses what is given as an instant and is none. @param {unknown} given */
export function instantOf(given) {
  const at = millisecondsOf(given);
  if (at === at) return at;
  throw new AftersalesError(
    "ambiguous_instant",
    "now is no instant: it is a Date, epoch milliseconds, or a text such as 2026-03-02T10:15:00+01:00",
  );
}
