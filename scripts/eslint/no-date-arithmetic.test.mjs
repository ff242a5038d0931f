// What counts as reckoning with dates, and what does not.
import { describe, it } from "node:test";
import { RuleTester } from "eslint";
import rule from "./no-date-arithmetic.js";

Object.assign(RuleTester, { describe, it });

const LENGTH = "a length of time in numbers";
const INSTANT = "arithmetic on an instant";
/** A sample, and what is said of it: from the outside in, as it is read. @type {[string, ...string[]][]} */
const guilty = [
  ["Date.parse(text)", "Date.parse"],
  ["Date['parse'](text)", "Date.parse"],
  ["Date[`parse`](text)", "Date.parse"],
  ["Date.UTC(2026, 0)", "Date.UTC"],
  ["new Date(2026, 0, 31)", "new Date of several arguments"],
  ["new Date(now + 5)", "new Date of arithmetic"],
  ["new Date((a - b))", "new Date of arithmetic"],
  ["day.getDate()", "getDate"],
  ["day?.getDate()", "getDate"],
  ["day.setDate(1)", "setDate"],
  ["day.getUTCDate()", "getUTCDate"],
  ["day.setUTCHours(0)", "setUTCHours"],
  ["day.getHours()", "getHours"],
  ["day.setHours(0)", "setHours"],
  ["day['getMonth']()", "getMonth"],
  ["day.getTimezoneOffset()", "getTimezoneOffset"],
  ["day.getTime() + 1", INSTANT],
  ["day?.getTime() + 1", INSTANT],
  ["end.getTime() - start.getTime()", INSTANT],
  ["Date.now() - start", INSTANT],
  ["left -= Date.now()", INSTANT],
  ["end - new Date()", INSTANT],
  ["86400", LENGTH],
  ["n * 86_400_000", LENGTH],
  ["864e5", LENGTH],
  ["n / 3600", LENGTH],
  ["3600000", LENGTH],
  // Both the whole and the day of seconds in it.
  ["24 * 60 * 60 * 1000", LENGTH, LENGTH],
  ["60 * (60)", LENGTH],
  ["Temporal.Now.instant()", "Temporal"],
  ["globalThis.Temporal", "Temporal"],
  ["new Date(now).toISOString().slice(0, 10)", "a piece of toISOString"],
  ["day?.toISOString()?.slice(0, 10)", "a piece of toISOString"],
];
const innocent = [
  "Date.now()",
  "new Date()",
  "new Date(now)",
  "new Date(now).toISOString()",
  "day.getTime()",
  "clock.now() - 1",
  "a + b",
  "text.slice(0, 10)",
  "60",
  "1024 * 60",
  "format.format(new Date(now))",
  "// 86400\n'86400'",
  "policy.date",
  "names[0] + names[index]",
];

new RuleTester().run("no-date-arithmetic", rule, {
  valid: innocent,
  invalid: guilty.map(([code, ...said]) => ({
    code,
    errors: said.map((what) => ({ message: `Dates are reckoned in Rust alone: ${what}.` })),
  })),
});
