// Ticks of a countdown: ten million of them leave the engine's memory where it was, and time left never grows.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { loadPolicy } from "../../pkg/index.js";
import { memory } from "../../pkg/engine.js";

await init();

const TICKS = 10_000_000;
/** A slow machine makes fewer, and says how many. */
const MOST_MILLISECONDS = 60_000;

const document = (timeZone) => ({
  format: 1,
  id: "ticks",
  version: "1",
  timeZone,
  rules: [{ id: "r", grants: ["refund"], window: { length: "P7D" } }],
  warranties: [
    {
      id: "w",
      covers: ["repair"],
      window: { length: "P2Y" },
      registration: { required: false, window: { length: "P30D" }, then: { length: "P3Y" } },
    },
  ],
});
const line = { quantity: 1, events: { delivered: "2026-01-31" } };

function countdownsOf(timeZone) {
  const policy = loadPolicy(document(timeZone)).value;
  const kinds = ["return", "warranty", "registration"];
  const countdowns = kinds.map((kind) => policy.countdown(line, { kind }).value);
  policy.free();
  return countdowns;
}

test("ten million ticks leave memory where it was", () => {
  const countdowns = countdownsOf("Europe/Berlin");
  const into = countdowns[0].at(0);
  const start = Date.parse("2026-01-30T00:00:00Z");
  const begun = Date.now();
  // Every instant of two years comes near once before it is measured, so that what is kept of the zone is kept.
  for (let day = 0; day < 800; day += 1) {
    for (const countdown of countdowns) countdown.at(start + day * 86_400_000, into);
  }
  const { buffer } = memory();
  const bytes = buffer.byteLength;
  let ticks = 0;
  while (ticks < TICKS && Date.now() - begun < MOST_MILLISECONDS) {
    for (let step = 0; step < 100_000; step += 1) {
      countdowns[ticks % 3].at(start + ((ticks * 6_911) % 69_120_000_000), into);
      ticks += 1;
    }
  }
  const seconds = (Date.now() - begun) / 1000;
  console.log(
    `ticks: ${ticks} in ${seconds.toFixed(1)} s; memory ${bytes} bytes before, ${memory().buffer.byteLength} after`,
  );
  assert.equal(memory().buffer, buffer, "memory that grew has another buffer");
  assert.equal(memory().buffer.byteLength, bytes);
  assert.ok(ticks >= 100_000);
  for (const countdown of countdowns) countdown.free();
});

const order = ["years", "months", "days", "hours", "minutes", "seconds"];
const numbers = (left) => order.map((unit) => left[unit]);
const isMore = (one, other) => {
  const place = one.findIndex((number, index) => number !== other[index]);
  return place >= 0 && one[place] > other[place];
};

for (const timeZone of ["Asia/Shanghai", "Europe/Berlin", "America/Santiago", "Australia/Lord_Howe", "UTC"]) {
  test(`time left never grows, over month ends and clock changes: ${timeZone}`, () => {
    for (const countdown of countdownsOf(timeZone)) {
      const end = Date.parse(countdown.at(0).closes);
      let last = numbers(countdown.at(end - 200 * 86_400_000));
      for (let at = end - 200 * 86_400_000; at <= end; at += 1_800_000) {
        const left = countdown.at(at);
        const now = numbers(left);
        assert.ok(!isMore(now, last), `${timeZone} at ${new Date(at).toISOString()}: ${now} after ${last}`);
        assert.ok(left.totalSeconds === (end - at) / 1000);
        last = now;
      }
      assert.deepEqual(last, [0, 0, 0, 0, 0, 0]);
      countdown.free();
    }
  });
}

for (const timeZone of ["Asia/Shanghai", "Europe/Berlin", "America/Santiago", "Australia/Lord_Howe", "UTC"]) {
  test(`what the page counts by itself is what the engine says: ${timeZone}`, () => {
    const [counting, asking] = [countdownsOf(timeZone), countdownsOf(timeZone)];
    counting.forEach((countdown, place) => {
      for (let at = Date.parse("2026-01-10T00:00:00Z"); at < Date.parse("2029-03-10T00:00:00Z"); at += 1_793_173) {
        // An instant far away makes the next one new to the engine.
        asking[place].at(0);
        assert.deepEqual(countdown.at(at), asking[place].at(at), new Date(at).toISOString());
      }
    });
  });
}

test("odd clocks are taken as the engine takes them", () => {
  const [countdown] = countdownsOf("UTC");
  const first = countdown.at(0);
  assert.deepEqual(countdown.at(0.9), first);
  assert.equal(countdown.at(Number.POSITIVE_INFINITY).state, "expired");
  assert.equal(countdown.at(Number.NEGATIVE_INFINITY).state, "not_started");
});

test("what is no instant is refused, as a question refuses it", () => {
  const policy = loadPolicy(document("UTC")).value;
  const [countdown] = countdownsOf("UTC");
  // The last but one: a day that some hosts read as a time with an offset.
  const texts = ["2026-03-09T12:00:00", "2026-03-09 12:00", "2026-03-09", "Mon, 09 Mar 2026", "03-09-2026", "bad", ""];
  for (const now of [...texts, Number.NaN, new Date(Number.NaN), {}, [], [2026], true, 1n, Symbol("now"), () => 0]) {
    assert.throws(() => countdown.at(now), { name: "AftersalesError", code: "ambiguous_instant" }, String(now));
    assert.equal(policy.verdict(line, {}, now).ok, false, String(now));
  }
  for (const now of ["2026-02-01T10:00:00Z", "2026-02-01 11:00:00 +0100", Date.parse("2026-02-01T10:00:00Z")]) {
    assert.deepEqual(countdown.at(now), countdown.at(new Date("2026-02-01T10:00:00Z")));
  }
  policy.free();
});

test("what is not known is shown as not known", () => {
  const policy = loadPolicy(document("Asia/Shanghai")).value;
  const left = policy.countdown({ quantity: 1 }, { kind: "warranty" }).value.at(0);
  assert.equal(left.state, "unknown");
  for (const unit of [...order, "totalSeconds", "fraction", "closes"]) assert.equal(left[unit], null, unit);
  policy.free();
});
