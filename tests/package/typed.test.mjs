// Whatever is handed to a public function, it answers, or throws an error of the package: never one of the language's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, * as whole from "../../pkg/index.js";
import initAuthoring, * as authoring from "../../pkg/authoring.js";
import { toICalendar } from "../../pkg/icalendar.js";
import { termsOf, termsText } from "../../pkg/terms.js";

await init();
await initAuthoring();

const NOW = "2026-03-05T04:00:00Z";
const boom = () => {
  throw new TypeError("boom");
};
const traps = { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom, getPrototypeOf: boom };
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const NAMES =
  "now line order key declaredAt checks locale categories region reason packs calendars clock closed columns length";
const MORE =
  "messages lines fields policy aspects goals id kind of values unknownFields timeZone form options costs remedy raw";
const getters = () =>
  Object.defineProperties(
    {},
    Object.fromEntries(`${NAMES} ${MORE}`.split(" ").map((name) => [name, { get: boom, enumerable: true }])),
  );

/** What is handed over in place of what belongs there. */
const HOSTILE = {
  null: () => null,
  "a number": () => 5,
  "not a number": () => Number.NaN,
  "a big integer": () => 5n,
  "a symbol": () => Symbol("x"),
  "a function": () => boom,
  "a proxy that throws": () => new Proxy({}, traps),
  "a proxy that was revoked": revoked,
  "a list of proxies": () => [new Proxy({}, traps)],
  "getters that throw": getters,
  "a list of getters": () => [getters()],
  "a date that is none": () => new Date(Number.NaN),
  "a text": () => "x",
  "a list": () => [],
  "an object": () => ({}),
  "an object whose text throws": () => ({ toString: boom, valueOf: boom }),
};

const document = {
  format: 1,
  id: "t",
  version: "1",
  timeZone: "Asia/Shanghai",
  rules: [{ id: "r", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length: "P7D" } }],
  warranties: [{ id: "w", covers: ["repair"], window: { length: "P1Y" } }],
};
const line = { id: "a", quantity: 1, events: { delivered: "2026-03-02T10:15:00+08:00" } };
const order = { id: "o", lines: [line] };
const policy = whole.loadPolicy(document).value;
const form = policy.form("complaint");
const countdown = policy.countdown(line, { kind: "warranty" }).value;
const { options } = policy.checkReturn(line, { reason: "changed_mind" }, NOW).value;
const columns = { length: 1, columns: { "/line/quantity": new Float64Array([1]) } };

