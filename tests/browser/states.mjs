// Every page of the demo in every state that a shopper or the staff may see it in: how it is reached, and what is used there.
// What is reached is told by selectors, so that it is the same in every language.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { body as ends } from "./ends.mjs";
import { ORDER, root, serve, shop as open } from "./support.mjs";

/** @typedef {import("playwright-core").Page} Page */
/**
 * @typedef {object} State
 * @property {string} name
 * @property {string | ((books: Books) => Promise<string>)} path
 * @property {(page: Page, books: Books) => Promise<unknown>} reach
 * @property {string} main What it is there for, as a selector: the last control of its way.
 * @property {boolean} [isOrder] Whether it is printed on one page.
 */
/** A shop with its books, and a page with elements that the shop does not show. @typedef {Awaited<ReturnType<typeof openBooks>>} Books */

const ordersOf = async (name) => JSON.parse(await readFile(join(root, `www/orders/${name}.json`), "utf8"));
const SHOPS = await Promise.all(
  ["order", "electronics", "fashion", "furniture", "marketplace"].map(async (name) => ({
    name,
    id: (await ordersOf(name)).id,
  })),
);

/** The books that the states are read from: one language reads each of them once. */
export async function openBooks() {
  const [shop, served] = [await open(ORDER.now), await serve()];
  served.body = ends;
  const close = () => (served.close(), shop.close());
  return { shop, served, close };
}

const ready = (page) => page.locator("html[data-ready=true]").waitFor({ state: "attached" });
const first = (page, selector) => page.locator(selector).first();
const click = (page, selector) => first(page, selector).click();

/** An order whose lines are answered. */
async function order(page) {
  await ready(page);
  await first(page, "aftersales-order [part~=sentence]").waitFor();
}
/** Opens lines, the first ones. @param {number} [count] */
async function opened(page, count = Infinity) {
  await order(page);
  const names = await page.locator("aftersales-order [part~=name] > button").all();
  for (const name of names.slice(0, count)) await name.click();
  for (const element of ["return", "warranty"]) {
    const found = await page.locator("aftersales-" + element).all();
    for (const one of found) await one.locator("[part~=card], [part~=empty]").first().waitFor();
  }
}

/** @type {State[]} */
const ORDERS = SHOPS.flatMap(({ name, id }) => {
  const path = name === "order" ? "/" : "/?order=" + encodeURIComponent(id);
  const main = "aftersales-order a[part~=action]";
  const all = {
    name: name + "-open",
    path,
    reach: (page) => opened(page),
    main: "[part~=line-details] a, [part~=line-details] button",
  };
  return [
    { name, path, reach: order, main, isOrder: true },
    { name: name + "-line", path, reach: (page) => opened(page, 1), main },
    // Of seventeen lines one tells as much.
    ...(name === "order" ? [] : [all]),
  ];
});

/** @type {State[]} */
const AROUND = [
  { name: "orders", path: "/orders.html", reach: ready, main: "#orders li:last-child a" },
  ...ORDERS,
  {
    name: "order-chosen",
    path: "/",
    reach: async (page) => {
      await order(page);
      for (const tick of (await page.locator("aftersales-order [part~=line] input:not([hidden])").all()).slice(0, 2)) {
        await tick.check();
      }
    },
    main: "[part~=chosen] a",
  },
  {
    name: "order-contacts",
    path: "/",
    reach: async (page) => {
      await order(page);
      await click(page, "aftersales-order [part~=contacts] summary");
    },
    main: "aftersales-order [part~=contacts] a",
  },
  {
    name: "order-complaint",
    path: "/",
    reach: async (page) => {
      await opened(page, 1);
      await click(page, "aftersales-order [slot] button");
      await first(page, "dialog form [name=category]").waitFor();
    },
    main: "dialog form .aftersales-main",
  },
  {
    name: "order-preview",
    path: "/?now=2027-03-01T10:00:00%2B08:00",
    reach: order,
    main: "#preview button",
  },
];

