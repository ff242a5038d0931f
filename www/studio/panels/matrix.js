// What each reason opens for the goods at hand, remedy by remedy.
import { el } from "/pkg/dist/view/nodes.js";
import { named, say } from "../words.js";
import { ruleTitle, untilOf } from "../telling.js";

const REMEDIES = ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];

/** @param {HTMLElement} host @param {any} state @param {{ ask: (change: object) => void, reveal: (rule: string) => void }} does */
export function showMatrix(host, state, { ask, reveal }) {
  const answer = state.policy?.reasons(state.placed, state.at);
  if (!answer?.ok) return host.replaceChildren(el("p", { class: "quiet" }, say("noAnswer")));
  const given = REMEDIES.filter((remedy) =>
    answer.value.some(({ decision }) => decision.options.some((option) => option.remedy === remedy)),
  );
  if (given.length === 0) return host.replaceChildren(el("p", { class: "quiet" }, say("nothingOpen")));
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, say("reason")),
    given.map((remedy) => el("th", { scope: "col" }, named("remedy", remedy))),
  );
  const rows = answer.value.map(({ reason, decision }) => {
    const choose = el(
      "button",
      { type: "button", class: "plain", "aria-pressed": String(reason === state.reason) },
      named("reason", reason),
    );
    choose.addEventListener("click", () => ask({ reason }));
    // Options come best first.
    const cells = given.map((remedy) =>
      cell(
        decision.options.find((option) => option.remedy === remedy),
        state,
        reveal,
      ),
    );
    return el("tr", { class: reason === state.reason ? "chosen" : null }, el("th", { scope: "row" }, choose), cells);
  });
  host.replaceChildren(
    el(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": say("tab.matrix") },
      el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, rows)),
    ),
    el("p", { class: "quiet small" }, say("matrixHint")),
  );
}

function cell(option, state, reveal) {
  if (!option) return el("td", { class: "none" }, el("span", { "aria-label": say("notOpen") }, "–"));
  const { status, basis, rule } = option;
  const words = [
    el("b", {}, untilOf(option)),
    el("small", {}, basis === "shop" ? ruleTitle(state.document, rule) : say("basis." + basis)),
  ];
  if (basis !== "shop") return el("td", { class: status }, el("div", {}, words));
  const go = el("button", { type: "button", class: "plain", title: say("showRule") }, words);
  go.addEventListener("click", () => reveal(rule));
  return el("td", { class: status }, go);
}
