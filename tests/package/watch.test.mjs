// An answer that is watched is asked again when the shop's clock is there, and never without end.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import init, { loadPolicy, watch } from "../../pkg/index.js";

await init();

const HOUR = 3_600_000;
/** What the device shows. */
const DEVICE = Date.parse("2026-03-05T13:00:00Z");
/** The window closes at 12:30. */
const line = { quantity: 1, events: { delivered: "2026-03-04T12:30:00Z" } };
const document = {
  format: 1,
  id: "t",
  version: "1",
  timeZone: "UTC",
  rules: [{ id: "r", grants: ["refund"], window: { length: "PT24H" } }],
};

beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"], now: DEVICE }));
afterEach(() => mock.timers.reset());

/** Watches, and counts how often it asks. */
function watched(ask) {
  const seen = { asks: 0, told: 0, snapshot: undefined, end: undefined };
  const { subscribe, snapshot } = watch(() => {
    seen.asks += 1;
    return ask();
  });
  seen.end = subscribe(() => (seen.told += 1));
  seen.snapshot = () => snapshot().value?.status;
  return seen;
}

test("by a clock that is behind the device", () => {
  const policy = loadPolicy(document, { clock: () => Date.now() - HOUR }).value;
  const seen = watched(() => policy.verdict(line, {}));
  assert.equal(seen.snapshot(), "eligible");
  mock.timers.tick(HOUR / 2 - 1);
  assert.deepEqual([seen.asks, seen.told], [1, 0]);
  mock.timers.tick(1);
  assert.deepEqual([seen.asks, seen.told, seen.snapshot()], [2, 1, "ineligible"]);
  mock.timers.tick(HOUR);
  assert.equal(seen.asks, 2);
});

test("by a clock that is ahead of the device", () => {
  mock.timers.setTime(DEVICE - 2 * HOUR);
  const policy = loadPolicy(document, { clock: () => Date.now() + HOUR }).value;
  const seen = watched(() => policy.verdict(line, {}));
  mock.timers.tick(HOUR / 2);
  assert.deepEqual([seen.asks, seen.told, seen.snapshot()], [2, 1, "ineligible"]);
});

test("by the instant that the page gives each time", () => {
  const policy = loadPolicy(document).value;
  const seen = watched(() => policy.verdict(line, {}, Date.now() - HOUR));
  mock.timers.tick(HOUR / 2);
  assert.deepEqual([seen.asks, seen.told, seen.snapshot()], [2, 1, "ineligible"]);
});

for (const [what, now] of Object.entries({
  "an instant that stays the same": "2026-03-05T12:29:59.999Z",
  "an instant long before the device's": "2026-03-05T12:00:00Z",
})) {
  test(what + " is not asked about without end", () => {
    const policy = loadPolicy(document).value;
    const seen = watched(() => policy.verdict(line, {}, now));
    for (let second = 0; second < 10; second += 1) mock.timers.tick(1000);
    assert.ok(seen.asks <= 12, `asked ${seen.asks} times in ten seconds`);
    assert.equal(seen.snapshot(), "eligible");
  });
}

test("a clock that stands still is looked at once a second", () => {
  const policy = loadPolicy(document, { clock: () => Date.parse("2026-03-05T12:29:59.999Z") }).value;
  const seen = watched(() => policy.verdict(line, {}));
  for (let second = 0; second < 10; second += 1) mock.timers.tick(1000);
  assert.ok(seen.asks >= 5 && seen.asks <= 12, `asked ${seen.asks} times in ten seconds`);
});

test("an answer that the page holds ready and that is over is not asked for without end", () => {
  const seen = watched(() => ({ ok: true, value: { status: "kept", nextChange: "2026-03-05T12:00:00Z" } }));
  for (let second = 0; second < 10; second += 1) mock.timers.tick(1000);
  assert.ok(seen.asks <= 12, `asked ${seen.asks} times in ten seconds`);
});

test("whoever no longer listens is not told, and nothing waits", () => {
  const policy = loadPolicy(document, { clock: () => Date.now() - HOUR }).value;
  const seen = watched(() => policy.verdict(line, {}));
  seen.end();
  mock.timers.tick(HOUR);
  assert.deepEqual([seen.asks, seen.told], [1, 0]);
});
