/** What tables with bars look like, on screens and on paper; after the sheet of every page. */
import { sheetOf } from './sheet.ts'

const css = `@charset "utf-8";
.chart { margin: 0 0 1.25rem; overflow-x: auto; }
.chart table { margin: 0; }
.chart .n { width: 1%; }
.chart tbody th { width: 50%; min-width: 9rem; color: inherit; font-weight: 400; overflow-wrap: break-word; hyphens: auto; }
@media (max-width: 30rem) {
  .chart table { font-size: .875rem; }
  .chart :is(th, td) { padding: .375rem; }
  .chart thead .n { font-size: .75rem; }
  .chart tbody th { width: 40%; min-width: 6.5rem; }
}
@media (max-width: 40em) {
  .chart .wide, .chart .wide :is(caption, tbody, tr, th) { display: block; width: auto; }
  .chart .wide thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .chart .wide tr { padding: .375rem; border-bottom: 1px solid var(--line); }
  .chart .wide :is(td, tbody th) { border: 0; padding: 0; }
  .chart .wide td { display: inline-block; width: auto; margin-right: 1rem; }
  .chart .wide td::before { content: attr(data-label) ": "; color: var(--soft); }
}
.bar { display: block; width: 100%; height: .5rem; margin-top: .25rem; }
.bar .all { fill: var(--line); }
.bar .part { fill: var(--accent); }
@media print {
  /* A long table goes on overleaf under its head, no row is cut, and nothing scrolls on paper. */
  .chart { overflow: visible; margin-bottom: .75rem; }
  .chart table { font-size: 9pt; }
  .chart :is(th, td) { padding: 2pt 5pt; }
  .chart thead .n { font-size: 8pt; }
  .chart .bar { height: 3pt; margin: 1pt 0; }
  .chart .long { break-inside: auto; }
  .chart tr { break-inside: avoid; }
}
`

export const chartStylesheet = sheetOf('charts', css)
