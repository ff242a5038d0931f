// What a page would be written with instead: one window by every library of dates, and 30 rules by engines of rules and by hand.
import { Temporal as JsTemporal } from "@js-temporal/polyfill";
import { addDays, endOfDay, format } from "date-fns";
import { fromZonedTime, toZonedTime } from "date-fns-tz";
import dayjs from "dayjs";
import timezone from "dayjs/plugin/timezone.js";
import utc from "dayjs/plugin/utc.js";
import { LogicEngine } from "json-logic-engine";
import { Engine } from "json-rules-engine";
import { DateTime } from "luxon";
import { Temporal as SmallTemporal } from "temporal-polyfill";
import { daysOf, instantOf, localDay } from "./by-hand.mjs";
import { zone } from "./data.mjs";

dayjs.extend(utc);
dayjs.extend(timezone);
const native = globalThis.Temporal;

function temporalWindow({ Instant }) {
  return (delivered) => {
    const last = Instant.from(delivered).toZonedDateTimeISO(zone).add({ days: 14 });
    const closes = last.add({ days: 1 }).startOfDay().epochMilliseconds;
    return { closes, lastDay: last.toPlainDate().toString() };
  };
}

/** 14 days after delivery: the instant at which that closes, and the last day. */
export const windows = {
  luxon(delivered) {
    const last = DateTime.fromISO(delivered, { zone }).plus({ days: 14 });
    return { closes: last.endOf("day").toMillis() + 1, lastDay: last.toISODate() };
  },
  "dayjs, utc, timezone"(delivered) {
    const last = dayjs(delivered).tz(zone).add(14, "day");
    return { closes: last.endOf("day").valueOf() + 1, lastDay: last.format("YYYY-MM-DD") };
  },
  "date-fns-tz"(delivered) {
    const last = addDays(toZonedTime(delivered, zone), 14);
    return { closes: fromZonedTime(endOfDay(last), zone).getTime() + 1, lastDay: format(last, "yyyy-MM-dd") };
  },
  "@js-temporal/polyfill": temporalWindow(JsTemporal),
  // It hands out the host's own where there is one.
  ...(SmallTemporal !== native && { "temporal-polyfill": temporalWindow(SmallTemporal) }),
  ...(native && { "native Temporal": temporalWindow(native) }),
};

const factsOf = ({ line, request, now }) => ({
  reason: request.reason,
  categories: line.categories,
  tags: line.tags ?? [],
  days: localDay(instantOf(now)) - localDay(instantOf(line.events.delivered)),
});

/** Days are counted by hand for it, since it has no dates; only the status comes out. */
export function jsonRulesEngine(document) {
  const engine = new Engine();
  for (const rule of document.rules) {
    const all = [
      { fact: "reason", operator: "in", value: rule.when.reasons },
      { fact: "categories", operator: "contains", value: rule.when.categories[0] },
    ];
    if (rule.when.tags) all.push({ fact: "tags", operator: "contains", value: rule.when.tags[0] });
    if (rule.window) all.push({ fact: "days", operator: "lessThanInclusive", value: daysOf(rule) });
    engine.addRule({ conditions: { all }, event: { type: rule.excludes ? "excludes" : "grants" } });
  }
  return async (question) => {
    const { events } = await engine.run(factsOf(question));
    const has = (type) => events.some((event) => event.type === type);
    return { status: has("grants") && !has("excludes") ? "eligible" : "ineligible" };
  };
}

/** Likewise, compiled. */
export function jsonLogicEngine(document) {
  const engine = new LogicEngine();
  const rules = document.rules.map((rule) => {
    const all = [
      { in: [{ var: "reason" }, rule.when.reasons] },
      { in: [rule.when.categories[0], { var: "categories" }] },
    ];
    if (rule.when.tags) all.push({ in: [rule.when.tags[0], { var: "tags" }] });
    if (rule.window) all.push({ "<=": [{ var: "days" }, daysOf(rule)] });
    return { excludes: Boolean(rule.excludes), holds: engine.build({ and: all }) };
  });
  return (question) => {
    const facts = factsOf(question);
    let granted = false;
    let excluded = false;
    for (const { excludes, holds } of rules) {
      if (!holds(facts)) continue;
      if (excludes) excluded = true;
      else granted = true;
    }
    return { status: granted && !excluded ? "eligible" : "ineligible" };
  };
}

const PARTS = ["years", "months", "days", "hours", "minutes", "seconds"];
export const shownParts = (left) => PARTS.map((part) => left[part]).join(" ");

function temporalTick({ Instant }, closes) {
  const end = Instant.fromEpochMilliseconds(closes).toZonedDateTimeISO(zone);
  return (now) => end.since(Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone), { largestUnit: "years" });
}

/** The time that is left until an instant, counted back from it; luxon counts on from now, which gives other numbers. */
export const ticks = (closes) => ({
  "@js-temporal/polyfill": temporalTick(JsTemporal, closes),
  ...(SmallTemporal !== native && { "temporal-polyfill": temporalTick(SmallTemporal, closes) }),
  ...(native && { "native Temporal": temporalTick(native, closes) }),
});
