// The answers of all of time as bars: one for each remedy of each rule, in pieces where it is more or less certain.

/** @typedef {import("../types.js").Segment} Segment */
/** @typedef {import("../types.js").Option} Option */
/** @typedef {{ from: number, to: number, status: Option["status"] }} Piece In epoch milliseconds; infinite where there is no end. */
/** @typedef {{ option: Option, pieces: Piece[], isOne: boolean }} Bar `isOne` unless several rules give the very same. */

/** Who stands for it: the law comes under the shop. */
const BASES = ["shop", "maker", "law"];

/** What bars have in common that stand together. @param {Bar} bar */
export const groupOf = ({ option }) => option.remedy + " " + (option.part ?? "");

/** @param {string | null | undefined} instant @param {number} otherwise */
const milliseconds = (instant, otherwise) => (instant ? new Date(instant).getTime() : otherwise);

/** When its window closes, whatever else ends it. @param {Bar} bar */
export const closing = ({ option }) => milliseconds(option.closes, Infinity);

/** @param {Bar} bar */
export const lastEnd = ({ pieces }) => pieces[pieces.length - 1].to;

/** What is drawn and told alike is one to the shopper. @param {Iterable<Bar>} bars @returns {Bar[]} */
function distinct(bars) {
  /** @type {Map<string, Bar>} */
  const known = new Map();
  for (const bar of bars) {
    const { basis, closes, closesState, status, dependsOn } = bar.option;
    const key = JSON.stringify([groupOf(bar), basis, closes, closesState, status, dependsOn, bar.pieces]);
    const same = known.get(key);
    if (same) same.isOne = false;
    else known.set(key, bar);
  }
  return [...known.values()];
}

/**
 * The bars, those of one remedy and one part together, what ends first before what ends later.
 * @param {Segment[]} segments
 * @param {number} now
 * @returns {Bar[][]}
 */
export function barsOf(segments, now) {
  /** @type {Map<string, Bar>} */
  const bars = new Map();
  for (const { from, to, options } of segments) {
    const ends = milliseconds(to, Infinity);
    for (const option of options) {
      const { id, basis, part = "", status, opens } = option;
      // That it may have been open before its window, or at some time in the past, is nothing to wait for.
      const begins = Math.max(milliseconds(from, -Infinity), milliseconds(opens, -Infinity));
      if (ends <= begins || (begins === -Infinity && ends <= now)) continue;
      const key = [id, basis, part].join(" ");
      const bar = bars.get(key) ?? { option, pieces: [], isOne: true };
      bars.set(key, bar);
      const last = bar.pieces.at(-1);
      if (last?.to === begins && last.status === status) last.to = ends;
      else bar.pieces.push({ from: begins, to: ends, status });
      // What is told of it is how it is now, or how it was last.
      if (begins <= now) bar.option = option;
    }
  }
  /** @type {Map<string, Bar[]>} */
  const groups = new Map();
  for (const bar of distinct(bars.values())) groups.set(groupOf(bar), [...(groups.get(groupOf(bar)) ?? []), bar]);
  const rank = (/** @type {Bar} */ { option }) => BASES.indexOf(option.basis);
  const isOver = (/** @type {Bar[]} */ group) => group.every((bar) => lastEnd(bar) <= now);
  const nearest = (/** @type {Bar[]} */ group) => Math.min(...group.map(closing).filter((end) => now < end));
  return [...groups.values()]
    .map((group) => group.sort((one, other) => rank(one) - rank(other) || order(closing(one), closing(other))))
    .sort((one, other) => Number(isOver(one)) - Number(isOver(other)) || order(nearest(one), nearest(other)));
}

/** Endless are alike. @param {number} one @param {number} other */
const order = (one, other) => (one === other ? 0 : one < other ? -1 : 1);

/** When anything that is drawn changes next. @param {Bar[][]} groups @param {number} now */
export function nextEdge(groups, now) {
  const edges = groups.flat().flatMap(({ pieces }) => pieces.flatMap(({ from, to }) => [from, to]));
  return Math.min(...edges.filter((edge) => now < edge));
}

/** How much of the width is for what has a known end; what has none goes on. */
const KNOWN = 0.92;

/**
 * Where instants are drawn, from 0 to 1. The first days are wider than the later ones: a fortnight would not be seen
 * beside years.
 * @param {Bar[][]} groups
 * @param {number} now
 */
export function scaleOf(groups, now) {
  const edges = groups.flat().flatMap((bar) => [bar.pieces[0].from, lastEnd(bar), closing(bar)]);
  const known = [...edges, now].filter(Number.isFinite);
  const [start, end] = [Math.min(...known), Math.max(...known)];
  const length = end - start || 1;
  const at = (/** @type {number} */ instant) =>
    instant === Infinity ? 1 : KNOWN * Math.sqrt(Math.min(Math.max(instant - start, 0), length) / length);
  return { start, end, at };
}
