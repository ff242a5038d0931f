// What is promised is held: each of the twenty-four promises names tests, and each test is in its file.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const PAGE = "docs/trust.md";
const at = (path) => new URL("../../" + path, import.meta.url);
const page = readFileSync(at(PAGE), "utf8");
const rows = page
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.slice(1, -1).split(" | "));

test("there are twenty-four promises, in their order, each with a test", () => {
  assert.deepEqual(
    rows.map(([number]) => Number(number)),
    Array.from({ length: 24 }, (_, place) => place + 1),
  );
  for (const [number, , promise, held] of rows) {
    assert.ok(promise.length > 20, number);
    assert.match(held, /^\[`[^`]+`: "[^"]+"\]\(/, number);
  }
});

test("every link leads to a file, and every test has its name", () => {
  const links = [...page.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)];
  assert.ok(links.length > 40);
  for (const [, words, target] of links) {
    const path = new URL(target, at(PAGE));
    assert.ok(existsSync(path), path.pathname);
    const named = /^`([^`]+)`: "(.+)"$/.exec(words);
    if (!named) continue;
    assert.ok(path.pathname.endsWith("/tests/" + named[1]), words);
    assert.ok(readFileSync(path, "utf8").includes(named[2]), `no test ${words}`);
  }
});
