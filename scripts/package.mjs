// Writes what is shipped beside the hand-written files of pkg/: the documents as modules, the JavaScript without comments
// and long names under the same paths in pkg/dist/, the bundles for those that cannot use them: Node in one file an entry,
// CommonJS, and one file for a plain script tag; and the ready pages of the withdrawal.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, buildSync, transformSync } from "esbuild";
import { packed } from "../pkg/catalogue.js";
import { withdrawalPages } from "./withdrawal/pages.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const pkg = join(root, "pkg");
const dist = join(pkg, "dist");
const server = join(dist, "node");
const TARGET = "es2022";
/** What `require` finds, each in one file: the name of the entry and its module. @type {Record<string, string>} */
const ENTRIES = {
  index: "index.js",
  slim: "slim.js",
  core: "core.js",
  js: "js.js",
  authoring: "authoring.js",
  forms: "forms.js",
  icalendar: "icalendar.js",
  documents: "documents.js",
  elements: "elements/index.js",
  define: "elements/define.js",
  render: "render.js",
  terms: "terms.js",
  proof: "proof.js",
  themes: "themes.js",
  withdrawal: "withdrawal.js",
};
const SHIPPED_DOCS = [
  "README.md",
  "CHANGELOG.md",
  "docs/reference/elements.md",
  "docs/how-to/forms-in-a-page.md",
  "docs/how-to/troubleshooting.md",
];
const { homepage } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
const PAGES = homepage.replace("#readme", "/blob/main/");
const RAW = homepage.replace("#readme", "/raw/main/");
/** The sentences that only the withdrawal says. */
const WITHDRAWAL = "messages/withdrawal";
const KINDS = ["packs", "calendars", "policies"];
/** What a language is loaded in. @type {import("../pkg/catalogue.js").Part[]} */
const PARTS = ["first", "later"];
/** Entries that have every language at hand on a server. */
const ON_SERVERS = ["index", "icalendar", "terms"];

const posix = (path) => path.replaceAll("\\", "/");
const write = (file, text) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** Documents and sentences, which are loaded when they are needed. @param {string} path */
const isContent = (path) => /^(documents\/|messages\/|catalogues\/)/.test(posix(relative(pkg, path)));
/** Is there what was compiled for this module? A build of the first page leaves some out. @param {string} text @param {string} folder */
const isComplete = (text, folder) =>
  [...text.matchAll(/^import .*"(\.{1,2}\/(?:wasm\/)?[\w-]+\.js)";/gm)].every(
    ([, path]) => !/\/wasm\//.test(path) || existsSync(join(folder, path)),
  );

/** Every document as a module, and a table that loads each on its own. @param {string} kind */
function documents(kind) {
  const folder = join(pkg, "documents");
  const ids = readdirSync(join(pkg, kind))
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
  for (const id of ids) {
    const document = JSON.parse(readFileSync(join(pkg, kind, id + ".json"), "utf8"));
    write(
      join(folder, kind, id + ".js"),
      transformSync("export default " + JSON.stringify(document), { minify: true, charset: "utf8" }).code,
    );
  }
  if (kind === "policies") return;
  const rows = ids.map((id) => `  "${id}": () => import("./${kind}/${id}.js"),`).join("\n");
  write(
    join(folder, kind + ".js"),
    `/** @type {Record<string, () => Promise<{ default: any }>>} */\nexport const ${kind} = {\n${rows}\n};\n`,
  );
}

/** Every language without its codes, in the parts that pages load, and a table of them. */
async function catalogues() {
  const folder = join(pkg, "catalogues");
  const files = readdirSync(join(pkg, "messages")).filter((name) => name.endsWith(".js") && name !== "en.js");
  for (const part of PARTS) {
    for (const file of files) {
      const { default: messages } = await import(pathToFileURL(join(pkg, "messages", file)).href);
      write(join(folder, part, file), `export default ${JSON.stringify(packed(messages.texts, part))};\n`);
    }
  }
  const rows = (part) =>
    files.map((file) => `  "${file.replace(/\.js$/, "")}": () => import("./${part}/${file}"),`).join("\n");
  const tables = PARTS.map(
    (part) =>
      `/** @type {Record<string, () => Promise<{ default: string }>>} */\nexport const ${part} = {\n${rows(part)}\n};\n`,
  );
  write(join(folder, "parts.js"), tables.join(""));
}

/** The whole of a language for a page that hands it over, from its parts. @param {string} file */
const fromParts = (file) =>
  PARTS.map((part) => `import ${part} from "../catalogues/${part}/${file}";\n`).join("")
  + `import { unpacked } from "../catalogue.js";\nexport default { locale: "${file.replace(/\.js$/, "")}", texts: { `
  + PARTS.map((part) => `...unpacked(${part}, "${part}")`).join(", ")
  + " } };\n";

/** A module with what it takes from others. @param {string} source */
const joined = (source) =>
  buildSync({ entryPoints: [source], bundle: true, format: "esm", charset: "utf8", write: false }).outputFiles[0].text;

