// Where in a text the values of its JSON stand, by their pointers.

/** A token of a text that is JSON, and the blanks before it. */
const TOKEN = /\s*([[\]{},:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s[\]{},:"]+)/y;

/** @typedef {{ line: number, column: number }} Place Both from one; columns are UTF-16 units, as in SARIF. */

/** @param {string} text @param {number} offset @returns {Place} */
export function placeAt(text, offset) {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

/** @param {string} step */
const escaped = (step) => step.replaceAll("~", "~0").replaceAll("/", "~1");

/** @param {string} text */
function* tokensOf(text) {
  TOKEN.lastIndex = 0;
  for (let from = 0; from < text.length; from = TOKEN.lastIndex) {
    const found = TOKEN.exec(text);
    if (!found) return;
    yield { token: found[1], offset: TOKEN.lastIndex - found[1].length };
  }
}

/**
 * Where each value begins, by its pointer, for a text that is JSON.
 * @param {string} text
 * @returns {Map<string, number>}
 */
export function offsetsOf(text) {
  /** @type {Map<string, number>} */
  const offsets = new Map();
  /** Lists and objects that are open. @type {{ pointer: string, place: number, key?: string, isList: boolean }[]} */
  const open = [];
  let isKey = false;
  for (const { token, offset } of tokensOf(text)) {
    const inside = open[open.length - 1];
    if (token === ",") {
      isKey = !inside.isList;
      inside.place += 1;
    } else if (token === ":") isKey = false;
    else if (token === "}" || token === "]") {
      open.pop();
      isKey = false;
    } else if (isKey) inside.key = JSON.parse(token);
    else {
      const pointer = inside ? `${inside.pointer}/${inside.isList ? inside.place : escaped(inside.key ?? "")}` : "";
      offsets.set(pointer, offset);
      const isList = token === "[";
      if (isList || token === "{") open.push({ pointer, place: 0, isList });
      isKey = token === "{";
    }
  }
  return offsets;
}

/**
 * Where a pointer leads; to what holds it, where the value itself is not written.
 * @param {string} text
 * @param {Map<string, number>} offsets
 * @param {string} pointer
 */
export function placeOf(text, offsets, pointer) {
  let known = pointer;
  while (known && !offsets.has(known)) known = known.slice(0, known.lastIndexOf("/"));
  return placeAt(text, offsets.get(known) ?? 0);
}
