// The shop's other side: who is let to the desk, what it shows first, and what its staff writes down.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, root, shop as open } from "./support.mjs";

const order = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));

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

const isNarrowEnough = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const ready = (page) => page.locator("html[data-ready]").waitFor({ state: "attached" });

const complaint = (lineId, description, more = {}) =>
  shop.file("complaint", lineId, {
    product: lineId,
    category: "product_quality",
    reason: "defective",
    description,
    demand: "refund",
    consent: true,
    ...more,
  });

/** A page at the desk, signed in. */
async function atDesk({ language = "en", width = 1200, scheme = "light", query = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, ...options });
  const page = await context.newPage();
  const told = [];
  page.on("pageerror", (error) => told.push(error.message));
  page.on("console", (message) => message.type() === "error" && told.push(message.text()));
  await page.goto(`${shop.base}/desk.html?lang=${language}${query}`);
  await page.locator("#token").fill(shop.token);
  await page.locator(".door button").click();
  await page.locator("#cases li").first().waitFor();
  await ready(page);
  const close = async () => {
    assert.deepEqual(told, []);
    await context.close();
  };
  return { page, close };
}

const numbers = (page) => page.locator("#cases .number").allInnerTexts();

describe("the door", () => {
  test("opens for the token only, and closes behind who signs out", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(shop.base + "/desk");
    await ready(page);
    assert.equal(await page.locator("#inside").isVisible(), false);
    await page.locator("#token").fill("guessed");
    await page.keyboard.press("Enter");
    await page.getByText("This is not the token.").waitFor();
    assert.equal(await page.locator("#inside").isVisible(), false);
    await page.locator("#token").fill(shop.token);
    await page.keyboard.press("Enter");
    await page.locator("#inside").waitFor();
    const [cookie] = await context.cookies(shop.base + "/api/desk");
    assert.deepEqual([cookie.name, cookie.httpOnly, cookie.sameSite], ["desk", true, "Strict"]);
    assert.notEqual(cookie.value, shop.token);
    await page.reload();
    await page.locator("#inside").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.locator("#door").waitFor();
    assert.equal((await context.request.get(shop.base + "/api/desk/cases")).status(), 401);
    await context.close();
  });
});

