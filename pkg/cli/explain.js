// explain: what holds for a line of an order at one instant, and why.
import { describe, questionCode, reasonsOf } from "../describe.js";
import { openPolicy } from "../index.js";
import { amount } from "../record.js";
import { deadline } from "../phrases.js";
import { moment, speaker } from "../sentences.js";
import { spoken, wordsOf } from "../words.js";
import { DOCUMENTS, EXIT, UsageError, asJson } from "./command.js";
import { namedBy, readJson } from "./files.js";
import { instant } from "./instants.js";
import { refused } from "./issues.js";
import { LANGUAGE, spokenIn } from "./language.js";
import { bold, dim } from "./table.js";

/** @typedef {import("../types.js").Option} Option */
/** @typedef {import("../types.js").ClosedOption} ClosedOption */
/** @typedef {import("../types.js").Decision} Decision */
/** @typedef {import("../types.js").MissingFact} MissingFact */
/** @typedef {import("../sentences.js").Options} Options */

/** What an entry is called, and where it stands. @param {Option | ClosedOption} option @param {Options} options */
function sourceOf({ rule, basis, citation }, options) {
  const say = speaker(options);
  const title = say.title?.("rules", rule, basis)?.text ?? say.title?.("warranties", rule, basis)?.text;
  const article =
    citation && [citation.article, spoken(citation.title, options.locale)?.text].filter(Boolean).join(" ");
  return [title, say("basis." + basis), article, citation?.url].filter(Boolean).join(" · ");
}

/** @param {Option} option @param {Options} options */
function openOption(option, options) {
  const say = speaker(options);
  const pair = (/** @type {string} */ name, /** @type {string} */ value) => say("join.pair", { name, value });
  const list = (/** @type {string[]} */ codes) => codes.map((code) => say(code)).join(say("join.list"));
  const { countedFrom, costs, refund, requires, steps } = option;
  const lines = [`${bold(describe(option, options))}  ${dim(option.id)}`, sourceOf(option, options)];
  if (countedFrom) {
    const { event, at } = countedFrom;
    const counted = say("certificate.counted", { fact: say("fact." + event) });
    lines.push(at ? pair(counted, at) : counted);
  }
  if (option.opens) lines.push(say("timeline.from", { date: moment(option.opens, options) }));
  lines.push(say("cost." + costs.shippingPaidBy));
  for (const fee of costs.fees) {
    const value = fee.amount ? amount(fee.amount, options.locale) : fee.percent ? `${fee.percent} %` : "?";
    lines.push(pair(say("cost." + fee.kind), value));
  }
  if (refund?.amount) lines.push(pair(say("ui.refund"), amount(refund.amount, options.locale)));
  if (requires.length > 0) lines.push(pair(say("ui.bring"), list(requires.map(({ code }) => "requirement." + code))));
  if (steps.length > 0) lines.push(pair(say("ui.next"), list(steps.map((code) => "step." + code))));
  return entry(lines);
}

/** Closed options of one rule for the same reasons, as one entry. @param {ClosedOption[]} closed @param {Options} options */
function closedOptions(closed, options) {
  const say = speaker(options);
  /** By what is said of them. @type {Map<string, ClosedOption[]>} */
  const alike = new Map();
  for (const option of closed) {
    const lines = [sourceOf(option, options), ...reasonsOf(option, options)];
    if (option.lastDay && !option.reasons.some(({ code }) => code === "window_closed")) {
      lines.push(say("join.pair", { name: say("ui.last_day"), value: deadline(option, options) }));
    }
    const key = lines.join("\n");
    alike.set(key, [...(alike.get(key) ?? []), option]);
  }
  return [...alike].map(([lines, all]) => {
    const remedies = [...new Set(all.map(({ remedy }) => say("remedy." + remedy)))].join(say("join.list"));
    const ids = all.flatMap(({ id, also = [] }) => [id, ...also]).join(", ");
    return entry([`${bold(remedies)}  ${dim(ids)}`, ...lines.split("\n")]);
  });
}

/** @param {MissingFact} missing @param {Options} options */
function question(missing, options) {
  const say = speaker(options);
  const word = (/** @type {unknown} */ value) =>
    typeof value === "boolean" ? say(value ? "ui.yes" : "ui.no") : String(value);
  const opened = missing.opens.map(
    ({ value, options: ids }) => `${word(value)} → ${ids.join(", ") || say("opens.nothing")}`,
  );
  return entry([`${bold(say(questionCode(missing)))}  ${dim(missing.pointer)}`, ...opened]);
}

