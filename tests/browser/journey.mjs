// What a journey through the demo shop is made of: a shopper who clicks and types what can be seen, and what is left at its end.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root, shop } from "./support.mjs";

/** What a shopper reads, in English and in Chinese. @typedef {string | [string, string]} Words */

export const order = JSON.parse(await readFile(join(root, "www/orders/order.json"), "utf8"));
const LANGUAGES = ["en", "zh-Hans"];
const WIDTHS = [390, 1200];
export const PHOTO = {
  name: "wheel.png",
  mimeType: "image/png",
  buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
};

/** What no shopper is to read: a code, a value that is missing, a blank that is not filled, a zone by its distance. */
const RAW = /[a-z0-9]_[a-z0-9]|\bundefined\b|\bnull\b|\bNaN\b|\[object|(GMT|UTC)[+-]\d|\{\w+\}|[:：] *[:：]|[?？][:：]/;

/** In one of the languages. @param {Words} words @param {number} language */
const inOne = (words, language) => (Array.isArray(words) ? words[language] : words);

/** Every word that a page shows, those in elements too. @param {import("playwright-core").Page} page */
const seen = (page) =>
  page.evaluate(() => {
    const words = [];
    const walk = (node) => {
      const isBox = node instanceof Element && getComputedStyle(node).display !== "contents";
      if (isBox && !node.checkVisibility({ visibilityProperty: true })) return;
      if (node.nodeType === Node.TEXT_NODE && node.data.trim() !== "") words.push(node.data.trim());
      if (/^(OPTION|STYLE|SCRIPT)$/.test(node.nodeName)) return;
      const inside = node instanceof HTMLSlotElement ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes;
      for (const one of inside) walk(one);
    };
    walk(document.body);
    return words.join("\n");
  });

/**
 * A journey in one language, with a shop of its own: it begins on the page of the order.
 * @param {import("playwright-core").Browser} browser @param {number} language
 * @param {(shopper: Shopper) => Promise<void>} walk
 */
async function travel(browser, language, walk) {
  const desk = await shop(order.now);
  const context = await browser.newContext({
    timezoneId: "Asia/Shanghai",
    viewport: { width: WIDTHS[language], height: 900 },
  });
  context.setDefaultTimeout(15_000);
  try {
    const page = await context.newPage();
    const told = [];
    page.on("pageerror", (error) => told.push(error.message));
    page.on("console", (message) => message.type() === "error" && told.push(message.text()));
    await page.goto(`${desk.base}/?lang=${LANGUAGES[language]}`);
    await walk(new Shopper(page, desk, language));
    assert.deepEqual(told, []);
  } finally {
    await context.close();
    await desk.close();
  }
}

/** The same journey in both languages at once. @param {import("playwright-core").Browser} browser @param {(shopper: Shopper) => Promise<void>} walk */
export async function inBoth(browser, walk) {
  const ended = await Promise.allSettled(LANGUAGES.map((_, language) => travel(browser, language, walk)));
  for (const [language, { status, reason }] of ended.entries()) {
    if (status === "rejected") throw new Error(LANGUAGES[language] + ": " + reason.message, { cause: reason });
  }
}

/** Somebody who reads a page and uses what it shows. */
export class Shopper {
  constructor(page, desk, language) {
    Object.assign(this, { page, desk, base: desk.base, language });
    this.name = this.say(["Wei Li", "李薇"]);
  }

  /** @param {Words} words */
  say(words) {
    return inOne(words, this.language);
  }
  #named(role, words, within) {
    return within.getByRole(role, { name: this.say(words), exact: true });
  }
  link(words, within = this.page) {
    return this.#named("link", words, within);
  }
  button(words, within = this.page) {
    return this.#named("button", words, within);
  }
  /** A choice, by how its name begins. */
  choice(words, within = this.page) {
    return within.getByRole("radio", { name: new RegExp("^" + this.say(words)) });
  }
  tick(words, within = this.page) {
    return within.getByRole("checkbox", { name: this.say(words) });
  }
  field(words, within = this.page) {
    return within.getByLabel(this.say(words), { exact: true });
  }
  async select(label, choice, within = this.page) {
    await this.field(label, within).selectOption({ label: this.say(choice) });
  }
  text(words) {
    return this.page.getByText(this.say(words), { exact: true });
  }
  /** A line of the order. */
  line(title) {
    return this.page.getByRole("listitem").filter({ has: this.#named("heading", title, this.page) });
  }
  /** The way to a return of a line. */
  back(title) {
    return this.link(["Return", "退货"], this.line(title));
  }
  /** What the page says of a line once it is opened. */
  async opened(title) {
    await this.button(title, this.line(title)).click();
    return this.#named("group", title, this.page);
  }
  /** What holds a heading. */
  panel(title) {
    return this.page.locator("section").filter({ has: this.#named("heading", title, this.page) });
  }
  async sees(...texts) {
    for (const text of texts) await this.text(text).first().waitFor();
  }

  /** The sign of a state, with its words. @param {Words} words @param {Words[]} texts What is told with it. */
  async stands(words, ...texts) {
    await this.page
      .getByText(new RegExp(`^.${this.say(words)}$`))
      .first()
      .waitFor();
    await this.sees(...texts);
  }

  async person(email = ["Email address", "电子邮箱"]) {
    await this.field(["Your name", "您的姓名"]).fill(this.name);
    await this.field(email).fill("li@example.com");
  }

  /** Names and what stands beside them, in a panel. @param {Words} title */
  async rows(title) {
    const panel = this.panel(title);
    await panel.waitFor();
    const rows = await panel
      .locator("dl > div")
      .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("dt, dd")].map((part) => part.innerText.trim())));
    // The clock of the shop goes on.
    return rows.map(([name, text]) => [name, text.replace(/(10:00):\d\d/, "$1")]);
  }

  /** Rows in the language of this journey. @param {[Words, Words][]} rows */
  told(rows) {
    return rows.map((row) => row.map((words) => this.say(words)));
  }

  /**
   * Checks what will be sent, sends it, and reads the receipt.
   * @param {{ check: Words, review: Words, send: Words, sent: Words, within?: import("playwright-core").Locator }} words
   * @param {[Words, Words][]} said What is told before sending and after it. @param {Words} [byWhen]
   * @returns {Promise<any>} The record that the shop has of it.
   */
  async file({ check, review, send, sent, within = this.page }, said, byWhen) {
    await this.button(check, within).click();
    assert.deepEqual(await this.rows(review), this.told(said));
    await this.isClean();
    await this.button(send, within).click();
    const [[, number], ...rows] = await this.rows(sent);
    assert.match(number, /^R-\w{4}-\w{2}$/);
    const at = ["22 November 2026 at 10:00 Beijing time", "2026年11月22日 北京时间 10:00"];
    const times = [
      [["Declared", "声明时间"], at],
      [["Received", "收到时间"], at],
    ];
    const due = byWhen ? [[["By when", "期限"], byWhen]] : [];
    assert.deepEqual(rows, this.told([...times, ...said, ...due]));
    await this.isClean();
    const way = this.link(["See your case and what happens next", "查看受理进度"]);
    const id = new URL(await way.getAttribute("href"), this.base).searchParams.get("id");
    const record = await this.record(id);
    assert.equal(record.number, number);
    return record;
  }

  async record(id) {
    return (await fetch(`${this.base}/api/cases/${id}`)).json();
  }

  /** Something that the shop does at its desk. */
  async happen(id, entry) {
    await this.desk.happen(id, entry);
    await this.page.reload();
  }

  /**
   * What the shopper can keep, as text and as a page: in both languages, whichever was used.
   * @param {any} record @param {Words[]} said @param {[Words, Words][]} rows Below the number of the case.
   */
  async acknowledged({ id, number, kind }, said, rows) {
    const [text, html] = await Promise.all(
      ["", ".html"].map(async (type) =>
        steady(await (await fetch(`${this.base}/api/cases/${id}/acknowledgement${type}`)).text()),
      ),
    );
    const all = [
      [["About", "事项"], KINDS[kind]],
      [["Number", "受理编号"], number],
      [["Order", "订单"], order.id],
      ...rows,
    ];
    const parts = LANGUAGES.map((_, language) => ({
      title: ["Acknowledgement of receipt", "收件确认"][language],
      said: [RECEIPT_ONLY, ...said].map((words) => inOne(words, language)),
      rows: all.map((row) => row.map((words) => inOne(words, language))),
    }));
    assert.equal(text, ["Lantern Lane · 灯笼巷\n", ...parts.map(asText)].join("\n"));
    assert.deepEqual(sections(html), parts);
    assert.doesNotMatch(text, RAW);
  }

  /** Nothing raw is shown, nothing is wider than the page. */
  async isClean() {
    assert.doesNotMatch(await seen(this.page), RAW);
    assert.equal(await this.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "too wide");
  }

  /** How the page looks at the end. @param {string | number} name */
  async picture(name) {
    await this.isClean();
    const folder = join(root, "target/journeys");
    await mkdir(folder, { recursive: true });
    // What lies behind a dialog is not what is looked at.
    const fullPage = (await this.page.getByRole("dialog").count()) === 0;
    await this.page.screenshot({ path: join(folder, `${name}-${LANGUAGES[this.language]}.png`), fullPage });
  }
}

/** What every acknowledgement says first. @type {Words} */
const RECEIPT_ONLY = [
  "This says that we have received it. It is no decision about it yet.",
  "本确认仅表示我们已经收到，并不代表处理结果。",
];

/** Without the seconds of the clock, and what they make another one each time. @param {string} text */
const steady = (text) =>
  text.replace(/(\d\d:\d\d):\d\d(?= (?:Beijing time|北京时间))/g, "$1").replace(/\b[0-9a-f]{64}\b/g, "DIGEST");

/** @type {Record<string, Words>} */
const KINDS = {
  return: ["Return or exchange", "退换货"],
  repair: ["Repair", "维修"],
  registration: ["Registration", "登记"],
  withdrawal: ["Withdrawal from contract", "撤回合同"],
  complaint: ["Complaint", "投诉"],
};

/** Names and values, one on a line; a question has its own sign. */
function asText({ title, said, rows }, language) {
  const [colon, blank] = [
    [": ", " "],
    ["：", ""],
  ][language];
  const line = ([name, value]) => name + (/[?？]$/.test(name) ? blank : colon) + value.replaceAll("\n", "\n    ");
  return [title, ...said, ...rows.map(line), ""].join("\n");
}

/** The same parts out of the page. @param {string} html */
function sections(html) {
  const plain = (text) =>
    text.replaceAll("<br>", "\n").replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
  return [...html.matchAll(/<section lang="[\w-]+">(.*?)<\/section>/gs)].map(([, part]) => ({
    title: /<h2>(.*?)<\/h2>/.exec(part)[1],
    said: [...part.matchAll(/<p>(.*?)<\/p>/g)].map(([, text]) => plain(text)),
    rows: [...part.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, name, text]) => [plain(name), plain(text)]),
  }));
}

