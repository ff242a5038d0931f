// How the difference of two editions is written for a terminal.
import { speaker } from "../sentences.js";
import { bold, dim, red, table } from "./table.js";

/** @typedef {import("../editions/comparing.js").Totals} Totals */
/** @typedef {Pick<import("../types.js").Verdict, "status" | "remedy" | "closes" | "lastDay">} Verdict */
/** @typedef {{ line: string, title?: string, days: number | null, money: { amount: number, currency: string } | null, before: Verdict, after: Verdict }} Told */
/** @typedef {Omit<import("../editions/comparing.js").Comparison, "worst" | "best" | "issues"> & { worst: Told[], best: Told[] }} Found */

/** @param {number} number @param {string} text The same without its sign. */
const signed = (number, text) => (number === 0 ? "" : (number < 0 ? "−" : "+") + text);

/** @param {number} amount In the smallest unit. @param {string} currency */
function amountTold(amount, currency) {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const { maximumFractionDigits: digits = 2 } = format.resolvedOptions();
  return `${(Math.abs(amount) / 10 ** digits).toFixed(digits)} ${currency}`;
}

/** Days and money of one side. @param {Totals} totals @param {"gained" | "lost"} side */
const sideTold = ({ days, money }, side) => [
  days[side] > 0 ? String(days[side]) : "",
  Object.entries(money)
    .filter(([, balance]) => balance[side] > 0)
    .map(([currency, balance]) => amountTold(balance[side], currency))
    .join(", "),
];

/** @param {Verdict} verdict */
function answerTold(verdict) {
  if (!verdict.remedy || verdict.status === "ineligible") return dim("·");
  const { status, remedy, lastDay } = verdict;
  const end = lastDay ? ` until ${lastDay}` : "";
  return speaker({ locale: "en" })("remedy." + remedy) + end + (status === "eligible" ? "" : " (maybe)");
}

/** @param {string} title @param {Told[]} list */
function listed(title, list) {
  if (list.length === 0) return [];
  const rows = list.map(({ line, title: name, before, after, days, money }) => [
    line,
    name ?? "",
    answerTold(before),
    answerTold(after),
    days === null ? "?" : signed(days, String(Math.abs(days))),
    money ? signed(money.amount, amountTold(money.amount, money.currency)) : "",
  ]);
  return ["", ...table([[title, "", "Before", "After", "Days", "Money"].map(bold), ...rows])];
}

/** @type {[title: string, tell: (totals: Totals) => string][]} */
const SUMS = [
  ["Lines", ({ lines }) => String(lines)],
  ["Lose", ({ loses }) => String(loses || "")],
  ["Days lost", (totals) => sideTold(totals, "lost")[0]],
  ["Money lost", (totals) => sideTold(totals, "lost")[1]],
  ["Gain", ({ gains }) => String(gains || "")],
  ["Days gained", (totals) => sideTold(totals, "gained")[0]],
  ["Money gained", (totals) => sideTold(totals, "gained")[1]],
];

/** Totals by name; a column that would be empty is left out. @param {string} title @param {[name: string | null, totals: Totals][]} groups */
function sums(title, groups) {
  const columns = SUMS.filter(([, tell]) => groups.some(([, totals]) => tell(totals)));
  const rows = groups.map(([name, totals]) => [name ?? dim("none"), ...columns.map(([, tell]) => tell(totals))]);
  return ["", ...table([[title, ...columns.map(([head]) => head)].map(bold), ...rows])];
}

/** @param {Found} found @param {any} old @param {any} edition @param {string} now */
export function comparisonText(found, old, edition, now) {
  const { lines, loses, gains, same, unread } = found;
  const counts = [`${loses} lose`, `${gains} gain`, `${same} stay`, unread > 0 ? red(`${unread} cannot be read`) : ""];
  const [lost, gained] = ["lost", "gained"].map((side) => {
    const [days, money] = sideTold(found, /** @type {"lost" | "gained"} */ (side));
    return [days && `${days} days`, money].filter(Boolean).join(", ");
  });
  return [
    bold(`${old.id} ${old.version} → ${edition.id} ${edition.version}`) + dim(` · ${now}`),
    `${lines} line${lines === 1 ? "" : "s"}: ${counts.filter(Boolean).join(" · ")}`,
    [lost && `Lost: ${lost}`, gained && `Gained: ${gained}`].filter(Boolean).join(" · ") || "Nothing changes.",
    ...listed("Lose", found.worst),
    ...listed("Gain", found.best),
    ...sums(
      "Category",
      found.byCategory.map(({ category, ...totals }) => [category, totals]),
    ),
    ...sums(
      "Month",
      found.byMonth.map(({ month, ...totals }) => [month, totals]),
    ),
    "",
  ].join("\n");
}
