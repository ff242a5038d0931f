// What is packed is had back, byte for byte, in characters that nothing changes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { unpacked } from "../../pkg/packed.js";
import { packed } from "../../scripts/pack.mjs";

const pkg = new URL("../../pkg/wasm/", import.meta.url);

test("every byte comes back, alone and among others", () => {
  const all = Uint8Array.from({ length: 256 * 7 }, (_, place) => place * 37);
  const rows = [new Uint8Array(), all, ...Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte, 255, byte))];
  for (const bytes of rows) {
    const written = packed(bytes);
    assert.match(written.text, /^[ -~]*$/);
    assert.doesNotMatch(written.text, /["'`$\\<]/);
    assert.deepEqual(unpacked(written), bytes);
  }
});

for (const [name, inline] of [
  ["aftersales", "inline"],
  ["dom", "dom-inline"],
  ["authoring", "authoring-inline"],
]) {
  test(`the modules carry the wasm of ${name}`, async () => {
    const wasm = readFileSync(new URL(`${name}_bg.wasm`, pkg));
    assert.deepEqual(Buffer.from(unpacked(await import(new URL(`${inline}.js`, pkg)))), wasm);
  });
}
