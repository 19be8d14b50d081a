/** Calendars that the tests count by. */
import kz from '#calendar' with { type: 'json' }
import { loadCalendar } from '../../../shared/council/calendar.ts'
import type { Calendar, CalendarYear, Term } from '../../../shared/domain/terms.ts'

export const shipped = loadCalendar(kz)

/** All years from one to another, Monday to Friday, less these days off and plus these worked weekend days. */
export const plainCalendar = (
  first: number,
  last: number,
  daysOff: readonly string[] = [],
  workingWeekendDays: readonly string[] = [],
): Calendar => {
  const inYear = (days: readonly string[], year: number, why: string) =>
    Object.fromEntries(days.filter((d) => d.startsWith(`${year}`)).map((d) => [d, `${why} ${d}`]))
  const years: Record<number, CalendarYear> = {}
  for (let year = first; year <= last; year += 1) {
    years[year] = {
      status: 'official',
      daysOff: inYear(daysOff, year, 'holiday'),
      workingWeekendDays: inYear(workingWeekendDays, year, 'worked'),
    }
  }
  return { hash: 'test', years }
}

export const working = (days: number): Term => ({ days, mode: 'working', basis: 'test' })
export const calendarDays = (days: number): Term => ({ days, mode: 'calendar', basis: 'test' })
