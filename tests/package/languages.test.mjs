// Every language says everything, fills in the same blanks, counts as its grammar does, and is a language of its own.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe as group, test } from "node:test";
import { deadline, describe } from "../../pkg/describe.js";
import { builtIn, loadMessages } from "../../pkg/languages.js";
import { atHand } from "../../pkg/at-hand.js";
import { LATER, unpacked } from "../../pkg/catalogue.js";
import { first, later } from "../../pkg/catalogues/parts.js";
import { dayOf, speaker } from "../../pkg/sentences.js";

const { texts: english } = builtIn("en");
const IDS = ["ar", "de", "en", "es", "fi", "fr", "it", "ja", "ko", "nl", "pl", "pt", "sv", "tr", "zh-Hans", "zh-Hant"];
/** Languages that write without spaces join without them. */
const MAY_BE_EMPTY = /^join\.(units|sentences)$/;

const blanks = (text) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();
const choices = (text) => [...text.matchAll(/\{\w+\|([^}]*)\}/g)].map(([, forms]) => forms.split("|").length);

test("there are sixteen", () => {
  assert.deepEqual(atHand.map(({ locale }) => locale).sort(), IDS.toSorted());
});

for (const { locale, texts } of atHand) {
  group(locale, () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length;
    test("says what English says, with the same blanks", () => {
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort());
      for (const [code, text] of Object.entries(texts)) {
        assert.deepEqual(blanks(text), blanks(english[code]), code);
        assert.ok(text.trim() !== "" || english[code].trim() === "" || MAY_BE_EMPTY.test(code), code);
        assert.equal(text.replace(/\{[^}]*\}/g, "").search(/[{}]/), -1, code);
      }
    });
    test("has a form for each kind of number", () => {
      for (const [code, text] of Object.entries(texts)) {
        for (const found of choices(text)) assert.equal(found, forms, code);
      }
    });
    test("turns no direction, and ends no word with a control", () => {
      for (const [code, text] of Object.entries(texts)) {
        assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u, code);
      }
    });
    if (locale !== "en") {
      test("is no English", () => {
        const same = Object.keys(texts).filter(
          (code) => texts[code] === english[code] && /[a-z]{4}/.test(texts[code].replace(/\{[^}]*\}/g, "")),
        );
        assert.ok(same.length <= 12, same.join(" "));
      });
    }
  });
}

test("a page loads every language but English, in two parts that are the whole", async () => {
  const others = atHand.filter(({ locale }) => locale !== "en");
  for (const part of [first, later]) assert.deepEqual(Object.keys(part).sort(), others.map((one) => one.locale).sort());
  for (const { locale, texts } of others) {
    const [begins, rest] = await Promise.all([first[locale](), later[locale]()]);
    const parts = [unpacked(begins.default, "first"), unpacked(rest.default, "later")];
    assert.deepEqual({ ...parts[0], ...parts[1] }, texts, locale);
    assert.deepEqual(
      Object.keys(parts[1]).filter((code) => !LATER.test(code)),
      [],
      locale,
    );
  }
});

