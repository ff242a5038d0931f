// Why a line cannot have what is asked for: the nearest reason.
import { describe } from "../describe.js";

/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../sentences.js").Options} Options */

/**
 * The sentence of the nearest reason; empty where nothing is refused.
 * @param {Decision} decision
 * @param {Options} wording
 * @param {string} [remedy] Of this remedy only.
 */
export function why(decision, wording, remedy) {
  const named = decision.why.find((one) => !remedy || one.remedy === remedy);
  return named ? describe(named, wording) : "";
}
