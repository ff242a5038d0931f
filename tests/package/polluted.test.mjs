// A page whose scripts put things on Object.prototype: every answer and every sentence is that of a clean page.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import init, * as whole from "../../pkg/index.js";
import initAuthoring, * as authoring from "../../pkg/authoring.js";
import { toICalendar } from "../../pkg/icalendar.js";
import { termsOf, termsText } from "../../pkg/terms.js";

await init();
await initAuthoring();

const NOW = "2026-03-05T04:00:00Z";
const LATE = "2027-03-05T04:00:00Z";
const en = { locale: "en" };
const document = {
  format: 1,
  id: "t",
  version: "1",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  assume: { country: "CN" },
  rules: [
    {
      id: "r",
      grants: ["refund"],
      when: { reasons: ["changed_mind"], condition: { opened: false } },
      window: { length: "P7D" },
    },
    { id: "q", grants: ["repair"], when: { reasons: ["quality"] }, window: { length: "P30D" } },
  ],
  costs: [{ id: "c", shippingPaidBy: "buyer" }],
  warranties: [
    {
      id: "w",
      covers: ["repair"],
      window: { length: "P1Y" },
      registration: { required: false, window: { length: "P30D" }, then: { length: "P2Y" } },
    },
  ],
  channels: [{ kind: "phone", value: "1", hours: "24/7" }],
  servicePoints: [
    { id: "a", name: "A", categories: ["x"] },
    { id: "b", name: "B", regions: ["DE"] },
  ],
  serviceLevels: [{ id: "s", kind: "first_response", window: { from: "submitted", length: "PT4H" } }],
};
const line = {
  id: "a",
  title: "Kettle",
  quantity: 2,
  categories: ["x"],
  paid: { amount: 1000, currency: "CNY" },
  events: { delivered: "2026-03-02T10:15:00+08:00" },
};
const order = { id: "o", lines: [line] };
const request = { reason: "changed_mind" };
const values = {
  name: "Li Wei",
  phone: "13800138000",
  orderId: "A",
  product: "P",
  category: "product_quality",
  description: "It smokes since the second day, every time.",
  consent: true,
};
const record = { kind: "complaint", events: {}, declaredAt: NOW, values };
const markup = {
  "@type": "MerchantReturnPolicy",
  applicableCountry: "DE",
  merchantReturnDays: 30,
  returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow",
};
const { value: policy } = whole.loadPolicy(document);
const form = policy.form("complaint");
const decision = () => policy.checkReturn({ ...line, condition: { opened: false } }, request, NOW).value;

