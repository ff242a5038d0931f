// What the package stands on: no package of npm, and of crates those that are listed here, under licences that are.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The crates inside of what a page downloads; tools that write code when it is built are among them. */
const SHIPPED = `autocfg bumpalo cfg-if chrono const-default equivalent foldhash futures-core futures-task futures-util
  hashbrown indexmap itoa js-sys libm memchr num-traits pin-project-lite proc-macro2 quote rlsf
  rustversion serde serde-wasm-bindgen serde_core serde_derive serde_json slab syn unicode-ident
  wasm-bindgen wasm-bindgen-macro wasm-bindgen-macro-support wasm-bindgen-shared web-sys zmij`;
