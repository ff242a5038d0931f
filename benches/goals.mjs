// What speed is to come to, as data: what must be, and what to reach for beyond.
import { quartiles, ratio } from "./measure.mjs";
import { HINGES, NO_REASON, WINDOW } from "./names.mjs";

const SHOPS = ["mother-and-baby", "electronics"];
const SHOP_LINES = [...SHOPS, HINGES, NO_REASON];
const LAWS = "30 rules, cn, cn-33";
const of = (title, names) => names.map((name) => `${title}, ${name}`);
const [ZOD, VALIBOT] = ["zod, UTF-16", "valibot, UTF-16"];
const COMPLETE = ["complete, English", "complete, Chinese"];
const besides = (libraries) => (row) => libraries.map((library) => row.replace("errors", library));

/**
 * `faster`: so many times as fast as the rivals. `cost`: so many times their time at most. `rate`: lines a second at least.
 * `slope`: at most. Of several rows and rivals the worst counts.
 * @typedef {{ work: string, group: string, kind: "faster" | "cost" | "rate" | "slope" | "worst", rows?: string[],
 *   rivals?: (row: string) => string[], beside?: string, must?: number, reach?: number }} Goal
 */
const luxon = { rivals: () => [WINDOW], beside: "luxon's window" };
const faster = (group, work, rows, must, reach, rival = luxon) => ({
  ...rival,
  group,
  work,
  rows,
  kind: /** @type {const} */ ("faster"),
  must,
  reach,
});
const cost = (group, work, rows, must, reach, rival = luxon) => ({
  ...faster(group, work, rows, must, reach, rival),
  kind: /** @type {const} */ ("cost"),
});
const one = (name, beside) => ({ rivals: () => [name], beside });

/** @type {Goal[]} */
export const goals = [
  faster("verdict", "verdict, 30 rules", ["verdict, 30 rules"], 50),
  faster(
    "verdict",
    "verdict, 30 rules",
    ["verdict, 30 rules"],
    2.5,
    5,
    one("native Temporal, one window", "native Temporal's window"),
  ),
  cost(
    "verdict",
    "verdict, 30 rules",
    ["verdict, 30 rules"],
    undefined,
    1.1,
    one("by hand, 30 rules, texts out", "JavaScript by hand that writes texts"),
  ),
  faster("verdict", "verdict, 30 rules with `cn` and `cn-33`", [`verdict, ${LAWS}`], 30, 50),
  faster("verdict", "verdict, the shops' lines", of("verdict", SHOP_LINES), 12, 30),
  faster("check", "checkReturn, 30 rules", ["checkReturn, 30 rules"], 8, 20),
  faster("check", "checkReturn, with packs and the shops' lines", of("checkReturn", [LAWS, ...SHOP_LINES]), 4, 10),
  cost("others", "reasons, the shops' lines", of("reasons", SHOPS), 5, 2.5),
  cost("others", "checkOrder of 12 lines, the shops", of("checkOrder of 12 lines", SHOPS), 10, 5),
  cost(
    "load",
    "loadPolicy of a shop with `cn`",
    ["loadPolicy, mother-and-baby, cn", "loadPolicy, electronics, cn"],
    5,
    2.5,
    {
      rivals: (row) => [row.replace("loadPolicy", "JSON.parse")],
      beside: "JSON.parse of the same",
    },
  ),
  cost("load", "opening the built file", ["loadBuilt, electronics, cn"], 0.6, 0.3, {
    rivals: () => ["JSON.parse, electronics, cn"],
    beside: "JSON.parse of the same",
  }),
  { group: "columns", work: "lines a second in columns, any policy", kind: "rate", must: 500_000, reach: 2_000_000 },
  cost("tick", "tick of a countdown", ["aftersales, tick"], 0.5, 0.2, one("by hand, tick", "JavaScript by hand")),
  cost("form", "complaint, complete", of("errors", COMPLETE), 1, undefined, {
    rivals: besides([ZOD, VALIBOT]),
    beside: "zod and valibot, UTF-16",
  }),
  cost("form", "complaint, five wrong", ["errors, five wrong"], 1, undefined, {
    rivals: besides([ZOD]),
    beside: "zod, UTF-16",
  }),
  cost("form", "complaint, five wrong", ["errors, five wrong"], undefined, 1, {
    rivals: besides([VALIBOT]),
    beside: "valibot, UTF-16",
  }),
  { group: "worst", work: "the worst question", kind: "worst", beside: "luxon's window", must: 500, reach: 100 },
  ...["rules", "rules, loadPolicy", "edges", "facts", "seasons", "repairs", "lines", "lines of one set"].map((row) => ({
    group: "growth",
    work: "slope over " + row,
    kind: /** @type {const} */ ("slope"),
    rows: [row],
    must: 1.1,
    reach: 1.05,
  })),
];

/** What came out for a goal on one host; nothing where it was not measured. @param {Goal} goal @param {any} results @returns {number | undefined} */
export function figure({ group, kind, rows = [], rivals = () => [] }, results) {
  const found = results[group];
  if (!found) return undefined;
  if (kind === "slope") return found.find(({ name }) => name === rows[0])?.slope;
  if (kind === "rate") {
    const inColumns = linesPerSecond(found).filter(([name]) => name.startsWith("columns"));
    return Math.min(...inColumns.map(([, rate]) => rate));
  }
  if (kind === "worst") {
    const window = quartiles(results.window[WINDOW]).median;
    return Math.max(...found.map(({ cost }) => (cost === undefined ? Infinity : cost / window)));
  }
  const pairs = rows.flatMap((row) => rivals(row).map((rival) => [found[row], found[rival]]));
  if (pairs.length === 0 || pairs.flat().includes(undefined)) return undefined;
  return kind === "faster"
    ? Math.min(...pairs.map(([ours, theirs]) => ratio(theirs, ours).median))
    : Math.max(...pairs.map(([ours, theirs]) => ratio(ours, theirs).median));
}

/** @param {Record<string, number[]>} found @returns {[string, number][]} */
export const linesPerSecond = (found) =>
  Object.entries(found)
    .filter(([name]) => name !== WINDOW)
    .map(([name, times]) => [name, 1_000_000 / quartiles(times).median]);

/** @param {Goal} goal @param {number} found */
export function judged({ kind, must, reach }, found) {
  const isMore = kind === "faster" || kind === "rate";
  const holds = (limit) => limit !== undefined && (isMore ? found >= limit : found <= limit);
  if (holds(reach)) return "reached";
  if (must === undefined) return "not reached";
  return holds(must) ? "met" : "not met";
}