describe("the cases", () => {
  let late, early, asked, closed;
  before(async () => {
    // Electronics are answered within 2 hours, the goods of the nursery within what their terms promise.
    closed = await complaint("stroller", "A wheel is loose.");
    await shop.happen(closed.caseId, { event: "first_response" });
    await shop.happen(closed.caseId, {
      event: "refund",
      amount: { decimal: "89.00", currency: "CNY" },
      method: "bank_card",
    });
    await shop.happen(closed.caseId, { event: "closed" });
    asked = await complaint("cot", "One screw is missing.");
    await shop.happen(asked.caseId, { event: "first_response", note: "Thank you." });
    await shop.happen(asked.caseId, { event: "information_requested", until: "2026-11-29" });
    early = await complaint("stroller", "The brake squeaks <b>loudly</b>.");
    late = await complaint("phone", "The screen stays black.");
  });

  test("are shown by whose turn it is, by kind, and with the customer's words", async () => {
    const { page, close } = await atDesk();
    const open = await numbers(page);
    assert.deepEqual(new Set(open), new Set([late.number, early.number, asked.number]));
    assert.equal(open[0], late.number, "what is due first goes first: the phone, within two hours");
    const row = page.locator("#cases li", { hasText: early.number });
    assert.match(await row.innerText(), /Folding stroller[^]*The brake squeaks <b>loudly<\/b>\.[^]*李明/);
    await page.getByText("Shopper's turn 1").click();
    assert.deepEqual(await numbers(page), [asked.number]);
    await page.getByText("Over 1").click();
    assert.deepEqual(await numbers(page), [closed.number]);
    await page.getByText("Our turn 2").click();
    assert.deepEqual(new Set(await numbers(page)), new Set([late.number, early.number]));
    await page.getByLabel("Kind").selectOption({ label: "Complaint" });
    assert.equal((await numbers(page)).length, 2);
    await page.getByText("Late 0").click();
    await page.getByText("No case here.").waitFor();
    await close();
  });

  test("that are late go first and say so", async () => {
    // Half past twelve: the two hours for the phone are over, the day for the stroller is not.
    const { page, close } = await atDesk();
    await page.route("**/api/desk/cases", async (route) => {
      const answer = await route.fetch();
      const records = await answer.json();
      // The engine says of the same records what it says at half past twelve.
      const told = await page.evaluate(
        async ({ records, at }) => {
          const { openPolicy } = await import("/pkg/dist/index.js");
          const { calendar, pack } = await import("/pkg/dist/documents.js");
          for (const record of records) {
            const terms = await (await fetch(`/pkg/policies/${record.policy.id}.json`)).json();
            const { value: policy } = await openPolicy(terms, { packs: pack, calendars: calendar });
            const { progress: _progress, ...kept } = record;
            record.progress = policy.caseProgress(kept, at).value;
          }
          return records;
        },
        { records, at: "2026-11-22T12:30:00+08:00" },
      );
      await route.fulfill({ response: answer, json: told });
    });
    await page.getByRole("button", { name: "Look again" }).click();
    await page.getByText("Late 1").click();
    assert.deepEqual(await numbers(page), [late.number]);
    const row = page.locator("#cases li.late");
    assert.match(await row.innerText(), /First answer: was due by 22 November 2026 at 12:00/);
    await close();
  });

  test("are opened, and what is written down changes them for the shopper too", async () => {
    const { page, close } = await atDesk();
    await page.locator(`[data-case="${late.caseId}"]`).click();
    const opened = page.locator("#opened");
    await opened.getByText("The screen stays black.").waitFor();
    const may = await opened.locator(".may form").evaluateAll((forms) => forms.map((form) => form.dataset.event));
    const { progress } = await (await fetch(`${shop.base}/api/cases/${late.caseId}`)).json();
    const shops = progress.mayFollow.filter((event) => !progress.shopperMay.includes(event) || event === "escalated");
    assert.deepEqual(new Set(may), new Set(shops), "every step of the shop that the engine allows, and no other");
    await opened.locator("summary", { hasText: "Ask for something" }).click();
    const form = opened.locator('form[data-event="information_requested"]');
    await form.getByLabel("What is needed, one question on a line").fill("The serial number\nSince when?");
    await form.getByLabel("Until").fill("2026-11-30");
    await form.getByRole("button", { name: "Write it down" }).click();
    await page.getByText("Written down: Asked for something").waitFor();
    await opened.getByText("Shopper to answer").waitFor();
    const record = await (await fetch(`${shop.base}/api/cases/${late.caseId}`)).json();
    assert.equal(record.state, "waiting_for_shopper");
    assert.deepEqual(
      [record.log[0].until, record.log[0].asks.map(({ title }) => title)],
      ["2026-11-30", ["The serial number", "Since when?"]],
    );
    await close();
    const shopper = await browser.newPage();
    await shopper.goto(`${shop.base}/case.html?id=${late.caseId}&lang=en#right=${late.right}`);
    await shopper.getByText("Answer by 30 November 2026").waitFor();
    assert.equal(new URL(shopper.url()).hash, "", "the right does not stay in the address");
    await shopper.getByLabel("Since when?").waitFor();
    await shopper.getByText("Go on with another device").click();
    await shopper.getByText("#right=" + late.right).waitFor();
    await shopper.setViewportSize({ width: 320, height: 900 });
    assert.ok(await isNarrowEnough(shopper), "the link is broken where it is too long");
    await shopper.close();
  });

  test("are only looked at by who has no more than their link", async () => {
    const page = await browser.newPage();
    await page.goto(`${shop.base}/case.html?id=${asked.caseId}&lang=en`);
    const card = page.locator("aftersales-case section.card");
    await card.getByText("The shop needs this from you").waitFor();
    await page.getByText("You may look at this case.").waitFor();
    // Saving a day for a calendar changes nothing.
    assert.equal(await card.locator("form, textarea, button:not([part~=calendar])").count(), 0);
    await page.close();
  });

  test("are counted as the engine counts them", async () => {
    const { page, close } = await atDesk();
    const bar = (name) => page.locator(".bars li", { hasText: new RegExp("^" + name) });
    // Four complaints; three were answered at once, the phone's by a question; one came to a refund, and that one is resolved.
    for (const [name, numbers, share] of [
      ["Answered in time", "✓ 100% · 3 of 3 · goal 90%", 1],
      ["Resolved", "✗ 25% · 1 of 4 · goal 80%", 0.25],
      ["Complaints that were justified", "✗ 100% · 1 of 1 · goal 3%", 1],
      ["Work found in order", "nothing to count yet · goal 90%", 0],
    ]) {
      assert.equal(await bar(name).locator(".numbers").innerText(), numbers, name);
      const drawn = await bar(name)
        .locator(".bar")
        .evaluate((node) => node.firstChild.getBoundingClientRect().width / node.getBoundingClientRect().width);
      assert.ok(Math.abs(drawn - share) < 0.01, `${name}: ${drawn}`);
    }
    await close();
  });

  test("are read in both languages, narrow and wide, light and dark", async () => {
    for (const language of ["en", "zh-Hans"]) {
      for (const [width, scheme] of [
        [320, "light"],
        [360, "dark"],
        [1200, "light"],
        [1200, "dark"],
      ]) {
        const { page, close } = await atDesk({ language, width, scheme });
        assert.ok(await isNarrowEnough(page), `${language} ${width}`);
        await page.locator(`[data-case="${asked.caseId}"]`).click();
        await page.locator("#opened dl").first().waitFor();
        assert.ok(await isNarrowEnough(page), `${language} ${width}, opened`);
        const text = await page.locator("body").innerText();
        assert.doesNotMatch(text, /[a-z]_[a-z]|undefined|null|NaN|\[object|\{\w+\}/);
        // Nothing has happened to this one yet.
        await page.goto(`${shop.base}/desk.html?lang=${language}&id=${early.caseId}`);
        await page.locator("#opened .may").waitFor();
        assert.doesNotMatch(await page.locator("#opened").innerText(), /undefined|null/);
        await close();
      }
    }
  });

  test("are reached with the keyboard alone", async () => {
    const { page, close } = await atDesk();
    await page.locator(`[data-case="${asked.caseId}"]`).focus();
    await page.keyboard.press("Enter");
    await page.locator("#opened dl").first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "opened");
    await page.goBack();
    await page.locator("#opened", { hasText: "Choose a case" }).waitFor();
    await close();
  });

  test("are written into once, and not over what somebody else wrote meanwhile", async () => {
    const { caseId } = await complaint("stroller", "The basket is torn.");
    const logOf = async () => (await (await fetch(`${shop.base}/api/cases/${caseId}`)).json()).log ?? [];
    const { page } = await atDesk({ query: "&id=" + caseId });
    const form = page.locator("form[data-event=contact]");
    await page.locator("summary", { hasText: "Get in touch" }).click();
    await form.getByLabel("What we say to the shopper").fill("We called you.");
    // The shop has it, and its answer is lost.
    await page.route(
      "**/events",
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await form.getByRole("button").click();
    await form.getByText("The shop could not be reached. Try again.").waitFor();
    await form.getByRole("button").click();
    await page.getByText("Written down: Got in touch").waitFor();
    assert.deepEqual(
      (await logOf()).map(({ note }) => note),
      ["We called you."],
    );
    await shop.happen(caseId, { event: "contact", note: "A colleague called too." });
    await page.locator("summary", { hasText: "Get in touch" }).click();
    await form.getByLabel("What we say to the shopper").fill("We called again.");
    await form.getByRole("button").click();
    await form.getByText("The case has changed, or something here is not right.").waitFor();
    assert.equal((await logOf()).length, 2);
    await page.context().close();
  });
});
