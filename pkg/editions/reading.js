// Order lines of a shop's own, from JSON, from JSON line by line, or from a table as spreadsheets write it.

const CONDITION = [
  "opened",
  "used",
  "sealIntact",
  "tagsAttached",
  "complete",
  "resaleable",
  "damagedByUser",
  "tampered",
];
const EVENTS = ["ordered", "paid_at", "shipped", "delivered", "installed", "activated", "registered", "invoiced"];
const LISTS = ["categories", "tags", "proofs"];
const TEXTS = ["id", "sku", "title", "unit", "country", "channel", "seller", "paymentMethod", "set"];

/** A cell as its column is read: `yes`, `1` and `true` are one. @param {string} cell */
const yesOrNo = (cell) => (/^(true|yes|1|y|是)$/i.test(cell) ? true : /^(false|no|0|n|否)$/i.test(cell) ? false : null);

/** @param {string} cell */
const parts = (cell) =>
  cell
    .split(/[|;,]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** @typedef {(line: any, cell: string) => void} Writer Writes a cell into its line. */

/** What a column's cells are, by its name. @param {string} name @returns {Writer | undefined} */
function writerOf(name) {
  if (CONDITION.includes(name)) return (line, cell) => void ((line.condition ??= {})[name] = yesOrNo(cell));
  const event = name.replace("_at", "");
  if (EVENTS.includes(name)) return (line, cell) => void ((line.events ??= {})[event] = cell || null);
  if (LISTS.includes(name)) return (line, cell) => void (line[name] = parts(cell));
  if (name === "category") return (line, cell) => void (line.categories = cell ? [cell] : []);
  /** @type {Writer | undefined} */
  const write = TEXTS.includes(name)
    ? (line, cell) => (line[name] = cell)
    : name === "quantity"
      ? (line, cell) => (line.quantity = /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)
      : name === "paid"
        ? (line, cell) => (line.paid = { ...line.paid, decimal: cell })
        : name === "currency"
          ? (line, cell) => (line.paid = { ...line.paid, currency: cell })
          : undefined;
  return write && ((line, cell) => cell && write(line, cell));
}

/** The cells of a table, row by row. A cell in quotes may hold separators, lines and doubled quotes. @param {string} text */
function rowsOf(text) {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [",", ";", "\t"].reduce((one, other) =>
    head.split(other).length > head.split(one).length ? other : one,
  );
  const cell = new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)")?([^${separator}\\r\\n]*)(${separator}|\\r?\\n|\\r|$)`.replaceAll("\t", "\\t"),
    "y",
  );
  /** @type {string[][]} */
  const rows = [[]];
  for (let end = ""; cell.lastIndex <= text.length;) {
    const [, quoted, plain, sign] = /** @type {RegExpExecArray} */ (cell.exec(text));
    if (end && end !== separator) rows.push([]);
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + plain);
    if (sign === "") break;
    end = sign;
  }
  return rows.filter((row) => row.some((one) => one.trim()));
}

/** @param {string} text @returns {any[]} */
function ofTable(text) {
  const [names = [], ...rows] = rowsOf(text);
  const writers = names.map((name) => writerOf(name.trim()));
  return rows.map((row) => {
    /** @type {any} */
    const line = { quantity: 1 };
    for (const [column, write] of writers.entries()) write?.(line, (row[column] ?? "").trim());
    if (line.paid && !(line.paid.decimal && line.paid.currency)) delete line.paid;
    return line;
  });
}

/** The lines of a value: one, those of an order with what the order says for each, or those of a list. @param {any} value @returns {any[]} */
function ofValue(value) {
  if (Array.isArray(value)) return value.flatMap(ofValue);
  if (typeof value !== "object" || value === null) throw new SyntaxError("a line is an object");
  if (!Array.isArray(value.lines)) return [value];
  const { id, country, paymentMethod, events, lines } = value;
  return ofValue(lines).map((line) => ({
    ...(country && { country }),
    ...(paymentMethod && { paymentMethod }),
    ...line,
    ...(id && line.id !== undefined && { id: `${id}/${line.id}` }),
    ...((events || line.events) && { events: { ...events, ...line.events } }),
  }));
}

/** @typedef {(text: string, from: number) => any} Parser Reads the JSON that stands from a place of the text on. */

/**
 * A text of JSON as one value, or as one a line. @param {string} text @param {Parser} parse @returns {any[]}
 */
function valuesOf(text, parse) {
  const [first] = /** @type {RegExpMatchArray} */ (/^.*/.exec(text));
  try {
    JSON.parse(first);
  } catch {
    return [parse(text, 0)];
  }
  return [...text.matchAll(/^.*\S.*$/gm)].map(({ 0: line, index }) => parse(line, index));
}

/**
 * The lines of a text, each with an id: a list of them, orders with their lines, or a table.
 * @param {string} text
 * @param {Parser} [parse]
 * @returns {any[]}
 */
export function linesOf(text, parse = (json) => JSON.parse(json)) {
  const trimmed = text.trimStart();
  const lines = /^[[{]/.test(trimmed)
    ? valuesOf(trimmed, (json, from) => parse(json, from + text.length - trimmed.length)).flatMap(ofValue)
    : ofTable(trimmed);
  return lines.map((line, place) => ({ ...line, id: String(line.id ?? place + 1) }));
}
