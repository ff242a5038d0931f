// An element without a policy reads the page's own markup, says so, and claims no more than that states.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { heard, launch, root, serve } from "./support.mjs";

const SCHEMA = "https://schema.org/";
/** Thirty days after delivery; from 2 November they are over at the end of 2 December. */
const returns = (others) => ({
  "@context": "https://schema.org",
  "@type": "MerchantReturnPolicy",
  applicableCountry: "DE",
  returnPolicyCategory: SCHEMA + "MerchantReturnFiniteReturnWindow",
  merchantReturnDays: 30,
  refundType: SCHEMA + "FullRefund",
  ...others,
});
const promise = (durationOfWarranty) => ({ "@type": "WarrantyPromise", durationOfWarranty });
const written = (markup) =>
  `<script type="application/ld+json">${typeof markup === "string" ? markup : JSON.stringify(markup).replaceAll("<", "\\u003c")}</script>`;
const LINE = {
  country: "DE",
  quantity: 1,
  paid: { decimal: "50.00", currency: "EUR" },
  events: { delivered: "2026-11-02" },
};
const json = (line) => `<script type="application/json" id="line">${JSON.stringify(line)}</script>`;
const NOW = 'now="2026-11-10T12:00:00Z"';
const returnOf = (line = LINE, words = "") =>
  json(line) + `<aftersales-return ${NOW} line="#line">${words}</aftersales-return>`;

