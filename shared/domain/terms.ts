/**
 * How days are counted: working days by the official calendar, due dates, and what explains them. Pure: the calendar
 * and every date are handed in. A day is the council's local calendar day, `YYYY-MM-DD`; no time zone enters here.
 * What is not such a string, or ends after year 9999, throws a RangeError.
 */
import type { Deadline, Localized, TermKey } from '../../events/values.ts'

export type CalendarYear = {
  status: 'official' | 'provisional'
  /** Days off besides plain Saturdays and Sundays, each with its reason. */
  daysOff: Readonly<Record<string, Localized>>
  /** Saturdays and Sundays that are worked, each with its reason. */
  workingWeekendDays: Readonly<Record<string, Localized>>
}

/** The official production calendar: data with sources, never a rule. `hash` names this very wording of it. */
export type Calendar = { hash: string; years: Readonly<Record<number, CalendarYear>> }

/** How long something may take, and by which law. `days` is a whole number from 1. */
export type Term = { days: number; mode: 'working' | 'calendar'; basis: Localized }

/** The clock stood still from the day `from` on and went on with the day `to`, which counts again. */
export type Pause = { from: string; to: string }

type Skipped = Deadline['skipped'][number]
type Reason = Skipped['why']

const paused: Localized = {
  kk: 'мерзімнің өтуі тоқтатыла тұрған',
  ru: 'течение срока приостановлено',
  en: 'the clock was paused',
}

const milliseconds = (day: string) => Date.parse(day)
const dayOf = (ms: number) => {
  const iso = new Date(ms).toISOString()
  // Beyond year 9999 the text gets longer, and slicing it would name another day.
  if (iso.length !== 24) throw new RangeError(`no such day: ${iso}`)
  return iso.slice(0, 10)
}
const yearOf = (day: string) => Number(day.slice(0, 4))

/** The day `n` calendar days later; earlier when `n` is negative. */
export const addDays = (day: string, n: number): string => dayOf(milliseconds(day) + n * 86_400_000)

/** Whether it is a Saturday or a Sunday, worked or not. */
export const isWeekend = (day: string): boolean => new Date(milliseconds(day)).getUTCDay() % 6 === 0

/** Why a day is not worked; null for a working day. A year that the calendar lacks has plain weekends only. */
const whyOff = (calendar: Calendar, day: string): Reason | null => {
  const year = calendar.years[yearOf(day)]
  const holiday = year?.daysOff[day]
  if (holiday !== undefined) return holiday
  return isWeekend(day) && year?.workingWeekendDays[day] === undefined ? 'weekend' : null
}

/** Whether a day is worked. In a year that the calendar lacks, every Monday to Friday is. */
export const isWorkingDay = (calendar: Calendar, day: string): boolean => whyOff(calendar, day) === null

/** From the day after `from` to the `n`-th day that counts, with all that do not count on the way. */
const walk = (from: string, n: number, whyNot: (day: string) => Reason | null) => {
  const skipped: Skipped[] = []
  let day = from
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    const why = whyNot(day)
    if (why === null) left -= 1
    else skipped.push({ date: day, why })
  }
  return { day, skipped }
}

/** The first working day after this one. In a year that the calendar lacks, the first Monday to Friday. */
export const nextWorkingDay = (calendar: Calendar, day: string): string =>
  walk(day, 1, (d) => whyOff(calendar, d)).day

/**
 * The day on which something is registered: the day of receipt, or the next working day when that is not one
 * (АППК, art. 64). In a year that the calendar lacks, Saturdays and Sundays are the only days off known.
 */
export const registrationDay = (calendar: Calendar, receivedOn: string): string =>
  isWorkingDay(calendar, receivedOn) ? receivedOn : nextWorkingDay(calendar, receivedOn)

/** The years from one day's to another's; none when they run backwards. */
const yearsOf = (first: string, last: string): number[] =>
  Array.from({ length: Math.max(0, yearOf(last) - yearOf(first) + 1) }, (_, i) => yearOf(first) + i)

const missingBetween = (calendar: Calendar, first: string, last: string): number[] =>
  yearsOf(first, last).filter((year) => !calendar.years[year])

