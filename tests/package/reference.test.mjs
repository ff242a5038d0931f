// What the engine answers is what a second implementation answers, which was written from the documentation alone.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { loadPolicy } from "../../pkg/index.js";
import { compared, differential, shrunk, startReference } from "../reference/differential.mjs";

const PAIRS = 10_000;
const SEED = 20_261_130;
const able = "import sys, zoneinfo; zoneinfo.ZoneInfo('Europe/Berlin'); sys.exit(sys.version_info < (3, 11))";
const skip = spawnSync("python3", ["-c", able]).status !== 0 && "there is no Python 3.11 with zone data here";
if (skip) console.log(`rows: reference agreed=0 differ=0 skipped=${PAIRS}`);

/** @type {ReturnType<typeof startReference>} */
let reference;
before(() => {
  if (!skip) reference = startReference();
});
after(() => reference?.end());

const policy = {
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "Europe/Berlin",
  rules: [{ id: "r", grants: ["refund"], window: { length: "P7D" } }],
};
const question = {
  line: { quantity: 1, events: { delivered: "2026-03-22" } },
  request: { reason: "changed_mind" },
  instants: ["2026-03-29T21:59:59Z"],
};

test(`${PAIRS} random questions are answered alike`, { skip }, async () => {
  const { count, found } = await differential({ reference, pairs: PAIRS, seed: SEED });
  console.log(`rows: reference agreed=${count - found.length} differ=${found.length} skipped=0`);
  const least = found.length ? await shrunk({ reference }, found[0], found[0].differ[0]) : null;
  assert.equal(least, null, JSON.stringify(least, null, 1));
});

test("the reference knows the last second of a day on which the clocks go forward", { skip }, async () => {
  const [[inside, over]] = await reference.ask({
    policy,
    packs: [],
    calendars: [],
    questions: [{ ...question, instants: [...question.instants, "2026-03-29T22:00:00Z"] }],
  });
  assert.deepEqual([inside.status, inside.options[0].lastDay, over.status], ["eligible", "2026-03-29", "ineligible"]);
});

test("a difference is seen, and shrunk to what it needs", { skip }, async () => {
  const loaded = loadPolicy(policy);
  assert.ok(loaded.ok);
  const longer = { ...policy, rules: [{ ...policy.rules[0], window: { length: "P8D" } }], note: "for people" };
  const ask = (asked) => reference.ask({ ...asked, policy: { ...asked.policy, rules: policy.rules } });
  const wrong = { reference: { ask } };
  const found = { policy: longer, packs: [], calendars: [], question };
  assert.deepEqual((await compared(wrong, found)).differ, ["nextChange", "options.closes", "options.lastDay"]);
  const least = await shrunk(wrong, found, "options.lastDay");
  assert.deepEqual(
    [least.policy.note, least.question.request, least.question.line],
    [undefined, {}, { events: { delivered: "2026-03-22" } }],
  );
});
