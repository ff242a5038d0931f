// Two editions of a policy over many order lines: who gains and who loses, by how many days and how much money.
import { comparePolicies } from "../authoring.js";
import { rowsOf } from "../columns.js";
import { picked, valueAt } from "./columns.js";

/** @typedef {import("../types.js").Issue} Issue */
/** @typedef {{ gained: number, lost: number }} Balance */
/** @typedef {{ lines: number, gains: number, loses: number, same: number, days: Balance, money: Record<string, Balance> }} Totals Money is in the smallest unit of each currency. */
/** @typedef {{ row: number, days: number | null, money: { amount: number, currency: string } | null }} Changed */
/** @typedef {Issue & { row: number }} Unread Why a row cannot be read; its pointer goes into the line. */
/** @typedef {Totals & { unread: number, issues: Unread[], byCategory: (Totals & { category: string | null })[], byMonth: (Totals & { month: string | null })[], worst: Changed[], best: Changed[] }} Comparison */
/** @typedef {{ reason?: string, now?: import("../types.js").Instant, packs?: any[], calendars?: any[], listed?: number, progress?: (share: number) => void }} Asked */

/** How many kinds of lines a question may hold, and after how many lines progress is told. */
const [KINDS, ROWS] = [1000, 20_000];
/** A line that is worse, the same, better, or cannot be read. */
const [WORSE, SAME, BETTER, UNREAD] = [0, 1, 2, 3];
const FATES = /** @type {const} */ (["loses", "same", "gains"]);

/** @returns {Totals} */
const nothing = () => ({
  lines: 0,
  gains: 0,
  loses: 0,
  same: 0,
  days: { gained: 0, lost: 0 },
  money: {},
});

/** @param {Balance} balance @param {number} change */
const add = (balance, change) => void (change < 0 ? (balance.lost -= change) : (balance.gained += change));

/** The row that an issue is about, and where in its line; nothing for one about a document or what all are asked. @param {Issue} issue */
const placeOf = ({ pointer }) => /^\/(?:old|new)\/rows\/(\d+)\/line(\/.*|$)/.exec(pointer);

/** Rows in parts that can be asked about at once, those that are alike together. @param {number[]} rows @param {ArrayLike<number>} kinds */
function parts(rows, kinds) {
  /** @type {number[][]} */
  const found = [];
  for (const row of rows.sort((one, other) => kinds[one] - kinds[other] || one - other)) {
    const part = found.at(-1);
    const isFull = !part || part.length >= ROWS || kinds[row] - kinds[part[0]] >= KINDS;
    if (isFull) found.push([row]);
    else part.push(row);
  }
  return found;
}

/**
 * Asks about some rows. Those that cannot be read are left out with all that are alike, and told by their first.
 * @param {(rows: number[]) => import("../types.js").Answer<import("../authoring.js").EditionChanges>} ask
 * @param {number[]} rows @param {ArrayLike<number>} kinds @param {Map<number, Unread>} unread By kinds.
 * @returns {{ rows: number[], changes: import("../authoring.js").EditionChanges } | { issues: Issue[] }}
 */
function changesOf(ask, rows, kinds, unread) {
  const answer = ask(rows);
  if (answer.ok) return { rows, changes: answer.value };
  for (const issue of answer.issues) {
    const place = placeOf(issue);
    if (!place) return { issues: answer.issues };
    const row = rows[Number(place[1])];
    if (!unread.has(kinds[row])) unread.set(kinds[row], { ...issue, row, pointer: place[2] });
  }
  const readable = rows.filter((row) => !unread.has(kinds[row]));
  return changesOf(ask, readable, kinds, unread);
}

/**
 * What `edition` changes for those who bought these lines under `old`: all together, by the first category of a line, by the
 * month in which it was ordered, and the lines that lose and gain most.
 * @param {any} old @param {any} edition @param {import("./columns.js").Lines} lines @param {Asked} asked
 * @returns {{ ok: true, value: Comparison } | { ok: false, issues: Issue[] }}
 */
