// The languages that sentences come in: those at hand, and those that are loaded when a page asks for them.
import { atHand } from "./at-hand.js";
import { warn } from "./errors.js";
import { tagOf } from "./tag.js";

/** @typedef {import("./types.js").Messages} Messages */

/** @type {Record<string, () => Promise<{ default: Messages }>>} */
const LOADERS = {
  ar: () => import("./messages/ar.js"),
  de: () => import("./messages/de.js"),
  en: () => import("./messages/en.js"),
  es: () => import("./messages/es.js"),
  fi: () => import("./messages/fi.js"),
  fr: () => import("./messages/fr.js"),
  it: () => import("./messages/it.js"),
  ja: () => import("./messages/ja.js"),
  ko: () => import("./messages/ko.js"),
  nl: () => import("./messages/nl.js"),
  pl: () => import("./messages/pl.js"),
  pt: () => import("./messages/pt.js"),
  sv: () => import("./messages/sv.js"),
  tr: () => import("./messages/tr.js"),
  "zh-Hans": () => import("./messages/zh-Hans.js"),
  "zh-Hant": () => import("./messages/zh-Hant.js"),
};
const FALLBACK = "en";

/** @type {Map<string, Messages>} */
const known = new Map(atHand.map((messages) => [messages.locale, messages]));

/** Several bundles of the package may be in one page, and what one loads another says. */
const HOME = Symbol.for("aftersales.completing");
const page = /** @type {any} */ (globalThis);
/**
 * Sentences of the package that complete those at hand in one place. The words of documents come before them, as before all
 * that the package says.
 * @type {WeakSet<Messages>}
 */
export const completing = (page[HOME] ??= new WeakSet());

/**
 * The language that a reader of this locale reads, if it is one of these.
 * @param {string | undefined} locale
 * @param {string[]} [languages] Those of the package.
 */
export function nearest(locale, languages = Object.keys(LOADERS)) {
  const tag = tagOf(locale ?? FALLBACK);
  if (/^zh\b/i.test(tag)) return /-(Hant|TW|HK|MO)\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
  const [language] = tag.toLowerCase().split("-");
  return languages.find((one) => one === language);
}

/**
 * The sentences for a reader of this locale, as far as they are here.
 * @param {string | undefined} locale
 * @param {boolean} [hasOthers] The page hands over sentences of its own, which these only complete.
 * @returns {Messages}
 */
export function builtIn(locale, hasOthers) {
  const id = nearest(locale);
  const found = id && known.get(id);
  if (found) return found;
  if (!hasOthers) {
    warn(
      id
        ? `sentences in ${id} are not loaded: await loadMessages("${id}") first; until then they are English`
        : `there are no sentences for the locale "${locale}": the package has ${Object.keys(LOADERS).join(", ")}; hand over others as messages`,
    );
  }
  return /** @type {Messages} */ (known.get(FALLBACK));
}

/**
 * Loads the sentences of one language; those of English where the package does not have it.
 * @param {string} locale
 * @returns {Promise<Messages>}
 */
export async function loadMessages(locale) {
  const id = nearest(locale) ?? FALLBACK;
  const messages = known.get(id) ?? (await LOADERS[id]()).default;
  known.set(id, messages);
  return messages;
}
