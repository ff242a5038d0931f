// What to do at once in an urgent case.

/** @typedef {import("../words.js").Spoken} Spoken */

/** The urgencies that the package has advice for, where a shop has none. */
const USUAL = ["injury", "fire", "child_safety", "baby_food"];

/**
 * In the shop's words, else in the package's.
 * @param {Spoken | undefined} advice
 * @param {string | undefined} because
 * @param {import("../sentences.js").Say} say
 */
export const adviceOf = (advice, because, say) =>
  advice ?? (because && USUAL.includes(because) ? say("advice." + because) : undefined);
