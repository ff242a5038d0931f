// Bundles the studio (www/studio/) into pkg/studio/, from where the package ships it and the demo shows it. It loads the engine,
// laws and sentences from pkg/dist/ beside it.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const from = join(root, "www/studio");
const out = join(root, "pkg/studio");
const dist = join(root, "pkg/dist") + "/";
/** What stays a file of the package. */
const APART = /^(documents\/(packs|calendars)\/|messages\/|catalogues\/(first|later)\/|wasm\/.*(inline|script)\.js$)/;

/** The package by its address, as the pages of the demo name it. @type {import("esbuild").Plugin} */
const served = {
  name: "served",
  setup(bundle) {
    bundle.onResolve({ filter: /^\/pkg\/dist\// }, ({ path }) => ({ path: join(root, path) }));
    bundle.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path);
      const name = file.startsWith(dist) ? file.slice(dist.length) : "";
      return APART.test(name) ? { path: "../dist/" + name, external: true } : undefined;
    });
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
await build({
  entryPoints: [join(from, "studio.js"), join(from, "worker.js")],
  outdir: out,
  bundle: true,
  splitting: true,
  chunkNames: "part-[hash]",
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  plugins: [served],
});
copyFileSync(join(root, "www/icon.svg"), join(out, "icon.svg"));
copyFileSync(join(from, "studio.css"), join(out, "studio.css"));
writeFileSync(join(out, "index.html"), readFileSync(join(from, "index.html"), "utf8").replaceAll("../pkg/studio/", ""));
console.log("studio: pkg/studio/ is written");
