// Indicators of many cases, beside what another tool says of them; odd columns; a million cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import init, { indicators } from "../../pkg/authoring.js";

const table = JSON.parse(readFileSync(new URL("./indicators.json", import.meta.url), "utf8"));
const options = { aspects: table.aspects, now: table.now };
const column = (values) => Float64Array.from(values, (value) => value ?? NaN);
const columnsOf = (rows) =>
  Object.fromEntries(
    ["received", "answered", "due", "resolved", "justified", "accepted"]
      .map((name) => [name, column(rows.map((row) => row[name]))])
      .concat([["scores", column(rows.flatMap(({ scores }) => scores))]]),
  );

before(() => init());

test("they are what another tool says, to the last digits", () => {
  for (const { id, rows, want } of table.cases) {
    const answer = indicators(columnsOf(rows), options);
    assert.equal(answer.ok, true, id);
    const rounded = JSON.parse(JSON.stringify(answer.value), (_, value) =>
      typeof value === "number" ? Number(value.toPrecision(12)) : value,
    );
    const wanted = JSON.parse(JSON.stringify(want), (_, value) =>
      typeof value === "number" ? Number(value.toPrecision(12)) : value,
    );
    assert.deepEqual(rounded, wanted, id);
  }
});

test("goals are reached at their number, and complaints are counted among orders", () => {
  const columns = {
    received: column([0, 0, 0, 0]),
    resolved: column([1, 1, 1, null]),
    justified: column([1, 0, 0, 0]),
  };
  const of = (goals, orders) => indicators(columns, { goals, orders, now: 10 }).value;
  for (const [goal, reached] of [
    [0.75, true],
    [0.750001, false],
  ]) {
    assert.equal(of({ resolved: goal }).resolved.reached, reached);
  }
  for (const [orders, reached] of [
    [34, true],
    [33, false],
  ]) {
    const { justified } = of({ justified: 0.03 }, orders);
    assert.deepEqual([justified.of, justified.reached], [orders, reached]);
  }
  assert.equal("reached" in of({}).resolved, false);
});

test("nothing to count is null, and columns that do not fit are issues", () => {
  const { value } = indicators({ received: new Float64Array() }, { now: 0, goals: { resolved: 0.9 } });
  assert.deepEqual(
    [value.cases, value.resolved.rate, value.onTime.rate, value.responseSeconds.p50, "reached" in value.resolved],
    [0, null, null, null, false],
  );
  const pointers = (columns, more = {}) =>
    indicators(columns, { ...options, ...more }).issues?.map(({ pointer }) => pointer);
  assert.deepEqual(pointers({ received: column([1]), due: column([1, 2]), scores: column([1]) }), [
    "/columns/due",
    "/columns/scores",
  ]);
  assert.deepEqual(pointers({ received: [1], answered: "x" }), ["/columns/received", "/columns/answered"]);
  assert.deepEqual(pointers({}), ["/columns/received"]);
});

test("options that do not fit are issues, and none is not one", () => {
  const received = column([0]);
  const wrong = indicators(
    { received },
    { now: 0, orders: "100", satisfiedFrom: "3", goals: { resolved: "0.9", onTime: 1.5, speed: 1 }, aspects: "all" },
  );
  assert.deepEqual(wrong.issues.map(({ code, pointer }) => code + " " + pointer).sort(), [
    "out_of_range /goals/onTime",
    "unknown_field /goals/speed",
    "wrong_type /aspects",
    "wrong_type /goals/resolved",
    "wrong_type /orders",
    "wrong_type /satisfiedFrom",
  ]);
  assert.equal(indicators({ received }, null).ok, true);
  assert.equal(indicators({ received }, { now: NaN }).ok, false);
});

test("a million cases are counted in one pass", () => {
  const count = 1_000_000;
  const received = new Float64Array(count).map((_, index) => index * 1000);
  const answered = received.map((at, index) => at + (index % 100) * 1000);
  const start = performance.now();
  const { value } = indicators({ received, answered, due: received.map((at) => at + 50_000) }, { now: 2e12 });
  console.log(`${count} cases in ${(performance.now() - start).toFixed(0)} ms`);
  assert.deepEqual([value.cases, value.onTime.count, value.responseSeconds.p90], [count, count / 2, 89]);
});
