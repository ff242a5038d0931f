// What another edition changes, from the sum to the single line, the worst first.
import { el, foreign } from "/pkg/dist/view/nodes.js";
import { lineName } from "../controls.js";
import { categoryName, dateTold, moneyTold, monthTold, numberOf } from "../telling.js";
import { named, say } from "../words.js";

const OPEN = ["eligible", "conditional", "review"];
/** How many lines that cannot be read are named. */
const NAMED = 5;
/** How many groups are shown at once; more are unfolded. */
const FEW = 8;

/**
 * @param {any} found @param {{ lines: any[], document: any, answersOf: (line: any) => any[] }} asked
 * @returns {Node[]}
 */
export function comparison(found, { lines, document, answersOf }) {
  const { loses, gains, same, unread, worst, best, byCategory, byMonth } = found;
  const counts = { losses: numberOf(loses), gains: numberOf(gains), same: numberOf(same) };
  const row = (look) => (one) => changed(one, look, lines[one.row], answersOf(lines[one.row]));
  const rows = [...worst.map(row("loss")), ...best.map(row("gain"))];
  const left = loses + gains - rows.length;
  return [
    el("p", { class: "figures" }, say("gainsAndLosses", counts)),
    balance(found, "lost"),
    balance(found, "gained"),
    unread > 0 && unreadLines(found, lines),
    sums("category", byCategory, ({ category }) => category && categoryName(document, category)),
    sums("month", byMonth, ({ month }) => month && monthTold(month)),
    rows.length > 0 && table(say("tab.compare"), ["line", "before", "after", "days", "money"], rows),
    left > 0 && el("p", { class: "quiet" }, say("andMore", { count: numberOf(left) })),
  ].filter(Boolean);
}

/** A table of a panel, which is no wider than it. @param {string} name @param {string[]} columns @param {Node[]} rows @param {string} look */
function table(name, columns, rows, look = "") {
  const head = columns.map((column) => el("th", { scope: "col" }, say("column." + column)));
  const whole = el("table", { class: "compare " + look }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows));
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, whole);
}

/** A change with its sign. @param {number} number @param {string} text */
const signed = (number, text) => (number === 0 ? "" : (number > 0 ? "+" : "−") + text);
const cell = (...text) => el("td", { class: "number" }, ...text);

function changed({ days, money }, look, line, [before, after]) {
  return el(
    "tr",
    { class: look },
    el("th", { scope: "row" }, lineName(line)),
    el("td", {}, told(before)),
    el("td", {}, told(after)),
    cell(days === null ? "?" : signed(days, numberOf(Math.abs(days)))),
    cell(money ? signed(money.amount, moneyTold(Math.abs(money.amount), money.currency)) : ""),
  );
}

function told({ status, remedy, lastDay }) {
  if (!OPEN.includes(status)) return say("notOpen");
  const end = lastDay ? say("until", { date: dateTold(lastDay) }) : say("endless");
  return `${named("remedy", remedy)} · ${end}`;
}

/** @param {any} totals @param {"lost" | "gained"} side */
const moneyOf = ({ money }, side) =>
  Object.entries(money)
    .filter(([, balance]) => balance[side] > 0)
    .map(([currency, balance]) => moneyTold(balance[side], currency))
    .join(" + ");

/** All days and all money of a side in a sentence, if there are any. @param {any} totals @param {"lost" | "gained"} side */
function balance(totals, side) {
  const days = totals.days[side] > 0 && say("daysCounted", { count: numberOf(totals.days[side]) });
  const what = [days, moneyOf(totals, side)].filter(Boolean).join(" · ");
  return what && el("p", { class: side }, say(side, { what }));
}

/** What is told of a group, in columns; one that has nothing to tell is left out. @type {[string, (group: any) => string, string?][]} */
const SUMS = [
  ["lines", ({ lines }) => numberOf(lines)],
  ["loses", ({ loses }) => (loses ? numberOf(loses) : "")],
  ["daysLost", ({ days }) => (days.lost ? numberOf(days.lost) : ""), "lost"],
  ["moneyLost", (group) => moneyOf(group, "lost"), "lost"],
  ["gains", ({ gains }) => (gains ? numberOf(gains) : "")],
  ["daysGained", ({ days }) => (days.gained ? numberOf(days.gained) : ""), "gained"],
  ["moneyGained", (group) => moneyOf(group, "gained"), "gained"],
];

/** @param {string} column @param {any[]} groups @param {(group: any) => string | null} name */
function sums(column, groups, name) {
  if (groups.length < 2) return undefined;
  const told = SUMS.filter(([, text]) => groups.some(text));
  const rows = groups.map((group) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, name(group) ?? say("anyCategory")),
      told.map(([, text, look = ""]) => el("td", { class: "number " + look }, text(group))),
    ),
  );
  const heading = say("by." + column);
  const whole = table(heading, [column, ...told.map(([title]) => title)], rows, "sums");
  return el("details", { open: groups.length <= FEW }, el("summary", {}, heading), whole);
}

function unreadLines({ unread, issues }, lines) {
  const items = issues
    .slice(0, NAMED)
    .map(({ row, pointer, message }) =>
      el(
        "li",
        {},
        el("b", {}, lineName(lines[row])),
        " ",
        el("code", {}, pointer),
        " ",
        el("span", { lang: "en" }, foreign(message)),
      ),
    );
  return el("details", {}, el("summary", {}, say("unread", { count: numberOf(unread) })), el("ul", {}, items));
}
