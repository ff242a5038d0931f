// What a page mistakes is told once in the console, and never keeps a shopper from sending a form.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { heard, launch, serve } from "./support.mjs";

let browser;
let served;
let page;
let console_;

before(async () => {
  [browser, served] = [await launch(), await serve()];
});
after(async () => {
  await browser.close();
  served.close();
});
beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
  console_ = [];
  page.on("console", (message) => message.type() === "warning" && console_.push(message.text()));
});

const json = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value)}</script>`;
const terms = {
  format: 1,
  id: "s",
  version: "1",
  timeZone: "Europe/Berlin",
  categories: { sound: ["audio"] },
  rules: [{ id: "r", grants: ["refund"], when: { categories: ["audio"] }, window: { length: "P7D" } }],
};
const line = { id: "1", quantity: 1, categories: ["audio"], events: { delivered: "2026-03-02" } };
const NOW = 'now="2026-03-05T12:00:00Z"';

async function open(body, given = line) {
  served.body = json("terms", terms) + json("line", given) + body;
  await page.goto(served.base);
}
const told = (name) => page.waitForFunction((kind) => globalThis.heard.some(([known]) => known === kind), name);

test("a misspelt fact is told, though there is an answer", async () => {
  await open(`<aftersales-return policy="#terms" line="#line" ${NOW}>Ask us</aftersales-return>`, {
    ...line,
    categories: ["Audio"],
  });
  await told("answer");
  assert.equal(console_.length, 1);
  assert.match(console_[0], /unknown_category at \/line\/categories\/0.*audio.*troubleshooting/);
});

test("why the fallback is shown is told once, however many elements show it", async () => {
  const broken = `<aftersales-return policy="#terms" line="#line" ${NOW}>Ask us</aftersales-return>`;
  await open(broken + broken, { ...line, events: { delivered: "02.03.2026" } });
  await page.waitForFunction(() => globalThis.heard.filter(([name]) => name === "issues").length === 2);
  assert.equal(await page.getByText("Ask us").count(), 2);
  assert.equal(console_.length, 1);
  assert.match(
    console_[0],
    /<aftersales-return> shows its fallback: instant_malformed at \/line\/events\/delivered.*2026-03-02/,
  );
});

test("a time that is none is refused, not guessed", async () => {
  for (const now of ["21.11.2026", "2026-11-21T10:00:00", "junk"]) {
    await open(`<aftersales-return policy="#terms" line="#line" now="${now}">Ask us</aftersales-return>`);
    await told("issues");
    const [{ issues }] = await heard(page, "issues");
    assert.deepEqual([issues[0].code, issues[0].pointer], ["ambiguous_instant", "/now"], now);
  }
});

test("text that is no JSON says where it stands, and JSON in an attribute is read", async () => {
  await open(
    `<script type="application/json" id="odd"><p></script><aftersales-return policy="#odd" line="#line" ${NOW}></aftersales-return>`,
  );
  await told("issues");
  assert.match((await heard(page, "issues"))[0].issues[0].message, /#odd/);
  await open(`<aftersales-return policy='${JSON.stringify(terms)}' line="#line" ${NOW}></aftersales-return>`);
  await told("answer");
});

test("a withdrawal is sent whatever is wrong with what the page knows of the goods", async () => {
  await open(
    `<aftersales-withdrawal policy="#terms" line="#line" ${NOW} draft="memory">Call us</aftersales-withdrawal>`,
    { ...line, events: { delivered: "02.03.2026" } },
  );
  await page.evaluate(() => {
    document.querySelector("aftersales-withdrawal").submit = async ({ key }) => ({
      key,
      caseId: "C-1",
      receivedAt: "2026-03-05T12:00:01Z",
    });
  });
  const form = page.locator("aftersales-withdrawal");
  await form.getByRole("button").first().click();
  await form.locator("[name=name]").fill("Ann");
  await form.locator("[name=orderId]").fill("A-1");
  await form.locator("[name=email]").fill("ann@shop.example");
  await form.locator("button.aftersales-main").first().click();
  await form.getByRole("button", { name: /confirm/i }).click();
  await told("receipt");
  assert.equal((await heard(page, "issues")).length, 1, "it is told once");
  assert.ok(console_.some((text) => /instant_malformed at \/line\/events\/delivered/.test(text)));
});

test("a form that is bound twice is bound once, and knows the order's number", async () => {
  await open("<form id=own><label>Order <input name=orderId></label><button>Send</button></form>");
  const found = await page.evaluate(async (document_) => {
    const [{ openPolicy }, { bindForm }] = await Promise.all([
      import("/pkg/dist/index.js"),
      import("/pkg/dist/forms.js"),
    ]);
    const { value: policy } = await openPolicy(document_);
    const form = document.getElementById("own");
    const options = { policy, draft: "memory", order: { id: "A-1", lines: [] }, submit: async () => ({}) };
    await bindForm(form, options);
    await bindForm(form, options);
    form.requestSubmit();
    await new Promise((later) => setTimeout(later, 300));
    return {
      order: form.elements.orderId.value,
      summaries: form.querySelectorAll(".aftersales-summary").length,
      drafts: form.querySelectorAll(".aftersales-draft").length,
    };
  }, terms);
  assert.deepEqual(found, { order: "A-1", summaries: 1, drafts: 1 });
});

test("sentences in another language than the page's say which", async () => {
  await open(
    `<div lang="el"><aftersales-return policy="#terms" line="#line" ${NOW}></aftersales-return></div><aftersales-return id="en" policy="#terms" line="#line" ${NOW}></aftersales-return>`,
  );
  await page.waitForFunction(() => globalThis.heard.filter(([name]) => name === "answer").length === 2);
  const languages = await page.evaluate(() =>
    [...document.querySelectorAll("aftersales-return")].map((one) => one.shadowRoot.firstElementChild.lang),
  );
  assert.deepEqual(languages, ["en", ""]);
  assert.match(console_[0], /no sentences for the locale "el"/);
});
