// What the package stands on: no package of npm, and of crates those that are listed here, under licences that are.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The crates that what a page downloads is built of; those that only write code while it is built are among them. */
const SHIPPED =
  "autocfg bumpalo cfg-if chrono const-default equivalent foldhash futures-core futures-task futures-util hashbrown indexmap "
  + "itoa js-sys libm memchr num-traits pin-project-lite proc-macro2 quote rlsf rustversion serde serde-wasm-bindgen "
  + "serde_core serde_derive serde_json slab syn unicode-ident wasm-bindgen wasm-bindgen-macro wasm-bindgen-macro-support "
  + "wasm-bindgen-shared web-sys zmij";
const LICENCES = ["MIT", "Apache-2.0", "Unlicense", "Unicode-3.0", "Zlib"];

/** The packages that the crate is built of for a page, without those of its tests. */
function shipped() {
  const asked = ["metadata", "--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown"];
  const told = execFileSync("cargo", [...asked, "--features=authoring,built,dom"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { packages, resolve } = JSON.parse(told);
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const wait = [resolve.root];
  for (let id = wait.pop(); id; id = wait.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      if (kinds.some(({ kind }) => kind !== "dev")) wait.push(pkg);
    }
  }
  return packages.filter(({ id }) => found.has(id) && id !== resolve.root);
}

test("the package needs no other of npm, and runs nothing when it is installed", () => {
  const about = JSON.parse(readFileSync(root + "pkg/package.json", "utf8"));
  for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "bundledDependencies"]) {
    assert.deepEqual(Object.keys(about[field] ?? {}), [], field);
  }
  assert.deepEqual(
    Object.keys(about.scripts ?? {}).filter((name) => /install|^prepare$/.test(name)),
    [],
  );
});

test("what is shipped is built of the crates that are listed, each under a licence that is", () => {
  const crates = shipped();
  assert.deepEqual([...new Set(crates.map(({ name }) => name))].sort().join(" "), SHIPPED);
  for (const { name, license, source } of crates) {
    assert.equal(source, "registry+https://github.com/rust-lang/crates.io-index", name);
    const every = license.split(" AND ").map((part) => part.replace(/[()]/g, "").split(/ OR |\//));
    assert.ok(
      every.every((some) => some.some((one) => LICENCES.includes(one))),
      `${name}: ${license}`,
    );
  }
});
