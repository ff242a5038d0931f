// What a server has at hand: every language. A page begins with one (at-hand.page.js).
import en from "./messages/en.js";
import zhHans from "./messages/zh-Hans.js";

/** @type {import("./types.js").Messages[]} */
export const atHand = [en, zhHans];
