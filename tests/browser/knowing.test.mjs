// Forms that know the order: what they do not ask, what they tell, and the withdrawal from the first step to what is kept.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { heard, launch, root, serve, shop as open } from "./support.mjs";

const demo = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));
let browser;
let served;
let shop;
before(
  async () => {
    [browser, served, shop] = await Promise.all([launch(), serve(), open(demo.now)]);
  },
  { timeout: 600_000 },
);
after(async () => {
  await browser?.close();
  served?.close();
  await shop?.close();
});

const NOW = "2026-03-05T12:00:00+01:00";
const terms = {
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "Europe/Berlin",
  currency: "EUR",
  packs: ["eu", "de"],
  calendar: "de",
  assume: { channel: "online", country: "DE", buyer: { consumer: true } },
  rules: [
    {
      id: "terms",
      title: "Returns within 30 days",
      grants: ["refund", "exchange"],
      when: { reasons: ["changed_mind"] },
      window: { length: "P30D" },
      refund: { methods: ["original", "store_credit"], dueDays: 14 },
    },
    {
      id: "broken",
      title: "Broken on arrival",
      grants: ["replacement"],
      when: { reasons: ["damaged"] },
      window: { length: "P14D" },
      requires: [{ kind: "evidence", code: "photo" }],
    },
  ],
  costs: [{ id: "post", when: { reasons: ["changed_mind"] }, shippingPaidBy: "buyer" }],
};
const euros = (decimal) => ({ decimal, currency: "EUR" });
const order = {
  id: "A-1024",
  country: "DE",
  paymentMethod: "card",
  events: { ordered: "2026-02-27T20:15:00+01:00" },
  parcels: [{ events: { delivered: "2026-03-02" }, lines: [{ id: "kettle" }, { id: "lamp" }] }],
  lines: [
    { id: "kettle", title: "Kettle", quantity: 2, paid: euros("59.80"), image: "/pkg/none.png" },
    { id: "lamp", title: "Lamp", quantity: 1, paid: euros("40.00") },
    { id: "book", quantity: 1, unitPrice: { amount: 1250, currency: "EUR" }, events: { delivered: "2026-01-05" } },
  ],
};

const json = (id, value) =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

/** All of it came in January, and the shopper was told of the right: it is late. */
const late = {
  ...order,
  events: { ordered: "2026-01-02", delivered: "2026-01-05", informed: "2026-01-02" },
  parcels: undefined,
};

/** A page with one form, which sends by a function that gives a receipt. */
async function on(
  tag,
  { given = {}, attributes = "", policy = terms, of = order, language = "en" },
  use,
  context = {},
) {
  served.body = `<div lang="${language}">${json("policy", policy)}${of ? json("order", of) : ""}
    <aftersales-${tag} policy="#policy" ${of ? 'order="#order"' : ""} now="${NOW}" draft="memory" ${attributes}></aftersales-${tag}></div>`;
  const opened = await browser.newContext({ timezoneId: "Europe/Berlin", ...context });
  try {
    const page = await opened.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    await page.goto(served.base);
    await page.locator("aftersales-" + tag).evaluate((element, properties) => {
      Object.assign(element, properties, {
        submit: async (submission) => {
          globalThis.sent = submission;
          return { key: submission.key, caseId: "C-7", receivedAt: "2026-03-05T11:00:09Z" };
        },
      });
    }, given);
    await page.locator("form.aftersales-bound").waitFor({ state: "attached" });
    await use(page);
    assert.deepEqual([wrong, await heard(page, "violation")], [[], []]);
  } finally {
    await opened.close();
  }
}
const field = (page, name) => page.locator(`form [name=${name}]`);
const go = (page) => page.locator("form > .aftersales-main").click();
const errors = (page) => page.locator(".aftersales-summary li").allInnerTexts();
const card = (page, remedy) => page.locator(`.aftersales-remedy[data-remedy=${remedy}]`);
const asked = (page) =>
  page
    .locator("form")
    .evaluate((form) => [
      ...new Set(
        [...form.querySelectorAll("[name]")]
          .filter((control) => control.type !== "hidden" && !control.closest("[hidden]"))
          .map((control) => control.name),
      ),
    ]);
