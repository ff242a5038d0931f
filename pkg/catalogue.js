// A language as it is loaded: its sentences in the order of the English ones, which every page has, without their codes.
import english from "./messages/en.js";

/** @typedef {"first" | "later"} Part */

/** What only a case, a certificate, a timeline and the terms in words say: most pages never ask for it. */
export const LATER = /^(case\.(?!kind\.|state\.|number$)|certificate\.|terms\.|timeline\.)/;
/** No sentence has one within. */
const BETWEEN = "\n";

/** @param {Part} part */
const codes = (part) => Object.keys(english.texts).filter((code) => LATER.test(code) === (part === "later"));

/** @param {Record<string, string>} texts @param {Part} part */
export const packed = (texts, part) =>
  codes(part)
    .map((code) => texts[code])
    .join(BETWEEN);

/** The sentences of one part, by code. @param {string} text @param {Part} part @returns {Record<string, string>} */
export function unpacked(text, part) {
  const sentences = text.split(BETWEEN);
  return Object.fromEntries(codes(part).map((code, place) => [code, sentences[place]]));
}
