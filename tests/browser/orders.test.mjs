// The list of orders of ten shops: each with its own terms, law and look, and what runs out first.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import init, { lintPolicy } from "../../pkg/authoring.js";
import { launch, root, shop as open } from "./support.mjs";

const json = async (path) => JSON.parse(await readFile(join(root, path), "utf8"));
const order = await json("www/orders/order.json");

let browser;
let shop;
before(
  async () => {
    shop = await open(order.now);
    browser = await launch();
  },
  { timeout: 600_000 },
);
after(async () => {
  await browser?.close();
  await shop?.close();
});

/** Opens a page of the shop, and holds that nothing went wrong in it. */
async function on(path, use) {
  const context = await browser.newContext({ timezoneId: "Pacific/Honolulu" });
  const page = await context.newPage();
  const told = [];
  page.on("pageerror", (error) => told.push(error.message));
  page.on("console", (message) => message.type() === "error" && told.push(message.text()));
  await page.goto(shop.base + path);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  await use(page);
  assert.deepEqual(told, []);
  await context.close();
}

/** Worked out from the terms and the calendar; the order placed last goes first. */
const SHOWN = {
  // Romper: seven days after 18 November. What ends before hinges on an answer.
  "2026-1107-0042": [
    "Lantern Lane",
    "Placed 19 November 2026 · 17 items",
    "Refund until 25 November 2026: Cotton romper, size 73",
  ],
  // Laptop: seven days after 16 November, a Monday: until the 23rd.
  "2026-1111-0207": [
    "Volt House",
    "Placed 11 November 2026 · 3 items",
    "Refund until 23 November 2026: Laptop, 14 inches",
  ],
  // Coat, bought before Christmas: until 31 January, a Sunday, so until 1 February; the dress has three years from
  // 6 October 2026, so the coat is first.
  "KP-2026-3318": [
    "Kleiderpost",
    "Placed 6 November 2026 · 4 items",
    "Refund until 1 February 2027: Wool coat, a gift",
  ],
  // Lamp: thirty days after 13 November are 13 December, a Sunday, so until the 14th; the sofa's hundred nights end
  // on 25 December.
  "MC-26-10457": ["Maison Chêne", "Placed 9 November 2026 · 3 items", "Refund until 14 December 2026: Reading lamp"],
  // Headphones in New York: sixty days after 2 October are 1 December; the turntable has until 11 December.
  "TQ-88120": [
    "Two Quays Market",
    "Placed 8 November 2026 · 3 items",
    "Refund until 1 December 2026: Headphones, from Fifth Street Audio, sent to New York",
  ],
  // Phone: thirty days after 23 October are 22 November, a Sunday, so until the 23rd.
  "ZP-26-30881": [
    "Zweitphone",
    "Placed 20 October 2026 · 2 items",
    "Refund until 23 November 2026: Phone, 128 GB, grade A",
  ],
  // A year after 5 March 2026; the other one was registered a day too late.
  "TC-2026-0077": ["Clearwater Controls", "Placed 1 March 2026 · 2 items", "Repair until 5 March 2027: Dosing pump"],
  // Two years after 22 November 2024, which a warranty does not put off to a Monday.
  "FO-2024-118": [
    "Level Line Fit-out",
    "Placed 2 September 2024 · 3 items",
    "Repair until 22 November 2026: Bathroom, tiled",
  ],
  // Three years after 1 June 2024, with 98,000 of 100,000 kilometres.
  "CM-2024-20518": ["Lantian Motors", "Placed 11 May 2024 · 3 items", "Repair until 1 June 2027: Light truck"],
  // Three years after 15 March 2024, at 100,000 of 100,000 kilometres.
  "BM-2023-0412": [
    "Dongfeng Road Buses",
    "Placed 6 November 2023 · 3 items",
    "Repair until 15 March 2027: City bus, 12 metres",
  ],
};

test("each shop's terms are in order", async () => {
  await init();
  for (const [id, packs, calendars] of [
    ["fashion", ["eu", "de"], ["de"]],
    ["furniture", ["eu", "fr"], ["fr"]],
    ["market-uk", ["uk"], ["uk"]],
    ["market-us", ["us"], ["us", "us-16cfr429"]],
  ]) {
    const answer = lintPolicy(await json(`pkg/policies/${id}.json`), {
      packs: await Promise.all(packs.map((pack) => json(`pkg/packs/${pack}.json`))),
      calendars: await Promise.all(calendars.map((calendar) => json(`pkg/calendars/${calendar}.json`))),
      now: order.now,
    });
    assert.deepEqual(answer, { ok: true, value: [] }, id);
  }
});

