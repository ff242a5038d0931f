// What a page does with a form besides checking it: hiding numbers, a record in words, submissions as a server reads them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { describe, loadPolicy, mask, parseSubmission, summary } from "../../pkg/index.js";

const now = "2026-03-05T12:00:00+08:00";
const { value: policy } = loadPolicy({
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
});
const options = { locale: "en", timeZone: "Asia/Shanghai" };
const values = {
  name: " Li Wei ",
  email: "li@example.com",
  orderId: "A-1",
  lines: [{ id: "1", quantity: 2 }],
  reason: "defective",
  remedy: "refund",
  refundMethod: "cash",
  amount: "12.50",
  attachments: [{ id: "a", name: "a.jpg", size: 9, type: "image/jpeg" }],
};
const report = (kind, values) => policy.form(kind).validate(values, { now, key: "k-1" }).value;

test("what was found is hidden, and nothing else", () => {
  const text = "卡号 4111-1111-1111-1111，😀 DE89 3704 0044 0532 0130 00.";
  const { warnings } = policy.form("complaint").validate({ description: text }, { now }).value;
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ["bank_card_in_text", "iban_in_text"],
  );
  assert.equal(mask(text, warnings), "卡号 ••••-••••-••••-••••，😀 •••• •••• •••• •••• •••• ••.");
  assert.equal(mask(text, []), text);
  assert.equal(mask("short", warnings), "short", "a text that has changed since is left alone");
  assert.equal(mask(text, [{ field: "description", code: "too_short", params: { min: 3 } }]), text);
});

test("a record line by line", () => {
  const { record } = report("return", values);
  assert.deepEqual(
    summary(record, options).map(({ label, text }) => [label, text]),
    [
      ["Your name", "Li Wei"],
      ["Email address", "li@example.com"],
      ["Order number", "A-1"],
      ["Products", "2 × Product 1"],
      ["Why do you want to send it back?", "It does not work as it should"],
      ["What would you like us to do?", "Refund"],
      ["How should we pay you back?", "In cash"],
      ["Amount", "CN¥12.50"],
      ["Photos, videos or documents", "a.jpg"],
    ],
  );
});

test("a record beside the form and the order it is about", () => {
  const fields = [...policy.form("return").fields(), { name: "colour", type: "choice" }];
  const lines = [{ id: "1", title: "Kettle" }];
  const texts = (values, more) =>
    summary({ kind: "return", values }, { ...options, ...more }).map(({ field, text }) => [field, text]);
  assert.deepEqual(
    texts(
      {
        colour: "dark_red",
        lines: [
          { id: "1", quantity: 2 },
          { id: "2", quantity: 1 },
        ],
        name: "2026-03-01",
        note: "x",
      },
      { fields, lines },
    ),
    [
      ["name", "2026-03-01"],
      ["lines", "2 × Kettle\n1 × Product 2"],
      ["colour", "dark red"],
      ["note", "x"],
    ],
    "in the form's order, by its types, and nothing is left out",
  );
  assert.deepEqual(texts({ consent: false, name: null, amount: {}, constructor: "a_b" }, {}), [["constructor", "a_b"]]);
});

test("a record to print and to keep", () => {
  const { record } = report("withdrawal", {
    name: "Erika Muster",
    orderId: "A-1",
    email: "e@example.com",
    scope: "whole",
    orderedOn: "2026-03-01",
  });
  const received = { ...record, receivedAt: "2026-03-05T04:00:01Z" };
  assert.deepEqual(describe(received, options).split("\n"), [
    "Withdrawal from contract",
    "I hereby give notice that I withdraw from my contract of sale of the following goods.",
    "Your name: Erika Muster",
    "Order number: A-1",
    "Email address for the confirmation: e@example.com",
    "What do you withdraw from? The whole order",
    "Ordered on: 1 March 2026",
    "It is answered by: Customer service",
    "Confirmed: 5 March 2026 at 12:00 Beijing time",
    "Received: 5 March 2026 at 12:00 Beijing time",
    "Reference: k-1",
  ]);
  assert.match(describe(received, { ...options, locale: "zh" }), /^撤/);
});

