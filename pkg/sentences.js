// The sentences of a catalogue: what a code says in a language, and dates, instants and goods as people write them.
import { alone } from "./own.js";
import { AftersalesError, own } from "./errors.js";
import { builtIn, completing } from "./languages.js";
import { retold, titleOfEntry, wordOf } from "./words.js";

/** @typedef {import("./types.js").Messages} Messages */
/** @typedef {{ locale: string, messages?: Messages, timeZone?: string, here?: string, now?: import("./types.js").Instant, lines?: import("./types.js").OrderLine[], form?: "line" | "short" | "full", policy?: object, words?: import("./words.js").Words }} Options `here` is the zone of the shopper's clocks, where this machine's is another's; `now` tells whether a term to register is over; `lines` have titles; the words are those of `policy`. */
/** @typedef {Record<string, string | number | null | undefined>} Params */
/** @typedef {import("./words.js").Voiced} Voiced */
/**
 * Says a code; `instead` is said where the code has no sentence. The others tell in which language something is said, where
 * that is not the one that was asked for.
 * @typedef {((code: string, params?: Params, instead?: string) => string) & {
 *   voiced?: (code: string, params?: Params, instead?: string) => Voiced,
 *   title?: (list: string, id: string, basis: string) => Voiced | undefined,
 *   retold?: (text: string, lang?: string) => Voiced,
 * }} Say
 */

/** The order in which the forms of a plural are written. */
const PLURALS = ["zero", "one", "two", "few", "many", "other"];
/** Controls that turn the direction of the text around them; what is shown needs none. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** @param {string} text */
const clean = (text) => text.replace(TURNING, "");
/** @template {Voiced | undefined} T @param {T} said @returns {T} */
const cleaned = (said) => said && { ...said, text: clean(said.text) };

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
export function speaker({ locale, messages: given, words }) {
  const messages = given && sentences(given);
  const base = builtIn(locale, messages !== undefined);
  const home = [messages?.texts, base.texts].filter((texts) => texts !== undefined);
  const spoken = messages?.locale ?? base.locale;
  const pages = messages && !completing.has(messages) ? messages.texts : undefined;
  const asked = String(locale ?? spoken);
  /** @param {string} code @param {Params} [params] @param {string} [instead] @returns {Voiced} */
  function voiced(code, params = {}, instead) {
    const texts = /** @type {Record<string, string> | undefined} */ (home.find((known) => own(known, code)));
    // An event of every order is asked for in the package's words, also where a fact of a document has its name.
    const isSaid = texts !== undefined && (texts === pages || code.startsWith("missing."));
    const found = isSaid ? undefined : (wordOf(words, code, asked) ?? wordOf(words, instead, asked));
    if (found) return cleaned(found);
    if (texts) return { text: filled(texts, code, params) };
    if (instead) return voiced(instead, params);
    const plain = () => clean(code.slice(code.indexOf(".") + 1).replaceAll("_", " ")).trim() || code || "?";
    return cleaned(wordOf(words, code, asked, true)) ?? { text: plain() };
  }
  /** @param {Record<string, string>} texts @param {string} code @param {Params} params */
  function filled(texts, code, params) {
    return texts[code].replace(
      /\{(\w+)(?:\|([^}]*))?\}/g,
      (/** @type {string} */ _, /** @type {string} */ name, /** @type {string | undefined} */ forms) =>
        forms === undefined
          ? clean(String(params[name] ?? ""))
          : plural(texts === base.texts ? base.locale : spoken, Number(params[name]), forms.split("|")),
    );
  }
  /** @type {Say} */
  const say = (code, params, instead) => voiced(code, params, instead).text;
  say.voiced = voiced;
  say.title = (list, id, basis) => {
    const title = titleOfEntry(words, list, id, basis, asked);
    // What a law calls it may be said here where its pack does not speak the language.
    if (basis !== "law" || !title?.lang) return cleaned(title);
    const code = "law." + id.slice(id.lastIndexOf(".") + 1);
    const texts = home.find((known) => own(known, code));
    return cleaned(texts ? { text: texts[code] } : title);
  };
  say.retold = (text, lang) => cleaned(retold(words, text, asked, lang));
  return say;
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
  const key = locale + Object.entries(options).join();
  // Sentences count in these digits and years, and a date beside them does too.
  const known =
    formats.get(key)
    ?? new Intl.DateTimeFormat(locale, alone({ numberingSystem: "latn", calendar: "gregory", ...options }));
  formats.set(key, known);
  return known;
}

/** Does this host write dates in a language? Most browsers know neither Irish nor Maltese. @param {string} locale */
function isWritten(locale) {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    // Of what is no language it says so itself.
    return true;
  }
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
  return format(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
}

/** The reader's own form of a language: that of Portugal is written otherwise than that of Brazil. @param {string} spoken @param {string} locale */
const regional = (spoken, locale) => (locale.split(/[-_]/)[0] === spoken.split("-")[0] ? locale : spoken);

