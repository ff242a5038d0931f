// How a certificate looks, on the screen and on one page of paper.
import { sheetOf } from "../view/nodes.js";

export const certificateSheet = sheetOf(`
.certificate > h3 { font-size: 1.5rem; }
.cover { margin-block-start: var(--_gap); padding-block-start: var(--_gap); border-block-start: 2px solid var(--_border); }
dt::first-letter { text-transform: uppercase; }
.cover h4 { font-size: 1.125rem; }
.print { margin-block-start: var(--_gap); }
@media print {
  :host { color: #000; font-size: 10pt; line-height: 1.35; }
  .card { border: 0; padding: 0; }
  .print, slot[name=actions] { display: none; }
  dl { margin-block-start: .5rem; } .row { padding-block: .25rem; }
  .row { display: grid; grid-template-columns: 9rem 1fr; gap: 1rem; }
  .cover { break-inside: avoid; margin-block-start: .75rem; padding-block-start: .75rem; }
}
`);

/** For the page around it, while only the certificate is printed. */
export const printSheet = sheetOf(`
@page { margin: 15mm; }
@media print {
  body *:not(:has([data-aftersales-print]), [data-aftersales-print], [data-aftersales-print] *) { display: none !important; }
}
`);