test("a record survives JSON, and its progress can be asked", () => {
  const { record } = report("return", values);
  const kept = JSON.parse(JSON.stringify({ ...record, receivedAt: now }));
  assert.equal(kept.raw.name, " Li Wei ");
  assert.equal(policy.caseProgress(kept, now).value.state, "received");
});

const standsOn = policy.checkReturn({}, undefined, now).value.standsOn;
const submission = { format: 1, key: "k-1", kind: "return", values, declaredAt: now, standsOn };

test("a submission is read from an object and from a text", () => {
  assert.deepEqual(parseSubmission(submission), { ok: true, value: submission });
  assert.deepEqual(parseSubmission(JSON.stringify(submission)), { ok: true, value: submission });
});

test("what is no submission is told with pointers, and never thrown", () => {
  const cyclic = { ...submission };
  cyclic.values = { cyclic };
  for (const [body, code, pointer] of [
    [undefined, "wrong_type", ""],
    [null, "wrong_type", ""],
    [7, "wrong_type", ""],
    ["{", "malformed_json", ""],
    ["", "malformed_json", ""],
    [cyclic, "cyclic", "/values/cyclic"],
    [{ ...submission, key: undefined }, "missing_field", "/key"],
    [{ ...submission, kind: 7 }, "wrong_type", "/kind"],
    [
      {
        ...submission,
        get values() {
          throw new Error("no");
        },
      },
      "unreadable",
      "/values",
    ],
  ]) {
    const answer = (() => {
      try {
        return parseSubmission(body);
      } catch (error) {
        return { thrown: error };
      }
    })();
    assert.equal(answer.ok, false, JSON.stringify(answer));
    assert.deepEqual([answer.issues[0].code, answer.issues[0].pointer], [code, pointer]);
  }
});

test("the schemas of both ends agree with what is sent", () => {
  const ajv = new Ajv({ strictTypes: false });
  const schema = (name) =>
    ajv.compile(JSON.parse(readFileSync(new URL(`../../pkg/${name}.schema.json`, import.meta.url), "utf8")));
  const sent = schema("submission");
  const back = schema("receipt");
  assert.ok(sent(submission), JSON.stringify(sent.errors));
  assert.ok(back({ key: "k-1", caseId: "C-1", receivedAt: now }), JSON.stringify(back.errors));
  for (const field of ["format", "key", "kind", "values", "declaredAt", "standsOn"]) {
    const { [field]: _, ...rest } = submission;
    assert.equal(sent(rest), false, field);
    assert.equal(parseSubmission(rest).ok, false, field);
  }
  for (const field of ["key", "caseId", "receivedAt"]) {
    assert.equal(back({ key: "k", caseId: "C", receivedAt: now, [field]: undefined }), false, field);
  }
});

test("a shop's own checker goes before the engine's", () => {
  const checks = {
    phone: (typed) =>
      typed.startsWith("ext ") ? { value: "+390612345678;ext=" + typed.slice(4) } : { code: "phone_of_nobody" },
  };
  const form = policy.form("registration", { checks });
  const rest = { name: "Li Wei", product: "Kettle", serialNumber: "K", purchaseDate: "2026-03-01" };
  const right = form.validate({ ...rest, phone: "ext 12" }, { now, key: "k" }).value;
  assert.deepEqual(
    [right.valid, right.values.phone, right.record.raw.phone],
    [true, "+390612345678;ext=12", "+390612345678;ext=12"],
  );
  const wrong = form.validate({ ...rest, phone: "138 0013 8000" }, { now, key: "k" }).value;
  assert.deepEqual(
    [wrong.valid, wrong.errors, wrong.record],
    [false, [{ field: "phone", code: "phone_of_nobody", params: {} }], undefined],
  );
  assert.deepEqual(form.check("phone", "1"), [{ field: "phone", code: "phone_of_nobody", params: {} }]);
  assert.deepEqual(form.check("phone", "ext 1"), []);
  assert.deepEqual(form.check("phone", ""), []);
});

