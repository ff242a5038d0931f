// Many lines in columns are decided as each is by itself, and two editions are compared as people would count.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { checkReturns, comparePolicies } from "../../pkg/authoring.js";
import { loadPolicy } from "../../pkg/index.js";

before(() => init());

const STATUSES = ["eligible", "conditional", "review", "ineligible"];
const REMEDIES = ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];
const NOW = "2026-03-20T12:00:00Z";
const day = (text) => Date.parse(text + "T10:00:00Z");

const shop = (rules) => ({ format: 1, id: "shop", version: "1", timeZone: "Europe/Berlin", currency: "EUR", rules });
const DAYS_30 = shop([{ id: "any", grants: ["refund"], window: { length: "P30D" } }]);
const DAYS_14 = shop([{ id: "any", grants: ["refund"], window: { length: "P14D" } }]);
const MANY = shop([
  {
    id: "mind",
    grants: ["refund"],
    when: { reasons: ["changed_mind"], condition: { opened: false } },
    window: { length: "P14D" },
  },
  { id: "fault", grants: ["repair", "exchange"], when: { reasons: ["defective"] }, window: { length: "P6M" } },
  { id: "gift", grants: ["store_credit"], when: { categories: ["toys"] }, window: { length: "P60D" } },
  { id: "sale", excludes: ["refund"], when: { tags: ["final_sale"] } },
  {
    id: "heavy",
    grants: ["refund"],
    decidedBy: "inspection",
    when: { categories: ["books"] },
    window: { from: "ordered", length: "P1Y" },
  },
]);

/** A value of a list by chance, the same in each run. */
function chances(seed) {
  let state = seed;
  return (list) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return list[(state >> 8) % list.length];
  };
}

test("each line comes to what it comes to by itself", () => {
  const pick = chances(7);
  const length = 2_000;
  const rows = Array.from({ length }, () => ({
    delivered: pick([
      NaN,
      day("2026-03-06"),
      day("2026-03-05"),
      day("2026-01-19"),
      day("2025-09-20"),
      day("2026-03-21"),
    ]),
    ordered: pick([NaN, day("2026-03-01"), day("2025-03-20"), day("2025-03-21")]),
    quantity: pick([1, 2, 3]),
    paid: pick([999, 10_000]),
    opened: pick([true, false, undefined]),
    categories: pick([["toys"], ["books"], undefined]),
    tags: pick([["final_sale"], undefined, undefined]),
    reason: pick(["changed_mind", "defective", undefined]),
  }));
  const named = (name, values) => ({ values, at: Uint8Array.from(rows, (row) => places(values, row[name])) });
  const places = (values, value) =>
    value === undefined ? 255 : values.findIndex((one) => JSON.stringify(one) === JSON.stringify(value));
  const columns = {
    "/line/events/delivered": Float64Array.from(rows, (row) => row.delivered),
    "/line/events/ordered": Float64Array.from(rows, (row) => row.ordered),
    "/line/quantity": Int32Array.from(rows, (row) => row.quantity),
    "/line/paid": {
      values: [999, 10_000].map((amount) => ({ amount, currency: "EUR" })),
      at: Uint8Array.from(rows, (row) => Number(row.paid === 10_000)),
    },
    "/line/condition/opened": named("opened", [true, false]),
    "/line/categories": named("categories", [["toys"], ["books"]]),
    "/line/tags": named("tags", [["final_sale"]]),
    "/request/reason": named("reason", ["changed_mind", "defective"]),
  };
  const { value } = checkReturns(MANY, { length, columns }, NOW);
  const policy = loadPolicy(MANY).value;
  const seen = new Set();
  rows.forEach(({ delivered, ordered, quantity, paid, opened, categories, tags, reason }, row) => {
    const events = { ...(delivered && { delivered }), ...(ordered && { ordered }) };
    const line = { quantity, paid: { amount: paid, currency: "EUR" }, events, condition: { opened }, categories, tags };
    const alone = policy.checkReturn(line, { reason }, NOW).value;
    const best = alone.options.find(
      ({ status }) => ["open", "conditional", "review"].indexOf(status) === STATUSES.indexOf(alone.status),
    );
    assert.equal(STATUSES[value.status[row]], alone.status, String(row));
    assert.equal(REMEDIES[value.remedy[row]], best?.remedy);
    assert.equal(value.closes[row], best?.closes ? Date.parse(best.closes) : NaN);
    assert.equal(value.lastDay[row], best?.lastDay ? Date.parse(best.lastDay) / 86_400_000 : NaN);
    assert.equal(value.refund[row], best?.refund ? best.refund.amount.amount : NaN);
    seen.add(alone.status);
  });
  assert.equal(seen.size, 4);
  policy.free();
});