/** An instant as the clocks of the shop show it, to the minute. @param {string} text */
const minute = (text) => new Date(Date.parse(text) + 8 * 3_600_000).toISOString().slice(0, 16);

/** The way that a decision opens for a remedy, the certain one first. */
function wayOf({ status, options }, remedy) {
  const ways = options.filter((option) => option.remedy === remedy);
  const best = ways.find((option) => option.status === "open") ?? ways[0];
  if (!best) return { status };
  const fees = best.costs.fees.map(({ kind, amount }) => kind + " " + amount.decimal);
  const { rule, lastDay } = best;
  return {
    status,
    way: best.status,
    rule,
    lastDay,
    back: best.refund?.amount.decimal,
    fees,
    postage: best.costs.shippingPaidBy,
  };
}

/**
 * A whole record with what it rests on in short: each decision by the way that was asked for, each promise by its end, each
 * warranty by its state, each entry of the log by its event.
 */
export function digest(record) {
  const { id, number, receivedAt, declaredAt, standsOn, decision, decisions, progress, ...kept } = record;
  const { raw, serviceLevels, warranties, log, policy, ...rest } = kept;
  assert.match(id, /^case-\w{24}$/);
  assert.equal(number.length, 9);
  assert.deepEqual([receivedAt, declaredAt].map(minute), ["2026-11-22T10:00", "2026-11-22T10:00"]);
  assert.deepEqual(raw, rest.values, "what was sent is what is kept");
  const remedy = rest.values.remedy ?? rest.values.demand ?? "refund";
  return {
    ...rest,
    policy: policy.id + " " + policy.version,
    ...(decision && { decision: wayOf(decision, remedy) }),
    ...(decisions && {
      decisions: Object.fromEntries(Object.entries(decisions).map(([line, one]) => [line, wayOf(one, remedy)])),
    }),
    ...(serviceLevels && {
      promises: serviceLevels.flatMap(({ id, due, lastDay }) => (due ? [[id, lastDay ?? minute(due)]] : [])),
    }),
    ...(warranties && { warranties: warranties.map(({ rule, state, lastDay }) => [rule, state, lastDay]) }),
    log: log.map(({ event }) => event),
    turn: progress.turn,
    standsOn: standsOn && standsOn.policy.id,
  };
}
