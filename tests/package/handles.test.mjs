// Policies, countdowns and forms as handles: shared, freed, and used afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, {
  AftersalesError,
  checkReturn,
  initSync,
  loadPolicy,
  openPolicy,
  validateComplaint,
  warrantyStatus,
} from "../../pkg/index.js";
import { memory } from "../../pkg/engine.js";

const document = (days = 7) => ({
  format: 1,
  id: "t",
  version: "1",
  timeZone: "Asia/Shanghai",
  rules: [{ id: "r", grants: ["refund"], window: { length: `P${days}D` } }],
  warranties: [{ id: "w", covers: ["repair"], window: { length: "P2Y" } }],
});
const line = { quantity: 1, events: { delivered: "2026-03-02T10:15:00+08:00" } };
const NOW = "2026-03-05T04:00:00Z";
const closes = (policy) => policy.verdict(line, undefined, NOW).value.closes;
const freed = (use) => assert.throws(use, (error) => error instanceof AftersalesError && error.code === "freed");

test("starting twice is harmless", async () => {
  await Promise.all([init(), init()]);
  initSync();
  assert.equal(closes(loadPolicy(document()).value), "2026-03-09T16:00:00Z");
});

test("what was freed says so, and freeing twice is harmless", () => {
  const policy = loadPolicy(document(3)).value;
  const countdown = policy.countdown(line, { kind: "warranty", id: "w" }).value;
  const form = policy.form("complaint");
  form.free();
  form.free();
  freed(() => form.fields());
  freed(() => form.check("name", "x"));
  freed(() => form.validate({}));
  policy.free();
  policy.free();
  for (const use of [
    () => policy.verdict(line),
    () => policy.checkReturn(line),
    () => policy.timeline(line),
    () => policy.warranty(line),
    () => policy.countdown(line),
  ]) {
    freed(use);
  }
  assert.equal(countdown.at(NOW).state, "active", "a countdown outlives its policy");
  countdown.free();
  countdown.free();
  freed(() => countdown.at(NOW));
});

test("a form of a freed policy says so", () => {
  const policy = loadPolicy(document(4)).value;
  const form = policy.form("complaint");
  policy.free();
  freed(() => form.fields());
});

test("a number that was given back serves another policy, and never the freed one", () => {
  const first = loadPolicy(document(10)).value;
  first.free();
  const second = loadPolicy(document(20)).value;
  assert.equal(closes(second), "2026-03-22T16:00:00Z");
  freed(() => first.verdict(line));
  second.free();
});

test("one document is compiled once and shared; each holder frees its own", () => {
  const one = loadPolicy(document(5)).value;
  const other = loadPolicy(document(5)).value;
  const byIdentity = Object.freeze(document(5));
  const third = loadPolicy(byIdentity).value;
  const fourth = loadPolicy(byIdentity).value;
  one.free();
  one.free();
  assert.equal(closes(other), "2026-03-07T16:00:00Z");
  other.free();
  third.free();
  assert.equal(closes(fourth), "2026-03-07T16:00:00Z");
  fourth.free();
});

test("a document that was changed is another document", () => {
  const changing = document(5);
  const one = loadPolicy(changing).value;
  changing.rules[0].window.length = "P6D";
  const other = loadPolicy(changing).value;
  assert.equal(closes(one), "2026-03-07T16:00:00Z");
  assert.equal(closes(other), "2026-03-08T16:00:00Z");
  one.free();
  other.free();
});

test("warnings come with every policy that shares a document", () => {
  const odd = () => ({
    ...document(),
    rules: [{ id: "r", grants: ["refund"], window: { from: "deliverd", length: "P7D" } }],
  });
  const one = loadPolicy(odd());
  const other = loadPolicy(odd());
  assert.equal(one.warnings[0].code, "undeclared_event");
  assert.deepEqual(other.warnings, one.warnings);
  one.value.free();
  other.value.free();
});

test("one-shots answer as a policy does, and point below the document", () => {
  const policy = loadPolicy(document()).value;
  assert.deepEqual(checkReturn(document(), line, undefined, NOW), policy.checkReturn(line, undefined, NOW));
  assert.deepEqual(warrantyStatus(document(), line, NOW), policy.warranty(line, NOW));
  assert.deepEqual(
    validateComplaint(document(), { name: "x" }, NOW),
    policy.form("complaint").validate({ name: "x" }, { now: NOW }),
  );
  policy.free();
  const bad = { ...document(), timeZone: "Mars" };
  for (const answer of [checkReturn(bad, line), warrantyStatus(bad, line), validateComplaint(bad, {})]) {
    assert.deepEqual(
      answer.issues.map(({ code, pointer }) => [code, pointer]),
      [["unknown_time_zone", "/document/timeZone"]],
    );
  }
  for (let days = 1; days < 20; days += 1) {
    assert.equal(checkReturn(document(days), line, undefined, NOW).ok, true, "more one-shots than are kept");
  }
});

