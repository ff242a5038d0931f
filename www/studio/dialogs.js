// Two dialogs: what a policy is begun from, and where it goes.
import { el } from "/pkg/dist/view/nodes.js";
import { outParts } from "./out.js";
import { startParts } from "./start.js";
import { say } from "./words.js";

/**
 * @param {HTMLDialogElement} dialog @param {Record<"start" | "out", HTMLElement>} buttons
 * @param {{ state: any, begin: (text: string, change?: object) => void, tell: (text: string) => void }} studio
 */
export function fillDialogs(dialog, { start, out }, studio) {
  const close = () => dialog.close();
  start.addEventListener("click", () => openDialog(dialog, say("startTitle"), startParts(close, studio)));
  out.addEventListener("click", () => openDialog(dialog, say("outTitle"), outParts(studio)));
}

/** @param {HTMLDialogElement} dialog @param {string} title @param {Node[]} parts */
function openDialog(dialog, title, parts) {
  const close = el("button", { type: "button", class: "quiet" }, say("close"));
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(el("header", {}, el("h2", { id: "dialog-title" }, title), close), el("div", {}, parts));
  dialog.showModal();
}
