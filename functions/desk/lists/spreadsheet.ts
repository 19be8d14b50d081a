/** A table as a file for spreadsheets. */
import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../../events/values.ts'

/** No cell is a formula, whatever people have written. */
export const spreadsheet = (rows: readonly (readonly (string | number)[])[], lang: Language): string =>
  stringify([...rows], {
    bom: true,
    escape_formulas: true,
    // Where a comma begins the decimals, spreadsheets take the semicolon between cells.
    delimiter: lang === 'en' ? ',' : ';',
    record_delimiter: 'windows',
  })
