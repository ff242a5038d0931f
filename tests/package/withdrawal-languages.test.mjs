// Languages that only the withdrawal speaks say the same codes, fill in the same blanks, and count as their grammars do.
import assert from "node:assert/strict";
import { describe as group, test } from "node:test";
import { builtIn } from "../../pkg/languages.js";

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

test("neither button has its words here: they are the law's", () => {
  assert.deepEqual(
    codes.filter((code) => ["ui.withdraw", "ui.send.withdrawal"].includes(code)),
    [],
  );
});
