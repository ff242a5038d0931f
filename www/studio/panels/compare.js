// Who gains and who loses between two editions, worst first: the engine answers for every line by both.
import { el } from "/pkg/dist/view/nodes.js";
import { lineName } from "../controls.js";
import { placed } from "../lines.js";
import { named, say } from "../words.js";
import { dateTold } from "../telling.js";

const DAY = 86_400_000;
/** The rows that are shown; of the others only the number is. */
const SHOWN = 100;
/** How many lines are answered at once. */
const SLICE = 250;
const OPEN = ["eligible", "conditional", "review"];

/** @param {HTMLElement} host @param {any} state @param {{ keepEdition: () => void, openEdition: (file: File) => void }} does */
export async function showCompare(host, state, { keepEdition, openEdition }) {
  const hold = el("button", { type: "button", class: "quiet" }, say("keepEdition"));
  hold.addEventListener("click", keepEdition);
  const file = el("input", { type: "file", name: "edition", accept: ".json,application/json" });
  file.addEventListener("change", () => file.files[0] && openEdition(file.files[0]));
  const ways = el("div", { class: "row" }, hold, el("label", { class: "file" }, say("openEdition"), file));
  if (!state.other || !state.policy) {
    return host.replaceChildren(el("p", { class: "quiet" }, say("compareHint")), ways);
  }
  const { lines, other, reason } = state;
  const bar = el("progress", { max: String(lines.length), "aria-label": say("tab.compare") });
  const told = say("compared", { name: other.name, lines: lines.length, reason: named("reason", reason) });
  const below = el("div", {}, bar);
  host.replaceChildren(ways, el("p", { class: "lead" }, told), below);
  const found = await differences(state, bar);
  if (found) below.replaceChildren(...outcome(found));
}

/** @param {{ rows: any[], same: number, unread: number }} found */
function outcome({ rows, same, unread }) {
  const losses = rows.filter(({ days }) => days < 0).length;
  return [
    el("p", { class: "figures" }, say("gainsAndLosses", { losses, gains: rows.length - losses, same })),
    unread > 0 && el("p", { class: "quiet" }, say("unread", { count: unread })),
    rows.length > 0 && table(rows),
    rows.length > SHOWN && el("p", { class: "quiet" }, say("andMore", { count: rows.length - SHOWN })),
  ].filter(Boolean);
}

/**
 * The lines whose answer differs, and by how many days: losing all of it counts from today. The page stays free between
 * slices; nothing comes of it if something else is shown meanwhile.
 * @param {any} state @param {HTMLProgressElement} bar
 */
async function differences({ lines, other, policy, document, category, reason, at }, bar) {
  let [same, unread] = [0, 0];
  const rows = [];
  for (const [place, line] of lines.entries()) {
    if (place % SLICE === SLICE - 1) {
      bar.value = place;
      await new Promise((resolve) => setTimeout(resolve));
      if (!bar.isConnected) return undefined;
    }
    const [before, after] = [
      other.policy.verdict(placed(line, other.document, category), { reason }, at),
      policy.verdict(placed(line, document, category), { reason }, at),
    ];
    if (!before.ok || !after.ok) unread += 1;
    else {
      const days = endOf(after.value, at) - endOf(before.value, at);
      if (days === 0 || Number.isNaN(days)) same += 1;
      else rows.push({ line, before: before.value, after: after.value, days: Math.round(days) || Math.sign(days) });
    }
  }
  return { rows: rows.sort((one, next) => one.days - next.days), same, unread };
}

/** In days from now; what has no end reaches a lifetime. */
function endOf({ status, closes, lastDay }, now) {
  if (!OPEN.includes(status)) return 0;
  return closes ? (Date.parse(closes) - now) / DAY : lastDay ? (Date.parse(lastDay) - now) / DAY : 36_500;
}

function table(rows) {
  const head = ["line", "before", "after", "days"].map((name) => el("th", { scope: "col" }, say("column." + name)));
  const body = rows
    .slice(0, SHOWN)
    .map(({ line, before, after, days }) =>
      el(
        "tr",
        { class: days < 0 ? "loss" : "gain" },
        el("th", { scope: "row" }, lineName(line)),
        el("td", {}, told(before)),
        el("td", {}, told(after)),
        el("td", { class: "number" }, (days > 0 ? "+" : "−") + Math.abs(days)),
      ),
    );
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": say("tab.compare") },
    el("table", { class: "compare" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)),
  );
}

function told({ status, remedy, lastDay }) {
  if (!OPEN.includes(status)) return say("notOpen");
  const end = lastDay ? say("until", { date: dateTold(lastDay) }) : say("endless");
  return `${named("remedy", remedy)} · ${end}`;
}
