// How a terminal shows things: colours where they are wanted, and columns that are aligned in every script.
import process from "node:process";

const { env, stdout } = process;
/** https://no-color.org: any value but an empty one. */
const isColoured = !env.NO_COLOR && (Boolean(env.FORCE_COLOR) || (stdout.isTTY && env.TERM !== "dumb"));

/** @param {number} on @param {number} off */
const paint = (on, off) => (/** @type {string} */ text) => (isColoured ? `\u001b[${on}m${text}\u001b[${off}m` : text);
export const bold = paint(1, 22);
export const dim = paint(2, 22);
export const red = paint(31, 39);
export const yellow = paint(33, 39);

/** Characters that take two columns, and those that take none. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const NONE = /\p{M}|\p{Cf}/u;
// eslint-disable-next-line no-control-regex -- colours are written by a control
const COLOUR = /\u001b\[\d+m/g;

/** @param {string} text */
function width(text) {
  let columns = 0;
  for (const character of text.replace(COLOUR, "")) columns += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** Rows of cells as lines, each column as wide as its widest cell. @param {string[][]} rows @param {string} [indent] */
export function table(rows, indent = "") {
  const widths = rows.reduce(
    (known, row) => row.map((cell, place) => Math.max(width(cell), known[place] ?? 0)),
    /** @type {number[]} */ ([]),
  );
  return rows.map((row) => {
    const cells = row.map((cell, place) => cell + " ".repeat(widths[place] - width(cell)));
    return (indent + cells.join("  ")).trimEnd();
  });
}
