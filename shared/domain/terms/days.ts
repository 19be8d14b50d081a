/**
 * Arithmetic on local calendar days, `YYYY-MM-DD`; no time zone enters here. What is not such a string, or ends after
 * year 9999, throws a RangeError.
 */

const millisecondsOf = (day: string) => Date.parse(day)

/** Terms are counted day by day, over the same days again and again: those of some decades are kept. */
const named = new Map<number, string>()
const mostNamed = 10_000

const dayOf = (ms: number): string => {
  const known = named.get(ms)
  if (known !== undefined) return known
  const day = nameOf(ms)
  if (named.size >= mostNamed) named.clear()
  named.set(ms, day)
  return day
}

const nameOf = (ms: number) => {
  const iso = new Date(ms).toISOString()
  // Beyond year 9999 the text gets longer, and slicing it would name another day.
  if (iso.length !== 24) throw new RangeError(`no such day: ${iso}`)
  return iso.slice(0, 10)
}

export const yearOf = (day: string) => Number(day.slice(0, 4))

/** The day `n` calendar days later; earlier when `n` is negative. */
export const addDays = (day: string, n: number): string => dayOf(millisecondsOf(day) + n * 86_400_000)

/** The same day `n` months later, or that month's last day where it has no such day: 31 January gives 28 February. */
export const addMonths = (day: string, n: number): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + n, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month + n - 1, Math.min(date, lastOfMonth)))
}

/** Whether both days are there, and the first is not after the second. */
export const isBy = (day: string | undefined, last: string | null | undefined): day is string =>
  !!day && !!last && day <= last

/** How many calendar days the second day is later; negative when it is earlier. */
export const daysFrom = (first: string, second: string): number =>
  Math.round((millisecondsOf(second) - millisecondsOf(first)) / 86_400_000)

/** Whether it is a Saturday or a Sunday, worked or not. */
export const isWeekend = (day: string): boolean => new Date(millisecondsOf(day)).getUTCDay() % 6 === 0