/** The engine in JavaScript and what starts it as one module. @param {string} asm @param {string} text */
function joinedWith(asm, text) {
  const [engine, name] = readFileSync(asm, "utf8").split(/export\{([\w$]+) as instantiate\};?\s*$/);
  if (name === undefined) throw new Error(`${asm} ends with no export of instantiate`);
  return `${engine}const instantiate=${name};${text.replace(/^import \{ instantiate \}.*\n/m, "")}`;
}

/** One by one, so that a bundler takes only what a page uses. */
function modules() {
  for (const folder of [
    ".",
    "cli",
    "editions",
    "elements",
    "forms",
    "view",
    "messages",
    "terms",
    WITHDRAWAL,
    "withdrawal",
    "wasm",
    "catalogues",
    ...PARTS.map((part) => "catalogues/" + part),
    "documents",
    ...KINDS.map((kind) => "documents/" + kind),
  ]) {
    for (const name of readdirSync(join(pkg, folder)).filter(
      (file) => file.endsWith(".js") && !/-asm\.js$|\.page\.js$|^core(-inline)?\.js$|^render\.js$/.test(file),
    )) {
      const source = join(pkg, folder, name);
      // A page begins with one language.
      const page = source.replace(/\.js$/, ".page.js");
      // A language has its own of the statutory words, and no others.
      const isPacked = folder === "messages" && name !== "en.js";
      const text =
        folder === WITHDRAWAL
          ? joined(source)
          : isPacked
            ? fromParts(name)
            : readFileSync(existsSync(page) ? page : source, "utf8");
      if (!isComplete(text, dirname(source))) continue;
      const asm = source.replace(/-script\.js$/, "-asm.js");
      const whole = asm === source ? text : joinedWith(asm, text);
      const { code } = transformSync(whole, { minify: true, format: "esm", target: TARGET, charset: "utf8" });
      // The wasm is shipped where it was built, which from pkg/dist/ is one folder further up.
      write(join(dist, folder, name), code.replace(/"\.(\/wasm\/\w+\.wasm)/, '"..$1'));
    }
  }
}

/**
 * What a bundle does not swallow stays a file of its own, loaded when it is needed.
 * @param {(path: string) => string | undefined} placeOf Where a module lies that stays; nothing for the others.
 * @param {string} from The folder of the bundle.
 * @returns {import("esbuild").Plugin}
 */
const apart = (placeOf, from) => ({
  name: "apart",
  setup(bundle) {
    bundle.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      const file = join(resolveDir, path);
      // A server has every language at hand, once for all bundles.
      const isApart = kind === "dynamic-import" || (from === server && isSentences(file));
      const place = isApart ? placeOf(file) : undefined;
      if (place === undefined) return undefined;
      const found = posix(relative(from, place));
      return { path: found.startsWith(".") ? found : "./" + found, external: true };
    });
  },
});

/** What a page has at hand, in place of what a server has. @type {import("esbuild").Plugin} */
const forPages = {
  name: "for-pages",
  setup(bundle) {
    bundle.onResolve({ filter: /\/at-hand\.js$/ }, ({ resolveDir }) => ({ path: join(resolveDir, "at-hand.page.js") }));
  },
};

/** A server writes into a document of the package's own, and loads nothing later. @type {import("esbuild").Plugin} */
const forText = {
  name: "for-text",
  setup(bundle) {
    bundle.initialOptions.inject = [join(pkg, "render/document.js")];
    bundle.onResolve({ filter: /^\./ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "nothing", namespace: "nothing" } : undefined,
    );
    bundle.onLoad({ filter: /^/, namespace: "nothing" }, () => ({ contents: "" }));
  },
};

/** @param {string} path */
const isSentences = (path) => posix(relative(pkg, path)).startsWith("messages/");
const isScript = (path) => path.endsWith("-script.js");
/** What reads the markup of a page that has no policy for an element. */
const isReader = (path) => /\/(published|authoring)\.js$/.test(path);
const inDist = (path) => join(dist, relative(pkg, path));
/** For a module that can import others: the JavaScript engines, documents, further languages and the reader of markup stay. */
const forModules = (path) => (isContent(path) || isScript(path) || isReader(path) ? inDist(path) : undefined);
/** For `require`: documents are read as JSON, and one bundle uses the other. */
function forRequire(path) {
  if (isScript(path)) return inDist(path);
  if (isSentences(path)) return inDist(path) + "on";
  const document = /^documents\/(\w+\/[\w-]+)\.js$/.exec(posix(relative(pkg, path)));
  if (document) return join(pkg, document[1] + ".json");
  const [name] = Object.entries(ENTRIES).find(([, file]) => join(pkg, file) === path) ?? [];
  return name && join(server, name + ".cjs");
}

const common = { bundle: true, minify: true, target: TARGET, legalComments: "none", logLevel: "warning" };

