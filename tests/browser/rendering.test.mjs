// What a server wrote is what the element shows in the page, and the page takes it over without a change that anyone sees.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { openPolicy } from "../../pkg/dist/node/index.js";
import { pack, calendar } from "../../pkg/dist/documents.js";
import { render } from "../../pkg/dist/render.js";
import { STRICT, heard, launch, root, serve } from "./support.mjs";

const ZONE = "Asia/Shanghai";
const NONCE = "bm9uY2U";
const json = async (path) => JSON.parse(await readFile(root + path, "utf8"));
const order = await json("www/orders/order.json");
const documents = {};
const policies = {};
for (const id of ["electronics", "mother-and-baby"]) {
  documents[id] = await json(`pkg/policies/${id}.json`);
  const answer = await openPolicy(documents[id], { packs: pack, calendars: calendar });
  assert.ok(answer.ok, JSON.stringify(answer.issues));
  policies[id] = answer.value;
}
const script = (id, value) =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

let browser;
let served;

before(async () => {
  browser = await launch();
  served = await serve();
  served.policy = `${STRICT}; style-src 'self' 'nonce-${NONCE}'`;
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** @param {string} body @param {{ bare?: boolean, act?: (page: any) => Promise<void>, width?: number, until?: string }} [how] */
async function opened(body, { bare = false, act, width = 1200, until = "load" } = {}) {
  served.body = body;
  const page = await browser.newPage({ timezoneId: ZONE, viewport: { width, height: 800 } });
  // Without the scripts of the elements.
  if (bare) await page.route("**/define.js", (route) => route.abort());
  await act?.(page);
  await page.goto(served.base, { waitUntil: until });
  return page;
}

/** Runs in the page: each element as lines of a tree, without style sheets, with the ids numbered anew and attributes in order. */
function shown() {
  const elements = [...document.querySelectorAll("main > *")].filter(({ localName }) => localName.includes("-"));
  return elements.map(({ shadowRoot }) => {
    const ids = new Map();
    const numbered = (value) => {
      if (!/^aftersales-\d+$/.test(value)) return value;
      if (!ids.has(value)) ids.set(value, "#" + (ids.size + 1));
      return ids.get(value);
    };
    const tree = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      // What is chosen is no attribute where a script chose it.
      const states = ["checked", "selected"].filter((name) => node[name]);
      const stated = [...node.attributes].filter(({ name }) => !["checked", "selected"].includes(name));
      const attributes = [...states, ...stated.map(({ name, value }) => name + "=" + numbered(value)).sort()];
      return [node.localName, ...attributes, [...node.childNodes].filter(({ data }) => data !== "").map(tree)];
    };
    // A parser makes one text of what a script wrote as two.
    shadowRoot?.normalize();
    const nodes = [...(shadowRoot?.childNodes ?? [])];
    return JSON.stringify(nodes.filter(({ nodeName }) => nodeName !== "STYLE").map(tree), null, 1);
  });
}

/** What the server wrote of elements, and what the page makes of the same tags. @param {{ tag: string, options: object, attributes: object }[]} asked */
async function compared(asked, { language, data }) {
  const bare = await opened(
    asked
      .map(({ tag, options, attributes }) =>
        render(tag, { ...options, language, timeZone: ZONE, nonce: NONCE }, attributes),
      )
      .join(""),
    { bare: true },
  );
  const written = await bare.evaluate(shown);
  await bare.close();
  const live = asked.map(({ tag, options: { reason }, attributes }) => {
    const stated = Object.entries({ lang: language, reason, ...attributes }).filter(([, value]) => value !== undefined);
    return `<${tag} ${stated.map(([name, value]) => `${name}="${value}"`).join(" ")}></${tag}>`;
  });
  const scripts = Object.entries({ ...documents, ...data }).map(([id, value]) => script(id, value));
  const page = await opened(scripts.join("") + live.join(""));
  await page.waitForFunction((count) => globalThis.heard.length >= count, asked.length);
  const made = await page.evaluate(shown);
  assert.deepEqual(await heard(page, "issues"), []);
  await page.close();
  assert.equal(written.length, asked.length);
  return { written, made };
}

/** All that may happen to a complaint, told up to each of it. */
const COURSE = [
  { event: "submitted", at: "2026-11-19T20:00:00+08:00" },
  {
    event: "information_requested",
    at: "2026-11-20T09:00:00+08:00",
    until: "2026-11-29",
    note: { en: "One question first.", "zh-Hans": "先请教一个问题。" },
    asks: [
      { id: "serial", kind: "text", title: { en: "The serial number", "zh-Hans": "序列号" } },
      { id: "wheel", kind: "choice", title: "Which wheel", choices: [{ id: "left" }, { id: "right", title: "Right" }] },
      { id: "photo", kind: "files", title: "A photo", optional: true },
    ],
  },
  { event: "information_given", at: "2026-11-20T12:00:00+08:00", answers: { serial: "SN-0042", wheel: "left" } },
  {
    event: "send_requested",
    at: "2026-11-20T13:00:00+08:00",
    until: "2026-11-27",
    address: "8 Harbour Road",
    method: "pickup",
  },
  { event: "goods_sent", at: "2026-11-20T18:00:00+08:00", note: "SF-1" },
  { event: "goods_arrived", at: "2026-11-21T10:00:00+08:00" },
  { event: "inspection", at: "2026-11-21T12:00:00+08:00", report: { cause: "The axle is bent.", result: "Not safe" } },
  {
    event: "proposal",
    at: "2026-11-21T13:00:00+08:00",
    until: "2026-11-25",
    remedy: "refund",
    amount: { decimal: "1299.00", currency: "CNY" },
    on: "2026-11-28",
  },
  { event: "agreement", at: "2026-11-21T14:00:00+08:00" },
  {
    event: "refund",
    at: "2026-11-21T16:00:00+08:00",
    amount: { decimal: "1299.00", currency: "CNY" },
    method: "bank_card",
  },
  { event: "closed", at: "2026-11-22T09:00:00+08:00" },
];
const RECORDS = COURSE.map((_, place) => ({
  id: "C-" + place,
  kind: "complaint",
  state: "received",
  receivedAt: COURSE[0].at,
  raw: {},
  values: { product: "Folding stroller", reason: "defective", description: "A wheel <b>sticks</b>.", demand: "refund" },
  order: { id: order.id, lines: [{ id: "stroller" }] },
  log: COURSE.slice(0, place + 1),
}));

const REASONS = { romper: "changed_mind", phone: "defective", cot: "changed_mind", scooter: "defective" };
/** Of each element that shows a line: what it is asked with, and a node that its answer has. */
const OF_A_LINE = {
  "aftersales-return": { has: /"section"/, reasons: REASONS },
  "aftersales-warranty": { has: /"section"/ },
  "aftersales-timeline": { has: /"section"/, reasons: REASONS },
  "aftersales-countdown": { has: /part=countdown/, reasons: REASONS },
  "aftersales-certificate": { has: /part=item/ },
};

describe("the server and the page show the same", () => {
  const { now } = order;
  for (const language of ["en", "zh-Hans"]) {
    for (const [tag, { has, reasons = {} }] of Object.entries(OF_A_LINE)) {
      test(`${tag} in ${language}, for all lines of the order`, async () => {
        const asked = order.lines.map((line) => ({
          tag,
          options: { line, reason: reasons[line.id], policy: policies[line.policy] },
          attributes: { now, policy: "#" + line.policy, line: "#line-" + line.id },
        }));
        const data = Object.fromEntries(order.lines.map((line) => ["line-" + line.id, line]));
        const { written, made } = await compared(asked, { language, data });
        assert.equal(written.length, 17);
        for (const [place, { id }] of order.lines.entries()) {
          assert.match(written[place], has, id);
          assert.equal(written[place], made[place], id);
        }
      });
    }

    test(`aftersales-countdown in ${language}, to every kind of end`, async () => {
      const [line] = order.lines.filter(({ id }) => id === "phone");
      const kinds = [
        { for: "warranty", line: "#line" },
        { for: "registration", line: "#line" },
        { until: "2026-12-24T18:00:00+08:00", label: "Delivery" },
      ];
      const asked = kinds.map((kind) => ({
        tag: "aftersales-countdown",
        options: { line, policy: policies[line.policy] },
        attributes: { now, policy: "#" + line.policy, ...kind },
      }));
      const { written, made } = await compared(asked, { language, data: { line } });
      assert.deepEqual(written, made);
    });

    test(`aftersales-case in ${language}, at every turn`, async () => {
      const asked = RECORDS.map((record, place) => ({
        tag: "aftersales-case",
        options: { record, order, policy: policies["mother-and-baby"] },
        attributes: { now, policy: "#mother-and-baby", record: "#record-" + place, order: "#order" },
      }));
      const data = Object.fromEntries(RECORDS.map((record, place) => ["record-" + place, record]));
      const { written, made } = await compared(asked, { language, data: { ...data, order } });
      for (const [place, { log }] of RECORDS.entries()) {
        const last = log.at(-1).event;
        assert.match(written[place], /part=steps/, last);
        assert.equal(written[place], made[place], last);
      }
    });

    test(`aftersales-order in ${language}`, async () => {
      const id = "mother-and-baby";
      const mine = { ...order, lines: order.lines.filter(({ policy }) => policy === id) };
      const asked = {
        tag: "aftersales-order",
        options: { policy: policies[id], order: mine, reason: "changed_mind" },
        attributes: { now, policy: "#" + id, order: "#order", href: "/return?{lines}", "heading-level": "2" },
      };
      const { written, made } = await compared([asked], { language, data: { order: mine } });
      assert.equal(written[0].split("part=name").length - 1, 7);
      assert.deepEqual(written, made);
    });
  }
});

describe("taking over", () => {
  const terms = {
    format: 1,
    id: "corner-shop",
    version: "1",
    timeZone: ZONE,
    rules: [{ id: "all", grants: ["refund"], window: { length: "P30D" } }],
    warranties: [{ id: "standard", covers: ["repair"], window: { length: "P2Y", count: "months_same_date" } }],
  };
  const line = { quantity: 1, events: { delivered: "2026-11-02T09:00:00+08:00" } };
  const now = "2026-11-10T12:00:00+08:00";
  let policy;
  before(() => openPolicy(terms).then(({ value }) => (policy = value)));
  const both = () => {
    const at = { policy: "#terms", line: "#line" };
    const asked = { policy, line, now, timeZone: ZONE, nonce: NONCE };
    return (
      script("terms", terms)
      + script("line", line)
      + render(
        "aftersales-return",
        { ...asked, reason: "changed_mind", content: '<a slot="actions" href="/">Ask</a>' },
        at,
      )
      + render("aftersales-warranty", asked, at)
      + "<p>Below</p>"
    );
  };
  /** Notes every shift, every change and every frame in which an element stands there with nothing in it. */
  const watched = (page) =>
    page.addInitScript(() => {
      globalThis.shifts = 0;
      globalThis.frames = 0;
      globalThis.changes = 0;
      globalThis.empty = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shifts += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
      const seen = new Set();
      const look = (when) => {
        for (const element of document.querySelectorAll("aftersales-return, aftersales-warranty")) {
          const { shadowRoot } = element;
          if (!shadowRoot?.querySelector(".deadline")) globalThis.empty.push(when + " " + element.localName);
          if (shadowRoot && !seen.has(shadowRoot)) {
            seen.add(shadowRoot);
            new MutationObserver(() => {
              globalThis.changes += 1;
              look("change");
            }).observe(shadowRoot, { childList: true, subtree: true, characterData: true });
          }
        }
      };
      const frame = () => {
        globalThis.frames += 1;
        if (document.readyState !== "loading") look("frame");
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });

  for (const width of [360, 1200]) {
    test(`moves nothing and leaves no frame empty at ${width}`, async () => {
      const page = await opened(both(), { act: watched, width });
      await page.waitForFunction(() => globalThis.heard.filter(([name]) => name === "answer").length === 2);
      await page.waitForFunction(
        (before) => globalThis.frames > before + 5,
        await page.evaluate(() => globalThis.frames),
      );
      const { shifts, changes, empty } = await page.evaluate(() => ({ shifts, changes, empty }));
      assert.deepEqual(empty, []);
      assert.ok(changes >= 2, "both were taken over");
      assert.equal(shifts, 0);
      assert.deepEqual(await heard(page, "violation"), []);
      await page.close();
    });
  }

  test("the clock goes on from the server's", async () => {
    const page = await opened(both());
    await page.waitForFunction(() => globalThis.heard.filter(([name]) => name === "answer").length === 2);
    const { decision } = (await heard(page, "answer")).find(({ kind }) => kind === "return");
    const left = await page.locator("aftersales-return").locator(".countdown").textContent();
    // From 10 November to the end of 2 December are 22 days and some hours, wherever this machine's clock is.
    assert.equal(left, "22 days left");
    assert.ok(Math.abs(Date.parse(decision.standsOn.now) - Date.parse(now)) < 60_000);
    await page.close();
  });

  test("what the shopper opened meanwhile stays open", async () => {
    // Two remedies are open: the second stands folded away.
    const rules = [...terms.rules, { id: "swap", grants: ["exchange"], window: { length: "P60D" } }];
    const { value: two } = await openPolicy({ ...terms, rules });
    const asked = { policy: two, line, now, reason: "changed_mind", nonce: NONCE };
    let come;
    const wanted = new Promise((resolve) => (come = resolve));
    const page = await opened(
      script("terms", { ...terms, rules })
        + script("line", line)
        + render("aftersales-return", asked, { policy: "#terms", line: "#line" }),
      { act: (made) => made.route("**/define.js", (route) => wanted.then(() => route.continue())), until: "commit" },
    );
    const folded = page.locator("aftersales-return").locator("details[part=other-options]");
    await folded.locator("summary").click();
    come();
    await page.waitForFunction(() => globalThis.heard.some(([name]) => name === "answer"));
    assert.deepEqual(await folded.evaluateAll((all) => all.map(({ open }) => open)), [true]);
    await page.close();
  });

  test("where the page cannot answer, the server's answer stays", async () => {
    const html = render(
      "aftersales-return",
      { policy, line, now, reason: "changed_mind", nonce: NONCE },
      { policy: "/none.json" },
    );
    const page = await opened(html);
    await page.waitForFunction(() => globalThis.heard.some(([name]) => name === "issues"));
    assert.match(await page.locator("aftersales-return").locator(".deadline").textContent(), /2 December 2026/);
    await page.close();
  });
});
