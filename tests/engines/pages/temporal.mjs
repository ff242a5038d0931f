// Where windows end in many zones, beside the browser's own Temporal; nothing is asked of one that has none.
import init, { loadPolicy } from "aftersales";

const LENGTHS = ["P1D", "P7D", "P14D", "P30D", "P1M", "P3M", "P6M", "P1Y", "P2Y1M", "P3M10D"];
/** Ends of months, a leap day, and days on which clocks change somewhere. */
const EVENTS = [
  "2011-12-29T12:00:00Z",
  "2019-12-31T23:30:00Z",
  "2020-02-29T10:00:00Z",
  "2024-01-31T00:00:00Z",
  "2024-08-31T04:00:00Z",
  "2025-03-29T22:59:59Z",
  "2025-10-26T00:30:00Z",
];

/** A policy with one window. @param {string} timeZone @param {string} length */
const policyOf = (timeZone, length) =>
  loadPolicy({
    ...{ format: 1, id: "t", version: "1", timeZone },
    rules: [{ id: "r", grants: ["refund"], window: { length, count: "months_same_date" } }],
  }).value;

export async function run() {
  const found = { hasTemporal: "Temporal" in globalThis, asked: 0, wrong: [] };
  if (!found.hasTemporal) return found;
  const { Temporal } = globalThis;
  await init();
  const zones = Intl.supportedValuesOf("timeZone").filter((_, place) => place % 5 === 0);
  for (const zone of [...zones, "Pacific/Apia", "Africa/Cairo", "America/Havana"]) {
    for (const length of LENGTHS) {
      const policy = policyOf(zone, length);
      for (const event of EVENTS) {
        const last = Temporal.Instant.from(event).toZonedDateTimeISO(zone).toPlainDate().add(length);
        const next = last.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).startOfDay();
        const { lastDay, closes } = policy.verdict({ events: { delivered: event } }, undefined, event).value;
        const [want, got] = [
          [last.toString(), next.epochMilliseconds],
          [lastDay, Date.parse(closes)],
        ];
        found.asked += 1;
        if (want.join() !== got.join()) found.wrong.push({ zone, length, event, want, got });
      }
      policy.free();
    }
  }
  return { ...found, wrong: found.wrong.slice(0, 20) };
}
