// What the package weighs: every file it ships, then the sum the budget speaks of,
// which is what a page downloads that serves the wasm itself: wasm, glue, façade.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import ts from "typescript";

/** What the sum should come down to. */
const GOAL = 35 * 1024;
/** What it must not exceed: it is lowered with every byte that is won, and raised only for what an answer can say. */
const CEILING = 116_800;
const WASM = "wasm/aftersales_bg.wasm";
const GLUE = "dist/wasm/aftersales.js";
const pkg = resolve(dirname(fileURLToPath(import.meta.url)), "../pkg");

const read = file => readFileSync(join(pkg, file));

function shippedFiles() {
  const packed = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: pkg, encoding: "utf8" }));
  return Object.values(packed)[0].files.map(file => file.path).sort();
}

/** The modules `entry` loads before it runs: static imports, however deep. */
function closure(entry, seen = new Set()) {
  if (seen.has(entry)) return seen;
  if (!existsSync(join(pkg, entry))) throw new Error(`size: pkg/${entry} is imported and does not exist`);
  seen.add(entry);
  if (!/\.m?js$/.test(entry)) return seen;
  for (const statement of ts.createSourceFile(entry, read(entry).toString(), ts.ScriptTarget.Latest).statements) {
    const specifier = statement.moduleSpecifier?.text;
    if (specifier?.startsWith(".")) closure(relative(pkg, resolve(pkg, dirname(entry), specifier)), seen);
  }
  return seen;
}

function weigh(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
  };
}

/** The files' weights added up: each is a download of its own. */
function sum(files) {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const weight of files.map(file => weigh(read(file)))) {
    for (const key of Object.keys(total)) total[key] += weight[key];
  }
  return total;
}

function row(label, { raw, gzip, brotli }) {
  console.log([raw, gzip, brotli].map(bytes => String(bytes).padStart(9)).join("") + `  ${label}`);
}

console.log("      raw     gzip   brotli  shipped file");
const shipped = shippedFiles();
for (const file of shipped) row(file, weigh(read(file)));
row("everything", sum(shipped));

const facade = [...closure("dist/slim.js")].filter(file => !/^dist\/(elements|messages|wasm)\//.test(file));
const budgeted = [WASM, GLUE, ...facade];
const inlined = [...closure("dist/index.js")];
const authoring = [...closure("dist/authoring.js")];
const missing = [...new Set([...budgeted, ...inlined, ...authoring])].filter(file => !shipped.includes(file));

console.log("\n      raw     gzip   brotli  what a page downloads");
row("wasm", sum([WASM]));
row("glue", sum([GLUE]));
row(`façade (${facade.join(", ")})`, sum(facade));
const total = sum(budgeted);
row("wasm + glue + façade, as shipped", total);
row("default entry with the wasm inlined, as shipped", sum(inlined));
row("tools of authors with their wasm inlined, which no shopper downloads", sum(authoring));

if (missing.length > 0) {
  console.error(`size: needed and not shipped: ${missing.join(", ")}`);
  process.exitCode = 1;
}
const { brotli } = total;
console.log(`\nsize: ${brotli} bytes brotli; ceiling ${CEILING}, goal ${GOAL}${brotli > GOAL ? ` (${brotli - GOAL} to go)` : ""}`);
if (brotli > CEILING) process.exitCode = 1;
