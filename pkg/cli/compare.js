// compare: what another edition of a policy does to the order lines there are, those who lose most first.
import process from "node:process";
import author from "../authoring.js";
import { columnsOf } from "../editions/columns.js";
import { compared } from "../editions/comparing.js";
import { openPolicy } from "../index.js";
import { comparisonText } from "./comparison.js";
import { DOCUMENTS, EXIT, UsageError, asJson, required } from "./command.js";
import { nameOf, namedBy, readJson, readLines } from "./files.js";
import { instant } from "./instants.js";
import { refused } from "./issues.js";

/** How many lines take so long that one wants to know how far it is. */
const LONG = 50_000;

/** Says on a terminal how far it is. @param {number} all @returns {((share: number) => void) | undefined} */
function progressOf(all) {
  if (!process.stderr.isTTY || all < LONG) return undefined;
  return (share) => process.stderr.write(share < 1 ? `\r${Math.floor(100 * share)} %` : "\r\u001b[K");
}

/** Documents that several editions name, once. @param {any[]} documents */
const distinct = (documents) => [...new Map(documents.map((one) => [one?.id, one])).values()];

/** The best option of a line that was read. @param {import("../types.js").Answer<import("../types.js").Verdict>} verdict */
function answerOf({ value }) {
  const { status, remedy, closes, lastDay } = /** @type {import("../types.js").Verdict} */ (value);
  return { status, remedy, closes, lastDay };
}

/** @type {import("./command.js").Command} */
export const compare = {
  about: "Compares two editions of a policy over order lines: who gains, who loses, and how much",
  usage: "OLD NEW --lines FILE [OPTION…]",
  files: [2, 2],
  options: {
    lines: { type: "string", value: "FILE", about: "the order lines: CSV, JSON, or JSON line by line" },
    reason: { type: "string", value: "REASON", about: "why the shoppers ask, such as changed_mind" },
    now: { type: "string", value: "DATE", about: "the day or instant to answer for, in place of now" },
    top: { type: "string", value: "NUMBER", about: "how many lines are listed on either side; 20 by default" },
    ...DOCUMENTS,
  },
  async run(given) {
    const { lines: file, reason, now: date, top = "20" } = given.values;
    required(given, "lines");
    if (!/^\d+$/.test(top)) throw new UsageError(`--top is a whole number, and not ${top}`);
    const editions = given.files.map(readJson);
    const [old, edition] = editions.map(({ value }) => value);
    const lines = readLines(file);
    const now = date ? instant(date, edition) : new Date().toISOString();
    const named = await Promise.all([old, edition].map((document) => namedBy(document, given.values)));
    const beside = {
      packs: distinct(named.flatMap(({ packs }) => packs)),
      calendars: distinct(named.flatMap(({ calendars }) => calendars)),
    };
    await author();
    /** @type {import("../index.js").Policy[]} */
    const policies = [];
    for (const document of editions) {
      const opened = await openPolicy(document.value, beside);
      if (!opened.ok) return refused(document, opened.issues, given);
      policies.push(opened.value);
    }
    const progress = progressOf(lines.length);
    const answer = compared(old, edition, columnsOf(lines), { ...beside, reason, now, listed: Number(top), progress });
    // The documents were read, so it is what all lines are asked that is wrong.
    if (!answer.ok) throw new UsageError(answer.issues[0].message);
    const told = (/** @type {import("../editions/comparing.js").Changed} */ { row, days, money }) => {
      const { id, title } = lines[row];
      const [before, after] = policies.map((policy) =>
        answerOf(policy.verdict(lines[row], reason ? { reason } : {}, now)),
      );
      return { line: id, ...(title && { title }), days, money, before, after };
    };
    const { worst, best, issues, ...totals } = answer.value;
    const found = {
      ...totals,
      worst: worst.map(told),
      best: best.map(told),
      issues: issues.map(({ row, ...issue }) => ({ line: lines[row].id, ...issue })),
    };
    const code = found.loses > 0 || found.unread > 0 ? EXIT.found : EXIT.done;
    if (given.values.json) return { text: asJson(found), code };
    const unread = found.issues.map(
      ({ line, code, pointer, message }) => `${nameOf(file)}: line ${line}  ${code}  ${pointer}\n  ${message}\n`,
    );
    return { text: comparisonText(found, old, edition, now), remarks: unread.join(""), code };
  },
};
