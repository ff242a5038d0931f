// Takes out of a module what a panic would say: nobody reads it. Where the engine traps, the façade sees that, drops the
// instance and starts a fresh one (pkg/engine.js). The panic itself stays a trap. Usage: node scripts/silence.mjs <wasm>
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

/** The standard library's words: formatting, and what builds the message of a panic. */
const WORDS = /\bfmt::|panicking|\bpanic_|_fail(ed)?(::h[0-9a-f]+)?$|rust_begin_unwind|rust_oom|rust_panic/;

const [, , file] = process.argv;
const module = binaryen.readBinary(readFileSync(file));
const { BulkMemory, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;
module.setFeatures(BulkMemory | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);

// Text that an answer needs must not be built with what is taken out.
let caller = "";
for (const line of module.emitText().split("\n")) {
  caller = /^ \(func \$("[^"]*"|\S+)/.exec(line)?.[1] ?? caller;
  const called = /^ *\(call \$("[^"]*"|\S+)/.exec(line)?.[1] ?? "";
  if (/\bfmt::/.test(called) && !WORDS.test(caller)) throw new Error(`silence: ${caller} formats text by ${called}`);
}

let count = 0;
for (let index = 0; index < module.getNumFunctions(); index += 1) {
  const code = module.getFunctionByIndex(index);
  const { name, module: imported } = binaryen.getFunctionInfo(code);
  if (imported || !WORDS.test(name)) continue;
  binaryen.Function.setBody(code, module.unreachable());
  count += 1;
}
if (count < 10) throw new Error(`silence: only ${count} functions were found; have their names changed?`);
writeFileSync(file, module.emitBinary());
console.log(`silence: ${count} functions say nothing any more`);
