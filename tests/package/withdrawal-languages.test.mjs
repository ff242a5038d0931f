// Languages that only the withdrawal speaks say the same codes, fill in the same blanks, and count as their grammars do.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe as group, test } from "node:test";
import { describe } from "../../pkg/describe.js";
import { builtIn, loadMessages } from "../../pkg/languages.js";
import { speaker } from "../../pkg/sentences.js";
import { withdrawalLanguages, withdrawalMessages, withdrawalWords } from "../../pkg/withdrawal.js";

const IDS = "bg cs da el et ga hr hu lt lv mt ro sk sl".split(" ");
/** Letters that a language has; words of other letters are addresses and names. */
const OWN = { bg: /[а-я]/i, el: /[α-ωά-ώ]/i };
/** Abbreviations of months and days, and what every language writes alike. */
const ALIKE = /^(join|hours|month)\.|^channel\.(chat|email|post)$/;

const { texts: english } = builtIn("en");
const blanks = (text) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();
const choices = (text) => [...text.matchAll(/\{\w+\|([^}]*)\}/g)].map(([, forms]) => forms.split("|").length);
const said = Object.fromEntries(
  await Promise.all(IDS.map(async (id) => [id, (await import(`../../pkg/messages/withdrawal/${id}.js`)).default])),
);
const codes = Object.keys(said.bg.texts);

for (const id of IDS) {
  const { locale, texts } = said[id];
  group(id, () => {
    test("says what the others say, in their order, with the blanks of English", () => {
      assert.equal(locale, id);
      assert.deepEqual(Object.keys(texts), codes);
      for (const [code, text] of Object.entries(texts)) {
        assert.deepEqual(blanks(text), blanks(english[code] ?? said.bg.texts[code]), code);
        assert.equal(text.replace(/\{[^}]*\}/g, "").search(/[{}]|\p{Cc}/u), -1, code);
      }
    });
    test("has a form for each kind of number", () => {
      const forms = new Intl.PluralRules(id).resolvedOptions().pluralCategories.length;
      for (const [code, text] of Object.entries(texts)) {
        for (const found of choices(text)) assert.equal(found, forms, code);
      }
    });
    test("ends a sentence where English ends one", () => {
      const ends = (text) => /[^.]\.$/.test(text);
      const ended = codes.filter((code) => english[code] && ends(english[code]) && !/[.?]$/.test(texts[code]));
      assert.deepEqual(ended, []);
    });
    test("sets no second stop after a day that ends with one", () => {
      const filled = { day: "9", month: texts["month.03"], year: "2026" };
      const day = texts.date.replace(/\{(\w+)\}/g, (_, name) => filled[name]);
      const doubled = codes.filter((code) => /\.\./.test(texts[code].replace(/\{(deadline|date|latest)\}/g, day)));
      assert.deepEqual(doubled, []);
    });
    test("is a language of its own", () => {
      const words = codes.filter(
        (code) => !ALIKE.test(code) && /\p{L}{4}/u.test(texts[code].replace(/\{[^}]*\}/g, "")),
      );
      const same = words.filter((code) => texts[code] === english[code]);
      assert.ok(same.length <= 2, same.join(" "));
      const own = OWN[id] ?? /\p{Script=Latin}/u;
      assert.deepEqual(
        words.filter((code) => !own.test(texts[code])),
        [],
      );
    });
  });
}

/** Languages that the package speaks of everything, to which the withdrawal adds what laws call their exceptions. */
const ADDED = "ar de es fi fr it ja ko nl pl pt sv tr zh-Hant".split(" ");
const text = (path) => readFile(new URL("../../" + path, import.meta.url), "utf8");
const { labels } = JSON.parse(await text("tests/package/withdrawal-labels.json"));

test("it speaks thirty languages, every official one of the Union among them", () => {
  assert.deepEqual(withdrawalLanguages, [...IDS, ...ADDED, "en", "zh-Hans"].sort());
  for (const id of Object.keys(labels)) assert.ok(withdrawalLanguages.includes(id), id);
});

