// A record of every form, as a page makes it and as a shop keeps it on, fits the schema that the package ships.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { loadPolicy } from "../../pkg/index.js";

const schema = JSON.parse(readFileSync(new URL("../../pkg/record.schema.json", import.meta.url), "utf8"));
const fits = new Ajv({ strict: false }).compile(schema);
const { value: policy } = loadPolicy({
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "Asia/Shanghai",
  assume: { country: "CN" },
  channels: [{ kind: "phone", value: "400-1", hours: "24/7" }],
  helpTopics: [{ title: "Start", url: "https://shop.example/start", reasons: ["defective"] }],
});
const now = "2026-03-05T12:00:00+08:00";
const about = { name: "Li Wei", email: "li@shop.example", orderId: "A-1", product: "Kettle" };
const filled = {
  complaint: {
    ...about,
    category: "product_quality",
    reason: "defective",
    description: "It does not start at all.",
    consent: true,
  },
  survey: { overall: 5 },
};

for (const [kind, values] of Object.entries(filled)) {
  test(`a record of a ${kind} fits, before and after it is received`, () => {
    const { value: report } = policy.form(kind).validate(values, { now, key: "k-1" });
    assert.deepEqual(report.errors, []);
    assert.ok(fits(report.record), JSON.stringify(fits.errors));
    const kept = { ...report.record, id: "C-1", state: "received", receivedAt: now, events: { first_response: now } };
    assert.ok(fits(kept), JSON.stringify(fits.errors));
    for (const field of ["id", "kind", "state", "values", "raw"]) {
      const { [field]: _, ...less } = kept;
      assert.ok(!fits(less), field);
    }
    assert.ok(!fits({ ...kept, kind: "letter" }));
  });
}

test("a report names whom to ask and what may help, where the policy does", () => {
  const { contacts } = policy.form("complaint").validate(filled.complaint, { now }).value;
  const always = { open: true, changes: null, opensNext: null, timeZone: "Asia/Shanghai" };
  assert.deepEqual(contacts.channels, [{ kind: "phone", value: "400-1", hours: "24/7", ...always }]);
  assert.deepEqual(contacts.helpTopics, [{ title: "Start", url: "https://shop.example/start" }]);
  const { helpTopics } = policy.form("complaint").validate({ ...filled.complaint, reason: "damaged" }, { now })
    .value.contacts;
  assert.deepEqual(helpTopics, []);
});