/** What is asked and what is said of it, each by its name. @type {Record<string, () => unknown>} */
const ANSWERS = {
  loadPolicy: () => {
    const { value, ...rest } = whole.loadPolicy({ ...document }, {});
    value.free();
    return rest;
  },
  "loadPolicy refused": () => whole.loadPolicy({ ...document, rules: 1 }, {}),
  verdict: () => policy.verdict(line, request, NOW),
  "verdict closed": () => policy.verdict(line, request, LATE),
  "verdict refused": () => policy.verdict({ ...line, quantity: "x" }, request, NOW),
  checkReturn: () => policy.checkReturn(line, request, NOW),
  "checkReturn unasked": () => policy.checkReturn(line, {}, NOW, {}),
  checkOrder: () => policy.checkOrder(order, {}, NOW, {}),
  settle: () => policy.settle(order, { a: request }, NOW),
  reasons: () => policy.reasons(line, NOW),
  timeline: () => policy.timeline(line, {}),
  warranty: () => policy.warranty(line, NOW),
  fault: () => policy.fault(line, { cause: "normal_use" }, NOW),
  contacts: () => [policy.contacts({}, NOW), policy.contacts(undefined, NOW)],
  serviceLevels: () => policy.serviceLevels({ events: { submitted: NOW } }, NOW),
  caseProgress: () => policy.caseProgress(record, NOW),
  withdrawalFunction: () => policy.withdrawalFunction(order, NOW),
  countdown: () => {
    const { value } = policy.countdown(line, { kind: "warranty" });
    const left = value.at(NOW);
    value.free();
    return left;
  },
  fields: () => form.fields(),
  check: () => form.check("phone", "12", {}),
  errors: () => [form.errors({}, Date.parse(NOW)), form.errors({ name: "Li", consent: true }, Date.parse(NOW))],
  validate: () => [
    form.validate({}, { now: NOW }),
    form.validate(values, { now: NOW }),
    form.validate(values, { now: NOW, key: "k", line }),
  ],
  checks: () =>
    policy.form("complaint", { checks: { phone: (text) => ({ value: text }) } }).validate({ phone: "1" }, { now: NOW }),
  parseSubmission: () => whole.parseSubmission({ format: 1, key: "k", kind: "complaint", values: {}, declaredAt: NOW }),
  withCases: () =>
    whole.withCases(
      policy,
      order,
      [{ id: "1", kind: "return", declaredAt: NOW, values: { lines: [{ id: "a", quantity: 1 }] } }],
      NOW,
    ),
  "one question": () => whole.checkReturn(document, line, request, NOW),
  "one form": () => whole.validateComplaint(document, {}, NOW),
  describe: () => ["line", "short", "full"].map((form) => whole.describe(decision(), { ...en, form })),
  "describe closed": () => whole.describe(policy.checkReturn(line, request, LATE).value, { ...en, form: "full" }),
  "describe parts": () => [
    ...decision().options.map((option) => whole.describe(option, en)),
    ...policy.checkReturn(line, request, LATE).value.closed.map((closed) => whole.describe(closed, en)),
    ...policy.checkReturn(line, {}, NOW).value.missing.map((fact) => whole.describe(fact, en)),
    ...policy.warranty(line, NOW).value.map((coverage) => whole.describe(coverage, { ...en, now: NOW })),
    ...form.errors({}, NOW).value.map((error) => whole.describe(error, en)),
    ...policy.serviceLevels({ events: { submitted: NOW } }, NOW).value.map((level) => whole.describe(level, en)),
    ...policy.contacts({}, NOW).value.servicePoints.map((point) => whole.describe(point, en)),
    ...policy.contacts({}, NOW).value.channels.map((channel) => whole.describe(channel, en)),
    whole.describe(policy.fault(line, { cause: "normal_use" }, NOW).value, en),
    whole.describe(policy.verdict(line, request, NOW).value, en),
    whole.describe(policy.verdict(line, request, LATE).value, en),
    whole.describe(structuredClone(policy.verdict(line, request, LATE).value), { ...en, policy }),
    whole.describe({ id: "1", ...record, raw: {} }, en),
  ],
  "describe in Chinese": () => whole.describe(decision(), { locale: "zh_CN" }),
  deadline: () => whole.deadline({ closes: null, lastDay: "2026-03-09" }, en),
  summary: () => whole.summary({ kind: "complaint", values: { name: "Li", category: "delivery" } }, en),
  mask: () => whole.mask("card 4111 1111", [{ field: "x", code: "card_in_text", params: { position: 5, length: 9 } }]),
  labels: () => whole.labels(policy, en),
  toICalendar: () => toICalendar(decision().options, { ...en, id: "x", now: NOW }),
  terms: () => termsText(termsOf(policy, en)),
  lintPolicy: () => authoring.lintPolicy(document, { now: NOW }),
  preview: () => authoring.preview(document, line, NOW),
  buildPolicy: () => authoring.buildPolicy(document, { now: NOW }).value.length,
  checkReturns: () =>
    authoring.checkReturns(document, { length: 2, columns: { "/line/quantity": new Float64Array([1, 2]) } }, NOW),
  fromSchemaOrg: () => authoring.fromSchemaOrg(markup, { timeZone: "Europe/Berlin" }),
  toSchemaOrg: () => authoring.toSchemaOrg(document),
  indicators: () => authoring.indicators({ received: new Float64Array([1, 2]) }, { now: 5 }),
};

