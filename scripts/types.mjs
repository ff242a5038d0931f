// Writes the types of CommonJS beside those of modules in pkg/: the same declarations, which name each other as .cjs.
// A document is what `require` gives itself.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const pkg = resolve(dirname(fileURLToPath(import.meta.url)), "../pkg");
const endingIn = (ending) => readdirSync(pkg).filter((name) => name.endsWith(ending));

/** @param {string} text */
function required(text) {
  const renamed = text.replace(/"(\.\/[\w-]+)\.js"/g, '"$1.cjs"');
  // The `default` of an engine is a function beside others; that of a document is all there is.
  return renamed.replace(/^(declare const (\w+): .*\n)export default \2;$/m, "$1export = $2;");
}

for (const name of endingIn(".d.cts")) rmSync(join(pkg, name));
const written = endingIn(".d.ts");
for (const name of written) {
  writeFileSync(join(pkg, name.replace(/\.d\.ts$/, ".d.cts")), required(readFileSync(join(pkg, name), "utf8")));
}
console.log(`types: ${written.length} files for CommonJS are written`);
