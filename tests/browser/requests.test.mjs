// Every element that sends, and the one that shows a case, against the demo shop: filled in, refused, mended, confirmed,
// sent, and found in the shop's books.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { NO_WASM, STRICT, heard, launch, root, serve, shop as open } from "./support.mjs";
import { photo, placeless } from "./photo.mjs";

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

/** Opens a page of the shop, and holds that nothing went wrong in it. */
async function on(path, use, options = {}) {
  const context = await browser.newContext({ timezoneId: "Pacific/Honolulu", ...options });
  try {
    const page = await context.newPage();
    const told = [];
    page.on("pageerror", (error) => told.push(error.message));
    page.on("console", (message) => message.type() === "error" && told.push(message.text()));
    await page.addInitScript(() => {
      globalThis.violations = [];
      addEventListener("securitypolicyviolation", (event) =>
        globalThis.violations.push(event.violatedDirective + event.blockedURI),
      );
    });
    await page.goto(shop.base + path);
    await use(page);
    assert.deepEqual(told, []);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  } finally {
    await context.close();
  }
}

const field = (page, name) => page.locator(`form [name=${name}]`);
const go = (page) => page.locator("form > .aftersales-main").click();
const send = (page) => page.locator(".aftersales-panel .aftersales-main");

/** Sends what was confirmed, with a double click, and gives the record that the shop has of it. */
async function sent(page) {
  const statuses = [];
  page.on("response", (response) => response.url().endsWith("/api/submissions") && statuses.push(response.status()));
  await send(page).dblclick();
  const link = page.locator("#filed a");
  await link.waitFor();
  assert.deepEqual(statuses, [201], "it is sent once");
  const id = new URL(await link.getAttribute("href"), shop.base).searchParams.get("id");
  const record = await (await fetch(`${shop.base}/api/cases/${id}`)).json();
  assert.ok(await page.getByText(record.number).first().isVisible());
  return record;
}

async function person(page) {
  await field(page, "name").fill("李 薇");
  await field(page, "email").fill("li@example.com");
}

const errors = (page) => page.locator(".aftersales-summary a").allInnerTexts();

describe("a request", () => {
  test("to return says what it will come to, asks what that hinges on, and goes with a picture", () =>
    on("/request.html?kind=return&line=nappies&lang=en", async (page) => {
      await field(page, "reason").selectOption("changed_mind");
      const told = page.locator(".aftersales-foresight");
      await told.getByText("It depends on your answers").waitFor();
      await told.getByRole("radio", { name: "Yes → no return" }).waitFor();
      await told
        .getByRole("radio", { name: "No → refund until 24 November 2026, exchange until 2 December 2026" })
        .check();
      await told.getByText("You can ask for this now").waitFor();
      await go(page);
      assert.ok((await errors(page)).includes("Enter your name"));
      await person(page);
      await page.getByRole("radio", { name: "Refund Certain" }).check();
      await page.locator("form [type=file]").setInputFiles([{ name: "seal.png", mimeType: "image/png", buffer: PNG }]);
      await page.getByText("seal.png").waitFor();
      await go(page);
      assert.ok(await page.locator(".aftersales-panel").getByText("1 × Nappies, 84 pieces").isVisible());
      const record = await sent(page);
      assert.deepEqual(
        [record.kind, record.lineId, record.values.remedy, record.decision.status],
        ["return", "nappies", "refund", "eligible"],
      );
      const [file] = record.values.attachments;
      assert.deepEqual([file.name, file.size, file.type], ["seal.png", PNG.length, "image/png"]);
      const kept = await fetch(`${shop.base}/api/cases/${record.id}/attachments/${file.id}`);
      assert.deepEqual(Buffer.from(await kept.arrayBuffer()), PNG);
      // One was bought: until this case is taken back there is none left to return.
      const right = await page.evaluate((id) => JSON.parse(localStorage["lantern-lane-rights"])[id], record.id);
      const back = { key: record.id, event: "cancelled", right };
      const answer = await fetch(`${shop.base}/api/cases/${record.id}/answers`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": back.key },
        body: JSON.stringify(back),
      });
      assert.equal(answer.status, 201);
    }));
  test("with `strip-location` takes the place out of a picture, also after another was added", () =>
    on("/request.html?kind=return&line=nappies&lang=en", async (page) => {
      await page.locator("aftersales-request").evaluate((element) => element.setAttribute("strip-location", ""));
      const input = page.locator("form [type=file]");
      await input.setInputFiles([{ name: "one.jpg", mimeType: "image/jpeg", buffer: photo }]);
      await page.getByText("one.jpg").waitFor();
      await input.setInputFiles([{ name: "two.png", mimeType: "image/png", buffer: PNG }]);
      // It is cut off, so that nothing is known of its end.
      await page.getByText("In these files it may remain: two.png.").waitFor();
      await field(page, "reason").selectOption("changed_mind");
      await person(page);
      await page
        .locator(".aftersales-foresight")
        .getByRole("radio", { name: /^No → / })
        .check();
      await page.getByRole("radio", { name: "Refund Certain" }).check();
      await go(page);
      const record = await sent(page);
      const kept = await Promise.all(
        record.values.attachments.map(async ({ id }) =>
          Buffer.from(await (await fetch(`${shop.base}/api/cases/${record.id}/attachments/${id}`)).arrayBuffer()),
        ),
      );
      assert.deepEqual(kept, [placeless, PNG]);
    }));
  test("that is not open says why, and is not taken in", () =>
    on("/request.html?kind=return&line=bottles&lang=en", async (page) => {
      await field(page, "reason").selectOption("changed_mind");
      await page.locator(".aftersales-foresight").getByText("Not open now").waitFor();
      assert.match(await page.locator(".aftersales-foresight").innerText(), /the last day was/);
    }));
  test("for a repair says what covers it, in Chinese", () =>
    on("/request.html?kind=repair&line=phone&lang=zh-Hans", async (page) => {
      await page
        .locator(".aftersales-foresight")
        .getByText("购买三十日内登记，免费维修一年：有效期至2027年9月10日")
        .waitFor();
      await go(page);
      assert.ok((await errors(page)).length >= 3);
      await person(page);
      await field(page, "fault").fill("开机后屏幕一直是黑的，充电也没有反应。");
      await page.locator("form [name=handover]").first().check();
      await go(page);
      const record = await sent(page);
      assert.deepEqual([record.kind, record.lineId, record.warranties[0].state], ["repair", "phone", "active"]);
      // Its page follows what the shop and the shopper do.
      await page.locator("#filed a").click();
      const state = (text) => page.locator("aftersales-case .chip").getByText(text).waitFor();
      for (const [event, said] of [
        ["first_response", "已答复"],
        ["information_requested", "等您补充"],
        ["goods_arrived", "商家已收到"],
        ["closed", "已完结"],
      ]) {
        await shop.happen(record.id, { event });
        await page.reload();
        await state(said);
      }
    }));
  test("to register says until when", () =>
    on("/request.html?kind=registration&line=headphones&lang=en", async (page) => {
      await page.locator(".aftersales-foresight").getByText("Register by 5 December 2026").waitFor();
      await go(page);
      await person(page);
      await field(page, "serialNumber").fill("SN-0042");
      assert.equal(await field(page, "purchaseDate").count(), 0, "the order states it");
      await go(page);
      const record = await sent(page);
      assert.deepEqual(
        [record.kind, record.values.serialNumber, record.values.purchaseDate, record.warranties[0].registration.done],
        ["registration", "SN-0042", "2026-11-05", false],
      );
    }));
});

