// How bars over time look, on top of the display elements.
import { sheetOf } from "../view/nodes.js";

export const timelineSheet = sheetOf(`
.card { overflow-wrap: anywhere; }
.groups, .groups ul { list-style: none; display: grid; grid-template-columns: minmax(0, 1fr); }
.groups { gap: 1.25rem; } .groups ul { gap: .9rem; }
.group { padding-block-start: 1rem; border-block-start: 1px solid var(--_border); }
.subheading { margin-block-end: .35rem; }
.track { position: relative; block-size: .9rem; margin-block: .3rem; border-radius: 99rem; background: var(--_soft); }
.piece { position: absolute; inset-block: 0; min-inline-size: .3rem; box-sizing: border-box; border-radius: 99rem; border: 2px solid var(--_tone); }
.bar { --_tone: var(--_good); } .bar.ahead { --_tone: var(--_accent); } .bar.over { --_tone: var(--_muted); color: var(--_muted); }
.piece.open { background: var(--_tone); }
.piece:is(.conditional, .review) { --_tone: var(--_wait); }
.over .piece:is(.conditional, .review) { --_tone: var(--_muted); }
.piece.conditional { border-style: dashed; }
.piece.review { background: repeating-linear-gradient(135deg, var(--_tone) 0 3px, transparent 3px 8px); }
.today { position: absolute; inset-block: -.3rem; inline-size: 2px; background: var(--_text); }
.axis { position: relative; margin-block-start: 1rem; }
.signs { block-size: 1.5rem; margin-inline-end: 3rem; }
.sign { position: absolute; padding-inline-start: .35rem; border-inline-start: 2px solid var(--_text); font-size: .875rem; font-weight: 600; white-space: nowrap; }
.dates { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin-block-start: 1rem; border-block-start: 1px solid var(--_border); padding-block-start: .35rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; margin-block-end: .75rem; }
th, td { padding: .5rem .75rem .5rem 0; border-block-end: 1px solid var(--_border); text-align: start; vertical-align: top; min-inline-size: 7rem; }
th { font-weight: 600; } thead th { color: var(--_muted); font-size: .875rem; font-weight: 400; }
@media (forced-colors: active) {
  .piece, .today { forced-color-adjust: none; } .track { border: 1px solid GrayText; }
  .piece { border-color: CanvasText; } .piece.open { background: Highlight; } .piece.review { background: GrayText; } .today { background: CanvasText; }
}
@media print { :host { color-scheme: light; } .track, .piece, .today { print-color-adjust: exact; } .calendar, summary { display: none; } }
`);
