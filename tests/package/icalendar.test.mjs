// The calendar file, read back by another tool: days stay days, instants are UTC, long and odd texts survive.
import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { loadPolicy } from "../../pkg/index.js";
import { toICalendar } from "../../pkg/icalendar.js";

const { value: policy } = loadPolicy({
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "Asia/Shanghai",
  rules: [
    { id: "mind", grants: ["refund"], window: { length: "P7D" } },
    { id: "hours", grants: ["exchange"], window: { length: "PT48H", count: "elapsed" } },
  ],
  warranties: [
    {
      id: "year",
      covers: ["repair"],
      window: { length: "P1Y", count: "months_same_date" },
      registration: { required: false, window: { length: "P30D" }, then: { length: "P2Y" } },
    },
  ],
});
const line = { quantity: 1, events: { delivered: "2026-03-02T10:15:00+08:00" } };
const now = "2026-03-03T12:00:00+08:00";
const values = [...policy.checkReturn(line, {}, now).value.options, ...policy.warranty(line, now).value];

/** What a calendar program reads, by UID. */
function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return Object.fromEntries(
    calendar.getAllSubcomponents("vevent").map((entry) => [entry.getFirstPropertyValue("uid"), entry]),
  );
}
const start = (entry) => String(entry.getFirstPropertyValue("dtstart"));

test("days are days, instants are UTC, and each end has its own entry", () => {
  const entries = read(toICalendar(values, { locale: "en", id: "line-1", now, title: "Tea; green, 100 g" }));
  assert.deepEqual(Object.fromEntries(Object.entries(entries).map(([uid, entry]) => [uid, start(entry)])), {
    "line-1/mind/refund": "2026-03-09",
    "line-1/hours/exchange": "2026-03-04T02:15:00Z",
    "line-1/year": "2027-03-02",
    "line-1/year/registration": "2026-04-01",
  });
  const { "line-1/mind/refund": refund } = entries;
  assert.equal(refund.getFirstPropertyValue("dtstart").isDate, true);
  assert.equal(refund.getFirstPropertyValue("summary"), "Tea; green, 100 g · Last day: Refund");
  assert.equal(String(refund.getFirstPropertyValue("dtstamp")), "2026-03-03T04:00:00Z");
  assert.equal(String(refund.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger")), "-P1D");
});

test("what is over is not entered, to the second", () => {
  const uids = (at) => Object.keys(read(toICalendar(values, { locale: "en", id: "l", now: at })));
  assert.ok(uids("2026-03-09T23:59:59+08:00").includes("l/mind/refund"));
  assert.ok(!uids("2026-03-10T00:00:00+08:00").includes("l/mind/refund"));
  assert.ok(!uids("2026-04-02T00:00:00+08:00").includes("l/year/registration"));
  assert.deepEqual(uids("2028-01-01T00:00:00Z"), []);
});

test("texts come back as they were, and no line is longer than 75 octets", () => {
  for (const title of [
    "很长的名称".repeat(20),
    "emoji 👨‍👩‍👧 ".repeat(12),
    "a\\n;,b\r\nBEGIN:VEVENT",
    "x".repeat(300),
    "tab\tand\u0000nul",
  ]) {
    const text = toICalendar(values, { locale: "zh-Hans", id: "l", now, title, url: "https://shop.example/orders/1" });
    for (const part of text.split("\r\n")) assert.ok(Buffer.byteLength(part) <= 75, part);
    assert.ok(text.endsWith("END:VCALENDAR\r\n"));
    const entries = Object.values(read(text));
    assert.equal(entries.length, 4);
    // eslint-disable-next-line no-control-regex -- the control characters of the title are not shown
    const shown = title.replace(/\r\n/g, "\n").replace(/[\t\u0000]/g, "");
    for (const entry of entries) assert.ok(entry.getFirstPropertyValue("summary").startsWith(shown + " · "), title);
  }
});
