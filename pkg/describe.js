// What an answer says to people, put together from sentences. Nothing is decided or reckoned here.
import { AftersalesError } from "./errors.js";
import { ofRecord } from "./record.js";
import { day, moment, speaker, titleOf } from "./sentences.js";

/** @typedef {import("./sentences.js").Options} Options */
/** @typedef {import("./sentences.js").Say} Say */
/** @typedef {import("./types.js").Option} Option */
/** @typedef {import("./types.js").ClosedOption} ClosedOption */
/** @typedef {import("./types.js").Coverage} Coverage */
/** @typedef {import("./types.js").MissingFact} MissingFact */
/** @typedef {import("./types.js").FieldError} FieldError */
/** @typedef {import("./types.js").ServiceLevel} ServiceLevel */
/** @typedef {import("./types.js").FaultVerdict} FaultVerdict */
/** @typedef {{ closes?: string | null, due?: string | null, lastDay?: string | null, closesState?: string, dueState?: string }} Ending */

/**
 * The last day, or the closing instant where a window has no last day. The day is never reckoned from the
 * instant: it was decided in the policy's zone.
 * @param {Ending} value
 * @param {Options} options
 */
export function deadline(value, options = { locale: "en" }) {
  const closes = value.closes ?? value.due;
  if (value.lastDay) return day(value.lastDay, options);
  if (closes) return moment(closes, options);
  return speaker(options)("deadline." + (value.closesState ?? value.dueState ?? "unknown"));
}

/** The name that a step of a JSON Pointer stands for. @param {string} step */
export const unescaped = (step) => step.replaceAll("~1", "/").replaceAll("~0", "~");

/**
 * The facts that an answer hinges on, as a list.
 * @param {string[]} pointers
 * @param {Say} say
 */
function factList(pointers, say) {
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
    deadline: deadline(option, options),
    latest: option.closesLatest ? moment(option.closesLatest, options) : "",
    facts: factList(option.dependsOn, say),
  });
}

/**
 * Every reason why an option is not open, one sentence each.
 * @param {ClosedOption} closed
 * @param {Options} options
 */
export function reasonsOf(closed, options) {
  const say = speaker(options);
  return closed.reasons.map(({ code, params }) => {
    const told =
      code === "window_closed" && !closed.lastDay
        ? "window_ended"
        : code === "not_started" && !params.event
          ? "not_started_unnamed"
          : code;
    return say("closed." + told, {
      left: params.left,
      deadline: deadline(closed, options),
      opens: moment(String(params.opens), options),
      event: say("event." + params.event),
      fact: say("fact." + params.asked),
    });
  });
}

/** The name of a warranty. @param {Coverage} coverage @param {Say} say */
export function coverageName(coverage, say) {
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
    deadline: deadline(coverage, options),
    until: registration ? deadline({ closes: registration.until, lastDay: registration.lastDay }, options) : "",
    facts: factList(
      missing.map((fact) => fact.pointer),
      say,
    ),
  });
}

/** @param {FieldError} error @param {Options} options */
function ofField({ field, code, params }, options) {
  const say = speaker(options);
  const values = {
    ...params,
    label: say("label." + field),
    ...(params.demand && { demand: say("remedy." + params.demand) }),
    ...(params.evidence && { evidence: say("requirement." + params.evidence) }),
  };
  const text = say("field." + code + "." + field, values, "field." + code);
  return params.line === undefined
    ? text
    : say("join.pair", { name: titleOf(String(params.line), options), value: text });
}

/** @param {ServiceLevel} level @param {Options} options */
function ofService(level, options) {
  const say = speaker(options);
  return say("promise." + level.state, { service: say("service." + level.kind), deadline: deadline(level, options) });
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
 * The code of the question for a fact; one that a policy declares may have the name of an event.
 * @param {{ pointer: string, fact: string }} missing
 */
export function questionCode({ pointer, fact }) {
  return (pointer.startsWith("/line/facts/") ? "declared." : "missing.") + fact;
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
  field: ofField,
  fact: (missing, options) => speaker(options)(questionCode(missing)),
  verdict: ofFault,
  dueState: ofService,
  covers: ofCoverage,
  costs: ofOption,
  remedy: ofClosed,
};

/**
 * A sentence for people about one part of an answer; the kinds are told apart by their fields.
 * @param {Option | ClosedOption | Coverage | MissingFact | FieldError | ServiceLevel | FaultVerdict | import("./types.js").CaseRecord} value
 * @param {Options} options
 * @returns {string}
 */
export function describe(value, options = { locale: "en" }) {
  const kind = typeof value === "object" && value !== null && Object.keys(KINDS).find((field) => field in value);
  if (!kind || (kind === "remedy" && !("reasons" in value && Array.isArray(value.reasons)))) {
    throw new AftersalesError(
      "not_describable",
      "describe takes one option, closed option, coverage, missing fact, field error, promised time, fault verdict or case record: of a decision, give each of its options",
    );
  }
  return KINDS[kind](value, options);
}
