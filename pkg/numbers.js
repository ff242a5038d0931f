// Writes a question that is plainly right as numbers, by the tables of the engine. Whatever is not is left to the reader,
// which tells every issue: a field that is not listed, a text that no number stands for, an object that is no plain one.
import { call, memory } from "./engine.js";

const MOST = 512;
/** The number of a name that only the reader can place. */
const FOR_THE_READER = -2;
/** More names than the lines of one page have. */
const MOST_NAMES = 5_000;
/** The kinds of values of declared facts; the number of a fact says which its own is. */
const KINDS = 3;

/** @typedef {import("./index.js").OrderLine} OrderLine */
/** @typedef {import("./index.js").ReturnRequest} ReturnRequest */
/** @typedef {import("./index.js").Instant} Instant */
/** @typedef {{ part: number, way: (fields: Writer, value: unknown, of: number) => boolean, of: number, isRecord: boolean }} Field */

/** @type {Map<string, Field>[]} The fields of each record: the line, the request, and what is inside of them. */
let tables = [];
/** @type {Float64Array} */
let numbers = new Float64Array();

/** The engine's numbers of a question. */
export function shared() {
  const { buffer } = memory();
  // Memory that grew has another buffer.
  if (numbers.buffer !== buffer) {
    numbers = new Float64Array(
      buffer,
      call((wasm) => wasm.numbersAddress()),
      MOST,
    );
  }
  return numbers;
}

function learnt() {
  if (tables.length === 0) {
    /** @type {[string, number, keyof typeof WAYS, number][][]} */
    const read = JSON.parse(call((wasm) => wasm.numberTables()));
    tables = read.map(
      (fields) =>
        new Map(
          fields.map(([name, part, way, of]) => [name, { part, way: WAYS[way], of, isRecord: way === "record" }]),
        ),
    );
  }
  return tables;
}

/** Writes the questions about one policy; it remembers the numbers of the names that it met. */
export class Writer {
  /** @type {Map<string, number>[]} */
  #names = [];
  #known = 0;
  #slot = 0;
  #at = 0;
  into = numbers;

  /**
   * Writes a question into the engine's numbers. Returns how many they are; zero if it is one for the reader.
   * @param {number} slot
   * @param {OrderLine} line
   * @param {ReturnRequest | undefined} request
   * @param {Instant} now
   */
  write(slot, line, request, now) {
    this.#slot = slot;
    if (this.#known > MOST_NAMES) {
      this.#names = [];
      this.#known = 0;
    }
    try {
      const [ofLine, ofRequest] = learnt();
      this.into = shared();
      this.#at = 0;
      const isPlain =
        moment(this, now)
        && this.record(line, ofLine)
        && this.put(-1)
        && (request === undefined || request === null || this.record(request, ofRequest))
        && this.put(-1);
      return isPlain && this.#at <= MOST ? this.#at : 0;
    } catch {
      // A getter or a proxy threw, which the reader tells.
      return 0;
    }
  }

  /** @param {number} number */
  put(number) {
    this.into[this.#at] = number;
    this.#at += 1;
    return true;
  }

  /** Leaves room for a number that is known later. */
  room() {
    return this.#at++;
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
   * The number of a name.
   * @param {unknown} text
   * @param {number} vocabulary
   */
  number(text, vocabulary) {
    if (typeof text !== "string") return FOR_THE_READER;
    const names = (this.#names[vocabulary] ??= new Map());
    let number = names.get(text);
    if (number === undefined) {
      number = call((wasm) => wasm.learn(this.#slot, vocabulary, text));
      // The engine's memory may have grown.
      this.into = shared();
      names.set(text, number);
      this.#known += 1;
    }
    return number;
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** @param {Writer} to @param {unknown} value */
const passed = (to, value) => to.put(0) && typeof value === "string" && value !== "";

/** @param {Writer} to @param {unknown} value @param {number} of */
function name(to, value, of) {
  const number = to.number(value, of);
  return number !== FOR_THE_READER && to.put(number);
}

/** @param {Writer} to @param {unknown} value @param {number} of */
function names(to, value, of) {
  return Array.isArray(value) && to.put(value.length) && value.length < MOST && value.every((one) => name(to, one, of));
}

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
const moments = (to, value) =>
  Array.isArray(value) && value.length < MOST && to.put(value.length) && value.every((one) => moment(to, one));

/**
 * How many there are, and then each by its name.
 * @param {(to: Writer, value: unknown, name: number, of: number) => boolean} one
 * @param {boolean} [counts] Whether `null` is a value.
 * @returns {(to: Writer, value: unknown, of: number) => boolean}
 */
const byName = (one, counts) => (to, value, of) => {
  if (!isPlain(value)) return false;
  const room = to.room();
  let many = 0;
  for (const name of Object.keys(value)) {
    const held = value[name];
    if (held === undefined || (held === null && !counts)) continue;
    const number = to.number(name, of);
    if (number === FOR_THE_READER || !to.put(number) || !one(to, held, number, of)) return false;
    many += 1;
  }
  to.into[room] = many;
  return true;
};

/** @param {Writer} to @param {unknown} value @param {number} fact @param {number} of */
function ofFact(to, value, fact, of) {
  const kind = fact % KINDS;
  if (kind === 0) return flag(to, value);
  // The choices of each fact are a vocabulary behind that of the facts.
  return kind === 1 ? count(to, value) : name(to, value, of + 1 + Math.floor(fact / KINDS));
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

/** Two pairs or three of digits, each with one character between them. @param {string} text @param {number} from */
const date = (text, from) =>
  text[from + 4] === "-" && text[from + 7] === "-"
    ? digits(text, from, from + 4) * 10_000 + digits(text, from + 5, from + 7) * 100 + digits(text, from + 8, from + 10)
    : Number.NaN;

/** @param {string} text @param {number} from */
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
    to.record(value, tables[of]),
};
