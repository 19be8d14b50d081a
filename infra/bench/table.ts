/** The bench's table: a line for each figure, beside its baseline. */

/** `atMost` is what the ratio must not exceed; absent where the figure is only printed. */
export type Line = {
  measure: string
  value: number
  baseline?: number
  unit: 'ms' | 'units' | 'requests' | 'lost'
  atMost?: number
}

/** Columns of text, the first one to the left. */
export const tableOf = (lines: readonly Line[]): string[] => {
  const rows = [['measure', 'value', 'baseline', 'ratio', 'must be'], ...lines.map(shown)]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  )
}

const shown = ({ measure, value, baseline, unit, atMost }: Line): string[] => {
  const figure = (n: number) => (unit === 'ms' ? n.toFixed(1) : String(n))
  const ratio = baseline === undefined ? '' : (value / baseline).toFixed(2)
  const held = atMost === undefined || Number(ratio) <= atMost
  return [
    measure,
    `${figure(value)} ${unit}`,
    baseline === undefined ? '' : figure(baseline),
    ratio,
    atMost === undefined ? '' : `<= ${atMost}${held ? '' : '  EXCEEDED'}`,
  ]
}
