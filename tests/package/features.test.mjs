// What the list of features claims is there: each link leads to a file, each row and each test that it names is in that
// file, and the numbers of its summary are those of its lines.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const PAGE = "docs/explanation/features.md";
const at = (path) => new URL("../../" + path, import.meta.url);
const text = (path) => readFileSync(at(path), "utf8");
const page = text(PAGE);

/** The cells of each line of the tables below a heading that matches; heads and rulers are left out. */
function lines(heading) {
  const parts = page
    .split(/^## /m)
    .slice(1)
    .filter((part) => heading.test(part.split("\n")[0]));
  return parts
    .flatMap((part) =>
      part
        .split("\n")
        .filter((line) => line.startsWith("| "))
        .slice(1),
    )
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
}

const WANTS = /^What was wanted/;
const ASKS = /^What users ask for/;
const tables = [
  { name: "features", count: 120, rows: lines(/^(?!What )/), answer: 1 },
  { name: "wants", count: 10, rows: lines(WANTS), answer: 2 },
  { name: "asks", count: 39, rows: lines(ASKS), answer: 3 },
];
const answered = ({ rows, answer }, word) => rows.filter((cells) => cells[answer].startsWith("`" + word + "`"));

for (const table of tables) {
  const { name, count, rows, answer } = table;
  test(`all ${name} are answered, and what is claimed is shown`, () => {
    assert.equal(rows.length, count);
    for (const cells of rows) {
      const [, word, rest] = /^`(supported|in part|not)`(.*)$/.exec(cells[answer]) ?? [];
      assert.ok(word, cells.join(" | "));
      assert.equal(cells.length, answer + 2, "four cells or five, and no more: " + cells[0]);
      if (word === "not") assert.match(rest, /^: ./, "a reason: " + cells[0]);
      else assert.match(cells[answer + 1], /^\[.*\)$/, "something shows it: " + cells[0]);
    }
  });

  test(`the ${name} are counted`, () => {
    const words = ["supported", "in part", "not"];
    assert.equal(
      words.reduce((sum, word) => sum + answered(table, word).length, 0),
      count,
    );
    const said = words.map((word) => [answered(table, word).length, word]).filter(([number]) => number > 0);
    assert.ok(
      page.includes(`${count} ${name}: ${said.map((pair) => pair.join(" ")).join(", ")}.`),
      JSON.stringify(said),
    );
  });
}

test("no feature is listed twice, and at least four of five are supported", () => {
  const [features] = tables;
  assert.equal(new Set(features.rows.map(([name]) => name)).size, 120);
  assert.ok(answered(features, "supported").length * 5 >= 120 * 4);
});

test("every row that is linked is in its file, and every test has its name", () => {
  const links = [...page.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, words, target]) => ({
    words,
    path: new URL(target, at(PAGE)),
  }));
  assert.ok(links.length > 200, `only ${links.length} links`);
  const ids = new Map();
  const explained = JSON.parse(text("tests/vectors/adopted/explained.json"));
  for (const { words, path } of links) {
    assert.ok(existsSync(path), path.pathname);
    const row = /^`([^`#]+\.json)#([^`]+)`$/.exec(words);
    if (row) {
      assert.ok(path.pathname.endsWith("/tests/vectors/" + row[1]), `${words} leads to ${path.pathname}`);
      if (!ids.has(row[1])) ids.set(row[1], new Set(JSON.parse(readFileSync(path, "utf8")).cases.map(({ id }) => id)));
      assert.ok(ids.get(row[1]).has(row[2]), words);
      assert.equal(explained[`${row[1].split("/").pop()}#${row[2]}`], undefined, words + " does not agree");
      continue;
    }
    const named = /^`([^`]+)`: "(.+)"$/.exec(words);
    if (!named) continue;
    assert.ok(path.pathname.endsWith("/" + named[1]), words);
    assert.ok(readFileSync(path, "utf8").includes(named[2]), `no test ${words}`);
  }
});
