// Which goods, why, and when: what all answers on the right are given for.
import { instantOf, localOf, zones } from "../clock.js";
import { el } from "/pkg/dist/view/nodes.js";
import { categoriesOf } from "./lines.js";
import { categoryName } from "./telling.js";
import { named, say } from "./words.js";

const DAY = 86_400_000;
/** How many days the slider reaches. */
const REACH = 800;
/** How many lines can be chosen from; all of them are compared. */
const LISTED = 200;

/** A labelled control. @param {string} name @param {HTMLElement} control @param {string} [extra] */
const labelled = (name, control, extra = "") =>
  el("label", { class: "ask " + extra }, el("span", {}, say(name)), control);

/** @param {string[][]} pairs @param {string} chosen */
const options = (pairs, chosen) =>
  pairs.map(([value, text]) => el("option", { value, selected: value === chosen }, text));

/** What a line is called. @param {any} line */
export const lineName = (line) => (line.sample ? say("line." + line.id) : line.title || line.sku || line.id);

/**
 * @param {HTMLFormElement} form
 * @param {any} state
 * @param {{ ask: (change: object) => void, files: (list: FileList) => void }} does
 */
export function controls(form, state, { ask, files }) {
  const first = state.base - 5 * DAY;
  const select = (name, pairs) => el("select", { name }, options(pairs, state[name]));
  const line = select(
    "line",
    state.lines.slice(0, LISTED).map((one) => [one.id, lineName(one)]),
  );
  const category = select("category", [
    ["", say("anyCategory")],
    ...categoriesOf(state.document).map((id) => [id, categoryName(state.document, id)]),
  ]);
  const reason = select(
    "reason",
    state.reasons.map((id) => [id, named("reason", id)]),
  );
  const zone = select(
    "zone",
    [...new Set([state.zone, ...zones])].map((id) => [id, id]),
  );
  const at = el("input", { type: "datetime-local", name: "at", value: localOf(state.at, state.zone) });
  const slider = el("input", { type: "range", name: "day", min: "0", max: String(REACH), step: "1" });
  slider.value = String(Math.round((state.at - first) / DAY));
  slider.setAttribute("aria-valuetext", dateOf(state));
  const own = el("input", { type: "file", name: "own", accept: ".csv,.json,.jsonl,text/csv,application/json" });
  const jump = (/** @type {string} */ name, /** @type {number | undefined} */ to) => {
    const button = el("button", { type: "button", name, disabled: to === undefined }, say(name));
    button.addEventListener("click", () => ask({ at: to }));
    return button;
  };
  const focused = form.contains(document.activeElement) ? document.activeElement.getAttribute("name") : null;
  form.replaceChildren(
    el(
      "div",
      { class: "row" },
      labelled("line", line, "wide"),
      labelled("category", category),
      labelled("reason", reason),
    ),
    el(
      "div",
      { class: "row" },
      labelled("date", slider, "wide"),
      labelled("moment", at, "moment"),
      labelled("zone", zone),
    ),
    el(
      "div",
      { class: "row changes" },
      jump(
        "earlier",
        state.changes.findLast((edge) => edge < state.at),
      ),
      jump(
        "later",
        state.changes.find((edge) => edge > state.at),
      ),
      el("output", { name: "told" }, changeTold(state)),
      el("label", { class: "file", title: "CSV, JSON, JSONL" }, say("ownLines"), own),
    ),
  );
  if (focused) form.elements.namedItem(focused)?.focus();
  form.oninput = ({ target }) => {
    const { name, value, files: list } = /** @type {HTMLInputElement} */ (target);
    if (name === "own") files(list);
    else if (name === "day") ask({ at: state.at + (Number(value) - Math.round((state.at - first) / DAY)) * DAY });
    else if (name === "at") value && ask({ at: instantOf(value, state.zone) });
    else ask({ [name]: value });
  };
}

/** @param {any} state */
const dateOf = ({ at, zone }) => localOf(at, zone).replace("T", " ");

/** When the answer changes next, as far as it is known. @param {any} state */
function changeTold({ at, zone, changes }) {
  const next = changes.find((/** @type {number} */ edge) => edge > at);
  return next === undefined ? say("noChange") : say("nextChange", { when: dateOf({ at: next, zone }) });
}
