// The project's own table once more, through the tarball that is published, by the package's name.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { own, summary } from "./table.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const tables = [
  "counting",
  "packs",
  "shops",
  "returns",
  "money",
  "orders",
  "service",
  "warranty",
  "forms",
  "input",
].flatMap((folder) =>
  readdirSync(join(root, "tests/vectors", folder))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => `${folder}/${name}`),
);

let home;
let api;

before(async () => {
  home = mkdtempSync(join(tmpdir(), "aftersales-package-"));
  const npm = (...words) =>
    execFileSync("npm", [...words, "--offline", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: home,
      encoding: "utf8",
    });
  const [packed] = JSON.parse(npm("pack", join(root, "pkg"), "--json"));
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "shop", private: true, type: "module" }));
  npm("install", "./" + packed.filename);
  writeFileSync(join(home, "entry.js"), 'export * from "aftersales"; export { default } from "aftersales";');
  api = await import(pathToFileURL(join(home, "entry.js")));
});
after(() => rmSync(home, { recursive: true, force: true }));

test("the installed package has no dependencies and all that it exports", async () => {
  const installed = join(home, "node_modules/aftersales");
  const { dependencies, exports } = read(join(installed, "package.json"));
  assert.equal(dependencies, undefined);
  assert.deepEqual(
    readdirSync(join(home, "node_modules")).filter((name) => !name.startsWith(".")),
    ["aftersales"],
  );
  writeFileSync(join(home, "resolve.js"), "export const resolve = (name) => import.meta.resolve(name);");
  const { resolve } = await import(pathToFileURL(join(home, "resolve.js")));
  /** Every file that an entry of `exports` may lead to. @param {unknown} target @returns {string[]} */
  const files = (target) => (typeof target === "string" ? [target] : Object.values(target).flatMap(files));
  for (const [name, target] of Object.entries(exports)) {
    if (name.includes("*")) continue;
    for (const file of files(target)) {
      assert.ok(readFileSync(join(installed, file)).length > 0, `${name} leads to ${file}`);
    }
    resolve(name.replace(".", "aftersales"));
  }
  for (const [folder, ending] of [
    ["packs", ".json"],
    ["calendars", ".json"],
    ["policies", ".json"],
    ["dist/messages", ".js"],
  ]) {
    const shipped = readdirSync(join(installed, folder)).filter((name) => name.endsWith(ending));
    assert.ok(shipped.length > 0, folder + " is shipped");
    for (const name of shipped) {
      assert.ok(
        readFileSync(
          fileURLToPath(resolve(`aftersales/${folder.replace("dist/", "")}/${name.slice(0, -ending.length)}`)),
        ).length > 0,
      );
    }
  }
});

test("the shipped policies are read, with the shipped packs and calendars", async () => {
  const installed = join(home, "node_modules/aftersales");
  for (const name of readdirSync(join(installed, "policies"))) {
    const answer = await api.openPolicy(read(join(installed, "policies", name)), {
      packs: async (id) => read(join(installed, "packs", id + ".json")),
      calendars: async (id) => read(join(installed, "calendars", id + ".json")),
    });
    assert.equal(answer.ok, true, name + ": " + JSON.stringify(answer.issues));
    answer.value.free();
  }
});

for (const name of tables) {
  test(name, () => {
    const folder = join(home, "node_modules/aftersales");
    const all = (kind) =>
      Object.fromEntries(
        readdirSync(join(folder, kind)).map((file) => [file.slice(0, -".json".length), read(join(folder, kind, file))]),
      );
    const shipped = { packs: all("packs"), calendars: all("calendars"), policies: all("policies") };
    const rows = own(api, name, read(join(root, "tests/vectors", name)), shipped);
    console.log(summary(rows));
    assert.equal(rows.differ.length, 0, "\n" + rows.differ.join("\n"));
  });
}
