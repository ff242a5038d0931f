// The withdrawal in every official language of the European Union, from its button to the acknowledgement, by the keyboard alone;
// and the ready pages, with a script and without.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import en from "../../pkg/messages/en.js";
import { withdrawalLanguages, withdrawalMessages } from "../../pkg/withdrawal.js";
import { loadMessages } from "../../pkg/languages.js";
import { launch, root, serve } from "./support.mjs";

const axe = await readFile(root + "node_modules/axe-core/axe.min.js", "utf8");
const { labels } = JSON.parse(await readFile(root + "tests/package/withdrawal-labels.json", "utf8"));
const NOW = "2026-03-05T12:00:00+01:00";
const terms = {
  format: 1,
  id: "shop",
  version: "1",
  languages: ["en"],
  timeZone: "Europe/Berlin",
  currency: "EUR",
  packs: ["eu", "de"],
  calendar: "de",
  assume: { channel: "online", country: "DE", buyer: { consumer: true } },
  rules: [],
};
/** Goods that came this week: a kettle, a ring with a name in it, and a plug whose seal nobody knows of. */
const order = {
  id: "A-1024",
  country: "DE",
  events: { ordered: "2026-01-02T20:15:00+01:00", informed: "2026-01-02" },
  lines: [
    { id: "1", title: "QX-1", quantity: 2, events: { delivered: "2026-03-02" } },
    { id: "2", title: "QX-2", quantity: 1, categories: ["custom_made"], events: { delivered: "2026-03-02" } },
    { id: "3", title: "QX-3", quantity: 1, categories: ["hygiene"], events: { delivered: "2026-03-02" } },
  ],
};
const json = (id, value) => `<script type="application/json" id="${id}">${JSON.stringify(value)}</script>`;

let browser;
let served;
/** What the ready page sent. @type {string[]} */
const posted = [];
before(async () => {
  const bodyOf = async (request) => {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    return text;
  };
  served = await serve({
    "/pkg/pages/withdrawal/terms.json": async () => ({ status: 200, body: JSON.stringify(terms) }),
    "/withdrawals": async (request) => {
      const text = await bodyOf(request);
      posted.push(text);
      const key = text.startsWith("{") ? JSON.parse(text).key : "";
      return { status: 201, body: JSON.stringify({ key, caseId: "C-9", receivedAt: "2026-03-05T11:00:09Z" }) };
    },
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** Whole sentences of English, in any words that fill their blanks. */
const ENGLISH = Object.values(en.texts)
  .filter((text) => /[a-z]{4}/i.test(text.replace(/\{[^}]*\}/g, "")))
  .map((text) => {
    const parts = text.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return { text, whole: new RegExp("^" + parts.join(".+?") + "$", "i") };
  });

/** The codes that a language says as English does: names such as Status. @param {string} id */
async function shared(id) {
  const texts = { ...(await loadMessages(id)).texts, ...(await withdrawalMessages(id)).texts };
  return id === "en"
    ? undefined
    : new Set(Object.values(texts).filter((text) => ENGLISH.some(({ whole }) => whole.test(text))));
}

/** What can be read and what is read out, piece by piece. */
const pieces = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector("section"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { parentElement: around, data } = walker.currentNode;
      if (around.closest("script, style")) continue;
      found.push(data.trim());
    }
    for (const node of document.querySelectorAll("section [aria-label]")) found.push(node.getAttribute("aria-label"));
    return found.flatMap((text) => text.split("\n")).filter((text) => text !== "");
  });

/** Goes on by the tabulator until the focus is there. */
async function tabTo(page, selector) {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  assert.fail("the keyboard does not reach " + selector);
}

const clean = async (page, where) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run("main", { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes[0].html]),
    [],
    where,
  );
};
const AXE = ["bg", "el", "mt", "ar"];

