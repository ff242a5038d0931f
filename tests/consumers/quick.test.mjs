// The consumers that the tools of this checkout are enough for, from the packed tarball and without a network. All of
// them are run by `make matrix`.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { lazyBrowser } from "./browser.mjs";
import { attempt, command, lay, pack } from "./consumer.mjs";
import { consumers } from "./list.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const browser = lazyBrowser();
let home;

before(async () => {
  home = await mkdtemp(join(tmpdir(), "aftersales-consumers-"));
  await writeFile(join(home, "package.json"), '{ "private": true }');
  const tarball = await pack(home);
  await command(
    `npm install "${tarball}" --offline --no-save --no-package-lock --ignore-scripts --no-audit --no-fund`,
    { folder: home },
  );
});

after(async () => {
  await browser.close();
  await rm(home, { recursive: true });
});

/** Lays a consumer beside the package that was installed; what it resolves by itself is this checkout's. */
async function consumer(name, links = {}) {
  const entry = consumers.find((known) => known.name === name);
  const folder = await mkdtemp(join(home, name + "-"));
  await lay(entry, folder);
  const modules = join(folder, "node_modules");
  await mkdir(modules);
  await symlink(join(home, "node_modules/aftersales"), join(modules, "aftersales"));
  for (const [link, target] of Object.entries(links)) {
    await symlink(join(root, "node_modules", target), join(modules, link));
  }
  return { folder, rows: entry.rows };
}

/** The tools of this checkout, and the Node that runs this. */
const paths = [join(root, "node_modules/.bin"), dirname(process.execPath)];

for (const file of ["run.mjs", "run.cjs"]) {
  test(`Node runs ${file}`, async () => {
    const { folder } = await consumer("node");
    assert.match(await command(`node ${file}`, { folder, paths }), /^ok$/m);
  });
}

for (const [name, wanted] of [
  ["vite", /^build/],
  ["rollup", /^build/],
  ["esbuild", /^one file/],
  ["esbuild", /^--splitting/],
  ["plain", /^import map/],
  ["plain", /^one file/],
]) {
  test(`${name}: ${wanted.source.slice(1)}`, async () => {
    const { folder, rows } = await consumer(name);
    assert.deepEqual(
      await attempt(
        rows.find(({ ran }) => wanted.test(ran)),
        { folder, paths, browser },
      ),
      [],
    );
  });
}

test("typescript: every mode", async () => {
  const { folder, rows } = await consumer("typescript", { typescript59: "typescript" });
  assert.deepEqual(
    await attempt(
      rows.find(({ version }) => version === "typescript59"),
      { folder, paths, browser },
    ),
    [],
  );
});

for (const name of ["jsdom", "happy-dom"]) {
  test(`${name} shows the page`, async () => {
    const { folder } = await consumer("vitest");
    assert.match(
      await command(`node "${join(root, "tests/consumers/simulated.mjs")}" ${name} "${folder}"`, { folder, paths }),
      /^ok$/m,
    );
  });
}
