// Sentences for people, made from codes and a catalogue. Nothing is decided or reckoned here.
import { AftersalesError, own } from "./errors.js";
import { builtIn } from "./languages.js";
import { ofRecord } from "./record.js";

/** @typedef {import("./types.js").Messages} Messages */
/** @typedef {{ locale: string, messages?: Messages, timeZone?: string, now?: import("./types.js").Instant, lines?: import("./types.js").OrderLine[] }} Options `now` tells whether a term to register is over; `lines` have titles. */
/** @typedef {Record<string, string | number | null | undefined>} Params */
/** @typedef {(code: string, params?: Params, instead?: string) => string} Say `instead` is said where the code has no sentence. */
/** @typedef {import("./types.js").Option} Option */
/** @typedef {import("./types.js").ClosedOption} ClosedOption */
/** @typedef {import("./types.js").Coverage} Coverage */
/** @typedef {import("./types.js").MissingFact} MissingFact */
/** @typedef {import("./types.js").FieldError} FieldError */
/** @typedef {import("./types.js").ServiceLevel} ServiceLevel */
/** @typedef {import("./types.js").FaultVerdict} FaultVerdict */
/** @typedef {{ closes?: string | null, due?: string | null, lastDay?: string | null, closesState?: string, dueState?: string }} Ending */

/** The order in which the forms of a plural are written. */
const PLURALS = ["zero", "one", "two", "few", "many", "other"];
/** Controls that turn the direction of the text around them; what is shown needs none. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** @param {string} locale @param {number} count @param {string[]} forms */
function plural(locale, count, forms) {
  if (/^en\b/i.test(locale)) return forms[count === 1 ? 0 : forms.length - 1];
  const rules = new Intl.PluralRules(locale);
  const known = rules.resolvedOptions().pluralCategories;
  const form = PLURALS.filter((category) => known.includes(/** @type {any} */ (category))).indexOf(rules.select(count));
  return forms[Math.min(form, forms.length - 1)];
}

/**
 * The sentences of one language. A code without a sentence is shown as words.
 * @param {Options} options
 * @returns {Say}
 */
export function speaker({ locale, messages: given }) {
  const messages = given && sentences(given);
  const base = builtIn(locale, messages !== undefined);
  const home = [messages?.texts, base.texts].filter((texts) => texts !== undefined);
  const spoken = messages?.locale ?? base.locale;
  return /** @type {Say} */ function say(code, params = {}, instead) {
    const texts = /** @type {Record<string, string> | undefined} */ (home.find((known) => own(known, code)));
    if (!texts && instead) return say(instead, params, undefined);
    if (!texts)
      return (
        code
          .slice(code.indexOf(".") + 1)
          .replaceAll("_", " ")
          .replace(TURNING, "")
          .trim()
        || code
        || "?"
      );
    return texts[code].replace(
      /\{(\w+)(?:\|([^}]*))?\}/g,
      (/** @type {string} */ _, /** @type {string} */ name, /** @type {string | undefined} */ forms) =>
        forms === undefined
          ? String(params[name] ?? "").replace(TURNING, "")
          : plural(texts === base.texts ? base.locale : spoken, Number(params[name]), forms.split("|")),
    );
  };
}

/** The sentences that were handed over; a module has them as its default. @param {any} given @returns {Messages} */
function sentences(given) {
  const messages = given.texts === undefined && given.default ? given.default : given;
  if (typeof messages.texts === "object" && messages.texts !== null) return messages;
  throw new AftersalesError(
    "messages_malformed",
    "messages are { locale, texts }: the default export of aftersales/messages/…, or what loadMessages gives once it is awaited",
  );
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();
/** @param {string} locale @param {Intl.DateTimeFormatOptions} options */
function format(locale, options) {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** A date as people write it. @param {string} date `YYYY-MM-DD` @param {Options} options */
export function day(date, options) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (!parts) return date;
  const [, year, month, number] = parts;
  const { locale, messages: given } = options;
  const messages = given && sentences(given);
  if (!messages || builtIn(messages.locale, true).locale === messages.locale || own(messages.texts, "date")) {
    const say = speaker(options);
    return say("date", { year: Number(year), month: say("month." + month), day: Number(number) });
  }
  // A civil date is the same everywhere: written and read in UTC it cannot move.
  return format(locale, { dateStyle: "long", timeZone: "UTC", calendar: "gregory" }).format(new Date(date));
}

/** An instant as people write it, with its zone. @param {string} instant @param {Options} options */
export function moment(instant, { locale, messages, timeZone }) {
  const spoken = (messages && sentences(messages))?.locale ?? builtIn(locale).locale;
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  };
  for (const zone of [timeZone, "UTC"]) {
    try {
      return format(spoken === "en" ? "en-GB" : spoken, { ...parts, timeZone: zone }).format(new Date(instant));
    } catch {
      // This host does not know the zone's name, or the text is no instant.
    }
  }
  return instant;
}

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

/**
 * The facts that an answer hinges on, as a list.
 * @param {string[]} pointers
 * @param {Say} say
 */
function factList(pointers, say) {
  const name = (/** @type {string} */ pointer) =>
    pointer
      .slice(pointer.lastIndexOf("/") + 1)
      .replaceAll("~1", "/")
      .replaceAll("~0", "~");
  return pointers.map((pointer) => say("fact." + name(pointer))).join(say("join.list"));
}

/** @param {Option} option @param {Options} options */
function ofOption(option, options) {
  const say = speaker(options);
  const { status, closesState } = option;
  const dated = closesState === "at" ? "" : "_undated";
  const code = status === "open" ? (closesState === "at" ? "open" : closesState) : status + dated;
  return say("option." + code, {
    remedy: say("remedy." + option.remedy),
    deadline: deadline(option, options),
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
  };
  const text = say("field." + code + "." + field, values, "field." + code);
  return params.line === undefined
    ? text
    : say("join.pair", { name: titleOf(String(params.line), options), value: text });
}

/** What a line of the order is called. @param {string} id @param {Options} options */
export function titleOf(id, options) {
  return options.lines?.find((line) => line.id === id)?.title || speaker(options)("product", { id });
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

/** Is it one of the things that there are sentences about? @param {any} value */
const isDescribable = (value) =>
  typeof value === "object"
  && value !== null
  && (["raw", "field", "fact", "verdict", "dueState", "covers", "costs"].some((name) => name in value)
    || ("remedy" in value && Array.isArray(value.reasons)));

/**
 * A sentence for people about one part of an answer; the kinds are told apart by their fields.
 * @param {Option | ClosedOption | Coverage | MissingFact | FieldError | ServiceLevel | FaultVerdict | import("./types.js").CaseRecord} value
 * @param {Options} options
 * @returns {string}
 */
export function describe(value, options = { locale: "en" }) {
  if (!isDescribable(value)) {
    throw new AftersalesError(
      "not_describable",
      "describe takes one option, closed option, coverage, missing fact, field error, promised time, fault verdict or case record: of a decision, give each of its options",
    );
  }
  if ("raw" in value) return ofRecord(value, options);
  if ("field" in value) return ofField(value, options);
  if ("fact" in value) return speaker(options)(questionCode(value));
  if ("verdict" in value) return ofFault(value, options);
  if ("dueState" in value) return ofService(value, options);
  if ("covers" in value) return ofCoverage(value, options);
  if ("costs" in value) return ofOption(value, options);
  const say = speaker(options);
  const summary = say("closed.summary", { remedy: say("remedy." + value.remedy) });
  return [summary, ...reasonsOf(value, options), say("closed.way_on")].join(say("join.sentences"));
}