test("a withdrawal has two steps, asks for no reason, and is acknowledged", () =>
  on(
    "/request.html?kind=withdrawal&lang=en",
    async (page) => {
      await page.getByRole("button", { name: "Withdraw from contract here" }).click();
      assert.equal(await field(page, "reason").count(), 0);
      await go(page);
      assert.ok((await errors(page)).length >= 2);
      await person(page);
      await page.getByRole("radio", { name: "Only some of it" }).check();
      await page.getByRole("checkbox", { name: "Cotton romper, size 73 CN¥178.00" }).check();
      await page.locator("[data-aftersales-quantity=romper]").selectOption("1");
      await page.getByRole("checkbox", { name: "Glass bottles, set of three CN¥99.00" }).check();
      await go(page);
      assert.equal(await send(page).innerText(), "Confirm withdrawal");
      const record = await sent(page);
      assert.deepEqual(record.values.lines, [
        { id: "romper", quantity: 1 },
        { id: "bottles", quantity: 1 },
      ]);
      assert.deepEqual([record.decisions.romper.status, record.decisions.bottles.status], ["eligible", "ineligible"]);
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save as text" }).click();
      const text = await readFile(await (await download).path(), "utf8");
      for (const part of [
        "I hereby give notice that I withdraw",
        record.number,
        "22 November 2026",
        "李 薇",
        "1 × Cotton romper, size 73",
        "1 × Glass bottles",
        "Glass bottles, set of three: Too late for a refund: the last day was 10 July 2026.",
        "Beijing time",
      ]) {
        assert.ok(text.includes(part), `${part} in ${text}`);
      }
      const durable = await fetch(`${shop.base}/api/cases/${record.id}/acknowledgement`);
      assert.match(await durable.text(), /About: Withdrawal from contract[^]*1 × Glass bottles[^]*事项：撤回合同/);
    },
    { acceptDownloads: true },
  ));

test("a survey is answered by keyboard, mark by mark", () =>
  on("/request.html?kind=survey&lang=en", async (page) => {
    await go(page);
    assert.equal((await errors(page)).length, 1);
    await page.locator(".aftersales-summary a").click();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.locator("form [name=attitude][value='5']").check();
    await go(page);
    const record = await sent(page);
    assert.deepEqual(
      [Number(record.values.overall), Number(record.values.attitude), record.values.process],
      [3, 5, undefined],
    );
  }));

