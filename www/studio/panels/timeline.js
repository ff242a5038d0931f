// The real timeline of the goods at hand.
import { AftersalesTimeline } from "/pkg/dist/elements/aftersales-timeline.js";
import { el } from "/pkg/dist/view/nodes.js";
import { language, say } from "../words.js";

AftersalesTimeline.define();

/** @param {HTMLElement} host @param {any} state */
export function showTimeline(host, state) {
  if (!state.policy) return host.replaceChildren(el("p", { class: "quiet" }, say("noAnswer")));
  const element = host.querySelector("aftersales-timeline") ?? document.createElement("aftersales-timeline");
  element.lang = language.tag;
  Object.assign(element, { policy: state.policy, line: state.placed, reason: state.reason, now: state.at });
  if (!element.isConnected) host.replaceChildren(element);
}
