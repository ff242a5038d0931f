// How cost grows with the rules of a policy, the lines of an order and so on: the slope of its logarithm over sizes.
import init from "../pkg/index.js";
import { list, open, orderOf, policies, question, ruleBook, subjects, valueOf } from "./data.mjs";
import { quartiles, slope } from "./measure.mjs";

const SIZES = [25, 50, 100, 200, 300];
/** What one call may take, in microseconds: larger sizes are left out then. */
const LONGEST = 2_000_000;
const BATCH = 8_000;
const SLOW = 100_000;

const check = (document, { line, request, now } = question) => {
  const policy = open({ document });
  return () => policy.checkReturn(line, request, now);
};
const day = (index, hour = 0) => new Date(Date.UTC(2024, 0, 1 + 2 * index, hour)).toISOString();
export const repairs = (count) =>
  list(count, (index) => ({ from: day(index), to: day(index, 20), fault: "f" + index }));
const rule = { id: "r", grants: ["refund", "exchange"], window: { length: "P30D" } };

/** Of each size, the call whose cost is taken. @type {Record<string, (size: number) => () => unknown>} */
const KINDS = {
  rules: (size) => check(ruleBook(size)),
  "rules, loadPolicy"(size) {
    let edition = 0;
    return () => open({ document: { ...ruleBook(size), version: String((edition += 1)) } }).free();
  },
  // All rules are for the same goods, and each ends at an instant of its own.
  edges: (size) =>
    check({
      ...ruleBook(0),
      rules: list(size, (index) => ({ id: "r" + index, grants: ["refund"], window: { length: `P${index + 1}D` } })),
    }),
  facts: (size) =>
    check({
      ...ruleBook(0),
      facts: Object.fromEntries(list(size, (index) => ["f" + index, { type: "boolean" }])),
      rules: list(size, (index) => ({ ...rule, id: "r" + index, when: { facts: { ["f" + index]: true } } })),
    }),
  seasons: (size) =>
    check({
      ...ruleBook(0),
      rules: [rule],
      seasons: list(size, (index) => ({
        id: "s" + index,
        rules: ["r"],
        event: "delivered",
        from: "--01-01",
        to: "--12-31",
        length: `P${index + 1}D`,
      })),
    }),
  repairs(size) {
    const when = { repairs: { sameFault: { min: 2 } } };
    const document = {
      ...ruleBook(0),
      rules: [{ ...rule, when, window: { length: "P30D", extendedBy: ["repairs_by_hours"] } }],
      warranties: [{ id: "w", covers: ["repair"], extendedBy: ["repairs"], window: { length: "P2Y" } }],
    };
    return check(document, { ...question, line: { ...question.line, repairs: repairs(size) } });
  },
  lines(size) {
    const policy = open(policies["30 rules"]);
    const { order, requests, now } = orderOf(subjects["30 rules"].questions, size);
    return () => policy.checkOrder(order, requests, now);
  },
  "lines of one set"(size) {
    const policy = open({ document: { ...ruleBook(0), rules: [rule], returnTogether: ["sets"] } });
    const { order, requests, now } = orderOf(subjects["30 rules"].questions, size);
    const set = { ...order, lines: order.lines.map((line) => ({ ...line, set: "s" })) };
    return () => policy.checkOrder(set, requests, now);
  },
};

/** A size with the time of one call, in batches that the clock can tell apart. */
function timed(size, call, clock) {
  const batch = (count) => {
    const start = clock();
    for (let time = 0; time < count; time++) call();
    return (clock() - start) / count;
  };
  const cost = batch(3);
  return { size, cost, times: [], round: () => batch(Math.ceil(BATCH / Math.max(1, cost))) };
}

/** The points of each kind with their slope. @param {() => number} clock */
export async function growth(clock) {
  await init();
  return Object.entries(KINDS).map(([name, ofSize]) => {
    const works = [];
    for (const size of SIZES) {
      const call = ofSize(size);
      // A refusal would be fast; loading answers nothing.
      const answer = call();
      // What is beyond the budget of an answer is refused, and so is what is larger.
      if (answer?.issues?.[0].code === "too_costly") break;
      if (answer) valueOf(answer);
      works.push(timed(size, call, clock));
      if (works.at(-1).cost > LONGEST) break;
    }
    for (let round = 0; round < 15; round++) {
      for (const { cost, times, round: once } of works) {
        // What is slow is told apart from noise by fewer rounds.
        if (round < 2 || cost < SLOW) times.push(once());
      }
    }
    const points = works.map(({ size, times }) => [size, quartiles(times).low]);
    return { name, points, slope: slope(points) };
  });
}
