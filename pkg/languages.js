// The languages that sentences come in: those at hand, and those that are loaded when a page asks for them.
import { atHand, first, later } from "./at-hand.js";
import { unpacked } from "./catalogue.js";
import { warn } from "./errors.js";
import { tagOf } from "./tag.js";

/** @typedef {import("./types.js").Messages} Messages */

const FALLBACK = "en";

/** @type {Map<string, Messages>} */
const known = new Map(atHand.map((messages) => [messages.locale, messages]));
/** Those of the package. */
const LANGUAGES = [...new Set([...known.keys(), ...Object.keys(first)])].sort();

/** Languages of which nothing is left to load. */
const whole = new Set(known.keys());

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
 * @param {string[]} [languages]
 */
export function nearest(locale, languages = LANGUAGES) {
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
        : `there are no sentences for the locale "${locale}": the package has ${LANGUAGES.join(", ")}; hand over others as messages`,
    );
  }
  return /** @type {Messages} */ (known.get(FALLBACK));
}

/**
 * Loads what most pages say in one language; in English where the package does not have it.
 * @param {string} locale
 * @returns {Promise<Messages>}
 */
export async function loadFirst(locale) {
  const id = nearest(locale) ?? FALLBACK;
  const texts = known.get(id)?.texts ?? unpacked((await first[id]()).default, "first");
  // Two that load at once share what the first of them brought.
  if (!known.has(id)) known.set(id, { locale: id, texts });
  return /** @type {Messages} */ (known.get(id));
}

/**
 * Loads the sentences of one language; those of English where the package does not have it.
 * @param {string} locale
 * @returns {Promise<Messages>}
 */
export async function loadMessages(locale) {
  const id = nearest(locale) ?? FALLBACK;
  const [messages, rest] = await Promise.all([loadFirst(id), whole.has(id) ? undefined : later[id]()]);
  if (rest) Object.assign(messages.texts, unpacked(rest.default, "later"));
  whole.add(id);
  return messages;
}
