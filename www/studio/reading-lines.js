// Order lines of a shop's own, from JSON, or from a table as spreadsheets write it.
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
const TEXTS = ["id", "sku", "title", "country", "channel", "seller", "paymentMethod", "set"];

/** The cells of a table, row by row. A cell in quotes may hold separators, lines and doubled quotes. @param {string} text */
function rowsOf(text) {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [",", ";", "\t"].reduce((one, other) =>
    head.split(other).length > head.split(one).length ? other : one,
  );
  /** @type {string[][]} */
  const rows = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows.at(-1);
    const sign = text[at];
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === separator) row.push("");
    else if (!isQuoted && sign === "\n") rows.push([""]);
    else if (isQuoted || sign !== "\r") row[row.length - 1] += sign;
  }
  return rows.filter((row) => row.some((cell) => cell.trim()));
}

/** A cell as its column is read: `yes`, `1` and `true` are one. @param {string} cell */
const yesOrNo = (cell) => (/^(true|yes|1|y|是)$/i.test(cell) ? true : /^(false|no|0|n|否)$/i.test(cell) ? false : null);

/** Writes a cell into its line; says whether the column is one of a line. @param {any} line @param {string} name @param {string} cell */
function fill(line, name, cell) {
  if (CONDITION.includes(name)) line.condition = { ...line.condition, [name]: yesOrNo(cell) };
  else if (EVENTS.includes(name)) line.events = { ...line.events, [name.replace("_at", "")]: cell || null };
  else if (LISTS.includes(name)) {
    line[name] = cell
      .split(/[|;,]/)
      .map((one) => one.trim())
      .filter(Boolean);
  } else if (name === "category") line.categories = cell ? [cell] : [];
  else if (name === "quantity" && cell) line.quantity = Number(cell);
  else if (name === "paid" && cell) line.paid = { decimal: cell, currency: line.paid?.currency };
  else if (name === "currency" && cell) line.paid = { ...line.paid, currency: cell };
  else if (TEXTS.includes(name) && cell) line[name] = cell;
}

/** @param {string} text @returns {any[]} */
function ofTable(text) {
  const [names, ...rows] = rowsOf(text);
  return rows.map((row, place) => {
    const line = { id: String(place + 1), quantity: 1 };
    for (const [column, name] of names.entries()) fill(line, name.trim(), (row[column] ?? "").trim());
    if (line.paid && !(line.paid.decimal && line.paid.currency)) delete line.paid;
    return line;
  });
}

/** The lines of a text: a list of them, an order with its lines, or a table. @param {string} text @returns {any[]} */
export function linesOf(text) {
  const trimmed = text.trim().replace(/^\ufeff/, "");
  if (!/^[[{]/.test(trimmed)) return ofTable(trimmed);
  const read = JSON.parse(trimmed);
  return Array.isArray(read) ? read : (read.lines ?? [read]);
}
