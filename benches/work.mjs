// What is measured, in groups; each has luxon's window beside it, and rivals that were seen to answer alike.
import authoring, { buildPolicy, checkReturns } from "../pkg/authoring.js";
import init, { loadBuilt } from "../pkg/index.js";
import { handNumbers, handTexts, handTick } from "./by-hand.mjs";
import {
  columnsOf,
  complaints,
  list,
  open,
  orderOf,
  phone,
  policies,
  question,
  ruleBook,
  shopsUnderLaws,
  subjects,
  valueOf,
  variations,
} from "./data.mjs";
import { WINDOW } from "./names.mjs";
import { jsonLogicEngine, jsonRulesEngine, shownParts, ticks, windows } from "./rivals.mjs";
import { validators } from "./validators.mjs";

/** @typedef {import("./measure.mjs").Work} Work */

function agree(what, wanted, found) {
  if (wanted !== found) throw new Error(`${what}: ${found} in place of ${wanted}`);
}
const { delivered } = question.line.events;

/** @returns {Record<string, Work>} */
const window = () => ({ [WINDOW]: { call: () => windows.luxon(delivered) } });
const opened = () => Object.fromEntries(Object.entries(policies).map(([name, parts]) => [name, open(parts)]));

/** One call for all questions of a subject. @returns {Record<string, Work>} */
function ofSubjects(title, ask) {
  const read = opened();
  const works = Object.entries(subjects).map(([name, { policy, questions }]) => {
    for (const one of questions) valueOf(ask(read[policy], one));
    const call = () => {
      let answer;
      for (const one of questions) answer = ask(read[policy], one);
      return answer;
    };
    return [`${title}, ${name}`, { call, per: questions.length }];
  });
  return Object.fromEntries(works);
}

const verdict = (policy, { line, request, now }) => policy.verdict(line, request, now);
const checkReturn = (policy, { line, request, now }) => policy.checkReturn(line, request, now);

