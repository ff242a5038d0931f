// What a page has at hand: one language; the others are loaded when they are asked for.
import en from "./messages/en.js";
export { first, later } from "./catalogues/parts.js";

/** @type {import("./types.js").Messages[]} */
export const atHand = [en];