test("thirty days become fourteen", () => {
  // At noon on 20 March 2026: delivered on 18 March, 6 March (its fourteenth day), 5 March, 17 February and 1 January.
  const delivered = ["2026-03-18", "2026-03-06", "2026-03-05", "2026-02-18", "2026-01-01"].map(day);
  const lines = { length: 5, columns: { "/line/events/delivered": Float64Array.from(delivered) } };
  const { value } = comparePolicies(DAYS_30, DAYS_14, lines, NOW);
  // 28, 16, 15 and no day are left of thirty; 12 and none of fourteen.
  assert.deepEqual([...value.days], [-16, -16, -15, 0, 0]);
  // The fourth, on its last day, has nothing any more; the fifth had nothing before.
  assert.deepEqual([...value.losses], [0, 1, 2, 3]);
  assert.deepEqual([...value.gains], []);
  const back = comparePolicies(DAYS_14, DAYS_30, lines, NOW).value;
  assert.deepEqual([...back.gains], [0, 1, 2, 3]);
  assert.deepEqual([...back.days], [16, 16, 15, 0, 0]);
});

test("less money is worse, whatever the days", () => {
  const fee = { ...DAYS_30, costs: [{ id: "label", fee: { kind: "label", amount: "5.00" } }] };
  const columns = {
    "/line/events/delivered": Float64Array.of(day("2026-03-18")),
    "/line/quantity": Int32Array.of(1),
    "/line/paid": { values: [{ amount: 2_000, currency: "EUR" }], at: Uint8Array.of(0) },
  };
  const { value } = comparePolicies(DAYS_14, fee, { length: 1, columns }, NOW);
  assert.deepEqual([value.days[0], value.money[0], [...value.losses]], [16, -500, [0]]);
});

test("what is wrong is told by its place", () => {
  const told = ({ issues }) => issues.map(({ code, pointer }) => [code, pointer]);
  const delivered = Float64Array.of(day("2026-03-18"), day("2026-03-18"));
  assert.deepEqual(told(checkReturns(DAYS_14, { length: 3, columns: { "/line/events/delivered": delivered } }, NOW)), [
    ["wrong_type", "/columns/~1line~1events~1delivered"],
  ]);
  assert.deepEqual(told(checkReturns(DAYS_14, { length: 2, columns: { delivered } }, NOW)), [
    ["wrong_type", "/columns/delivered"],
  ]);
  assert.deepEqual(told(checkReturns(DAYS_14, { length: 2, columns: { "/line/__proto__/x": delivered } }, NOW)), [
    ["wrong_type", "/columns/~1line~1__proto__~1x"],
  ]);
  for (const length of [10_000_001, -1, 0.5, Number.NaN, "2"]) {
    assert.deepEqual(told(checkReturns(DAYS_14, { length, columns: {} }, NOW)), [["out_of_range", "/length"]]);
  }
  const quantity = { values: [1, "two"], at: Uint8Array.of(0, 1) };
  assert.deepEqual(told(checkReturns(DAYS_14, { length: 2, columns: { "/line/quantity": quantity } }, NOW)), [
    ["wrong_type", "/rows/1/line/quantity"],
  ]);
  const misspelt = { ...DAYS_14, rules: [{ ...DAYS_14.rules[0], grants: ["refnd"] }] };
  const lines = { length: 2, columns: { "/line/events/delivered": delivered } };
  assert.deepEqual(told(comparePolicies(DAYS_14, misspelt, lines, NOW)), [["unknown_value", "/new/rules/0/grants/0"]]);
  assert.deepEqual(told(comparePolicies(misspelt, DAYS_14, lines, NOW)), [["unknown_value", "/old/rules/0/grants/0"]]);
});

test("no line is none", () => {
  const { value } = checkReturns(DAYS_14, { length: 0, columns: {} }, NOW);
  assert.equal(value.status.length, 0);
});
