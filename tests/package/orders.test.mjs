// Whole orders, every reason, and promised times, through the package's own functions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPolicy, withCases } from "../../pkg/index.js";

const NOW = "2026-03-05T04:00:00Z";
const document = {
  format: 1,
  id: "t",
  version: "1",
  timeZone: "Asia/Shanghai",
  currency: "EUR",
  returnTogether: ["gifts"],
  rules: [
    {
      id: "mind",
      grants: ["refund"],
      when: { reasons: ["changed_mind"] },
      window: { from: { event: "delivered", parcel: "last" }, length: "P7D" },
    },
    { id: "fault", grants: ["repair"], when: { reasons: ["quality"] }, window: { length: "P1Y" } },
  ],
  serviceLevels: [{ id: "reply", kind: "first_response", window: { from: "submitted", length: "PT24H" } }],
};
const order = {
  id: "o",
  discount: { decimal: "0.10", currency: "EUR" },
  parcels: [
    { events: { delivered: new Date("2026-03-02T02:00:00Z") }, lines: [{ id: "a", quantity: 1 }] },
    {
      events: { delivered: "2026-03-04" },
      lines: [
        { id: "b", quantity: 1 },
        { id: "c", quantity: 1 },
      ],
    },
  ],
  lines: ["a", "b", "c"].map((id) => ({
    id,
    quantity: 1,
    paid: { decimal: "10.00", currency: "EUR" },
    ...(id === "c" && { giftFor: ["a"] }),
  })),
};
const requests = { a: { reason: "changed_mind" }, b: { reason: "changed_mind" } };
const load = (clock) => loadPolicy(document, clock && { clock }).value;

test("an order is answered line by line, with its parcels, its shares and its gifts", () => {
  const policy = load();
  const { ok, value } = policy.checkOrder(order, requests, NOW);
  assert.equal(ok, true);
  assert.deepEqual(Object.keys(value), ["a", "b", "c"]);
  // The last parcel came on 4 March.
  assert.deepEqual(
    [value.a, value.b].map((decision) => decision.options[0].lastDay),
    ["2026-03-11", "2026-03-11"],
  );
  assert.deepEqual(
    [value.a, value.b].map((decision) => decision.options[0].refund.amount.decimal),
    ["9.96", "9.97"],
  );
  assert.deepEqual(value.a.options[0].requires, [{ kind: "action", code: "return_gift", met: false, lines: ["c"] }]);
  // Without a request a line is asked about without a reason.
  assert.deepEqual(
    value.c.options.map((option) => option.dependsOn),
    [["/request/reason"], ["/request/reason"]],
  );
  assert.equal(policy.checkOrder(order, undefined, NOW).value.a.status, "conditional");
  policy.free();
});

test("what is wrong with an order is told with pointers, all at once", () => {
  const policy = load();
  const broken = { ...order, lines: [{ id: "a", quantity: -1 }, { id: "a" }], parcels: [] };
  const { ok, issues } = policy.checkOrder(broken, { z: {} }, NOW);
  assert.equal(ok, false);
  const told = issues.map(({ code, pointer }) => `${code} ${pointer}`).sort();
  assert.deepEqual(told, [
    "duplicate_id /order/lines/1/id",
    "line_not_in_order /requests/z",
    "out_of_range /order/lines/0/quantity",
  ]);
  const cyclic = { ...order };
  cyclic.lines = [cyclic];
  assert.equal(policy.checkOrder(cyclic, {}, NOW).ok, false);
  assert.equal(policy.checkOrder(undefined, {}, NOW).ok, false);
  policy.free();
});

test("an order of one line is judged like the line", () => {
  const policy = load();
  const line = { id: "a", quantity: 1, events: { delivered: "2026-03-02" } };
  const alone = policy.checkReturn(line, requests.a, NOW).value;
  assert.deepEqual(policy.checkOrder({ id: "o", lines: [line] }, { a: requests.a }, NOW).value.a, alone);
  policy.free();
});

test("every reason has its decision, the one that checkReturn gives", () => {
  const policy = load();
  const line = { quantity: 1, events: { delivered: "2026-03-02" } };
  const { value } = policy.reasons(line, NOW);
  assert.ok(value.length >= 10);
  for (const { reason, decision } of value) {
    assert.deepEqual(decision, policy.checkReturn(line, { reason }, NOW).value, reason);
  }
  const open = value.filter(({ decision }) => decision.status === "eligible").map(({ reason }) => reason);
  assert.ok(open.includes("changed_mind") && open.includes("defective") && !open.includes("late"));
  policy.free();
});

test("promised times are due, met or missed, by the clock of the options if no other is given", () => {
  const events = { submitted: "2026-03-02T10:15:00+08:00" };
  const due = Date.parse("2026-03-03T10:15:00+08:00");
  for (const [now, state] of [
    [due - 1000, "due"],
    [due, "missed"],
  ]) {
    const policy = load(() => now);
    const [level] = policy.serviceLevels({ events }).value;
    assert.deepEqual([level.id, level.state, Date.parse(level.due)], ["reply", state, due]);
    policy.free();
  }
  const policy = load();
  assert.equal(policy.serviceLevels({ events: { ...events, first_response: due - 1000 } }, NOW).value[0].state, "met");
  assert.deepEqual(
    policy.serviceLevels({ event: {} }, NOW).issues.map(({ pointer }) => pointer),
    ["/facts/event"],
  );
  policy.free();
});

const repaired = { remedy: "repair", quantity: 1, state: "done" };
const exchanged = { remedy: "exchange", quantity: 1, state: "open" };
const filed = {
  ...{ id: "C-1", kind: "return", state: "received", receivedAt: NOW, raw: {} },
  values: { lines: [{ id: "c", quantity: 1 }], remedy: "exchange" },
};
const othersOf = (lines, cases = [filed]) => {
  const { value: policy } = loadPolicy(document);
  return withCases(policy, { lines }, cases, NOW).lines.map(({ orderClaims }) => orderClaims);
};

test("each line has the claims of the others", () => {
  const lines = [
    { id: "a", quantity: 2, returned: 1 },
    { id: "b", claims: [repaired] },
    { id: "c", quantity: 1 },
  ];
  const counted = { quantity: 1, state: "done" };
  assert.deepEqual(othersOf(lines), [
    [repaired, exchanged],
    [counted, exchanged],
    [counted, repaired],
  ]);
  assert.deepEqual(othersOf(lines, []), [[repaired], [counted], [counted, repaired]]);
  assert.deepEqual(othersOf([{ id: "a" }], []), [[]]);
});

test("what is not known of a line is not known of the others' order", () => {
  for (const unknown of [{ claims: null }, { returned: null }, { inProgress: null }]) {
    assert.deepEqual(othersOf([{ id: "a", ...unknown }, { id: "c" }]), [[exchanged], undefined]);
  }
});

test("what a line states of the others is more by what was filed", () => {
  const lines = [{ id: "a", orderClaims: [repaired] }, { id: "c" }];
  assert.deepEqual(othersOf(lines), [[repaired, exchanged], []]);
});

test("lines of a long order do not list those of all others", () => {
  const lines = (count) => Array.from({ length: count }, (_, place) => ({ id: String(place), claims: [repaired] }));
  assert.equal(othersOf(lines(100), [])[0].length, 99);
  assert.deepEqual(new Set(othersOf(lines(101), [])), new Set([undefined]));
});
