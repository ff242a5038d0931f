// What is wrong, under the words that it is about.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip } from "@codemirror/view";
import { el } from "/pkg/dist/view/nodes.js";

/** @typedef {{ from: number, to: number, text: string, grave: boolean }} Mark */

const set = StateEffect.define();

const field = StateField.define({
  create: () => Decoration.none,
  update(before, transaction) {
    const told = transaction.effects.find((effect) => effect.is(set));
    return told ? told.value : before.map(transaction.changes);
  },
  provide: (one) => EditorView.decorations.from(one),
});

/** @param {EditorView} view @param {Mark[]} list */
export function showMarks(view, list) {
  const end = view.state.doc.length;
  const ranges = list
    .filter(({ from, to }) => from < to && to <= end)
    .map(({ from, to, text, grave }) =>
      Decoration.mark({ class: grave ? "wrong" : "odd", attributes: { "data-said": text } }).range(from, to),
    );
  view.dispatch({ effects: set.of(Decoration.set(ranges, true)) });
}

const told = hoverTooltip((view, at) => {
  /** @type {string[]} */
  const texts = [];
  view.state.field(field).between(at, at, (from, to, { spec }) => void texts.push(spec.attributes["data-said"]));
  if (texts.length === 0) return null;
  return {
    pos: at,
    above: true,
    create: () => ({ dom: el("div", { class: "told" }, ...texts.map((text) => el("p", {}, text))) }),
  };
});

export const marks = [field, told];
