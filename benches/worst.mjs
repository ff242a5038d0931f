// The questions that cost most of what documents may ask: each in a thread of its own, which is ended if it takes too long.
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import init from "../pkg/index.js";
import { list, open, orderOf, question, ruleBook, subjects } from "./data.mjs";
import { repairs } from "./growth.mjs";

/** What one question may take before it is ended, and what all may take together, in milliseconds. */
const LIMIT = 8_000;
const TOGETHER = 75_000;
const REMEDIES = ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];
const { line, request, now } = question;
const shop = (parts) => open({ document: { ...ruleBook(0), costs: [], ...parts } });
const each = (count, item) => list(count, (index) => ({ id: "r" + index, grants: REMEDIES, ...item(index) }));
const days = (index) => ({ window: { length: `P${index + 1}D` } });

/** Choices that nobody has made: each rule asks for two of them. */
function choices(count) {
  const facts = list(count, (index) => ["f" + index, { type: "choice", choices: list(20, (choice) => "v" + choice) }]);
  const policy = shop({
    facts: Object.fromEntries(facts),
    rules: each(count, (index) => ({
      when: { facts: { ["f" + index]: "v1", ["f" + ((index * 7) % count)]: "v2" } },
      window: { length: "P30D" },
    })),
  });
  return () => policy.verdict({ quantity: 1, events: { delivered: line.events.delivered } }, {}, now);
}

function seasons(costs) {
  const rules = each(300, days);
  const policy = shop({
    rules,
    costs: list(costs, (index) => ({ id: "c" + index, fee: { kind: "k", percent: "1" } })),
    seasons: list(300, (index) => ({
      id: "s" + index,
      rules: rules.map(({ id }) => id),
      event: "ordered",
      from: "--01-01",
      to: "--12-31",
      length: `P${index + 1}D`,
    })),
  });
  return () => policy.verdict(line, request, now);
}

function repaired(count) {
  const policy = shop({
    rules: each(count, () => ({
      when: { repairs: { sameFault: { min: 2 }, days: { min: 3 } } },
      window: { length: "P30D", extendedBy: ["repairs_by_hours"] },
    })),
  });
  return () => policy.checkReturn({ ...line, repairs: repairs(1000) }, {}, now);
}

function oneSet() {
  const policy = shop({ rules: each(1, days), returnTogether: ["sets", "gifts"] });
  const { order } = orderOf(subjects["30 rules"].questions, 1000);
  const set = { ...order, lines: order.lines.map((each) => ({ ...each, set: "s" })) };
  return () => policy.checkOrder(set, {}, now);
}

function patterns() {
  const pattern = "*{0,100}".repeat(20) + "!";
  const fields = list(50, (index) => ({ name: "f" + index, type: "text", pattern }));
  const form = shop({ forms: { complaint: { fields } } }).form("complaint");
  const values = Object.fromEntries(fields.map(({ name }) => [name, "a".repeat(254)]));
  return () => form.errors(values, Date.parse(now));
}

const QUESTIONS = {
  "25 choices of 20, 25 rules of 7 remedies: verdict": () => choices(25),
  "50 choices of 20, 50 rules of 7 remedies: verdict": () => choices(50),
  "100 choices of 20, 100 rules of 7 remedies: verdict": () => choices(100),
  "300 rules of 7 remedies, 300 seasons of all: verdict": () => seasons(0),
  "the same with 300 costs: verdict": () => seasons(300),
  "a line with 1,000 repairs, one rule: checkReturn": () => repaired(1),
  "a line with 1,000 repairs, 300 rules: checkReturn": () => repaired(300),
  "an order of 1,000 lines of one set: checkOrder": oneSet,
  "50 fields of 20 wildcards each: errors": patterns,
};

const spent = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** What a question costs the first time, in microseconds; nothing if it was ended. */
async function costOf(name, address, limit) {
  const worker = new Worker(address, { workerData: name });
  const alarm = setTimeout(() => worker.terminate(), limit);
  return new Promise((done, failed) => {
    let result = { cost: undefined, answer: "ended after " + Math.round(limit / 1000) + " s" };
    worker.on("message", (message) => (result = message));
    worker.on("error", failed);
    worker.on("exit", () => {
      clearTimeout(alarm);
      done({ name, ...result });
    });
  });
}

/** Each question, as long as there is time. @param {URL | string} address Of this module. */
export async function worst(address) {
  const results = [];
  const end = Date.now() + TOGETHER;
  for (const name of Object.keys(QUESTIONS)) {
    const left = Math.min(LIMIT, end - Date.now());
    results.push(left > 1000 ? await costOf(name, address, left) : { name, answer: "no time was left" });
  }
  return results;
}

if (!isMainThread && workerData in QUESTIONS) {
  await init();
  // Compilers are warm before the question is put.
  const usual = open({ document: ruleBook(30) });
  for (let time = 0; time < 50; time++) usual.checkReturn(line, request, now);
  const call = QUESTIONS[workerData]();
  const start = spent();
  const answer = call();
  const cost = spent() - start;
  const { ok, value, issues } = answer;
  parentPort.postMessage({ cost, answer: ok ? (value.status ?? "answered") : issues[0].code });
}
