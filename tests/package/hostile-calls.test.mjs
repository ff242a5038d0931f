// Calls by chance with what JSON cannot express at chance places: each is answered, refused with issues or an AftersalesError,
// and changes no later answer. `AFTERSALES_CALLS` are made, ten thousand by default.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, * as whole from "../../pkg/index.js";
import initAuthoring, * as authoring from "../../pkg/authoring.js";
import { toICalendar } from "../../pkg/icalendar.js";
import { draws } from "../reference/questions.mjs";

await init();
await initAuthoring();

const CALLS = Number(process.env.AFTERSALES_CALLS ?? 10_000);
/** After so many calls the answers of a clean page are asked for again. */
const BETWEEN = 500;
const SEED = 18;
const { one, maybe } = draws(SEED);
const NOW = "2026-03-05T04:00:00Z";

/** What is handed in: right values, which are spoilt. */
const GIVEN = {
  document: {
    format: 1,
    id: "t",
    version: "1",
    title: { en: "Terms" },
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    facts: { worn: { type: "boolean" } },
    rules: [
      {
        id: "r",
        grants: ["refund"],
        when: { reasons: ["changed_mind"], condition: { opened: false }, not: { facts: { worn: true } } },
        window: { length: "P7D", atMost: { from: "ordered", length: "P1M" } },
      },
      { id: "q", grants: ["repair"], when: { reasons: ["quality"] }, window: { length: "P30D" } },
    ],
    costs: [{ id: "c", shippingPaidBy: "buyer", fee: { kind: "restocking", percent: "10" } }],
    seasons: [{ id: "s", rules: ["r"], from: "2026-11-01", to: "2026-12-31", event: "ordered", lastDay: "2027-01-31" }],
    warranties: [
      { id: "w", covers: ["repair"], window: { length: "P1Y" }, limits: [{ unit: "kilometres", cap: 100 }] },
    ],
    channels: [{ kind: "phone", value: "1", hours: "24/7" }],
    servicePoints: [{ id: "a", name: "A", categories: ["x"] }],
    serviceLevels: [{ id: "s", kind: "first_response", window: { from: "submitted", length: "PT4H" } }],
  },
  options: { packs: [], calendars: [], unknownFields: "review" },
  line: {
    id: "a",
    title: "Kettle",
    quantity: 2,
    categories: ["x"],
    paid: { amount: 1000, currency: "CNY" },
    events: { ordered: "2026-03-01", delivered: "2026-03-02T10:15:00+08:00" },
    condition: { opened: false },
    facts: { worn: false },
    usage: { kilometres: 50 },
    repairs: [{ from: "2026-03-02", to: "2026-03-03" }],
    claims: [{ quantity: 1, state: "rejected" }],
  },
  order: { id: "o", lines: [{ id: "a", quantity: 2, events: { delivered: "2026-03-02" } }], country: "CN" },
  request: { reason: "changed_mind", quantity: 1 },
  requests: { a: { reason: "changed_mind" } },
  values: { name: "Li Wei", phone: "13800138000", orderId: "A", category: "product_quality", consent: true },
  record: { kind: "complaint", events: { submitted: NOW }, declaredAt: NOW, values: { lines: [{ id: "a" }] } },
  submission: { format: 1, key: "k", kind: "complaint", values: {}, declaredAt: NOW },
  fault: { cause: "normal_use" },
  typed: "card 4111 1111",
  errors: [{ field: "x", code: "card_in_text", params: { position: 5, length: 9 } }],
  served: { events: { submitted: NOW } },
  target: { kind: "warranty", id: "w" },
  columns: { length: 2, columns: { "/line/quantity": new Float64Array([1, 2]) } },
  markup: { "@type": "MerchantReturnPolicy", applicableCountry: "DE", merchantReturnDays: 30 },
  zone: { timeZone: "Europe/Berlin" },
  times: { received: new Float64Array([1, 2]) },
  words: { locale: "en", timeZone: "Asia/Shanghai", form: "full" },
  filed: { now: NOW, key: "k" },
  saved: { locale: "en", id: "x", now: NOW },
  looked: { packs: [], now: NOW },
  kind: "complaint",
  checks: { checks: { phone: (text) => ({ value: text }) } },
  now: NOW,
};

const { value: policy } = whole.loadPolicy(GIVEN.document);
const form = policy.form("complaint");
const decision = policy.checkReturn(GIVEN.line, GIVEN.request, NOW).value;
const coverage = policy.warranty(GIVEN.line, NOW).value[0];
GIVEN.told = JSON.parse(JSON.stringify(decision));
GIVEN.open = GIVEN.told.options;

