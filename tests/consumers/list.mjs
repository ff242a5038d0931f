// Who uses the package, and how each is tried. An entry has a folder of its name beside this file and some rows:
//
// | key | what it is |
// |---|---|
// | `title` | what the table calls it |
// | `of` | the npm package whose version the table shows |
// | `node` | which Node of the entry `node` runs it, where this machine's may be too old for it |
// | `files` | where it looks for static files, `public` unless it is given |
// | `config` | what the user has to set, `none` unless it is given |
//
// | key of a row | what it is |
// |---|---|
// | `ran` | what the table says was run |
// | `run` | commands, one after the other |
// | `script` | what stands in the page in place of its script tag |
// | `folder` | where the page's files are: they are served, and the page is opened |
// | `start` | a command that serves on 127.0.0.1:$PORT; the page is opened, unless `get` asks for it |
// | `get` | paths that must answer `ok` |
// | `version` `config` | the package whose version is shown and what has to be set, in place of the entry's |
const MODULE = '<script type="module" src="./main.js"></script>';
/** For bundles that find their other files by the tag that they came from. */
const CLASSIC = '<script defer src="./main.js"></script>';
/** For a page that serves the wasm itself. */
const SLIM = '<script type="module" src="./slim.js"></script>';
const MAP = { imports: { aftersales: "/node_modules/aftersales/dist/index.js" } };
for (const entry of ["define", "documents", "forms"]) {
  MAP.imports["aftersales/" + entry] =
    `/node_modules/aftersales/dist/${entry === "define" ? "elements/define" : entry}.js`;
}
for (const kind of ["packs", "calendars"]) {
  MAP.imports[`aftersales/${kind}/cn`] = `/node_modules/aftersales/dist/documents/${kind}/cn.js`;
}

/** What Bun does when it is installed, where scripts may run then. */
const BUN = "node node_modules/bun/install.js";
const NODES = ["node18", "node20first", "node20", "node22", "node24", "node26"];
const MODES = [
  "-p esm --module esnext --moduleResolution bundler --noEmit",
  "-p esm --module node16 --moduleResolution node16 --outDir out/esm",
  "-p esm --module nodenext --moduleResolution nodenext --outDir out/esm",
  "-p cjs --module nodenext --moduleResolution nodenext --outDir out/cjs",
];
/** The way of older compilers, which knows no `exports`. */
const NODE10 = "-p esm --module esnext --moduleResolution node10 --noEmit";
const COPY =
  "cp typed.ts typed.elements.ts esm && cp typed.ts cjs && mkdir -p out/esm out/cjs && cp esm/package.json out/esm && cp cjs/package.json out/cjs";

/** A compiler in every mode that it has, and what it wrote for Node is run. */
const compiler = (name) => ({
  version: name,
  ran: `\`strict\`: \`bundler\`, \`node16\`, \`nodenext\`${/5\d/.test(name) ? ", `node10`" : ""}; CommonJS in \`nodenext\``,
  run: [COPY, ...MODES, ...(/5\d/.test(name) ? [NODE10] : [])]
    .map((step) => (step === COPY ? step : `node node_modules/${name}/bin/tsc ${step}`))
    .concat("node out/esm/typed.js && node out/cjs/typed.js"),
});

const page = "answers, form, elements";

