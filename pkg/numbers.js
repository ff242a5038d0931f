// Writes a question that is plainly right as numbers, by the tables of the engine. Whatever is not is left to the reader,
// which tells every issue: a field that is not listed, a text that no number stands for, an object that is no plain one.
import { call, memory } from "./engine.js";

/** More names of one kind than the lines of a page have. */
const MOST_NAMES = 1_000;

/** @typedef {import("./index.js").OrderLine} OrderLine */
/** @typedef {import("./index.js").ReturnRequest} ReturnRequest */
/** @typedef {import("./index.js").Instant} Instant */
/** @typedef {{ part: number, way: (fields: Writer, value: unknown, of: number) => boolean, of: number, isRecord: boolean }} Field */

/**
 * What the engine says of questions as numbers.
 * @typedef {object} Tables
 * @property {Map<string, Field>[]} records The fields of each record: the line, the request, and what is inside of them.
 * @property {number} most How many numbers a question has at most.
 * @property {number} kinds The kinds of values of declared facts; the number of a fact says which its own is.
 * @property {number} forTheReader The number of a name that only the reader can place.
 * @property {readonly import("./index.js").Status[]} statuses
 * @property {readonly import("./index.js").Remedy[]} remedies
 */
/** @type {Tables | undefined} */
let known;

/** @returns {Tables} */
export function tables() {
  if (!known) {
    const { records, ...rest } = JSON.parse(call((wasm) => wasm.numberTables()));
    const fields = (/** @type {[string, number, keyof typeof WAYS, number][]} */ rows) =>
      new Map(rows.map(([name, part, way, of]) => [name, { part, way: WAYS[way], of, isRecord: way === "record" }]));
    known = { ...rest, records: records.map(fields) };
  }
  return /** @type {Tables} */ (known);
}

let memoryNumbers = new Float64Array();

/** The engine's numbers of a question. */
export function shared() {
  const { buffer } = memory();
  // Memory that grew has another buffer.
  if (memoryNumbers.buffer !== buffer) {
    memoryNumbers = new Float64Array(
      buffer,
      call((wasm) => wasm.numbersAddress()),
      tables().most,
    );
  }
  return memoryNumbers;
}

/** Where a question is written before it goes to the engine: a getter of the page's may ask another one meanwhile. */
let into = new Float64Array();
let isWriting = false;

/** Writes the questions about one policy; it remembers the numbers of the names that it met. */
export class Writer {
  /** @type {Map<string, number>[]} */
  #names = [];
  #slot = 0;
  #at = 0;

  /**
   * The numbers of a question; nothing if it is one for the reader.
   * @param {number} slot
   * @param {OrderLine} line
   * @param {ReturnRequest | undefined} request
   * @param {Instant} now
   * @returns {Float64Array | undefined} They stand until the next question.
   */
  write(slot, line, request, now) {
    if (isWriting) return undefined;
    this.#slot = slot;
    const { records, most } = tables();
    if (into.length !== most) into = new Float64Array(most);
    isWriting = true;
    try {
      const [ofLine, ofRequest] = records;
      this.#at = 0;
      const isPlain =
        moment(this, now)
        && this.record(line, ofLine)
        && this.put(-1)
        && (request === undefined || request === null || this.record(request, ofRequest))
        && this.put(-1);
      return isPlain && this.#at <= most ? into.subarray(0, this.#at) : undefined;
    } catch {
      // A getter or a proxy threw, which the reader tells.
      return undefined;
    } finally {
      isWriting = false;
    }
  }