test("what comes later is said only where it is loaded", () => {
  const said = readdirSync("pkg", { recursive: true }).filter(
    (file) =>
      /^(?!dist|studio|messages|catalogues|wasm|documents|pages)[\w/-]+\.js$/.test(file)
      && [...readFileSync("pkg/" + file, "utf8").matchAll(/["`]((?:case|certificate|terms|timeline)\.[\w.]*)/g)].some(
        ([, code]) => LATER.test(code),
      ),
  );
  assert.deepEqual(said.sort(), [
    "cli/explain.js",
    "elements/aftersales-case.js",
    "elements/aftersales-certificate.js",
    "elements/aftersales-timeline.js",
    "elements/case-story.js",
    "elements/case-tasks.js",
    "elements/timeline-view.js",
    "terms.js",
    "terms/conditions.js",
    "terms/contacts.js",
    "terms/entries.js",
    "terms/windows.js",
  ]);
  for (const element of ["case", "certificate", "timeline"]) {
    const source = readFileSync(`pkg/elements/aftersales-${element}.js`, "utf8");
    assert.match(source, /learn\(\) \{\s+return loadMessages\(this\.locale\);/, element);
  }
});

/** Letters that a language has and its neighbours lack. */
for (const [locale, own, foreign] of [
  ["ja", /[ぁ-ゖァ-ヺ一-鿿]/, /[가-힣]/],
  ["ko", /[가-힣]/, /[ぁ-ゖァ-ヺ一-鿿]/],
  ["ar", /[ء-ي]/, /[一-鿿]/],
  // Characters that were simplified, of words that these texts are full of.
  ["zh-Hant", /[一-鿿]/, /[货单时间应请务护质经发现为这们说话条约个运费与]/],
  ["zh-Hans", /[一-鿿]/, /[貨單時間應請務護質經發現為這們說話條約個運費與]/],
]) {
  test(`${locale} is written in its own letters`, () => {
    const { texts } = builtIn(locale);
    const all = Object.entries(texts).filter(([, text]) => /\p{L}{2}/u.test(text.replace(/\{[^}]*\}/g, "")));
    const strange = all.filter(([, text]) => foreign.test(text));
    assert.deepEqual(
      strange.map(([code]) => code),
      [],
    );
    const others = all.filter(([, text]) => !own.test(text)).map(([code]) => code);
    assert.ok(others.length <= 12, others.join(" "));
  });
}

test("a day is written as its readers write it", () => {
  const value = { closes: "2026-03-09T16:00:00Z", lastDay: "2026-03-09" };
  const written = {
    ar: "9 مارس 2026",
    de: "9. März 2026",
    en: "9 March 2026",
    es: "9 de marzo de 2026",
    fi: "9. maaliskuuta 2026",
    fr: "9 mars 2026",
    it: "9 marzo 2026",
    ja: "2026年3月9日",
    ko: "2026년 3월 9일",
    nl: "9 maart 2026",
    pl: "9 marca 2026",
    pt: "9 de março de 2026",
    sv: "9 mars 2026",
    tr: "9 Mart 2026",
    "zh-Hans": "2026年3月9日",
    "zh-Hant": "2026年3月9日",
  };
  for (const locale of IDS) assert.equal(deadline(value, { locale }), written[locale], locale);
});

test("a weekday inside a sentence begins as its language has it there", () => {
  const weekdays = {
    de: "Donnerstag",
    fr: "jeudi",
    ga: "Déardaoin",
    lv: "ceturtdiena",
    mt: "il-Ħamis",
    tr: "Perşembe",
  };
  for (const [locale, weekday] of Object.entries(weekdays)) {
    const messages = { locale, texts: { "tell.date": "{weekday}" } };
    assert.equal(dayOf("2026-06-04", { locale, messages }, "2026-01-01T00:00:00Z"), weekday, locale);
  }
});

test("numbers take the form of their grammar", () => {
  const months = (locale, ...counts) => counts.map((count) => speaker({ locale })("unit.months", { count }));
  assert.deepEqual(months("de", 1, 2), ["1 Monat", "2 Monate"]);
  assert.deepEqual(months("pl", 1, 2, 5, 12, 22), [
    "1 miesiąc",
    "2 miesiące",
    "5 miesięcy",
    "12 miesięcy",
    "22 miesiące",
  ]);
  assert.deepEqual(months("ar", 3, 11), ["3 أشهر", "11 شهرًا"]);
  assert.deepEqual(months("tr", 1, 5), ["1 ay", "5 ay"]);
  assert.deepEqual(months("ja", 5), ["5か月"]);
});

test("a reader's place finds the language, and an unknown one is English", async () => {
  const missing = { pointer: "/line/condition/opened", fact: "opened", type: "boolean", opens: [] };
  for (const [asked, found] of [
    ["de-AT", "de"],
    ["pt-BR", "pt"],
    ["zh", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-Hant-MO", "zh-Hant"],
    ["ar-EG", "ar"],
    ["fi_FI", "fi"],
    ["el", "en"],
    ["nb", "en"],
  ]) {
    assert.equal((await loadMessages(asked)).locale, found, asked);
    assert.equal(describe(missing, { locale: asked }), builtIn(found).texts["missing.opened"], asked);
  }
});
