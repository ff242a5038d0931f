// Which findings have a mend that is sure. A mend is tried on a copy first: it is offered only if the tools, asked again, no
// longer find what it is for.
import { own } from "/pkg/dist/errors.js";
import { pack } from "/pkg/dist/documents.js";
import { ask } from "./author.js";
import { drop, nodeAt, put, rename, stepsOf, treeOf } from "./places.js";

/** @typedef {{ name: string, blanks?: Record<string, string>, changes: ((text: string) => import("./places.js").Change | undefined)[] }} Mend */

/** A pointer as a path, with the places of lists as numbers. @param {string} text @param {string} pointer */
export function pathOf(text, pointer) {
  const tree = treeOf(text);
  return stepsOf(pointer).reduce((path, step) => {
    const isList = nodeAt(tree, path)?.type === "array";
    return [...path, isList ? Number(step) : step];
  }, /** @type {(string | number)[]} */ ([]));
}

const replaced = (path, value) => [(/** @type {string} */ text) => put(text, path, value)];
const dropped = (path) => [(/** @type {string} */ text) => drop(text, path)];

/** What a law gives is given by the same window. @param {any} finding @param {(string | number)[]} path @returns {Promise<Mend[]>} */
async function raised({ params, others = [] }, path) {
  const laws = [...new Set([params.law, ...others.map((other) => stepsOf(other)[1])])];
  const packs = await Promise.all(laws.map((id) => pack(id).catch(() => undefined)));
  const windows = packs.filter(Boolean).flatMap(({ id, rules = [], defaults }) => {
    const named = others.filter((other) => stepsOf(other)[1] === id).map((other) => rules[Number(stepsOf(other)[3])]);
    const right = rules.find((rule) => rule.id === params.right);
    return [right, ...named].filter((rule) => rule?.window).map(({ window }) => ({ ...defaults?.window, ...window }));
  });
  const distinct = new Map(windows.map((window) => [JSON.stringify(window), window]));
  return [...distinct.values()]
    .slice(0, 4)
    .map((window) => ({ name: "raise", blanks: { length: window.length ?? "" }, changes: replaced(path, window) }));
}

/** @type {Record<string, (finding: any, path: (string | number)[]) => Mend[] | Promise<Mend[]>>} */
const KNOWN = {
  unknown_field: ({ expected }, path) => [
    { name: "rename", blanks: { word: expected }, changes: [(text) => rename(text, path, expected)] },
  ],
  near_miss: ({ expected }, path) => [
    { name: "rename", blanks: { word: expected }, changes: replaced(path, expected) },
  ],
  unknown_category: ({ expected, params }, path) => {
    const word = params?.suggestion ?? expected;
    return [{ name: "rename", blanks: { word }, changes: replaced(path, word) }];
  },
  unused_declaration: (_, path) => [{ name: "drop", changes: dropped(path) }],
  shadowed_rule: (_, path) => [{ name: "drop", changes: dropped(path) }],
  pack_for_nobody: (_, path) => [{ name: "dropPack", changes: dropped(path) }],
  pack_needs_facts: () => [
    {
      name: "assume",
      changes: [
        (text) => put(text, ["assume", "channel"], "online"),
        (text) => put(text, ["assume", "buyer", "consumer"], true),
      ],
    },
  ],
  shorter: raised,
  postage: (_, path) => [{ name: "sellerPays", changes: replaced(path, "seller") }],
  inspection: (_, path) => [{ name: "noInspection", changes: dropped(path) }],
  asks_more: (_, path) => [{ name: "noTest", changes: dropped(path) }],
};

/** @param {string} text @param {Mend} mend */
export const mended = (text, { changes }) =>
  changes.reduce((before, make) => {
    const change = make(before);
    return change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
  }, text);

/**
 * The first of the mends that holds. @param {string} text @param {any} finding @param {number} now
 * @param {() => boolean} isWanted Whether anybody still waits for it. @returns {Promise<Mend | undefined>}
 */
export async function mendOf(text, finding, now, isWanted) {
  const kind = [finding.params?.sort, finding.code].find((name) => name && own(KNOWN, name));
  if (!kind || finding.pointer.startsWith("/packs/")) return undefined;
  for (const mend of await KNOWN[kind](finding, pathOf(text, finding.pointer))) {
    if (!isWanted()) return undefined;
    const answer = await ask("lintPolicy", JSON.parse(mended(text, mend)), { now }).catch(() => undefined);
    const left = [...(answer?.value ?? []), ...(answer?.issues ?? [])];
    if (answer && !left.some(({ code, pointer }) => code === finding.code && pointer === finding.pointer)) return mend;
  }
  return undefined;
}
