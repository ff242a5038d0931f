// Where things stand in the text of a document, and the smallest changes that write something there: the rest keeps its
// words, its order and its layout.
import { parseTree } from "jsonc-parser";

/** @typedef {import("jsonc-parser").Node} Node */
/** @typedef {{ from: number, to: number, insert: string }} Change */
/** @typedef {(string | number)[]} Path */

/** @param {string} text @returns {Node | undefined} */
export const treeOf = (text) => parseTree(text, [], { allowTrailingComma: true });

/** @param {string} pointer */
export const stepsOf = (pointer) =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

/** @param {Node | undefined} node @param {string | number} step @returns {Node | undefined} */
function within(node, step) {
  if (node?.type === "array") return node.children[Number(step)];
  return node?.children?.find(({ children }) => children?.[0].value === String(step))?.children[1];
}

/** @param {Node | undefined} tree @param {Path} path */
export const nodeAt = (tree, path) => path.reduce(within, tree);

/** What a pointer points at, or the nearest that there is around it. @param {string} text @param {string} pointer */
export function rangeOf(text, pointer, tree = treeOf(text)) {
  let node = tree;
  for (const step of stepsOf(pointer)) node = within(node, step) ?? node;
  if (!node) return { from: 0, to: text.length };
  const start = node.parent?.type === "property" ? node.parent.offset : node.offset;
  const end = node.offset + node.length;
  // All of a rule under a wave would hide what is wrong with it.
  const line = text.indexOf("\n", start);
  return { from: start, to: line < 0 || node.children === undefined ? end : Math.min(end, line) };
}

/** A value as documents are written by hand: on one line, with room in its braces. @param {unknown} value @returns {string} */
export function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${written(part)}`);
  return entries.length > 0 ? `{ ${entries.join(", ")} }` : "{}";
}

/** What comes before a new entry: the line and the indent of the one before it, or a space. @param {string} text @param {Node} before */
function lead(text, before) {
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, before.offset));
  return indent ? ",\n" + indent[1] : ", ";
}

/** @param {string} text @param {Node} parent @param {string} entry @returns {Change} */
function appended(text, parent, entry) {
  const last = parent.children.at(-1);
  if (last) {
    const end = last.offset + last.length;
    return { from: end, to: end, insert: lead(text, last) + entry };
  }
  const [open, close] = parent.type === "array" ? "[]" : "{}";
  const room = parent.type === "array" ? "" : " ";
  return { from: parent.offset, to: parent.offset + parent.length, insert: open + room + entry + room + close };
}

/** @param {Path} path @param {unknown} value @returns {unknown} */
const wrapped = (path, value) =>
  path.reduceRight((inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }), value);

/** Writes a value at a path; what is missing on the way is made. @param {string} text @param {Path} path @param {unknown} value @returns {Change} */
export function put(text, path, value) {
  let parent = treeOf(text);
  for (const [place, step] of path.entries()) {
    const node = within(parent, step);
    if (!node) {
      const whole = written(wrapped(path.slice(place + 1), value));
      return appended(text, parent, parent.type === "array" ? whole : `${JSON.stringify(step)}: ${whole}`);
    }
    parent = node;
  }
  return { from: parent.offset, to: parent.offset + parent.length, insert: written(value) };
}

/** Takes away what stands at a path, and an object around it that would be left empty. @param {string} text @param {Path} path @returns {Change | undefined} */
export function drop(text, path) {
  const value = nodeAt(treeOf(text), path);
  if (!value) return undefined;
  const entry = value.parent.type === "property" ? value.parent : value;
  const siblings = entry.parent.children;
  if (siblings.length === 1 && path.length > 1 && entry.parent.type === "object") return drop(text, path.slice(0, -1));
  const place = siblings.indexOf(entry);
  const end = entry.offset + entry.length;
  if (place > 0) return { from: siblings[place - 1].offset + siblings[place - 1].length, to: end, insert: "" };
  return { from: entry.offset, to: siblings[1]?.offset ?? end, insert: "" };
}

/** Gives a field another name. @param {string} text @param {Path} path @param {string} name @returns {Change | undefined} */
export function rename(text, path, name) {
  const property = nodeAt(treeOf(text), path)?.parent;
  if (property?.type !== "property") return undefined;
  const [key] = property.children;
  return { from: key.offset, to: key.offset + key.length, insert: JSON.stringify(name) };
}
