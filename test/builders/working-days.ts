/** Working days in the plainest way: every day of the calendar's years in a row, those not worked struck out. */
import calendar from '../../shared/council/calendars/kz.json' with { type: 'json' }

type Listed = { date: string }[]

const pad = (n: number) => String(n).padStart(2, '0')
const daysOf = (year: number): string[] => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return lengths.flatMap((length, month) =>
    Array.from({ length }, (_, date) => `${year}-${pad(month + 1)}-${pad(date + 1)}`),
  )
}

/** Every day from 2025 to 2027. */
export const allDays: readonly string[] = Object.keys(calendar.years).flatMap((year) => daysOf(Number(year)))

const off: Listed = Object.values(calendar.years).flatMap((year) => year.daysOff)
const swapped: Listed = Object.values(calendar.years).flatMap((year) => year.workingWeekendDays)
// 1 January 2025 was a Wednesday.
const isWeekend = (index: number) => index % 7 === 3 || index % 7 === 4

/** Every working day from 2025 to 2027, but for days taken out and with days put in. */
export const workingDaysWith = (out: readonly string[] = [], put: readonly string[] = []): Count =>
  count(
    allDays.filter((day, index) => {
      if (put.includes(day)) return true
      if (out.includes(day) || off.some(({ date }) => date === day)) return false
      return !isWeekend(index) || swapped.some(({ date }) => date === day)
    }),
  )

export type Count = {
  isWorked(day: string): boolean
  /** The n-th working day after this day; before it (or it, for 0) where `n` is not positive. */
  plus(day: string, n: number): string
  between(after: string, until: string): string[]
}

const count = (worked: readonly string[]): Count => {
  const set = new Set(worked)
  let last = -1
  const indexOf = new Map(allDays.map((day) => [day, set.has(day) ? ++last : last]))
  return {
    isWorked: (day) => set.has(day),
    plus: (day, n) => worked[(indexOf.get(day) ?? Number.NaN) + n] ?? 'beyond the calendar',
    between: (after, until) => worked.filter((day) => after < day && day <= until),
  }
}

/** So many calendar months after this day, or that month's last day; then to the next working day, or back to the last. */
export const monthsAfter = (
  day: string,
  months: number,
  { isWorked }: Count,
  roll: 'forward' | 'back' = 'forward',
): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [y, m] = month + months > 12 ? [year + 1, month + months - 12] : [year, month + months]
  const named = `${y}-${pad(m)}-${pad(date)}`
  const until = allDays.findLast((one) => one <= named) ?? ''
  const worked =
    roll === 'forward'
      ? allDays.find((one) => one >= until && isWorked(one))
      : allDays.findLast((one) => one <= until && isWorked(one))
  return worked ?? 'beyond the calendar'
}
