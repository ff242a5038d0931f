// How the lines of an order look. A line has the same height with and without an answer, so that nothing moves when it comes.
import { sheetOf } from "../view/nodes.js";

export const orderSheet = sheetOf(`
.lines { list-style: none; background: var(--_surface); border: 1px solid var(--_border); border-radius: var(--aftersales-radius, 1rem); }
.line + .line { border-block-start: 1px solid var(--_border); }
.bar {
  position: relative; display: grid; grid-template-columns: 2.75rem minmax(0, 1fr) auto; align-content: center; align-items: center;
  column-gap: .75rem; min-block-size: 5.9rem; padding: .2rem .75rem .3rem; border-radius: inherit;
}
.line:not(:last-child) > .bar { border-end-start-radius: 0; border-end-end-radius: 0; }
.line + .line > .bar { border-start-start-radius: 0; border-start-end-radius: 0; }
.tick { position: relative; z-index: 1; grid-row: 1 / span 2; display: grid; }
.tick:has(input:not([hidden])) { cursor: pointer; }
.tile {
  display: grid; place-items: center; inline-size: 2.75rem; block-size: 2.75rem; overflow: hidden; border-radius: .6rem;
  background: var(--_soft); color: var(--_muted); font-size: 1.25rem; font-weight: 600;
}
.tile img { inline-size: 100%; block-size: 100%; object-fit: cover; }
.tick > input { position: absolute; inset-block-end: -.3rem; inset-inline-end: -.3rem; background: var(--_surface); border-radius: .25rem; }
.tick > input[hidden] { display: none; }
.goods { margin: 0; font-size: 1rem; font-weight: 600; line-height: 1.3; min-inline-size: 0; }
.goods > button {
  display: block; inline-size: 100%; min-block-size: 0; padding: 0; border: 0; border-radius: 0; background: none; color: inherit; font: inherit;
  text-align: start; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
}
/* Drawn, so that it is no part of the name. */
.goods > button::before {
  content: ""; display: inline-block; inline-size: .4em; block-size: .4em; margin-inline: .1em .5em; vertical-align: .15em;
  border: solid var(--_muted); border-width: 2px 2px 0 0; rotate: 45deg;
}
.goods > button:dir(rtl)::before { rotate: -135deg; }
.goods > button[aria-expanded="true"]::before { rotate: 135deg; vertical-align: .3em; }
.goods > button::after { content: ""; position: absolute; inset: 0; }
.goods > button:focus-visible { outline: 0; }
.bar:has(.goods > :focus-visible) { outline: 3px solid var(--_accent); outline-offset: -3px; }
.go {
  position: relative; z-index: 1; display: inline-grid; place-items: center; min-block-size: 1.75rem; padding: 0 .6rem; border-radius: .6rem;
  border: 1px solid var(--_control); background: var(--_surface); color: var(--_accent); font-size: .875rem; font-weight: 600;
  line-height: 1.3; text-align: center; text-decoration: none; white-space: nowrap;
}
.go::before { content: ""; position: absolute; inset: -.5rem -.25rem; }
.go.faint { border-color: transparent; color: var(--_muted); text-decoration: underline; }
.go.main { border-color: var(--_accent); background: var(--_accent); color: var(--_surface); }
.goods > button[aria-expanded="true"] { white-space: normal; }
.says { grid-column: 2 / -1; color: var(--_text); font-size: .875rem; line-height: 1.35; }
.says > .icon { display: inline-grid; inline-size: 1rem; block-size: 1rem; margin-inline-end: .35rem; font-size: .65rem; vertical-align: text-bottom; }
.more { padding: .25rem .75rem 1rem; }
.more > section { max-inline-size: 46rem; }
.more > section + section { margin-block-start: 1.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--_border); }
.more .about { margin: 0 0 .5rem; color: var(--_muted); font-size: .875rem; font-weight: 600; }
.more ::part(card) { border: 0; padding: 0; }
.more ::part(contacts) { display: none; }
.chosen {
  position: sticky; inset-block-end: .5rem; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1rem;
  margin-block-start: .5rem; padding: .6rem .75rem; background: var(--_surface); border: 1px solid var(--_accent); border-radius: var(--aftersales-radius, 1rem);
}
.chosen[hidden] { display: none; }
.chosen > .go { min-block-size: 2.75rem; white-space: normal; }
/* What has focus comes to lie above it. */
.lines:has(+ .chosen:not([hidden])) :is(button, input, .go) { scroll-margin-block-end: 6rem; }
.contacts > .card { padding: 0; border: 0; }
/* Where there is little room what can be done stands below. */
@container (max-width: 20rem) {
  .bar { grid-template-columns: 2.75rem minmax(0, 1fr); row-gap: .35rem; padding-block: .75rem; }
  .tick { grid-row: 1 / span 3; }
  .goods > button { white-space: normal; }
  .bar > .go { order: 1; grid-column: 2; justify-self: start; }
}
/* Large letters need the whole width. */
@container (max-width: 16rem) {
  .bar { grid-template-columns: minmax(0, 1fr); justify-items: start; }
  .tick { grid-row: auto; }
  .says, .bar > .go { grid-column: 1; }
}
/* On a phone a line is not high until it is opened. */
@container (min-width: 20.01rem) and (max-width: 29.99rem) {
  .bar:has([aria-expanded="false"]) > .says { overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; }
}
@container (min-width: 30rem) {
  .bar { min-block-size: 5rem; column-gap: 1rem; padding-inline: 1rem; }
  .says { font-size: 1rem; grid-column: 2; }
  .bar > .go { grid-row: 1 / span 2; grid-column: 3; min-block-size: 2.75rem; min-inline-size: 6rem; }
  .more { padding-inline: 1rem; }
}
@media (forced-colors: active) { .go, .tile { border: 1px solid; } }
@media print {
  :host { color-scheme: light; }
  .bar { min-block-size: 0; padding-block: .15rem; break-inside: avoid; }
  .tile { inline-size: 1.75rem; block-size: 1.75rem; font-size: .875rem; }
  .goods, .says, .says > .small { font-size: .8125rem; }
  .tick > input, .go, .chosen, .contacts, .goods > button::before { display: none; }
}
`);
