// What the demo's pages look like, against pictures that were looked at and kept (tests/pictures). A change of the look fails until
// `AFTERSALES_PICTURES=keep node --test tests/browser/pictures.test.mjs` has made new ones and somebody has looked at them.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { launch, root, shop as open } from "./support.mjs";

const { now } = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));
const KEPT = join(root, "tests/pictures");
/** The browser that drew the kept ones: another one draws letters otherwise, and is not compared with it. */
const DRAWN_BY = join(KEPT, "drawn-by.txt");
const LOOKED = join(root, "target/pictures");
const isKeeping = process.env.AFTERSALES_PICTURES === "keep";
/** How much of a picture may differ: letters are smoothed otherwise by every build of a browser. */
const MOST = 0.01;

let browser;
let shop;
let drawnBy;
before(
  async () => {
    shop = await open(now);
    browser = await launch();
    await mkdir(LOOKED, { recursive: true });
    if (isKeeping) {
      await mkdir(KEPT, { recursive: true });
      await writeFile(DRAWN_BY, browser.version() + "\n");
    }
    drawnBy = (await readFile(DRAWN_BY, "utf8")).trim();
  },
  { timeout: 600_000 },
);
after(async () => {
  await browser?.close();
  await shop?.close();
});

const ready = (page) => page.locator("html[data-ready=true]").waitFor();
const answered = (page) => page.locator("aftersales-order [part~=sentence]").first().waitFor();

/** Pages and states, each with what has to be there before the picture is taken. */
const PAGES = {
  order: { path: "/", settle: answered },
  "order-line": {
    path: "/",
    settle: async (page) => {
      await answered(page);
      await page.locator("aftersales-order [part~=name]").first().click();
      await page.locator("aftersales-return [part~=card]").waitFor();
      await page.locator("aftersales-warranty [part~=card]").first().waitFor();
    },
  },
  orders: { path: "/orders.html", settle: ready },
  return: {
    path: "/request.html?kind=return&lines=romper",
    settle: (page) => page.locator(".aftersales-form").waitFor(),
  },
  withdrawal: {
    path: "/request.html?kind=withdrawal",
    settle: async (page) => {
      await page.locator("aftersales-withdrawal .aftersales-main").first().click();
      await page.locator(".aftersales-form").waitFor();
    },
  },
  desk: { path: "/desk", settle: (page) => page.locator("#token").waitFor() },
};
for (const name of ["electronics", "fashion", "furniture", "marketplace"]) {
  const { id } = JSON.parse(await readFile(join(root, `www/orders/${name}.json`), "utf8"));
  PAGES[name] = { path: "/?order=" + encodeURIComponent(id), settle: answered };
}

const LOOKS = [
  { language: "en", width: 360, colorScheme: "light" },
  { language: "zh-Hans", width: 360, colorScheme: "dark" },
  { language: "en", width: 1200, colorScheme: "dark" },
  { language: "zh-Hans", width: 1200, colorScheme: "light" },
];

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

for (const [name, { path, settle }] of Object.entries(PAGES)) {
  describe(name, () => {
    for (const { language, width, colorScheme } of LOOKS) {
      const picture = `${name}-${language}-${width}-${colorScheme}.png`;
      test(`looks as it was kept: ${language} ${width} ${colorScheme}`, async (t) => {
        const context = await browser.newContext({
          viewport: { width, height: 800 },
          deviceScaleFactor: 0.5,
          colorScheme,
          reducedMotion: "reduce",
          timezoneId: "Asia/Shanghai",
          locale: "en-GB",
        });
        try {
          const page = await context.newPage();
          await page.goto(`${shop.base}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
          await settle(page);
          await page.evaluate(() => document.fonts.ready);
          await page.waitForLoadState("networkidle");
          const seen = await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
          await writeFile(join(LOOKED, picture), seen);
          if (isKeeping) await writeFile(join(KEPT, picture), seen);
          assert.ok(existsSync(join(KEPT, picture)), "no picture is kept of it");
          if (drawnBy !== browser.version()) return t.skip(`kept ones are of Chromium ${drawnBy}`);
          const differs = difference(seen, await readFile(join(KEPT, picture)));
          assert.ok(differs <= MOST, `${(100 * differs).toFixed(2)} % differ: see target/pictures/${picture}`);
        } finally {
          await context.close();
        }
      });
    }
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
