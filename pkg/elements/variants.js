// How much of an answer is shown, and how deep its headings are.

/** @typedef {"h2" | "h3" | "h4" | "h5" | "h6"} Heading */

/** The attributes that say it. */
export const VARIANT = ["variant", "heading-level"];

/** One sentence, a card, or a card with everything open. @param {Element} element @returns {"line" | "card" | "full"} */
export function variantOf(element) {
  const variant = element.getAttribute("variant");
  return variant === "line" || variant === "full" ? variant : "card";
}

/** @param {Element} element @param {number} [below] How many levels below the headings of the element. @returns {Heading} */
export function headingOf(element, below = 0) {
  const level = element.getAttribute("heading-level") ?? "";
  const own = /^[2-6]$/.test(level) ? Number(level) : 3;
  return /** @type {Heading} */ ("h" + Math.min(6, own + below));
}
