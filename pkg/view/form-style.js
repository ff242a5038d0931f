// How the forms look where the shop says nothing: every rule has no weight of its own.
import { colours } from "./colours.js";
import { sheetOf } from "./nodes.js";

const all =
  ":where(aftersales-complaint, aftersales-request, aftersales-withdrawal, aftersales-survey, .aftersales-panel, .aftersales-summary)";

export const formSheet = sheetOf(`
${all} {
  ${colours}
  --_on-accent: var(--aftersales-on-accent, light-dark(#fff, #10151c));
  display: block; color: var(--_text); line-height: 1.5;
}
:where(.aftersales-bound) {
  ${colours}
  --_on-accent: var(--aftersales-on-accent, light-dark(#fff, #10151c));
}
:where(.aftersales-bound)[hidden], :where(.aftersales-offers, .aftersales-draft):empty { display: none; }
:where(.aftersales-draft) { color: var(--_muted); font-size: .875rem; margin: 0; }
:where(.aftersales-form, .aftersales-panel, .aftersales-summary) {
  box-sizing: border-box; background: var(--_surface); border: 1px solid var(--_border); border-radius: var(--aftersales-radius, 1rem);
  padding: clamp(1.25rem, 4vw, 1.75rem); max-inline-size: 42rem;
}
:where(.aftersales-form, .aftersales-panel) { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
${all} :where(h2, h3, p, ul, dl, dd) { margin: 0; }
${all} :where(h2) { font-size: 1.375rem; line-height: 1.25; }
${all} :where(h3) { font-size: 1rem; }
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
:where(.aftersales-error) { color: var(--_bad); font-weight: 600; white-space: pre-line; margin-block-end: .4rem !important; }
:where(.aftersales-warning) { color: var(--_wait); margin-block: .4rem !important; }
:where(.aftersales-note) { background: var(--_soft); border-radius: .75rem; padding: .85rem 1rem; margin-block: .5rem; }
:where(.aftersales-note) :where(ul) { padding-inline-start: 1.1rem; }
:where(.aftersales-summary) { border: 2px solid var(--_bad); margin-block-end: 1.25rem; }
:where(.aftersales-summary) :where(h2) { font-size: 1.125rem; margin-block-end: .5rem; }
:where(.aftersales-summary) :where(ul) { list-style: none; padding: 0; display: grid; gap: .35rem; }
:where(.aftersales-summary) :where(a) { color: var(--_bad); font-weight: 600; display: inline-block; min-block-size: 24px; }
:where(.aftersales-panel) { gap: 1.25rem; }
:where(.aftersales-panel) :where(.aftersales-summary) { margin: 0; }
:where(.aftersales-panel) :where(dl) { display: grid; }
:where(.aftersales-panel) :where(dl > div) { padding-block: .6rem; border-block-end: 1px solid var(--_border); }
:where(.aftersales-panel) :where(dt) { color: var(--_muted); font-size: .875rem; }
:where(.aftersales-panel) :where(dd) { overflow-wrap: anywhere; white-space: pre-line; }
:where(.aftersales-panel) :where(strong) { font-size: 1.125rem; }
:where(.aftersales-buttons) { display: flex; align-items: center; flex-wrap: wrap; gap: .75rem; margin-block: .5rem; }
:where(.aftersales-button) {
  font: inherit; font-weight: 600; min-block-size: 2.75rem; padding: .5rem 1.25rem; border-radius: .6rem; cursor: pointer;
  color: var(--_accent); background: transparent; border: 1px solid currentColor; justify-self: start;
}
:where(.aftersales-link) { display: inline-grid; place-items: center; text-decoration: none; box-sizing: border-box; }
:where(.aftersales-main) { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); }
${all} :where(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px; }
${all} :where(h2:focus) { outline: none; }
:where(fieldset.aftersales-field) { border: 0; margin: 0; padding: 0; min-inline-size: 0; }
:where(fieldset.aftersales-field.aftersales-faulty) { padding-inline-start: 1rem; border-inline-start: 4px solid var(--_bad); }
:where(fieldset) > :where(legend.aftersales-label) { padding: 0; }
:where(.aftersales-narrow) { max-inline-size: 12rem; }
:where(.aftersales-measure) { display: flex; align-items: baseline; gap: .4rem; }
:where(.aftersales-muted) { color: var(--_muted); }
:where(.aftersales-options, .aftersales-choices) { display: flex; flex-wrap: wrap; gap: .5rem; }
:where(.aftersales-option, .aftersales-choice) {
  display: inline-flex; align-items: center; gap: .6rem; min-block-size: 2.75rem; box-sizing: border-box; padding: .35rem .9rem; cursor: pointer;
  background: var(--_surface); border: 1px solid var(--_control); border-radius: .6rem;
}
:where(.aftersales-option, .aftersales-choice):has(:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); }
:where(.aftersales-option, .aftersales-choice) :where(input) { accent-color: var(--_accent); inline-size: 1.15rem; block-size: 1.15rem; margin: 0; flex: none; }
:where(.aftersales-scale) { display: grid; grid-template-columns: repeat(auto-fit, minmax(2.6rem, 1fr)); gap: .4rem; }
:where(.aftersales-score) { flex-direction: column; gap: .3rem; padding: .6rem .2rem; text-align: center; line-height: 1.3; }
:where(.aftersales-score) :where(span) { display: block; }
:where(.aftersales-mark) { color: var(--_muted); font-size: .8125rem; }
:where(.aftersales-lines, .aftersales-files) { list-style: none; padding: 0; display: grid; gap: .5rem; }
:where(.aftersales-lines) :where(li) { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; border: 1px solid var(--_border); border-radius: .6rem; padding: .6rem .9rem; }
:where(.aftersales-lines) :where(li):has(input:checked) { border-color: var(--_accent); }
:where(.aftersales-lines) :where(.aftersales-consent) { flex: 1 1 12rem; align-items: center; overflow-wrap: anywhere; }
:where(.aftersales-lines) :where(.aftersales-input) { inline-size: auto; }
:where(.aftersales-pick) { display: inline-grid; place-items: center; box-sizing: border-box; }
:where(.aftersales-pick):has(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px; }
:where(.aftersales-files) :where(li) { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1rem; overflow-wrap: anywhere; margin-block-start: .5rem; }
:where(.aftersales-small) { min-block-size: 2rem; padding: .15rem .75rem; font-size: .875rem; }
:where(.aftersales-foresight) { display: grid; gap: .75rem; }
:where(.aftersales-foresight) :where(.aftersales-note) { margin: 0; display: grid; gap: .35rem; }
:where(.aftersales-about) { font-weight: 600; }
:where(.aftersales-questions) { display: grid; gap: 1rem; margin-block-start: .75rem; }
:where(.aftersales-questions, .aftersales-offers, .aftersales-draft):empty { display: none; }
:where(.aftersales-question) { border: 0; margin: 0; padding: 0; min-inline-size: 0; }
:where(.aftersales-question) :where(legend) { padding: 0; margin-block-end: .4rem; font-weight: 600; }
:where(.aftersales-contact) { border: 0; margin: 0; padding: 0; min-inline-size: 0; display: grid; gap: .75rem; }
:where(.aftersales-contact) :where(.aftersales-label) { padding: 0; }
:where(.aftersales-contact) :where(.aftersales-field .aftersales-label) { font-weight: 400; }
:where(.aftersales-picture) { inline-size: 3.5rem; block-size: 3.5rem; object-fit: cover; border-radius: .4rem; flex: none; }
:where(.aftersales-price) { display: block; color: var(--_muted); font-size: .875rem; }
:where(.aftersales-state) { flex-basis: 100%; color: var(--_wait); font-size: .875rem; }
:where(.aftersales-lines) :where(li):has(input:disabled) :where(.aftersales-consent) { color: var(--_muted); cursor: default; }
:where(.aftersales-remedies) { display: grid; gap: .75rem; }
:where(.aftersales-remedies:empty) { display: none; }
:where(.aftersales-remedy) { display: flex; gap: .75rem; align-items: start; border: 1px solid var(--_control); border-radius: .75rem; padding: .85rem 1rem; cursor: pointer; }
:where(.aftersales-remedy):has(:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); }
:where(.aftersales-remedy) :where(input) { accent-color: var(--_accent); inline-size: 1.25rem; block-size: 1.25rem; margin: .15rem 0 0; flex: none; }
:where(.aftersales-remedy) > :where(span) { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
:where(.aftersales-certainty) { font-size: .875rem; color: var(--_wait); white-space: nowrap; }
:where(.aftersales-certainty[data-certainty=open]) { color: var(--_good); }
:where(.aftersales-facts) { display: grid; gap: .25rem; margin-block-start: .35rem !important; }
:where(.aftersales-facts) > :where(div) { display: flex; flex-wrap: wrap; column-gap: .75rem; align-items: baseline; }
:where(.aftersales-facts) :where(dt) { color: var(--_muted); font-size: .875rem; flex: none; min-inline-size: 6.5rem; }
:where(.aftersales-facts) :where(dd) { flex: 1 1 11rem; }
:where(.aftersales-remedies, .aftersales-foresight) :where(.aftersales-muted) { font-size: .875rem; }
:where(.aftersales-remedy) :where(div + div) > :where(.aftersales-about) { margin-block-start: .75rem; }
:where(.aftersales-opens) { color: var(--_muted); font-size: .875rem; }
:where(.aftersales-refusals) { padding-inline-start: 1.1rem; }
:where([data-aftersales-ways]) :where(summary) { min-block-size: 24px; margin-block-start: .75rem; cursor: pointer; color: var(--_muted); }
:where(.aftersales-lead) { font-size: 1.0625rem; }
@media (forced-colors: active) { :where(.aftersales-option, .aftersales-choice):has(:checked) { outline: 2px solid Highlight; } }
:where(.aftersales-hidden) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
${all} :where([hidden]) { display: none; }
`);
