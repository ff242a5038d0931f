// What the editor offers while somebody writes, and tells about a word: fields, values and what they mean.
import { getLocation } from "jsonc-parser";
import { el } from "/pkg/dist/view/nodes.js";
import { fieldsAt, meaningOf, valuesAt } from "./schema.js";
import { nodeAt, treeOf, written } from "./places.js";

/** The example of a description stands on its own. @param {string} text */
function told(text) {
  const [meaning, example] = text.split(/ Example: (?=[^]*$)/);
  return el("div", { class: "told" }, el("p", {}, meaning), example && el("code", {}, example));
}

/** Inside a list the place of an entry is a number, whatever stands there. @param {(string | number)[]} path */
const parentOf = (path) => path.slice(0, -1);

/**
 * Completes fields and values. `known` has the names that this document knows for fields that take any name.
 * @param {() => Record<string, string[]>} known
 * @returns {import("@codemirror/autocomplete").CompletionSource}
 */
export const completions = (known) => (context) => {
  const text = context.state.doc.toString();
  const { path, isAtPropertyKey, previousNode } = getLocation(text, context.pos);
  const isInside = previousNode && previousNode.offset < context.pos && context.pos <= end(previousNode);
  const word = context.matchBefore(/[\w$-]+/);
  if (!isInside && !word && !context.explicit) return null;
  const from = isInside ? previousNode.offset : (word?.from ?? context.pos);
  const to = isInside ? end(previousNode) : context.pos;
  const options = isAtPropertyKey ? fields(text, parentOf(path), /^\s*:/.test(text.slice(to))) : values(path, known());
  // A quote alone is like no name, so it would leave none.
  return { from, to, options, filter: context.pos - from > 1 };
};

/** @param {import("jsonc-parser").Node} node */
const end = ({ offset, length }) => offset + length;

/** @param {string} text @param {(string | number)[]} path @param {boolean} isNamed */
function fields(text, path, isNamed) {
  const there = nodeAt(treeOf(text), path)?.children?.map(({ children }) => children?.[0].value) ?? [];
  return fieldsAt(path)
    .filter(({ name }) => !there.includes(name) || isNamed)
    .map(({ name, description }) => ({
      label: JSON.stringify(name),
      displayLabel: name,
      apply: JSON.stringify(name) + (isNamed ? "" : ": "),
      info: () => told(description),
    }));
}

/** @param {(string | number)[]} path @param {Record<string, string[]>} known */
function values(path, known) {
  const name = String(path.findLast((step) => typeof step === "string"));
  const names = known[name] ?? [];
  return [...new Map([...names, ...valuesAt(path)].map((value) => [written(value), value])).keys()].map((label) => ({
    label,
    type: "value",
  }));
}

/** @type {import("@codemirror/view").HoverTooltipSource} */
export const hovered = (view, at) => {
  const { path, previousNode } = getLocation(view.state.doc.toString(), at);
  const meaning = previousNode && meaningOf(path);
  if (!meaning) return null;
  return { pos: previousNode.offset, end: end(previousNode), above: true, create: () => ({ dom: told(meaning) }) };
};
