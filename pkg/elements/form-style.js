// How the complaint form looks where the shop says nothing: every rule has no weight of its own.
import { colours } from "./colours.js";
import { sheetOf } from "./view.js";

export const formSheet = sheetOf(`
:where(aftersales-complaint) {
  ${colours}
  --_on-accent: var(--aftersales-on-accent, light-dark(#fff, #10151c));
  display: block; color: var(--_text); line-height: 1.5;
}
:where(.aftersales-form, .aftersales-panel, .aftersales-summary) {
  box-sizing: border-box; background: var(--_surface); border: 1px solid var(--_border); border-radius: var(--aftersales-radius, 1rem);
  padding: clamp(1.25rem, 4vw, 1.75rem); max-inline-size: 42rem;
}
:where(.aftersales-form) { display: grid; gap: 1.5rem; }
:where(aftersales-complaint) :where([hidden]) { display: none; }
:where(aftersales-complaint) :where(h2, h3, p, ul, dl, dd) { margin: 0; }
:where(aftersales-complaint) :where(h2) { font-size: 1.375rem; line-height: 1.25; }
:where(aftersales-complaint) :where(h3) { font-size: 1rem; }
:where(.aftersales-label) { display: block; font-weight: 600; margin-block-end: .35rem; }
:where(.aftersales-hint) { color: var(--_muted); font-size: .875rem; margin-block: -.2rem .5rem !important; }
:where(.aftersales-input) {
  box-sizing: border-box; font: inherit; color: inherit; background: var(--_surface); inline-size: 100%; min-block-size: 2.75rem;
  border: 1px solid var(--_control); border-radius: .6rem; padding: .5rem .75rem;
}
:where(textarea.aftersales-input) { resize: vertical; }
:where(select.aftersales-input, input[type=date].aftersales-input) { max-inline-size: 26rem; }
:where(.aftersales-consent) { display: flex; gap: .75rem; align-items: start; min-block-size: 2rem; cursor: pointer; }
:where(.aftersales-consent) :where(input) { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; flex: none; accent-color: var(--_accent); }
:where(.aftersales-faulty) { border-inline-start: 4px solid var(--_bad); padding-inline-start: 1rem; }
:where([aria-invalid=true].aftersales-input) { border: 2px solid var(--_bad); }
:where(.aftersales-error) { color: var(--_bad); font-weight: 600; margin-block-end: .4rem !important; }
:where(.aftersales-warning) { color: var(--_wait); margin-block: .4rem !important; }
:where(.aftersales-note) { background: var(--_soft); border-radius: .75rem; padding: .85rem 1rem; margin-block: .5rem; }
:where(.aftersales-note) :where(ul) { padding-inline-start: 1.1rem; }
:where(.aftersales-summary) { border: 2px solid var(--_bad); margin-block-end: 1.25rem; }
:where(.aftersales-summary) :where(h2) { font-size: 1.125rem; margin-block-end: .5rem; }
:where(.aftersales-summary) :where(ul) { list-style: none; padding: 0; display: grid; gap: .35rem; }
:where(.aftersales-summary) :where(a) { color: var(--_bad); font-weight: 600; display: inline-block; min-block-size: 24px; }
:where(.aftersales-panel) { display: grid; gap: 1.25rem; }
:where(.aftersales-panel) :where(.aftersales-summary) { margin: 0; }
:where(.aftersales-panel) :where(dl) { display: grid; }
:where(.aftersales-panel) :where(dl > div) { padding-block: .6rem; border-block-end: 1px solid var(--_border); }
:where(.aftersales-panel) :where(dt) { color: var(--_muted); font-size: .875rem; }
:where(.aftersales-panel) :where(dd) { overflow-wrap: anywhere; white-space: pre-line; }
:where(.aftersales-panel) :where(strong) { font-size: 1.375rem; }
:where(.aftersales-buttons) { display: flex; align-items: center; flex-wrap: wrap; gap: .75rem; margin-block: .5rem; }
:where(.aftersales-button) {
  font: inherit; font-weight: 600; min-block-size: 2.75rem; padding: .5rem 1.25rem; border-radius: .6rem; cursor: pointer;
  color: var(--_accent); background: transparent; border: 1px solid currentColor; justify-self: start;
}
:where(.aftersales-main) { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); }
:where(aftersales-complaint) :where(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px; }
:where(aftersales-complaint) :where(h2:focus) { outline: none; }
:where(.aftersales-hidden) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`);
