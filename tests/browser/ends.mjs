// What the tests of elements about time share: a policy whose ends are easy to count by hand, and pages with it.
import assert from "node:assert/strict";
import { STRICT } from "./support.mjs";

/**
 * Delivered on Monday, 2 November 2026. The shop: refund for 30 days, exchange for 60 after a check, repair for two years
 * and then the maker's battery for one. The law of Germany: withdrawal within 14 days.
 */
export const policy = {
  format: 1,
  id: "corner-shop",
  version: "2026-11-01",
  timeZone: "Europe/Berlin",
  currency: "EUR",
  countries: ["DE"],
  packs: ["eu", "de"],
  calendar: "de",
  assume: { channel: "online", buyer: { consumer: true } },
  rules: [
    {
      id: "mind",
      title: { en: "Thirty days <b>to think</b>", "zh-Hans": "30天考虑" },
      grants: ["refund"],
      when: { reasons: ["changed_mind"] },
      window: { length: "P30D", from: ["delivered"] },
    },
    {
      id: "swap",
      grants: ["exchange"],
      when: { reasons: ["changed_mind"] },
      window: { length: "P60D", from: ["delivered", "shipped"] },
      decidedBy: "inspection",
    },
  ],
  warranties: [
    {
      id: "standard",
      covers: ["repair"],
      bears: ["parts", "labour"],
      window: { length: "P2Y", count: "months_same_date", from: ["delivered"] },
      limits: [{ unit: "kilometres", cap: 20000 }],
      requires: ["proof_of_purchase"],
      registration: { required: false, window: { length: "P20D" }, then: { length: "P3Y" } },
    },
    {
      id: "battery",
      title: "Battery guarantee",
      by: "maker",
      part: "battery",
      covers: ["replacement"],
      after: "standard",
      window: { length: "P1Y", count: "months_same_date" },
    },
  ],
  serviceLevels: [{ kind: "first_response", window: { from: ["submitted"], length: "PT24H", count: "elapsed" } }],
  servicePoints: [
    { id: "mitte", name: "Service Mitte", phone: "+49 30 1234567", address: "Example Street 1, Berlin" },
    { id: "boats", name: "Boat yard", categories: ["boats"] },
  ],
};
export const line = {
  id: "1",
  sku: "BK-7",
  title: "Bicycle",
  quantity: 1,
  properties: { serialNumber: "SN 0042-77" },
  paid: { amount: 199900, currency: "EUR" },
  events: { ordered: "2026-10-28", delivered: "2026-11-02" },
  usage: { kilometres: 300 },
  repairs: [{ from: "2026-11-05", to: "2026-11-07", fault: "brake" }],
};
const { delivered: _, ...events } = line.events;
const shipped = { ...line, events: { ...events, shipped: "2026-10-30" } };

export const NOW = 'now="2026-11-10T12:00:00Z"';
export const GIVEN = 'policy="#policy" line="#line"';
const json = (id, value) =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
const data =
  json("policy", policy) + json("line", line) + json("shipped", shipped) + json("order", { id: "A-1042", lines: [] });

/** All of them together, with room for the buyer's name. */
export const body =
  `<style>:root { color-scheme: light dark } body { background: Canvas }</style>${data}`
  + `<aftersales-timeline ${GIVEN} ${NOW} reason="changed_mind"></aftersales-timeline>`
  + `<aftersales-countdown ${GIVEN} ${NOW} reason="changed_mind"></aftersales-countdown>`
  + `<aftersales-certificate ${GIVEN} order="#order" ${NOW}><span slot="buyer">Wei Li</span></aftersales-certificate>`;

/** Opens a page with these elements for a shopper in Dubai, and closes it after use. */
export async function on({ browser, served }, elements, use, { setUp, csp = STRICT, ...options } = {}) {
  served.body = data + elements;
  served.policy = csp;
  const context = await browser.newContext({ timezoneId: "Asia/Dubai", ...options });
  try {
    const page = await context.newPage();
    const told = [];
    page.on("pageerror", (error) => told.push(error.message));
    page.on("console", (message) => message.type() === "error" && told.push(message.text()));
    await setUp?.(page);
    await page.goto(served.base);
    await use(page);
    assert.deepEqual(told, []);
  } finally {
    await context.close();
  }
}
