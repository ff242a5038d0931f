// Which lines of the order can be chosen: those that cannot go back are there, with the reason.
import { deadline, describe } from "../describe.js";
import { quoted, write } from "../view/nodes.js";
import { why } from "../view/why.js";
import { bestOf } from "./ways.js";

/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("../sentences.js").Say} Say */
/** @typedef {import("../sentences.js").Options} Options */

/** Boxes whose tick was taken out because the line could not be chosen. @type {WeakSet<HTMLInputElement>} */
const taken = new WeakSet();

/** The parts of a line in the list. @param {HTMLFormElement} form @param {OrderLine} line */
function partsOf(form, { id }) {
  const item = form.querySelector(`[data-aftersales-line=${quoted(String(id))}]`);
  return {
    box: /** @type {HTMLInputElement | null | undefined} */ (item?.querySelector("input[type=checkbox]")),
    state: /** @type {HTMLElement | null | undefined} */ (item?.querySelector(".aftersales-state")),
  };
}

/** Tells it; true where that changed the tick. @param {HTMLFormElement} form @param {OrderLine} line @param {string} text @param {boolean} closed */
function tell(form, line, text, closed) {
  const { box, state } = partsOf(form, line);
  if (!box || !state) return false;
  const before = box.checked;
  write(state, text);
  state.hidden = text === "";
  if (closed && box.checked) {
    taken.add(box);
    box.checked = false;
  } else if (!closed && taken.delete(box)) box.checked = true;
  box.disabled = closed;
  return box.checked !== before;
}

/** Lines that cannot go back for the reason that is given, if any, cannot be chosen. @param {HTMLFormElement} form @param {OrderLine} line @param {Decision | undefined} decision @param {boolean} isTold Whether the reason stands elsewhere. @param {Say} say @param {Options} wording */
export function returnable(form, line, decision, isTold, say, wording) {
  const closed = decision?.status === "ineligible";
  return tell(
    form,
    line,
    closed && !isTold ? why(/** @type {Decision} */ (decision), wording) || say("ui.no_way") : "",
    closed,
  );
}

/** Until when the shopper may withdraw; what is late is said to be late, and can be chosen. @param {HTMLFormElement} form @param {OrderLine} line @param {Decision | undefined} decision @param {Say} say @param {Options} wording */
export function withdrawable(form, line, decision, say, wording) {
  tell(form, line, decision ? withdrawalState(decision, say, wording) : "", false);
}

/** @param {Decision} decision @param {Say} say @param {Options} wording */
function withdrawalState(decision, say, wording) {
  const way = bestOf(decision, "refund");
  if (way && way.status !== "open") return describe(way, wording);
  if (way) return way.closes || way.lastDay ? say("ui.withdraw_until", { deadline: deadline(way, wording) }) : "";
  return [why(decision, wording, "refund") || why(decision, wording), say("ui.still")]
    .filter(Boolean)
    .join(say("join.sentences"));
}
