/** Zones to try: both sides of midnight, of the date line, and of a change of clocks. */
export const zones = [
  "Asia/Shanghai",
  "UTC",
  "Europe/London",
  "Europe/Paris",
  "Europe/Berlin",
  "America/New_York",
  "America/Los_Angeles",
  "Pacific/Honolulu",
  "Pacific/Kiritimati",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Atlantic/Azores",
];

/** How far a zone's clocks are from UTC at an instant, in milliseconds. */
function offset(zone, at) {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return Date.parse(format.format(at).replace(" ", "T") + "Z") - Math.floor(at / 1000) * 1000;
}

/** The instant at which a zone's clocks show a local time such as `2026-11-22T10:00`. */
export function instantOf(local, zone) {
  const wall = Date.parse(local + "Z");
  const first = wall - offset(zone, wall);
  return wall - offset(zone, first);
}

/** What a zone's clocks show at an instant, for an `<input type=datetime-local>`. */
export function localOf(at, zone) {
  return new Date(at + offset(zone, at)).toISOString().slice(0, 16);
}