export function compared(old, edition, lines, { reason, now, packs, calendars, listed = 20, progress }) {
  const { length } = lines;
  const columns = { ...lines.columns };
  if (reason) columns["/request/reason"] = { values: [reason], at: new Uint32Array(length) };
  const { rows: grouped, issues: wrong } = rowsOf(columns, length);
  if (!grouped) return { ok: false, issues: wrong };
  const ask = (/** @type {number[]} */ rows) =>
    comparePolicies(old, edition, picked(columns, rows), now, { packs, calendars });
  const [days, money] = [new Float64Array(length).fill(NaN), new Float64Array(length).fill(NaN)];
  const fate = new Uint8Array(length).fill(UNREAD);
  const unread = new Map();
  // Without instants those that are alike are the same, and one of them answers for all.
  const areSame = grouped.instants.length === 0;
  const asked = areSame ? [...grouped.firsts] : Array.from(fate.keys());
  let done = 0;
  for (const part of parts(asked, grouped.of)) {
    const found = changesOf(ask, part, grouped.of, unread);
    if ("issues" in found) return { ok: false, issues: found.issues };
    const { rows, changes } = found;
    for (const [place, row] of rows.entries()) {
      [days[row], money[row], fate[row]] = [changes.days[place], changes.money[place], SAME];
    }
    for (const place of changes.losses) fate[rows[place]] = WORSE;
    for (const place of changes.gains) fate[rows[place]] = BETTER;
    progress?.((done += part.length) / asked.length);
  }
  for (let row = 0; areSame && row < length; row += 1) {
    const first = grouped.firsts[grouped.of[row]];
    [days[row], money[row], fate[row]] = [days[first], money[first], fate[first]];
  }
  const issues = [...unread.values()].slice(0, listed);
  return { ok: true, value: { ...summed(lines, { days, money, fate }, edition?.currency ?? "", listed), issues } };
}

/**
 * @param {import("./columns.js").Lines} lines
 * @param {{ days: Float64Array, money: Float64Array, fate: Uint8Array }} found
 * @param {string} own The currency of what is paid for lines that name none. @param {number} listed
 * @returns {Omit<Comparison, "issues">}
 */
function summed({ length, columns, months }, { days, money, fate }, own, listed) {
  const currencyOf = (/** @type {number} */ row) => valueAt(columns["/line/paid"], row)?.currency ?? own;
  const all = nothing();
  const [byCategory, byMonth] = [groups(), groups()];
  for (let row = 0; row < length; row += 1) {
    if (fate[row] === UNREAD) continue;
    const category = valueAt(columns["/line/categories"], row)?.[0] ?? null;
    for (const totals of [all, byCategory.of(category), byMonth.of(valueAt(months, row) ?? null)]) {
      totals.lines += 1;
      totals[FATES[fate[row]]] += 1;
      add(totals.days, days[row] || 0);
      if (money[row]) add((totals.money[currencyOf(row)] ??= { gained: 0, lost: 0 }), money[row]);
    }
  }
  /** The rows of a fate, those with the least change to the worse or the most to the better first. @param {number} wanted @param {1 | -1} way */
  const ranked = (wanted, way) => {
    const rows = [...fate.keys()].filter((row) => fate[row] === wanted);
    const by = (/** @type {Float64Array} */ column, /** @type {number} */ one, /** @type {number} */ other) =>
      (column[one] || 0) - (column[other] || 0);
    rows.sort((one, other) => way * (by(days, one, other) || by(money, one, other)));
    return rows.slice(0, listed).map((row) => ({
      row,
      days: Number.isNaN(days[row]) ? null : days[row],
      money: Number.isNaN(money[row]) ? null : { amount: money[row], currency: currencyOf(row) },
    }));
  };
  return {
    ...all,
    lines: length,
    unread: length - all.lines,
    byCategory: byCategory
      .list((one, other) => other.totals.days.lost - one.totals.days.lost)
      .map(({ name, totals }) => ({ category: name, ...totals })),
    byMonth: byMonth
      .list((one, other) => String(one.name).localeCompare(String(other.name)))
      .map(({ name, totals }) => ({ month: name, ...totals })),
    worst: ranked(WORSE, 1),
    best: ranked(BETTER, -1),
  };
}

/** Totals by a name. */
function groups() {
  /** @type {Map<string | null, Totals>} */
  const known = new Map();
  return {
    of(/** @type {string | null} */ name) {
      const totals = known.get(name) ?? nothing();
      known.set(name, totals);
      return totals;
    },
    /** @param {(one: { name: string | null, totals: Totals }, other: { name: string | null, totals: Totals }) => number} order */
    list: (order) => [...known].map(([name, totals]) => ({ name, totals })).sort(order),
  };
}