/** What each form asks for, told in the shopper's way. */
const choose = (name) => async (page) => page.locator(`form [name=${name}]`).first().check();
const write = (name, text) => async (page) => page.locator(`form [name=${name}]`).fill(text);
const select = (name, value) => async (page) => page.locator(`form [name=${name}]`).selectOption(value);
const PERSON = [write("name", "李 薇"), write("email", "li@example.com")];
const of = (name) => "&order=" + encodeURIComponent(SHOPS.find((shop) => shop.name === name).id);
const FORMS = {
  return: { query: "&lines=romper", values: [select("reason", "changed_mind"), choose("remedy"), ...PERSON] },
  complaint: {
    query: "&line=turntable" + of("marketplace"),
    values: [
      ...PERSON,
      select("category", "product_quality"),
      select("reason", "defective"),
      write("description", "The arm does not come down."),
      choose("consent"),
    ],
  },
  repair: {
    query: "&line=laptop" + of("electronics"),
    values: [write("fault", "It does not start."), choose("handover"), ...PERSON],
  },
  registration: { query: "&line=headphones", values: [write("serialNumber", "SN-0042"), ...PERSON] },
  withdrawal: {
    query: of("fashion"),
    values: [choose("scope"), ...PERSON],
    begin: (page) => click(page, "aftersales-withdrawal .aftersales-main"),
  },
  survey: { query: of("furniture"), values: [choose("overall")] },
};

/** @type {State[]} */
const REQUESTS = Object.entries(FORMS).flatMap(([kind, { query, values, begin }]) => {
  const path = `/request.html?kind=${kind}${query}`;
  const check = "form > .aftersales-main";
  const send = ".aftersales-panel .aftersales-main";
  const empty = async (page) => {
    await ready(page);
    await begin?.(page);
    await page.locator(check).waitFor();
  };
  const errors = async (page) => {
    await empty(page);
    await page.locator(check).click();
    await first(page, ".aftersales-summary a").waitFor();
  };
  const review = async (page) => {
    await empty(page);
    for (const fill of values) await fill(page);
    await page.locator(check).click();
    await page.locator(send).waitFor();
  };
  const sent = async (page) => {
    await review(page);
    await page.locator(send).click();
    await page.locator("#filed a").waitFor();
  };
  return [
    ...(begin
      ? [
          {
            name: kind + "-begin",
            path,
            reach: (page) => first(page, "aftersales-withdrawal .aftersales-main").waitFor(),
            main: "aftersales-withdrawal .aftersales-main",
          },
        ]
      : []),
    { name: kind, path, reach: empty, main: check },
    { name: kind + "-errors", path, reach: errors, main: check },
    { name: kind + "-review", path, reach: review, main: send },
    { name: kind + "-sent", path, reach: sent, main: "#filed a" },
  ];
});

const COMPLAINT = {
  product: "Folding stroller",
  category: "product_quality",
  reason: "defective",
  description: "A wheel does not turn any more.",
  demand: "refund",
  consent: true,
};
const ASKED = {
  event: "information_requested",
  until: "2026-11-29",
  asks: [
    { id: "batch", kind: "text", title: { en: "The number on the label", "zh-Hans": "标签上的批号" } },
    {
      id: "used",
      kind: "choice",
      title: { en: "Has it been used?", "zh-Hans": "是否使用过？" },
      choices: [
        { id: "yes", title: { en: "Yes", "zh-Hans": "用过" } },
        { id: "no", title: { en: "No", "zh-Hans": "没用过" } },
      ],
    },
    { id: "photo", kind: "files", optional: true, title: { en: "A photo", "zh-Hans": "照片" } },
  ],
};
const PROPOSAL = {
  event: "proposal",
  remedy: "refund",
  amount: { decimal: "89.00", currency: "CNY" },
  on: "2026-12-01",
  until: "2026-11-27",
  note: { en: "You keep the goods.", "zh-Hans": "商品无需寄回。" },
};
const REPAIRED = {
  event: "repair",
  report: {
    cause: { en: "The axle was bent.", "zh-Hans": "车轴弯曲。" },
    parts: [{ title: { en: "axle", "zh-Hans": "车轴" }, quantity: 2 }],
    result: { en: "All wheels turn.", "zh-Hans": "车轮转动正常。" },
  },
};
/** What a child may choke on is told what to do about at once. */
const URGENT = { ...COMPLAINT, description: "My child choked on a part of it." };
const REFUSED = { event: "request_refused", note: { en: "It was dropped.", "zh-Hans": "系摔落所致。" } };
const RETURNED = { lines: [{ id: "boots", quantity: 1 }], reason: "defective", remedy: "refund" };

/** A case with what happened to it. @param {object[]} events @param {[string, string, object, object?]} [filed] */
const filed =
  (events, filed = ["complaint", "stroller", COMPLAINT]) =>
  async ({ shop }) => {
    const receipt = await shop.file(...filed);
    for (const event of events) await shop.happen(receipt.caseId, event);
    return receipt;
  };
/** A case as who filed it sees it. */
const seen =
  (events, ...filing) =>
  async (books) => {
    const { caseId, right } = await filed(events, ...filing)(books);
    return `/case.html?id=${caseId}#right=${right}`;
  };
const shown = (page) => page.locator("aftersales-case section.card").waitFor();
const MAY = "aftersales-case form button:not([part~=calendar])";

