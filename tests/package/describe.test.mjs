// Every code has a sentence; a date is never a day off; an unknown code is shown as words.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import en from "../../pkg/messages/en.js";
import zhHans from "../../pkg/messages/zh-Hans.js";
import { chargesOf, deadline, describe } from "../../pkg/describe.js";
import { speaker } from "../../pkg/sentences.js";

/** The codes of an enum of the crate, which its own tests keep up to date. */
const CODES = JSON.parse(readFileSync(new URL("../codes.json", import.meta.url), "utf8"));
const codes = (name) => CODES[name];

const families = {
  remedy: codes("Remedy"),
  status: codes("Status"),
  option: [...codes("Openness"), "not_started", "unlimited", "unknown"],
  coverage: codes("CoverageState"),
  closed: codes("Refusal"),
  note: codes("Note"),
  reason: codes("reason"),
  category: codes("category"),
  department: codes("department"),
  missing: ["reason", ...codes("Amount"), ...codes("ConditionFact"), ...codes("UsageUnit"), ...codes("event")],
  fact: ["reason", ...codes("Amount"), ...codes("ConditionFact"), ...codes("UsageUnit"), ...codes("event")],
  event: [...codes("event"), "submitted"],
  field: codes("FieldErrorCode"),
  label: codes("field"),
  choice: codes("choice"),
  step: [...codes("StepKind"), ...codes("FaultStep")],
  unit_of: codes("UsageUnit"),
  promise: codes("PromiseState"),
  fault_item: codes("FaultItem"),
  because: codes("FaultReason"),
  basis: ["shop", "maker", "law"],
  cost: ["seller", "buyer", "unstated", "restocking", "depreciation", "use_compensation"],
  service: ["first_response", "inspection", "repair", "on_site", "resolution"],
  requirement: ["return_set", "return_gift", "proof_of_purchase", "warranty_card", "invoice", "photo"],
  case: [
    ...codes("CaseStep").map((code) => "step." + code),
    ...codes("CaseState").map((code) => "state." + code),
    ...codes("Actor").map((code) => "who." + code),
    ...codes("FormKind").map((code) => "kind." + code),
  ],
  unit: ["years", "months", "days", "hours", "minutes", "seconds"],
};

for (const { locale, texts } of [en, zhHans]) {
  test(`every code has a sentence: ${locale}`, () => {
    const missing = Object.entries(families)
      .flatMap(([family, all]) => all.map((code) => family + "." + code))
      .filter((code) => !texts[code]);
    assert.deepEqual(missing, []);
  });
}

test("no error scolds", () => {
  for (const [code, text] of Object.entries(en.texts)) {
    assert.doesNotMatch(text, /\b(in)?valid\b|please|oops|sorry/i, code);
  }
});

