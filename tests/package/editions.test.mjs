// Order lines as shops have them, and two editions over many of them: the same as asking for each line.
import assert from "node:assert/strict";
import { test } from "node:test";
import init from "../../pkg/authoring.js";
import { columnsOf } from "../../pkg/editions/columns.js";
import { compared } from "../../pkg/editions/comparing.js";
import { linesOf } from "../../pkg/editions/reading.js";
import engine, { loadPolicy } from "../../pkg/index.js";

await Promise.all([init(), engine()]);
const NOW = "2026-11-24T10:00:00Z";
const edition = (length, more = {}) => ({
  format: 1,
  id: "shop",
  version: length,
  timeZone: "Europe/Berlin",
  currency: "EUR",
  rules: [{ id: "returns", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length }, ...more }],
});

test("a table is read as spreadsheets write it", () => {
  const told = ({ id, title, tags, quantity, paid, events }) => [id, title, tags, quantity, paid, events];
  const table =
    "\ufeffid;title;tags;quantity;paid;currency;delivered;paid_at;colour\r\n"
    + 'a;"A ""tall"" lamp; with a\nshade";sale|display;2;89.00;EUR;2026-11-01;;red\r\n'
    + '\r\n;5" pipe;;;12.00;;;2026-11-02;blue\r\n';
  assert.deepEqual(linesOf(table).map(told), [
    [
      "a",
      'A "tall" lamp; with a\nshade',
      ["sale", "display"],
      2,
      { decimal: "89.00", currency: "EUR" },
      { delivered: "2026-11-01", paid: null },
    ],
    ["2", '5" pipe', [], 1, undefined, { delivered: null, paid: "2026-11-02" }],
  ]);
  assert.deepEqual(
    linesOf("id\topened\n1\tyes\n2\tno\n3\t?").map(({ condition }) => condition.opened),
    [true, false, null],
  );
  assert.deepEqual(linesOf(""), []);
});

test("an order's facts are those of its lines, unless they say something else", () => {
  const order = {
    id: "7",
    country: "DE",
    events: { ordered: "2026-11-01", delivered: null },
    lines: [
      { id: "a", events: { delivered: "2026-11-04" } },
      { id: "b", country: "AT" },
    ],
  };
  const lines = [
    { country: "DE", id: "7/a", events: { ordered: "2026-11-01", delivered: "2026-11-04" } },
    { country: "AT", id: "7/b", events: { ordered: "2026-11-01", delivered: null } },
  ];
  assert.deepEqual(linesOf(JSON.stringify(order)), lines);
  assert.deepEqual(linesOf(JSON.stringify(order) + "\n" + JSON.stringify(order)), [...lines, ...lines]);
  assert.throws(() => linesOf("[1]"), SyntaxError);
});

/** Lines of which no two are alike, with days and with instants, and some that nobody can read. */
const MANY = Array.from({ length: 2500 }, (_, place) => {
  const day = new Date(Date.UTC(2026, 9, 1 + (place % 50))).toISOString().slice(0, 10);
  const delivered = place % 3 === 0 ? day : place % 3 === 1 ? `${day}T21:30:00+01:00` : null;
  return {
    id: String(place),
    quantity: 1,
    categories: [place % 2 ? "toys" : "books"],
    paid: { amount: 100 + place, currency: "EUR" },
    events: { delivered: place % 500 === 7 ? "soon" : delivered },
    ...(place % 5 === 0 && { condition: { opened: place % 2 === 0 } }),
  };
});

test("many lines come to what each comes to", () => {
  const [old, next] = [
    edition("P30D"),
    edition("P14D", { when: { reasons: ["changed_mind"], condition: { opened: false } } }),
  ];
  const { value } = compared(old, next, columnsOf(MANY), { reason: "changed_mind", now: NOW, listed: 5000 });
  const policies = [old, next].map((document) => loadPolicy(document).value);
  const RANKS = ["eligible", "conditional", "review", "ineligible"];
  const today = Date.parse("2026-11-24") / 86_400_000;
  const expected = { lines: 2500, gains: 0, loses: 0, same: 0, unread: 0, days: 0, toys: 0 };
  for (const line of MANY) {
    const answers = policies.map((policy) => policy.verdict(line, { reason: "changed_mind" }, NOW));
    if (!answers[0].ok) {
      expected.unread += 1;
      continue;
    }
    const [before, after] = answers.map(({ value: { status, lastDay } }) => ({
      rank: RANKS.indexOf(status),
      days: status === "ineligible" ? 0 : lastDay === null ? NaN : Date.parse(lastDay) / 86_400_000 - today,
    }));
    const days = after.days - before.days || 0;
    const isWorse = after.rank > before.rank || (after.rank === before.rank && days < 0);
    expected[isWorse ? "loses" : "same"] += 1;
    expected.days -= days;
    expected.toys += line.categories[0] === "toys" && isWorse ? 1 : 0;
  }
  const { lines, gains, loses, same, unread, days, byCategory, worst, issues } = value;
  const toys = byCategory.find(({ category }) => category === "toys").loses;
  assert.deepEqual({ lines, gains, loses, same, unread, days: days.lost, toys }, expected);
  assert.equal(expected.unread, 5);
  assert.ok(expected.loses > 500 && expected.same > 100, JSON.stringify(expected));
  assert.deepEqual(
    issues.map(({ row, code, pointer }) => [row, code, pointer]),
    [7, 507, 1007, 1507, 2007].map((row) => [row, "instant_malformed", "/events/delivered"]),
  );
  assert.ok(worst.every(({ days: one }, place) => place === 0 || (one ?? 0) >= (worst[place - 1].days ?? 0)));
});

test("what is wrong with an edition or a reason is told, and no line is counted", () => {
  const lines = columnsOf(MANY.slice(0, 3));
  const codesOf = ({ issues }) => issues.map(({ code, pointer }) => [code, pointer]);
  const wrong = edition("P30");
  assert.deepEqual(
    codesOf(compared(edition("P30D"), wrong, lines, { now: NOW })).map(([, pointer]) => pointer),
    ["/new/rules/0/window/length"],
  );
  const unknown = compared(edition("P30D"), edition("P14D"), lines, { now: NOW, reason: "changedmind" });
  assert.ok(codesOf(unknown).every(([, pointer]) => pointer.endsWith("/request/reason")));
});
