// The chain of what was taken in: whatever is changed in it is found. The lines and their digests below were made with
// sha256sum, not with the module.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { append, check, digest } from "../../pkg/proof.js";

const zeros = "0".repeat(64);
const shasum = (text) => execFileSync("sha256sum", { input: text, encoding: "utf8" }).slice(0, 64);
/** A chain without the module. */
const written = ["Ada", "Bo", "Çelik", "Dao"].reduce((lines, name) => {
  const previous = lines.length ? shasum(lines.at(-1)) : zeros;
  return [...lines, `{"previous":"${previous}","at":"2026-11-22T02:00:00Z","name":"${name}"}`];
}, []);
const text = (lines) => lines.map((line) => line + "\n").join("");
const found = async (lines, options) => (await check(text(lines), options)).broken.map(({ line, why }) => [line, why]);
const [first, second, third, fourth] = written;

test("a digest is that of the bytes", async () => {
  // Of the empty text and of "abc", from FIPS 180-4.
  assert.equal(await digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert.equal(
    await digest(Uint8Array.of(97, 98, 99)),
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test("what is appended is a chain as another tool writes it", async () => {
  let last = null;
  for (const [place, line] of written.entries()) {
    const { name, at } = JSON.parse(line);
    const added = await append(last, { at, name });
    assert.deepEqual(added, { line, digest: shasum(line) }, "line " + place);
    last = added.digest;
  }
  assert.deepEqual(await check(text(written)), { ok: true, count: 4, head: shasum(fourth), broken: [] });
  assert.deepEqual(await check(text(written).trimEnd()), { ok: true, count: 4, head: shasum(fourth), broken: [] });
  assert.deepEqual(await check(""), { ok: true, count: 0, head: null, broken: [] });
  for (const [previous, record] of [
    ["", {}],
    ["A".repeat(64), {}],
    [null, { previous: zeros }],
    [zeros + '"', {}],
  ]) {
    await assert.rejects(append(previous, record), TypeError);
  }
});

test("a record that was changed, taken out, put in or moved is found", async () => {
  const changed = second.replace("Bo", "Bob");
  assert.deepEqual(await found([first, changed, third, fourth]), [[3, "does_not_follow"]]);
  assert.deepEqual(await found([first, third, fourth]), [[2, "does_not_follow"]]);
  assert.deepEqual(await found([second, third, fourth]), [[1, "does_not_follow"]], "the first one too");
  assert.deepEqual(await found([first, third, second, fourth]), [
    [2, "does_not_follow"],
    [3, "does_not_follow"],
    [4, "does_not_follow"],
  ]);
  const { line } = await append(shasum(first), { name: "Eve" });
  assert.deepEqual(await found([first, line, second]), [[3, "does_not_follow"]]);
  assert.deepEqual(await found([first, first, second]), [[2, "does_not_follow"]]);
});

test("what is no record is found, whatever it is made to look like", async () => {
  for (const odd of [
    "",
    "{",
    second + " }",
    " " + second,
    second + "\r",
    second.replace('"at"', '"at'),
    `{"at":"","previous":"${shasum(first)}"}`,
    JSON.stringify([JSON.parse(second)]),
  ]) {
    const broken = await found([first, odd, third]);
    assert.ok(broken.length > 0, JSON.stringify(odd));
    assert.equal(broken[0][0] === 2 || broken[0][0] === 3, true);
  }
  assert.deepEqual(await found([first, "", second]), [
    [2, "malformed"],
    [3, "does_not_follow"],
  ]);
  // Spaces that JSON allows are other bytes.
  assert.deepEqual(await found([first, second.replace(/}$/, " }"), third]), [[3, "does_not_follow"]]);
});

test("a chain that was cut or written anew is found by a digest that was given away", async () => {
  const cut = [first, second];
  assert.deepEqual(await found(cut), [], "not without one");
  assert.deepEqual(await found(cut, { head: shasum(third) }), [[3, "head_missing"]]);
  assert.deepEqual(await found([], { head: shasum(first) }), [[1, "head_missing"]]);
  assert.deepEqual(await found(written, { head: shasum(second) }), [], "the chain has grown since");
  const anew = [];
  for (const name of ["Ada", "Eve"]) anew.push((await append(anew.length ? shasum(anew[0]) : null, { name })).line);
  assert.deepEqual(await found(anew), []);
  assert.deepEqual(await found(anew, { head: shasum(second) }), [[3, "head_missing"]]);
});

test("a shell finds the same as the module", () => {
  const page = readFileSync(new URL("../../docs/reference/proof.md", import.meta.url), "utf8");
  const [, script] = /```sh\n([\s\S]*?)```/.exec(page);
  const run = (lines) =>
    execFileSync("bash", ["-c", script.replace("< proof.jsonl", "")], { input: text(lines), encoding: "utf8" });
  assert.equal(run(written), "");
  assert.equal(run([first, second.replace("Bo", "Bob"), third, fourth]), "3\n");
  assert.equal(run([first, third, fourth]), "2\n");
});
