// What goes wrong around a form: storage that never answers, a lock that is never given back, a queue that others wrote into,
// fields that are named like parts of a form, and numbers that no page can list. Each time the form is sent.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, serve } from "./support.mjs";

const NAME = JSON.stringify(["complaint", "", "1"]);
const line = { id: "1", title: "Phone", quantity: 1, events: { delivered: "2026-11-02" } };
const policy = (more) => ({
  format: 1,
  id: "t",
  version: "1",
  timeZone: "UTC",
  currency: "EUR",
  rules: [{ id: "r", grants: ["refund"], window: { length: "P30D" } }],
  ...more,
});

let browser;
let served;
let posts = [];
before(async () => {
  browser = await launch();
  served = await serve({
    "/send": async (request) => {
      let body = "";
      for await (const part of request) body += part;
      posts.push(body);
      const { key } = JSON.parse(body);
      return { status: 201, body: JSON.stringify({ key, caseId: "C-1", receivedAt: "2026-11-05T00:00:00Z" }) };
    },
  });
});
after(async () => {
  await browser?.close();
  served?.close();
});

const json = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value)}</script>`;
const markup = (tag, { terms = policy(), about = line, attributes = "" } = {}) =>
  json("p", terms)
  + json("l", about)
  + `<aftersales-${tag} policy="#p" line="#l" action="/send" now="2026-11-05T00:00:00Z" ${attributes}><p>fallback</p></aftersales-${tag}>`;

/** A page with a form, after something was done to it. */
async function on(body, use, { script, first } = {}) {
  const context = await browser.newContext();
  posts = [];
  try {
    const page = await context.newPage();
    if (script) await page.addInitScript(script);
    if (first) {
      served.body = "";
      await page.goto(served.base);
      await page.evaluate(first);
    }
    served.body = body;
    await page.goto(served.base);
    await use(page);
  } finally {
    await context.close();
  }
}

const VALUES = {
  "aftersales-complaint [name=name]": "Li Wei",
  "[name=email]": "li@example.com",
  "[name=orderId]": "A1",
  "[name=description]": "It broke on the first day, really.",
};
async function sent(page) {
  const form = page.locator("aftersales-complaint form");
  await form.locator("[name=description]").waitFor();
  for (const [field, value] of Object.entries(VALUES)) await page.locator(field).first().fill(value);
  await page.locator("[name=category]").selectOption("product_quality");
  await page.locator("[name=consent]").check();
  await form.locator(":scope > button, :scope > div > button:not([type])").last().click();
  await page.locator(".aftersales-panel .aftersales-main").click();
  await page.getByText("C-1").waitFor({ timeout: 15_000 });
  assert.equal(posts.length, 1);
  return JSON.parse(posts[0]);
}

const AROUND = {
  "the database never answers": "indexedDB.open = () => ({})",
  "the database refuses": `Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } })`,
  "there is no database": `Object.defineProperty(window, "indexedDB", { value: undefined })`,
  "the database is full": `IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); }`,
  "a page that sleeps holds the lock": `navigator.locks.request(${JSON.stringify("aftersales" + NAME)}, () => new Promise(() => {}))`,
  "locks never answer": "navigator.locks.request = () => new Promise(() => {})",
  "locks are refused": `navigator.locks.request = () => Promise.reject(new DOMException("no", "SecurityError"))`,
  "locks throw": `navigator.locks.request = () => { throw new TypeError("no"); }`,
  "pages cannot speak with each other": "delete window.BroadcastChannel",
  "signals have no time": "delete AbortSignal.timeout",
};

describe("is sent where", { concurrency: 1 }, () => {
  for (const [what, script] of Object.entries(AROUND)) {
    test(what, () => {
      return on(markup("complaint"), async (page) => assert.equal((await sent(page)).values.name, "Li Wei"), {
        script,
      });
    });
  }
});

/** What another version or another script may have left in the queue. */
const LEFT = {
  nothing: "null",
  "a text": "'x'",
  "no files": "{ body: JSON.stringify({ format: 1, key: 'k', kind: 'complaint', values: {} }) }",
  "files that are none": "{ body: BODY, files: [{ id: 'a', file: 'x' }] }",
  "a file without a name": "{ body: BODY, files: [null] }",
  "no JSON": "{ body: 'not json', files: [] }",
  "JSON that is null": "{ body: 'null', files: [] }",
  "a newer format": "{ body: BODY.replace('\"format\":1', '\"format\":2'), files: [] }",
  "values that are a list":
    "{ body: JSON.stringify({ format: 1, key: 'k', kind: 'complaint', values: [] }), files: [] }",
};

test("is sent beside whatever is in the queue, which stays", () =>
  on(
    markup("complaint"),
    async (page) => {
      await sent(page);
      const left = await page.evaluate(
        () =>
          new Promise((done) => {
            const asked = indexedDB.open("aftersales");
            asked.onsuccess = () => {
              const count = asked.result.transaction("queue").objectStore("queue").count();
              count.onsuccess = () => done(count.result);
            };
          }),
      );
      assert.equal(left, Object.keys(LEFT).length);
    },
    {
      first: `new Promise((done) => {
        const NOW = "2026-11-05T00:00:00Z";
        const BODY = JSON.stringify({ format: 1, key: "k", kind: "complaint", values: {}, declaredAt: NOW, standsOn: {} });
        const asked = indexedDB.open("aftersales", 1);
        asked.onupgradeneeded = () => ["drafts", "queue"].map((name) => asked.result.createObjectStore(name));
        asked.onsuccess = () => {
          const transaction = asked.result.transaction("queue", "readwrite");
          [${Object.values(LEFT).join(", ")}].forEach((left, place) => transaction.objectStore("queue").put(left, [${JSON.stringify(NAME)}, "k" + place]));
          transaction.oncomplete = () => (asked.result.close(), done());
        };
      })`,
    },
  ));

test("fields that are named like parts of a form are fields", () => {
  const names = ["after", "append", "querySelector", "querySelectorAll", "isConnected", "addEventListener", "contains"];
  const fields = [
    ...names,
    "getRootNode",
    "submit",
    "requestSubmit",
    "hidden",
    "classList",
    "closest",
    "dispatchEvent",
  ];
  const terms = policy({
    forms: { complaint: { fields: fields.map((name) => ({ name, type: "text", required: true })) } },
  });
  return on(markup("complaint", { terms }), async (page) => {
    await page.locator("aftersales-complaint form button").last().waitFor();
    for (const name of fields) await page.locator(`[name="aftersales-field-${name}"]`).fill("of " + name);
    const { values } = await sent(page);
    for (const name of fields) assert.equal(values[name], "of " + name);
    assert.equal(page.url(), served.base);
  });
});

for (const [tag, attributes, more, select] of [
  ["request", 'kind="return"', { about: { ...line, quantity: 1_000_000 } }, "[data-aftersales-quantity]"],
  [
    "survey",
    "",
    { terms: policy({ forms: { survey: { fields: [{ name: "overall", limits: { min: 1, max: 100_000 } }] } } }) },
    "[name=overall]",
  ],
]) {
  test(`a number that no page can list is typed: ${tag}`, () =>
    on(markup(tag, { ...more, attributes }), async (page) => {
      const field = page.locator(select);
      await field.waitFor();
      assert.equal(await field.getAttribute("type"), "number");
      assert.ok((await page.locator("option, input").count()) < 300);
    }));
}

for (const lang of ["zh_CN", "en_US", "x", "de-", "zh_CN.UTF-8"]) {
  test(`a page in ${JSON.stringify(lang)} has its form and its warranty`, () => {
    const terms = policy({ warranties: [{ id: "w", covers: ["repair"], window: { length: "P2Y" } }] });
    const body = markup("complaint", { terms, attributes: `lang="${lang}"` });
    const warranty = `<aftersales-warranty policy="#p" line="#l" lang="${lang}" now="2026-11-05T00:00:00Z">fallback</aftersales-warranty>`;
    return on(body + warranty, async (page) => {
      await page.locator("aftersales-complaint form [name=description]").waitFor();
      await page.locator("aftersales-warranty [part~=deadline]").waitFor();
      assert.deepEqual(await page.evaluate(() => globalThis.heard.filter(([name]) => name === "issues")), []);
    });
  });
}
