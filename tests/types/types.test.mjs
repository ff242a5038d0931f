// The types of the package as it is installed, in every way in which TypeScript finds them: as modules and as CommonJS, with
// the types of browsers and without. And what publint and attw say of the tarball.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));
const here = fileURLToPath(new URL("./", import.meta.url));

/** How TypeScript looks for types, and what the files are taken for. */
const WAYS = {
  bundler: { type: "module", module: "esnext", moduleResolution: "bundler" },
  "node16, modules": { type: "module", module: "node16", moduleResolution: "node16" },
  "node16, CommonJS": { type: "commonjs", module: "node16", moduleResolution: "node16" },
  "nodenext, modules": { type: "module", module: "nodenext", moduleResolution: "nodenext" },
  "nodenext, CommonJS": { type: "commonjs", module: "nodenext", moduleResolution: "nodenext" },
  "node10, as before exports": {
    type: "commonjs",
    module: "commonjs",
    moduleResolution: "node10",
    esModuleInterop: true,
  },
};
/** Entries that offer functions and classes. */
const ENTRIES = [
  "aftersales",
  ...[
    "slim",
    "js",
    "authoring",
    "forms",
    "icalendar",
    "documents",
    "elements",
    "render",
    "terms",
    "themes",
    "proof",
    "withdrawal",
  ].map((name) => "aftersales/" + name),
];
/** Entries that attw does not find by itself, each for all of its kind. */
const SAMPLES = ["packs/eu", "policies/electronics", "calendars/de", "messages/en"];
/** What is no module with types: a script for a page's tag. */
const UNTYPED = ["aftersales.define.min.js"];

let home;
let tarball;
let installed;

before(() => {
  home = mkdtempSync(join(tmpdir(), "aftersales-types-"));
  const npm = (...words) =>
    execFileSync("npm", [...words, "--offline", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: home,
      encoding: "utf8",
    });
  const [packed] = JSON.parse(npm("pack", join(root, "pkg"), "--json"));
  tarball = join(home, packed.filename);
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "shop", private: true }));
  npm("install", tarball);
  installed = join(home, "node_modules/aftersales");
});
after(() => rmSync(home, { recursive: true, force: true }));

const idsOf = (kind) =>
  readdirSync(join(installed, kind))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();

/** A program that imports every document that is shipped, by the types that each shall have. */
function everyDocument() {
  const kinds = { packs: "PolicyDocument", policies: "PolicyDocument", calendars: "Calendar" };
  const lines = [
    'import type { Calendar, PolicyDocument } from "aftersales";',
    "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : never;",
  ];
  for (const [kind, type] of Object.entries(kinds)) {
    for (const [place, id] of idsOf(kind).entries()) {
      lines.push(
        `import ${kind}${place} from "aftersales/${kind}/${id}";`,
        `export const is${kind}${place}: Same<typeof ${kind}${place}, ${type}> = true;`,
      );
    }
  }
  return lines.join("\n");
}

/** Every document that is shipped, written down as what its type says. */
function everyText() {
  const kinds = { packs: "PolicyDocument", policies: "PolicyDocument", calendars: "Calendar" };
  return [
    'import type { Calendar, PolicyDocument } from "aftersales";',
    ...Object.entries(kinds).flatMap(([kind, type]) =>
      idsOf(kind).map(
        (id, place) =>
          `export const ${kind}${place}: ${type} = ${readFileSync(join(installed, kind, id + ".json"), "utf8")};`,
      ),
    ),
  ].join("\n");
}

/** The programs of the README; one that awaits at its top is none of CommonJS. */
function examples(type) {
  const blocks = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/^```js run\n(.*?)^```/gms)].map(
    ([, code]) => code,
  );
  assert.ok(blocks.length >= 3, "the README has programs");
  return blocks.filter((code) => type === "module" || !/^(?:const .* = )?await /m.test(code));
}

let projects = 0;

/** Runs the compiler over files in a folder of their own. @param {Record<string, string>} files @param {object} options @param {string} type */
function compile(files, options, type) {
  const folder = join(home, "project-" + (projects += 1));
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const compilerOptions = { strict: true, target: "es2022", noEmit: true, skipLibCheck: false, types: [], ...options };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", folder],
    { encoding: "utf8" },
  );
  assert.equal(status, 0, "\n" + stdout);
}

const own = (...names) =>
  Object.fromEntries(names.map((name) => [name.replace(".test-d", ""), readFileSync(join(here, name), "utf8")]));
const printing = { "console.d.ts": "declare const console: { log(...said: unknown[]): void };" };
const programs = (type) => Object.fromEntries(examples(type).map((code, place) => [`example-${place + 1}.ts`, code]));

