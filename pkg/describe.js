// What an answer says to people, put together from sentences. Nothing is decided or reckoned here.
import { AftersalesError } from "./errors.js";
import { instantOf } from "./instant.js";
import { alone, bare, settled, typed } from "./own.js";
import { ofRecord } from "./record.js";
import { ofDecision, ofVerdict, refusal } from "./telling.js";
import { deadline as deadlineOf, questionCode, reasonsOf, unescaped } from "./phrases.js";
import { howMuch, moment, speaker, titleOf } from "./sentences.js";
import { wordsOf } from "./words.js";

export { isOfShop, questionCode, reasonsOf, unescaped } from "./phrases.js";

/** @typedef {import("./sentences.js").Options} Options */
/** @typedef {import("./sentences.js").Say} Say */
/** @typedef {import("./types.js").Option} Option */
/** @typedef {import("./types.js").ClosedOption} ClosedOption */
/** @typedef {import("./types.js").Coverage} Coverage */
/** @typedef {import("./types.js").MissingFact} MissingFact */
/** @typedef {import("./types.js").FieldError} FieldError */
/** @typedef {import("./types.js").ServiceLevel} ServiceLevel */
/** @typedef {import("./types.js").FaultVerdict} FaultVerdict */
/** @typedef {import("./types.js").ServicePointContact | import("./types.js").ChannelContact} Contact */

/**
 * The facts that an answer hinges on, as a list.
 * @param {string[]} pointers
 * @param {Say} say
 */
export function factList(pointers, say) {
  const name = (/** @type {string} */ pointer) => unescaped(pointer.slice(pointer.lastIndexOf("/") + 1));
  return pointers.map((pointer) => say("fact." + name(pointer))).join(say("join.list"));
}

/** @param {Option} option @param {Options} options */
function ofOption(option, options) {
  const say = speaker(options);
  const { status, closesState } = option;
  const dated = closesState === "at" ? "" : "_undated";
  const latest = option.closesLatest ? "" : "_undated";
  const code = option.notes?.includes("law_may_give_more")
    ? "unsure"
    : status === "open"
      ? closesState === "at"
        ? "open"
        : closesState
      : status === "conditional" && option.dependsOn.length === 0
        ? "doubtful" + latest
        : status + dated;
  return say("option." + code, {
    remedy: say("remedy." + option.remedy),
    deadline: deadlineOf(option, options),
    latest: option.closesLatest ? moment(option.closesLatest, options) : "",
    facts: factList(option.dependsOn, say),
  });
}

/** The name of a warranty: its title, else what sort it is. @param {Coverage} coverage @param {Say} say */
export function coverageName(coverage, say) {
  const title = say.title?.("warranties", coverage.rule, coverage.basis);
  if (title) return title.text;
  const name = say("coverage." + coverage.basis);
  return coverage.part ? say("join.pair", { name, value: say("part." + coverage.part) }) : name;
}

/** @param {Coverage} coverage @param {Options} options */
function ofCoverage(coverage, options) {
  const say = speaker(options);
  const { state, registration, missing, endedBy } = coverage;
  const term =
    options.now === undefined || !registration?.until
      ? "_term"
      : new Date(registration.until) <= new Date(options.now)
        ? "_late"
        : "_open";
  const detail = {
    expired: "_" + (endedBy ?? "time"),
    unregistered: registration?.until ? term : "",
    active: coverage.closesState === "unlimited" ? "_unlimited" : "",
    unknown: missing.length > 0 ? "_facts" : "",
    not_started: "",
    void: endedBy === "transfer" ? "_transfer" : "",
    expiring: "",
  }[state];
  return say("coverage.says." + state + detail, {
    name: coverageName(coverage, say),
    deadline: deadlineOf(coverage, options),
    until: registration ? deadlineOf({ closes: registration.until, lastDay: registration.lastDay }, options) : "",
    facts: factList(
      missing.map((fact) => fact.pointer),
      say,
    ),
  });
}

/** A number with the sign for decimals that its reader uses. @param {string} text @param {string} locale */
function decimal(text, locale) {
  const parts = new Intl.NumberFormat(locale, alone({ numberingSystem: "latn" })).formatToParts(0.5);
  return text.replace(".", parts.find(({ type }) => type === "decimal")?.value ?? ".");
}

/** @param {FieldError} error @param {Options} options */
function ofField({ field, code, params }, options) {
  const say = speaker(options);
  const values = {
    ...params,
    label: say("label." + field),
    ...(params.fraction && { fraction: decimal(String(params.fraction), options.locale) }),
    ...(params.unit && { max: howMuch(params.max, params.unit, options.locale) }),
    ...(params.demand && { demand: say("remedy." + params.demand) }),
    ...(params.evidence && { evidence: say("requirement." + params.evidence) }),
  };
  const text = say("field." + code + "." + field, values, "field." + code);
  return params.line === undefined
    ? text
    : say("join.pair", { name: titleOf(String(params.line), options), value: text });
}

