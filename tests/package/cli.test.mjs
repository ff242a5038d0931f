// The command line: what each command prints, what it answers scripts with, and what code hosts read. The expected texts
// are in tests/cli/, with dates reckoned by hand: thirty days after Monday 2 November 2026 is Wednesday 2 December.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import { atHand } from "../../pkg/at-hand.js";
import { loadBuilt, loadPolicy } from "../../pkg/index.js";
import { termsOf, termsText } from "../../pkg/terms.js";
import { program } from "../../pkg/cli/program.js";
import { append } from "../../pkg/proof.js";

const folder = fileURLToPath(new URL("../cli/", import.meta.url));
const bin = fileURLToPath(new URL("../../pkg/cli/index.js", import.meta.url));
process.chdir(folder);
const text = (name) => readFileSync(join(folder, name), "utf8");
const home = mkdtempSync(join(tmpdir(), "aftersales-cli-"));
after(() => rmSync(home, { recursive: true }));

/** What the program answers among the documents of tests/cli/. */
async function run(words) {
  const { text: out, remarks: said, code } = await program(words);
  return { code, out, said };
}

/** The same by a process of its own, which reads standard input. */
function spawned(words, { input, env } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    encoding: "utf8",
    input,
    env: { ...process.env, NO_COLOR: "", FORCE_COLOR: "", ...env },
  });
  return { code: status, out: stdout, said: stderr };
}
const COMMANDS = ["lint", "explain", "preview", "compare", "convert", "terms", "build", "proof"];

