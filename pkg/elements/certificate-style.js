// How a certificate looks, on the screen and on one page of paper.
import { sheetOf } from "../view/nodes.js";

export const certificateSheet = sheetOf(`
.certificate { overflow-wrap: anywhere; }
.certificate > .heading { font-size: 1.5rem; }
.cover { margin-block-start: var(--_gap); padding-block-start: var(--_gap); border-block-start: 2px solid var(--_border); }
dt::first-letter { text-transform: uppercase; }
.cover .subheading { font-size: 1.125rem; }
.print { margin-block-start: var(--_gap); }
@media print {
  :host { color-scheme: light; font-size: 9.5pt; line-height: 1.3; }
  .card { border: 0; padding: 0; }
  .print, slot[name=actions] { display: none; }
  dl, .cover { margin-block-start: .4rem; } .cover { padding-block-start: .4rem; border-block-start-width: 1px; break-inside: avoid; }
  dl { border: 0; } .row { display: grid; grid-template-columns: 9rem 1fr; gap: 1rem; padding-block: .05rem; border: 0; }
  dt, dd strong, .small, .cover .subheading { font-size: inherit; } .head { margin-block-start: .4rem; }
}
`);

/** For the page around it, while only the certificate is printed. */
export const printSheet = sheetOf(`
@page { margin: 12mm; }
@media print {
  body *:not(:has([data-aftersales-print]), [data-aftersales-print], [data-aftersales-print] *) { display: none !important; }
}
`);
