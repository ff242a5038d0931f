// A document that is asked about again is the one that it is now, however little of it is frozen.
import assert from "node:assert/strict";
import { test } from "node:test";
import init, { checkReturn, loadPolicy } from "../../pkg/index.js";

await init();

const LATE = "2026-03-20T00:00:00Z";
const line = { quantity: 1, events: { delivered: "2026-03-02T10:15:00+08:00" } };
/** Seven days are over by then, ninety are not. */
const document = (length = "P7D") => ({
  format: 1,
  id: "t",
  version: "1",
  timeZone: "Asia/Shanghai",
  rules: [{ id: "r", grants: ["refund"], window: { length } }],
});
const status = (asked, options) => checkReturn(asked, line, {}, LATE, options).value.status;

/** Freezes a value down to its leaves. */
function frozen(value) {
  for (const part of Object.values(value)) if (typeof part === "object") frozen(part);
  return Object.freeze(value);
}

test("what is frozen at its top only is read anew", () => {
  const asked = Object.freeze(document());
  assert.equal(status(asked), "ineligible");
  asked.rules[0].window.length = "P90D";
  assert.equal(status(asked), "eligible");
});

test("what is frozen but for one leaf is read anew", () => {
  const asked = document();
  const { window } = asked.rules[0];
  asked.rules[0] = Object.freeze({ ...asked.rules[0], window });
  Object.freeze(asked.rules);
  Object.freeze(asked);
  assert.equal(status(asked), "ineligible");
  window.length = "P90D";
  assert.equal(status(asked), "eligible");
});

test("what a frozen getter gives is read anew", () => {
  let length = "P7D";
  const asked = document();
  asked.rules[0].window = Object.freeze({
    get length() {
      return length;
    },
  });
  frozen(asked);
  assert.equal(status(asked), "ineligible");
  length = "P90D";
  assert.equal(status(asked), "eligible");
});

test("packs that change inside the same options are read anew", () => {
  const asked = frozen({ ...document(), packs: ["p"], rules: [] });
  const options = { packs: [{ ...document(), id: "p" }] };
  assert.equal(status(asked, options), "ineligible");
  options.packs[0].rules[0].window.length = "P90D";
  assert.equal(status(asked, options), "eligible");
  options.packs = [];
  assert.deepEqual(
    loadPolicy(asked, options).issues.map(({ code }) => code),
    ["pack_not_loaded"],
  );
  options.packs = [{ ...document("P90D"), id: "p" }];
  assert.equal(status(asked, options), "eligible");
});

test("what is frozen to its leaves is not read again", () => {
  let reads = 0;
  const watched = (value) =>
    new Proxy(value, {
      get(target, name) {
        reads += 1;
        return Reflect.get(target, name);
      },
    });
  const asked = watched(frozen(document()));
  assert.equal(status(asked), "ineligible");
  const first = reads;
  assert.equal(status(asked), "ineligible");
  assert.ok(first > 0);
  assert.equal(reads, first);
});