/** Every call, of what it is handed. @type {Record<string, (given: any) => unknown>} */
const CALLED = {
  loadPolicy: ({ document, options }) => whole.loadPolicy(document, options),
  verdict: ({ line, request, now }) => policy.verdict(line, request, now),
  checkReturn: ({ line, request, now, options }) => policy.checkReturn(line, request, now, options),
  checkOrder: ({ order, requests, now, options }) => policy.checkOrder(order, requests, now, options),
  settle: ({ order, requests, now }) => policy.settle(order, requests, now),
  reasons: ({ line, now }) => policy.reasons(line, now),
  timeline: ({ line, request }) => policy.timeline(line, request),
  warranty: ({ line, now }) => policy.warranty(line, now),
  fault: ({ line, fault, now }) => policy.fault(line, fault, now),
  contacts: ({ line, now }) => policy.contacts(line, now),
  serviceLevels: ({ served, now }) => policy.serviceLevels(served, now),
  caseProgress: ({ record, now }) => policy.caseProgress(record, now),
  withdrawalFunction: ({ order, now }) => policy.withdrawalFunction(order, now),
  countdown: ({ line, target, now }) => {
    const answer = policy.countdown(line, target);
    if (!answer.ok) return answer;
    const left = answer.value.at(now);
    answer.value.free();
    return left;
  },
  form: ({ kind, checks }) => policy.form(kind, checks),
  check: ({ typed, values }) => form.check("phone", typed, values),
  errors: ({ values, now }) => form.errors(values, now),
  validate: ({ values, filed }) => form.validate(values, filed),
  parseSubmission: ({ submission, now }) => whole.parseSubmission(submission, now),
  withCases: ({ order, record, now }) => whole.withCases(policy, order, [record], now),
  "one question": ({ document, line, request, now }) => whole.checkReturn(document, line, request, now),
  "one warranty": ({ document, line, now }) => whole.warrantyStatus(document, line, now),
  "one form": ({ document, values, now }) => whole.validateComplaint(document, values, now),
  describe: ({ told, words }) => whole.describe(told, words),
  "describe an answer": ({ words }) => whole.describe(one([decision, coverage, ...decision.options]), words),
  deadline: ({ request, words }) => whole.deadline(request, words),
  summary: ({ record, words }) => whole.summary(record, words),
  mask: ({ typed, errors }) => whole.mask(typed, errors),
  labels: ({ words }) => whole.labels(policy, words),
  toICalendar: ({ open, saved }) => toICalendar(open, saved),
  lintPolicy: ({ document, looked }) => authoring.lintPolicy(document, looked),
  preview: ({ document, line, now, options }) => authoring.preview(document, line, now, options),
  buildPolicy: ({ document, options }) => authoring.buildPolicy(document, options),
  checkReturns: ({ document, columns, now }) => authoring.checkReturns(document, columns, now),
  comparePolicies: ({ document, columns, now }) => authoring.comparePolicies(document, GIVEN.document, columns, now),
  fromSchemaOrg: ({ markup, zone }) => authoring.fromSchemaOrg(markup, zone),
  fromGoogleMerchant: ({ markup, zone }) => authoring.fromGoogleMerchant(markup, zone),
  fromUcp: ({ markup, zone }) => authoring.fromUcp(markup, zone),
  toSchemaOrg: ({ document }) => authoring.toSchemaOrg(document),
  indicators: ({ times, looked }) => authoring.indicators(times, looked),
};
/** What is told rather than asked: texts, a file, an order. */
const TELLS = /^(describe|deadline|summary|mask|labels|toICalendar|withCases|countdown|form$|check$|toSchemaOrg)/;

const fail = () => {
  throw new TypeError("hostile");
};
const nested = (levels) =>
  Array.from({ length: levels }).reduce((inner, _, level) => (level % 2 ? [inner] : { not: inner }), 1);
const itself = () => {
  const loop = { a: [] };
  loop.a.push(loop);
  return loop;
};
const revoked = (of) => {
  const { proxy, revoke } = Proxy.revocable(of, {});
  revoke();
  return proxy;
};
/** A getter that says something else each time. */
const fickle = () => {
  let times = 0;
  const says = () => (times++ ? "P7D" : 7);
  return {
    get length() {
      return says();
    },
    get id() {
      return says();
    },
  };
};

