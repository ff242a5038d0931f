// What should be looked at, in plain words, each with a way to its place and, where it is sure, a button that mends it.
import { el, foreign } from "/pkg/dist/view/nodes.js";
import { mendOf } from "../mends.js";
import { has, language, named, say, speak } from "../words.js";
import { ruleTitle } from "../telling.js";

/** How long nobody writes before mends are tried: the tools are busy with each, and what is written next goes first. */
const REST = 300;

/** What is not understood, or falls short of a law, goes first. @param {any} finding */
export const isGrave = ({ code, params, isIssue }) =>
  isIssue || (code === "below_statutory_floor" && params?.sort !== "not_granted");

/** The sentence about a finding in the studio's language, else the tools' own. @param {any} finding @param {any} document */
export function sentence({ code, params = {}, message, expected }, document) {
  const name = [`finding.${code}.${params.sort}`, "finding." + code].find(has);
  if (!name) return message;
  const reason = params.reason && named("reason", params.reason);
  const remedy = params.remedy && speak()("noun." + params.remedy);
  const entry = params.entry && ruleTitle(document, params.entry);
  return say(name, {
    ...params,
    expected,
    reason,
    remedy,
    entry,
    rule: params.rule && ruleTitle(document, params.rule),
  });
}

/** What the panel shows, until the tools say something else. @type {{ findings: any[] | undefined, text: string, tag: string } | undefined} */
let shown;

/**
 * @param {HTMLElement} host @param {any} state
 * @param {{ show: (pointer: string) => void, mend: (mend: import("../mends.js").Mend) => void }} does
 */
export function showFindings(host, state, does) {
  const { findings, text } = state;
  const before = shown;
  shown = { findings, text, tag: language.tag };
  if (before?.findings === findings && before?.tag === language.tag && findings) {
    // What was tried on another text is not sure any more.
    if (before.text !== text) for (const button of host.querySelectorAll(".accent")) button.remove();
    return;
  }
  if (!findings) return host.replaceChildren(el("p", { class: "quiet" }, say("looking")));
  const list = [...findings].sort((one, other) => Number(isGrave(other)) - Number(isGrave(one)));
  if (list.length === 0) return host.replaceChildren(el("p", { class: "fine" }, say("fine")));
  const items = list.map((finding) => item(finding, state, does));
  host.replaceChildren(el("ul", { class: "findings" }, items));
  offer(list, items, text, state, does);
}

function item(finding, state, { show }) {
  const { message, wayOut, pointer } = finding;
  const go = el("button", { type: "button", class: "quiet" }, say("showPlace"));
  go.addEventListener("click", () => show(pointer));
  const told = el("p", { lang: "en" }, foreign(wayOut ? `${message}. ${wayOut}.` : message));
  return el(
    "li",
    { class: isGrave(finding) ? "grave" : null },
    el("p", {}, sentence(finding, state.document)),
    el("div", { class: "row" }, go),
    el("details", {}, el("summary", {}, say("more")), told, el("code", {}, pointer || "/")),
  );
}

/** Mends are tried one after the other; another text in the meantime ends it. */
async function offer(list, items, text, state, { mend }) {
  await new Promise((rested) => setTimeout(rested, REST));
  const isWanted = () => state.text === text && items[0].isConnected;
  for (const [place, finding] of list.entries()) {
    const found = await mendOf(text, finding, state.at, isWanted).catch(() => undefined);
    if (!isWanted()) return;
    if (!found) continue;
    const button = el("button", { type: "button", class: "accent" }, say("mend." + found.name, found.blanks));
    button.addEventListener("click", () => mend(found));
    items[place].querySelector(".row").prepend(button);
  }
}
