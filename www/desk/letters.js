// The letters of the shop, the latest first: to whom, and whether each has left.
import { el, foreign } from "/pkg/dist/view/nodes.js";
import { say } from "./words.js";

/** @param {any} letter */
function stateOf({ sentAt, givenUp, attempts }) {
  if (givenUp !== null) return say("letterGivenUp", { why: givenUp });
  if (sentAt !== null) return say("letterLeft");
  return attempts > 0 ? say("letterAgain", { count: attempts }) : say("letterWaits");
}

/** @param {HTMLElement} list @param {any[]} letters */
export function showLetters(list, letters) {
  const row = (letter) =>
    el(
      "li",
      {},
      el(
        "details",
        {},
        el("summary", {}, foreign(letter.to), " · ", foreign(letter.subject), " · ", el("b", {}, stateOf(letter))),
        el("pre", {}, foreign(letter.text)),
      ),
    );
  list.replaceChildren(...letters.map(row));
}