const facts = async (page, remedy) => (await card(page, remedy).innerText()).replaceAll(/\s+/g, " ");

describe("a return with its order", () => {
  test("asks nothing that the order states, and tells what holds by its parcels, payment and country", () =>
    on("request", { given: { policy: { ...terms, countries: ["DE"] } } }, async (page) => {
      await page.getByText("Select the products and the reason").waitFor();
      await page.getByRole("checkbox", { name: /^Lamp/ }).check();
      await field(page, "reason").selectOption("changed_mind");
      await card(page, "refund").waitFor();
      // Delivered on 2 March, as the parcel says: thirty days, the first of April is the last.
      assert.match(await facts(page, "refund"), /Refund Certain Until 1 April 2026, 24:00 \(Central European Time\)/);
      assert.match(await facts(page, "refund"), /You get back €40\.00/);
      assert.match(await facts(page, "refund"), /Fees none Sending it back you pay/);
      assert.deepEqual(await asked(page), [
        "lines",
        "reason",
        "remedy",
        "description",
        "attachments",
        "name",
        "email",
        "phone",
      ]);
    }));
  test("lists what can be chosen with its amount, and what cannot with the reason", () =>
    on("request", { policy: { ...terms, packs: [] } }, async (page) => {
      await field(page, "reason").selectOption("changed_mind");
      const book = page.locator("[data-aftersales-line=book]");
      await book.getByText("Too late for a refund: the last day was Wednesday 4 February.").waitFor();
      assert.ok(await book.locator("input").isDisabled());
      assert.match(await book.innerText(), /Product book\s+€12\.50/);
      const kettle = page.locator("[data-aftersales-line=kettle]");
      assert.match(await kettle.innerText(), /Kettle\s+€59\.80/);
      assert.equal(await kettle.locator("img").getAttribute("src"), "/pkg/none.png");
      assert.equal(await kettle.locator("input").isDisabled(), false);
    }));
  test("says that more was entered than can go back, and goes on with less", () => {
    const ties = { id: "ties", title: "Cable ties", quantity: 200, unitPrice: { amount: 10, currency: "EUR" } };
    const delivered = [{ ...order.parcels[0], lines: [...order.parcels[0].lines, { id: "ties" }] }];
    return on("request", { of: { ...order, lines: [ties, ...order.lines], parcels: delivered } }, async (page) => {
      await page.getByRole("checkbox", { name: /^Cable ties/ }).check();
      const many = page.locator("[data-aftersales-quantity=ties]");
      await many.fill("201");
      await field(page, "reason").selectOption("changed_mind");
      await field(page, "name").fill("Erika Muster");
      await field(page, "email").fill("e@example.com");
      await go(page);
      await page.getByText("There is a problem").waitFor();
      assert.ok((await errors(page)).includes("At most 200 of this product can still be sent back"));
      assert.ok(await page.getByRole("checkbox", { name: /^Cable ties/ }).isChecked());
      await many.fill("200");
      await many.blur();
      await card(page, "refund").click();
      assert.match(await facts(page, "refund"), /€20\.00/);
      await field(page, "refundMethod").selectOption("original");
      await go(page);
      await page.getByRole("button", { name: "Send request" }).waitFor();
    });
  });
  test("shows every way that is open, the certain before what the shop decides, and repeats the chosen one", () =>
    on("request", {}, async (page) => {
      await page.getByRole("checkbox", { name: /^Kettle/ }).check();
      await page.locator("[data-aftersales-quantity=kettle]").selectOption("1");
      await field(page, "reason").selectOption("changed_mind");
      await card(page, "refund").waitFor();
      const shown = await page.locator(".aftersales-certainty").allInnerTexts();
      const places = shown.map((text) =>
        ["Certain", "It depends on your answers", "The shop decides after a check"].indexOf(text),
      );
      assert.deepEqual(places, places.toSorted(), shown.join());
      assert.match(await facts(page, "refund"), /€29\.90/);
      await card(page, "refund").click();
      // Two ways to be paid back: now it is the shopper's to say.
      await field(page, "refundMethod").selectOption("store_credit");
      await field(page, "name").fill("Erika Muster");
      await field(page, "email").fill("e@example.com");
      await go(page);
      const review = (await page.locator(".aftersales-panel").innerText()).replaceAll(/\s+/g, " ");
      for (const part of ["You get back €29.90", "Fees none", "Sending it back you pay", "Until 1 April 2026, 24:00"]) {
        assert.ok(review.includes(part), `${part} in ${review}`);
      }
      await page.getByRole("button", { name: "Send request" }).click();
      await page.getByText("C-7").waitFor();
      const receipt = (await page.locator(".aftersales-panel").innerText()).replaceAll(/\s+/g, " ");
      for (const part of [
        "You get back €29.90",
        "Sending it back you pay",
        "5 March 2026 at 12:00:09 Central European Standard Time",
      ]) {
        assert.ok(receipt.includes(part), `${part} in ${receipt}`);
      }
      const sent = await page.evaluate(() => globalThis.sent);
      assert.deepEqual(
        [sent.values.remedy, sent.values.refundMethod, sent.values.orderId, sent.requests.kettle.quantity],
        ["refund", "store_credit", "A-1024", 1],
      );
    }));
  test("asks for the photo that the chosen way takes", () =>
    on("request", { policy: { ...terms, packs: [] } }, async (page) => {
      await page.getByRole("checkbox", { name: /^Lamp/ }).check();
      await field(page, "reason").selectOption("damaged");
      await card(page, "replacement").click();
      await page.getByText("Needed for what you chose: A photo").waitFor();
      await field(page, "name").fill("Erika Muster");
      await field(page, "email").fill("e@example.com");
      await go(page);
      assert.deepEqual(await errors(page), ["What you chose needs this: A photo"]);
    }));
  test("takes along the reason, the quantity, the remedy and the answers of the page before", () =>
    on(
      "request",
      {
        policy: {
          ...terms,
          packs: [],
          rules: [{ ...terms.rules[0], when: { ...terms.rules[0].when, condition: { opened: false } } }],
        },
        given: {
          line: order.lines[0],
          request: { reason: "changed_mind", quantity: 1, remedy: "exchange" },
          answers: { "/line/condition/opened": false },
        },
      },
      async (page) => {
        await card(page, "exchange").waitFor();
        assert.equal(await field(page, "reason").inputValue(), "changed_mind");
        assert.equal(await page.locator("[data-aftersales-quantity=kettle]").inputValue(), "1");
        assert.ok(await card(page, "exchange").locator("input").isChecked());
        assert.match(await facts(page, "exchange"), /Certain/);
      },
    ));
  test("judges each line by its own terms", () =>
    on(
      "request",
      {
        given: {
          policies: {
            lamp: {
              ...terms,
              id: "other",
              packs: [],
              rules: [{ ...terms.rules[0], grants: ["refund"], window: { length: "P60D" } }],
            },
          },
        },
      },
      async (page) => {
        await page.getByRole("checkbox", { name: /^Lamp/ }).check();
        await page.getByRole("checkbox", { name: /^Kettle/ }).check();
        await field(page, "reason").selectOption("changed_mind");
        await card(page, "refund").waitFor();
        const told = await facts(page, "refund");
        assert.match(told, /Kettle Certain Until 1 April 2026/);
        assert.match(told, /Lamp Certain Until 1 May 2026/);
      },
    ));
  test("never says undefined of a line that has no name", () =>
    on(
      "request",
      {
        of: null,
        attributes: 'reason="changed_mind"',
        given: { line: { quantity: 1, events: { delivered: "2026-03-02" } } },
      },
      async (page) => {
        await page.locator("form [name=reason]").waitFor();
        assert.doesNotMatch(await page.locator("aftersales-request").innerText(), /undefined/);
      },
    ));
  test("asks one question about where to answer, in Chinese too", () =>
    on("request", { language: "zh-Hans" }, async (page) => {
      const group = page.getByRole("group", { name: "怎样联系您？" });
      assert.equal(await group.locator("input").count(), 2);
      assert.doesNotMatch(await group.innerText(), /选填/);
      await go(page);
      assert.ok((await errors(page)).includes("请填写电子邮箱或电话号码，以便我们答复您"));
    }));
});

