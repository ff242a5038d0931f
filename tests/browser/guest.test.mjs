// A guest finds an order by a link in the inbox; what the demo's server chained of it is whole for the package.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { check, digest } from "../../pkg/proof.js";
import { launch, root, shop as open } from "./support.mjs";

const { now } = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));
const axe = await readFile(root + "node_modules/axe-core/axe.min.js", "utf8");
const WORDS = {
  en: {
    title: "Find your order",
    number: "Order number",
    email: "E-mail address",
    send: "Send the link",
    see: "See the order",
    sent: "If the number and the address belong together, a letter is on its way. Its link works for sixty minutes.",
    over: "This link was used before, or its sixty minutes are over. Ask for another one.",
  },
  "zh-Hans": {
    title: "查找订单",
    number: "订单号",
    email: "邮箱地址",
    send: "发送链接",
    see: "查看订单",
    sent: "如果订单号与邮箱相符，邮件已在途中。链接六十分钟内有效。",
    over: "链接已使用过，或已超过六十分钟。请重新获取。",
  },
};

let browser;
let shop;
before(
  async () => {
    shop = await open(now);
    browser = await launch();
  },
  { timeout: 600_000 },
);
after(async () => {
  await browser?.close();
  await shop?.close();
});

const asStaff = (path) => fetch(shop.base + path, { headers: { authorization: "Bearer " + shop.token } });
const ready = (page) => page.locator("html[data-ready=true]").waitFor({ state: "attached" });

/** A picture to look at, where `AFTERSALES_PICTURES` names a folder. */
async function picture(page, name) {
  const folder = process.env.AFTERSALES_PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, name + ".png"), fullPage: true });
}

async function isAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
  );
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "too wide");
}

/** The link of the letter that was written last. */
async function latestLink(count) {
  for (;;) {
    const letters = await (await asStaff("/api/desk/outbox")).json();
    if (letters.length === count) return /http:\S+guest\.html#\w+/.exec(letters[0].text)[0];
    await new Promise((later) => setTimeout(later, 20));
  }
}

describe("a guest", { timeout: 300_000 }, () => {
  for (const [place, [lang, words]] of Object.entries(WORDS).entries()) {
    test(`asks for a link, opens the order with it, and not twice: ${lang}`, async () => {
      const colorScheme = place ? "dark" : "light";
      const context = await browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(`${shop.base}/guest.html?lang=${lang}`);
      await ready(page);
      assert.equal(await page.title(), words.title);
      await isAccessible(page);
      await page.keyboard.press("Tab");
      await page.getByLabel(words.number).fill("2026-1107-0042");
      await page.getByLabel(words.email).fill("li@example.com");
      await page.keyboard.press("Enter");
      await page.getByText(words.sent).waitFor();
      await isAccessible(page);
      await picture(page, `guest-asked-${lang}`);

      const link = await latestLink(place + 1);
      const entered = await context.newPage();
      await entered.setViewportSize({ width: 1200, height: 800 });
      await entered.goto(link.replace("guest.html", `guest.html?lang=${lang}`));
      await ready(entered);
      assert.doesNotMatch(entered.url(), /#./, "the link is not left in the address");
      await isAccessible(entered);
      await picture(entered, `guest-link-${lang}`);
      await entered.getByRole("button", { name: words.see }).click();
      await entered.waitForURL(/order=2026-1107-0042/);

      const again = await context.newPage();
      await again.goto(link.replace("guest.html", `guest.html?lang=${lang}`));
      await ready(again);
      await again.getByRole("button", { name: words.see }).click();
      await again.getByText(words.over).waitFor();
      assert.equal(await again.getByLabel(words.number).isVisible(), true, "another can be asked for");
      await context.close();
    });
  }

  test("is told the same of an order that there is not", async () => {
    const page = await browser.newPage();
    await page.goto(`${shop.base}/guest.html?lang=en`);
    await ready(page);
    await page.getByLabel(WORDS.en.number).fill("A-4711");
    await page.getByLabel(WORDS.en.email).fill("eve@evil.example");
    await page.getByRole("button", { name: WORDS.en.send }).click();
    await page.getByText(WORDS.en.sent).waitFor();
    const way = await page.getByRole("link", { name: "send the statement now" }).getAttribute("href");
    await page.goto(new URL(way, shop.base).href);
    await page.locator("aftersales-withdrawal button").first().waitFor();
    await page.close();
  });

  test("can show later what was sent: the chain of the server holds for the package", async () => {
    const page = await browser.newPage();
    await page.goto(`${shop.base}/case.html?id=none`);
    const receipts = await page.evaluate(async (declaredAt) => {
      const { openPolicy } = await import("/pkg/dist/index.js");
      const { calendar, pack } = await import("/pkg/dist/documents.js");
      const terms = await (await fetch("/pkg/policies/electronics.json")).json();
      const { value: policy } = await openPolicy(terms, { packs: pack, calendars: calendar });
      const { standsOn } = policy.checkReturn({}, {}, declaredAt).value;
      const receipts = [];
      for (const key of ["one", "two", "three"]) {
        const values = { name: "Çağla", email: "c@example.org", orderId: "A-" + key, scope: "whole" };
        const answer = await fetch("/api/submissions", {
          method: "POST",
          headers: { "content-type": "application/json", "idempotency-key": key },
          body: JSON.stringify({ format: 1, key, kind: "withdrawal", declaredAt, standsOn, values }),
        });
        receipts.push(await answer.json());
      }
      return receipts;
    }, now);
    await page.close();
    const chain = await (await asStaff("/api/proof")).text();
    const { ok, count, head } = await check(chain);
    assert.deepEqual([ok, count], [true, 3]);
    const last = receipts.at(-1).caseId;
    const kept = await (await fetch(`${shop.base}/api/cases/${last}/acknowledgement`)).text();
    assert.match(kept, new RegExp(`Proof \\(SHA-256\\): ${head}\n`));
    const statement = await (await asStaff(`/api/cases/${last}/statement`)).text();
    const lines = chain.trimEnd().split("\n");
    assert.equal(JSON.parse(lines[2]).statement, await digest(statement));
    const faults = async (text, options) => (await check(text, options)).broken.map(({ why }) => why);
    assert.deepEqual(await faults(lines.slice(0, 2).join("\n"), { head }), ["head_missing"]);
    assert.deepEqual(await faults(chain.replace("withdrawal", "complaint")), ["does_not_follow"]);
  });
});
