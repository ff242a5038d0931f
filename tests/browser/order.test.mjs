// A whole order: one line to each of its goods, as a shopper with the demo's order sees it. Sentences and days are worked out by
// hand from the terms (pkg/policies), the order (www/orders) and the calendar: 22 November 2026, the day of the visit, is a Sunday.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, root, shop } from "./support.mjs";

const demo = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));
const PICTURES = join(root, "target/order");
/** What stands on the way to a return: of one line, and of all that are ticked. */
const [ONE, ALL] = ["Return", "Return or exchange"];

let browser;
let desk;

before(
  async () => {
    desk = await shop(demo.now);
    browser = await launch();
    await mkdir(PICTURES, { recursive: true });
  },
  { timeout: 600_000 },
);
after(async () => {
  await browser?.close();
  await desk?.close();
});

/** The order page, once all is answered. */
async function open({ language = "en", width = 360, query = "", ...options } = {}, use) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    timezoneId: "Asia/Shanghai",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
  await page.addInitScript(() => {
    globalThis.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    globalThis.asked = [];
    addEventListener("aftersales-ask", (event) => {
      globalThis.asked.push(event.detail);
      event.preventDefault();
    });
  });
  await page.goto(`${desk.base}/?lang=${language}${query}`);
  await page
    .locator(".says")
    .nth(demo.lines.length - 1)
    .waitFor();
  try {
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

const inLanguage = (language) => (language === "en" ? "en" : "zh");
const nameOf = (id, language = "en") => demo.lines.find((line) => line.id === id).names[inLanguage(language)];
/** The line of these goods. */
const lineOf = (page, id, language) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: nameOf(id, language), exact: true }) });
/** What it says, without the sign before it. */
const says = async (page, id, language) => {
  const text = await lineOf(page, id, language).locator(".says").innerText();
  return text.replace(/^\S\s*/, "").replace(/\s+/g, " ");
};

/** What each says, and by which terms. */
const SENTENCES = {
  // Seven days from 18 November, a Wednesday.
  romper: [
    "Refund until Wednesday 25 November · if you changed your mind",
    "退款，截止11月25日（星期三） · 如果只是不想要了",
  ],
  // Seven days from 17 November: it hinges on the seal.
  nappies: [
    "Has it been opened? No → refund until Tuesday 24 November · Yes → no refund · if you changed your mind",
    "拆封了吗？否 → 退款，截止11月24日（星期二） · 是 → 不能退款 · 如果只是不想要了",
  ],
  // Seven days from 19 November, decided after a check.
  stroller: [
    "Refund: ask until Thursday 26 November · if it was damaged on the way",
    "可申请退款，截止11月26日（星期四） · 如果运输途中损坏",
  ],
  // A display pair: `no-reason-flaw` for the refund, `final-sale` for the exchange.
  boots: [
    "No refund: Goods with a stated flaw, as you confirmed when buying. · if you changed your mind",
    "不能退款：购买时已确认不退的瑕疵商品。 · 如果只是不想要了",
  ],
  "milk-powder": [
    "No refund: Opened food, hygiene and care products, as you confirmed when buying. · if you changed your mind",
    "不能退款：购买时已确认拆封不退的食品、卫生和护理用品。 · 如果只是不想要了",
  ],
  // Fifteen days from 8 November, unopened.
  headphones: [
    "Has it been opened? No → refund until Monday 23 November · Yes → no refund · if you changed your mind",
    "拆封了吗？否 → 退款，截止11月23日（星期一） · 是 → 不能退款 · 如果只是不想要了",
  ],
  // A year from the invoice of 10 September.
  phone: [
    "Repair until 10 September 2027 · if it does not work as it should",
    "维修，截止2027年9月10日 · 如果商品有故障",
  ],
  // Two years from 9 December 2024.
  kettle: [
    "Repair until Wednesday 9 December · if it does not work as it should",
    "维修，截止12月9日（星期三） · 如果商品有故障",
  ],
};

