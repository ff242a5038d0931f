// Mends what wasm-bindgen wrote, so that the package loads unmodified in every
// bundler and runtime; writes the wasm a second time as a JavaScript module; and
// starts the result once. Usage: node scripts/glue.mjs <folder> <name> <module for the copy>
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , place, name, copy] = process.argv;
const folder = resolve(place);
const gluePath = join(folder, `${name}.js`);
const wasmPath = join(folder, `${name}_bg.wasm`);
const copyPath = join(folder, copy);

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

/** @type {{ why: string, from: RegExp, to: string }[]} */
const fixes = [
  {
    why: "a default address makes bundlers look for an asset, and CommonJS cannot parse import.meta",
    from: /\n *if \(module_or_path === undefined\) \{\n *module_or_path = new URL\('\w+_bg\.wasm', import\.meta\.url\);\n *\}/g,
    to: "",
  },
  {
    why: "an edge runtime hands over a Module of another realm",
    from: /module instanceof WebAssembly\.Module\b/g,
    to: "Object.prototype.toString.call(module) === '[object WebAssembly.Module]'",
  },
  { why: "TextDecoder may be missing", from: /\bnew TextDecoder\(/g, to: "new Decoder(" },
  { why: "TextEncoder may be missing", from: /\bnew TextEncoder\(/g, to: "new Encoder(" },
  {
    why: "the façade compiles and fetches by itself",
    from: /\nlet __wbg_init_promise;[\s\S]*\nexport \{ initSync, __wbg_init as default \};/g,
    to: "\n/** Lets `initSync` start a fresh instance. */\nexport function reset() {\n    wasm = undefined;\n}\n\nexport { initSync };",
  },
  { why: "the façade compiles by itself", from: /\nasync function __wbg_load\([\s\S]*?\n\}\n/g, to: "" },
  { why: "the stand-ins come first", from: /^(\/\* @ts-self-types=.*\*\/\n)/, to: `$1${coders}` },
];

function mend(glue) {
  for (const { why, from, to } of fixes) {
    const mended = glue.replace(from, to);
    if (mended === glue) throw new Error(`glue: nothing to replace for: ${why}\nhas wasm-bindgen changed its output? looked for ${from}`);
    glue = mended;
  }
  if (glue.includes("import.meta")) throw new Error("glue: import.meta is left in it");
  return glue;
}

const wasm = readFileSync(wasmPath);
writeFileSync(gluePath, mend(readFileSync(gluePath, "utf8")));
writeFileSync(copyPath, `export const base64 = "${wasm.toString("base64")}";\n`);

// A broken optimiser exits 0 and writes a module that dies at its start.
const { initSync } = await import(pathToFileURL(gluePath).href);
const { base64 } = await import(pathToFileURL(copyPath).href);
initSync({ module: Buffer.from(base64, "base64") });
console.log(`glue: ${name} starts (${wasm.length} bytes)`);
