// What the demo looks like in every state, in both languages, narrow and wide, light and dark: the pictures are in target/pictures, to be
// looked at. Some of them are compared with pictures that were looked at and kept (tests/pictures). A change of the look fails until
// `AFTERSALES_PICTURES=keep node --test tests/browser/pictures.test.mjs` has kept what changed and somebody has looked at it.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { STATES, openBooks, visit } from "./states.mjs";
import { launch, root } from "./support.mjs";

const KEPT = join(root, "tests/pictures");
/** The browser that drew the kept ones: another one draws letters otherwise, and is not compared with it. */
const DRAWN_BY = join(KEPT, "drawn-by.txt");
const LOOKED = join(root, "target/pictures");
const isKeeping = process.env.AFTERSALES_PICTURES === "keep";
/** How much of a picture may differ: letters are smoothed otherwise by every build of a browser. */
const MOST = 0.01;

/** The states that are compared, and the looks that they are compared in. */
const COMPARED = new Set([
  "orders",
  "order",
  "order-line",
  "electronics",
  "fashion",
  "furniture",
  "marketplace",
  "return",
  "withdrawal",
  "desk",
]);
const LOOKS = new Set(["en-360-light", "zh-Hans-360-dark", "en-1200-dark", "zh-Hans-1200-light"]);

let browser;
let drawnBy;
/** A page and books of its own for each language. */
const desks = {};
before(
  async () => {
    browser = await launch();
    for (const language of ["en", "zh-Hans"]) {
      const context = await browser.newContext({
        deviceScaleFactor: 0.5,
        reducedMotion: "reduce",
        timezoneId: "Asia/Shanghai",
        locale: "en-GB",
      });
      context.setDefaultTimeout(30_000);
      desks[language] = { page: await context.newPage(), books: await openBooks() };
    }
    for (const folder of isKeeping ? [LOOKED, KEPT] : [LOOKED]) await mkdir(folder, { recursive: true });
    if (isKeeping) await writeFile(DRAWN_BY, browser.version() + "\n");
    drawnBy = (await readFile(DRAWN_BY, "utf8")).trim();
  },
  { timeout: 600_000 },
);
after(async () => {
  await browser?.close();
  for (const { books } of Object.values(desks)) await books.close();
});

/** The share of points that differ; all, where the size does. @param {Buffer} seen @param {Buffer} kept */
function difference(seen, kept) {
  const [one, other] = [seen, kept].map((bytes) => PNG.sync.read(bytes));
  const { width, height } = one;
  if (width !== other.width || Math.abs(height - other.height) > 2) return 1;
  const common = Math.min(height, other.height) * width * 4;
  const points = pixelmatch(
    one.data.subarray(0, common),
    other.data.subarray(0, common),
    undefined,
    width,
    common / 4 / width,
    {
      threshold: 0.2,
    },
  );
  return points / (common / 4);
}

/** Compares a picture with the kept one, or keeps it where it changed. @param {string} picture @param {Buffer} seen @returns {Promise<string[]>} */
async function compared(picture, seen) {
  const path = join(KEPT, picture);
  const differs = existsSync(path) ? difference(seen, await readFile(path)) : 1;
  if (isKeeping && differs > MOST) await writeFile(path, seen);
  return isKeeping || differs <= MOST ? [] : [`${(100 * differs).toFixed(2)} % of target/pictures/${picture}`];
}

/** Takes the pictures of a state in a language. @returns {Promise<string[]>} What differs. */
async function taken(state, language) {
  const { page, books } = desks[language];
  await page.setViewportSize({ width: 1200, height: 800 });
  await visit(page, books, state, language);
  await page.waitForLoadState("networkidle");
  const differs = [];
  for (const width of [360, 1200]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const look = `${language}-${width}-${colorScheme}`;
      const seen = await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
      await writeFile(join(LOOKED, `${state.name}-${look}.png`), seen);
      if (drawnBy === browser.version() && COMPARED.has(state.name) && LOOKS.has(look)) {
        differs.push(...(await compared(`${state.name}-${look}.png`, seen)));
      }
    }
  }
  return differs;
}

for (const state of STATES) {
  test(state.name, { timeout: 180_000 }, async () => {
    const differs = await Promise.all(Object.keys(desks).map((language) => taken(state, language)));
    assert.deepEqual(differs.flat(), []);
  });
}

test("a change is seen", async () => {
  const page = await browser.newPage({ viewport: { width: 200, height: 200 }, deviceScaleFactor: 0.5 });
  const drawn = async (style) => {
    await page.setContent(`<div style="width:100px;height:40px;${style}"></div>`);
    return page.screenshot();
  };
  const kept = await drawn("background:#9c3d1f");
  assert.equal(difference(await drawn("background:#9c3d1f"), kept), 0);
  assert.ok(difference(await drawn("background:#1f5fbf"), kept) > MOST);
  assert.ok(difference(await drawn("background:#9c3d1f;margin-top:30px"), kept) > MOST);
  await page.close();
});
