// What a careful author writes for one shop: days counted as numbers, and the offset of each quarter of an hour kept.
import { zone } from "./data.mjs";

const DAY = 86_400_000;
const fields = new Intl.DateTimeFormat("en-US", {
  timeZone: zone,
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});
const offsets = new Map();
function offset(instant) {
  const cell = Math.floor(instant / 900_000);
  let known = offsets.get(cell);
  if (known === undefined) {
    const part = Object.fromEntries(fields.formatToParts(cell * 900_000).map(({ type, value }) => [type, +value]));
    known = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - cell * 900_000;
    offsets.set(cell, known);
  }
  return known;
}
export const localDay = (instant) => Math.floor((instant + offset(instant)) / DAY);
const startOf = (day) => day * DAY - offset(day * DAY - offset(day * DAY));

function dayNumber(year, month, day) {
  const shifted = month <= 2 ? year - 1 : year;
  const ofYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1;
  const leaps = ((shifted / 4) | 0) - ((shifted / 100) | 0) + ((shifted / 400) | 0);
  return 365 * shifted + leaps + ofYear - 719_468;
}

/** The instant of a text like 2026-03-02T10:15:00+08:00. */
export function instantOf(text) {
  const two = (at) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
  const days = dayNumber(two(0) * 100 + two(2), two(5), two(8));
  const away = (two(20) * 60 + two(23)) * (text.charCodeAt(19) === 45 ? -1 : 1);
  return days * DAY + (two(11) * 60 + two(14) - away) * 60_000 + two(17) * 1000;
}

export const daysOf = (rule) => Number(/\d+/.exec(rule.window?.length ?? "0"));

/** A document compiled by hand: its rules by the category that they are for. */
function byCategory(document) {
  const found = new Map();
  for (const rule of document.rules) {
    const { reasons, tags, categories } = rule.when;
    const mine = { ...rule, days: daysOf(rule), reasons: new Set(reasons), tags: tags && new Set(tags) };
    for (const category of categories) found.set(category, [...(found.get(category) ?? []), mine]);
  }
  return found;
}

/** Hand-written: the rule that closes last, or none if one excludes. */
function handWritten(document, write) {
  const rules = byCategory(document);
  return ({ line, request, now }) => {
    const delivered = instantOf(line.events.delivered);
    let best;
    let excluded = false;
    for (const category of line.categories) {
      for (const rule of rules.get(category) ?? []) {
        if (!rule.reasons.has(request.reason)) continue;
        if (rule.tags && !line.tags?.some((tag) => rule.tags.has(tag))) continue;
        if (rule.excludes) excluded = true;
        else if (best === undefined || rule.days > best.days) best = rule;
      }
    }
    if (best === undefined || excluded) return write(false, null, null, null);
    const day = localDay(delivered) + best.days;
    const closes = startOf(day + 1);
    return write(instantOf(now) < closes, best.grants[0], closes, day);
  };
}
export const handTexts = (document) =>
  handWritten(document, (isOpen, remedy, closes, day) => {
    const text = closes === null ? null : new Date(closes).toISOString().slice(0, 19) + "Z";
    return {
      status: isOpen ? "eligible" : "ineligible",
      remedy: isOpen ? remedy : null,
      closes: text,
      lastDay: day === null ? null : new Date(day * DAY).toISOString().slice(0, 10),
      nextChange: isOpen ? text : null,
    };
  });
export const handNumbers = (document) =>
  handWritten(document, (isOpen, remedy, closes, lastDay) => ({
    status: isOpen ? "eligible" : "ineligible",
    remedy: isOpen ? remedy : null,
    closes,
    lastDay,
    nextChange: isOpen ? closes : null,
  }));

function civil(days, into) {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = ((ofEra - ((ofEra / 1460) | 0) + ((ofEra / 36_524) | 0) - ((ofEra / 146_096) | 0)) / 365) | 0;
  const ofYear = ofEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  const month = ((5 * ofYear + 2) / 153) | 0;
  into.day = ofYear - (((153 * month + 2) / 5) | 0) + 1;
  into.month = month < 10 ? month + 3 : month - 9;
  into.year = yearOfEra + era * 400 + (into.month <= 2 ? 1 : 0);
}
const isLeap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lengthOf = (year, month) => (month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]);

/** The time that is left until an instant, counted back from it, into the same object each time. @param {number} end */
export function handTick(end) {
  const [from, to, left] = [{}, {}, {}];
  const stop = end + offset(end);
  const stopDay = Math.floor(stop / DAY);
  civil(stopDay, to);
  /** So many months before the end, at its time of the day. */
  const before = (months) => {
    const month = to.year * 12 + to.month - 1 - months;
    const [year, ofYear] = [Math.floor(month / 12), (month % 12) + 1];
    return dayNumber(year, ofYear, Math.min(to.day, lengthOf(year, ofYear))) * DAY + stop - stopDay * DAY;
  };
  return (now) => {
    const start = now + offset(now);
    civil(Math.floor(start / DAY), from);
    let months = (to.year - from.year) * 12 + to.month - from.month;
    if (before(months) < start) months -= 1;
    const rest = before(months) - start;
    const seconds = Math.floor((rest % DAY) / 1000);
    left.years = (months / 12) | 0;
    left.months = months % 12;
    left.days = Math.floor(rest / DAY);
    left.hours = (seconds / 3600) | 0;
    left.minutes = ((seconds / 60) | 0) % 60;
    left.seconds = seconds % 60;
    left.totalSeconds = Math.floor((end - now) / 1000);
    return left;
  };
}