describe("a whole order", () => {
  for (const [place, language] of ["en", "zh-Hans"].entries()) {
    test("says of each of its goods what can be done, in one sentence: " + language, () =>
      open({ language }, async (page) => {
        for (const [id, sentences] of Object.entries(SENTENCES)) {
          assert.equal(await says(page, id, language), sentences[place], id);
        }
      }),
    );
  }

  test("names the hour on the shopper's own clock where that is another", () =>
    open({ timezoneId: "Pacific/Honolulu" }, async (page) => {
      // The end of 25 November in Shanghai is 06:00 of that day in Honolulu.
      assert.equal(
        await says(page, "romper"),
        "Refund until Wednesday 25 November, 24:00 Beijing time (06:00 your time) · if you changed your mind",
      );
    }));

  test("puts first what ends first, then questions, and last what is over", () =>
    open({}, async (page) => {
      const names = await page.getByRole("listitem").getByRole("heading").allInnerTexts();
      assert.equal(names.length, demo.lines.length);
      const places = (...ids) => ids.map((id) => names.indexOf(nameOf(id)));
      const inOrder = places("romper", "stroller", "kettle", "phone", "headphones", "nappies", "boots");
      assert.deepEqual(
        inOrder,
        inOrder.toSorted((one, other) => one - other),
        names.join(" | "),
      );
      assert.deepEqual(inOrder.slice(0, 3), [0, 1, 2]);
      assert.ok(places("milk-powder")[0] > places("nappies")[0]);
    }));

  for (const width of [360, 1200]) {
    test(`moves nothing when it comes, and shows the first answer and its button at once: ${width} pixels`, () =>
      open({ width }, async (page) => {
        const first = page.getByRole("listitem").first();
        for (const part of [first.locator(".says"), first.getByRole("link", { name: ONE, exact: true })]) {
          const { y, height } = await part.boundingBox();
          assert.ok(y + height <= 800, `ends at ${y + height}`);
        }
        const heights = await page
          .locator(".line")
          .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().height));
        for (const height of heights) assert.ok(height <= 96, `a line is ${height} pixels high`);
        const whole = await page.evaluate(() => document.documentElement.scrollHeight);
        if (width === 360) assert.ok(whole <= 3000, `the page is ${whole} pixels high`);
        const shifted = await page.evaluate(() => globalThis.shifted);
        assert.ok(shifted < 0.05, `shifted by ${shifted}`);
        console.log(`order page at ${width}: ${whole} px, line ${Math.max(...heights)} px, shifted ${shifted}`);
      }));
  }

  test("comes with twelve requests, documents and pictures included", async (t) => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.goto(desk.base + "/?lang=en");
    await page.locator("aftersales-order [part~=sentence]").first().waitFor();
    await page.waitForLoadState("networkidle");
    const sizes = await page.evaluate(() =>
      ["navigation", "resource"]
        .flatMap((kind) => performance.getEntriesByType(kind))
        .map(({ transferSize }) => transferSize),
    );
    t.diagnostic(`${sizes.length} requests, ${sizes.reduce((sum, size) => sum + size, 0)} bytes over the wire`);
    assert.ok(sizes.length <= 12, String(sizes.length));
    await page.close();
  });
  test("makes the whole answer of a line when that is opened, by keyboard too", () =>
    open({}, async (page) => {
      assert.equal(await page.locator("aftersales-return, aftersales-warranty").count(), 0);
      const line = lineOf(page, "phone");
      const name = line.getByRole("button", { name: nameOf("phone") });
      await name.focus();
      await page.keyboard.press("Enter");
      assert.equal(await name.getAttribute("aria-expanded"), "true");
      await line.locator("aftersales-return").getByText("You can ask for this now").waitFor();
      // Everything is open: there is one disclosure, which is the line.
      assert.equal(await line.locator("aftersales-return details:not([open]):not([hidden])").count(), 0);
      await line.locator("aftersales-warranty").getByText("Covered").first().waitFor();
      assert.equal(await page.locator("aftersales-return").count(), 1);
      await page.keyboard.press("Space");
      assert.equal(await name.getAttribute("aria-expanded"), "false");
      assert.equal(await line.locator("aftersales-return").isVisible(), false);
    }));

  test("counts in the line what is answered in its details, and takes it along", () =>
    open({}, async (page) => {
      const line = lineOf(page, "nappies");
      await line.getByRole("button", { name: nameOf("nappies") }).click();
      await line.getByRole("radio", { name: /^Yes/ }).check();
      await line.locator(".says", { hasText: "No refund" }).waitFor();
      const link = new URL(await line.getByRole("link", { name: ONE, exact: true }).getAttribute("href"), desk.base);
      assert.deepEqual(JSON.parse(link.searchParams.get("answers")), { "/line/condition/opened": true });
      assert.equal(link.searchParams.get("reason"), "changed_mind");
      assert.equal(link.searchParams.get("lines"), "nappies");
      // With a fault it can go back, opened or not: fifteen days from 17 November.
      await line.getByLabel("Reason").selectOption({ label: "if it does not work as it should" });
      await line.locator(".says", { hasText: "Refund until Wednesday 2 December · if it does not work" }).waitFor();
      assert.match(await line.getByRole("link", { name: ONE, exact: true }).getAttribute("href"), /reason=defective/);
    }));

  test("asks for the lines that are ticked together, and the form keeps them", () =>
    open({}, async (page) => {
      for (const id of ["romper", "nappies"]) await page.getByRole("checkbox", { name: nameOf(id) }).check();
      assert.equal(await page.getByRole("checkbox", { name: nameOf("boots") }).count(), 0);
      await page.getByText("2 items chosen").waitFor();
      const go = page.locator(".chosen").getByRole("link", { name: ALL });
      await go.click();
      const [asked] = await page.evaluate(() => globalThis.asked);
      assert.deepEqual(asked, { kind: "return", lines: ["romper", "nappies"], reason: "changed_mind", answers: {} });
      await page.goto(new URL(await go.getAttribute("href"), desk.base).href);
      const boxes = page.locator("[name=lines]");
      await boxes.first().waitFor();
      const ticked = await boxes.evaluateAll((all) => all.filter((box) => box.checked).map((box) => box.value));
      assert.deepEqual(ticked, ["romper", "nappies"]);
      assert.equal(await page.locator("form [name=reason]").inputValue(), "changed_mind");
    }));

  test("puts what was filed in place of the button, and first", () =>
    open({}, async (page) => {
      await page.evaluate(() => {
        const filed = {
          caseId: "case-1",
          state: "goods_awaited",
          text: "Send it by 2 December",
          href: "/case.html?id=1",
        };
        document.getElementById("lines").filed = { phone: filed };
      });
      const line = lineOf(page, "phone");
      await line.getByText("Send it by 2 December").waitFor();
      assert.equal(await line.getByRole("link", { name: ONE, exact: true }).count(), 0);
      assert.equal(await line.getByRole("link", { name: "Your request" }).getAttribute("href"), "/case.html?id=1");
      assert.equal(await line.getByRole("checkbox").count(), 0);
      assert.match(await page.getByRole("listitem").first().innerText(), /Phone, registered/);
    }));

  test("names whom to ask once, at the end", () =>
    open({}, async (page) => {
      await page.locator("summary", { hasText: "How to reach the shop" }).click();
      assert.equal(await page.getByText("care@shop.example").count(), 1);
      assert.equal(await page.getByText("service@shop.example").count(), 1);
      await lineOf(page, "phone")
        .getByRole("button", { name: nameOf("phone") })
        .click();
      await lineOf(page, "phone").getByText("Covered").first().waitFor();
      assert.equal(await page.getByText("service@shop.example").and(page.locator(":visible")).count(), 1);
    }));
});
