/** A receipt with its QR code, and how it prints; after the sheet of every page. */
import { sheetOf } from './sheet.ts'

const css = `@charset "utf-8";
.scan { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem; margin: 0 0 1.25rem; }
.scan p { flex: 1 1 14rem; margin: 0; color: var(--soft); font-size: .9375rem; }
.qr { width: 10rem; height: 10rem; }
@media screen and (max-width: 40em) { .scan { display: none; } }
@media print {
  /* The receipt, and what comes next, are the first sheet. */
  main:has(.receipt) { display: flex; flex-direction: column; padding: .5rem 0 0; }
  main:has(.receipt) > h1 { order: -3; }
  .receipt { order: -2; }
  .now { order: -1; break-after: page; }
  .receipt :is(h2, p, table, details, .facts), .now :is(h2, p) { margin: .5rem 0; }
  .receipt :is(th, td) { padding: .125rem .5rem; }
  .receipt { position: relative; }
  .receipt .facts { padding-right: 8rem; }
  .scan { position: absolute; top: 2.5rem; right: 1px; margin: 0; }
  .scan p { display: none; }
  .qr { width: 7.5rem; height: 7.5rem; }
}
`

export const receiptStylesheet = sheetOf('receipt', css)
