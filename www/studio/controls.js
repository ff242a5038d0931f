// Which goods, why, and when: what all answers on the right are given for.
import { instantOf, localOf, zones } from "../clock.js";
import { el } from "/pkg/dist/view/nodes.js";
import { drawAnew } from "./drawing.js";
import { categoriesOf } from "./lines.js";
import { categoryName } from "./telling.js";
import { language, named, say } from "./words.js";

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
export const lineName = ({ sample, id, names, title, sku }) =>
  sample ? say("line." + id) : names?.[language.tag === "en" ? "en" : "zh"] || title || sku || id;

/**
 * @param {HTMLFormElement} form
 * @param {any} state
 * @param {{ ask: (change: object) => void, files: (list: FileList) => void }} does
 */
export function controls(form, state, { ask, files }) {
  if (form.children.length === 0) {
    form.append(...["row", "row", "row changes"].map((look) => el("div", { class: look })));
  }
  const focused = form.contains(document.activeElement) ? document.activeElement.getAttribute("name") : null;
  const [goods, time, changes] = form.children;
  showGoods(goods, state);
  showTime(time, state);
  showChanges(changes, state, ask);
  if (focused && document.activeElement?.getAttribute("name") !== focused) form.elements.namedItem(focused)?.focus();
  form.oninput = ({ target }) => {
    const { name, value, files: list } = /** @type {HTMLInputElement} */ (target);
    if (name === "own") files(list);
    else if (name === "day") ask({ at: state.at + (Number(value) - dayOf(state)) * DAY });
    else if (name === "at") value && ask({ at: instantOf(value, state.zone) });
    else ask({ [name]: value });
  };
}

/** Which goods, and why. @param {Element} host @param {any} state */
function showGoods(host, state) {
  const { categories } = state.lines.find(({ id }) => id === state.line) ?? {};
  const known = ["", ...categoriesOf(state.document)];
  const pair = (/** @type {string} */ id) => [id, id ? categoryName(state.document, id) : say("anyCategory")];
  const lists = {
    line: state.lines.slice(0, LISTED).map((one) => [one.id, lineName(one)]),
    // A line that says what it is, is nothing else.
    category: categories
      ? [["", categories.map((id) => pair(id)[1]).join(", ") || say("anyCategory")]]
      : known.map(pair),
    reason: state.reasons.map((id) => [id, named("reason", id)]),
  };
  const chosen = Object.keys(lists).map((name) => state[name]);
  drawAnew(host, [language.tag, lists, chosen], () =>
    Object.entries(lists).map(([name, pairs]) => {
      const select = el(
        "select",
        { name, disabled: name === "category" && Boolean(categories) },
        options(pairs, state[name]),
      );
      return labelled(name, select, name === "line" ? "wide" : "");
    }),
  );
}

/** Of how many days the slider tells. @param {any} state */
const dayOf = ({ at, base }) => Math.round((at - (base - 5 * DAY)) / DAY);

/** When. What is held while it is moved stays the same. @param {Element} host @param {any} state */
function showTime(host, state) {
  drawAnew(host, [language.tag, state.zone], () => [
    labelled("date", el("input", { type: "range", name: "day", min: "0", max: String(REACH), step: "1" }), "wide"),
    labelled("moment", el("input", { type: "datetime-local", name: "at" }), "moment"),
    labelled(
      "zone",
      el(
        "select",
        { name: "zone" },
        options(
          [...new Set([state.zone, ...zones])].map((id) => [id, id]),
          state.zone,
        ),
      ),
    ),
  ]);
  const [slider, at] = host.querySelectorAll("input");
  slider.value = String(dayOf(state));
  slider.setAttribute("aria-valuetext", dateOf(state));
  const local = localOf(state.at, state.zone);
  if (at.value !== local) at.value = local;
}

/** When the answer changes. @param {Element} host @param {any} state @param {(change: object) => void} ask */
function showChanges(host, state, ask) {
  const ways = {
    earlier: state.changes.findLast((edge) => edge < state.at),
    later: state.changes.find((edge) => edge > state.at),
  };
  const told = changeTold(state);
  drawAnew(host, [language.tag, ways, told], () => {
    const jumps = Object.entries(ways).map(([name, to]) => {
      const button = el("button", { type: "button", name, disabled: to === undefined }, say(name));
      button.addEventListener("click", () => ask({ at: to }));
      return button;
    });
    const accept = ".csv,.json,.jsonl,text/csv,application/json";
    const own = el(
      "label",
      { class: "file", title: "CSV, JSON, JSONL" },
      say("ownLines"),
      el("input", { type: "file", name: "own", accept }),
    );
    return [...jumps, el("output", { name: "told" }, told), own];
  });
}

/** @param {any} state */
const dateOf = ({ at, zone }) => localOf(at, zone).replace("T", " ");

/** When the answer changes next, as far as it is known. @param {any} state */
function changeTold({ at, zone, changes }) {
  const next = changes.find((/** @type {number} */ edge) => edge > at);
  return next === undefined ? say("noChange") : say("nextChange", { when: dateOf({ at: next, zone }) });
}