/** Sentences as data, for `require`. */
async function sentences() {
  for (const folder of ["messages", WITHDRAWAL]) {
    for (const file of readdirSync(join(pkg, folder)).filter((name) => name.endsWith(".js"))) {
      const { default: messages } = await import(pathToFileURL(join(pkg, folder, file)).href);
      write(join(dist, folder, file + "on"), JSON.stringify(messages));
    }
  }
}

async function bundles() {
  for (const [name, file] of Object.entries(ENTRIES)) {
    const source = join(pkg, file);
    if (!isComplete(readFileSync(source, "utf8"), dirname(source))) continue;
    await build({
      ...common,
      entryPoints: [source],
      outfile: join(server, name + ".cjs"),
      format: "cjs",
      platform: "node",
      supported: { "dynamic-import": false },
      plugins: [name === "render" ? forText : apart(forRequire, server)],
    });
    if (!ON_SERVERS.includes(name)) continue;
    await build({
      ...common,
      entryPoints: [source],
      outfile: join(server, name + ".js"),
      format: "esm",
      platform: "node",
      plugins: [apart(forModules, server)],
    });
  }
  // It has an engine of its own, which the modules of the others must not start in its place.
  const core = join(pkg, "core.js");
  if (isComplete(readFileSync(core, "utf8"), pkg)) {
    await build({
      ...common,
      entryPoints: [core],
      outfile: join(dist, "core.js"),
      format: "esm",
      plugins: [apart(forModules, dist)],
    });
  }
  await build({
    ...common,
    entryPoints: [join(pkg, "render.js")],
    outfile: join(dist, "render.js"),
    format: "esm",
    plugins: [forText],
  });
  await build({
    ...common,
    entryPoints: [join(pkg, "elements/define.js")],
    outfile: join(dist, "aftersales.define.min.js"),
    format: "iife",
    plugins: [forPages, apart(forModules, dist)],
  });
}

/** For resolvers that know no `exports`: a folder of the entry's name that leads to its files. */
function folders() {
  /** @param {string} name @param {{ main?: string, module: string, types: string, sideEffects: boolean }} leads Paths in the package. */
  function lead(name, leads) {
    const up = name.replace(/[^/]+/g, "..");
    const there = Object.entries(leads).map(([key, path]) => [key, typeof path === "string" ? up + "/" + path : path]);
    write(
      join(pkg, name, "package.json"),
      JSON.stringify({ type: "module", ...Object.fromEntries(there) }, null, 2) + "\n",
    );
  }
  for (const [name, file] of Object.entries(ENTRIES)) {
    if (name !== "index") {
      lead(name, {
        main: `dist/node/${name}.cjs`,
        module: `dist/${file}`,
        types: name + ".d.ts",
        sideEffects: name === "define",
      });
    }
  }
  for (const file of readdirSync(join(pkg, "messages")).filter((name) => name.endsWith(".js"))) {
    lead("messages/" + file.slice(0, -".js".length), {
      module: "dist/messages/" + file,
      types: "messages.d.ts",
      sideEffects: false,
    });
  }
  // What has types only is nothing when it runs.
  write(join(dist, "types-only.js"), "export {};\n");
  write(join(dist, "types-only.cjs"), "module.exports = {};\n");
  for (const name of ["react", "vue", "svelte"]) {
    lead(name, {
      main: "dist/types-only.cjs",
      module: "dist/types-only.js",
      types: name + ".d.ts",
      sideEffects: false,
    });
  }
}

/** The ready pages of the withdrawal. */
async function pages() {
  for (const [name, text] of await withdrawalPages()) write(join(pkg, "pages/withdrawal", name), text);
  copyFileSync(join(root, "scripts/withdrawal/withdrawal.css"), join(pkg, "pages/withdrawal/withdrawal.css"));
}

rmSync(dist, { recursive: true, force: true });
rmSync(join(pkg, "catalogues"), { recursive: true, force: true });
rmSync(join(pkg, "documents"), { recursive: true, force: true });
rmSync(join(pkg, "docs"), { recursive: true, force: true });
rmSync(join(pkg, "pages"), { recursive: true, force: true });
for (const kind of KINDS) documents(kind);
await catalogues();
modules();
await sentences();
await bundles();
folders();
await pages();
for (const name of SHIPPED_DOCS) {
  mkdirSync(dirname(join(pkg, name)), { recursive: true });
  // The pages that are not shipped are where the project is.
  const text = readFileSync(join(root, name), "utf8");
  const there = (path) => posix(relative(root, resolve(root, dirname(name), path)));
  const absolute = text.replace(
    /(!?)\[([^\]]*)\]\((?!https?:|#)([^)\s#]+)(#[^)\s]*)?\)/g,
    (all, picture, words, path, anchor = "") =>
      SHIPPED_DOCS.includes(there(path)) && name !== "README.md"
        ? all
        : `${picture}[${words}](${picture ? RAW : PAGES}${there(path)}${anchor})`,
  );
  writeFileSync(join(pkg, name), absolute);
}
console.log("package: pkg/dist/ is written");