export const consumers = [
  {
    name: "node",
    title: "Node.js",
    rows: NODES.flatMap((node) => [
      { version: node, ran: "ES modules: answers, an order as HTML", run: [`node_modules/${node}/bin/node run.mjs`] },
      { version: node, ran: "CommonJS: answers", run: [`node_modules/${node}/bin/node run.cjs`] },
    ]),
  },
  {
    name: "typescript",
    title: "TypeScript",
    rows: ["54", "55", "56", "57", "58", "59", "60", "70"].map((version) => compiler("typescript" + version)),
  },
  {
    name: "plain",
    title: "no tool",
    rows: [
      {
        ran: `import map: ${page}`,
        folder: ".",
        script: `<script type="importmap">${JSON.stringify(MAP)}</script>${MODULE}`,
        config: "the import map",
      },
      {
        ran: "one file by a plain script tag: elements",
        folder: ".",
        script:
          '<script src="/node_modules/aftersales/dist/aftersales.define.min.js"></script><script type="module" src="./tag.js"></script>',
      },
    ],
  },
  {
    name: "vite",
    title: "Vite",
    of: "vite",
    rows: [
      { ran: `dev server: ${page}`, start: "vite --host 127.0.0.1 --port $PORT --strictPort" },
      { ran: `build: ${page}`, run: ["vite build"], folder: "dist" },
      { ran: "build: `/slim` with `aftersales.wasm?url`: answers", run: ["vite build"], folder: "dist", script: SLIM },
    ],
  },
  {
    name: "webpack",
    title: "webpack",
    of: "webpack",
    rows: [{ ran: `build: ${page}`, run: ["webpack ./main.js --mode production"], folder: "dist", script: CLASSIC }],
  },
  {
    name: "rollup",
    title: "Rollup",
    of: "rollup",
    config: "plugin `node-resolve`",
    rows: [
      { ran: `build: ${page}`, run: ["rollup main.js --format es --dir out --plugin node-resolve"], folder: "out" },
    ],
  },
  {
    name: "rolldown",
    title: "Rolldown",
    of: "rolldown",
    rows: [{ ran: `build: ${page}`, run: ["rolldown main.js --dir out"], folder: "out" }],
  },
  {
    name: "esbuild",
    title: "esbuild",
    of: "esbuild",
    rows: [
      { ran: `one file: ${page}`, run: ["esbuild main.js --bundle --minify --format=esm --outdir=out"], folder: "out" },
      {
        ran: `--splitting: ${page}`,
        run: ["esbuild main.js --bundle --minify --format=esm --splitting --outdir=parts"],
        folder: "parts",
      },
    ],
  },
  {
    name: "parcel",
    title: "Parcel",
    of: "parcel",
    rows: [{ ran: `build: ${page}`, run: ["parcel build index.html --no-cache"], folder: "dist" }],
  },
  {
    name: "bun",
    title: "Bun",
    of: "bun",
    rows: [
      { ran: "run: answers, an order as HTML", run: [BUN, "bun run.mjs", "bun run.cjs"] },
      { ran: `build: ${page}`, run: [BUN, "bun build main.js --outdir out"], folder: "out" },
    ],
  },
  {
    name: "deno",
    title: "Deno",
    of: "deno",
    rows: [
      { ran: "run: answers, an order as HTML", run: ["deno run run.mjs"] },
      { ran: "check: types", run: ["deno check typed.ts"] },
    ],
  },
  {
    name: "next",
    title: "Next.js",
    of: "next",
    rows: [
      {
        ran: `Turbopack: server and client component, route, edge route: ${page}`,
        run: ["next build"],
        start: "next start -H 127.0.0.1 -p $PORT",
        get: ["/api/node", "/api/edge"],
      },
      {
        ran: `webpack: server and client component, route, edge route: ${page}`,
        run: ["next build --webpack"],
        start: "next start -H 127.0.0.1 -p $PORT",
        get: ["/api/node", "/api/edge"],
      },
    ],
  },
  {
    name: "sveltekit",
    title: "SvelteKit",
    of: "@sveltejs/kit",
    node: "node24",
    files: "static",
    rows: [{ ran: `build: server, client: ${page}`, run: ["vite build"], start: "HOST=127.0.0.1 node build" }],
  },
  {
    name: "nuxt",
    title: "Nuxt",
    of: "nuxt",
    node: "node24",
    config: "`isCustomElement`",
    rows: [
      {
        ran: `build: server, client: ${page}`,
        run: ["nuxt build"],
        start: "HOST=127.0.0.1 node .output/server/index.mjs",
      },
    ],
  },
  {
    name: "workerd",
    title: "workerd",
    of: "workerd",
    node: "node24",
    rows: [
      { ran: "by wrangler: answers, an order as HTML", start: "wrangler dev --ip 127.0.0.1 --port $PORT", get: ["/"] },
      {
        ran: "by wrangler: `/slim` with `aftersales.wasm`: answers",
        start: "wrangler dev slim.js --ip 127.0.0.1 --port $PORT",
        get: ["/"],
      },
    ],
  },
  {
    name: "vitest",
    title: "Vitest",
    of: "vitest",
    node: "node24",
    rows: [
      { ran: "node: answers", run: ["vitest run answers --environment node"] },
      { ran: `jsdom: ${page}`, run: ["vitest run --environment jsdom"] },
      { ran: `happy-dom: ${page}`, run: ["vitest run --environment happy-dom"] },
    ],
  },
  {
    name: "jest",
    title: "Jest",
    of: "jest",
    rows: [
      { ran: "node, CommonJS: answers", run: ["jest answers"] },
      { ran: `jsdom, CommonJS: ${page}`, run: ["jest page"] },
    ],
  },
  {
    name: "react",
    title: "React",
    of: "react",
    rows: [
      { ran: `TSX by Vite, objects as properties: types, ${page}`, run: ["tsc -p .", "vite build"], folder: "dist" },
    ],
  },
  {
    name: "vue",
    title: "Vue",
    of: "vue",
    config: "`isCustomElement`",
    rows: [
      { ran: `by Vite, objects as properties: types, ${page}`, run: ["vue-tsc -p .", "vite build"], folder: "dist" },
    ],
  },
  {
    name: "svelte",
    title: "Svelte",
    of: "svelte",
    rows: [
      {
        ran: `by Vite, objects as properties: types, ${page}`,
        run: ["svelte-check --tsconfig tsconfig.json", "vite build"],
        folder: "dist",
      },
    ],
  },
];