/** What no document holds, and what one holds elsewhere. */
const HOSTILE = [
  ...[null, undefined, Number.NaN, Number.POSITIVE_INFINITY, -0, 0.1, -1, 1e308, 2 ** 53, 8.64e15, 253_402_300_800_000],
  ...["", "P0D", "P201Y", "9999-12-31", "--02-29", "\ud800", "a\u0000", "\u202e", "__proto__", "constructor", "1e5"],
  ...[
    true,
    [],
    {},
    1n,
    Symbol("s"),
    fail,
    /a/,
    new Date(Number.NaN),
    new Date(0),
    new Map(),
    new Set([1]),
    new WeakMap(),
  ],
  ...[
    new Uint8Array(4),
    new SharedArrayBuffer(4),
    Promise.resolve(1),
    Object("text"),
    Object(1),
    Object(1n),
    new Error("e"),
  ],
  ...[Array(50), [, 1], Object.create({ inherited: 1 }), Object.create(null), Object.freeze({ a: Object.freeze([]) })], // eslint-disable-line no-sparse-arrays -- holes are hostile
  ...[JSON.parse('{"__proto__":{"format":1},"constructor":{"prototype":{}}}'), { toJSON: () => "x" }],
  ...[{ valueOf: fail, toString: fail }, { [Symbol.toStringTag]: "Date" }, { [Symbol.toPrimitive]: fail }],
  ...[{ get a() { return fail(); } }, Object.defineProperty([], "0", { get: fail, enumerable: true })], // prettier-ignore
  ...[
    revoked({}),
    revoked([]),
    new Proxy({}, { get: fail }),
    new Proxy({}, { ownKeys: fail }),
    itself(),
    nested(58),
    nested(2000),
  ],
  ...[new Proxy([], { get: (list, key) => (key === "length" ? 1e9 : list[key]) }), "x".repeat(5000), "👨‍👩‍👧".repeat(50)],
  ...[new Proxy({ a: 1 }, { getOwnPropertyDescriptor: fail }), new Proxy({}, { has: fail, getPrototypeOf: fail })],
  ...[Array(1500).fill(0), Object.fromEntries(Array.from({ length: 1200 }, (_, place) => ["k" + place, 1]))],
];
const hostile = () => (maybe(0.03) ? fickle() : one(HOSTILE));
const isPlain = (value) => Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;

/** A copy with something hostile in the place of one of its parts, beside them, or of the whole. */
function spoilt(value) {
  if (!isPlain(value) || maybe(0.08)) return hostile();
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const names = Object.keys(copy);
  if (names.length === 0 || maybe(0.15)) copy[one(["own", "id", "window", "0", "toString"])] = hostile();
  else {
    const name = one(names);
    if (maybe(0.2)) delete copy[name];
    else if (maybe(0.1)) Object.defineProperty(copy, name, { get: maybe(0.5) ? fail : hostile, enumerable: true });
    else copy[name] = spoilt(copy[name]);
  }
  return copy;
}

/** What is handed to a call: of it all some things are spoilt. */
const given = () =>
  Object.fromEntries(Object.entries(GIVEN).map(([name, right]) => [name, maybe(0.1) ? spoilt(right) : right]));

/** Every answer to what is right. */
const clean = () =>
  JSON.stringify(Object.entries(CALLED).map(([name, call]) => (name === "describe an answer" ? name : call(GIVEN))));

test(`${CALLS} calls by chance`, () => {
  const before = clean();
  const names = Object.keys(CALLED);
  const count = { answered: 0, refused: 0, thrown: 0, told: 0 };
  for (let calls = 0; calls < CALLS; calls += 1) {
    const name = names[calls % names.length];
    const handed = given();
    const where = `call ${calls} of seed ${SEED}: ${name}`;
    let answer;
    try {
      answer = CALLED[name](handed);
    } catch (error) {
      assert.ok(error instanceof whole.AftersalesError, `${where} threw ${error?.stack}`);
      assert.notEqual(error.code, "engine_restarted", where);
      count.thrown += 1;
      continue;
    }
    if (TELLS.test(name)) {
      count.told += 1;
      continue;
    }
    assert.equal(typeof answer.ok, "boolean", where);
    if (!answer.ok) assert.ok(answer.issues.length > 0, where);
    count[answer.ok ? "answered" : "refused"] += 1;
    if (answer.ok && /^loadPolicy/.test(name)) answer.value.free?.();
    if (calls % BETWEEN === 0) assert.equal(clean(), before, `${where} changed a later answer`);
  }
  assert.equal(clean(), before, "no later answer changed");
  console.log(`hostile calls: ${JSON.stringify(count)}`);
});
