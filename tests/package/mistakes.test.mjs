// What developers mistake is told with what to do about it, and guesses nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AftersalesError, describe, labels, loadPolicy, openPolicy } from "../../pkg/index.js";
import { pack, packIds } from "../../pkg/documents.js";
import { toICalendar } from "../../pkg/icalendar.js";
import * as chinese from "../../pkg/messages/zh-Hans.js";
import author, { lintPolicy } from "../../pkg/authoring.js";

const terms = {
  format: 1,
  id: "s",
  version: "1",
  timeZone: "Europe/Berlin",
  rules: [{ id: "r", grants: ["refund"], window: { length: "P7D" } }],
};
const { value: policy } = loadPolicy(terms);
const line = { quantity: 1, events: { delivered: "2026-03-02" } };
const now = "2026-03-05T12:00:00Z";
const decision = policy.checkReturn(line, { reason: "changed_mind" }, now).value;

/** The first issue of an answer, as code, pointer and sentence. */
const told = ({ ok, issues }) => {
  assert.equal(ok, false);
  return [issues[0].code, issues[0].pointer, issues[0].message];
};
const refused = (code, words) => (error) =>
  error instanceof AftersalesError && error.code === code && words.test(error.message);

test("packs that come later belong to openPolicy", () => {
  const [code, pointer, message] = told(loadPolicy(terms, { packs: async (id) => pack(id) }));
  assert.deepEqual([code, pointer], ["wrong_type", "/options/packs"]);
  assert.match(message, /openPolicy/);
});

test("a promise and a module are told as such", async () => {
  const module = await import("../../pkg/documents/packs/eu.js");
  assert.match(told(loadPolicy(terms, { packs: [pack("eu")] }))[2], /await it/);
  assert.match(told(loadPolicy(terms, { packs: [module] }))[2], /default export/);
  assert.match(told(policy.verdict({ events: { delivered: new Date("x") } }, {}, now))[2], /Date is invalid/);
});

test("a pack that could not be loaded says which, why, and what then", async () => {
  const [code, pointer, message] = told(await openPolicy({ ...terms, packs: ["germany"] }, { packs: pack }));
  assert.deepEqual([code, pointer], ["pack_not_loaded", "/packs/0"]);
  assert.match(message, /"germany".*there are .*\beu\b.*options\.packs/);
  const answer = await openPolicy(
    { ...terms, packs: ["eu"] },
    {
      packs: async () => {
        throw new TypeError("https://shop.example/eu.json is not there");
      },
    },
  );
  assert.match(told(answer)[2], /"eu".*shop\.example/);
});

test("every shipped pack is loaded by its id", async () => {
  for (const id of packIds) assert.equal((await pack(id)).id, id);
  await assert.rejects(pack("toString"), /no pack "toString"/);
});

test("every reason that has a label is one that is taken", () => {
  const { reasons, remedies, fields, categories } = labels(policy, { locale: "zh" });
  assert.ok(Object.keys(reasons).length >= 10);
  for (const reason of Object.keys(reasons)) assert.equal(policy.verdict(line, { reason }, now).ok, true, reason);
  for (const [code, text] of Object.entries({ ...reasons, ...remedies, ...fields, ...categories })) {
    assert.match(text, /\p{Script=Han}/u, code);
  }
  assert.throws(() => labels({ ok: true }, { locale: "en" }), refused("missing_policy", /openPolicy/));
});

test("what is no part of an answer is not described", () => {
  assert.throws(() => describe(decision.options, { locale: "en" }), refused("not_describable", /a decision/));
  assert.throws(() => describe(undefined, { locale: "en" }), refused("not_describable", /takes/));
  assert.equal(describe(decision.options[0]), describe(decision.options[0], { locale: "en" }));
  assert.throws(() => toICalendar(decision, { locale: "en", id: "1", now }), refused("not_describable", /a list/));
  assert.throws(
    () => toICalendar(decision.options, { locale: "en", id: "1", now: "05.03.2026" }),
    refused("not_describable", /instant/),
  );
});

test("messages are taken from a module, and refused where they are none", () => {
  const option = decision.options[0];
  assert.equal(
    describe(option, { locale: "zh", messages: chinese }),
    describe(option, { locale: "zh", messages: chinese.default }),
  );
  assert.throws(
    () => describe(option, { locale: "de", messages: Promise.resolve({}) }),
    refused("messages_malformed", /awaited/),
  );
});

test("a form that there is not is told with those that there are", () => {
  assert.throws(() => policy.form("complain"), refused("unknown_form", /complaint, return/));
});

test("the tools of authors say whose init they wait for", async () => {
  assert.throws(() => lintPolicy(terms), refused("not_initialised", /aftersales\/authoring/));
  await author();
  assert.equal(lintPolicy(terms).ok, true);
});