test("both buttons have the words of the law, in one table and wherever they are said", async () => {
  const words = Object.entries(labels).map(([id, { withdraw, confirm }]) => [id, { withdraw, confirm }]);
  assert.deepEqual(withdrawalWords, Object.fromEntries(words));
  for (const [id, { withdraw, confirm }] of words) {
    await loadMessages(id);
    const say = speaker({ locale: id, messages: await withdrawalMessages(id) });
    assert.deepEqual([say("ui.withdraw"), say("ui.send.withdrawal")], [withdraw, confirm], id);
  }
});

test("the page of its words has the same, and says which are doubtful", async () => {
  const page = await text("docs/reference/withdrawal-words.md");
  for (const [id, { withdraw, confirm, agree, doubt = "" }] of Object.entries(labels)) {
    const row = ["", ` \`${id}\` `, ` ${withdraw} `, ` ${confirm} `, ` ${agree} `, ` ${doubt} `, ""].join("|");
    assert.ok(page.includes(row), row);
  }
});

test("what laws except is said in every language, of each that a pack has", async () => {
  const { rules, serviceLevels, languages } = JSON.parse(await text("pkg/packs/eu.json"));
  const ends = [...rules.filter(({ excludes }) => excludes), ...serviceLevels].map(({ id }) => id.split(".").at(-1));
  for (const id of [...IDS, ...ADDED]) {
    const { texts } = await withdrawalMessages(id);
    assert.deepEqual(
      Object.keys(texts).filter((code) => code.startsWith("law.")),
      ends.map((end) => "law." + end),
      id,
    );
  }
  for (const id of ["en", "zh-Hans"]) assert.ok(languages.includes(id), id);
});

test("what it adds to a language of the package says what the others add", async () => {
  const { texts: german } = await withdrawalMessages("de");
  for (const id of ADDED) {
    const { locale, texts } = await withdrawalMessages(id);
    assert.deepEqual([locale, Object.keys(texts)], [id, Object.keys(german)]);
  }
  for (const code of Object.keys(german)) assert.ok(codes.includes(code), code);
});

/** Irish and Maltese are written with the words that they have here where the host writes neither. */
test("an instant of a language that no host writes is still in that language", async () => {
  const { supportedLocalesOf } = Intl.DateTimeFormat;
  Intl.DateTimeFormat.supportedLocalesOf = (locales) =>
    supportedLocalesOf(locales).filter((one) => !/^(ga|mt)/.test(one));
  try {
    for (const [locale, said] of [
      ["ga", "9 Márta 2026, 12:00 (GMT+01:00)"],
      ["mt", "9 ta’ Marzu 2026, 12:00 (GMT+01:00)"],
    ]) {
      const messages = await withdrawalMessages(locale);
      const record = { kind: "withdrawal", id: "C-7", values: {}, raw: "", receivedAt: "2026-03-09T11:00:00Z" };
      const told = describe(record, { locale, messages, timeZone: "Europe/Berlin" });
      assert.ok(told.includes(said), told);
      assert.ok(told.includes(messages.texts["ui.withdraw_statement"]), told);
    }
  } finally {
    Intl.DateTimeFormat.supportedLocalesOf = supportedLocalesOf;
  }
});

test("a reader whose language it does not speak reads English", async () => {
  assert.equal(await withdrawalMessages("is"), builtIn("en"));
  assert.equal((await withdrawalMessages("pt-BR")).locale, "pt");
});

test("what a shop calls things comes before what the withdrawal says, and what a law does not say in the language after", async () => {
  const shop = {
    id: "shop",
    languages: ["en"],
    titles: {},
    told: {},
    words: { fields: { orderId: { bg: "Номер на фактурата" } } },
  };
  const law = {
    id: "eu",
    lang: "en",
    titles: { rules: { "eu.r.perishable": { en: "Goods that spoil" } } },
    told: {},
    words: { facts: { supplyBegun: { en: "whether the supply has begun" } } },
  };
  const messages = await withdrawalMessages("bg");
  const say = speaker({ locale: "bg", messages, words: () => [shop, law] });
  assert.equal(say("label.orderId"), "Номер на фактурата");
  assert.equal(say("fact.supplyBegun"), messages.texts["fact.supplyBegun"]);
  assert.deepEqual(say.title("rules", "eu.r.perishable", "law"), { text: messages.texts["law.perishable"] });
});
