// A case from both sides: what the shop does at its desk, and what the shopper sees and does on the case's page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, root, shop as open } from "./support.mjs";

const order = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

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

const complaint = (more = {}) =>
  shop.file("complaint", "stroller", {
    product: "Folding stroller",
    category: "product_quality",
    reason: "defective",
    description: "A wheel does not turn any more.",
    demand: "refund",
    consent: true,
    ...more,
  });

const record = async (id) => (await fetch(`${shop.base}/api/cases/${id}`)).json();

/** The shop does something at its desk. */
const happen = (id, entry) => shop.happen(id, entry);

/** Opens the page of a case with the right that came with its receipt, and holds that nothing went wrong in it. */
async function on({ caseId, right }, use, { language = "en", width = 900 } = {}) {
  const context = await browser.newContext({ timezoneId: "Pacific/Honolulu", viewport: { width, height: 900 } });
  const page = await context.newPage();
  const told = [];
  page.on("pageerror", (error) => told.push(error.message));
  page.on("console", (message) => message.type() === "error" && told.push(message.text()));
  await page.goto(`${shop.base}/case.html?id=${caseId}&lang=${language}${right ? "#right=" + right : ""}`);
  const card = page.locator("aftersales-case section.card");
  await card.waitFor();
  await use(page, card);
  assert.deepEqual(told, []);
  await context.close();
}

