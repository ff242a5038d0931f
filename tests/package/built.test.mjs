// A policy as a file: it answers as the documents do that it was built of, from wherever it comes.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import authoring, { buildPolicy } from "../../pkg/authoring.js";
import * as documents from "../../pkg/documents.js";
import init, { loadBuilt, loadPolicy, openPolicy } from "../../pkg/index.js";
import electronics from "../../pkg/policies/electronics.json" with { type: "json" };
import order from "../../www/orders/order.json" with { type: "json" };

await Promise.all([init(), authoring()]);

const options = { packs: [await documents.pack("cn")], calendars: [await documents.calendar("cn")] };
const { value: file } = buildPolicy(electronics, options);
const lines = order.lines.filter(({ policy }) => policy === "electronics");
const answers = (policy) =>
  lines.flatMap(({ policy: _, names: __, request, ...line }) => {
    const asked = { country: order.country, ...line };
    return [
      policy.verdict(asked, request, order.now),
      policy.checkReturn(asked, request, order.now),
      policy.timeline(asked, request),
      policy.reasons(asked, order.now),
      policy.warranty(asked, order.now),
      policy.form("repair").validate({}, { now: order.now }),
      policy.serviceLevels({ category: "product_quality" }, order.now),
    ];
  });
const text = (policy) => JSON.stringify(answers(policy));
const wanted = text(loadPolicy(electronics, options).value);

/** Serves what a page would fetch, to this machine only. */
async function served(use) {
  const contents = { "/shop": Buffer.from(file), "/terms": JSON.stringify(electronics), "/page": "<!doctype html>" };
  const server = createServer(({ url }, response) => {
    response.statusCode = contents[url] ? 200 : 404;
    response.end(contents[url]);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
  }
}
const codes = ({ ok, issues }) => [ok, issues?.map(({ code, pointer }) => [code, pointer])];

test("it answers as its documents do, and is built the same each time", () => {
  const { value: policy } = loadBuilt(file);
  assert.equal(text(policy), wanted);
  policy.free();
  assert.deepEqual(buildPolicy(electronics, options).value, file);
  assert.ok(file.length < Buffer.byteLength(JSON.stringify([electronics, options])) * 0.8);
});

test("later answers come from the same bytes, whatever becomes of those that were handed over", () => {
  const bytes = file.slice();
  const { value: policy } = loadBuilt(bytes.buffer);
  const [{ policy: _, names: __, request, ...line }] = lines;
  const { value: late } = policy.checkReturn({ country: order.country, ...line }, request, order.now);
  policy.free();
  bytes.fill(0);
  assert.equal(JSON.stringify(late.closed), JSON.stringify(answers(loadBuilt(file).value)[1].value.closed));
});

test("openPolicy takes bytes, addresses and responses, of documents too", async () => {
  await served(async (home) => {
    const shop = home + "/shop";
    for (const given of [file, file.buffer, shop, new URL(shop), await fetch(shop), home + "/terms"]) {
      const { value, issues } = await openPolicy(given, options);
      assert.deepEqual(issues, undefined);
      assert.equal(text(value), wanted);
    }
    assert.deepEqual(codes(await openPolicy(home + "/none")), [false, [["not_loaded", ""]]]);
    assert.deepEqual(codes(await openPolicy(home + "/page")), [false, [["not_json", ""]]]);
  });
  assert.deepEqual(codes(await openPolicy("http://127.0.0.1:1/closed")), [false, [["not_loaded", ""]]]);
  const { issues } = await openPolicy(JSON.stringify(electronics));
  assert.deepEqual(
    issues.map(({ code }) => code),
    ["wrong_type"],
    "a document as text is no address",
  );
  const { value: mocked } = await openPolicy(
    { ok: true, arrayBuffer() {}, text: async () => JSON.stringify(electronics) },
    options,
  );
  assert.equal(text(mocked), wanted, "a response that a test made by hand");
  assert.deepEqual(codes(await openPolicy("no address")), [false, [["not_loaded", ""]]]);
});

test("what is no built policy is told", () => {
  const changed = (place, bit) => file.map((byte, at) => (at === place ? byte ^ bit : byte));
  for (const [given, code] of [
    [{}, "wrong_type"],
    ["shop", "wrong_type"],
    [new Uint8Array(), "built_malformed"],
    [new TextEncoder().encode(JSON.stringify(electronics)), "built_malformed"],
    [file.subarray(0, -1), "built_malformed"],
    [changed(file.length - 9, 1), "built_malformed"],
    [changed(4, 64), "built_version"],
  ]) {
    assert.deepEqual(codes(loadBuilt(given)), [false, [[code, ""]]]);
  }
});

test("what cannot be read is not built", () => {
  assert.equal(buildPolicy({ ...electronics, format: 7 }, options).issues[0].pointer, "/format");
  const { issues } = buildPolicy(electronics, { calendars: options.calendars });
  assert.deepEqual(issues[0].code, "pack_not_loaded");
  const cyclic = { ...electronics };
  cyclic.rules = [cyclic];
  assert.deepEqual(codes(buildPolicy(cyclic, options)), [false, [["cyclic", "/rules/0"]]]);
});
