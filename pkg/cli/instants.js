// The instant that a command is asked about.
import { UsageError } from "./command.js";

/** How far a zone is from Greenwich on a day, as `+08:00`. @param {string} date @param {string} zone */
function offsetOf(date, zone) {
  if (/^[+-]\d\d:\d\d$/.test(zone)) return zone;
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(
    new Date(`${date}T12:00:00Z`),
  );
  return parts.find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "") || "Z";
}

/**
 * What was written as a day or an instant: a day is asked about at its noon in the policy's zone.
 * @param {string} text
 * @param {any} document
 */
export function instant(text, document) {
  try {
    const written = /^\d{4}-\d\d-\d\d$/.test(text)
      ? `${text}T12:00:00${offsetOf(text, document?.timeZone ?? "UTC")}`
      : text;
    if (/T.*(Z|[+-]\d\d:\d\d)$/.test(written) && !Number.isNaN(new Date(written).getTime())) return written;
  } catch {
    // No such day, or no such zone.
  }
  throw new UsageError(`${text} is neither a day like 2026-11-24 nor an instant like 2026-11-24T10:00:00Z`);
}
