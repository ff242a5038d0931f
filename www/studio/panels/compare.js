// Who gains and who loses between two editions: the tools answer for every line by both.
import { el, foreign } from "/pkg/dist/view/nodes.js";
import { ask, newest } from "../author.js";
import { placed, placedColumns } from "../lines.js";
import { numberOf } from "../telling.js";
import { named, say } from "../words.js";
import { comparison } from "./comparison.js";

/** The lines that are shown on either side; of the others only the number is. */
const SHOWN = 100;

/** @param {HTMLElement} host @param {any} state @param {{ keepEdition: () => void, openEdition: (file: File) => void }} does */
export function showCompare(host, state, { keepEdition, openEdition }) {
  const hold = el("button", { type: "button", class: "quiet" }, say("keepEdition"));
  hold.addEventListener("click", keepEdition);
  const file = el("input", { type: "file", name: "edition", accept: ".json,application/json" });
  file.addEventListener("change", () => file.files[0] && openEdition(file.files[0]));
  const ways = el("div", { class: "row" }, hold, el("label", { class: "file" }, say("openEdition"), file));
  if (!state.other || !state.policy) {
    return host.replaceChildren(el("p", { class: "quiet" }, say("compareHint")), ways);
  }
  const { lines, other, reason } = state;
  const told = say("compared", { name: other.name, lines: numberOf(lines.length), reason: named("reason", reason) });
  // What was found before stays until there is something newer.
  const outcome =
    host.querySelector(".outcome") ?? el("div", { class: "outcome" }, el("progress", { "aria-label": told }));
  outcome.setAttribute("aria-busy", "true");
  host.replaceChildren(ways, el("p", { class: "lead" }, told), outcome);
  compare({ outcome, state });
}

const compare = newest(async ({ outcome, state }) => {
  const { lines, other, document, policy, category, reason, at } = state;
  const begun = performance.now();
  const answer = await ask("compare", document, {
    old: other.document,
    lines: placedColumns(lines, document, category),
    reason,
    now: at,
    listed: SHOWN,
  });
  performance.measure("studio:compare", { start: begun });
  if (state.lines !== lines || state.other !== other || state.policy !== policy || !outcome.isConnected) return;
  outcome.setAttribute("aria-busy", "false");
  if (!answer.ok) {
    return outcome.replaceChildren(el("p", { class: "wrong", lang: "en" }, foreign(answer.issues[0].message)));
  }
  const answersOf = (/** @type {any} */ line) =>
    [other.policy, policy].map((one) => one.verdict(placed(line, document, category), { reason }, at).value);
  outcome.replaceChildren(...comparison(answer.value, { lines, document, answersOf }));
});
