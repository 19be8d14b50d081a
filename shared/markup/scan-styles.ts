/** What the scan beside the fields of a form looks like; after the sheet of every page. */
import { sheetOf } from './sheet.ts'

const css = `@charset "utf-8";
.paper-scan .sheet { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; }
.paper-scan object { flex: 1 0 100%; height: 80vh; }
.paper-scan img { flex: none; max-width: 100%; }
.paper-scan :is(object, img) { border: 1px solid var(--line); background: var(--paper); }
/* What a member reads from is no picture to do without. */
.large .paper-scan .sheet img { display: block; }
@media (min-width: 78em) {
  .beside:has(.paper-scan:not([hidden])) { display: grid; grid-template-columns: minmax(0, 38rem) minmax(0, 1fr); gap: 2rem; align-items: start; }
  .beside > form { grid-area: 1 / 1; }
  .paper-scan { position: sticky; top: .5rem; grid-area: 1 / 2; max-height: calc(100vh - 1rem); margin: 0; overflow: auto; }
}
`

export const scanStylesheet = sheetOf('scan', css)