/** Every public function, with something hostile in each of its places. @type {Record<string, (x: any) => unknown>} */
const CALLS = {
  "loadPolicy(x)": (x) => whole.loadPolicy(x),
  "loadPolicy(…, x)": (x) => whole.loadPolicy(document, x),
  "loadBuilt(x)": (x) => whole.loadBuilt(x),
  "openPolicy(x)": (x) => (typeof x === "string" ? undefined : whole.openPolicy(x)),
  "openPolicy(…, x)": (x) => whole.openPolicy(document, x),
  "checkReturn(x)": (x) => whole.checkReturn(x, line),
  "checkReturn(…, x)": (x) => whole.checkReturn(document, x, {}, NOW),
  "checkReturn(…, …, x)": (x) => whole.checkReturn(document, line, x, NOW),
  "checkReturn(…, …, …, x)": (x) => whole.checkReturn(document, line, {}, x),
  "checkReturn(…, …, …, …, x)": (x) => whole.checkReturn(document, line, {}, NOW, x),
  "warrantyStatus(…, x)": (x) => whole.warrantyStatus(document, x, NOW),
  "warrantyStatus(…, …, …, x)": (x) => whole.warrantyStatus(document, line, NOW, x),
  "validateComplaint(…, x)": (x) => whole.validateComplaint(document, x, NOW),
  "validateComplaint(…, …, …, x)": (x) => whole.validateComplaint(document, {}, NOW, x),
  "verdict(x)": (x) => policy.verdict(x, {}, NOW),
  "verdict(…, x)": (x) => policy.verdict(line, x, NOW),
  "verdict(…, …, x)": (x) => policy.verdict(line, {}, x),
  "policy.checkReturn(…, …, …, x)": (x) => policy.checkReturn(line, {}, NOW, x),
  "checkOrder(x)": (x) => policy.checkOrder(x, {}, NOW),
  "checkOrder(…, x)": (x) => policy.checkOrder(order, x, NOW),
  "checkOrder(…, …, …, x)": (x) => policy.checkOrder(order, {}, NOW, x),
  "settle(…, x)": (x) => policy.settle(order, x, NOW),
  "reasons(x)": (x) => policy.reasons(x, NOW),
  "timeline(x)": (x) => policy.timeline(x, x),
  "warranty(x)": (x) => policy.warranty(x, NOW),
  "fault(…, x)": (x) => policy.fault(line, x, NOW),
  "contacts(x)": (x) => policy.contacts(x, NOW),
  "serviceLevels(x)": (x) => policy.serviceLevels(x, NOW),
  "caseProgress(x)": (x) => policy.caseProgress(x, NOW),
  "withdrawalFunction(x)": (x) => policy.withdrawalFunction(x, NOW),
  "countdown(…, x)": (x) => policy.countdown(line, x),
  "at(x)": (x) => countdown.at(x),
  "form(x)": (x) => policy.form(x),
  "form(…, x)": (x) => policy.form("complaint", x),
  "form(…, { checks: x })": (x) =>
    policy.form("complaint", { checks: { name: x } }).validate({ name: "Li" }, { now: NOW }),
  "form(…, { locale: x })": (x) => policy.form("complaint", { locale: x }).validate({}, { now: NOW }),
  "check(x)": (x) => form.check(x, "x"),
  "check(…, x)": (x) => form.check("name", x),
  "check(…, …, x)": (x) => form.check("name", "x", x),
  "validate(x)": (x) => form.validate(x, { now: NOW }),
  "validate(…, x)": (x) => form.validate({}, x),
  "errors(x)": (x) => form.errors(x, 5),
  "errors(…, x)": (x) => form.errors({}, x),
  "parseSubmission(x)": (x) => whole.parseSubmission(x),
  "mask(x)": (x) => whole.mask(x, []),
  "mask(…, x)": (x) => whole.mask("x", x),
  "describe(x)": (x) => whole.describe(x, { locale: "en" }),
  "describe(…, x)": (x) => whole.describe(options[0], x),
  "describe(…, { locale: x })": (x) => whole.describe(options[0], { locale: x }),
  "describe(…, { now: x })": (x) => whole.describe(options[0], { locale: "en", now: x }),
  "describe(…, { messages: x })": (x) => whole.describe(options[0], { locale: "en", messages: x }),
  "deadline(x)": (x) => whole.deadline(x, { locale: "en" }),
  "deadline(…, x)": (x) => whole.deadline(options[0], x),
  "summary(x)": (x) => whole.summary(x, { locale: "en" }),
  "summary(…, x)": (x) => whole.summary({ kind: "complaint", values: { name: "Li" } }, x),
  "labels(x)": (x) => whole.labels(x, { locale: "en" }),
  "labels(…, x)": (x) => whole.labels(policy, x),
  "loadMessages(x)": (x) => whole.loadMessages(x),
  "withCases(x)": (x) => whole.withCases(x, order, [{ kind: "return", values: {} }]),
  "withCases(…, x)": (x) => whole.withCases(policy, x, []),
  "withCases(…, …, x)": (x) => whole.withCases(policy, order, x),
  "withCases(…, …, …, x)": (x) => whole.withCases(policy, order, [], x),
  "watch(() => x)": (x) => whole.watch(() => x).subscribe(() => {})(),
  "toICalendar(x)": (x) => toICalendar(x, { locale: "en", id: "x", now: NOW }),
  "toICalendar(…, x)": (x) => toICalendar(options, x),
  "termsOf(x)": (x) => termsOf(x),
  "termsOf(…, x)": (x) => termsOf(policy, x),
  "termsText(x)": (x) => termsText(x),
  "lintPolicy(x)": (x) => authoring.lintPolicy(x, { now: NOW }),
  "lintPolicy(…, x)": (x) => authoring.lintPolicy(document, x),
  "preview(…, x)": (x) => authoring.preview(document, x, NOW),
  "preview(…, …, …, x)": (x) => authoring.preview(document, line, NOW, x),
  "buildPolicy(…, x)": (x) => authoring.buildPolicy(document, x),
  "fromSchemaOrg(x)": (x) => authoring.fromSchemaOrg(x),
  "fromSchemaOrg(…, x)": (x) => authoring.fromSchemaOrg({}, x),
  "toSchemaOrg(x)": (x) => authoring.toSchemaOrg(x),
  "checkReturns(…, x)": (x) => authoring.checkReturns(document, x, NOW),
  "checkReturns(…, { columns: x })": (x) =>
    authoring.checkReturns(document, { length: 1, columns: { "/line/quantity": x } }, NOW),
  "checkReturns(…, …, x)": (x) => authoring.checkReturns(document, columns, x),
  "comparePolicies(…, …, x)": (x) => authoring.comparePolicies(document, document, x, NOW),
  "indicators(x)": (x) => authoring.indicators(x),
  "indicators(…, x)": (x) => authoring.indicators({ received: new Float64Array(1) }, x),
  "indicators(…, { now: x })": (x) => authoring.indicators({ received: new Float64Array(1) }, { now: x }),
};

const before = JSON.stringify(policy.verdict(line, {}, NOW));

for (const [what, make] of Object.entries(HOSTILE)) {
  test(what, async () => {
    const raw = [];
    for (const [call, ask] of Object.entries(CALLS)) {
      try {
        const answer = ask(make());
        // An answer may be what was handed over, of which nothing can be asked.
        if (/^(openPolicy|loadMessages)/.test(call)) await answer;
      } catch (error) {
        if (!(error instanceof whole.AftersalesError)) raw.push(`${call}: ${error?.name}: ${error?.message}`);
      }
    }
    assert.deepEqual(raw, []);
    assert.equal(JSON.stringify(policy.verdict(line, {}, NOW)), before, "the engine lives on");
  });
}

test("scores beyond every number are answered", () => {
  const received = new Float64Array([1, 1]);
  const answer = authoring.indicators({ received, scores: new Float64Array([1e308, 1e308]) }, { now: NOW });
  assert.equal(typeof answer.ok, "boolean");
});
