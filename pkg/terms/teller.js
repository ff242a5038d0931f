// What the parts of terms are told with: sentences, labelled rows, and a note of what no sentence says.
import { builtIn } from "../languages.js";
import { own } from "../errors.js";
import { speaker } from "../sentences.js";
import { spoken } from "../words.js";

/** @typedef {import("../sentences.js").Options} Options */
/** @typedef {ReturnType<typeof tellerOf>} Teller */

/** @param {Options} options */
export function tellerOf(options) {
  const { locale, messages } = options;
  const say = speaker(options);
  const texts = { ...builtIn(locale, messages !== undefined).texts, ...messages?.texts };
  /** Pointers of what no sentence says. @type {string[]} */
  const unsaid = [];
  /** @param {import("../types.js").Spoken | undefined} text */
  const retold = (text) => spoken(text, locale);
  return {
    options,
    say,
    unsaid,
    /** Is this a code of the package's own sentences? @param {string} code */
    has: (code) => own(texts, code),
    /** @param {import("../types.js").Spoken | undefined} text */
    text: (text) => retold(text)?.text,
    /** A title of the shop's, with its language where that is another. @param {import("../types.js").Spoken | undefined} title */
    voiced(title) {
      const found = retold(title);
      return found && { title: found.text, ...(own(found, "lang") && { lang: found.lang }) };
    },
    /** @param {string} label @param {string | undefined} value */
    row: (label, value) => (value ? [say("join.pair", { name: say(label), value })] : []),
    /** @param {string[] | undefined} names @param {string} [family] */
    list: (names, family = "") =>
      (names ?? []).map((name) => (family ? say(family + name) : name)).join(say("join.list")),
    /** @param {(string | undefined)[]} clauses */
    clauses: (clauses) => clauses.filter(Boolean).join(say("join.clauses")),
    /**
     * Notes the fields of an entry that no sentence says.
     * @param {object} entry @param {string[]} said @param {string} pointer
     * @returns {boolean} Whether there are any.
     */
    leave(entry, said, pointer) {
      const left = Object.keys(entry).filter((field) => !said.includes(field) && !field.startsWith("x-"));
      unsaid.push(...left.map((field) => `${pointer}/${field}`));
      return left.length > 0;
    },
  };
}
