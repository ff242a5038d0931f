// Lint and preview through the package, and the examples of their page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import init, { AftersalesError, lintPolicy, preview } from "../../pkg/authoring.js";

const at = (path) => new URL("../../" + path, import.meta.url);
const json = (path) => JSON.parse(readFileSync(at(path), "utf8"));
const now = "2026-11-24T10:00:00Z";
const policy = (fields) => ({ format: 1, id: "shop", version: "1", timeZone: "Europe/Berlin", ...fields });
const rule = (fields) => ({ id: "own", grants: ["refund"], window: { length: "P14D" }, ...fields });
const places = (answer) => {
  assert.ok(answer.ok, JSON.stringify(answer.issues));
  return answer.value.map(({ code, pointer }) => `${code} ${pointer}`);
};
const issues = (answer) => answer.issues.map(({ code, pointer }) => `${code} ${pointer}`);

test("before init they say so", () => {
  for (const call of [() => lintPolicy(policy({})), () => preview(policy({}), {})]) {
    assert.throws(call, (error) => error instanceof AftersalesError && error.code === "not_initialised");
  }
});

test("a finding has a place, a sentence, a way out and what takes part", async () => {
  await init();
  const law = policy({ id: "law", rules: [rule({ when: { reasons: ["changed_mind"] } })] });
  const shop = policy({ packs: ["law"], rules: [rule({ window: { length: "P13D" } })] });
  const answer = lintPolicy(shop, { packs: [law], now });
  assert.deepEqual(
    answer.value.map(({ params, ...finding }) => ({ ...finding, sort: params.sort, reason: params.reason })),
    [
      {
        code: "below_statutory_floor",
        pointer: "/rules/0/window",
        others: ["/packs/law/rules/0"],
        sort: "shorter",
        reason: "changed_mind",
        message: "for changed mind, `own` of `law` gives a refund for longer than the window of `own`",
        wayOut: "make the window at least as long, counted from the same event in the same way",
      },
    ],
  );
});

test("the tables say the same through the package", () => {
  const weeks = {
    format: 1,
    id: "weeks",
    version: "1",
    coversFrom: "2026-01-01",
    coversUntil: "2026-12-31",
    weekend: ["saturday", "sunday"],
    daysOff: [],
  };
  let asked = 0;
  for (const name of ["floor", "reach", "calendars", "unused", "categories", "gaps", "packs", "facts"]) {
    const { code, packs, cases } = json(`tests/vectors/lint/${name}.json`);
    for (const row of cases) {
      const answer = lintPolicy(policy({ currency: "EUR", ...row.policy }), {
        packs,
        calendars: [weeks],
        now: row.now ?? now,
      });
      const found = places(answer).filter((place) => place.startsWith(code + " "));
      assert.deepEqual(
        found,
        row.expect.map((pointer) => `${code} ${pointer}`),
        `${name} ${row.id}`,
      );
      asked += 1;
    }
  }
  assert.ok(asked > 100);
});

test("time is the clock's where none is given", () => {
  const shop = policy({ rules: [rule({ window: { until: "2026-11-24" } })] });
  const clock = (text) => ({ clock: () => Date.parse(text) });
  assert.deepEqual(places(lintPolicy(shop, clock("2026-11-24T22:59:59Z"))), []);
  assert.deepEqual(places(lintPolicy(shop, clock("2026-11-24T23:00:00Z"))), [
    "window_in_the_past /rules/0/window/until",
  ]);
  assert.deepEqual(places(lintPolicy(policy({ rules: [rule({ window: { until: "2001-01-01" } })] }))), [
    "window_in_the_past /rules/0/window/until",
  ]);
});

test("the matrix of reasons and remedies", () => {
  const shop = json("pkg/policies/mother-and-baby.json");
  const options = {
    packs: shop.packs.map((id) => json(`pkg/packs/${id}.json`)),
    calendars: [json("pkg/calendars/cn.json")],
  };
  const line = {
    quantity: 1,
    categories: ["baby_clothes"],
    condition: { resaleable: true },
    events: { delivered: "2026-03-02T10:15:00+08:00" },
  };
  const answer = preview(shop, line, "2026-03-05T10:00:00+08:00", options);
  const row = answer.value.find(({ reason }) => reason === "changed_mind");
  assert.deepEqual(row.remedies.exchange, {
    status: "open",
    closes: "2026-03-17T16:00:00Z",
    lastDay: "2026-03-17",
    rule: "exchange",
    basis: "shop",
  });
  assert.deepEqual([row.remedies.refund.basis, row.remedies.refund.lastDay], ["shop", "2026-03-09"]);
  assert.equal(row.remedies.repair, null);
});

test("what cannot be read is told, all at once", () => {
  const shop = policy({ packs: ["law"], rules: [{ id: "own", grants: ["refund"] }] });
  assert.deepEqual(issues(lintPolicy(shop)), ["pack_not_loaded /packs/0", "length_missing /rules/0/window/length"]);
  assert.deepEqual(issues(preview(policy({ rules: [rule()] }), { quantity: -1 }, "yesterday")), [
    "out_of_range /line/quantity",
    "instant_malformed /options/now",
  ]);
  assert.deepEqual(issues(lintPolicy(undefined)), ["missing_field "]);
  const cycle = policy({});
  cycle.self = cycle;
  assert.deepEqual(issues(lintPolicy(cycle)), ["cyclic /self"]);
});

const source = readFileSync(at("docs/how-to/authoring.md"), "utf8");
const programs = [...source.matchAll(/^```js run\n([\s\S]*?)^```$/gm)].map(([, program]) => program);
test("the page has programs", () => assert.equal(programs.length, 3));
for (const [index, program] of programs.entries()) {
  test(`program ${index + 1} of docs/how-to/authoring.md prints what it says`, () => {
    const home = mkdtempSync(join(tmpdir(), "aftersales-lint-"));
    try {
      const file = join(home, "example.mjs");
      writeFileSync(file, program.replace('"aftersales/authoring"', JSON.stringify(at("pkg/authoring.js").href)));
      const printed = execFileSync(process.execPath, ["--no-warnings", file], { encoding: "utf8" });
      assert.equal(printed, [...program.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1] + "\n").join(""));
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
}