let browser;
let served;
before(async () => {
  [browser, served] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** What a page shows once every element has an answer or its reason: texts, what the console was told, what was fetched. */
async function shown(body, zone = "Europe/Berlin") {
  served.body = body;
  const page = await browser.newPage({ timezoneId: zone });
  page.setDefaultTimeout(120_000);
  const told = [];
  const fetched = [];
  page.on("console", (message) => told.push(message.text()));
  page.on("pageerror", (error) => told.push("thrown: " + error));
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(served.base);
  const tags = await page.locator("aftersales-return, aftersales-warranty").count();
  await page.waitForFunction((count) => globalThis.heard.length >= count, tags);
  const texts = await page.evaluate(() => {
    // Below a heading and in a list each its own words.
    const wordsOf = (node) =>
      node.nodeType === Node.TEXT_NODE ? node.data : [...node.childNodes].map(wordsOf).join(" ").replace(/\s+/g, " ");
    return [...document.querySelectorAll("aftersales-return, aftersales-warranty")].map((element) =>
      wordsOf(element.shadowRoot?.querySelector(".card") ? element.shadowRoot : element),
    );
  });
  const answers = await heard(page, "answer");
  const issues = (await heard(page, "issues")).flatMap((detail) => detail.issues);
  return { page, told: told.join("\n"), fetched, text: texts.join("\n"), answers, issues, close: () => page.close() };
}

/** Shows a page and closes it. */
async function once(...given) {
  const found = await shown(...given);
  await found.close();
  return found;
}

describe("the terms of the page", () => {
  test("answer through a graph and its references, and the card says where they are from", async () => {
    const graph = {
      "@context": "https://schema.org",
      "@graph": [
        {
          "@type": "Product",
          name: "Lamp",
          offers: { "@type": "Offer", hasMerchantReturnPolicy: { "@id": "#returns" } },
        },
        returns({ "@id": "#returns" }),
      ],
    };
    const { text, answers, told } = await once(written(graph) + returnOf());
    assert.equal(answers[0].decision.status, "eligible");
    assert.match(text, /Return it for a refund until Wednesday 2 December; €50\.00 back\./);
    assert.match(text, /From this page’s published terms/);
    assert.equal(told, "");
  });

  test("are told without an hour, which the page does not state", async () => {
    const { text } = await once(written(returns()) + returnOf(), "Pacific/Honolulu");
    assert.doesNotMatch(text, /\d\d:\d\d|Line Islands/);
  });

  test("name their countries where the line does not say its own", async () => {
    const body = written(returns({ applicableCountry: ["DE", "AT"] })) + returnOf({ events: LINE.events });
    assert.match((await once(body)).text, /From this page’s published terms, for Germany, Austria/);
    assert.match((await once(`<div lang="zh-Hans">${body}</div>`)).text, /据本页公布的条款，适用于德国、奥地利/);
  });

  test("speak Chinese", async () => {
    const { text } = await once(written(returns()) + `<div lang="zh-Hans">${returnOf()}</div>`);
    assert.match(text, /据本页公布的条款/);
    assert.match(text, /2026年12月2日/);
  });

  test("may stand in several scripts and lists, one of them broken", async () => {
    const body =
      written([{ "@type": "WebSite" }]) + written("{ no") + written([[returns({ merchantReturnDays: "14" })]]);
    const { text, told } = await once(body + returnOf());
    // Fourteen days after 2 November.
    assert.match(text, /16 November/);
    assert.match(told, /1 of the page's scripts of JSON-LD hold no JSON/);
  });

  test("are read for warranties, counted from the page's order", async () => {
    const order = {
      "@type": "Order",
      orderDate: "2026-11-01T10:00:00",
      orderedItem: { "@type": "OrderItem", orderQuantity: 2 },
    };
    const product = { "@type": "Product", name: "Lamp", warranty: promise("P2Y") };
    const { text } = await once(written([product, order]) + `<aftersales-warranty ${NOW}></aftersales-warranty>`);
    assert.match(text, /1 November 2028/);
    assert.match(text, /From this page’s published terms/);
  });

  test("are not looked for where the element has a policy", async () => {
    const terms = {
      format: 1,
      id: "s",
      version: "1",
      timeZone: "Europe/Berlin",
      rules: [{ id: "r", grants: ["refund"], window: { length: "P7D" } }],
    };
    const body = `<script type="application/json" id="terms">${JSON.stringify(terms)}</script>${written(returns())}${json(LINE)}<aftersales-return ${NOW} policy="#terms" line="#line"></aftersales-return>`;
    const { text, fetched } = await once(body);
    assert.match(text, /9 November/);
    assert.doesNotMatch(text, /published terms/);
    assert.deepEqual(
      fetched.filter((path) => /authoring|published/.test(path)),
      [],
    );
  });
});

describe("what the markup states", () => {
  const CASES = [
    [
      "an unlimited window",
      returns({ returnPolicyCategory: SCHEMA + "MerchantReturnUnlimitedWindow", merchantReturnDays: undefined }),
      LINE,
      "eligible",
      /without an end date/,
    ],
    [
      "no returns",
      returns({ returnPolicyCategory: SCHEMA + "MerchantReturnNotPermitted", merchantReturnDays: undefined }),
      LINE,
      "ineligible",
      /Not open/,
    ],
    ["a window that is over", returns({ merchantReturnDays: 7 }), LINE, "ineligible", /9 November/],
    [
      "a restocking fee",
      returns({ restockingFee: { "@type": "MonetaryAmount", value: 5, currency: "EUR" } }),
      LINE,
      "eligible",
      /€45\.00/,
    ],
    [
      "a country of several",
      returns({ applicableCountry: ["DE", "AT"] }),
      { ...LINE, country: "AT" },
      "eligible",
      /2 December/,
    ],
    [
      "another country",
      returns({ applicableCountry: ["DE", "AT"] }),
      { ...LINE, country: "US" },
      "ineligible",
      /in your country/,
    ],
    ["new goods only", returns({ itemCondition: SCHEMA + "NewCondition" }), LINE, "conditional", /Has it been used\?/],
    ["nothing of when it came", returns(), { country: "DE" }, "conditional", /When was it delivered\?/],
  ];
  for (const [name, markup, line, status, words] of CASES) {
    test(name, async () => {
      const { text, answers } = await once(written(markup) + returnOf(line));
      assert.equal(answers[0]?.decision.status, status);
      assert.match(text, words);
      assert.match(text, /From this page’s published terms/);
    });
  }

  test("without a line the answer asks, and promises nothing", async () => {
    const { text, answers } = await once(written(returns()) + "<aftersales-return></aftersales-return>");
    assert.equal(answers[0].decision.status, "conditional");
    assert.match(text, /When was it delivered\?/);
    assert.doesNotMatch(text, /\d{4}/);
  });
});

describe("what the markup leaves open", () => {
  const WORDS = "Ask us about returns.";
  const CASES = [
    ["no markup at all", "", /the page has no JSON-LD/],
    [
      "markup of other things",
      written({ "@type": "Product", name: "Lamp" }),
      /states no terms to rely on: .*neither a return policy nor a warranty/,
    ],
    ["broken markup alone", written("{ no"), /1 of its scripts hold no JSON/],
    ["no days", written(returns({ merchantReturnDays: 0 })), /states no terms to rely on/],
    ["a finite window of no length", written(returns({ merchantReturnDays: undefined })), /states no terms to rely on/],
    [
      "terms by country, for a line without one",
      written([returns(), returns({ applicableCountry: "FR", merchantReturnDays: 14 })]),
      /differ by what the line has to state: country/,
    ],
    [
      "terms for members",
      written(returns({ validForMemberTier: { "@type": "MemberProgramTier", name: "gold" } })),
      /has to state: buyer/,
    ],
    [
      "warranties of different goods",
      written([
        { "@type": "Product", warranty: promise("P2Y") },
        { "@type": "Product", warranty: promise("P1Y") },
      ]),
      /has to state: tags/,
    ],
  ];
  for (const [name, markup, why] of CASES) {
    test(`${name}: the page's own words stay, and the developer is told`, async () => {
      const { text, issues, told } = await once(markup + returnOf({ events: LINE.events }, WORDS));
      assert.equal(text, WORDS);
      assert.deepEqual(
        issues.map(({ code }) => code),
        ["policy_missing"],
      );
      assert.match(issues[0].message, why);
      assert.match(told, /policy_missing/);
    });
  }

  test("two policies by country answer for a line with one", async () => {
    const both = [returns(), returns({ applicableCountry: "FR", merchantReturnDays: 14 })];
    const { text } = await once(written(both) + returnOf({ ...LINE, country: "FR" }));
    assert.match(text, /16 November/);
  });
});

test("texts of the markup stay texts", async () => {
  const evil = '</script><img src=x onerror="document.title=1">';
  const markup = [
    {
      "@type": "Product",
      name: evil,
      hasMerchantReturnPolicy: returns({
        name: evil,
        merchantReturnLink: "javascript:document.title=1",
        additionalProperty: evil,
      }),
    },
    JSON.parse(
      '{ "@type": "Order", "__proto__": { "orderDate": "2026-11-01" }, "orderDate": "<b>", "seller": { "name": "<img>" } }',
    ),
  ];
  const { page, text, close } = await shown(written(markup) + returnOf());
  assert.match(text, /2 December/);
  assert.equal(await page.title(), "Order");
  const strange = await page.evaluate(
    () =>
      document.querySelector("aftersales-return").shadowRoot.querySelectorAll("img, script, a[href^=javascript]")
        .length,
  );
  assert.equal(strange, 0);
  await close();
});

test("the card has no fault that axe finds, and no line is cut on a narrow screen", async () => {
  const { page, close } = await shown(written(returns()) + returnOf());
  await page.setViewportSize({ width: 320, height: 640 });
  const axe = await readFile(root + "node_modules/axe-core/axe.min.js", "utf8");
  const found = await (
    await page.context().newCDPSession(page)
  ).send("Runtime.evaluate", {
    expression: axe + ";axe.run().then(({ violations }) => violations.map(({ id }) => id))",
    awaitPromise: true,
    returnByValue: true,
  });
  assert.deepEqual(found.result.value, []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await close();
});
