/** A local day as people type it into a form. */

const shapes = [
  /^(?<date>\d{1,2})[./ -](?<month>\d{1,2})[./ -](?<year>(?:20)?\d\d)(?: ?[гж]\.?)?$/u,
  /^(?<date>\d\d)(?<month>\d\d)(?<year>20\d\d)$/,
]

/** `31.12.2026`, `31/12/26`, `31122026` as `2026-12-31`; anything else as it is, trimmed: whether there is such a day is asked elsewhere. */
export const typedDay = (typed: string): string => {
  const plain = typed.trim().replace(/\s+/g, ' ')
  for (const shape of shapes) {
    const { year, month, date } = shape.exec(plain)?.groups ?? {}
    if (year && month && date)
      return `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  }
  return plain
}

/** `2026-12-31` as it is typed, `31.12.2026`; anything else as it is. */
export const dayAsTyped = (day: string): string => day.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1')
