// The engine stops in the middle of a call: the call says so, and every later answer is that of a fresh engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { AftersalesError, loadPolicy } from "../../pkg/index.js";
import { call } from "../../pkg/engine.js";

await init();

const NOW = "2026-03-05T04:00:00Z";
const document = (days) => ({
  format: 1,
  id: "t",
  version: "1",
  timeZone: "Asia/Shanghai",
  rules: [{ id: "r", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length: `P${days}D` } }],
  warranties: [{ id: "w", covers: ["repair"], window: { length: "P1Y" } }],
});
const line = { id: "a", quantity: 1, events: { delivered: "2026-03-02T10:15:00+08:00" } };
const policies = [1, 7, 30].map((days) => loadPolicy(document(days)).value);
const countdowns = policies.map((policy) => policy.countdown(line, { kind: "return" }).value);
const form = policies[0].form("complaint");

/** What is asked after each trap. @type {(() => unknown)[]} */
const QUESTIONS = [
  ...policies.flatMap((policy) => [
    () => policy.verdict(line, { reason: "changed_mind" }, NOW),
    () => policy.checkReturn(line, {}, NOW),
    () => policy.checkOrder({ lines: [line] }, {}, NOW),
    () => policy.warranty(line, NOW),
    () => policy.timeline(line, {}),
  ]),
  ...countdowns.map((countdown) => () => countdown.at(NOW)),
  () => form.errors({}, Date.parse(NOW)),
  () => form.validate({ name: "Li" }, { now: NOW }),
  () => loadPolicy(document(90)).value.verdict(line, {}, NOW),
];
const told = () => QUESTIONS.map((ask) => JSON.stringify(ask()));
const before = told();

const STOPS = {
  "a trap": () => new WebAssembly.RuntimeError("unreachable"),
  "memory that is gone": () => new WebAssembly.RuntimeError("memory access out of bounds"),
  "a stack that is full": () => new RangeError("Maximum call stack size exceeded"),
};
for (const [what, stop] of Object.entries(STOPS)) {
  test(what + " is told, and forgotten", () => {
    for (const [place, ask] of QUESTIONS.entries()) {
      const stopped = () =>
        call(() => {
          throw stop();
        });
      assert.throws(stopped, (error) => error instanceof AftersalesError && error.code === "engine_restarted");
      assert.equal(JSON.stringify(ask()), before[place]);
    }
    assert.deepEqual(told(), before);
  });
}
