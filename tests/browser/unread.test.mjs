// An order that cannot be read: what the page says of it stays, and below it whom to ask.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, root, serve } from "./support.mjs";

const PICTURES = join(root, "target/unread");
const axe = await readFile(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const terms = {
  format: 1,
  id: "corner",
  version: "1",
  timeZone: "Asia/Shanghai",
  rules: [{ id: "mind", grants: ["refund"], window: { length: "P7D" } }],
  channels: [{ kind: "phone", value: "400 820 0000" }],
  servicePoints: [{ id: "pudong", name: { en: "Pudong counter", "zh-Hans": "浦东服务台" }, phone: "021 5555 0000" }],
};
const silent = { ...terms, channels: undefined, servicePoints: undefined };
const json = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value)}</script>`;
const PAGE = "Ask us until when your romper may be returned.";

let served;
let browser;
before(async () => {
  served = await serve();
  browser = await launch();
  await mkdir(PICTURES, { recursive: true });
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** Opens a page with an order's element, once it told what is wrong. @param {string} attributes */
async function on(attributes, use, { width = 360, document = terms } = {}) {
  served.body = `${json("terms", document)}<aftersales-order policy="#terms" ${attributes}>${PAGE}</aftersales-order>`;
  const page = await browser.newPage({ viewport: { width, height: 640 } });
  page.setDefaultTimeout(10_000);
  await page.goto(served.base);
  await page.waitForFunction(() => globalThis.heard.some(([name]) => name === "issues"));
  try {
    await use(page.locator("aftersales-order"), page);
  } finally {
    await page.close();
  }
}

/** Whether the page's own words are shown. */
const isOwn = (element) =>
  element.evaluate(({ shadowRoot }) => !shadowRoot || shadowRoot.querySelector("slot:not([name])") !== null);

const UNREAD = {
  en: "This order cannot be shown right now. The shop can tell you what you can still do.",
  "zh-Hans": "暂时无法显示此订单。现在还可以怎样处理，请向商家咨询。",
};
for (const [language, width] of [
  ["en", 360],
  ["zh-Hans", 1200],
]) {
  test(`says so in ${language}, and how to reach the shop`, () =>
    on(
      `order="/orders/none.json" lang="${language}"`,
      async (element, page) => {
        assert.equal(await element.locator("[part=unread]").innerText(), UNREAD[language]);
        assert.ok(await isOwn(element));
        const numbers = await element.locator("a").evaluateAll((all) => all.map(({ href }) => href));
        assert.deepEqual(numbers, ["tel:02155550000", "tel:4008200000"]);
        await page.screenshot({ path: join(PICTURES, `${language}-${width}.png`) });
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document));
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          [],
        );
      },
      { width },
    ));
}

test("says it without contacts where the terms name none", () =>
  on(
    'order="/orders/none.json"',
    async (element) => {
      assert.equal(await element.locator("[part=unread]").innerText(), UNREAD.en);
      assert.equal(await element.locator("a, dl").count(), 0);
    },
    { document: silent },
  ));

test("an order that comes later takes the place of it", () =>
  on('order="#later"', async (element, page) => {
    await page.evaluate(() => {
      const line = { id: "1", title: "Romper", quantity: 1, events: { delivered: "2026-03-02" } };
      const order = document.querySelector("aftersales-order");
      order.now = "2026-03-05T12:00:00+08:00";
      order.order = { id: "A-1", lines: [line] };
    });
    // Seven days from Monday, 2 March end with the Monday after.
    await element.getByText("Refund until Monday 9 March").waitFor();
    assert.equal(await element.locator("[part=unread]").count(), 0);
    assert.ok(!(await isOwn(element)));
  }));

test("without an order nothing is said yet", () =>
  on("", async (element) => {
    assert.equal(await element.locator("[part=unread]").count(), 0);
    assert.ok(await isOwn(element));
  }));