describe("what is the shop's to say", () => {
  test("is not asked for a repair: the receipt, the promise, remote help for what has none", () =>
    on("request", { attributes: 'kind="repair"', given: { line: order.lines[1] } }, async (page) => {
      await field(page, "fault").waitFor();
      const names = await asked(page);
      assert.deepEqual(names, [
        "serialNumber",
        "fault",
        "handover",
        "appointment",
        "address",
        "attachments",
        "name",
        "email",
        "phone",
      ]);
    }));
  test("is no longer asked once the page says it after the form stands, unless the shopper has begun", () =>
    on("request", { attributes: 'kind="repair"', of: null }, async (page) => {
      const say = (line) => page.locator("aftersales-request").evaluate((element, said) => (element.line = said), line);
      await field(page, "product").waitFor();
      await say(order.lines[1]);
      await field(page, "product").waitFor({ state: "hidden" });
      assert.equal((await asked(page)).includes("product"), false);
      await field(page, "fault").fill("It flickers");
      await say({ ...order.lines[1], tags: ["connected"] });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      assert.equal(await field(page, "fault").inputValue(), "It flickers");
      assert.equal(await field(page, "fault").evaluate((control) => control === document.activeElement), true);
    }));
  test("is told by code and place where what the page says later is no plain data", () =>
    on("complaint", { of: null }, async (page) => {
      await page.locator("aftersales-complaint").evaluate((element) => (element.line = { id: "1", quantity: 1n }));
      await page.waitForFunction(() => globalThis.heard.some(([name]) => name === "issues"));
      const [{ issues }] = await heard(page, "issues");
      assert.deepEqual(
        issues.map(({ code, pointer }) => [code, pointer]),
        [["wrong_type", "/line/quantity"]],
      );
      assert.equal(await page.locator("aftersales-complaint form").count(), 1);
    }));
  test("a connected product may be mended from afar", () =>
    on(
      "request",
      { attributes: 'kind="repair"', given: { line: { ...order.lines[1], tags: ["connected"] } } },
      async (page) => {
        await field(page, "remoteMaintenance").waitFor();
      },
    ));
  test("a refusal tells its reason where the shopper can read it", async () => {
    const page = await browser.newPage();
    // By the clock of this page it is in time, by that of the shop it is not.
    await page.goto(shop.base + "/request.html?kind=registration&line=tablet&lang=en&now=2026-06-20T02:00:00Z");
    await field(page, "serialNumber").fill("SN-1");
    await field(page, "name").fill("Li");
    await field(page, "email").fill("li@example.com");
    await go(page);
    await page.getByRole("button", { name: "Register" }).click();
    await page.getByText("There is a problem").waitFor();
    assert.deepEqual(await errors(page), ["The time to register is over"]);
    assert.equal(await field(page, "serialNumber").inputValue(), "SN-1");
    await page.close();
  });
  test("a line has only the forms that make sense for it", async () => {
    const page = await browser.newPage();
    for (const [line, kinds] of [
      ["romper", ["Return or exchange", "Complaint"]],
      ["headphones", ["Return or exchange", "Repair", "Registration", "Complaint"]],
    ]) {
      await page.goto(shop.base + "/request.html?lang=en&line=" + line);
      await page.locator("#kinds a").first().waitFor();
      assert.deepEqual(await page.locator("#kinds a").allInnerTexts(), kinds, line);
    }
    await page.close();
  });
});

