// What the named laws give beside the shop's terms, for the goods at hand.
import { cite, el } from "/pkg/dist/view/nodes.js";
import { named, say, speak } from "../words.js";
import { ruleTitle, untilOf } from "../telling.js";

/** @param {HTMLElement} host @param {any} state @param {{ reveal: (rule: string) => void }} does */
export function showLaw(host, state, { reveal }) {
  const packs = state.document?.packs ?? [];
  if (packs.length === 0) return host.replaceChildren(el("p", { class: "quiet" }, say("noPacks")));
  const answer = state.policy?.reasons(state.placed, state.at);
  if (!answer?.ok) return host.replaceChildren(el("p", { class: "quiet" }, say("noAnswer")));
  const parts = grouped(answer.value).map(({ reasons, decision }) => part(reasons, decision, state, reveal));
  host.replaceChildren(el("p", { class: "quiet small" }, say("lawHint")), ...parts);
}

/** Reasons that open the same are told once. @param {any[]} answers */
function grouped(answers) {
  const groups = new Map();
  for (const { reason, decision } of answers) {
    const key = JSON.stringify(decision.options.map(({ id, lastDay, status }) => [id, lastDay, status]));
    groups.set(key, { reasons: [...(groups.get(key)?.reasons ?? []), reason], decision });
  }
  return [...groups.values()];
}

function part(reasons, { options }, state, reveal) {
  const remedies = [...new Set(options.map(({ remedy }) => remedy))];
  const rows = remedies.map((remedy) => {
    const of = (isOwn) => options.find((one) => one.remedy === remedy && (one.basis === "shop") === isOwn);
    return el("tr", {}, el("th", { scope: "row" }, named("remedy", remedy)), own(of(true), state, reveal), law(of(false)));
  });
  const head = ["remedy", "yourTerms", "theLaw"].map((name) => el("th", { scope: "col" }, say(name)));
  return el(
    "section",
    { class: "law" },
    el("h3", {}, reasons.map((reason) => named("reason", reason)).join(" · ")),
    rows.length > 0
      ? el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows))
      : el("p", { class: "quiet" }, say("nothingOpen")),
  );
}

const nothing = () => el("td", { class: "none" }, "–");

function own(option, state, reveal) {
  if (!option) return nothing();
  const go = el("button", { type: "button", class: "plain" }, el("b", {}, untilOf(option)), el("small", {}, ruleTitle(state.document, option.rule)));
  go.addEventListener("click", () => reveal(option.rule));
  return el("td", { class: option.status }, go);
}

function law(option) {
  if (!option) return nothing();
  const { citation } = option;
  return el("td", { class: option.status }, el("b", {}, untilOf(option)), el("small", {}, citation ? cite(citation, speak()) : option.rule));
}
