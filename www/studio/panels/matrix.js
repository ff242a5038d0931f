// What each reason opens for the goods at hand, remedy by remedy.
import { el } from "/pkg/dist/view/nodes.js";
import { drawAnew } from "../drawing.js";
import { language, named, say } from "../words.js";
import { ruleTitle, untilOf } from "../telling.js";

const REMEDIES = ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];

/** @param {HTMLElement} host @param {any} state @param {{ ask: (change: object) => void, reveal: (rule: string) => void }} does */
export function showMatrix(host, state, { ask, reveal }) {
  const answer = state.policy?.reasons(state.placed, state.at);
  const onlySaid = (/** @type {string} */ text) => drawAnew(host, text, () => [el("p", { class: "quiet" }, text)]);
  if (!answer?.ok) return onlySaid(say("noAnswer"));
  const given = REMEDIES.filter((remedy) =>
    answer.value.some(({ decision }) => decision.options.some((option) => option.remedy === remedy)),
  );
  if (given.length === 0) return onlySaid(say("nothingOpen"));
  const head = [say("reason"), ...given.map((remedy) => named("remedy", remedy))];
  drawAnew(host, [language.tag, head], () => [
    el(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": say("tab.matrix") },
      el(
        "table",
        { class: "matrix" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            head.map((text) => el("th", { scope: "col" }, text)),
          ),
        ),
        el("tbody", {}),
      ),
    ),
    el("p", { class: "quiet small" }, say("matrixHint")),
  ]);
  const body = host.querySelector("tbody");
  while (body.rows.length > answer.value.length) body.deleteRow(-1);
  for (const [place, { reason, decision }] of answer.value.entries()) {
    // Options come best first.
    const options = given.map((remedy) => decision.options.find((option) => option.remedy === remedy));
    const row = body.rows[place] ?? body.insertRow();
    row.className = reason === state.reason ? "chosen" : "";
    const cells = options.map((option) => option && { ...option, words: wordsOf(option, state) });
    drawAnew(row, [reason, row.className, cells.map((one) => one && [one.status, one.rule, one.words])], () => {
      const choose = el(
        "button",
        { type: "button", class: "plain", "aria-pressed": String(reason === state.reason) },
        named("reason", reason),
      );
      choose.addEventListener("click", () => ask({ reason }));
      return [el("th", { scope: "row" }, choose), ...cells.map((one) => cell(one, reveal))];
    });
  }
}

/** Until when, and from whom. */
const wordsOf = (option, { document }) => [
  untilOf(option),
  option.basis === "shop" ? ruleTitle(document, option.rule) : say("basis." + option.basis),
];

function cell(option, reveal) {
  if (!option) return el("td", { class: "none" }, el("span", { "aria-label": say("notOpen") }, "–"));
  const { status, basis, rule } = option;
  const words = [el("b", {}, option.words[0]), el("small", {}, option.words[1])];
  if (basis !== "shop") return el("td", { class: status }, el("div", {}, words));
  const go = el("button", { type: "button", class: "plain", title: say("showRule") }, words);
  go.addEventListener("click", () => reveal(rule));
  return el("td", { class: status }, go);
}