const has = async (card, ...texts) => {
  const text = await card.innerText();
  for (const part of texts) assert.ok(text.includes(part), `${part} in ${text}`);
  assert.ok(!/undefined|\[object|_/.test(text), text);
};

describe("what the shop asks for", () => {
  const asks = [
    { id: "batch", kind: "text", title: { en: "The number on the label", "zh-Hans": "标签上的批号" } },
    {
      id: "used",
      kind: "choice",
      title: { en: "Has it been used?", "zh-Hans": "是否使用过？" },
      choices: [
        { id: "yes", title: { en: "Yes", "zh-Hans": "用过" } },
        { id: "no", title: { en: "No", "zh-Hans": "没用过" } },
      ],
    },
    { id: "photo", kind: "files", optional: true, title: { en: "A photo", "zh-Hans": "照片" } },
  ];
  test("is asked in one place, given once, and told as received", async () => {
    const receipt = await complaint();
    const { caseId } = receipt;
    await happen(caseId, { event: "information_requested", until: "2026-11-29", asks });
    await on(receipt, async (page, card) => {
      await has(card, "Waiting for you", "The shop needs this from you", "Answer by 29 November 2026");
      const send = card.getByRole("button", { name: "Send to the shop" }).first();
      await send.click();
      await card.getByText("Fill this in").waitFor();
      await card.getByLabel("The number on the label").fill("L-4411 <b>");
      await card.getByRole("radio", { name: "No", exact: true }).check();
      await card
        .getByLabel("A photo (optional)")
        .setInputFiles([{ name: "wheel.png", mimeType: "image/png", buffer: PNG }]);
      // What is no record of this case says nothing: what was typed stays, and goes again with the same key.
      const ways = [
        { status: 503 },
        { status: 200, contentType: "text/html", body: "<!doctype html><title>Sign in</title>" },
        { status: 200, json: null },
        { status: 200, json: { id: "another", log: [] } },
      ];
      const keys = [];
      await page.route("**/answers", (route) => {
        keys.push(route.request().headers()["idempotency-key"]);
        const way = ways.shift();
        return way ? route.fulfill(way) : route.continue();
      });
      page.removeAllListeners("console");
      for (const _ of [...ways]) {
        const answered = page.waitForResponse("**/answers");
        await send.click();
        await answered;
        await card.getByText("This was not sent").waitFor();
        assert.equal(await card.getByLabel("The number on the label").inputValue(), "L-4411 <b>");
        // What is typed takes the word away.
        await card.getByLabel("The number on the label").fill("L-4411 <b>");
        assert.equal(await card.getByText("This was not sent").count(), 0);
      }
      await send.click();
      await card.getByText("The shop received this on").waitFor();
      assert.equal(keys.length, 5);
      assert.equal(new Set(keys).size, 1);
      // Its question was its answer; seven working days after Sunday 22 November end on Tuesday 1 December.
      await has(card, "Received", "The shop is next", "First answer: done in time.", "Solution: by 1 December 2026.");
      assert.equal(await card.getByRole("button", { name: "Send to the shop" }).first().isVisible(), false);
      const { log } = await record(caseId);
      assert.deepEqual(log.at(-1).answers, { batch: "L-4411 <b>", used: "no", photo: ["photo-1"] });
      const kept = await fetch(`${shop.base}/api/cases/${caseId}/attachments/photo-1`);
      assert.deepEqual(Buffer.from(await kept.arrayBuffer()), PNG);
    });
  });
  test("is asked in Chinese", async () => {
    const receipt = await complaint();
    const { caseId } = receipt;
    await happen(caseId, { event: "information_requested", until: "2026-11-29", asks });
    await on(
      receipt,
      async (page, card) => {
        await has(card, "等您补充", "商家需要您补充", "请在2026年11月29日前补充", "标签上的批号", "没用过");
      },
      { language: "zh-Hans" },
    );
  });
});

test("a case that cannot be read now is not said to be missing", async () => {
  const { caseId } = await complaint();
  const page = await browser.newPage();
  const ways = [{ status: 503 }, { status: 200, contentType: "text/html", body: "<!doctype html>" }, undefined];
  await page.route("**/api/cases/*", (route) => {
    const way = ways.shift();
    return way ? route.fulfill(way) : route.abort();
  });
  while (ways.length > 0) {
    await page.goto(`${shop.base}/case.html?id=${caseId}&lang=en`);
    await page.getByText("The shop cannot be reached at the moment. Please load this page again.").waitFor();
  }
  await page.unrouteAll();
  await page.goto(`${shop.base}/case.html?id=case-0&lang=en`);
  await page.getByText("There is no case with this number.").waitFor();
  await page.close();
});

describe("a proposal", () => {
  const proposal = {
    event: "proposal",
    remedy: "refund",
    amount: { decimal: "89.00", currency: "CNY" },
    on: "2026-12-01",
    until: "2026-11-27",
    note: { en: "You keep the goods.", "zh-Hans": "商品无需寄回。" },
  };
  test("that came meanwhile is not accepted unseen", async () => {
    const receipt = await complaint();
    await happen(receipt.caseId, proposal);
    await on(receipt, async (page, card) => {
      await has(card, "Refund · CN¥89.00");
      await happen(receipt.caseId, { ...proposal, amount: { decimal: "9.00", currency: "CNY" } });
      page.removeAllListeners("console");
      await card.getByRole("button", { name: "Accept" }).click();
      await card.getByText("The case has changed meanwhile").waitFor();
      assert.equal((await record(receipt.caseId)).state, "proposed");
      await page.reload();
      await card.getByText("Refund · CN¥9.00").first().waitFor();
      await card.getByRole("button", { name: "Accept" }).click();
      await card.getByText("The shop received this on").waitFor();
      await has(card, "Agreed");
    });
  });
  test("is accepted, carried out and closed; the survey follows, once", async () => {
    const receipt = await complaint();
    const { caseId } = receipt;
    await happen(caseId, proposal);
    await on(receipt, async (page, card) => {
      await has(card, "The shop proposes", "Refund · CN¥89.00", "It is done by 1 December 2026");
      await has(card, "You can accept until 27 November 2026", "You keep the goods.");
      await card.getByRole("button", { name: "Accept" }).click();
      await card.getByText("The shop received this on").waitFor();
      await has(card, "Agreed");
      assert.equal(await card.getByRole("button", { name: "Accept" }).count(), 0);
      assert.equal(await page.locator("aftersales-survey form").isVisible(), false);
    });
    await happen(caseId, { event: "refund", amount: { decimal: "89.00", currency: "CNY" }, method: "bank_card" });
    await happen(caseId, { event: "closed" });
    await on(receipt, async (page, card) => {
      await has(card, "Closed", "CN¥89.00 refunded on 22 November 2026", "bank card");
      const survey = page.locator("aftersales-survey");
      await survey.locator("[name=overall][value='5']").check();
      await survey.locator("form > .aftersales-main").click();
      const sent = page.waitForResponse((response) => response.url().endsWith("/api/submissions"));
      await survey.locator(".aftersales-panel .aftersales-main").click();
      assert.equal((await sent).status(), 201);
      await survey.getByText("Thank you for your answers").waitFor();
    });
    const { survey, progress } = await record(caseId);
    assert.equal((await record(survey)).caseId, caseId);
    assert.equal(progress.survey, false);
    await on(receipt, async (page) => {
      assert.equal(await page.locator("aftersales-survey").isVisible(), false);
    });
  });
  test("is refused with a reason; the ways to a higher instance are shown", async () => {
    const receipt = await complaint();
    const { caseId } = receipt;
    await happen(caseId, proposal);
    await on(
      receipt,
      async (page, card) => {
        await card.locator("summary", { hasText: "不接受" }).click();
        const refuse = card.getByRole("button", { name: "不接受这个方案" });
        await refuse.click();
        await card.getByText("请填写").waitFor();
        await card.getByLabel("为什么不接受？您希望怎样处理？").fill("想换一辆新的。");
        await refuse.click();
        await card.getByText("您未接受方案").first().waitFor();
        await has(card, "12315 消费者投诉热线", "消费者协会调解", "售后服务负责人");
        await card.locator("summary", { hasText: "请上级处理" }).click();
        await card.getByRole("button", { name: "转交上级" }).click();
        await card.getByText("已升级处理").waitFor();
      },
      { language: "zh-Hans", width: 360 },
    );
    assert.equal((await record(caseId)).log[1].note, "想换一辆新的。");
  });
  test("that the shop refuses to make leads to a higher instance too", async () => {
    const receipt = await complaint();
    const { caseId } = receipt;
    await happen(caseId, { event: "request_refused", note: { en: "It was dropped.", "zh-Hans": "系摔落所致。" } });
    await on(receipt, async (page, card) => {
      await has(card, "The shop refused", "If you do not agree, you can go to", "Consumer hotline 12315", "12315");
      assert.equal(await card.locator("a[href='tel:12315']").count(), 1);
    });
  });
});

test("a repair says what was done, and is found in order", async () => {
  const receipt = await complaint({ demand: "repair" });
  const { caseId } = receipt;
  await happen(caseId, { event: "first_response" });
  await happen(caseId, {
    event: "repair",
    report: {
      cause: { en: "The axle was bent.", "zh-Hans": "车轴弯曲。" },
      parts: [{ title: { en: "axle", "zh-Hans": "车轴" }, quantity: 2 }],
      result: { en: "All wheels turn.", "zh-Hans": "车轮转动正常。" },
    },
  });
  await on(
    receipt,
    async (page, card) => {
      await has(card, "故障原因： 车轴弯曲。", "更换部件： 车轴 × 2", "结果： 车轮转动正常。");
    },
    { language: "zh-Hans", width: 390 },
  );
  await on(receipt, async (page, card) => {
    await has(card, "What was the matter: The axle was bent.", "Put in: 2 × axle", "Now: All wheels turn.");
    await card.locator("summary", { hasText: "It is in order" }).click();
    await has(card, "Say so once you have looked at what was done.");
    await card.getByRole("button", { name: "It is in order" }).click();
    await card.getByText("You found it in order").first().waitFor();
  });
  const { progress, log } = await record(caseId);
  assert.deepEqual([progress.state, log.at(-1).event], ["accepted", "accepted"]);
});

test("a closed case is opened again with new times, and the old ones stay told", async () => {
  const receipt = await complaint();
  const { caseId } = receipt;
  await happen(caseId, { event: "first_response" });
  await happen(caseId, { event: "closed" });
  await on(receipt, async (page, card) => {
    await card.locator("summary", { hasText: "Open the case again" }).click();
    await card.getByLabel("What is still wrong?").fill("The wheel came off once more.");
    await card.getByRole("button", { name: "Open it again" }).click();
    await card.getByText("Before it was opened again").waitFor();
    await has(card, "Open again", "The shop: by 23 November 2026");
  });
  const { progress } = await record(caseId);
  assert.equal(progress.serviceLevels.find(({ id }) => id === "first_response").state, "due");
  assert.equal(progress.earlier.find(({ id }) => id === "first_response").state, "met");
});

/** The browser of who filed a case, which keeps the right that came with the receipt. */
async function filer({ caseId, right }) {
  const context = await browser.newContext();
  await context.addInitScript(
    (rights) => localStorage.setItem("lantern-lane-rights", rights),
    JSON.stringify({ [caseId]: right }),
  );
  return context;
}

test("a return says where to send it, replaces its button on the order page, and is taken back", async () => {
  const values = { lines: [{ id: "romper", quantity: 2 }], reason: "changed_mind", remedy: "refund" };
  const receipt = await shop.file("return", "romper", values, { reason: "changed_mind", remedy: "refund" });
  const { number } = receipt;
  const context = await filer(receipt);
  const page = await context.newPage();
  await page.goto(shop.base + "/?lang=en");
  const lineOf = (shown) => shown.getByRole("listitem").filter({ hasText: "Cotton romper, size 73" });
  const line = lineOf(page);
  await line.getByText(`Send it by 29 November 2026 · ${number}`).waitFor();
  assert.equal(await line.getByRole("link", { name: "Return", exact: true }).count(), 0);
  await line.getByRole("button", { name: "Cotton romper, size 73" }).click();
  await page.getByText("Filed: Return or exchange, Send it to the shop").waitFor();
  assert.match(await page.locator("#romper .filed").innerText(), /R-\w{4}-\w\w .*Send it by 29 November 2026/);
  await line.locator("aftersales-return .chip").waitFor();
  assert.equal(await line.locator("aftersales-return").getByText("You can ask for this now").count(), 0);
  await context.close();
  await on(receipt, async (shown, card) => {
    await has(card, number, "Send it to", "Lantern Lane Returns", "Send it by 29 November 2026", "As a parcel");
  });
  await on(receipt, async (shown, card) => {
    await card.locator("summary", { hasText: "Take your request back" }).click();
    await card.getByRole("button", { name: "Take it back" }).click();
    await card.getByText("You took it back").first().waitFor();
  });
  const later = await filer(receipt);
  const again = await later.newPage();
  await again.goto(shop.base + "/?lang=en");
  await lineOf(again).getByRole("link", { name: "Return", exact: true }).waitFor();
  await later.close();
});

test("an urgent complaint says at once what to do, and that the shop is sorry", async () => {
  const receipt = await complaint({ description: "My child choked on a part of it." });
  await on(receipt, async (page, card) => {
    await has(card, "Do this now", "Take it away from the child at once", "We are sorry for the trouble");
  });
});

test("the confirmation of an urgent complaint says so too, before anything else", async () => {
  const page = await browser.newPage();
  await page.goto(shop.base + "/request.html?kind=complaint&line=stroller&lang=zh-Hans");
  const field = (name) => page.locator(`form [name=${name}]`);
  await field("name").fill("李 薇");
  await field("email").fill("li@example.com");
  await field("category").selectOption("product_quality");
  await field("reason").selectOption("defective");
  await field("description").fill("零件脱落，孩子误吞了一小块。");
  await field("consent").check();
  await page.locator("form > .aftersales-main").click();
  await page.locator(".aftersales-panel .aftersales-main").click();
  const panel = page.locator(".aftersales-panel", { hasText: "R-" });
  await panel.getByText("请立即从孩子身边拿走产品").waitFor();
  await panel.getByText("非常抱歉").waitFor();
  await page.close();
});