/** An answer as it can be compared, or what was thrown. */
function told(ask) {
  let answer;
  try {
    answer = ask();
  } catch (error) {
    return () => `thrown: ${error?.name}: ${error?.message} ${error?.cause?.message ?? ""}`;
  }
  // Written once nothing is in the way any more.
  return () => JSON.stringify(answer);
}

const clean = Object.fromEntries(Object.entries(ANSWERS).map(([name, ask]) => [name, told(ask)()]));

test("a clean page has an answer to everything", () => {
  for (const [name, text] of Object.entries(clean)) assert.ok(text && !text.startsWith("thrown"), name + ": " + text);
});

/** Every name that the package reads of an object. */
function namesRead() {
  const folders = ["", "view/", "elements/", "terms/", "render/"].map(
    (folder) => new URL("../../pkg/" + folder, import.meta.url),
  );
  const texts = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".js"))
      .map((name) => readFileSync(new URL(name, folder), "utf8")),
  );
  const found = texts.flatMap((text) => [
    ...[...text.matchAll(/\.([a-zA-Z]\w*)\b(?!\()/g)].map(([, name]) => name),
    ...[...text.matchAll(/[{,]\s*([a-zA-Z]\w*)(?=\s*[,}:=])/g)].map(([, name]) => name),
  ]);
  return [...new Set(found)];
}

/** Names by which engines and hosts work, which no package can keep from a page that changes them. */
const OF_THE_HOST = new Set([
  "constructor",
  "prototype",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "call",
  "next",
  "return",
  "done",
]);
const LISTED =
  "now reason categories region checks key line order declaredAt packs calendars unknownFields clock name email phone orderId product category description consent warnings raw field fact verdict dueState covers costs registration lastDay closes code value title url messages timeZone locale fields lines aspects orders goals satisfiedFrom documents document options request kind id of demand amount part season toJSON then get set length 0 ok issues cause enumerable writable configurable".split(
    " ",
  );
const names = [...new Set([...LISTED, ...namesRead()])].filter((name) => !OF_THE_HOST.has(name));

/** What a script may have put there: a text, a list, and a function. */
const KINDS = {
  text: "polluted",
  list: ["polluted"],
  function: () => "polluted",
};

/** What these names change while they are there. @param {string[]} some @param {unknown} value */
function changed(some, value) {
  for (const name of some) {
    const property = { __proto__: null, configurable: true, enumerable: true, writable: true, value };
    Object.defineProperty(Object.prototype, name, property);
  }
  const answers = Object.keys(clean).map((what) => [what, told(ANSWERS[what])]);
  for (const name of some) delete Object.prototype[name];
  return answers.flatMap(([what, text]) => {
    const now = String(text());
    return now === clean[what] ? [] : [`${some}: ${what}: ${now.slice(0, 300)}`];
  });
}

/** Names by sixties; those by which JavaScript itself reads an object stand alone. */
const ALONE = ["then", "get", "set", "toJSON", "length", "0", "value", "enumerable", "writable", "configurable"];
const others = names.filter((name) => !ALONE.includes(name));
const groups = [
  ...ALONE.map((name) => [name]),
  ...Array.from({ length: Math.ceil(others.length / 60) }, (_, at) => others.slice(at * 60, at * 60 + 60)),
];

for (const [kind, value] of Object.entries(KINDS)) {
  test(`${names.length} names on Object.prototype, each a ${kind}, change no answer`, () => {
    const wrong = groups.flatMap((group) =>
      changed(group, value).length === 0 ? [] : group.flatMap((name) => changed([name], value)),
    );
    assert.deepEqual(wrong.slice(0, 20), []);
  });
}