/**
 * Counts a term. Day zero is `from` (the day of receipt, whether worked or not: АППК, art. 76); it is the caller who
 * decides what day that is. In `working` mode the due date is the N-th working day after it; in `calendar` mode
 * `from` + N days, rolled forward to a working day. The work is on time until the end of that local day.
 *
 * `skipped` are the days after `from` and not after the due date that did not count: all non-working ones in
 * `working` mode, those rolled over in `calendar` mode, and paused ones in both.
 * Where the calendar lacks a year that the count passes through, `due` is null and `missing` names all such years;
 * a day zero in a lacking year does not matter, for it is not counted.
 */
export const countDeadline = (
  calendar: Calendar,
  termKey: TermKey,
  term: Term,
  from: string,
  pauses: readonly Pause[] = [],
): Deadline => {
  const whyPaused = (day: string) => (pauses.some((p) => p.from <= day && day < p.to) ? paused : null)
  const whyNot = (day: string) => whyOff(calendar, day) ?? whyPaused(day)

  // A calendar-day term is a stretch of days of any kind, then the first working day from its last one on.
  const working = term.mode === 'working'
  const stretch = working ? { day: from, skipped: [] } : walk(from, term.days, whyPaused)
  const start = working ? from : addDays(stretch.day, -1)
  const { day: due, skipped } = walk(start, working ? term.days : 1, whyNot)

  const { days, mode, basis } = term
  const counted = { term: termKey, mode, from, days, basis, calendar: calendar.hash }
  const first = addDays(start, 1)
  const missing = missingBetween(calendar, first, due)
  if (missing.length > 0) return { ...counted, due: null, missing, skipped: [] }
  const provisional = yearsOf(first, due).some((year) => calendar.years[year]?.status === 'provisional')
  return { ...counted, due, ...(provisional && { provisional }), skipped: [...stretch.skipped, ...skipped] }
}

/**
 * A due date that a person chose: an extension (АППК, art. 76), a control date. No calendar moves it; `days` are calendar
 * days. Whether it may be chosen is `decide`'s to say.
 */
export const chosenDeadline = (term: TermKey, from: string, due: string, basis?: Localized): Deadline => ({
  term,
  mode: 'chosen',
  from,
  days: Math.round((milliseconds(due) - milliseconds(from)) / 86_400_000),
  due,
  skipped: [],
  ...(basis !== undefined && { basis }),
  calendar: '',
})

/**
 * The same term from the same day zero, counted anew after the calendar changed or the clock was paused. Chosen dates
 * stay as they are.
 */
export const recount = (deadline: Deadline, calendar: Calendar, pauses: readonly Pause[] = []): Deadline => {
  const { term, mode, days, from, basis = '' } = deadline
  return mode === 'chosen' ? deadline : countDeadline(calendar, term, { days, mode, basis }, from, pauses)
}

/**
 * Working days d with `after` < d <= `until`, less paused ones; 0 where `until` is not later, null where the calendar
 * lacks one of the years.
 */
export const workingDaysBetween = (
  calendar: Calendar,
  after: string,
  until: string,
  pauses: readonly Pause[] = [],
): number | null => {
  const first = addDays(after, 1)
  if (until >= first && missingBetween(calendar, first, until).length > 0) return null
  let count = 0
  for (let day = first; day <= until; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day) && !pauses.some((p) => p.from <= day && day < p.to)) count += 1
  }
  return count
}

/**
 * Working days from today to the due date: 0 on the day itself, negative when it has passed, null where the calendar
 * lacks a year. On the weekend after a Friday's due date it is still 0; overdue is `today > due`.
 */
export const workingDaysLeft = (calendar: Calendar, today: string, due: string): number | null => {
  if (today <= due) return workingDaysBetween(calendar, today, due)
  const overdue = workingDaysBetween(calendar, due, today)
  return overdue === null ? null : 0 - overdue
}

/**
 * The last day to which an answer's term may be extended: two calendar months after receipt, or that month's last day
 * where it has no such day, then back to a working day (АППК, art. 76). In a year that the calendar lacks, back to a
 * Monday to Friday.
 */
export const latestExtension = (receivedOn: string, calendar: Calendar): string => {
  const [year = 0, month = 0, date = 0] = receivedOn.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + 2, 0)).getUTCDate()
  let day = dayOf(Date.UTC(year, month + 1, Math.min(date, lastOfMonth)))
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1)
  return day
}

/** The years that a term of so many working days from this day on would need and the calendar lacks. */
export const missingYears = (calendar: Calendar, from: string, longestDays: number): number[] =>
  missingBetween(calendar, addDays(from, 1), walk(from, longestDays, (day) => whyOff(calendar, day)).day)
