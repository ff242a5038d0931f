// Mends what wasm-bindgen wrote, so that the package loads unmodified in every bundler and runtime, writes the wasm a
// second time as a JavaScript module, and starts the result once.
// Usage: node scripts/glue.mjs <folder> <name>            the wasm <name>_bg.wasm and its glue <name>.js
//        node scripts/glue.mjs <folder> <name> --script   the same Rust as JavaScript: <name>-asm.js and <name>-script.js
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { unpacked } from "../pkg/packed.js";
import { packed } from "./pack.mjs";

const [, , place, name, option] = process.argv;
const isScript = option === "--script";
const folder = resolve(place);
const gluePath = join(folder, isScript ? `${name}-script.js` : `${name}.js`);

// Stands in where a test environment hides the host's own coders.
const coders = `
const Decoder = globalThis.TextDecoder ?? class {
    decode(bytes = []) {
        return decodeURIComponent(Array.from(bytes, byte => '%' + byte.toString(16).padStart(2, '0')).join(''));
    }
};
const Encoder = globalThis.TextEncoder ?? class {
    encode(text) {
        const bytes = unescape(encodeURIComponent(text.replace(/\\p{Surrogate}/gu, '\\ufffd')));
        return Uint8Array.from(bytes, byte => byte.charCodeAt(0));
    }
};
`;
const asm = `import { instantiate } from './${name}-asm.js';\n`;

/** @typedef {{ why: string, from: RegExp, to: string }} Fix */
/** @type {Fix[]} */
const both = [
  {
    why: "a default address makes bundlers look for an asset, and CommonJS cannot parse import.meta",
    from: /\n *if \(module_or_path === undefined\) \{\n *module_or_path = new URL\('\w+_bg\.wasm', import\.meta\.url\);\n *\}/g,
    to: "",
  },
  { why: "TextDecoder may be missing", from: /\bnew TextDecoder\(/g, to: "new Decoder(" },
  { why: "TextEncoder may be missing", from: /\bnew TextEncoder\(/g, to: "new Encoder(" },
  {
    why: "the façade compiles and fetches by itself",
    from: /\nlet __wbg_init_promise;[\s\S]*\nexport \{ initSync, __wbg_init as default \};/g,
    to: "\n/** Lets `initSync` start a fresh instance. */\nexport function reset() {\n    wasm = undefined;\n}\n\nexport { initSync };",
  },
  { why: "the façade compiles by itself", from: /\nasync function __wbg_load\([\s\S]*?\n\}\n/g, to: "" },
  {
    why: "the stand-ins come first",
    from: /^(\/\* @ts-self-types=.*\*\/\n)?/,
    to: `$1${isScript ? asm : ""}${coders}`,
  },
];
/** @type {Fix[]} */
const wasmOnly = [
  {
    why: "an edge runtime hands over a Module of another realm",
    from: /module instanceof WebAssembly\.Module\b/g,
    to: "Object.prototype.toString.call(module) === '[object WebAssembly.Module]'",
  },
];
/** @type {Fix[]} */
const scriptOnly = [
  {
    why: "there is no module to compile",
    from: /\n *if \(module !== undefined\) \{[\s\S]*?(\n *const imports = __wbg_get_imports\(\);)[\s\S]*?(\n *return __wbg_finalize_init\(instance, module\);)/g,
    to: "$1\n    const instance = { exports: instantiate(imports) };$2",
  },
  {
    why: "memory that grew leaves its old buffer as it was, which nothing detaches",
    from: /cached(\w+)Memory0 === null \|\|[^{]*\{\n/g,
    to: "cached$1Memory0 === null || cached$1Memory0.buffer !== wasm.memory.buffer) {\n",
  },
];

function mend(text, fixes) {
  let glue = text;
  for (const { why, from, to } of fixes) {
    const mended = glue.replace(from, to);
    if (mended === glue) {
      throw new Error(`glue: nothing to replace for: ${why}\nhas wasm-bindgen changed its output? looked for ${from}`);
    }
    glue = mended;
  }
  if (glue.includes("import.meta")) throw new Error("glue: import.meta is left in it");
  return glue;
}

/** Makes what wasm2js wrote start as often as it is asked, and stop like an engine. */
function instantiable(text) {
  const mended = mend(text, [
    { why: "imports are handed over", from: /^import .*\n/gm, to: "" },
    {
      why: "an instance is made on request",
      from: /\nvar retasmFunc = [\s\S]*$/,
      to: "\nexport const instantiate = asmFunc;\n",
    },
    {
      why: "what stops it is no error of the caller's",
      from: /throw new Error\('abort'\)/g,
      to: "throw new RangeError('abort')",
    },
  ]);
  return transformSync(mended, { minify: true, format: "esm", target: "es2020" }).code;
}

writeFileSync(gluePath, mend(readFileSync(gluePath, "utf8"), [...both, ...(isScript ? scriptOnly : wasmOnly)]));
let size;
let module;
if (isScript) {
  const path = join(folder, `${name}-asm.js`);
  const text = instantiable(readFileSync(path, "utf8"));
  writeFileSync(path, text);
  writeFileSync(path.replace(/js$/, "d.ts"), "export const instantiate: (imports: object) => any;\n");
  writeFileSync(gluePath.replace(/js$/, "d.ts"), `export * from "./${name}.js";\n`);
  size = text.length;
} else {
  const wasm = readFileSync(join(folder, `${name}_bg.wasm`));
  const copy = join(folder, name === "aftersales" ? "inline.js" : `${name}-inline.js`);
  const { text, order } = packed(wasm);
  writeFileSync(copy, `export const text = "${text}";\nexport const order = "${order}";\n`);
  const typesPath = join(folder, `${name}.d.ts`);
  writeFileSync(
    typesPath,
    readFileSync(typesPath, "utf8")
      + "\n/** Lets `initSync` start a fresh instance. */\nexport function reset(): void;\n",
  );
  module = unpacked(await import(pathToFileURL(copy).href));
  size = wasm.length;
}

// A broken optimiser exits 0 and writes a module that dies at its start.
const { initSync } = await import(pathToFileURL(gluePath).href);
initSync({ module });
console.log(`glue: ${name}${isScript ? " as JavaScript" : ""} starts (${size} bytes)`);
