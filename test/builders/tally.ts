/** How a clerk who counts by hand comes to a median, a share, a table; for checks of the report, which does it its own way. */

/** The mean of the two middle values of an even number of them; nearest rank. */
export const spread = (values: number[]) => {
  if (!values.length) return { median: null, p90: null }
  const sorted = [...values].sort((a, b) => a - b)
  const at = (i: number) => sorted[i] as number
  const half = sorted.length / 2
  const median = sorted.length % 2 ? at(Math.floor(half)) : (at(half - 1) + at(half)) / 2
  // Nearest rank: the smallest value that at least nine tenths do not exceed.
  const p90 = sorted.find((v) => sorted.filter((w) => w <= v).length * 10 >= sorted.length * 9) as number
  return { median, p90 }
}
/** Four decimals, half up. */
export const share = (count: number, total: number) => (total ? Number((count / total).toFixed(4)) : null)
export const table = <V>(keys: readonly string[], row: (key: string) => V) =>
  Object.fromEntries(keys.map((key) => [key, row(key)]))
