// What the documents show works: every JSON example is read, every program prints what its comments say, and every link
// leads somewhere. The tables of fields are written from the records, and held by the crate's tests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadPolicy } from "../../pkg/index.js";

const at = (path) => new URL("../../" + path, import.meta.url);
const text = (path) => readFileSync(at(path), "utf8");
const folder = (path) => readdirSync(at(path)).map((name) => JSON.parse(text(path + "/" + name)));
const packs = folder("pkg/packs");
const calendars = folder("pkg/calendars");

/** The fenced blocks of a document: what it is, the name of its file if it has one, where it stands, the content. */
function blocks(path) {
  const found = [];
  const source = text(path);
  for (const match of source.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)) {
    const line = source.slice(0, match.index).split("\n").length;
    const [language, kind, file] = match[1].trim().split(" ");
    found.push({ words: [language, kind].join(" ").trim(), file, path, place: `${path}:${line}`, content: match[2] });
  }
  return found;
}

/** Every page that is written by hand. */
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "tests/vectors/README.md",
  ...readdirSync(at("docs"), { recursive: true })
    .map((path) => "docs/" + path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".md")),
];
const all = pages.filter((path) => !path.startsWith("tests/")).flatMap(blocks);
const minimal = { format: 1, id: "example", version: "1", timeZone: "Europe/Berlin" };
/** Of each kind of JSON example: the policy that it makes, and the calendars beside it. */
const READ = {
  "json policy": (example) => [example, calendars],
  "json part": (example) => [{ ...minimal, ...example }, calendars],
  "json calendar": (example) => [{ ...minimal, calendar: example.id }, [example]],
};

test("every JSON example says what it is, and there are some of each kind", () => {
  for (const { words, place } of all.filter(({ words }) => words.startsWith("json"))) {
    assert.ok(READ[words], `${place}: ${words}`);
  }
  for (const kind of Object.keys(READ)) {
    assert.ok(
      all.some(({ words }) => words === kind),
      kind,
    );
  }
});

for (const { words, place, content } of all.filter(({ words }) => READ[words])) {
  test(`${place} is read`, () => {
    const [document, beside] = READ[words](JSON.parse(content));
    // A day on which no calendar ends soon.
    const clock = () => Date.UTC(2026, 5, 1);
    const answer = loadPolicy(document, { packs, calendars: beside, clock });
    assert.deepEqual(answer.issues ?? [], []);
    assert.deepEqual(answer.warnings ?? [], []);
    answer.value.free();
  });
}

const programs = all.filter(({ words }) => words === "js run");
test("there are programs", () => assert.ok(programs.length > 0));
for (const program of programs) {
  const { place, content } = program;
  test(`${place} prints what it says`, () => {
    const home = mkdtempSync(join(tmpdir(), "aftersales-docs-"));
    try {
      const file = join(home, program.file ?? "example.mjs");
      // The files that the page has shown before it.
      const before = all.slice(0, all.indexOf(program)).filter((block) => block.path === program.path && block.file);
      for (const shown of before) writeFileSync(join(home, shown.file), shown.content);
      // By its name, as a shop imports it.
      mkdirSync(join(home, "node_modules"));
      symlinkSync(fileURLToPath(at("pkg")), join(home, "node_modules/aftersales"), "dir");
      writeFileSync(file, content);
      const printed = execFileSync(process.execPath, ["--no-warnings", file], { cwd: home, encoding: "utf8" });
      const said = [...content.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]);
      assert.ok(said.length > 0, "it says what it prints");
      assert.equal(printed, said.map((line) => line + "\n").join(""));
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
}

/** The anchor that a heading gets. */
const anchor = (heading) =>
  heading
    .replace(/[`*]|\]\([^)]*\)|\[/g, "")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
const anchors = (source) => {
  const prose = source.replace(/^```[\s\S]*?^```$/gm, "");
  return new Set([
    ...[...prose.matchAll(/^#+ (.*)$/gm)].map((match) => anchor(match[1])),
    ...[...prose.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]),
  ]);
};

for (const page of pages) {
  test(`every link of ${page} leads somewhere`, () => {
    const prose = text(page)
      .replace(/^```[\s\S]*?^```$/gm, "")
      .replace(/`[^`\n]*`/g, "");
    const wrong = [];
    for (const [, path, , place] of prose.matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)(#([^)\s]*))?\)/g)) {
      const target = path ? new URL(path, at(page)) : at(page);
      if (!existsSync(target)) wrong.push(path);
      else if (place && !anchors(readFileSync(target, "utf8")).has(place)) wrong.push(`${path}#${place}`);
    }
    assert.deepEqual(wrong, []);
  });
}

test("the index names every page", () => {
  const index = text("docs/README.md");
  const missing = pages.filter(
    (page) =>
      page.startsWith("docs/") && page !== "docs/README.md" && !index.includes(`(${page.slice("docs/".length)})`),
  );
  assert.deepEqual(missing, []);
});

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** The first date of a cell, `Mon 2 March 2026`, as `2026-03-02`; its day of the week must be right. */
function date(cell) {
  const [, day, number, month, year = "2026"] = /([A-Z][a-z]{2}) (\d+) ([A-Z][a-z]+)(?: (\d{4}))?/.exec(cell);
  const iso = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${number.padStart(2, "0")}`;
  assert.equal(DAYS[new Date(iso + "T00:00:00Z").getUTCDay()], day, iso);
  return iso;
}

test("the counting modes end on the days that the table says", () => {
  const rows = text("docs/reference/policy-format.md")
    .split("### Counting modes")[1]
    .split("\n\n")[0]
    .split("\n")
    .slice(3);
  assert.equal(rows.length, 7);
  for (const row of rows) {
    const [mode, length, event, last] = row
      .split("|")
      .slice(1, 5)
      .map((cell) => cell.trim());
    const window = { count: mode.replaceAll("`", ""), length: length.replaceAll("`", "") };
    const { value: policy } = loadPolicy(
      { ...minimal, calendar: "cn", rules: [{ id: "r", grants: ["refund"], window }] },
      { calendars },
    );
    const delivered = date(event) + "T10:15:00+01:00";
    const { value } = policy.verdict({ events: { delivered } }, {}, delivered);
    if (window.count === "elapsed") {
      assert.deepEqual([value.lastDay, value.closes], [null, "2026-03-03T09:15:00Z"]);
    } else {
      assert.equal(value.lastDay, date(last), mode);
    }
    policy.free();
  }
});
