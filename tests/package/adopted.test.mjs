// The description of the table lists every adopted row that differs, with its reason and right numbers.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../vectors/", import.meta.url);
const text = (path) => readFileSync(new URL(path, folder), "utf8");
const page = text("README.md");
const explained = Object.entries(JSON.parse(text("adopted/explained.json")));
const tables = readdirSync(new URL("adopted/", folder)).filter(
  (name) => name.endsWith(".json") && name !== "explained.json",
);

const reason = (entry) => (typeof entry === "string" ? entry : entry.reason);
const of = (table) => explained.filter(([key]) => key.startsWith(table + "#"));

/** The cells of the table below a heading. */
function lines(heading) {
  const part = page.split(heading + "\n")[1].split(/\n#/)[0];
  return part
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .slice(1, -1)
        .split(" | ")
        .map((cell) => cell.trim()),
    );
}

test("rows that differ are listed with their reasons, and no others", () => {
  const listed = lines("### Rows that differ").flatMap(([table, rows, why]) =>
    [...rows.matchAll(/`([^`]+)`/g)].map(([, row]) => [`${table.replaceAll("`", "")}#${row}`, why]),
  );
  const wanted = explained.map(([key, entry]) => [key, reason(entry)]);
  assert.ok(wanted.length > 0);
  assert.deepEqual(listed.sort(), wanted.sort());
});

test("every explained row is in a table", () => {
  assert.equal(explained.length, tables.flatMap(of).length);
  for (const table of tables) {
    const { cases } = JSON.parse(text("adopted/" + table));
    const ids = new Set(cases.map((row, index) => row.id ?? `${row.zone}-${index}`));
    for (const [key] of of(table)) assert.ok(ids.has(key.slice(table.length + 1)), key);
  }
});

test("the numbers of each table are right, and at most a tenth differs", () => {
  const listed = lines("## Adopted tables");
  assert.deepEqual(listed.map(([table]) => table.replaceAll("`", "")).sort(), tables.sort());
  for (const table of tables) {
    const rows = JSON.parse(text("adopted/" + table)).cases.length;
    const differ = of(table).length;
    const numbers = listed
      .find(([name]) => name === "`" + table + "`")
      .slice(1, 4)
      .map(Number);
    assert.deepEqual(numbers, [rows, rows - differ, differ], table);
    assert.ok(differ * 10 <= rows, `${table}: ${differ} of ${rows}`);
  }
});