const GROUPS = {
  window() {
    const instants = variations.map(({ line }) => line.events.delivered);
    for (const [name, rival] of Object.entries(windows)) {
      for (const at of instants) agree(name, JSON.stringify(windows.luxon(at)), JSON.stringify(rival(at)));
    }
    const rivals = Object.entries(windows).filter(([name]) => name !== "luxon");
    return {
      ...window(),
      ...Object.fromEntries(rivals.map(([name, rival]) => [name + ", one window", { call: () => rival(delivered) }])),
    };
  },

  async verdict() {
    const { document } = policies["30 rules"];
    const policy = open({ document });
    const texts = handTexts(document);
    const numbers = handNumbers(document);
    const engines = { "json-rules-engine": jsonRulesEngine(document), "json-logic-engine": jsonLogicEngine(document) };
    for (const one of variations) {
      const wanted = valueOf(verdict(policy, one));
      // Of a refusal nobody writes by hand when it would have closed.
      if (wanted.remedy) agree("by hand", JSON.stringify(wanted), JSON.stringify(texts(one)));
      for (const [name, rival] of Object.entries({ ...engines, texts, numbers })) {
        agree(name, wanted.status, (await rival(one)).status);
      }
    }
    const native = windows["native Temporal"];
    return {
      ...window(),
      ...(native && { "native Temporal, one window": { call: () => native(delivered) } }),
      "json-rules-engine, 30 rules": { call: () => engines["json-rules-engine"](question), waits: true },
      "json-logic-engine, 30 rules": { call: () => engines["json-logic-engine"](question) },
      "by hand, 30 rules, texts out": { call: () => texts(question) },
      "by hand, 30 rules, numbers out": { call: () => numbers(question) },
      ...ofSubjects("verdict", verdict),
    };
  },

  check() {
    const read = (policy, one) => {
      const answer = checkReturn(policy, one);
      return { ...answer, read: JSON.stringify(answer) };
    };
    return {
      ...window(),
      ...ofSubjects("checkReturn", checkReturn),
      ...ofSubjects("checkReturn and all of it read", read),
    };
  },

  others() {
    const read = opened();
    const works = { ...window() };
    const shops = ["mother-and-baby", "electronics"];
    const asks = {
      reasons: (policy, { line, now }) => policy.reasons(line, now),
      timeline: (policy, { line, request }) => policy.timeline(line, request),
      warranty: (policy, { line, now }) => policy.warranty(line, now),
    };
    for (const [name, ask] of Object.entries(asks)) {
      const all = ofSubjects(name, ask);
      for (const shop of shops) works[`${name}, ${shop}`] = all[`${name}, ${shop}`];
    }
    for (const name of ["30 rules", ...shops]) {
      const { policy, questions } = subjects[name];
      const { order, requests, now } = orderOf(questions, 12);
      const call = () => read[policy].checkOrder(order, requests, now);
      valueOf(call());
      works["checkOrder of 12 lines, " + name] = { call };
    }
    return works;
  },

  async load() {
    await authoring();
    const works = { ...window() };
    let edition = 0;
    for (const [name, parts] of Object.entries(policies)) {
      const text = JSON.stringify(parts);
      works["JSON.parse, " + name] = { call: () => JSON.parse(text) };
      works["loadPolicy, " + name] = {
        // What was read once is known again by its content.
        call: () => open({ ...parts, document: { ...parts.document, version: String((edition += 1)) } }).free(),
      };
      const file = valueOf(buildPolicy(parts.document, parts));
      works["loadBuilt, " + name] = { call: () => valueOf(loadBuilt(file)).free() };
    }
    return works;
  },

  tick() {
    const policy = open(policies["electronics, cn"]);
    const countdown = valueOf(policy.countdown(phone.line, { kind: "warranty" }));
    const start = Date.parse(phone.now);
    const closes = Date.parse(countdown.at(start).closes);
    const rivals = { "by hand": handTick(closes), ...ticks(closes) };
    for (const [name, rival] of Object.entries(rivals)) {
      for (const at of list(500, (index) => start + index * 43_210_000)) {
        if (at < closes) agree(name + ", tick", shownParts(countdown.at(at)), shownParts(rival(at)));
      }
    }
    const into = {};
    let seconds = 0;
    const next = () => start + (seconds = (seconds + 1) % 10_000_000) * 1000;
    const works = { "aftersales, tick": { call: () => countdown.at(next(), into) } };
    for (const [name, rival] of Object.entries(rivals)) works[name + ", tick"] = { call: () => rival(next()) };
    return { ...window(), ...works };
  },

  form() {
    const document = { ...ruleBook(0), assume: { country: "CN" } };
    const form = open({ document }).form("complaint");
    const at = Date.parse(question.now);
    const rivals = validators(form);
    const works = { ...window() };
    for (const [name, values] of Object.entries(complaints)) {
      const wrong = name === "five wrong" ? 5 : 0;
      agree(name, wrong, valueOf(form.errors(values, at)).length);
      agree(name, wrong === 0, valueOf(form.validate(values, { now: at })).valid);
      works[`errors, ${name}`] = { call: () => form.errors(values, at) };
      works[`validate, ${name}`] = { call: () => form.validate(values, { now: at }) };
      for (const [rival, count] of Object.entries(rivals)) {
        agree(`${rival}, ${name}`, wrong, count(values));
        works[`${rival}, ${name}`] = { call: () => count(values) };
      }
    }
    return works;
  },

  async columns() {
    await authoring();
    const works = { ...window() };
    const all = { ...policies, ...(await shopsUnderLaws()) };
    const lines = columnsOf(4_800);
    const remedies = ["refund", "exchange", "repair", "replacement", "store_credit", "price_reduction", "compensation"];
    for (const [name, { document, ...documents }] of Object.entries(all)) {
      const policy = open({ document, ...documents });
      const inColumns = () => checkReturns(document, lines, question.now, documents);
      const { status, remedy } = valueOf(inColumns());
      for (const [row, one] of variations.entries()) {
        const { status: found, options } = valueOf(checkReturn(policy, one));
        agree(name, found, ["eligible", "conditional", "review", "ineligible"][status[row]]);
        agree(name, options[0]?.remedy, remedies[remedy[row]]);
      }
      works[`columns, ${name}`] = { call: inColumns, per: lines.length };
      const asked = variations.slice(0, 48);
      const call = () => {
        let answer;
        for (const one of asked) answer = verdict(policy, one);
        return answer;
      };
      works[`verdict line by line, ${name}`] = { call, per: asked.length };
    }
    return works;
  },
};

export const groups = Object.keys(GROUPS);

/** The contenders of a group. @param {string} group @returns {Promise<Record<string, Work>>} */
export async function works(group) {
  await init();
  return GROUPS[group]();
}
