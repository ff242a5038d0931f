// The whole answer about a line of an order: may it go back, and how long does each warranty run?
import { AftersalesReturn } from "./aftersales-return.js";
import { AftersalesWarranty } from "./aftersales-warranty.js";
import { partOf } from "./decisions.js";
import { headingOf } from "./variants.js";
import { el } from "../view/nodes.js";

/** @typedef {import("./order-lines.js").Entry} Entry */
/** @typedef {import("../types.js").OrderLine} OrderLine */
/** @typedef {import("./base.js").AftersalesElement} AftersalesElement */
/** @typedef {import("../index.js").Policy} Policy */

/** The sections of a line's details. @param {Entry} entry @param {AftersalesElement} order @param {(line: OrderLine) => Policy} handleOf The terms of a line. */
export function detailsOf(entry, order, handleOf) {
  const parts = [AftersalesReturn, AftersalesWarranty].map((one) => {
    one.define();
    const answer = el(/** @type {"div"} */ (one.tag), {
      variant: "full",
      "heading-level": headingOf(order, 2).slice(1),
    });
    return el("section", {}, el(headingOf(order, 1), { class: "about" }), answer);
  });
  renew(entry, order, handleOf, parts);
  return parts;
}

/** Hands over what is known now. @param {Entry} entry @param {AftersalesElement} order @param {(line: OrderLine) => Policy} handleOf @param {HTMLElement[]} parts */
export function renew({ line, request }, order, handleOf, parts) {
  const { messages, readOrder, now, look } = order;
  const policy = handleOf(line);
  const own = readOrder && partOf(readOrder, (other) => handleOf(other) === policy);
  const titles = [order.say("case.kind.return"), order.say("ui.coverage")];
  for (const [place, section] of parts.entries()) {
    const [title, answer] = /** @type {[HTMLElement, AftersalesElement]} */ (
      /** @type {unknown} */ ([...section.children])
    );
    title.textContent = titles[place];
    // The clock of the order is set by the page, and goes on in its parts.
    answer.setAttribute("server-time", new Date(order.clock()).toISOString());
    Object.assign(answer, { policy, messages, line, order: own, now, appearance: look });
    if (place === 0) answer.reason = request.reason;
  }
}