/** An instant as people write it, with its zone. @param {string} instant @param {Options} options @param {Intl.DateTimeFormatOptions} [more] */
export function moment(instant, options, more) {
  const { locale, messages, timeZone } = options;
  const spoken = (messages && sentences(messages))?.locale ?? builtIn(locale).locale;
  const written = spoken === "en" ? "en-GB" : regional(spoken, locale);
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    ...more,
  };
  for (const zone of [timeZone, "UTC"]) {
    try {
      if (!isWritten(written)) return inWords(new Date(instant).toISOString(), options, more);
      return format(written, { ...parts, timeZone: zone })
        .formatToParts(new Date(instant))
        .map(({ type, value }) =>
          // How far a clock is from Greenwich is no name of its zone.
          type === "timeZoneName" && (more || /[+\-\u2212]\d/.test(value))
            ? zoneOf(instant, zone, options, speaker(options), more?.timeZoneName)
            : value,
        )
        .join("");
    } catch {
      // This host does not know the zone's name, or the text is no instant.
    }
  }
  return instant;
}

/** An instant in the words of a catalogue alone. @param {string} instant @param {Options} options @param {Intl.DateTimeFormatOptions} [more] */
function inWords(instant, options, more) {
  const { timeZone } = options;
  const say = speaker(options);
  return say("ui.day_hour", {
    day: day(dateIn(instant, timeZone), options),
    hour: inZone(instant, timeZone, "en-GB", { timeStyle: more?.second ? "medium" : "short" }),
    zone: zoneOf(instant, timeZone, options, say),
  });
}

/** The hour of an instant on the clocks of a zone. @param {string} instant @param {string | undefined} zone */
export function hourOf(instant, zone) {
  return inZone(instant, zone, "en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** What a zone is called at an instant. @param {string} instant @param {string | undefined} zone @param {Options} options @param {Say} say @param {Intl.DateTimeFormatOptions["timeZoneName"]} [timeZoneName] */
export function zoneOf(instant, zone, options, say, timeZoneName = "longGeneric") {
  if (zone === "Asia/Shanghai") return say("zone." + zone);
  const { locale } = options;
  // How far a clock is from Greenwich is written alike everywhere.
  return isWritten(locale)
    ? inZone(instant, zone, locale, { timeZoneName }, "timeZoneName")
    : inZone(instant, zone, "en", { timeZoneName: "longOffset" }, "timeZoneName");
}

/**
 * A day as people say it: with its weekday in the year of `now`, else with its year.
 * @param {string} value A civil date, or an instant on the clocks of the options' zone.
 * @param {Options} options
 * @param {import("./types.js").Instant} [now]
 */
export function dayOf(value, options, now) {
  const date = value.includes("T") ? dateIn(value, options.timeZone) : value;
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (!parts) return date;
  const [, year, month, number] = parts;
  const say = speaker(options);
  const named = { year: Number(year), month: say("month." + month), day: Number(number) };
  if (now === undefined || dateIn(now, "UTC").slice(0, 4) !== year || !isWritten(options.locale)) {
    return say("tell.date_year", named);
  }
  const alone = format(options.locale, { weekday: "long", timeZone: "UTC" }).format(new Date(date));
  // Latvian and Maltese have a capital only where a weekday stands by itself, and this is inside a sentence.
  const weekday = /^(lv|mt)\b/i.test(options.locale) ? alone.charAt(0).toLowerCase() + alone.slice(1) : alone;
  return say("tell.date", { ...named, weekday });
}

/** The civil date of an instant in a zone. @param {import("./types.js").Instant} instant @param {string | undefined} zone */
function dateIn(instant, zone) {
  const part = (/** @type {"year" | "month" | "day"} */ name) =>
    inZone(instant, zone, "en-GB", { year: "numeric", month: "2-digit", day: "2-digit" }, name);
  return [part("year"), part("month"), part("day")].join("-");
}

/**
 * An instant, or a part of it, as a zone shows it.
 * @param {import("./types.js").Instant} instant
 * @param {string | undefined} zone
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} parts
 * @param {string} [part]
 */
function inZone(instant, zone, locale, parts, part) {
  for (const timeZone of [zone, "UTC"]) {
    try {
      const formatter = format(locale, { ...parts, timeZone });
      const date = new Date(instant);
      if (!part) return formatter.format(date);
      return formatter.formatToParts(date).find(({ type }) => type === part)?.value ?? "";
    } catch {
      // This host does not know the zone's name, or the text is no instant.
    }
  }
  return String(instant);
}

/** What a line of the order is called. @param {string} id @param {Options} options */
export function titleOf(id, options) {
  return options.lines?.find((line) => line.id === id)?.title || speaker(options)("product", { id });
}

/** How much of a line: so many pieces, or so much of its unit. @param {any} quantity @param {any} unit @param {string | undefined} locale */
export function howMuch(quantity, unit, locale) {
  if (!unit) return quantity;
  const digits = new Intl.NumberFormat(locale, alone({ maximumFractionDigits: 3, numberingSystem: "latn" }));
  return digits.format(quantity) + "\u00A0" + unit;
}

/** What a line is called, with how much of it. @param {any} quantity @param {any} unit @param {string} name @param {Options} options */
export function withQuantity(quantity, unit, name, options) {
  const say = speaker(options);
  const count = howMuch(quantity, unit, options.locale);
  return unit ? say("join.pair", { name, value: count }) : say("ui.count_of", { count, name });
}
