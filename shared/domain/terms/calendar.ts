/** Which days are worked, by the official calendar, and how many lie between two days. Days are the council's local ones. */
import type { Deadline, Localized } from '../../../events/values.ts'
import { addDays, isWeekend, yearOf } from './days.ts'

export type CalendarYear = {
  status: 'official' | 'provisional'
  /** Days off besides plain Saturdays and Sundays, each with its reason. */
  daysOff: Readonly<Record<string, Localized>>
  /** Saturdays and Sundays that are worked, each with its reason. */
  workingWeekendDays: Readonly<Record<string, Localized>>
  /** By how many minutes working days end earlier than others, where it is known. */
  shortenedDays?: Readonly<Record<string, number>>
}

/** The official production calendar: data with sources, never a rule. `hash` names this very wording of it. */
export type Calendar = { hash: string; years: Readonly<Record<number, CalendarYear>> }

/** The clock stood still from the day `from` on and went on with the day `to`, which counts again. */
export type Pause = { from: string; to: string }

export type Skipped = Deadline['skipped'][number]
export type Reason = Skipped['why']

/** Why a day is not worked; null for a working day. A year that the calendar lacks has plain weekends only. */
export const whyOff = (calendar: Calendar, day: string): Reason | null => {
  const year = calendar.years[yearOf(day)]
  const holiday = year?.daysOff[day]
  if (holiday !== undefined) return holiday
  return isWeekend(day) && year?.workingWeekendDays[day] === undefined ? 'weekend' : null
}

/** Whether a day is worked. In a year that the calendar lacks, every Monday to Friday is. */
export const isWorkingDay = (calendar: Calendar, day: string): boolean => whyOff(calendar, day) === null

/** From the day after `from` to the `n`-th day that counts, with all that do not count on the way. */
export const walk = (from: string, n: number, whyNot: (day: string) => Reason | null) => {
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

/** The years from one day's to another's; none when they run backwards. */
export const yearsOf = (first: string, last: string): number[] =>
  Array.from({ length: Math.max(0, yearOf(last) - yearOf(first) + 1) }, (_, i) => yearOf(first) + i)

export const missingBetween = (calendar: Calendar, first: string, last: string): number[] =>
  yearsOf(first, last).filter((year) => !calendar.years[year])

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
