// What the shop calls its goods.

/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../sentences.js").Say} Say */

/** What a line is called: never nothing. @param {OrderLine} line @param {Say} say */
export const nameOf = ({ title, id, sku }, say) =>
  String(title ?? (id === undefined ? (sku ?? say("label.product")) : say("product", { id })));