for (const [name, { type, ...way }] of Object.entries(WAYS)) {
  test(`${name}, without the types of browsers`, () => {
    const files = { ...own("answers.test-d.ts", "functions.test-d.ts"), "documents.ts": everyDocument() };
    compile(files, { ...way, lib: ["es2022"] }, type);
  });
  test(`${name}, in a page`, () => {
    const files = own("answers.test-d.ts", "functions.test-d.ts", "page.test-d.ts");
    compile(files, { ...way, lib: ["es2022", "dom"] }, type);
  });
  test(`${name}, the programs of the README`, () => {
    compile({ ...programs(type), ...printing }, { ...way, lib: ["es2022"] }, type);
  });
}

/** What an entry offers when it runs. @param {string} entry @param {string} type */
function offered(entry, type) {
  const told =
    type === "module"
      ? `console.log(JSON.stringify(Object.keys(await import("${entry}"))))`
      : `console.log(JSON.stringify(Object.keys(require("${entry}"))))`;
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=" + type, "--eval", told], { cwd: home, encoding: "utf8" }),
  );
}

for (const type of ["module", "commonjs"]) {
  test(`what is declared is there, and nothing else, for ${type === "module" ? "import" : "require"}`, () => {
    const lines = ENTRIES.flatMap((entry, place) => [
      `import * as entry${place} from "${entry}";`,
      `export const offered${place}: Record<keyof typeof entry${place}, 1> = ${JSON.stringify(Object.fromEntries(offered(entry, type).map((name) => [name, 1])))};`,
    ]);
    compile(
      { "offered.ts": lines.join("\n") },
      { module: "nodenext", moduleResolution: "nodenext", lib: ["es2022", "dom"] },
      type,
    );
  });
}

const bundler = { module: "esnext", moduleResolution: "bundler" };
test("with every check of the compiler", () => {
  const strictest = {
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noImplicitOverride: true,
  };
  const files = own("answers.test-d.ts", "functions.test-d.ts", "page.test-d.ts");
  compile(files, { ...bundler, ...strictest, lib: ["es2022", "dom"] }, "module");
});

/** How what a file declares is called: its functions by name, methods after a dot. @param {string} file */
function calls(file) {
  const { statements } = ts.createSourceFile(
    file,
    readFileSync(join(root, "pkg", file), "utf8"),
    ts.ScriptTarget.ESNext,
  );
  return statements.flatMap((one) => {
    // An importer names the default as it likes.
    if (ts.isFunctionDeclaration(one)) {
      return one.name.text === "init" ? /\binit(Authoring|Forms)?\(/ : new RegExp(`\\b${one.name.text}\\(`);
    }
    return (one.members ?? [])
      .filter((member) => ts.isMethodDeclaration(member) || ts.isMethodSignature(member))
      .map(({ name }) => new RegExp(`\\.${name.text}\\(`));
  });
}
for (const [file, tried] of Object.entries({
  "index.d.ts": "functions.test-d.ts",
  "authoring.d.ts": "functions.test-d.ts",
  "icalendar.d.ts": "functions.test-d.ts",
  "terms.d.ts": "functions.test-d.ts",
  "proof.d.ts": "functions.test-d.ts",
  "forms.d.ts": "page.test-d.ts",
})) {
  test(`every function of ${file} is used rightly and wrongly`, () => {
    const lines = readFileSync(join(here, tried), "utf8").split("\n");
    const isWrong = (_, place) => /\/\/ @ts-expect-error/.test(lines[place - 1] ?? "");
    const [wrong, right] = [lines.filter(isWrong), lines.filter((...line) => !isWrong(...line))];
    const declared = calls(file);
    assert.ok(declared.length > 0);
    for (const uses of [right, wrong]) {
      const missing = declared.filter((call) => !uses.some((line) => line.search(call) >= 0));
      assert.deepEqual(missing, []);
    }
  });
}
test("forms and elements bring the types of browsers along", () => {
  compile(
    {
      "page.ts":
        'import { bindForm } from "aftersales/forms";\nimport "aftersales/define";\nexport const bind: typeof bindForm = bindForm;\nexport const tag = document.createElement("aftersales-return").policy;',
    },
    { ...bundler, lib: ["es2022"] },
    "module",
  );
});
test("every document that is shipped is what its type says", () => {
  compile({ "texts.ts": everyText() }, { ...bundler, lib: ["es2022"] }, "module");
});

// It suggests to leave out the field by which bundlers without `exports` find the browser's entry.
test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({ pkgDir: installed, pack: false, strict: true, level: "warning" });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
});

test("attw finds nothing", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/@arethetypeswrong/cli/dist/index.js"),
      tarball,
      "--format",
      "json",
      "--include-entrypoints",
      ...SAMPLES,
      "--exclude-entrypoints",
      ...UNTYPED,
    ],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  assert.equal(stderr, "");
  const { analysis } = JSON.parse(stdout);
  for (const sample of SAMPLES) assert.ok("./" + sample in analysis.entrypoints, sample + " is looked at");
  assert.deepEqual(analysis.problems, []);
  assert.equal(status, 0);
});