/** The name of a promised time: its title, else its kind. @param {ServiceLevel} level @param {Say} say */
export function promiseName({ id, kind, basis }, say) {
  return say.title?.("serviceLevels", id, basis)?.text ?? say("service." + kind);
}

/** @param {ServiceLevel} level @param {Options} options */
function ofService(level, options) {
  const say = speaker(options);
  return say("promise." + level.state, { service: promiseName(level, say), deadline: deadlineOf(level, options) });
}

/** Whether somebody is there, and when that changes, in the zone of the hours. @param {Contact} contact @param {Options} options */
function ofContact({ open, changes, opensNext, timeZone }, options) {
  const at = (/** @type {string | null} */ instant) => instant && moment(instant, { ...options, timeZone });
  const code = open === null ? "unknown" : !open ? "closed" : changes ? "open" : "always";
  return speaker(options)("contact." + code, { changes: at(changes), opens: at(opensNext) });
}

/** Who pays for mending a fault, and why. @param {FaultVerdict} value @param {Options} options */
function ofFault({ verdict, reasons, missing }, options) {
  const say = speaker(options);
  const asked = missing.map(({ pointer }) => pointer);
  const whole = say(
    "fault." + verdict + (asked.length > 0 ? "_facts" : ""),
    { facts: factList(asked, say) },
    "fault." + verdict,
  );
  return [whole, ...new Set(reasons.map(({ code }) => say("because." + code)))].join(say("join.sentences"));
}

/** What each item of a repair costs the shopper. @param {FaultVerdict} verdict @param {Say} say */
export function chargesOf({ charges }, say) {
  return charges.map(({ item, charge, buyerPercent }) =>
    say(buyerPercent ? "fault.charge_percent" : "fault.charge", {
      item: say("fault_item." + item),
      charge: say("charge." + charge),
      percent: buyerPercent,
    }),
  );
}

/**
 * What a closed option says: every reason, and the way on.
 * @param {ClosedOption} closed
 * @param {Options} options
 */
function ofClosed(closed, options) {
  const say = speaker(options);
  const summary = say("closed.summary", { remedy: say("remedy." + closed.remedy) });
  return [summary, ...reasonsOf(closed, options), say("closed.way_on")].join(say("join.sentences"));
}

/** What there are sentences about, by a field that only it has. @type {Record<string, (value: any, options: Options) => string>} */
const KINDS = {
  raw: ofRecord,
  returnableQuantity: ofDecision,
  nextChange: ofVerdict,
  field: ofField,
  fact: (missing, options) => speaker(options)(questionCode(missing)),
  verdict: ofFault,
  dueState: ofService,
  opensNext: ofContact,
  covers: ofCoverage,
  costs: ofOption,
  remedy: (refused, options) => (refused.reasons ? ofClosed : refusal)(refused, options),
};

/** True for a closed option, and for the reason why a remedy is not open. @param {object} value */
const isRefusal = (value) =>
  ("reasons" in value && Array.isArray(value.reasons)) || ("code" in value && "params" in value);

/**
 * A sentence for people about an answer or a part of it; the kinds are told apart by their fields.
 * @param {import("./types.js").Decision | import("./types.js").Verdict | import("./types.js").Why | Option | ClosedOption | Coverage | MissingFact | FieldError | ServiceLevel | Contact | FaultVerdict | import("./types.js").CaseRecord} value
 * @param {Options} options
 * @returns {string}
 */
export function describe(value, options = { locale: "en" }) {
  return typed(() => described(bare(value), value, settled(options)));
}

/** The last day, or the closing instant where a window has no last day. @param {Parameters<typeof deadlineOf>[0]} value @param {Options} [options] */
export const deadline = (value, options = { locale: "en" }) => typed(() => deadlineOf(bare(value), settled(options)));

/** @param {any} value What it reads. @param {any} given What was handed over, by which its words are known. @param {Options} options */
function described(value, given, options) {
  const kind = typeof value === "object" && value !== null && Object.keys(KINDS).find((field) => field in value);
  if (!kind || (kind === "remedy" && !isRefusal(value))) {
    throw new AftersalesError(
      "not_describable",
      "describe takes a decision, a verdict, an option, a closed option, a reason why, a coverage, a missing fact, a field error, a promised time, a place, a channel, a fault verdict or a case record",
    );
  }
  if (options.now !== undefined) instantOf(options.now);
  options.words = wordsOf(options.policy, given) ?? options.words;
  return KINDS[kind](value, options);
}
