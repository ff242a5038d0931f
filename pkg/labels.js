// What codes are called, for a page's own controls.
import { speaker } from "./sentences.js";
import { AftersalesError } from "./errors.js";
import { FORMS } from "./form.js";
import { bare, settled, typed } from "./own.js";
import { builtIn } from "./languages.js";
import { choiceWord } from "./record.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./index.js").Labels} Labels */
/** @typedef {import("./types.js").FieldSpec} FieldSpec */
/** @typedef {import("./types.js").Choice} Choice */

/** The values of a choice and of those below it. @param {Choice[]} choices @returns {string[]} */
const valuesOf = (choices) => choices.flatMap(({ value, children }) => [value, ...valuesOf(children ?? [])]);

/** @param {string[]} codes @param {(code: string) => string} word */
const named = (codes, word) => Object.fromEntries(codes.map((code) => [code, word(code)]));

/** @param {import("./index.js").Policy} policy @param {{ locale: string, messages?: import("./types.js").Messages }} options @returns {Labels} */
export function labels(policy, options = { locale: "en" }) {
  if (typed(() => typeof policy?.form) !== "function") {
    throw new AftersalesError(
      "missing_policy",
      "labels takes a policy: the value of openPolicy's or loadPolicy's answer",
    );
  }
  return typed(() => labelled(policy, { ...settled(options), words: wordsOf(policy) }));
}

/** @param {import("./index.js").Policy} policy @param {import("./sentences.js").Options} options @returns {Labels} */
function labelled(policy, options) {
  const say = speaker(options);
  const fields = FORMS.flatMap((kind) => bare(policy.form(kind).fields()));
  const choices = (/** @type {import("./types.js").FormKind} */ kind, /** @type {string} */ field) =>
    bare(policy.form(kind).fields()).flatMap(({ name, choices }) => (name === field ? (choices ?? []) : []));
  const codesOf = (/** @type {string} */ family) =>
    Object.keys(builtIn(options.locale, options.messages !== undefined).texts).flatMap((code) =>
      code.startsWith(family) ? code.slice(family.length) : [],
    );
  const declared = (options.words?.() ?? []).flatMap((saying) => Object.keys(saying.words?.facts ?? {}));
  return {
    reasons: named(valuesOf(choices("return", "reason")), (code) => choiceWord("reason", code, say)),
    remedies: named(codesOf("remedy."), (code) => say("remedy." + code)),
    fields: named(
      fields.map(({ name }) => name),
      (name) => say("label." + name),
    ),
    facts: named([...codesOf("fact."), ...declared], (code) => say("fact." + code)),
    // What a category is divided into are reasons.
    categories: named(
      choices("complaint", "category").map(({ value }) => value),
      (code) => choiceWord("category", code, say),
    ),
  };
}
