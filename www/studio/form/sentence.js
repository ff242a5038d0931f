// A sentence with controls in its blanks, so that each language has its own order.
import { el } from "/pkg/dist/view/nodes.js";
import { say } from "../words.js";

/** @param {string} name @param {Record<string, Node | undefined>} parts */
export function sentence(name, parts) {
  const pieces = say(name, Object.fromEntries(Object.keys(parts).map((blank) => [blank, `\ue000${blank}\ue000`])));
  const nodes = pieces.split("\ue000").map((piece, place) => (place % 2 === 0 ? piece : parts[piece]));
  return el("p", { class: "sentence" }, nodes);
}