test("the overview and each command's help name what there is", async () => {
  const { code, out } = await run(["--help"]);
  assert.equal(code, 0);
  for (const command of COMMANDS) {
    assert.match(out, new RegExp(`^  ${command} `, "m"));
    const help = await run([command, "--help"]);
    assert.equal(help.code, 0);
    assert.match(help.out, new RegExp(`^Usage: aftersales ${command} (FILE|OLD NEW)`));
    assert.match(help.out, /--json +answer in JSON/);
  }
  assert.match((await run(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
});

test("a command line that is wrong answers 2 and says what was meant", async () => {
  for (const [words, said] of [
    [[], /name a command/],
    [["lnt"], /no command lnt; did you mean lint\?/],
    [["lint"], /name a file/],
    [["lint", "--frmat", "sarif", "shop.json"], /no option --frmat; did you mean --format\?/],
    [["lint", "--format", "sarf", "shop.json"], /cannot be sarf; did you mean sarif\?/],
    [["lint", "--now", "2026-02-30T", "shop.json"], /neither a day/],
    [["lint", "--json=yes", "shop.json"], /takes no value/],
    [["build", "shop.json"], /--out is needed/],
    [["compare", "shop.json", "--lines", "orders.csv"], /name 2 files/],
    [["compare", "shop.json", "shop-next.json"], /--lines is needed/],
    [
      ["compare", "shop.json", "shop-next.json", "--lines", "orders.csv", "--reason", "changedmind"],
      /expected changed_mind/,
    ],
    [["compare", "shop.json", "shop-next.json", "--lines", "orders.csv", "--top", "ten"], /--top is a whole number/],
    [["preview", "shop.json", "--line"], /--line needs a value/],
    [["preview", "shop.json", "line.json", "--line", "line.json"], /one file too many: line\.json/],
    [["explain", "shop.json", "--order", "order.json", "--line", "vase"], /no line vase; there are kettle, lamp/],
    [["terms", "shop.json", "--language", "xx"], /no sentences in xx/],
    [["convert", "shop.json", "--from", "policy", "--to", "policy"], /both policy/],
  ]) {
    const { code, out, said: told } = await run(words);
    assert.equal(code, 2, words.join(" "));
    assert.equal(out, "");
    assert.match(told, said);
  }
});

test("a file that cannot be read answers 3, with the place where it stops being JSON", async () => {
  for (const [words, said] of [
    [["lint", "nowhere.json"], /nowhere\.json cannot be read: there is no such file/],
    [["lint", "shop.json", "no.json"], /no\.json:2:9 is no JSON: "}" cannot stand here/],
    [["terms", "."], /it is a folder/],
    [["build", "shop.json", "-o", "nowhere/out.policy"], /cannot be written/],
    [["compare", "shop.json", "shop.json", "--lines", "no.json"], /no\.json:2:9 is no JSON: "}" cannot stand here/],
  ]) {
    const { code, said: told } = await run(words);
    assert.equal(code, 3, words.join(" "));
    assert.match(told, said);
  }
  assert.match(spawned(["lint", "-"], { input: "[1,\n2" }).said, /standard input:2:2 is no JSON: it ends too early/);
});

/** Each command's words and code, by the text that it prints. */
const GOLDENS = {
  "lint-clean.txt": [["lint", "shop.json", "--now", "2026-11-24"], 0],
  "lint-short.txt": [["lint", "short.json", "broken.json", "--pack", "law.json", "--now", "2026-11-24"], 1],
  "explain.txt": [
    ["explain", "shop.json", "--line", "line.json", "--reason", "changed_mind", "--now", "2026-11-24"],
    0,
  ],
  "explain-order.txt": [
    [
      "explain",
      "shop.json",
      "--order",
      "order.json",
      "--line",
      "lamp",
      "--reason",
      "changed_mind",
      "--now",
      "2026-12-03",
      "-l",
      "de",
    ],
    0,
  ],
  "preview.txt": [["preview", "shop.json", "--line", "line.json", "--on", "2026-11-24"], 0],
  // The kettle and the vase lose thirty days less fourteen; the lamp the seven days that were left, and its price.
  "compare.txt": [
    [
      "compare",
      "shop.json",
      "shop-next.json",
      "--lines",
      "orders.csv",
      "--reason",
      "changed_mind",
      "--now",
      "2026-11-24",
    ],
    1,
  ],
  "convert.txt": [
    ["convert", "markup.json", "--from", "schema-org", "--to", "policy", "--zone", "Europe/Berlin", "--edition", "1"],
    0,
  ],
  "terms.txt": [["terms", "shop.json"], 0],
  "terms-de.txt": [["terms", "shop.json", "--language", "de", "--format", "html"], 0],
};
for (const [name, [words, code]] of Object.entries(GOLDENS)) {
  test(`aftersales ${words.join(" ")}`, async () => {
    const done = await run(words);
    assert.equal(done.out, text(name));
    assert.equal(done.code, code);
  });
}

/** Each command's words, by its answer in JSON: the program of the crate is held to the same files. */
const ANSWERS = {
  "json-explain.txt": "explain shop.json --line line.json --reason changed_mind --now 2026-11-24 --json",
  "json-explain-order.txt": "explain shop.json --order order.json --reason changed_mind --now 2026-12-03 --json",
  "json-preview.txt": "preview shop.json --line line.json --on 2026-11-24 --json",
  "json-compare.txt":
    "compare shop.json shop-next.json --lines lines.csv --reason changed_mind --now 2026-11-24 --json",
  "json-lint.txt": "lint short.json broken.json --pack law.json --now 2026-11-24 --json",
  "json-sarif.txt": "lint short.json broken.json --pack law.json --now 2026-11-24 --format sarif",
  "json-convert.txt": "convert markup.json --from schema-org --to policy --zone Europe/Berlin --edition 1 --json",
};
test("the crate's program and this one answer alike in JSON", async () => {
  const lines = (answer) => answer.replace(/"zoneData": ".*"/g, "").split("\n");
  for (const [name, words] of Object.entries(ANSWERS)) {
    assert.deepEqual(lines((await run(words.split(" "))).out), lines(text(name)), words);
  }
});

test("standard input is read, and colours are shown only where they are wanted", async () => {
  const words = ["lint", "-", "--pack", "law.json", "--now", "2026-11-24"];
  const plain = spawned(words, { input: text("short.json") });
  assert.match(plain.out, /^standard input:9:17 {2}warning/);
  const coloured = spawned(words, { input: text("short.json"), env: { FORCE_COLOR: "1" } });
  assert.ok(coloured.out.includes("\u001b[33mwarning\u001b[39m"));
  assert.equal(spawned(words, { input: text("short.json"), env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).out, plain.out);
});

test("every command answers in JSON too", async () => {
  const json = async (...words) => JSON.parse((await run([...words, "--json"])).out);
  const [finding] = await json("lint", "short.json", "--pack", "law.json", "--now", "2026-11-24");
  assert.deepEqual(
    [finding.code, finding.severity, finding.pointer, finding.line, finding.column, finding.related[0].pointer],
    ["below_statutory_floor", "warning", "/rules/0/window", 9, 17, "/packs/law/rules/0"],
  );
  const asked = ["--line", "line.json", "--now", "2026-11-24"];
  assert.equal(
    (await json("explain", "shop.json", ...asked, "--reason", "changed_mind")).options[0].lastDay,
    "2026-12-02",
  );
  assert.deepEqual(Object.keys(await json("explain", "shop.json", "--order", "order.json")), ["kettle", "lamp"]);
  const row = (await json("preview", "shop.json", "--line", "line.json", "--on", "2026-11-24")).find(
    ({ reason }) => reason === "changed_mind",
  );
  assert.deepEqual([row.status, row.remedies.refund.lastDay], ["conditional", "2026-12-02"]);
  const read = await json("convert", "markup.json", "--from", "schema-org", "--to", "policy");
  assert.equal(read.result.rules[0].window.length, "P30D");
  assert.ok(read.warnings.some(({ code }) => code === "zone_not_stated"));
  assert.equal((await json("terms", "shop.json")).sections[0].items[0].title, "You do not like it");
  assert.equal((await json("build", "shop.json", "-o", join(home, "json.policy"))).calendars.length, 1);
  assert.deepEqual((await json("terms", "broken.json")).issues[0].pointer, "/rules/0/grant");
});

test("editions are compared over lines of every kind of file, and 1 is answered where anybody loses", async () => {
  const compared = async (old, edition, ...more) => {
    const words = ["compare", old, edition, "--reason", "changed_mind", "--now", "2026-11-24", "--json", ...more];
    const { code, out, said } = await run(words);
    return { code, said, ...JSON.parse(out) };
  };
  const table = await compared("shop.json", "shop-next.json", "--lines", "orders.csv", "--top", "1");
  assert.deepEqual(
    [table.code, table.lines, table.loses, table.gains, table.same, table.unread, table.days, table.money],
    [1, 6, 3, 0, 2, 1, { gained: 0, lost: 39 }, { EUR: { gained: 0, lost: 8900 } }],
  );
  assert.deepEqual(
    table.worst.map(({ line, title, days, before, after }) => [line, title, days, before.lastDay, after.lastDay]),
    [["1", "Kettle", -16, "2026-12-20", "2026-12-04"]],
  );
  assert.deepEqual(
    table.issues.map(({ line, code, pointer }) => [line, code, pointer]),
    [["6", "instant_malformed", "/events/delivered"]],
  );
  const lines = [
    { id: "a", quantity: 1, categories: ["lamps"], events: { delivered: "2026-11-19T09:00:00+01:00" } },
    { id: "b", quantity: 1, categories: ["rugs"], events: { delivered: "2026-11-20" }, tags: ["final_sale"] },
  ];
  const order = { id: "7", events: { ordered: "2026-11-16" }, lines };
  const files = {
    "list.json": JSON.stringify(lines, null, 2),
    "order.json": JSON.stringify(order, null, 2),
    "lines.jsonl": lines.map((line) => JSON.stringify(line)).join("\n") + "\n",
    "orders.jsonl": JSON.stringify(order) + "\n",
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(home, name), content);
    const back = await compared("shop-next.json", "shop.json", "--lines", join(home, name));
    const isOrder = name.startsWith("order");
    assert.deepEqual(
      [back.code, back.lines, back.gains, back.same, back.best[0].line, back.best[0].days, back.byMonth[0].month],
      [0, 2, 1, 1, isOrder ? "7/a" : "a", 16, "2026-11"],
      name,
    );
    assert.deepEqual(
      back.byCategory.map(({ category, gains, days }) => [category, gains, days.gained]),
      [
        ["lamps", 1, 16],
        ["rugs", 0, 0],
      ],
    );
  }
  writeFileSync(join(home, "broken.jsonl"), '{"id":"a"}\n{"id":}\n');
  const broken = await run(["compare", "shop.json", "shop.json", "--lines", join(home, "broken.jsonl")]);
  assert.deepEqual([broken.code, /broken\.jsonl:2:7 is no JSON/.test(broken.said)], [3, true]);
});

test("a log for code hosts is SARIF, and leads to the line", async () => {
  // The schema is of an older draft, with formats and a pattern that this validator does not take.
  const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    JSON.parse(text("sarif.schema.json")),
  );
  const words = ["lint", "short.json", "broken.json", "--pack", "law.json", "--now", "2026-11-24", "--format", "sarif"];
  const { out, code } = await run(words);
  const log = JSON.parse(out);
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
  assert.equal(code, 1);
  const [{ results, tool }] = log.runs;
  assert.deepEqual(
    results.map(({ ruleId, level, locations: [{ physicalLocation: place }] }) => [
      ruleId,
      level,
      place.artifactLocation.uri,
      place.region.startLine,
      place.region.startColumn,
    ]),
    [
      ["below_statutory_floor", "warning", "short.json", 9, 17],
      ["unknown_field", "error", "broken.json", 6, 37],
    ],
  );
  assert.deepEqual(
    tool.driver.rules.map(({ id }) => id),
    ["below_statutory_floor", "unknown_field"],
  );
  assert.equal(isSarif({ ...log, runs: [{ ...log.runs[0], tool: {} }] }), false);
  assert.ok(isSarif(JSON.parse((await run(["lint", "shop.json", "--now", "2026-11-24", "--format", "sarif"])).out)));
});

test("what is built opens and answers as the document does", async () => {
  const out = join(home, "shop.policy");
  const { code, out: told } = await run(["build", "shop.json", "-o", out]);
  assert.equal(code, 0);
  assert.match(told, /shop\.policy: \d+ bytes, with calendar de /);
  const { value: policy } = loadBuilt(readFileSync(out));
  const { value } = policy.verdict(JSON.parse(text("line.json")), { reason: "defective" }, "2026-11-24T10:00:00Z");
  assert.deepEqual([value.status, value.lastDay], ["review", "2027-05-02"]);
  policy.free();
  assert.equal((await run(["build", "broken.json", "-o", join(home, "none.policy")])).code, 1);
});

test("a chain of records is checked, and a broken one answers 1", async () => {
  const first = await append(null, { id: "a" });
  const second = await append(first.digest, { id: "b" });
  const third = await append(second.digest, { id: "c" });
  const chain = [first, second, third].map(({ line }) => line + "\n");
  const whole = spawned(["proof", "-"], { input: chain.join("") });
  assert.deepEqual([whole.code, whole.out], [0, `standard input: 3 records, in order; the last is ${third.digest}\n`]);
  const cut = spawned(["proof", "-"], { input: chain[0] + chain[2] });
  assert.equal(cut.code, 1);
  assert.match(cut.out, /^standard input:2 {2}does_not_follow\n/);
  const ended = spawned(["proof", "-", "--json", "--head", third.digest], { input: chain[0] + chain[1] });
  assert.equal(ended.code, 1);
  assert.deepEqual(JSON.parse(ended.out).broken, [{ line: 3, why: "head_missing" }]);
  assert.equal(spawned(["proof", "-", "--head", "abc"], { input: "" }).code, 2);
});

const minimal = { format: 1, id: "shop", version: "1", timeZone: "UTC" };
const toldOf = (fields, locale = "en") => {
  const answer = loadPolicy({ ...minimal, ...fields });
  assert.ok(answer.ok, JSON.stringify(answer.issues));
  return termsOf(answer.value, { locale });
};
const linesOf = ({ sections }) => sections.flatMap(({ items }) => items.flatMap(({ lines }) => lines));

test("terms tell what narrows a rule and no sentence says, and name its place", async () => {
  const rule = { id: "r", grants: ["refund"], window: { length: "P14D", closesAt: "17:00" } };
  const told = toldOf({ rules: [rule] });
  assert.deepEqual(linesOf(told), [
    "You can ask for: Refund",
    "Time limit: 14 days, counted from the day of delivery",
    "Further conditions apply: ask the shop.",
  ]);
  assert.deepEqual(told.unsaid, ["/rules/0/window/closesAt"]);
  const better = toldOf({
    rules: [{ ...rule, window: { length: "P14D", atLeast: { from: "installed", length: "P7D" } } }],
  });
  assert.equal(linesOf(better).length, 2);
  assert.deepEqual(better.unsaid, ["/rules/0/window/atLeast"]);
});

test("terms say windows as the document counts them", async () => {
  const when = (window, fields) =>
    linesOf(toldOf({ rules: [{ id: "r", grants: ["refund"], window }], ...fields }))
      .find((line) => line.startsWith("Time limit"))
      .slice("Time limit: ".length);
  assert.equal(
    when({ length: "P7D", count: "days_beginning_with" }),
    "7 days, counted from the day of delivery, that day counts as the first",
  );
  assert.equal(when({ from: "ordered", length: "P2W" }), "14 days, counted from the day of the order");
  assert.equal(when({ length: "PT36H" }), "36 hours, counted from the day of delivery");
  assert.equal(when({ length: "unlimited" }), "no end date");
  assert.equal(when({ until: "2027-01-31" }), "until 31 January 2027");
  // A mode that is for days says nothing about a year.
  const defaults = { window: { from: "shipped", count: "days_beginning_with" } };
  assert.equal(when({ length: "P1Y" }, { defaults }), "1 year, counted from the day it was sent");
});

test("terms tell the document's window where an entry has none, and seasons by their dates", async () => {
  const told = toldOf({
    defaults: { window: { from: "shipped", length: "P10D" } },
    rules: [{ id: "r", grants: ["refund"] }],
    seasons: [{ id: "s", rules: ["r"], event: "ordered", from: "--11-15", to: "--12-31", lastDayAtLeast: "--01-31" }],
    warranties: [{ id: "w", covers: ["repair"], window: { length: "P1Y" } }],
  });
  assert.deepEqual(linesOf(told), [
    "You can ask for: Refund",
    "Time limit: 10 days, counted from the day it was sent",
    "the day of the order: 15 November – 31 December",
    "This is about: Refund",
    "Last day: not before 31 January",
    "Covers: Repair",
    "Time limit: 1 year, counted from the day it was sent",
  ]);
  assert.deepEqual(told.unsaid, []);
});

test("terms are told in every language, and a shop's text is never markup", async () => {
  const shop = JSON.parse(text("shop.json"));
  delete shop.calendar;
  shop.rules[0].title = "<b>30 days</b> & [more](javascript:1)";
  shop.serviceLevels[0].window.count = "days_after";
  const { value: policy } = loadPolicy(shop);
  const english = linesOf(termsOf(policy, { locale: "en" }));
  for (const { locale } of atHand) {
    const terms = termsOf(policy, { locale });
    assert.equal(linesOf(terms).length, english.length, locale);
    assert.equal(terms.direction, locale === "ar" ? "rtl" : "ltr");
    if (locale === "en") continue;
    const same = linesOf(terms).filter((line) => /\p{L}{4}/u.test(line) && english.includes(line));
    assert.deepEqual(same, [], locale);
  }
  const terms = termsOf(policy, { locale: "en" });
  assert.ok(termsText(terms, "html").includes("<h3>&lt;b&gt;30 days&lt;/b&gt; &amp; [more](javascript:1)</h3>"));
  assert.ok(termsText(terms).includes("### \\<b\\>30 days\\</b\\> & \\[more\\](javascript:1)"));
});

test("terms are of a policy that was read from a document", async () => {
  const out = join(home, "terms.policy");
  await run(["build", "shop.json", "-o", out]);
  const isRefused = (error) => error.code === "missing_policy";
  assert.throws(() => termsOf(loadBuilt(readFileSync(out)).value), isRefused);
  assert.throws(() => termsOf({}), isRefused);
});