test("errors asked quickly are those of the whole report", () => {
  const odd = [
    undefined,
    null,
    "",
    " ",
    "\0",
    "\0a",
    "\x01",
    "\x02",
    "\x03",
    "a\x03",
    "\ufffd",
    "a\ud800",
    "\udfffb",
    "\ud83d\ude00",
    "e\u0301",
    "a\r\nb",
    "２０２６－０３－０１",
    "2026-02-30",
    "2026-03-06",
    "x".repeat(2001),
    "x".repeat(200_000),
    "１２.５０",
    "12.345",
    true,
    false,
    0,
    1.5,
    Number.NaN,
    1n,
    [],
    [{ id: "1", quantity: 0 }],
    {},
    { currency: "CNY", amount: 100 },
    new Date(0),
    () => 1,
    "defective",
    "refund",
    "5",
    "138 0013 8000",
  ];
  const at = Date.parse(now);
  const filled = {
    name: "Li Wei",
    email: "li@example.com",
    phone: "+8613800138000",
    orderId: "A-1",
    product: "Kettle",
    purchaseDate: "2026-03-02",
    category: "product_quality",
    reason: "defective",
    description: "It leaks at the lid whenever it is filled.",
    demand: "refund",
    amount: "89.00",
    consent: true,
    remedy: "refund",
    serialNumber: "S-1",
    fault: "It leaks at the lid.",
    handover: "bring_in",
    overall: "5",
  };
  for (const kind of ["complaint", "return", "repair", "registration", "survey", "withdrawal"]) {
    const form = policy.form(kind);
    const agree = (values) => {
      const { ok, value, issues } = form.validate(values, { now: at });
      assert.deepEqual(form.errors(values, at), ok ? { ok, value: value.errors } : { ok, issues });
      return value?.errors;
    };
    agree({});
    agree(filled);
    for (const { name } of form.fields()) for (const value of odd) agree({ ...filled, [name]: value });
    for (const values of [
      null,
      undefined,
      1,
      "name",
      [],
      new Map(),
      Object.create({ name: "Li Wei" }),
      Object.assign(Object.create(null), filled),
    ]) {
      agree(values);
    }
    agree(
      new Proxy(
        {},
        {
          get() {
            throw new Error("no");
          },
        },
      ),
    );
    const { value: seen } = form.errors({ ...filled, more: () => 1 }, at);
    assert.deepEqual(seen, agree(filled), "what is no field is not looked at");
    for (const other of [new Date(at), now, at + 0.5, Number.NaN, "yesterday", 1e300]) {
      const { ok, value, issues } = form.validate(filled, { now: other });
      assert.deepEqual(form.errors(filled, other), ok ? { ok, value: value.errors } : { ok, issues });
    }
  }
  assert.deepEqual(policy.form("complaint").errors({ ...filled, category: undefined }, at).value, [
    { field: "category", code: "required", params: {} },
  ]);
});

test("a form reads numbers in its locale, the quick way and the whole", () => {
  const filled = { name: "Li", email: "li@example.com", orderId: "A-1", product: "Kettle", category: "delivery" };
  const typed = { ...filled, description: "It never came to me.", consent: true };
  for (const [locale, amount, code, kept] of [
    ["de", "1.234", undefined, "1234.00"],
    ["en", "1,234", undefined, "1234.00"],
    [undefined, "12,50", undefined, "12.50"],
    [undefined, "1,234", "amount_ambiguous"],
    ["", "1.234", "amount_ambiguous"],
    ["de-CH", "1.234", "amount_ambiguous"],
  ]) {
    const form = policy.form("complaint", { locale });
    const codes = (errors) => errors.map((error) => error.code);
    const wanted = code ? [code] : [];
    assert.deepEqual(codes(form.check("amount", amount)), wanted, `${locale} ${amount}`);
    assert.deepEqual(codes(form.errors({ ...typed, amount }, Date.parse(now)).value), wanted);
    const { value } = form.validate({ ...typed, amount }, { now });
    assert.deepEqual(codes(value.errors), wanted);
    assert.equal(value.values.amount?.decimal, kept);
  }
});

test("an ambiguous number is refused with both readings", () => {
  const [error] = policy.form("complaint").check("amount", "1.234");
  assert.match(describe(error, { locale: "en" }), /1234, or 1\.234/);
  assert.match(describe(error, { locale: "zh-Hans" }), /1234.*1\.234/);
});
