// What came out, as tables, and into the document between its marks.
import { readFile, writeFile } from "node:fs/promises";

import { figure, goals, judged, linesPerSecond } from "./goals.mjs";
import { quartiles, ratio } from "./measure.mjs";
import { EMPTY, WINDOW } from "./names.mjs";

const BEGIN = "<!-- written by make bench -->";
const END = "<!-- end -->";
const TITLES = {
  window: "One window",
  verdict: "The short answer",
  check: "The whole answer",
  others: "Other questions",
  load: "Reading a policy",
  tick: "The tick of a countdown",
  form: "A complaint of twelve fields",
  columns: "Lines a second, one thread",
  growth: "Growth",
  worst: "What documents and lines may ask at worst",
  cold: "The first answer of a page",
};

/** Three digits that count. @param {number} value */
export function digits(value) {
  if (!Number.isFinite(value)) return "–";
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(value < 1 ? 2 : 3)));
}
const table = (head, rows) => {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return lines.join("\n");
};

const LIMITS = { faster: "≥ ", rate: "≥ ", cost: "≤ ", slope: "≤ ", worst: "≤ " };
const TIMES = { faster: " ×", cost: " ×", rate: "", slope: "", worst: " ×" };

/** @param {Record<string, any>} hosts Results by host. */
export function goalsTable(hosts) {
  const names = Object.keys(hosts);
  const rows = goals.flatMap((goal) => {
    const found = names.map((name) => figure(goal, hosts[name]));
    if (!names.some((name) => hosts[name][goal.group])) return [];
    const limit = (value) =>
      value === undefined ? "–" : LIMITS[goal.kind] + value.toLocaleString("en") + TIMES[goal.kind];
    const shown = found.map((value) => {
      if (value === undefined) return "–";
      const amount = value === Infinity ? "ended" : digits(value) + TIMES[goal.kind];
      return `${amount}, ${judged(goal, value)}`;
    });
    return [[goal.work, goal.beside ?? "–", limit(goal.must), limit(goal.reach), ...shown]];
  });
  return table(["work", "beside", "must", "reach for", ...names], rows);
}

/** Times of a group, and how many of luxon's windows they are. */
function timesTable(group, hosts) {
  const names = Object.keys(hosts).filter((name) => hosts[name][group]);
  const works = [...new Set(names.flatMap((name) => Object.keys(hosts[name][group])))];
  const rows = works.map((work) => [
    work,
    ...names.flatMap((name) => {
      const { [work]: times, [WINDOW]: window } = hosts[name][group];
      if (!times) return ["–", "–"];
      const { low, median, high } = ratio(times, window);
      return [digits(quartiles(times).median), `${digits(median)} (${digits(low)}–${digits(high)})`];
    }),
  ]);
  return table(["work", ...names.flatMap((name) => [`${name}, µs`, "in windows"])], rows);
}

function ratesTable(group, hosts) {
  const names = Object.keys(hosts).filter((name) => hosts[name][group]);
  const rates = names.map((name) => Object.fromEntries(linesPerSecond(hosts[name][group])));
  const rows = Object.keys(rates[0]).map((work) => [work, ...rates.map((rate) => digits(rate[work]))]);
  return table(["work", ...names], rows);
}

function growthTable(group, hosts) {
  const names = Object.keys(hosts).filter((name) => hosts[name][group]);
  const rows = hosts[names[0]][group].map(({ name }) => [
    name,
    ...names.flatMap((host) => {
      const { points, slope } = hosts[host][group].find((row) => row.name === name);
      const ends = [points[0], points.at(-1)].map(([size, cost]) => `${size}: ${digits(cost)}`);
      return [ends.join(", "), slope.toFixed(2)];
    }),
  ]);
  return table(["over", ...names.flatMap((name) => [`${name}, µs`, "slope"])], rows);
}

function worstTable(group, hosts) {
  const [name] = Object.keys(hosts).filter((host) => hosts[host][group]);
  const window = quartiles(hosts[name].window[WINDOW]).median;
  const rows = hosts[name][group].map(({ name: what, cost, answer }) => [
    what,
    cost === undefined ? "–" : digits(cost / 1000),
    cost === undefined ? "–" : digits(cost / window),
    answer,
  ]);
  return table(["question", `${name}, ms`, "in windows", "answer"], rows);
}

function coldTable(group, hosts) {
  const [name] = Object.keys(hosts).filter((host) => hosts[host][group]);
  const { [EMPTY]: empty, ...pages } = hosts[name][group];
  const rows = Object.entries({ [EMPTY]: empty, ...pages }).map(([page, times]) => {
    const over = quartiles(times.map((time, round) => time - empty[round]));
    return [page, digits(quartiles(times).median), `${digits(over.median)} (${digits(over.low)}–${digits(over.high)})`];
  });
  return table(["page", `${name}, ms`, "over the empty page"], rows);
}

const TABLES = { columns: ratesTable, growth: growthTable, worst: worstTable, cold: coldTable };

/** Each group that was measured, with its heading. @returns {[string, string][]} */
export function tables(hosts) {
  const measured = Object.keys(TITLES).filter((group) => Object.values(hosts).some((host) => host[group]));
  return measured.map((group) => [TITLES[group], (TABLES[group] ?? timesTable)(group, hosts)]);
}

/** Puts a text between the marks of a document. */
export async function record(file, text) {
  const [before, rest] = (await readFile(file, "utf8")).split(BEGIN);
  const [, after] = rest.split(END);
  await writeFile(file, [before, BEGIN, "\n", text.trim(), "\n", END, after].join(""));
}
