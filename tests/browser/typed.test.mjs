// What people type into a form: an international address, an amount with a comma, several bad files.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./support.mjs";

let browser, served, page;

before(async () => {
  served = await serve();
  served.body = `<form id="complaint" lang="de">
    <label>Email <input name="email" type="email"></label>
    <label>Amount <input name="amount" inputmode="decimal"></label>
    <label>Files <input name="attachments" type="file" multiple></label>
    <button>Check</button>
  </form>`;
  browser = await launch();
  page = await browser.newPage();
  await page.goto(served.base);
  await page.evaluate(async () => {
    const { default: init, loadPolicy } = await import("/pkg/dist/index.js");
    const { bindForm } = await import("/pkg/dist/forms.js");
    await init();
    const document_ = { format: 1, id: "shop", version: "1", timeZone: "Europe/Berlin", currency: "EUR" };
    const { value: policy } = loadPolicy(document_);
    const form = document.querySelector("#complaint");
    await bindForm(form, { policy, draft: "memory", locale: "de", action: "/none" });
  });
});

after(async () => {
  await browser?.close();
  served?.close();
});

/** The sentence at a field. */
const said = (name) =>
  page.evaluate((field) => {
    const ids = document.querySelector(`[name=${field}]`).getAttribute("aria-describedby") ?? "";
    return ids
      .split(" ")
      .map((id) => document.getElementById(id)?.innerText ?? "")
      .join("\n");
  }, name);

test("a domain in its own letters and an amount with a comma are taken", async () => {
  await page.fill("[name=email]", "");
  await page.locator("[name=email]").pressSequentially("max@münchen.de");
  await page.locator("[name=amount]").pressSequentially("1.234,50");
  await page.click("#complaint button:not([type])");
  await page.waitForSelector(".aftersales-summary");
  assert.equal(await page.locator("[name=email]").getAttribute("aria-invalid"), null);
  assert.equal(await page.locator("[name=amount]").getAttribute("aria-invalid"), null);
});

test("an amount that may be two is refused with both", async () => {
  await page.fill("[name=amount]", "1,234");
  await page.locator("[name=amount]").blur();
  await page.waitForSelector("[name=amount][aria-invalid=true]");
  assert.match(await said("amount"), /1234 bedeuten oder 1,234 mit/);
});

test("every bad file is told at the field and above the form", async () => {
  const bad = (name) => ({ name, mimeType: "text/html", buffer: Buffer.from("<p>") });
  const good = { name: "b.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") };
  await page.setInputFiles("[name=attachments]", [bad("a.html"), good, bad("c.html")]);
  await page.waitForSelector("[name=attachments][aria-invalid=true]");
  assert.match(await said("attachments"), /Datei 1 [^\n]*\nDatei 3 /);
  const above = await page.locator(".aftersales-summary a").allInnerTexts();
  assert.equal(above.filter((text) => /^Datei [13] /.test(text)).length, 2);
});
