// The consumers that the tools of this checkout are enough for, from the packed tarball and without a network. All of
// them are run by `make matrix`.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { lazyBrowser, serve } from "./browser.mjs";
import { attempt, command, lay, pack, startServer } from "./consumer.mjs";
import { NOW, frameworks, layExamples } from "./embedding.mjs";
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

// What was delivered on Monday, 2 March 2026, goes back for fourteen days, and is mended for two years.
describe("the README's examples of a page, as they stand", () => {
  let folder;
  let served;
  before(async () => {
    folder = join(home, "embedding");
    await layExamples(folder, join(home, "node_modules/aftersales"));
    await command("vite build", { folder, paths });
    served = await serve([join(folder, "dist"), folder]);
  });
  after(() => served?.close());

  /** Opens a page three days after the delivery, and holds that nothing goes wrong in it. */
  async function on(address, use) {
    const page = await (await browser()).newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(error.stack));
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(message.text()));
    page.setDefaultTimeout(20_000);
    await page.clock.setFixedTime(NOW);
    await page.goto(address);
    try {
      await use(page);
      assert.deepEqual(wrong, []);
    } finally {
      await page.close();
    }
  }
  const sentence = (page) => page.locator("aftersales-order [part=sentence]").innerText();

  test("plain", () =>
    on(served.base + "/plain.html", async (page) => {
      await page.locator("aftersales-return").getByText("16 March 2026").first().waitFor();
      await page.locator("aftersales-warranty").getByText("2 March 2028").first().waitFor();
    }));

  for (const name of frameworks) {
    test(name, () =>
      on(`${served.base}/${name}.html`, async (page) => {
        assert.match(await sentence(page), /Refund until Monday 16 March/);
        assert.equal(
          (await page.locator("aftersales-order").textContent()).trim(),
          "Unused goods may go back within 14 days.",
        );
      }),
    );
  }

  test("server", async () => {
    const clock = `data:text/javascript,Date.now=()=>${Date.parse(NOW)}`;
    const server = await startServer(`node --import "${clock}" server.js`, { folder, paths });
    try {
      await on(server.base, async (page) => {
        assert.match(await sentence(page), /Refund until Monday 16 March/);
        const { localName, attributes } = await page.evaluate(() => ({
          localName: document.body.firstElementChild.localName,
          attributes: document.body.firstElementChild.getAttributeNames(),
        }));
        assert.deepEqual([localName, attributes], ["aftersales-order", ["lang", "server-time", "policy", "order"]]);
      });
    } finally {
      await server.close();
    }
  });
});