test("ten orders are listed, each with what runs out first", () =>
  on("/orders.html?lang=en", async (page) => {
    assert.deepEqual(await page.locator("#orders h2").allInnerTexts(), [
      "Lantern Lane",
      "Volt House",
      "Maison Chêne",
      "Two Quays Market",
      "Kleiderpost",
      "Zweitphone",
      "Clearwater Controls",
      "Level Line Fit-out",
      "Lantian Motors",
      "Dongfeng Road Buses",
    ]);
    for (const [id, texts] of Object.entries(SHOWN)) {
      const text = await page.locator("#orders li", { hasText: id }).innerText();
      for (const part of texts) assert.ok(text.includes(part), `${part} in ${text}`);
    }
    const accents = await page
      .locator("#orders h2")
      .evaluateAll((all) => all.map((title) => getComputedStyle(title).color));
    assert.equal(new Set(accents).size, 5, "those with a look of their own look it");
    // A day later the laptop's seven days are over.
    await page.locator("[name=at]").fill("2026-11-24T10:00");
    const volt = page.locator("#orders li", { hasText: "2026-1111-0207" });
    await volt.getByText("Refund until 30 November 2026: Electric kettle").waitFor();
    await page.getByRole("button", { name: "Back to the day of this demo" }).click();
    await volt.getByText("Refund until 23 November 2026").waitFor();
  }));

test("an order leads to its own page, with its shop's name, terms and looks", () =>
  on("/orders.html?lang=en", async (page) => {
    await page.getByRole("link", { name: /^Kleiderpost/ }).click();
    await page.locator("#order-id", { hasText: "KP-2026-3318" }).waitFor();
    assert.equal(await page.locator(".shop").innerText(), "Kleiderpost");
    assert.equal(await page.locator("html").getAttribute("data-theme"), "fashion");
    await page.locator("aftersales-order [part~=name]", { hasText: "Wool coat, a gift" }).waitFor();
    await page.locator("aftersales-order [part~=sentence]", { hasText: "1 February 2027" }).first().waitFor();
    await page.getByRole("link", { name: "Your orders" }).click();
    await page.getByRole("link", { name: /^Maison Chêne/ }).waitFor();
  }));

test("a return of another shop is filed under its own terms, and answered in its own name and on its own clocks", () =>
  on("/request.html?kind=return&order=KP-2026-3318&line=coat&lang=en", async (page) => {
    assert.equal(await page.locator(".shop").innerText(), "Kleiderpost");
    await page.locator("form [name=reason]").selectOption("changed_mind");
    await page.locator("form [name=name]").fill("Jo Weber");
    await page.locator("form [name=email]").fill("jo@example.com");
    await page.getByRole("radio", { name: /^Refund/ }).check();
    await page.locator("form > .aftersales-main").click();
    await page.locator(".aftersales-panel .aftersales-main").click();
    const link = page.locator("#filed a");
    await link.waitFor();
    const to = new URL(await link.getAttribute("href"), shop.base);
    assert.equal(to.searchParams.get("order"), "KP-2026-3318");
    const id = to.searchParams.get("id");
    const record = await (await fetch(`${shop.base}/api/cases/${id}`)).json();
    assert.deepEqual([record.policy.id, record.orderId], ["fashion", "KP-2026-3318"]);
    const kept = await (await fetch(`${shop.base}/api/cases/${id}/acknowledgement`)).text();
    // Ten in the morning in Shanghai is three at night in Berlin.
    assert.match(kept, /^Kleiderpost · 柏林衣邮\n[^]*22 November 2026 03:00:\d\d CET/);
    assert.match(kept, /Torstraße 8, 10119 Berlin/);
    await link.click();
    await page.locator("aftersales-case section.card").getByText("Send it to", { exact: true }).waitFor();
    // The link of a case alone finds its order.
    await page.goto(`${shop.base}/case.html?id=${id}&lang=en`);
    await page.locator("#case-id", { hasText: "Wool coat, a gift" }).waitFor();
    await page.goto(`${shop.base}/orders.html?lang=en`);
    await page.getByText("The shop waits for you: Return or exchange").waitFor();
  }));
