// What the package weighs: every file it ships, then what reaches a page as a bundler makes it of the package, which is
// what the budget speaks of.
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a page with one question should come down to. */
const GOAL = 35 * 1024;
const pkg = resolve(dirname(fileURLToPath(import.meta.url)), "../pkg");

/**
 * What a page writes, and what of it must not weigh more, in bytes of brotli: a ceiling is lowered with every byte that
 * is won, and raised only for what an answer can say.
 */
const PAGES = [
  {
    name: "loadPolicy",
    ceiling: 190_300,
    code: 'import { loadPolicy } from "aftersales"; console.log(loadPolicy({}));',
  },
  {
    name: "loadPolicy from a wasm file of its own (aftersales/slim)",
    ceiling: 184_900,
    wasm: true,
    code: 'import init, { loadPolicy } from "aftersales/slim"; init("./aftersales.wasm").then(() => console.log(loadPolicy({})));',
  },
  {
    name: "openPolicy of a built policy (aftersales/core)",
    ceiling: 129_700,
    code: 'import { openPolicy } from "aftersales/core"; openPolicy("./shop.policy").then(({ value }) => console.log(value));',
  },
  {
    name: "+ describe, one language",
    ceiling: 209_000,
    code: 'import { loadPolicy, describe } from "aftersales"; console.log(describe(loadPolicy({}).value));',
  },
  {
    name: "+ forms, one language",
    ceiling: 255_800,
    code: 'import { loadPolicy } from "aftersales"; import { bindForm } from "aftersales/forms"; bindForm(document.forms[0], { policy: loadPolicy({}).value });',
  },
  {
    name: "elements that show, one language",
    ceiling: 227_500,
    code: 'import { AftersalesReturn, AftersalesWarranty } from "aftersales/elements"; AftersalesReturn.define(); AftersalesWarranty.define();',
    without: /^(forms|port|room|dom)-/,
  },
  {
    name: "all elements and forms (aftersales/define), one language",
    ceiling: 296_000,
    code: 'import "aftersales/define";',
  },
];
/** One language more, of which a page loads the first part. */
const LANGUAGE = { folder: "dist/catalogues/first", ceiling: 8192 };
const CDN = { file: "dist/aftersales.define.min.js", ceiling: 290_900 };

function weigh(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length,
  };
}

const added = (weights) =>
  weights.reduce(
    (sum, { raw, gzip, brotli }) => ({ raw: sum.raw + raw, gzip: sum.gzip + gzip, brotli: sum.brotli + brotli }),
    { raw: 0, gzip: 0, brotli: 0 },
  );
const row = (label, { raw, gzip, brotli }, ceiling) =>
  console.log(
    [raw, gzip, brotli].map((bytes) => String(bytes).padStart(9)).join("")
      + `  ${label}`
      + (ceiling ? `  (ceiling ${ceiling})` : ""),
  );

function shippedFiles() {
  const packed = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: pkg, encoding: "utf8" }),
  );
  return Object.values(packed)[0]
    .files.map((file) => file.path)
    .sort();
}

/**
 * The files of a bundle that a page loads: its entry, what that imports, and what the program certainly asks for. An engine
 * in JavaScript, packs, calendars and further languages are asked for by some pages only.
 */
const OPTIONAL =
  /-script-|^(packs|calendars|zh-Han[st])|^(appearance|authoring|icalendar|published)-|^[a-z]{2}(-[a-z0-9]+)?-[A-Z0-9]{8}\.js$/;

async function bundled({ code, wasm, without }) {
  const home = mkdtempSync(join(tmpdir(), "aftersales-size-"));
  try {
    mkdirSync(join(home, "node_modules"));
    symlinkSync(pkg, join(home, "node_modules/aftersales"));
    writeFileSync(join(home, "page.js"), code);
    const { metafile } = await build({
      entryPoints: [join(home, "page.js")],
      outdir: join(home, "out"),
      bundle: true,
      splitting: true,
      minify: true,
      format: "esm",
      metafile: true,
      preserveSymlinks: true,
      absWorkingDir: home,
      logLevel: "error",
    });
    // What is loaded: static imports from the entry, and dynamic ones but for what only some pages ask for.
    const loaded = new Set();
    const visit = (file) => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const { path, kind } of metafile.outputs[file].imports) {
        const name = path.split("/").pop();
        if (kind === "import-statement" || !(OPTIONAL.test(name) || without?.test(name))) visit(path);
      }
    };
    visit("out/page.js");
    const files = [...loaded].map((file) => weigh(readFileSync(join(home, file))));
    if (wasm) files.push(weigh(readFileSync(join(pkg, "wasm/aftersales_bg.wasm"))));
    return { weight: added(files), loaded: [...loaded], all: readdirSync(join(home, "out")) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

console.log("      raw     gzip   brotli  shipped file");
const shipped = shippedFiles();
const weights = shipped.map((file) => ({ file, ...weigh(readFileSync(join(pkg, file))) }));
for (const { file, ...weight } of weights) row(file, weight);
row("everything", added(weights));

console.log("\n      raw     gzip   brotli  what reaches a page, as esbuild makes it");
let heaviest = 0;
for (const page of PAGES) {
  const { weight, loaded } = await bundled(page);
  row(page.name + (process.argv.includes("--files") ? " " + loaded.join(" ") : ""), weight, page.ceiling);
  if (page === PAGES[1]) heaviest = weight.brotli;
  if (weight.brotli > page.ceiling) {
    console.error(`size: "${page.name}" weighs more than its ceiling`);
    process.exitCode = 1;
  }
}
const single = weigh(readFileSync(join(pkg, CDN.file)));
row("one file for a script tag (" + CDN.file + "), one language", single, CDN.ceiling);
if (single.brotli > CDN.ceiling) process.exitCode = 1;
for (const file of readdirSync(join(pkg, LANGUAGE.folder))) {
  const weight = weigh(readFileSync(join(pkg, LANGUAGE.folder, file)));
  row("one language more: " + file.replace(/\.js$/, ""), weight, LANGUAGE.ceiling);
  if (weight.brotli > LANGUAGE.ceiling) process.exitCode = 1;
}
console.log(
  `\nsize: ${heaviest} bytes brotli for a page that serves the wasm itself; goal ${GOAL}${heaviest > GOAL ? ` (${heaviest - GOAL} to go)` : ""}`,
);