describe("a withdrawal", () => {
  const person = async (page) => {
    await field(page, "name").fill("Erika Muster");
    await field(page, "email").fill("e@example.com");
  };
  const begin = (page) => page.getByRole("button", { name: "Withdraw from contract here" }).click();
  test("of nothing is an error that says so; the whole order is a choice", () =>
    on("withdrawal", {}, async (page) => {
      await begin(page);
      await person(page);
      await go(page);
      assert.deepEqual(await errors(page), ["Select what you withdraw from, or the whole order"]);
      await page.getByRole("radio", { name: "Only some of it" }).check();
      await go(page);
      assert.deepEqual(await errors(page), ["Select what you withdraw from, or the whole order"]);
      await page.getByRole("radio", { name: "The whole order: 3 products" }).check();
      await go(page);
      const review = await page.locator(".aftersales-panel").innerText();
      for (const part of ["2 × Kettle: €59.80", "1 × Lamp: €40.00", "1 × Product book: €12.50"]) {
        assert.ok(review.includes(part), `${part} in ${review}`);
      }
    }));
  test("names the goods and their amounts, says of a late one that it is late, and is kept with every date", () =>
    on(
      "withdrawal",
      { of: late, policy: { ...terms, rules: [] } },
      async (page) => {
        await begin(page);
        await person(page);
        await page.getByRole("radio", { name: "Only some of it" }).check();
        await page.getByRole("checkbox", { name: /^Kettle/ }).check();
        await page.locator("[data-aftersales-quantity=kettle]").selectOption("1");
        const book = page.locator("[data-aftersales-line=book]");
        assert.match(await book.innerText(), /the last day was .* You can still send it/s);
        await book.locator("input").check();
        await go(page);
        await page.getByRole("button", { name: "Confirm withdrawal" }).click();
        await page.getByText("C-7").waitFor();
        const sent = await page.evaluate(() => globalThis.sent.values);
        assert.deepEqual(sent.lines, [
          { id: "kettle", quantity: 1 },
          { id: "book", quantity: 1 },
        ]);
        for (const [link, type] of [
          ["Save as text", "text"],
          ["Save to print", "html"],
        ]) {
          const download = page.waitForEvent("download");
          await page.getByRole("link", { name: link }).click();
          const content = await readFile(await (await download).path(), "utf8");
          for (const part of [
            "I hereby give notice that I withdraw",
            "C-7",
            "1 × Kettle",
            "1 × Product book: €12.50",
            "the last day was",
            "5 March 2026 at 12:00:00 Central European Standard Time",
            "5 March 2026 at 12:00:09 Central European Standard Time",
            // Article 13 and 14: fourteen days, for the money and for the goods.
            "Refund after a withdrawal: by 19 March 2026",
            "Goods sent back after a withdrawal: by 19 March 2026",
          ]) {
            assert.ok(content.includes(part), `${part} in ${type}: ${content}`);
          }
          // What was paid for two is no price of one.
          assert.ok(!content.includes("€59.80"));
          assert.equal(content.startsWith("<!doctype html>"), type === "html");
        }
        assert.ok(await page.getByRole("button", { name: "Print" }).isVisible());
      },
      { acceptDownloads: true },
    ));
  test("of a guest, who has a number and an address", () =>
    on("withdrawal", { of: null }, async (page) => {
      await begin(page);
      await person(page);
      await field(page, "orderId").fill("A-1024");
      await page.getByRole("radio", { name: "Only some of it" }).check();
      await go(page);
      assert.deepEqual(await errors(page), ["Name the goods that you withdraw from"]);
      await field(page, "goods").fill("The blue kettle");
      await go(page);
      await page.getByRole("button", { name: "Confirm withdrawal" }).click();
      await page.getByText("C-7").waitFor();
      assert.ok(await page.getByText("The blue kettle").isVisible());
      assert.deepEqual(await page.evaluate(() => globalThis.sent.values), {
        orderId: "A-1024",
        scope: "part",
        goods: "The blue kettle",
        name: "Erika Muster",
        email: "e@example.com",
      });
    }));
});