/** The first line, and the others below it. @param {string[]} lines */
const entry = ([first, ...others]) => [`  ${first}`, ...others.map((line) => `      ${line}`)].join("\n");

/** @param {string} title @param {string[]} entries */
const section = (title, entries) => (entries.length > 0 ? [bold(title), entries.join("\n"), ""] : []);

/** @param {Decision} decision @param {Options} options */
function told(decision, options) {
  const say = speaker(options);
  const { options: open, closed, missing, standsOn } = decision;
  const { policy, packs, now, timeZone } = standsOn;
  const at = { ...options, timeZone, now };
  const editions = [policy, ...packs].map(({ id, version }) => `${id} ${version}`).join(", ");
  return [
    dim(`${editions} · ${moment(now, at)}`),
    describe(decision, at),
    "",
    ...section(
      say("timeline.title"),
      open.map((option) => openOption(option, at)),
    ),
    ...section(
      say("ui.questions"),
      missing.map((fact) => question(fact, at)),
    ),
    ...section(say("ui.closed_options", { count: closed.length }), closedOptions(closed, at)),
  ].join("\n");
}

/** The line, or the lines of the order, that are asked about. @param {import("./command.js").Given} given @returns {{ document: import("./files.js").Document, ids: string[] }} */
function asked({ values: { line, order } }) {
  if (order === undefined) {
    if (line === undefined) throw new UsageError("--line or --order is needed");
    return { document: readJson(line), ids: [""] };
  }
  const document = readJson(order);
  const known = (document.value?.lines ?? []).map((/** @type {any} */ one) => String(one?.id));
  if (line !== undefined && !known.includes(line)) {
    throw new UsageError(`the order has no line ${line}; there are ${known.join(", ")}`);
  }
  return { document, ids: line === undefined ? known : [line] };
}

/** @type {import("./command.js").Command} */
export const explain = {
  about: "Says what holds for an order line at one instant, and why: options, dates, costs, reasons, missing facts",
  usage: "FILE (--line LINE.json | --order ORDER.json [--line ID]) [OPTION…]",
  files: [1, 1],
  options: {
    line: { type: "string", value: "FILE|ID", about: "the order line; with --order, the id of one of its lines" },
    order: { type: "string", value: "FILE", about: "the order, all of whose lines are explained without --line" },
    reason: { type: "string", value: "REASON", about: "why the shopper asks, such as changed_mind" },
    remedy: { type: "string", value: "REMEDY", about: "what the shopper asks for, such as refund" },
    now: { type: "string", value: "DATE", about: "the day or instant to answer for, in place of now" },
    all: { type: "boolean", about: "list what concerns other goods too" },
    ...LANGUAGE,
    ...DOCUMENTS,
  },
  async run(given) {
    const { values } = given;
    const { document: question, ids } = asked(given);
    const document = readJson(given.files[0]);
    const locale = await spokenIn(given);
    const opened = await openPolicy(document.value, await namedBy(document.value, values));
    if (!opened.ok) return refused(document, opened.issues, given);
    const policy = opened.value;
    const request = { reason: values.reason ?? null, remedy: values.remedy ?? null };
    const now = values.now && instant(values.now, document.value);
    const shown = values.all ? { closed: /** @type {"all"} */ ("all") } : undefined;
    const answer = values.order
      ? policy.checkOrder(question.value, Object.fromEntries(ids.map((id) => [id, request])), now, shown)
      : policy.checkReturn(question.value, request, now, shown);
    if (!answer.ok) {
      const issues = answer.issues.map((issue) => ({
        ...issue,
        pointer: issue.pointer.replace(/^\/(line|order)(?=\/|$)/, ""),
      }));
      return refused(question, issues, given);
    }
    const decisions = /** @type {Record<string, Decision>} */ (values.order ? answer.value : { "": answer.value });
    if (values.json) {
      return { text: asJson(values.order ? Object.fromEntries(ids.map((id) => [id, decisions[id]])) : answer.value) };
    }
    const lines = values.order ? question.value.lines : [question.value];
    const options = { locale, words: wordsOf(policy), lines };
    const texts = ids.map((id) => (id ? bold(id) + "\n" : "") + told(decisions[id], options));
    return { text: texts.join("\n"), code: EXIT.done };
  },
};
