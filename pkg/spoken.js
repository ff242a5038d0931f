// A text of a document: one, or one for each language.

/** @typedef {string | Record<string, string>} Spoken */

/**
 * The text that is nearest to a language, with its own language where the document says it.
 * @param {Spoken | undefined} texts
 * @param {string} locale
 * @returns {{ text: string, lang?: string } | undefined}
 */
export function spoken(texts, locale) {
  if (typeof texts === "string") return { text: texts };
  const known = Object.keys(texts ?? {});
  const wanted = locale.toLowerCase();
  const base = (/** @type {string} */ tag) => tag.toLowerCase().split("-")[0];
  const lang =
    known.find((tag) => tag.toLowerCase() === wanted)
    ?? known.find((tag) => base(tag) === base(wanted))
    ?? known.find((tag) => base(tag) === "en")
    ?? known[0];
  return lang === undefined ? undefined : { text: /** @type {any} */ (texts)[lang], lang };
}

/** The urgencies that the package has advice for, where a shop has none. */
const USUAL = ["injury", "fire", "child_safety", "baby_food"];

/**
 * What to do at once in an urgent case: in the shop's words, else in the package's.
 * @param {Spoken | undefined} advice
 * @param {string | undefined} because
 * @param {import("./sentences.js").Say} say
 */
export const adviceOf = (advice, because, say) =>
  advice ?? (because && USUAL.includes(because) ? say("advice." + because) : undefined);
