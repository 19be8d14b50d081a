/** Reads a production calendar: which days of a year are not worked, and which weekend days are, with sources. */
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { day, type Localized, localized } from '../../events/values.ts'
import { type Calendar, isWeekend } from '../domain/terms.ts'
import { date, wholeFrom } from './fields.ts'
import { mistakesOf, refuseMistakes, repeated } from './mistakes.ts'

const datedReasons = z.array(z.strictObject({ date, why: localized }))

const calendarYear = z.strictObject({
  /** `provisional` until the official calendar is out: dates counted by it say so. */
  status: z.enum(['official', 'provisional']),
  /** How many days are worked, as the official calendar says: a check on the lists below. */
  workingDays: z.optional(z.int()),
  daysOff: datedReasons,
  workingWeekendDays: z._default(datedReasons, []),
  /** Working days that end earlier than others, by so many minutes. */
  shortenedDays: z.optional(
    z.array(z.strictObject({ date, minutes: wholeFrom(1), why: z.optional(localized) })),
  ),
  notes: z.optional(z.array(z.string())),
  sources: z.optional(z.array(z.string())),
})

/** The calendar's file. Keys beside `years` are for its readers; within a year an unknown key is a mistake. */
const calendarFile = z.object({
  years: z.record(z.string().check(z.regex(/^[12]\d{3}$/, 'not a year')), calendarYear),
})
type CalendarYearFile = z.infer<typeof calendarYear>

const reasons = (list: CalendarYearFile['daysOff']): Record<string, Localized> =>
  Object.fromEntries(list.map((d) => [d.date, d.why]))

const canonical = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, v]) => [key, canonical(v)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1))
    : value

const hashOf = (years: Calendar['years']): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(years)))
    .digest('hex')
    .slice(0, 12)

/** The hash is made when a date is counted: most requests count none, and would load OpenSSL for it. */
const withHash = (years: Calendar['years']): Calendar => {
  let hash: string | undefined
  return {
    get hash() {
      hash ??= hashOf(years)
      return hash
    },
    years,
  }
}

/** A year is 52 weeks and one day more, or two: as New Year's Day, and in a leap year as the day after it. */
const workingDaysIn = (year: string, off: readonly string[], worked: readonly string[]): number => {
  const more = [`${year}-01-01`, ...(day.safeParse(`${year}-02-29`).success ? [`${year}-01-02`] : [])]
  const weekdays = (days: readonly string[]) => days.filter((d) => !isWeekend(d)).length
  return 52 * 5 + weekdays(more) - weekdays(off) + worked.length
}

/** What the lists of a year get wrong among themselves. */
const contradictions = (
  year: string,
  { daysOff, workingWeekendDays, shortenedDays = [], workingDays }: CalendarYearFile,
): string[] => {
  const at = (list: string, i: number) => `years.${year}.${list}[${i}].date`
  const off = daysOff.map((d) => d.date)
  const worked = workingWeekendDays.map((d) => d.date)
  const shortened = shortenedDays.map((d) => d.date)
  const outside = (list: string, dates: string[]) =>
    dates.flatMap((d, i) => (d.startsWith(year) ? [] : [`${at(list, i)}: ${d} is not in ${year}`]))
  const lines = [
    ...outside('daysOff', off),
    ...outside('workingWeekendDays', worked),
    ...outside('shortenedDays', shortened),
    ...repeated(off, (i) => at('daysOff', i), 'the day'),
    ...repeated(worked, (i) => at('workingWeekendDays', i), 'the day'),
    ...repeated(shortened, (i) => at('shortenedDays', i), 'the day'),
    ...shortened.flatMap((d, i) => (off.includes(d) ? [`${at('shortenedDays', i)}: ${d} is a day off`] : [])),
    ...worked.flatMap((d, i) =>
      isWeekend(d) ? [] : [`${at('workingWeekendDays', i)}: ${d} is no weekend day`],
    ),
    ...worked.flatMap((d, i) =>
      off.includes(d) ? [`${at('workingWeekendDays', i)}: ${d} is a day off too`] : [],
    ),
  ]
  // Counted only once the lists are in order, so that one slip makes one line.
  if (lines.length > 0 || workingDays === undefined) return lines
  const counted = workingDaysIn(year, off, worked)
  return counted === workingDays
    ? []
    : [`years.${year}.workingDays: expected ${workingDays}, counted ${counted}`]
}

/**
 * The calendar in a file's parsed JSON.
 * @throws Error with one line per mistake, e.g. `years.2026.daysOff[3].date: no such day (YYYY-MM-DD)`
 */
export const loadCalendar = (json: unknown): Calendar => {
  const file = calendarFile.safeParse(json)
  if (!file.success) throw new Error(mistakesOf(file.error, json).join('\n'))
  const years = Object.entries(file.data.years)
  refuseMistakes(years.flatMap(([year, lists]) => contradictions(year, lists)))
  return withHash(
    Object.fromEntries(
      years.map(([year, { status, daysOff, workingWeekendDays, shortenedDays }]) => [
        year,
        {
          status,
          daysOff: reasons(daysOff),
          workingWeekendDays: reasons(workingWeekendDays),
          // Left out where the file has none, so that the calendar keeps its hash.
          ...(shortenedDays && {
            shortenedDays: Object.fromEntries(shortenedDays.map((d) => [d.date, d.minutes])),
          }),
        },
      ]),
    ),
  )
}

/** A calendar whose years stand in for the same years of another. */
export const mergeCalendars = (base: Calendar, override: Calendar): Calendar =>
  withHash({ ...base.years, ...override.years })
