// What shoppers see: the real elements, in any language that the package speaks.
import { AftersalesReturn } from "/pkg/dist/elements/aftersales-return.js";
import { AftersalesWarranty } from "/pkg/dist/elements/aftersales-warranty.js";
import { loadMessages } from "/pkg/dist/languages.js";
import { el } from "/pkg/dist/view/nodes.js";
import { languageChoice } from "../languages.js";
import { say } from "../words.js";

AftersalesReturn.define();
AftersalesWarranty.define();

const TAGS = ["aftersales-return", "aftersales-warranty"];

/** @param {HTMLElement} host @param {any} state @param {{ ask: (change: object) => void }} does */
export async function showShopper(host, state, { ask }) {
  if (!state.policy) return host.replaceChildren(el("p", { class: "quiet" }, say("noAnswer")));
  await loadMessages(state.shopper);
  const frame = host.querySelector(".phone") ?? framed(host);
  const select = host.querySelector("select");
  select.value = state.shopper;
  select.onchange = () => ask({ shopper: select.value });
  host.querySelector("label span").textContent = say("shopperLanguage");
  frame.lang = state.shopper;
  frame.dir = state.shopper === "ar" ? "rtl" : "ltr";
  for (const element of frame.children) {
    Object.assign(element, { policy: state.policy, line: state.placed, reason: state.reason, now: state.at });
  }
}

/** @param {HTMLElement} host */
function framed(host) {
  const frame = el(
    "div",
    { class: "phone" },
    TAGS.map((tag) => document.createElement(tag)),
  );
  host.replaceChildren(el("label", { class: "ask" }, el("span"), languageChoice("shopper", "en")), frame);
  return frame;
}
