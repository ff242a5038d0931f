// The model withdrawal form speaks every official language of the Union, and the withdrawal declares in its words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadMessages } from "../../pkg/languages.js";
import { modelForms } from "../../pkg/withdrawal/model-form.js";

/** Regulation No 1, article 1. */
const OFFICIAL = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split(" ");
const FULL = "de en es fi fr it nl pl pt sv".split(" ");
/** Languages without a text that copies the annex. */
const UNSEEN = ["el", "ga", "lv", "mt"];

const statement = async (/** @type {string} */ locale) => {
  const own = FULL.includes(locale)
    ? await loadMessages(locale)
    : (await import(`../../pkg/messages/withdrawal/${locale}.js`)).default;
  return own.texts["ui.withdraw_statement"];
};

test("there is a form in each language, whole, with nothing left to delete", () => {
  assert.deepEqual(Object.keys(modelForms).sort(), OFFICIAL);
  for (const [locale, { sources, verified, ...words }] of Object.entries(modelForms)) {
    assert.equal(Object.keys(words).length, 9, locale);
    for (const text of Object.values(words)) assert.match(text, /^\p{Lu}[^*]*[^\s.:*]$/u, locale);
    assert.equal(verified, sources > 0, locale);
  }
});

test("a form that was not seen anywhere is marked", () => {
  const unseen = OFFICIAL.filter((locale) => !modelForms[locale].verified);
  assert.deepEqual(unseen, UNSEEN);
});

test("the withdrawal declares what the form says", async () => {
  for (const locale of OFFICIAL) assert.equal(await statement(locale), `${modelForms[locale].statement}.`, locale);
});
