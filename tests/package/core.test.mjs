// The small entry: it answers as the whole does, with an engine of its own beside that of the others.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import authoring, { buildPolicy } from "../../pkg/authoring.js";
import { loadBuilt, openPolicy } from "../../pkg/dist/core.js";
import * as documents from "../../pkg/documents.js";
import { loadPolicy } from "../../pkg/index.js";
import motherAndBaby from "../../pkg/policies/mother-and-baby.json" with { type: "json" };
import order from "../../www/orders/order.json" with { type: "json" };

await authoring();
const options = { packs: [await documents.pack("cn")], calendars: [await documents.calendar("cn")] };
const { value: file } = buildPolicy(motherAndBaby, options);
const lines = order.lines.filter(({ policy }) => policy === "mother-and-baby");

/** Every question that the small entry takes. */
function answers(policy) {
  const asked = lines.map(({ policy: _, names: __, request, ...line }) => [
    { country: order.country, ...line },
    request,
  ]);
  const whole = { lines: asked.map(([line]) => line), country: order.country };
  return JSON.stringify([
    policy.checkOrder(whole, { romper: { reason: "changed_mind" } }, order.now),
    policy.contacts({}, order.now),
    asked.map(([line, request]) => [
      policy.verdict(line, request, order.now),
      policy.checkReturn(line, request, order.now),
      policy.reasons(line, order.now),
      policy.timeline(line, request),
      policy.warranty(line, order.now),
      policy.fault(line, { description: "x" }, order.now),
      policy.countdown(line, { kind: "return" }).value?.at(Date.parse(order.now)),
    ]),
  ]);
}

test("it answers as the whole does, while both run", async () => {
  const { value: whole } = loadPolicy(motherAndBaby, options);
  const { value: small } = await openPolicy(file);
  assert.equal(answers(small), answers(whole));
  assert.equal(answers(loadBuilt(file).value), answers(whole));
  assert.equal(answers(small), answers(whole));
});

test("CommonJS has it too", () => {
  const core = createRequire(import.meta.url)("../../pkg/dist/node/core.cjs");
  assert.equal(answers(core.loadBuilt(file).value), answers(loadPolicy(motherAndBaby, options).value));
});

test("documents are not read, and what it does not do is not there", async () => {
  const { ok, issues } = await openPolicy(motherAndBaby);
  assert.deepEqual([ok, issues.map(({ code }) => code)], [false, ["wrong_type"]]);
  const { value } = loadBuilt(file);
  for (const name of ["form", "serviceLevels", "caseProgress"]) assert.equal(name in value, false);
});
