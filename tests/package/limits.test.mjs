// The limits that the documents name (docs/reference/policy-format.md, "Limits"), through the package: one below, at it, one beyond.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { loadPolicy } from "../../pkg/index.js";

await init();

const NOW = "2026-03-05T04:00:00Z";
const rule = { id: "r", grants: ["refund"], window: { length: "P7D" } };
const document = (more) => ({ format: 1, id: "t", version: "1", timeZone: "UTC", rules: [rule], ...more });
const line = { id: "a", quantity: 1, events: { delivered: "2026-03-02" } };
const policy = loadPolicy(document()).value;

const load = (more) => loadPolicy(document(more));
const ask = (more, now = NOW) => policy.verdict({ ...line, ...more }, {}, now);
const nested = (depth) => (depth === 0 ? 1 : [nested(depth - 1)]);
const many = (count, entry) => Array.from({ length: count }, (_, place) => ({ id: "e" + place, ...entry }));
const length = (text) => load({ rules: [{ ...rule, window: { length: text } }] });

/** What is limited: the most, what is handed in for so much, and the issue of more. @type {Record<string, [number, (size: number) => any, string]>} */
const LIMITS = {
  // The document, its extension and the lists inside are levels.
  "levels of what is handed over": [60, (size) => load({ "x-a": nested(size - 1) }), "too_deep"],
  "entries of a list": [
    1000,
    (size) => load({ events: Array.from({ length: size }, (_, place) => "e" + place) }),
    "too_many_entries",
  ],
  "months of a period": [2400, (size) => length(`P${size}M`), "length_malformed"],
  "days of a period": [73_050, (size) => length(`P${size}D`), "length_malformed"],
  "seconds of a period": [4_000_000_000, (size) => length(`PT${size}S`), "length_malformed"],
  "a quantity": [1_000_000, (quantity) => ask({ quantity }), "out_of_range"],
  "minor units of an amount": [
    9_000_000_000_000,
    (amount) => ask({ paid: { amount, currency: "EUR" } }),
    "out_of_range",
  ],
  "letters of a pattern": [
    250,
    (size) => load({ forms: { complaint: { fields: [{ name: "orderId", pattern: "#".repeat(size) }] } } }),
    "too_large",
  ],
  "days until money is due": [3650, (dueDays) => load({ rules: [{ ...rule, refund: { dueDays } }] }), "out_of_range"],
  "an instant that is no number of seconds": [99_999_999, (now) => ask({}, now), "instant_in_seconds"],
  "the last instant": [253_402_300_799_999, (now) => ask({}, now), "instant_malformed"],
};
for (const [kind, entry] of Object.entries({
  rules: { grants: ["refund"], window: { length: "P7D" } },
  costs: { shippingPaidBy: "buyer" },
  warranties: { covers: ["repair"], window: { length: "P7D" } },
  seasons: { rules: ["e0"], event: "ordered", from: "--11-15", to: "--12-31", closed: true },
  presumptions: { on: "seller", window: { length: "P7D" } },
  serviceLevels: { kind: "repair", window: { length: "P7D" } },
  servicePoints: { name: "A" },
})) {
  const rules = kind === "rules" ? undefined : [{ ...rule, id: "e0" }];
  LIMITS[kind] = [300, (size) => load({ rules, [kind]: many(size, entry) }), "too_many_entries"];
}

for (const [what, [most, hand, code]] of Object.entries(LIMITS)) {
  test(what, () => {
    for (const size of [most - 1, most]) {
      const answer = hand(size);
      assert.equal(answer.ok, true, `${size}: ${JSON.stringify(answer.issues?.slice(0, 2))}`);
    }
    const { ok, issues = [] } = hand(most + 1);
    assert.equal(ok, false);
    assert.ok(
      issues.some((issue) => issue.code === code),
      JSON.stringify(issues.slice(0, 2)),
    );
  });
}
