// How the display elements look. Everything can be changed through `::part` and the custom properties.
import { colours } from "../view/colours.js";
import { sheetOf } from "../view/nodes.js";

export const displaySheet = sheetOf(`
:host {
  ${colours}
  --_gap: var(--aftersales-gap, 1.25rem);
  display: block;
  container-type: inline-size;
  color: var(--_text);
  font: var(--aftersales-font, inherit);
  line-height: 1.5;
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.card {
  background: var(--_surface);
  border: 1px solid var(--_border);
  border-radius: var(--aftersales-radius, 1rem);
  padding: var(--_gap);
}
.card + .card { margin-block-start: calc(1.5 * var(--_gap)); }
p, ul, ol, dl, dd, fieldset { margin: 0; padding: 0; }
.chip {
  display: inline-flex; align-items: center; gap: .5rem;
  color: var(--_tone); border: 1px solid; border-radius: 99rem;
  padding: .2rem .8rem .2rem .35rem; font-size: .875rem; font-weight: 600; line-height: 1.4;
}
.icon {
  display: grid; place-items: center; inline-size: 1.25rem; block-size: 1.25rem; flex: none;
  border-radius: 50%; background: var(--_tone); color: var(--_surface); font-size: .75rem; line-height: 1;
}
.good { --_tone: var(--_good); } .wait { --_tone: var(--_wait); } .bad { --_tone: var(--_bad); } .calm { --_tone: var(--_muted); }
.heading { margin: 0; font-size: 1.125rem; font-weight: 600; line-height: 1.3; }
.subheading { margin: 0; font-size: 1rem; font-weight: 600; }
.head { margin-block-start: 1rem; }
.card > .top { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; }
.label { color: var(--_muted); font-size: .875rem; margin-block-start: .75rem; }
.deadline { font-size: clamp(1.5rem, 7cqi, 2rem); font-weight: 650; line-height: 1.2; letter-spacing: -.01em; text-wrap: balance; }
.countdown { color: var(--_muted); font-variant-numeric: tabular-nums; margin-block-start: .25rem; }
.soon { color: var(--_wait); font-weight: 600; }
.lead { font-size: 1.125rem; }
.chip + .lead { margin-block-start: .5rem; }
dl { margin-block-start: var(--_gap); border-block-start: 1px solid var(--_border); display: grid; }
.row { padding-block: .75rem; border-block-end: 1px solid var(--_border); }
.row:last-child { border-block-end: 0; padding-block-end: 0; }
dt { color: var(--_muted); font-size: .875rem; }
dd ul { list-style: none; } dd ol { padding-inline-start: 1.1rem; }
dd strong { font-size: 1.125rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.small { color: var(--_muted); font-size: .875rem; }
cite { font-style: normal; }
a { color: var(--_accent); }
fieldset { border: 0; min-inline-size: 0; }
form { margin-block-start: var(--_gap); display: grid; gap: 1.25rem; }
form:empty { display: none; }
.question { background: var(--_soft); border-radius: .75rem; padding: 1rem; }
legend, .question > label:not(.choice) { display: block; padding: 0; margin-block-end: .6rem; font-weight: 600; float: inline-start; inline-size: 100%; }
.question > .choice { margin-block-start: .5rem; }
.choices { clear: both; display: flex; flex-wrap: wrap; gap: .5rem; }
.choice {
  display: inline-flex; align-items: center; gap: .6rem; min-block-size: 2.75rem; padding: .35rem .9rem; cursor: pointer;
  background: var(--_surface); border: 1px solid var(--_control); border-radius: .6rem;
}
.choice:has(:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); }
input[type=radio], input[type=checkbox] { accent-color: var(--_accent); inline-size: 1.15rem; block-size: 1.15rem; margin: 0; flex: none; }
select, input:not([type=radio], [type=checkbox]) {
  font: inherit; color: inherit; background: var(--_surface); border: 1px solid var(--_control); border-radius: .6rem;
  min-block-size: 2.75rem; padding: .4rem .75rem; inline-size: 100%; max-inline-size: 26rem;
}
.because { margin-block-start: .75rem; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; }
.because label { color: var(--_muted); font-size: .875rem; }
.because select { inline-size: auto; max-inline-size: 100%; }
details:last-of-type { margin-block-end: -.75rem; }
details { margin-block-start: .75rem; border-block-start: 1px solid var(--_border); padding-block-start: .4rem; }
summary { min-block-size: 2.75rem; display: flex; align-items: center; gap: .5rem; cursor: pointer; font-weight: 600; border-radius: .4rem; }
summary::before { content: "\\203A"; inline-size: 1ch; text-align: center; font-size: 1.25em; line-height: 1; }
summary::marker { content: ""; } summary::-webkit-details-marker { display: none; }
details[open] > summary::before { rotate: 90deg; }
.items { list-style: none; display: grid; gap: .75rem; padding-block: .25rem .5rem; }
.items > li > ul { padding-inline-start: 1.1rem; color: var(--_muted); }
.steps { list-style: none; margin-block-start: var(--_gap); display: grid; }
.steps li { display: grid; grid-template-columns: 1.5rem 1fr; gap: .75rem; position: relative; padding-block-end: 1rem; }
.steps li:last-child { padding-block-end: 0; }
.steps li:not(:last-child)::before { content: ""; position: absolute; inset-block: 1.5rem 0; inset-inline-start: calc(.75rem - 1px); inline-size: 2px; background: var(--_border); }
.mark { display: grid; place-items: center; inline-size: 1.5rem; block-size: 1.5rem; box-sizing: border-box; border: 2px solid var(--_control); border-radius: 50%; font-size: .8rem; line-height: 1; background: var(--_surface); }
.done > .mark { color: var(--_surface); background: var(--_good); border-color: var(--_good); }
.current > .mark { border: .45rem solid var(--_accent); }
.steps strong { font-weight: 600; }
:is(.waiting, .skipped) > div > strong { color: var(--_muted); font-weight: 400; }
.late { color: var(--_wait); font-weight: 600; }
.number, .said { overflow-wrap: anywhere; white-space: pre-line; }
.sent { margin-block-start: .25rem; }
.way { margin-block-start: var(--_gap); padding: 1rem; background: var(--_soft); border-radius: .75rem; }
.way > * + * { margin-block-start: .35rem; }
.urgent { border: 2px solid var(--_bad); } .urgent .subheading { color: var(--_bad); }
.told { margin-block-start: .75rem; color: var(--_good); font-weight: 600; }
.task { margin-block-start: .75rem; gap: .75rem; justify-items: start; }
.field { inline-size: 100%; } .field > label { display: block; margin-block-end: .25rem; font-weight: 600; }
textarea { font: inherit; color: inherit; background: var(--_surface); border: 1px solid var(--_control); border-radius: .6rem; padding: .5rem .75rem; inline-size: 100%; max-inline-size: 32rem; }
.wrong { color: var(--_bad); font-weight: 600; } .wrong:empty { display: none; }
button { font: inherit; font-weight: 600; min-block-size: 2.75rem; padding: .4rem 1.1rem; border-radius: .6rem; cursor: pointer; border: 1px solid var(--_accent); }
button.main { background: var(--_accent); color: var(--_surface); } button.quiet { background: var(--_surface); color: var(--_accent); }
button.calendar { min-block-size: 1.75rem; padding: 0; margin-block-start: .35rem; border: 0; background: none; color: var(--_accent); text-decoration: underline; text-underline-offset: .2em; text-align: start; }
.name { font-weight: 600; margin-block-end: .25rem; }
.pick { display: inline-flex; align-items: center; position: relative; min-block-size: 2.75rem; padding: .4rem 1.1rem; border: 1px solid var(--_control); border-radius: .6rem; background: var(--_surface); font-weight: 600; cursor: pointer; }
label.pick > input[type=file] { inline-size: 1px; min-block-size: 1px; padding: 0; }
.pick:has(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px; }
button:disabled { opacity: .6; cursor: default; }
details > .task { margin-block: .25rem .75rem; }
progress {
  appearance: none; display: block; inline-size: 100%; block-size: .5rem; margin-block-start: 1rem; border: 0; border-radius: 99rem;
  background: var(--_border); overflow: hidden; accent-color: var(--_tone);
}
progress::-webkit-progress-bar { background: var(--_border); }
progress::-webkit-progress-value { background: var(--_tone); border-radius: 99rem; }
progress::-moz-progress-bar { background: var(--_tone); border-radius: 99rem; }
:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
.spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@container (min-width: 30rem) {
  .card { padding: 1.75rem; }
  .row { display: grid; grid-template-columns: 9rem 1fr; gap: 1rem; align-items: baseline; }
}
@media (forced-colors: active) {
  .icon { border: 1px solid; } .choice:has(:checked) { outline: 2px solid Highlight; }
  progress { border: 1px solid; } progress::-webkit-progress-value { background: Highlight; } progress::-moz-progress-bar { background: Highlight; }
}
@media (prefers-reduced-motion: no-preference) { details > summary::before { transition: rotate .15s; } }
`);
