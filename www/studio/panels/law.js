// What the named laws give beside the shop's terms, for the goods at hand.
import { cite, el } from "/pkg/dist/view/nodes.js";
import { named, say, speak } from "../words.js";
import { opened } from "../state.js";
import { ruleTitle, untilOf } from "../telling.js";

/** The lists of what a shop gives and takes. */
const OWN = ["rules", "seasons", "costs", "warranties", "faultTerms", "presumptions"];

/** The law alone, and the shop alone: where both hold, the engine leaves out what adds nothing. @param {any} document */
async function apart(document) {
  const { packs: _, ...shop } = document;
  const law = Object.fromEntries(Object.entries(document).filter(([name]) => !OWN.includes(name)));
  const [one, other] = await Promise.all([opened(shop), opened(law)]);
  return [one.value, other.value];
}

/** @param {HTMLElement} host @param {any} state @param {{ reveal: (rule: string) => void }} does */
export async function showLaw(host, state, { reveal }) {
  const { document: read, placed: line, at, text } = state;
  if ((read?.packs ?? []).length === 0) return host.replaceChildren(el("p", { class: "quiet" }, say("noPacks")));
  const policies = await apart(read);
  if (state.text !== text) return;
  const [shop, law] = policies.map((policy) => policy?.reasons(line, at).value);
  for (const policy of policies) policy?.free();
  if (!shop || !law) return host.replaceChildren(el("p", { class: "quiet" }, say("noAnswer")));
  const parts = grouped(shop, law).map((group) => part(group, state, reveal));
  host.replaceChildren(el("p", { class: "quiet small" }, say("lawHint")), ...parts);
}

/** Reasons that open the same are told once. @param {any[]} shop @param {any[]} law */
function grouped(shop, law) {
  const groups = new Map();
  for (const [place, { reason, decision }] of shop.entries()) {
    const [ours, theirs] = [decision.options, law[place].decision.options];
    const key = JSON.stringify(
      [ours, theirs].map((list) => list.map(({ id, lastDay, status }) => [id, lastDay, status])),
    );
    groups.set(key, { reasons: [...(groups.get(key)?.reasons ?? []), reason], ours, theirs });
  }
  return [...groups.values()];
}

function part({ reasons, ours, theirs }, state, reveal) {
  const remedies = [...new Set([...ours, ...theirs].map(({ remedy }) => remedy))];
  const rows = remedies.map((remedy) => {
    const of = (options) => options.find((one) => one.remedy === remedy);
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, named("remedy", remedy)),
      own(of(ours), state, reveal),
      legal(of(theirs)),
    );
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
  const go = el(
    "button",
    { type: "button", class: "plain" },
    el("b", {}, untilOf(option)),
    el("small", {}, ruleTitle(state.document, option.rule)),
  );
  go.addEventListener("click", () => reveal(option.rule));
  return el("td", { class: option.status }, go);
}

function legal(option) {
  if (!option) return nothing();
  const { citation } = option;
  return el(
    "td",
    { class: option.status },
    el("b", {}, untilOf(option)),
    el("small", {}, citation ? cite(citation, speak()) : option.rule),
  );
}