describe("a case", () => {
  const policy = {
    format: 1,
    id: "corner-shop",
    version: "1",
    timeZone: "Asia/Shanghai",
    rules: [],
    serviceLevels: [{ kind: "first_response", window: { from: "submitted", length: "PT24H" } }],
  };
  const record = (events) => ({
    id: "C-7",
    kind: "complaint",
    receivedAt: "2026-03-02T10:15:00+08:00",
    values: { name: "Ann <b>" },
    raw: {},
    state: "received",
    events,
    classification: { category: "service", department: "customer_service", priority: "normal" },
  });
  let served;
  before(async () => {
    served = await serve();
  });
  after(() => served?.close());
  async function shown(events, now, use, policyOf = STRICT, language = "en") {
    const json = (id, value) =>
      `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
    served.policy = policyOf;
    served.body = `<div lang="${language}">${json("policy", policy)}${json("record", record(events))}<aftersales-case policy="#policy" record="#record" ${now}><p>Ask for C-7</p></aftersales-case></div>`;
    const page = await browser.newPage();
    await page.goto(served.base);
    await page.waitForFunction(() => globalThis.heard.length > 0);
    await use(page);
    await page.close();
  }
  const card = (page) => page.locator("aftersales-case section.card").innerText();
  test("shows its steps, whose turn it is and by when", () =>
    shown({}, 'now="2026-03-02T04:00:00Z"', async (page) => {
      const text = await card(page);
      for (const part of ["Received", "The shop: by 3 March 2026 at 10:15", "C-7", "Customer service"]) {
        assert.ok(text.includes(part), `${part} in ${text}`);
      }
      assert.equal(
        await page
          .locator("aftersales-case [aria-current=step]")
          .innerText()
          .then((shownStep) => shownStep.startsWith("First answer")),
        true,
      );
      assert.equal(await page.locator("aftersales-case").getByText("Ask for C-7").isVisible(), false);
      await page.locator("aftersales-case summary").click();
      assert.ok(await page.getByText("Ann <b>").isVisible());
      assert.deepEqual(await heard(page, "violation"), []);
    }));
  for (const [why, events, words] of [
    ["is late", { submitted: "2026-03-01T10:15:00+08:00" }, ["was due by 2 March 2026"]],
    [
      "waits for the shopper",
      { first_response: "2026-03-02T10:30:00+08:00", information_requested: "2026-03-02T10:40:00+08:00" },
      ["Waiting for you", "It is your turn"],
    ],
    ["was reopened", { closed: "2026-03-02T10:30:00+08:00", reopened: "2026-03-02T10:40:00+08:00" }, ["Open again"]],
    ["was escalated", { escalated: "2026-03-02T10:40:00+08:00" }, ["With somebody else"]],
    [
      "is closed",
      { resolution: "2026-03-02T10:30:00+08:00", closed: "2026-03-02T10:40:00+08:00" },
      ["Closed", "Not needed"],
    ],
  ]) {
    test("that " + why, () =>
      shown(events, 'now="2026-03-02T04:00:00Z"', async (page) => {
        const text = await card(page);
        for (const part of words) assert.ok(text.includes(part), `${part} in ${text}`);
      }),
    );
  }
  test("is asked again when a promise falls due", () =>
    shown({}, 'server-time="2026-03-03T02:14:58Z"', async (page) => {
      assert.match(await card(page), /The shop: by/);
      await page.locator("aftersales-case").getByText("The shop: was due by").waitFor();
    }));
  const every = ["request", "withdrawal", "survey", "case"];
  const bodyOfAll = () =>
    every
      .map(
        (tag) =>
          `<aftersales-${tag} policy="/pkg/policies/electronics.json"><p>Write about ${tag}</p></aftersales-${tag}>`,
      )
      .join("");
  test("with wasm forbidden each form is there, from the engine in JavaScript", async () => {
    served.policy = NO_WASM;
    served.body = bodyOfAll();
    const page = await browser.newPage();
    await page.goto(served.base);
    for (const tag of ["request", "withdrawal", "survey"]) {
      await page.locator(`aftersales-${tag} button`).first().waitFor();
    }
    for (const tag of ["request", "withdrawal", "survey"]) {
      assert.equal(await page.getByText("Write about " + tag).isVisible(), false, tag);
    }
    assert.deepEqual(await page.evaluate(() => globalThis.heard.filter(([name]) => name === "issues")), []);
    await page.close();
  });
  test("with wasm forbidden and no JavaScript in its place each element shows what the server wrote", async () => {
    const tags = every;
    served.policy = NO_WASM;
    served.body = bodyOfAll();
    const page = await browser.newPage();
    await page.route("**/*-script*.js", (route) => route.abort());
    await page.goto(served.base);
    await page.waitForFunction(() => globalThis.heard.filter(([name]) => name === "issues").length >= 4);
    for (const tag of tags) assert.ok(await page.getByText("Write about " + tag).isVisible(), tag);
    assert.equal(await page.locator("form, .aftersales-panel, .chip").count(), 0);
    await page.close();
  });
});
