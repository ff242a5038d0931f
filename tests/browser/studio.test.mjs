// The policy studio as its users have it: terms written in a form, a finding mended, a day found, editions compared, markup read
// and written again, under a strict policy for scripts, and with nothing sent anywhere.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, root, shop } from "./support.mjs";

const NOW = "2026-11-24T10:00:00Z";
const axe = await readFile(root + "node_modules/axe-core/axe.min.js", "utf8");
let browser;
let served;

before(async () => {
  [served, browser] = await Promise.all([shop(NOW), launch()]);
});
after(async () => {
  await browser?.close();
  await served?.close();
});

/** A studio that begins with a document; `told` has what went wrong in it, and what it asked of others. */
async function studio(document, { lang = "en", policy = "", ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    timezoneId: "Europe/Berlin",
    ...options,
  });
  const page = await context.newPage();
  const told = [];
  page.on("pageerror", (error) => told.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(served.base) && !request.url().startsWith("blob:")) {
      told.push("asked " + request.url());
    }
    if (request.method() !== "GET") told.push("sent " + request.url());
  });
  await page.addInitScript(
    (text) => {
      if (!localStorage.getItem("aftersales-studio")) localStorage.setItem("aftersales-studio", text);
      globalThis.violations = [];
      addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
        globalThis.violations.push(violatedDirective),
      );
    },
    JSON.stringify(document, null, 2),
  );
  if (policy) {
    await page.route("**/studio/?*", async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      headers["content-security-policy"] += policy;
      await route.fulfill({ response, headers });
    });
  }
  await page.goto(`${served.base}/studio/?now=${NOW}&lang=${lang}`);
  await page.waitForSelector("html[data-ready]");
  const close = async () => {
    assert.deepEqual(told, []);
    assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
    await context.close();
  };
  return {
    page,
    close,
    text: async () => JSON.parse(await page.evaluate(() => localStorage.getItem("aftersales-studio"))),
  };
}

const SHOP = { format: 1, id: "shop", version: "1", timeZone: "Europe/Berlin", currency: "EUR", rules: [] };
const returns = (length) => ({
  ...SHOP,
  rules: [{ id: "returns", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length } }],
});
/** A law shop of Germany, whose repair ends sooner than the two years of the legal guarantee. */
const TOO_SHORT = {
  ...SHOP,
  countries: ["DE"],
  packs: ["de"],
  calendar: "de",
  assume: { channel: "online", buyer: { consumer: true } },
  rules: [{ id: "repairs", grants: ["repair"], when: { reasons: ["defective"] }, window: { length: "P6M" } }],
};

