/** Which rows of a table surely fit on a page: those alone are kept whole, for what is longer would be cut off. */
import type { Cell } from '../text/papers/sheet.ts'

/** Characters that surely fit into a line of the whole width, and lines that surely fit on a page. */
const lineCharacters = 75
const pageLines = 40

/** `widths` are the columns' in parts of the whole. */
export const isShort = (row: readonly Cell[], widths: readonly number[]): boolean => {
  const whole = widths.reduce((sum, part) => sum + part, 0)
  return row.every((texts, column) => {
    const characters = Math.max(1, (lineCharacters * (widths[column] ?? 0)) / whole)
    return texts.reduce((lines, text) => lines + Math.ceil(text.length / characters), 0) < pageLines
  })
}