  /** @param {number} number */
  put(number) {
    into[this.#at] = number;
    this.#at += 1;
    return true;
  }

  /** Where the next number goes. */
  get at() {
    return this.#at;
  }

  /**
   * @param {unknown} value
   * @param {Map<string, Field>} table
   */
  record(value, table) {
    if (!isPlain(value)) return false;
    for (const name of Object.keys(value)) {
      const held = value[name];
      if (held === undefined) continue;
      const field = table.get(name);
      if (field === undefined) return false;
      if (held === null) {
        // What is unknown is the same as what is absent, but for counts that are none by default.
        if (field.way === counted) (this.put(field.part), this.put(Number.NaN));
      } else {
        if (!field.isRecord) this.put(field.part);
        if (!field.way(this, held, field.of)) return false;
      }
    }
    return true;
  }

  /**
   * The number of a name; nothing if only the reader can place it.
   * @param {unknown} text
   * @param {number} vocabulary
   */
  number(text, vocabulary) {
    if (typeof text !== "string") return undefined;
    const names = (this.#names[vocabulary] ??= new Map());
    let number = names.get(text);
    if (number === undefined) {
      number = call((wasm) => wasm.learn(this.#slot, vocabulary, text));
      if (names.size > MOST_NAMES) names.clear();
      names.set(text, number);
    }
    return number === tables().forTheReader ? undefined : number;
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !(Symbol.toStringTag in value);
}

/**
 * How many there are, and then each. What is missing of a sparse list is no value.
 * @param {Writer} to
 * @param {unknown} value
 * @param {(one: unknown) => boolean} each
 */
function list(to, value, each) {
  if (!Array.isArray(value) || value.length > tables().most) return false;
  to.put(value.length);
  for (let place = 0; place < value.length; place += 1) {
    if (!each(value[place])) return false;
  }
  return true;
}

/** @param {Writer} to @param {unknown} value */
const passed = (to, value) => to.put(0) && typeof value === "string" && value !== "";

/** @param {Writer} to @param {unknown} value @param {number} of */
function name(to, value, of) {
  const number = to.number(value, of);
  return number !== undefined && to.put(number);
}

/** @param {Writer} to @param {unknown} value @param {number} of */
const names = (to, value, of) => list(to, value, (one) => name(to, one, of));

/** @param {Writer} to @param {unknown} value */
const count = (to, value) => Number.isSafeInteger(value) && to.put(/** @type {number} */ (value));
/** @param {Writer} to @param {unknown} value */
const counted = (to, value) => count(to, value);
/** @param {Writer} to @param {unknown} value */
const flag = (to, value) => typeof value === "boolean" && to.put(value ? 1 : 0);

/** @param {Writer} to @param {unknown} value @param {number} of */
function money(to, value, of) {
  if (!isPlain(value)) return false;
  let currency, amount, decimal;
  for (const key of Object.keys(value)) {
    if (key === "currency") currency = value[key];
    else if (key === "amount") amount = value[key];
    else if (key === "decimal") decimal = value[key];
    else return false;
  }
  if (!name(to, currency, of)) return false;
  if (decimal === undefined) return to.put(-1) && count(to, amount);
  return amount === undefined && typeof decimal === "string" && digitsOf(to, decimal);
}

/** A decimal text: how many places it has, and its digits without the point. @param {Writer} to @param {string} text */
function digitsOf(to, text) {
  const point = text.indexOf(".");
  const places = point < 0 ? 0 : text.length - point - 1;
  const whole = digits(text, 0, point < 0 ? text.length : point);
  return text.length < 15 && point !== 0 && (point < 0 || places > 0)
    ? to.put(places) && to.put(places === 0 ? whole : whole * 10 ** places + digits(text, point + 1, text.length))
    : false;
}

/** @param {Writer} to @param {unknown} value */
const moments = (to, value) => list(to, value, (one) => moment(to, one));

/**
 * How many there are, and then each by its name.
 * @param {(to: Writer, value: unknown, name: number, of: number) => boolean} one
 * @param {boolean} [counts] Whether `null` is a value.
 * @returns {(to: Writer, value: unknown, of: number) => boolean}
 */
const byName = (one, counts) => (to, value, of) => {
  if (!isPlain(value)) return false;
  const room = to.at;
  to.put(0);
  let many = 0;
  for (const name of Object.keys(value)) {
    const held = value[name];
    if (held === undefined || (held === null && !counts)) continue;
    const number = to.number(name, of);
    if (number === undefined || !to.put(number) || !one(to, held, number, of)) return false;
    many += 1;
  }
  into[room] = many;
  return true;
};

/** @param {Writer} to @param {unknown} value @param {number} fact @param {number} of */
function ofFact(to, value, fact, of) {
  const { kinds } = tables();
  const kind = fact % kinds;
  if (kind === 0) return flag(to, value);
  // The choices of each fact are a vocabulary behind that of the facts.
  return kind === 1 ? count(to, value) : name(to, value, of + 1 + Math.floor(fact / kinds));
}

/** What is between two places of a text, as a number; none if it is not all digits. @param {string} text @param {number} from @param {number} to */
function digits(text, from, to) {
  let number = from < to ? 0 : Number.NaN;
  for (let place = from; place < to; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

/** The digits of a date: 2026-03-02 is 20260302. @param {string} text @param {number} from */
const date = (text, from) =>
  text[from + 4] === "-" && text[from + 7] === "-"
    ? digits(text, from, from + 4) * 10_000 + digits(text, from + 5, from + 7) * 100 + digits(text, from + 8, from + 10)
    : Number.NaN;

/** The digits of a time of day: 10:15:00 is 101500. @param {string} text @param {number} from */
const clock = (text, from) =>
  text[from - 1] === "T" && text[from + 2] === ":" && text[from + 5] === ":"
    ? digits(text, from, from + 2) * 10_000 + digits(text, from + 3, from + 5) * 100 + digits(text, from + 6, from + 8)
    : Number.NaN;

/** Digits of the offset that ends a text from a place on. @param {string} text @param {number} from */
function offset(text, from) {
  const sign = text[from];
  if (sign === "Z" && text.length === from + 1) return 0;
  const ahead = digits(text, from + 1, from + 3) * 100 + digits(text, from + 4, from + 6);
  if (text.length !== from + 6 || text[from + 3] !== ":") return Number.NaN;
  return sign === "+" ? ahead : sign === "-" ? -ahead : Number.NaN;
}

/** An instant, a date, or `null` for what has not happened. @param {Writer} to @param {unknown} value */
function moment(to, value) {
  if (value === null) return to.put(0);
  if (typeof value === "number") return to.put(1) && count(to, value);
  if (typeof value !== "string" || value.length < 10) return false;
  if (value.length === 10) return to.put(2) && to.put(date(value, 0));
  const withMillis = value[19] === ".";
  const end = withMillis ? 23 : 19;
  to.put(3);
  to.put(date(value, 0));
  to.put(clock(value, 11));
  to.put(withMillis ? digits(value, 20, 23) : 0);
  return to.put(offset(value, end));
}

const WAYS = {
  passed,
  name,
  names,
  count,
  counted,
  flag,
  money,
  moment,
  moments,
  dated: byName(moment, true),
  flags: byName(flag),
  counts: byName(count),
  values: byName(ofFact),
  record: (/** @type {Writer} */ to, /** @type {unknown} */ value, /** @type {number} */ of) =>
    to.record(value, tables().records[of]),
};