test("thirty days, opened fourteen, final sale excluded: written without JSON", async () => {
  const { page, close, text } = await studio(SHOP);
  const form = page.locator("#panel-form");
  await page.getByRole("button", { name: "Add a return" }).click();
  await page.keyboard.type("Thirty days, unopened");
  await form.getByLabel("State of the goods").selectOption({ label: "it has not been opened" });
  await page.getByRole("button", { name: "Add a return" }).click();
  const second = form.locator("[data-rule=returns-2]");
  await second.getByLabel("Length").fill("14");
  await second.getByLabel("State of the goods").selectOption({ label: "it has been opened" });
  await page.getByRole("button", { name: "Add an exception" }).focus();
  await page.keyboard.press("Enter");
  await form.locator("[data-rule=exception]").getByLabel("Tags").fill("final_sale");
  assert.deepEqual((await text()).rules, [
    {
      id: "returns",
      grants: ["refund"],
      when: { reasons: ["changed_mind"], condition: { opened: false } },
      window: { length: "P30D" },
      title: "Thirty days, unopened",
    },
    {
      id: "returns-2",
      grants: ["refund"],
      when: { reasons: ["changed_mind"], condition: { opened: true } },
      window: { length: "P14D" },
    },
    { id: "exception", excludes: ["refund"], when: { reasons: ["changed_mind"], tags: ["final_sale"] } },
  ]);
  await page.getByRole("tab", { name: "Matrix" }).click();
  const refund = page.locator("#panel-matrix tr.chosen td").first();
  // Delivered on 21 November: thirty days after it is 21 December, fourteen are 5 December.
  await refund.getByText("until 21 December 2026").waitFor();
  await page.getByLabel("Order line").selectOption({ label: "Delivered 3 days ago, opened" });
  await refund.getByText("until 5 December 2026").waitFor();
  await page.getByLabel("Order line").selectOption({ label: "Final sale, delivered 3 days ago" });
  await page.locator("#panel-matrix").getByText("Nothing is open.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal((await text()).rules[2].when.tags?.includes("final_sale") ?? false, false);
  await close();
});

test("what is below the law is found, shown at its place, and mended by what the law gives", async () => {
  const { page, close, text } = await studio(TOO_SHORT);
  const finding = page.locator(".findings .grave", { hasText: "ends sooner than the law allows" });
  await finding.getByRole("button", { name: "Show the place" }).click();
  assert.equal(
    await page.evaluate(() =>
      document.getElementById("editor").shadowRoot.activeElement?.className.includes("cm-content"),
    ),
    true,
  );
  await finding.getByRole("button", { name: /^Raise it to the law/ }).click();
  await page.getByText("Mended.").waitFor();
  await page.waitForFunction(() => !document.querySelector("#panel-findings")?.textContent.includes("ends sooner"));
  // § 438 BGB: two years from the delivery.
  assert.equal((await text()).rules[0].window.length, "P2Y");
  await close();
});

test("where a page lets no worker be, the tools find the same in the page", async () => {
  const { page, close } = await studio(TOO_SHORT, { policy: "; trusted-types 'none'" });
  await page.locator(".findings .grave", { hasText: "ends sooner than the law allows" }).waitFor();
  assert.equal(page.workers().length, 0);
  assert.deepEqual(await page.evaluate(() => globalThis.violations.splice(0)), ["trusted-types"]);
  await close();
});

test("the day on which the answer for a line changes is found", async () => {
  const { page, close } = await studio(returns("P14D"));
  // Delivered on 21 November: the last of fourteen days is 5 December, and the next begins at midnight.
  await page.getByText("The answer changes next on 2026-12-06 00:00.").waitFor();
  await page.getByRole("tab", { name: "Matrix" }).click();
  await page.getByText("until 5 December 2026").waitFor();
  await page.getByLabel("Day", { exact: true }).focus();
  for (let day = 0; day < 11; day += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByLabel("Date and time").inputValue(), "2026-12-05T11:00");
  await page.getByText("until 5 December 2026").waitFor();
  await page.getByRole("button", { name: "Next change" }).click();
  assert.equal(await page.getByLabel("Date and time").inputValue(), "2026-12-06T00:00");
  await page.locator("#panel-matrix").getByText("Nothing is open.").waitFor();
  await close();
});

test("two editions are compared over own lines, the worst loss first", async () => {
  const { page, close } = await studio(returns("P30D"));
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Keep this edition" }).click();
  const form = page.locator("#panel-form");
  await form.getByLabel("Length").fill("14");
  const csv = 'id,title,delivered\na,Kettle,2026-11-20\nb,"Lamp, tall",2026-11-01\nc,Chair,2026-09-01\n';
  await page
    .getByLabel("Own lines…")
    .setInputFiles({ name: "lines.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByText("2 lose · 0 gain · 1 stay").waitFor();
  const rows = await page.locator("#panel-compare tbody tr").allInnerTexts();
  // The kettle loses 16 days. The lamp's thirty days end on 1 December, 7 days from now, its fourteen are over, and what was paid is lost.
  assert.deepEqual(
    rows.map((row) => row.split("\t")),
    [
      ["September 2026", "1", "", "", ""],
      ["November 2026", "2", "2", "23", "€89.00"],
      ["Kettle", "Refund · until 20 December 2026", "Refund · until 4 December 2026", "−16", ""],
      ["Lamp, tall", "Refund · until 1 December 2026", "not open", "−7", "−€89.00"],
    ],
  );
  await page.getByText("Lost: 23 days · €89.00").waitFor();
  const many =
    "id,delivered\n"
    + Array.from({ length: 10_000 }, (_, place) => `n${place},2026-11-${10 + (place % 10)}`).join("\n");
  await page
    .getByLabel("Own lines…")
    .setInputFiles({ name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(many) });
  // Of ten thousand every one ends sixteen days earlier, or is over already since 24 November.
  await page.getByText("10,000 lose · 0 gain · 0 stay").waitFor();
  const took = await page.evaluate(() => performance.getEntriesByName("studio:compare").at(-1).duration);
  console.log(`studio: 10,000 lines compared in ${Math.round(took)} ms, in a thread of their own`);
  await close();
});

test("the twelve sample lines are compared as by asking for each", async () => {
  const { page, close } = await studio(returns("P30D"));
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Keep this edition" }).click();
  await page.locator("#panel-form").getByLabel("Length").fill("14");
  // Eight came within the last fourteen days and lose sixteen; of the one that came 29 days ago the last day is lost.
  await page.getByText("9 lose · 0 gain · 3 stay").waitFor();
  const rows = await page.locator("#panel-compare table:not(.sums) tbody tr").allInnerTexts();
  const expected = await page.evaluate(
    async ({ documents, now }) => {
      const [{ openPolicy }, { placed, samples }, { default: words }] = await Promise.all(
        ["/pkg/dist/index.js", "/studio/lines.js", "/studio/words/en.js"].map((path) => import(path)),
      );
      const policies = await Promise.all(documents.map((document) => openPolicy(document)));
      const days = (text) => Date.parse(text) / 86_400_000;
      return samples(Date.parse(now)).flatMap((line) => {
        const [before, after] = policies.map(({ value: policy }) => {
          const asked = placed(line, documents[1], "");
          const { status, lastDay } = policy.verdict(asked, { reason: "changed_mind" }, now).value;
          return status === "ineligible" ? 0 : lastDay === null ? NaN : days(lastDay) - days(now.slice(0, 10));
        });
        return after < before ? [[words["line." + line.id], "−" + (before - after)]] : [];
      });
    },
    { documents: [returns("P30D"), returns("P14D")], now: NOW },
  );
  assert.deepEqual(
    rows.map((row) => row.split("\t").filter((_, place) => place === 0 || place === 3)).sort(),
    expected.sort(),
  );
  await close();
});

test("a page's markup is read and published again", async () => {
  const { page, close, text } = await studio(SHOP);
  await page.getByRole("button", { name: "Start from…" }).click();
  await page.getByLabel("What it is").selectOption("schema");
  await page.getByLabel("Paste it here").fill(`<script type="application/ld+json">{
    "@context": "https://schema.org", "@type": "MerchantReturnPolicy", "applicableCountry": "DE", "merchantReturnDays": 21,
    "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow", "returnFees": "https://schema.org/FreeReturn" }</script>`);
  await page.getByRole("button", { name: "Read it" }).click();
  await page.waitForFunction(() => localStorage.getItem("aftersales-studio").includes('"P21D"'));
  assert.deepEqual((await text()).countries, ["DE"]);
  await page.getByRole("button", { name: "Save and share…" }).click();
  await page.getByRole("button", { name: "Markup for a page" }).click();
  const shown = page.getByLabel("Result");
  await page.waitForFunction(() => document.getElementById("shown").value !== "");
  assert.match(await shown.inputValue(), /"merchantReturnDays": 21\b/);
  await page.getByRole("button", { name: "A link that holds it" }).click();
  await page.waitForFunction(() => document.getElementById("shown").value.startsWith("http"));
  const link = await shown.inputValue();
  await page.evaluate(() => localStorage.clear());
  await page.goto(link);
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await page.getByRole("tab", { name: "Source" }).click();
  await page.locator("#editor .cm-content").getByText('"P21D"').waitFor();
  await close();
});

test("a model shop begins with its own order, and is told in words in any language", async () => {
  const { page, close } = await studio(SHOP);
  await page.getByRole("button", { name: "Start from…" }).click();
  await page.getByRole("button", { name: "Returns of a furniture shop in France" }).click();
  await page.getByRole("tab", { name: "Matrix" }).click();
  const line = page.getByLabel("Order line");
  await line.getByText("Sofa for three").waitFor({ state: "attached" });
  assert.deepEqual(await line.locator("option").allInnerTexts(), [
    "Sofa for three",
    "Oak table, cut to your size",
    "Reading lamp",
  ]);
  await line.selectOption({ label: "Reading lamp" });
  // Thirty days after 13 November are 13 December, a Sunday.
  await page.locator("#panel-matrix tr.chosen").getByText("until 14 December 2026").first().waitFor();
  assert.equal(await page.getByLabel("Date and time").inputValue(), "2026-11-22T03:00");
  await page.getByRole("button", { name: "Start from…" }).click();
  await page.getByRole("button", { name: "An empty shop" }).click();
  await line.getByText("Delivered 3 days ago, unopened").waitFor({ state: "attached" });
  assert.equal(await line.locator("option").count(), 12);
  await page.evaluate(
    (text) => (location.hash = text),
    "#plain=" + Buffer.from(JSON.stringify(returns("P14D"))).toString("base64url"),
  );
  await page.locator("[data-rule=returns]").waitFor();
  await page.getByRole("button", { name: "Save and share…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Language").selectOption("de");
  await dialog.getByRole("button", { name: "As text" }).click();
  await page.waitForFunction(() => document.getElementById("shown").value.includes("14 Tage"));
  await dialog.getByLabel("Language").selectOption("ja");
  await dialog.getByRole("button", { name: "As HTML" }).click();
  await page.waitForFunction(() => /<li>.*14 ?日/.test(document.getElementById("shown").value));
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), "shop-terms.ja.html");
  await close();
});

test("the source offers fields and values of the schema, says what they mean, and marks what is wrong", async () => {
  const { page, close, text } = await studio(returns("P14D"));
  await page.getByRole("tab", { name: "Source" }).click();
  const editor = page.locator("#editor .cm-content");
  await editor.getByText('"P14D"').click();
  await page.keyboard.press("End");
  await page.keyboard.type(', "rol');
  // A key that comes at once after the list is taken for typing.
  await page.locator("#editor [role=listbox]").getByText("rollOver").click();
  await page.keyboard.type('"');
  await page.locator("#editor [role=listbox]").getByText('"legal"').click();
  await page.waitForFunction(() => /"rollOver": "legal"/.test(localStorage.getItem("aftersales-studio")));
  await editor.getByText('"window"').first().hover();
  await page
    .locator("#editor .told")
    .getByText(/When its remedies are open/)
    .waitFor();
  assert.equal((await text()).rules[0].window.rollOver, "legal");
  await close();
});

test("answers follow a keystroke on thirty rules and two laws", async () => {
  const { rules } = TOO_SHORT;
  const many = Array.from({ length: 30 }, (_, place) => ({
    ...rules[0],
    id: "rule-" + place,
    window: { length: `P${place + 10}D` },
  }));
  const { page, close } = await studio({ ...TOO_SHORT, packs: ["eu", "de"], rules: many });
  // What the page's own thread works, whatever else the machine does meanwhile.
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  const times = {};
  const length = page.locator("[data-rule=rule-0]").getByLabel("Length");
  for (const name of ["Matrix", "Timeline"]) {
    await page.getByRole("tab", { name }).click();
    await length.focus();
    await page.keyboard.press("End");
    times[name] = [];
    for (let key = 0; key < 10; key += 1) {
      const before = await page.evaluate(() => performance.getEntriesByName("studio:answers").length);
      const begun = await worked();
      await page.keyboard.press(key % 2 ? "Backspace" : "1");
      await page.waitForFunction((count) => performance.getEntriesByName("studio:answers").length > count, before);
      times[name].push((await worked()) - begun);
    }
  }
  const lints = [];
  for (let key = 0; key < 4; key += 1) {
    await page.evaluate(() => performance.clearMeasures("studio:lint"));
    await page.keyboard.press(key % 2 ? "Backspace" : "1");
    const lint = await page.waitForFunction(() => performance.getEntriesByName("studio:lint").at(-1)?.duration);
    lints.push(await lint.jsonValue());
  }
  const median = (all) => Math.round(all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)]);
  const told = Object.entries(times).map(([name, all]) => `${name.toLowerCase()} ${median(all)} ms of work`);
  console.log(`studio: a keystroke: ${told.join(", ")}; lint ${median(lints)} ms later, in its own thread (medians)`);
  await close();
});

test("it is usable by everybody, wide and narrow, light and dark, in both languages", async () => {
  for (const [lang, width, colorScheme] of [
    ["en", 1200, "light"],
    ["zh-Hans", 360, "dark"],
  ]) {
    const { page, close } = await studio(TOO_SHORT, {
      lang,
      colorScheme,
      viewport: { width, height: 800 },
      bypassCSP: true,
    });
    await page.evaluate(axe);
    for (const name of ["form", "source", "findings", "matrix", "timeline", "shopper", "law", "compare"]) {
      const side = ["form", "source"].includes(name) ? "write" : "see";
      if (width < 900) await page.locator(`.sides [data-side=${side}]`).click();
      await page.locator("#tab-" + name).click();
      await page.locator(`#panel-${name} > *`).first().waitFor();
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => [name, id, nodes[0].html]),
        [],
      );
      assert.ok(
        (await page.evaluate(() => document.documentElement.scrollWidth)) <= width,
        name + " is not wider than the page",
      );
    }
    await close();
  }
});
