// How the editor looks: the page's own colours and one accent.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: tags.string, color: "var(--ink)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--good)" },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: "var(--quiet)" },
]);

export const look = EditorView.theme({
  "&": { blockSize: "100%", fontSize: "0.875rem", color: "var(--ink)", backgroundColor: "var(--card)" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "-3px" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, monospace", lineHeight: "1.65" },
  ".cm-content": { paddingBlock: "0.75rem", caretColor: "var(--accent)" },
  ".cm-cursor": { borderInlineStartColor: "var(--accent)", borderInlineStartWidth: "2px" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--quiet)", border: "0" },
  ".cm-activeLine": { backgroundColor: "var(--soft)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--chosen)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--chosen)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--soft)", color: "var(--quiet)", border: "0" },
  ".wrong": { textDecoration: "underline wavy var(--bad)", textUnderlineOffset: "0.25em" },
  ".odd": { textDecoration: "underline wavy var(--wait)", textUnderlineOffset: "0.25em" },
  ".cm-tooltip": {
    backgroundColor: "var(--card)",
    color: "var(--ink)",
    border: "1px solid var(--edge)",
    borderRadius: "0.6rem",
    boxShadow: "0 8px 30px rgb(0 0 0 / 0.15)",
    maxInlineSize: "min(26rem, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", padding: "0.25rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.25rem 0.6rem", borderRadius: "0.35rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--card)" },
  ".told": { padding: "0.6rem 0.8rem", fontFamily: "system-ui, sans-serif", fontSize: "0.85rem", lineHeight: "1.5" },
  ".told p": { margin: "0" },
  ".told code": { display: "block", marginBlockStart: "0.4rem", color: "var(--quiet)", overflowWrap: "anywhere" },
});