test("a last day is written as it was decided, in any zone of the machine", () => {
  const value = { closes: "2026-03-09T16:00:00Z", lastDay: "2026-03-09" };
  const before = process.env.TZ;
  for (const zone of ["Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Dubai"]) {
    process.env.TZ = zone;
    assert.equal(deadline(value, { locale: "en", timeZone: "Asia/Shanghai" }), "9 March 2026");
    for (const locale of ["zh", "zh-CN", "zh-Hans-SG"]) assert.equal(deadline(value, { locale }), "2026年3月9日");
    assert.equal(deadline(value, { locale: "fr", messages: { locale: "fr", texts: {} } }), "9 mars 2026");
  }
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

test("a window without a last day closes at an instant of its zone", () => {
  const value = { closes: "2026-03-09T16:30:00Z", lastDay: null };
  assert.match(deadline(value, { locale: "en", timeZone: "Asia/Shanghai" }), /10 March 2026.*00:30/);
  assert.match(deadline(value, { locale: "en", timeZone: "No/Where" }), /9 March 2026.*16:30.*UTC/);
  assert.equal(deadline({ closes: null, lastDay: null }, { locale: "en" }), "not known yet");
});

test("sentences of a page count before those of the package", () => {
  const missing = { pointer: "/line/condition/opened", fact: "opened", type: "boolean", opens: [] };
  assert.equal(
    describe(missing, { locale: "de", messages: { locale: "de", texts: { "missing.opened": "Offen?" } } }),
    "Offen?",
  );
});

const option = {
  id: "a/refund",
  remedy: "refund",
  rule: "a",
  basis: "shop",
  status: "open",
  dependsOn: [],
  opens: null,
  closes: "2026-12-02T23:00:00Z",
  lastDay: "2026-12-02",
  closesState: "at",
  countedFrom: null,
  countedBy: "days_after",
  costs: { shippingPaidBy: "buyer", fees: [] },
  requires: [],
  steps: [],
};

test("an unknown code is shown as words, never as nothing, and never from a prototype", () => {
  assert.equal(
    describe({ ...option, remedy: "gift_card" }, { locale: "en" }),
    "gift card: open until 2 December 2026.",
  );
  for (const fact of ["__proto__", "constructor", "hasOwnProperty", "", "x.y"]) {
    const text = describe({ pointer: "/x", fact, type: "boolean", opens: [] }, { locale: "en" });
    assert.equal(typeof text, "string");
    assert.notEqual(text.trim(), "");
  }
  assert.equal(describe({ field: "name", code: "brand_new", params: {} }, { locale: "en" }), "brand new");
});

test("who pays for a fault is one sentence, and why are the others", () => {
  const verdict = {
    verdict: "shared",
    charges: [
      { item: "parts", charge: "paid" },
      { item: "labour", charge: "shared", buyerPercent: "50" },
    ],
    coverages: [],
    reasons: [
      { code: "coverage_expired", pointer: "/policy/warranties/0" },
      { code: "coverage_expired", pointer: "/policy/warranties/1" },
    ],
    requires: [],
    missing: [],
    options: [],
    steps: [],
  };
  assert.equal(describe(verdict, { locale: "en" }), "You pay for some of this. The warranty has ended.");
  assert.equal(describe(verdict, { locale: "zh" }), "您需要承担部分费用。保修已结束。");
  const asked = [{ pointer: "/fault/cause", fact: "cause", type: "choice", opens: [] }];
  const open = {
    ...verdict,
    verdict: "depends",
    missing: asked,
    reasons: [{ code: "cause_unknown", pointer: "/fault/cause" }],
  };
  assert.equal(
    describe(open, { locale: "en" }),
    "Who pays for this depends on what caused it. The cause is not known yet.",
  );
  assert.equal(describe(asked[0], { locale: "en" }), "What caused it?");
  assert.deepEqual(chargesOf(verdict, speaker({ locale: "en" })), [
    "Parts and material: you pay",
    "Work: you pay 50 %",
  ]);
});

test("a warranty that ended with its owner says so", () => {
  const coverage = {
    covers: ["repair"],
    basis: "maker",
    state: "void",
    endedBy: "transfer",
    missing: [],
    closes: null,
    lastDay: null,
  };
  assert.match(describe(coverage, { locale: "en" }), /changed hands/);
  const ended = { ...coverage, endedBy: "void" };
  // A fact of the shop's own may end it, such as use in a business: that is how it was used.
  assert.match(describe(ended, { locale: "en" }), /because of how it was used or treated/);
  assert.match(describe(ended, { locale: "zh" }), /使用/);
});

test("sentences of each kind", () => {
  const say = (value, locale = "en") => describe(value, { locale, timeZone: "Europe/Berlin" });
  assert.equal(say(option), "Refund: open until 2 December 2026.");
  assert.equal(
    say({ ...option, status: "conditional", dependsOn: ["/line/condition/opened", "/request/reason"] }),
    "Refund: may be open until 2 December 2026. It depends on whether it was opened, your reason.",
  );
  assert.equal(
    say({ ...option, closesState: "unlimited", closes: null, lastDay: null }),
    "Refund: open, with no end date.",
  );
  const { status: _status, costs: _costs, ...rest } = option;
  const closed = { ...rest, reasons: [{ code: "window_closed", pointer: "", params: { lastDay: "2026-12-02" } }] };
  assert.match(say(closed), /^Refund: not open\. The last day was 2 December 2026\. If something/);
  assert.match(say(closed, "zh"), /^退款：目前不可申请。最后一天是2026年12月2日。/);
  assert.equal(say({ field: "name", code: "required", params: {} }), "Enter your name");
  assert.equal(
    say({ field: "description", code: "too_short", params: { min: 10 } }),
    "What happened? must be 10 characters or more",
  );
  assert.equal(say({ field: "x", code: "too_short", params: { min: 1 } }), "x must be 1 character or more");
  const level = {
    kind: "first_response",
    due: "2026-11-11T12:00:00Z",
    lastDay: null,
    dueState: "at",
    countedFrom: null,
    countedBy: "elapsed",
    state: "due",
  };
  assert.match(say(level), /^First answer: by 11 November 2026.*13:00/);
});

test("a place says whether it is open, and when it opens, in its own zone", () => {
  const place = {
    open: false,
    changes: "2026-11-30T00:30:00Z",
    opensNext: "2026-11-30T00:30:00Z",
    timeZone: "Asia/Shanghai",
  };
  const says = (changed, locale = "en") => describe({ ...place, ...changed }, { locale, timeZone: "Europe/Berlin" });
  assert.equal(says({}), "Closed now; opens on 30 November 2026 at 08:30 Beijing time.");
  assert.match(says({}, "zh"), /^休息中，2026年11月30日.*08:30.*开始营业。$/);
  assert.equal(
    says({ open: true, changes: "2026-11-30T09:30:00Z", opensNext: null }),
    "Open now, until 30 November 2026 at 17:30 Beijing time.",
  );
  assert.equal(says({ open: true, changes: null, opensNext: null }), "Open now, day and night.");
  assert.equal(says({ open: true, changes: null, opensNext: null }, "zh"), "全天营业。");
  assert.equal(says({ open: null, changes: null, opensNext: null }), "Whether it is open now is not known.");
});

test("a warranty that asks to be registered tells the day, before and after it", () => {
  const coverage = {
    id: "w",
    rule: "w",
    basis: "shop",
    covers: ["repair"],
    state: "unregistered",
    opens: null,
    closes: null,
    lastDay: null,
    closesState: "at",
    extendedByDays: 0,
    countedBy: "days_after",
    countedFrom: null,
    limits: [],
    requires: [],
    missing: [],
    registration: { required: true, until: "2026-12-02T23:00:00Z", lastDay: "2026-12-02", done: false },
  };
  const at = (now) => describe(coverage, { locale: "en", now });
  assert.match(at("2026-12-02T22:59:59Z"), /Register by 2 December 2026/);
  assert.match(at("2026-12-02T23:00:00Z"), /last day to register was 2 December 2026/);
  assert.match(at(undefined), /last day to register is 2 December 2026/);
});

test("controls that turn the text around do not get out of their place", () => {
  assert.doesNotMatch(
    describe({ ...option, remedy: "\u202eevil\u2066" }, { locale: "en" }),
    /[\u202a-\u202e\u2066-\u2069]/,
  );
});