test("the clock of the options is asked where now is not given", () => {
  let time = Date.parse(NOW);
  const policy = loadPolicy(document(), { clock: () => time }).value;
  const request = { reason: "changed_mind" };
  assert.equal(policy.verdict(line, request).value.status, "eligible");
  time = Date.parse("2026-03-09T16:00:00Z");
  assert.equal(policy.verdict(line, request).value.status, "ineligible");
  policy.free();
});

test("openPolicy fetches what a document names, and reports what is missing", async () => {
  const law = {
    format: 1,
    id: "law",
    version: "1",
    timeZone: "Asia/Shanghai",
    calendar: "c",
    rules: [{ id: "w", grants: ["refund"], window: { length: "P14D" } }],
  };
  const calendar = {
    format: 1,
    id: "c",
    version: "1",
    coversFrom: "2026-01-01",
    coversUntil: "2026-12-31",
    weekend: ["saturday", "sunday"],
    daysOff: [],
  };
  const asked = [];
  const packs = async (id) => {
    asked.push("pack " + id);
    return law;
  };
  const calendars = async (id) => {
    asked.push("calendar " + id);
    return calendar;
  };
  const found = await openPolicy({ ...document(), packs: ["law"] }, { packs, calendars });
  assert.equal(found.ok, true, JSON.stringify(found.issues));
  assert.deepEqual(asked, ["pack law", "calendar c"]);
  const decision = found.value.checkReturn(line, undefined, NOW).value;
  assert.equal(decision.options[0].basis, "law");
  assert.deepEqual(
    decision.standsOn.packs.map(({ id }) => id),
    ["law"],
  );
  assert.deepEqual(
    decision.standsOn.calendars.map(({ id }) => id),
    ["c"],
  );
  found.value.free();
  const missing = await openPolicy(
    { ...document(), packs: ["law", { id: "eu" }] },
    { packs: async (id) => (id === "law" ? law : undefined), calendars },
  );
  assert.deepEqual(
    missing.issues.map(({ code, pointer }) => [code, pointer]),
    [["pack_not_loaded", "/packs/1"]],
  );
  const none = await openPolicy({ ...document(), packs: ["law"] });
  assert.deepEqual(
    none.issues.map(({ code }) => code),
    ["pack_not_loaded"],
  );
  const noCalendar = await openPolicy({ ...document(), calendar: "c" });
  assert.deepEqual(
    noCalendar.issues.map(({ code, pointer }) => [code, pointer]),
    [["calendar_not_loaded", "/calendar"]],
  );
});

test("ticks into an object allocate nothing in the engine", () => {
  const policy = loadPolicy(document()).value;
  const countdown = policy.countdown(line, { kind: "warranty", id: "w" }).value;
  const start = Date.parse(NOW);
  const into = {};
  assert.equal(countdown.at(start, into), into);
  const before = memory().buffer.byteLength;
  let last = Number.POSITIVE_INFINITY;
  for (let tick = 0; tick < 1_000_000; tick += 1) {
    countdown.at(start + tick * 1000, into);
    if (into.totalSeconds > last) assert.fail("the time left grew");
    last = into.totalSeconds;
  }
  assert.equal(memory().buffer.byteLength, before);
  assert.deepEqual(Object.keys(into).sort(), [
    "closes",
    "days",
    "fraction",
    "hours",
    "minutes",
    "months",
    "seconds",
    "state",
    "totalSeconds",
    "years",
  ]);
  countdown.free();
  policy.free();
});

test("policies that come and go leave no memory behind", () => {
  const round = () => {
    for (let days = 1; days <= 300; days += 1) {
      const policy = loadPolicy(document(days)).value;
      policy.checkReturn(line, undefined, NOW);
      policy.countdown(line, { kind: "warranty" }).value.free();
      policy.free();
    }
  };
  round();
  const before = memory().buffer.byteLength;
  for (let times = 0; times < 5; times += 1) round();
  assert.equal(memory().buffer.byteLength, before);
});

test("there is one form", () => {
  const policy = loadPolicy(document()).value;
  assert.throws(
    () => policy.form("compliant"),
    (error) => error instanceof AftersalesError && error.code === "unknown_form",
  );
  policy.free();
});
