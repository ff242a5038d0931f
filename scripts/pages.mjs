// Bundles the scripts and style sheets of the demo's pages (www/) into www/dist/, as a shop does with its own: a page begins with
// a few files. Documents, further languages and the engine in JavaScript stay with the package, and are loaded when they are needed.
import { rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { rollup } from "rollup";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const www = join(root, "www");
const out = join(www, "dist");
const dist = join(root, "pkg/dist");
const PAGES = ["shop.js", "request.js", "case.js", "orders.js", "guest.js", "words.js", "desk/desk.js"];
/** What stays a file of the package where it is loaded later. */
const LATER = /^(documents|messages|catalogues)\/|-script\.js$|^elements\/published\.js$/;
/** What only pages with a form need, and what few pages do. */
const APART = /^(forms\.js|forms\/|wasm\/dom|authoring\.js|wasm\/authoring)|^(themes|icalendar|view\/appearance)\.js$/;

/** The name of a module in the package, if it is one of it. @param {string} file */
const nameOf = (file) => (file.startsWith(dist) ? file.slice(dist.length + 1) : undefined);

/** The package by its address on the shop's server. @type {import("rollup").Plugin} */
const served = {
  name: "served",
  resolveId: (path) => (path.startsWith("/pkg/dist/") ? join(root, path) : null),
  resolveDynamicImport(path, importer) {
    const name = typeof path === "string" && nameOf(join(dirname(importer), path));
    return name && LATER.test(name) ? { id: "/pkg/dist/" + name, external: "absolute" } : null;
  },
  renderChunk: (code) => transform(code, { minify: true, target: "es2022", format: "esm", charset: "utf8" }),
};

/** One file for what every page shows with, one for what the pages of an order share. @param {string} file */
function chunkOf(file) {
  const name = nameOf(file);
  if (name) return APART.test(name) ? undefined : "package";
  return dirname(file) === www && !PAGES.includes(basename(file)) ? "pages" : undefined;
}

rmSync(out, { recursive: true, force: true });
const bundle = await rollup({
  input: Object.fromEntries(PAGES.map((page) => [page.replace(/\.js$/, ""), join(www, page)])),
  plugins: [served],
});
await bundle.write({
  dir: out,
  format: "esm",
  manualChunks: chunkOf,
  chunkFileNames: "[name].js",
  hoistTransitiveImports: true,
});
await build({ entryPoints: [join(www, "shop.css")], outdir: out, bundle: true, minify: true, logLevel: "warning" });
console.log("pages: www/dist/ is written");