/** @type {State[]} */
const CASES = [
  { name: "case-waiting", path: seen([]), reach: shown, main: "aftersales-case summary" },
  { name: "case-asked", path: seen([ASKED]), reach: shown, main: MAY },
  { name: "case-proposed", path: seen([PROPOSAL]), reach: shown, main: MAY },
  {
    name: "case-repaired",
    path: seen([{ event: "first_response" }, REPAIRED], ["complaint", "stroller", { ...COMPLAINT, demand: "repair" }]),
    reach: shown,
    main: "aftersales-case summary",
  },
  {
    name: "case-urgent",
    path: seen([], ["complaint", "stroller", URGENT]),
    reach: shown,
    main: "aftersales-case summary",
  },
  { name: "case-refused", path: seen([REFUSED]), reach: shown, main: "aftersales-case a[href^=tel]" },
  {
    name: "case-return",
    path: seen([], ["return", "boots", RETURNED, { reason: "defective", remedy: "refund" }]),
    reach: shown,
    main: "aftersales-case summary",
  },
  {
    name: "case-closed",
    path: seen([
      { event: "first_response" },
      { event: "refund", amount: { decimal: "89.00", currency: "CNY" }, method: "bank_card" },
      { event: "closed" },
    ]),
    reach: async (page) => {
      await shown(page);
      await page.locator("aftersales-survey form > .aftersales-main").waitFor();
    },
    main: "aftersales-survey form > .aftersales-main",
  },
  {
    name: "case-cancelled",
    path: seen([{ event: "cancelled" }]),
    reach: shown,
    main: "aftersales-case summary",
  },
  {
    name: "case-look-only",
    path: async (books) => "/case.html?id=" + (await filed([ASKED])(books)).caseId,
    reach: shown,
    main: "#desk",
  },
  { name: "case-none", path: "/case.html?id=none", reach: ready, main: "#desk" },
];

/** At the desk, signed in. */
async function atDesk(page, { shop }) {
  await ready(page);
  if (await page.locator("#door").isVisible()) {
    await page.locator("#token").fill(shop.token);
    await page.locator(".door button").click();
  }
  // On a phone an opened case stands in place of the list.
  for (const shown of ["#cases li", ".bars li"]) await first(page, shown).waitFor({ state: "attached" });
}
const atCase = async (books) =>
  `/desk.html?id=${(await filed([{ event: "first_response", note: "Thank you." }])(books)).caseId}`;

/** @type {State[]} */
const DESK = [
  { name: "desk", path: "/desk", reach: (page) => page.locator("#token").waitFor(), main: ".door button" },
  {
    name: "desk-wrong",
    path: "/desk",
    reach: async (page) => {
      await page.locator("#token").fill("guessed");
      await page.locator(".door button").click();
      await page.locator("#door-wrong:not(:empty)").waitFor();
    },
    main: ".door button",
  },
  {
    name: "desk-list",
    path: async (books) => {
      await filed([])(books);
      return "/desk.html";
    },
    reach: atDesk,
    main: "#cases a",
  },
  {
    name: "desk-case",
    path: atCase,
    reach: async (page, books) => {
      await atDesk(page, books);
      await page.locator("#opened .may").waitFor();
    },
    main: "#opened .may summary",
  },
  {
    name: "desk-action",
    path: atCase,
    reach: async (page, books) => {
      await atDesk(page, books);
      await page.locator("#opened .may summary").first().click();
    },
    main: "#opened .may [open] form button",
  },
];

/** @type {State[]} */
const OTHERS = [
  {
    name: "words",
    path: "/words.html",
    reach: async (page) => {
      await page.locator("[name=find]").fill("tell.");
      await page.locator("tbody tr").nth(99).waitFor({ state: "detached" });
    },
    main: "[name=find]",
  },
  {
    name: "ends",
    path: async ({ served }) => served.base,
    reach: async (page) => {
      await page.locator("aftersales-timeline summary").click();
      await page.locator("aftersales-certificate [part~=print]").waitFor();
      await page.locator("aftersales-countdown [role=timer]").waitFor();
    },
    main: "aftersales-certificate [part~=print]",
  },
];

export const STATES = [...AROUND, ...REQUESTS, ...CASES, ...DESK, ...OTHERS];

/** Brings a page into a state. @param {Page} page @param {Books} books @param {State} state @param {string} language */
export async function visit(page, books, { path, reach }, language) {
  const address = new URL(typeof path === "string" ? path : await path(books), books.shop.base);
  address.searchParams.set("lang", language);
  // The address of a state may be that of the last one.
  if (page.url() === address.href) await page.reload();
  else await page.goto(address.href);
  await reach(page, books);
}
