/** A table that is cards on a phone. */
import { type Html, type HtmlValue, html } from '../../../markup/html.ts'

export const cards = (caption: string, columns: readonly string[], rows: readonly Html[]): Html =>
  html`<table class="cards" role="table"><caption class="hidden">${caption}</caption><thead role="rowgroup"><tr role="row">${columns.map(
    (label) => html`<th role="columnheader" scope="col">${label}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${rows}</tbody></table>\n`

/** On a phone a cell says which column it is of. */
export const cell = (label: string, content: HtmlValue, isLate = false): Html =>
  html`<td role="cell" data-label="${label}"${isLate && html` class="late"`}>${content}</td>`
