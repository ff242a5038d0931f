// Writes what is shipped of the package's JavaScript: the hand-written modules and the glue, one by one and
// without their comments and long names, in pkg/dist/ under the same paths.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

const pkg = resolve(dirname(fileURLToPath(import.meta.url)), "../pkg");
const dist = join(pkg, "dist");

/** The documents stay where they are, which from pkg/dist/ is one folder further up. */
function relocated(file, text) {
  if (file !== join("elements", "source.js")) return text;
  const moved = text.replace(/"\.\.\/(packs|calendars)\//g, '"../../$1/');
  if (moved.split('"../../').length !== 3) throw new Error(`minify: ${file} does not name its documents as expected`);
  return moved;
}

rmSync(dist, { recursive: true, force: true });
let bytes = 0;
for (const folder of [".", "elements", "forms", "messages", "wasm"]) {
  for (const name of readdirSync(join(pkg, folder)).filter((file) => file.endsWith(".js"))) {
    const file = join(folder, name);
    const { code } = transformSync(relocated(file, readFileSync(join(pkg, file), "utf8")), { minify: true, format: "esm", target: "es2022" });
    mkdirSync(join(dist, folder), { recursive: true });
    writeFileSync(join(dist, file), code);
    bytes += code.length;
  }
}
console.log(`minify: pkg/dist/ is written (${bytes} bytes)`);
