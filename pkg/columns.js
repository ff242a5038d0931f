// Order lines in columns: what many lines have in common is written once, and the instants of their events stay numbers.

/** @typedef {import("./authoring.js").Column} Column */
/** @typedef {import("./types.js").Issue} Issue */
/** @typedef {{ lines: object[], of: Uint32Array, events: string[], instants: Float64Array, firsts: number[] }} Rows */

const EVENT = /^\/line\/events\/([^/]+)$/;
const PLACE = /^\/(line|request)(\/(?!__proto__(\/|$))[^/]+)+$/;

/** The most rows of one call; what is more is asked in several. */
const MOST_ROWS = 10_000_000;

/** @param {string} pointer @param {string} message @param {string} expected @returns {Issue} */
const wrong = (pointer, message, expected) => ({ code: "wrong_type", pointer, message, expected });

/** The names on the way to a place. @param {string} pointer */
const steps = (pointer) =>
  pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

/** @param {string} text */
const escaped = (text) => text.replaceAll("~", "~0").replaceAll("/", "~1");

/** Puts a value where it belongs. @param {any} root @param {string[]} way @param {unknown} value */
function put(root, way, value) {
  const last = /** @type {string} */ (way.at(-1));
  let place = root;
  for (const step of way.slice(0, -1)) place = place[step] ??= {};
  place[last] = value;
}

/** The column of numbers as one of distinct values. @param {ArrayLike<number>} numbers */
function distinct(numbers) {
  /** @type {Map<number, number>} */
  const places = new Map();
  const at = Uint32Array.from(numbers, (number) => {
    if (!places.has(number)) places.set(number, places.size);
    return /** @type {number} */ (places.get(number));
  });
  // What is no number is not stated.
  return { values: [...places.keys()].map((number) => (Number.isNaN(number) ? undefined : number)), at };
}

/** What is wrong with a column, if anything. @param {string} pointer @param {any} column @param {number} length @returns {Issue | undefined} */
function faultOf(pointer, column, length) {
  const at = "/columns/" + escaped(pointer);
  if (!PLACE.test(pointer)) return wrong(at, "a column is named by a place of the line or of the request", "/line/…");
  const isNumbers = ArrayBuffer.isView(column) && !(column instanceof DataView);
  const isNamed = Array.isArray(column?.values) && ArrayBuffer.isView(column?.at);
  if (!isNumbers && !isNamed) {
    return wrong(at, "a column is a typed array, or values and which of them each row has", "Float64Array");
  }
  const found = isNumbers ? /** @type {any} */ (column).length : column.at.length;
  return found === length ? undefined : wrong(at, `a column has a value for each of ${length} rows`, String(length));
}

/**
 * The rows that columns stand for, or what is wrong with the columns.
 * @param {Record<string, Column>} columns
 * @param {number} length
 * @returns {{ rows?: Rows, issues: Issue[] }}
 */
export function rowsOf(columns, length) {
  if (!Number.isInteger(length) || length < 0 || length > MOST_ROWS) {
    const message = `rows are counted by a whole number up to ${MOST_ROWS}`;
    return { issues: [{ code: "out_of_range", pointer: "/length", message, expected: String(MOST_ROWS) }] };
  }
  const named = Object.entries(columns ?? {});
  const issues = named.flatMap(([pointer, column]) => faultOf(pointer, column, length) ?? []);
  if (issues.length > 0) return { issues };
  const isOfEvent = (/** @type {[string, Column]} */ [pointer, column]) =>
    EVENT.test(pointer) && column instanceof Float64Array;
  const timed = named.filter(isOfEvent);
  const instants = new Float64Array(timed.length * length);
  timed.forEach(([, column], index) => instants.set(/** @type {Float64Array} */ (column), index * length));
  const stated = named
    .filter((one) => !isOfEvent(one))
    .map(([pointer, column]) => ({
      way: steps(pointer),
      ...(ArrayBuffer.isView(column) ? distinct(column) : column),
    }));
  const { of, firsts } = grouped(stated, length);
  const lines = firsts.map((row) => {
    const line = { line: {} };
    for (const { way, values, at } of stated) {
      const value = values[at[row]];
      if (value !== undefined) put(line, way, value);
    }
    return line;
  });
  return { rows: { lines, of, events: timed.map(([pointer]) => steps(pointer)[2]), instants, firsts }, issues };
}

/** Which rows are alike, and the first of each kind. @param {{ values: unknown[], at: ArrayLike<number> }[]} columns @param {number} length */
function grouped(columns, length) {
  let of = new Uint32Array(length);
  let firsts = length > 0 ? [0] : [];
  for (const { values, at } of columns) {
    /** @type {Map<number, number>} */
    const kinds = new Map();
    firsts = [];
    of = of.map((before, row) => {
      // An index beyond the values states nothing.
      const kind = before * (values.length + 1) + Math.min(at[row], values.length);
      const known = kinds.get(kind);
      if (known !== undefined) return known;
      kinds.set(kind, firsts.length);
      firsts.push(row);
      return firsts.length - 1;
    });
  }
  return { of, firsts };
}

/** Issues of the engine, which knows the kinds of rows, as those of the first row of each kind. @param {Issue[]} issues @param {number[]} firsts @returns {Issue[]} */
export function ofRows(issues, firsts) {
  return issues.map((issue) => ({
    ...issue,
    pointer: issue.pointer.replace(
      /^(\/old|\/new)?\/lines\/(\d+)/,
      (_, edition = "", kind) => `${edition}/rows/${firsts[kind]}`,
    ),
  }));
}
