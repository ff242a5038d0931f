// A button with a word on it.
import { el } from "/pkg/dist/view/nodes.js";

/** @param {string} text @param {() => void} act @param {string} [look] */
export function button(text, act, look = "quiet") {
  const node = el("button", { type: "button", class: look }, text);
  node.addEventListener("click", act);
  return node;
}
