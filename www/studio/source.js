// The document as text, in an editor that knows the schema. It holds the one history: whoever changes the document does it
// here, so that everything can be undone.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { completions, hovered } from "./schema-help.js";
import { colours, look } from "./source-look.js";
import { marks, showMarks } from "./marks.js";

/** Who made a change. */
const by = Annotation.define();

/**
 * @param {HTMLElement} host
 * @param {{ label: string, changed: (text: string, author: string) => void, known: () => Record<string, string[]> }} options
 */
export function openSource(host, { label, changed, known }) {
  // Sheets of a shadow root need no inline styles, which strict pages forbid.
  const root = host.attachShadow({ mode: "open" });
  const naming = new Compartment();
  const named = (/** @type {string} */ text) => EditorView.contentAttributes.of({ "aria-label": text, tabindex: "0" });
  const extensions = [
    lineNumbers(),
    foldGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    json(),
    syntaxHighlighting(colours),
    look,
    marks,
    naming.of(named(label)),
    autocompletion({ override: [completions(known)], icons: false }),
    hoverTooltip(hovered),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      const author = update.transactions.map((one) => one.annotation(by)).find(Boolean) ?? "source";
      changed(update.state.doc.toString(), author);
    }),
  ];
  const stateOf = (/** @type {string} */ text) => EditorState.create({ doc: text, extensions });
  const view = new EditorView({ state: stateOf(""), parent: root, root });
  return {
    text: () => view.state.doc.toString(),
    /** Begins with another document; it can be undone. @param {string} text */
    open(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, annotations: by.of("opened") });
    },
    /** Begins a history. @param {string} text */
    begin(text) {
      view.setState(stateOf(text));
    },
    /** @param {import("./places.js").Change | undefined} change @param {string} author */
    change(change, author) {
      if (change) view.dispatch({ changes: change, annotations: by.of(author), userEvent: "input" });
    },
    /** @param {{ from: number, to: number }} place */
    reveal({ from, to }) {
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: "center" }),
      });
      view.focus();
    },
    /** @param {import("./marks.js").Mark[]} list */
    mark: (list) => showMarks(view, list),
    /** @param {string} text */
    name: (text) => view.dispatch({ effects: naming.reconfigure(named(text)) }),
    measure: () => view.requestMeasure(),
    undo: () => undo(view),
    redo: () => redo(view),
  };
}