/** The day and the time at which it was declared, in languages whose months and order were looked up. */
const DECLARED = {
  bg: /5 март 2026 г\..*12:00:00/,
  cs: /5\. března 2026.*12:00:00/,
  de: /5\. März 2026 um 12:00:00 Mitteleuropäische Normalzeit/,
  el: /5 Μαρτίου 2026.*12:00:00/,
  fi: /5\. maaliskuuta 2026.*12\.00\.00/,
  fr: /5 mars 2026 à 12:00:00/,
  ga: /5 Márta 2026.*12:00:00.*GMT\+01:00/,
  hu: /2026\. március 5\..*12:00:00/,
  lt: /2026 m\. kovo 5 d\..*12:00:00/,
  lv: /2026\. gada 5\. marts.*12:00:00/,
  mt: /5 ta[’'] Marzu 2026.*12:00:00.*GMT\+01:00/,
  pl: /5 marca 2026.*12:00:00/,
  sl: /5\. marec 2026.*12:00:00/,
};

describe("a withdrawal by the keyboard", () => {
  const wrong = [];
  let page;
  before(async () => {
    served.body = json("terms", terms) + json("order", order) + "<section></section>";
    page = await browser.newPage({ timezoneId: "Europe/Berlin", viewport: { width: 360, height: 800 } });
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => message.type() === "warning" && wrong.push(message.text()));
    await page.goto(served.base);
  });

  /** Begins anew in a language, with the focus above. */
  const shown = async (id) => {
    await page.evaluate(
      ([lang, dir, now]) => {
        const section = document.querySelector("section");
        Object.assign(section, { lang, dir });
        const element = document.createElement("aftersales-withdrawal");
        for (const [name, value] of Object.entries({ policy: "#terms", order: "#order", now, draft: "memory" })) {
          element.setAttribute(name, value);
        }
        element.submit = async (submission) => {
          globalThis.sent = submission;
          return { key: submission.key, caseId: "C-7", receivedAt: "2026-03-05T11:00:09Z" };
        };
        section.replaceChildren(element);
      },
      [id, id === "ar" ? "rtl" : "ltr", NOW],
    );
    await page.locator("form.aftersales-bound").waitFor({ state: "attached" });
    return page;
  };

  for (const id of [...Object.keys(labels), "ar"]) {
    test(id, async () => {
      const known = await shared(id);
      const said = await withdrawalMessages(id);
      const base = await loadMessages(id);
      const texts = { ...base.texts, ...said.texts };
      await shown(id);
      const looked = async (where) => {
        for (const text of id === "en" ? [] : await pieces(page)) {
          const found = ENGLISH.find(({ whole }) => whole.test(text));
          assert.ok(
            !found || known.has(text) || known.has(found.text),
            `${where}: “${text}” is English: ${found?.text}`,
          );
        }
        if (AXE.includes(id)) await clean(page, where);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${where} is ${wide} px wider than the page`);
      };

      if (labels[id]) assert.equal(await page.locator(".aftersales-panel button").innerText(), labels[id].withdraw);
      await looked("the first step");
      await tabTo(page, ".aftersales-panel button");
      await page.keyboard.press("Enter");

      await tabTo(page, "form > .aftersales-main");
      await page.keyboard.press("Enter");
      await page.locator(".aftersales-summary").waitFor();
      assert.equal(await page.locator(".aftersales-summary li").count(), 3);
      await looked("what is missing");

      await tabTo(page, "input[name=scope]");
      await page.keyboard.press("ArrowDown");
      for (const line of ["1", "2", "3"]) {
        await tabTo(page, `input[name=lines][value="${line}"]`);
        await page.keyboard.press("Space");
      }
      const state = (line) => page.locator(`[data-aftersales-line="${line}"] .aftersales-state`).innerText();
      // What the law excepts is told in the language, and can be sent all the same.
      if (id !== "en") assert.ok((await state("2")).includes(texts["law.custom_made"]), await state("2"));
      assert.ok((await state("2")).includes(texts["ui.still"]));
      assert.ok((await state("3")).includes(texts["fact.sealIntact"]), await state("3"));
      assert.ok((await state("1")).startsWith(texts["ui.withdraw_until"].split("{")[0]), await state("1"));
      await tabTo(page, "input[name=name]");
      await page.keyboard.type("Ада Ångström");
      await tabTo(page, "input[name=email]");
      await page.keyboard.type("ada@example.org");
      await looked("the statement");

      await page.keyboard.press("Enter");
      const confirm = page.locator(".aftersales-panel .aftersales-main");
      await confirm.waitFor();
      if (labels[id]) assert.equal(await confirm.innerText(), labels[id].confirm);
      await looked("the check");
      await tabTo(page, ".aftersales-panel .aftersales-main");
      await page.keyboard.press("Enter");

      await page.getByText("C-7").waitFor();
      await looked("the acknowledgement");
      const read = await page.locator(".aftersales-panel").innerText();
      assert.match(read, DECLARED[id] ?? /12[:.]00[:.]00/);
      assert.match(read, /12[:.]00[:.]09/);
      const download = page.waitForEvent("download");
      await tabTo(page, "a[download$='.txt']");
      await page.keyboard.press("Enter");
      const kept = await readFile(await (await download).path(), "utf8");
      for (const part of [
        texts["ui.withdraw_statement"],
        texts["ui.sent.withdrawal"],
        "1 × QX-2",
        "Ада Ångström",
        "C-7",
      ]) {
        assert.ok(kept.includes(part), `${part} in ${kept}`);
      }
      const { values } = await page.evaluate(() => globalThis.sent);
      assert.deepEqual(
        values.lines?.map((line) => line.id),
        ["1", "2", "3"],
      );
      assert.deepEqual(wrong, []);
    });
  }
});

test("beside it the other elements say English, and say that it is", async () => {
  served.body = `<section lang="bg">${json("terms", terms)}${json("order", order)}
    <aftersales-withdrawal policy="#terms" order="#order" now="${NOW}" draft="memory"></aftersales-withdrawal>
    <aftersales-complaint policy="#terms" now="${NOW}" draft="memory"></aftersales-complaint></section>`;
  const page = await browser.newPage();
  await page.goto(served.base);
  await page.getByRole("button", { name: labels.bg.withdraw }).waitFor();
  await page.getByRole("button", { name: "Check and send" }).waitFor();
  assert.equal(await page.locator("aftersales-complaint form").getAttribute("lang"), "en");
  assert.equal(await page.locator("aftersales-withdrawal form").getAttribute("lang"), null);
  await page.locator("aftersales-withdrawal").evaluate((element) => (element.lang = "mt"));
  await page.getByRole("button", { name: labels.mt.withdraw }).waitFor();
  await page.close();
});

describe("the ready page", () => {
  const person = { orderId: "A-1024", name: "Ада Ångström", email: "ada@example.org" };
  /** The script may wait until the page lets it `begin`. */
  const open = async (id, { beforeScript, ...context } = {}) => {
    const opened = await browser.newContext(context);
    const page = await opened.newPage();
    if (beforeScript) {
      let begin;
      const begun = new Promise((go) => (begin = go));
      await page.exposeFunction("begin", begin);
      await page.route("**/aftersales.define.min.js", async (route) => {
        await begun;
        await route.continue();
      });
      await page.goto(`${served.base}pkg/pages/withdrawal/${id}.html`, { waitUntil: "commit" });
      return { page, close: () => opened.close() };
    }
    await page.goto(`${served.base}pkg/pages/withdrawal/${id}.html`);
    return { page, close: () => opened.close() };
  };

  test("posts its own form where no script runs, and leads to every language", async () => {
    const { page, close } = await open("bg", { javaScriptEnabled: false });
    for (const [name, value] of Object.entries(person)) await page.locator(`[name=${name}]`).fill(value);
    await page.locator("[name=scope][value=part]").check();
    await page.locator("[name=goods]").fill("Чайникът");
    await page.getByRole("button", { name: labels.bg.confirm, exact: true }).click();
    await page.waitForURL(/\/withdrawals\?lang=bg$/);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(posted.pop())), {
      kind: "withdrawal",
      ...person,
      scope: "part",
      goods: "Чайникът",
    });
    await page.goBack();
    assert.deepEqual(
      await page.locator("nav a").evaluateAll((links) => links.map((link) => link.hreflang)),
      withdrawalLanguages,
    );
    await page.locator("summary").first().click();
    await page.getByRole("link", { name: "Gaeilge" }).click();
    assert.equal(await page.locator("html").getAttribute("lang"), "ga");
    await close();
  });

  test("gives way to the form of the element, which keeps what was typed in another language", async () => {
    const { page, close } = await open("el");
    await page.locator("form.aftersales-bound").waitFor();
    assert.equal(await page.locator("form").count(), 1);
    assert.equal(await page.locator("form.aftersales-bound").isVisible(), true);
    for (const [name, value] of Object.entries(person)) await page.locator(`[name=${name}]`).fill(value);
    await page.locator("[name=scope][value=whole]").check();
    await page.locator("form > .aftersales-main").click();
    await page.getByRole("button", { name: labels.el.confirm }).click();
    await page.getByText("C-9").waitFor();
    assert.deepEqual(JSON.parse(posted.pop()).values, { ...person, scope: "whole" });
    await close();
  });

  test("takes over what was typed before the script came, and where", async () => {
    const { page, close } = await open("fr", { beforeScript: true });
    for (const [name, value] of Object.entries(person)) await page.locator(`[name=${name}]`).fill(value);
    await page.locator("[name=scope][value=part]").check();
    await page.locator("[name=goods]").fill("La bouilloire");
    await page.evaluate(() => globalThis.begin());
    await page.locator("form.aftersales-bound").waitFor();
    for (const [name, value] of Object.entries(person)) {
      assert.equal(await page.locator(`[name=${name}]`).inputValue(), value);
    }
    assert.equal(await page.locator("[name=scope][value=part]").isChecked(), true);
    assert.equal(await page.locator("[name=goods]").inputValue(), "La bouilloire");
    assert.equal(await page.locator("[name=goods]").evaluate((node) => node === document.activeElement), true);
    await close();
  });

  for (const [id, colorScheme] of [
    ["el", "light"],
    ["mt", "dark"],
    ["ar", "light"],
  ]) {
    for (const javaScriptEnabled of [true, false]) {
      test(`is without fault in ${id}, ${javaScriptEnabled ? "with" : "without"} a script`, async () => {
        const { page, close } = await open(id, {
          colorScheme,
          viewport: { width: 320, height: 700 },
          javaScriptEnabled,
        });
        if (javaScriptEnabled) {
          await page.locator("form.aftersales-bound").waitFor();
          await clean(page, id);
        }
        const [width] = await page.locator("html").evaluateAll(([html]) => [html.scrollWidth]);
        assert.ok(width <= 320, String(width));
        await close();
      });
    }
  }
});

describe("the end of a continuing contract (§ 312k BGB)", () => {
  const opened = async (lang) => {
    served.body = `<section>${json("terms", { ...terms, packs: [], calendar: undefined })}
      <aftersales-withdrawal kind="cancellation" policy="#terms" action="/withdrawals" draft="memory" now="${NOW}" lang="${lang}"></aftersales-withdrawal></section>`;
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.goto(served.base);
    return page;
  };

  test("its buttons have the law's words, and the reason is asked for only where it ends at once", async () => {
    const page = await opened("de");
    await page.getByRole("button", { name: "Verträge hier kündigen", exact: true }).click();
    await page.locator("[name=name]").fill("Erika Muster");
    await page.locator("[name=orderId]").fill("Mobilfunk 12-345");
    await page.locator("[name=email]").fill("erika@example.com");
    assert.equal(await page.locator("[name=grounds]").isVisible(), false);
    await choose(page, "extraordinary");
    await page.locator("[name=grounds]").waitFor();
    await clean(page, "cancellation");
    await page.getByRole("button", { name: "Weiter", exact: true }).click();
    // Who ends it at once has to say why.
    await page.locator("[name=grounds][aria-invalid=true]").waitFor();
    await page.locator("[name=grounds]").fill("Seit sechs Wochen kein Netz.");
    await page.getByRole("button", { name: "Weiter", exact: true }).click();
    await page.getByRole("button", { name: "jetzt kündigen", exact: true }).click();
    await page.getByText("Ihre Kündigung ist eingegangen").first().waitFor();
    await page.getByText("Hiermit kündige ich den folgenden Vertrag.").first().waitFor();
    const { kind, values } = JSON.parse(posted.at(-1));
    assert.deepEqual(
      [kind, values.orderId, values.notice, values.grounds],
      ["cancellation", "Mobilfunk 12-345", "extraordinary", "Seit sechs Wochen kein Netz."],
    );
    await page.close();
  });

  test("who ends it with the usual notice gives no reason, and is not held to one that was typed before", async () => {
    const page = await opened("en");
    await page.getByRole("button", { name: "Cancel contracts here", exact: true }).click();
    await page.locator("[name=name]").fill("Erika Muster");
    await page.locator("[name=orderId]").fill("Mobile 12-345");
    await page.locator("[name=email]").fill("erika@example.com");
    await choose(page, "extraordinary");
    await page.locator("[name=grounds]").fill("No network for six weeks.");
    await choose(page, "ordinary");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await page.getByRole("button", { name: "Cancel contract now", exact: true }).click();
    await page.getByText("Your cancellation was received").first().waitFor();
    const { values } = JSON.parse(posted.at(-1));
    assert.deepEqual([values.notice, values.grounds], ["ordinary", undefined]);
    await page.close();
  });
});

/** Chooses how a contract is ended. */
async function choose(page, value) {
  const list = page.locator("select[name=notice]");
  if ((await list.count()) > 0) await list.selectOption(value);
  else await page.locator(`[name=notice][value=${value}]`).check();
}
