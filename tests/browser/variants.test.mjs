// How much of an answer is shown: one sentence, a card, a card with everything open. Days are counted by hand: what was delivered on
// 2 March 2026 goes back for seven days, until Monday 9 March, is exchanged for five, and is mended for a year, until 2 March 2027.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./support.mjs";

const terms = {
  format: 1,
  id: "corner",
  version: "1",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  defaults: { window: { from: "delivered", count: "days_after" } },
  rules: [
    { id: "mind", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length: "P7D" } },
    { id: "swap", grants: ["exchange"], when: { reasons: ["changed_mind"] }, window: { length: "P5D" } },
    {
      id: "fault",
      grants: ["repair"],
      when: { reasons: ["defective"] },
      window: { length: "P1Y", count: "months_same_date" },
    },
  ],
  costs: [{ id: "postage", when: { reasons: ["changed_mind"] }, shippingPaidBy: "buyer" }],
  warranties: [{ id: "year", covers: ["repair"], window: { length: "P1Y", count: "months_same_date" } }],
};
const line = { id: "lamp", title: "Lamp", quantity: 1, events: { delivered: "2026-03-02" } };
const json = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value)}</script>`;

let served;
let browser;
before(async () => {
  served = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await served?.close();
});

/** @param {string} tag @param {string} attributes */
async function on(tag, attributes, use) {
  served.body =
    json("terms", terms)
    + json("line", line)
    + `<${tag} policy="#terms" line="#line" now="2026-03-05T12:00:00+08:00" ${attributes}></${tag}>`;
  const page = await browser.newPage({ timezoneId: "Asia/Shanghai" });
  page.setDefaultTimeout(10_000);
  await page.goto(served.base);
  const element = page.locator(tag);
  await element.locator(".chip, .heading").first().waitFor();
  try {
    await use(element);
  } finally {
    await page.close();
  }
}
const answer = (attributes, use) => on("aftersales-return", `reason="changed_mind" ${attributes}`, use);

test("a line is the state and one sentence", () =>
  answer('variant="line"', async (element) => {
    assert.match(await element.locator(".chip").innerText(), /You can ask for this now/);
    const sentence = await element.locator("[part=sentence]").innerText();
    assert.equal(sentence, "Return it until Monday 9 March; you pay the postage.");
    assert.equal(await element.locator("dl, select, details, [role=timer], .heading").count(), 0);
  }));

test("a warranty in one line says until when", () =>
  on("aftersales-warranty", 'variant="line"', async (element) => {
    assert.equal(await element.locator("[part=sentence]").innerText(), "Shop warranty: covered until 2 March 2027.");
    assert.equal(await element.locator("dl, progress").count(), 0);
  }));

test("a card folds what is not first, and a full one does not", async () => {
  const open = (element) =>
    element.locator("details:not([hidden])").evaluateAll((all) => all.map((details) => details.open));
  await answer("", async (element) => assert.deepEqual(await open(element), [false, false]));
  await answer('variant="full"', async (element) => {
    assert.deepEqual(await open(element), [true, true]);
    await element.getByText("Exchange: open until 7 March 2026").waitFor();
  });
});

test("headings are as deep as the page says", async () => {
  for (const [attribute, tag] of [
    ["", "h3"],
    ['heading-level="5"', "h5"],
    ['heading-level="9"', "h3"],
  ]) {
    await answer(attribute, async (element) => {
      assert.equal(await element.locator(tag + ".heading").innerText(), "Refund", attribute);
    });
  }
  await on("aftersales-warranty", 'heading-level="2"', async (element) => {
    assert.equal(await element.locator("h2.heading").innerText(), "Shop warranty");
  });
  for (const [name, first, next] of [
    ["aftersales-certificate", "Warranty certificate", "Shop warranty"],
    ["aftersales-timeline", "What you can do, and until when", "Exchange"],
  ]) {
    for (const [attribute, [outer, inner]] of [
      ["", ["h3", "h4"]],
      ['heading-level="2"', ["h2", "h3"]],
      ['heading-level="6"', ["h6", "h6"]],
    ]) {
      await on(name, attribute, async (element) => {
        assert.equal(await element.locator(outer + ".heading").innerText(), first, attribute);
        assert.equal(
          await element
            .locator(inner + ".subheading")
            .first()
            .innerText(),
          next,
          attribute,
        );
      });
    }
  }
});

test("each row is a part of its own", () =>
  answer("", async (element) => {
    assert.match(await element.locator('[part~="row-costs"]').innerText(), /You pay for sending it back/);
    assert.match(await element.locator('[part~="row-authority"]').innerText(), /From the shop’s terms/);
  }));

test("the reason stands beside the answer, and can be changed", () =>
  answer("", async (element) => {
    const reason = element.getByLabel("Reason");
    const words = await reason.locator("option").allInnerTexts();
    assert.ok(words.includes("if you changed your mind") && words.includes("if it does not work as it should"));
    await reason.selectOption({ label: "if it does not work as it should" });
    await element.locator(".heading", { hasText: "Repair" }).waitFor();
    const sentence = await element.locator("[part=sentence]").innerText();
    assert.match(sentence, /^Have it repaired.* until 2 March 2027/);
    assert.equal(await reason.inputValue(), "defective");
    const told = await element.evaluate((node) => [node.reason, node.answers]);
    assert.deepEqual(told, ["changed_mind", { "/request/reason": "defective" }]);
    // Another reason of the page counts again.
    await element.evaluate((node) => (node.reason = "lost"));
    await element.getByText("Not open now").waitFor();
  }));

test("counts to the end that the order gives, where its goods come one after the other", async () => {
  // The shade came on 4 March, so that seven days end with 11 March for the lamp of 2 March too.
  const [mind, ...others] = terms.rules;
  const last = { ...mind, window: { ...mind.window, from: { event: "delivered", parcel: "last" } } };
  const shade = { ...line, id: "shade", events: { delivered: "2026-03-04" } };
  served.body =
    json("terms", { ...terms, rules: [last, ...others] })
    + json("line", line)
    + json("order", { id: "1", lines: [line, shade] })
    + '<aftersales-return policy="#terms" line="#line" order="#order" reason="changed_mind" now="2026-03-10T12:00:00+08:00"></aftersales-return>';
  const page = await browser.newPage({ timezoneId: "Asia/Shanghai" });
  await page.goto(served.base);
  await page.locator("[part=sentence]", { hasText: "until Wednesday 11 March" }).waitFor();
  assert.equal(await page.getByRole("timer").innerText(), "1 day 12 hours left");
  await page.close();
});
