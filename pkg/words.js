// What documents call things: which policy an answer came from, and its texts in the language of a reader.
import { own } from "./errors.js";

/** @typedef {string | Record<string, string>} Spoken A text, or texts by their languages. */
/**
 * What a document calls things: `words` by codes, `titles` of its entries, `told` for texts that answers repeat.
 * @typedef {object} Saying
 * @property {string} id
 * @property {string} [lang] The language of its texts that do not say theirs.
 * @property {string} [timeZone]
 * @property {string[]} [languages]
 * @property {Record<string, Record<string, Spoken>>} [words]
 * @property {Record<string, Record<string, Spoken>>} titles
 * @property {Record<string, Spoken>} told
 */
/** @typedef {(() => Saying[]) & { source?: string }} Words Those of the shop first, then those of the packs; `source` is the text of the documents, where it was read from any. */
/** @typedef {{ text: string, lang?: string }} Voiced `lang` where it is another language than was asked for. */

/** Several bundles of the package may be in one page, and an answer of one is described by another. */
const HOME = Symbol.for("aftersales.words");
const page = /** @type {any} */ (globalThis);
/** @type {WeakMap<object, Words>} By policies, and by what their answers list. */
const known = (page[HOME] ??= new WeakMap());

/** Remembers whose words a policy or an object of an answer is told in. @param {object} value @param {Words} words */
export const mark = (value, words) => void known.set(value, words);

/** The same for what an answer lists and can be described, such as its options. @param {any} value @param {Words} words */
export function remember(value, words) {
  if (typeof value !== "object" || value === null) return;
  // What holds nothing else that can be described, and what holds missing facts.
  const isLeaf = "remedy" in value || "fact" in value || "dueState" in value || "field" in value;
  if (isLeaf || "covers" in value || "verdict" in value || "returnableQuantity" in value) known.set(value, words);
  if (isLeaf) return;
  for (const name of Object.keys(value)) remember(value[name], words);
}

/** The words that the first of these is told in. @param {...unknown} values @returns {Words | undefined} */
export function wordsOf(...values) {
  for (const value of values) {
    const words = known.get(/** @type {object} */ (value));
    if (words) return words;
  }
  return undefined;
}

/** Families of words in documents, by those of sentences. @type {Record<string, string>} */
export const FAMILIES = {
  title: "titles",
  step: "steps",
  note: "notes",
  requirement: "requirements",
  fact: "facts",
  declared: "questions",
  missing: "questions",
  choice: "choices",
  reason: "reasons",
  goods: "categories",
  part: "parts",
  event: "events",
  method: "methods",
  cost: "fees",
  category: "complaints",
  department: "departments",
  label: "fields",
  hint: "hints",
  service: "promises",
  channel: "channels",
};

/** @type {Map<string, string>} */
const scripts = new Map();
/** A language with the script that it is usually written in, by which `zh-CN` and `zh-Hans` are one. @param {string} tag */
function written(tag) {
  let script = scripts.get(tag);
  if (script === undefined) {
    script = tag.replaceAll("_", "-").toLowerCase();
    try {
      const likely = new Intl.Locale(script).maximize();
      script = likely.language + "-" + likely.script;
    } catch {
      // A tag that the host does not know is like itself only.
    }
    scripts.set(tag, script);
  }
  return script;
}

/**
 * What a code or an entry is called: in the language that is asked for, else in the shop's first, else as it comes.
 * @param {Saying[]} sayings
 * @param {(saying: Saying) => Spoken | undefined} find
 * @param {string} locale
 * @param {boolean} [any] Whether a text in neither language will do.
 * @returns {Voiced | undefined}
 */
function voiced(sayings, find, locale, any) {
  /** @param {Saying[]} some */
  const textsOf = (some) =>
    some.flatMap((saying) => {
      const spoken = find(saying);
      if (spoken === undefined) return [];
      return typeof spoken === "string" ? [[saying.lang ?? "", spoken]] : Object.entries(spoken);
    });
  const texts = textsOf(sayings);
  if (texts.length === 0) return undefined;
  const tag = locale.replaceAll("_", "-").toLowerCase();
  const asked =
    texts.find(([language]) => language.toLowerCase() === tag)
    ?? texts.find(([language]) => language && written(language) === written(locale));
  if (asked) return { text: asked[1] };
  const first = sayings[0].languages?.[0] ?? sayings[0].lang;
  // What a law calls it in the shop's language gives way to what can be said in the reader's.
  const near = any ? texts : textsOf(sayings.slice(0, 1));
  const [lang, text] = near.find(([language]) => !language || language === first) ?? (any ? texts[0] : []);
  return text === undefined ? undefined : { text, ...(lang && { lang }) };
}

/** A text that an answer has in several languages, in the one that is asked for or the nearest. @param {Spoken | undefined} texts @param {string} locale */
export const spoken = (texts, locale) =>
  voiced([{ id: "", lang: undefined, languages: undefined, titles: {}, told: {} }], () => texts, locale, true);

/** @param {Record<string, Spoken> | undefined} table @param {string} name */
const at = (table, name) => (table && own(table, name) ? table[name] : undefined);

/**
 * What a code is called, such as `step.fill_in_form`.
 * @param {Words | undefined} words
 * @param {string | undefined} code
 * @param {string} locale
 * @param {boolean} [any]
 */
export function wordOf(words, code = "", locale, any) {
  const dot = code.indexOf(".");
  const family = code.slice(0, dot);
  if (!words || !own(FAMILIES, family)) return undefined;
  const [list, name] = [FAMILIES[family], code.slice(dot + 1)];
  const find = (/** @type {Saying} */ { titles, words }) => at(titles[list], name) ?? at(words?.[list], name);
  return voiced(words(), find, locale, any);
}

/**
 * The title of an entry of the shop's document, or of a law's.
 * @param {Words | undefined} words
 * @param {string} list The list that it is in: `rules`.
 * @param {string} id
 * @param {string} basis Who stands for it: `shop`, `maker` or `law`.
 * @param {string} locale
 */
export function titleOfEntry(words, list, id, basis, locale) {
  if (!words) return undefined;
  const [shop, ...laws] = words();
  // A promise that is made several times is numbered.
  const once = id.replace(/\.\d+$/, "");
  const find = (/** @type {Saying} */ saying) => {
    const own = saying.titles[list];
    const isIts = basis !== "law" || saying !== shop;
    return (isIts ? (at(own, id) ?? at(own, once)) : undefined) ?? at(saying.words?.titles, id);
  };
  return voiced(basis === "law" ? [shop, ...laws] : [shop], find, locale, true);
}

/** What an answer repeats in one language, in the one that is asked for. @param {Words | undefined} words @param {string} text @param {string} locale @param {string} [lang] The language that it is in. @returns {Voiced} */
export function retold(words, text, locale, lang) {
  const sayings = words?.() ?? [];
  const found = voiced(sayings, ({ told }) => at(told, text), locale, true);
  if (found) return found;
  const language = lang ?? sayings[0]?.lang;
  return { text, ...(language && written(language) !== written(locale) && { lang: language }) };
}
