// Order lines as the columns in which many are asked about: what lines have in common is there once, and the instants of events
// are numbers.

/** @typedef {{ values: any[], at: Uint32Array }} Named Values, and which of them each row has; none beyond them. */
/** @typedef {Float64Array | Named} Column */
/** @typedef {{ length: number, columns: Record<string, Column>, months: Named }} Lines Months are those in which the lines were ordered. */

/** What the answer for one line never hangs on. */
const FOR_PEOPLE = new Set(["id", "sku", "title"]);
const ORDERED = ["ordered", "paid", "shipped", "delivered"];
const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-](0\d|1[0-4]):?[0-5]\d)$/;

/** Whether there is such a day: the 30th of February is a day of March to a browser. @type {Map<string, boolean>} */
const days = new Map();

/** An instant in milliseconds, if the text is one beyond doubt. @param {unknown} text */
function millis(text) {
  const [, date] = typeof text === "string" ? (INSTANT.exec(text) ?? []) : [];
  if (!date) return NaN;
  let isDay = days.get(date);
  if (isDay === undefined) {
    const midnight = new Date(date);
    isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
    days.set(date, isDay);
  }
  return isDay ? new Date(/** @type {string} */ (text)).getTime() : NaN;
}

/** A column of values, each of which is there once; a row without one has an index beyond them. @param {number} length */
function distinct(length) {
  /** @type {Map<string, number>} */
  const places = new Map();
  /** @type {Named} */
  const column = { values: [], at: new Uint32Array(length).fill(0xffffffff) };
  return {
    column,
    /** @param {number} row @param {unknown} value */
    put(row, value) {
      const key = typeof value === "string" ? '"' + value : JSON.stringify(value);
      let place = places.get(key);
      if (place === undefined) {
        place = column.values.push(value) - 1;
        places.set(key, place);
      }
      column.at[row] = place;
    },
  };
}

/** @param {string} name */
const isPlace = (name) => name !== "" && name !== "__proto__";
/** @param {string} name */
const escaped = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** @param {any[]} lines @returns {Lines} */
export function columnsOf(lines) {
  const { length } = lines;
  /** @type {Map<string, ReturnType<typeof distinct>>} */
  const named = new Map();
  /** @type {Record<string, Float64Array>} */
  const instants = {};
  const months = distinct(length);
  /** @param {string} name @param {number} row @param {unknown} value */
  const put = (name, row, value) => {
    const column = named.get(name) ?? distinct(length);
    named.set(name, column);
    column.put(row, value);
  };
  for (const [row, line] of lines.entries()) {
    for (const name of Object.keys(line)) {
      const value = line[name];
      if (value === null || value === undefined || FOR_PEOPLE.has(name) || !isPlace(name)) continue;
      put(name, row, name === "events" ? dates(value, row) : value);
    }
    const event = ORDERED.find((name) => typeof line.events?.[name] === "string");
    if (event) months.put(row, line.events[event].slice(0, 7));
  }
  /** The events that are no instants; the others become numbers. @param {any} events @param {number} row */
  function dates(events, row) {
    if (typeof events !== "object") return events;
    /** @type {Record<string, unknown>} */
    const rest = {};
    for (const name of Object.keys(events)) {
      const at = millis(events[name]);
      if (Number.isNaN(at) || !isPlace(name)) rest[name] = events[name];
      else (instants[name] ??= new Float64Array(length).fill(NaN))[row] = at;
    }
    return rest;
  }
  const placed = (/** @type {string} */ place, /** @type {[string, Column][]} */ all) =>
    all.map(([name, column]) => [place + escaped(name), column]);
  const columns = Object.fromEntries([
    ...placed(
      "/line/",
      [...named].map(([name, { column }]) => [name, column]),
    ),
    ...placed("/line/events/", Object.entries(instants)),
  ]);
  return { length, columns, months: months.column };
}

/** The same of some rows. @param {Column} column @param {ArrayLike<number>} rows */
const someOf = (column, rows) =>
  column instanceof Float64Array
    ? Float64Array.from(rows, (row) => column[row])
    : { values: column.values, at: Uint32Array.from(rows, (row) => column.at[row]) };

/** The columns of some rows. @param {Record<string, Column>} columns @param {ArrayLike<number>} rows */
export const picked = (columns, rows) => ({
  length: rows.length,
  columns: Object.fromEntries(Object.entries(columns).map(([pointer, column]) => [pointer, someOf(column, rows)])),
});

/** What a row has in a column; nothing if it is not stated. @param {Column | undefined} column @param {number} row */
export const valueAt = (column, row) =>
  column && !(column instanceof Float64Array) ? column.values[column.at[row]] : undefined;
