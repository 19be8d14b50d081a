/** The day on which something is registered, by the hour at which it came (АППК, art. 64). */
import { type Calendar, isWorkingDay, nextWorkingDay } from './calendar.ts'
import { yearOf } from './days.ts'

/** A council's working day, local time, `HH:MM`. */
export type WorkingHours = { from: string; to: string }

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return hours * 60 + minutes + seconds / 60
}

/** When this working day ends, in minutes after midnight: earlier than `hours` say where the calendar shortens it. */
const closing = (calendar: Calendar, hours: WorkingHours, day: string): number =>
  minutesOf(hours.to) - (calendar.years[yearOf(day)]?.shortenedDays?.[day] ?? 0)

/** When this working day ends, local time, `HH:MM`. */
export const closingTime = (calendar: Calendar, hours: WorkingHours, day: string): string => {
  const minutes = closing(calendar, hours, day)
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':')
}

/**
 * What comes on a working day by its end is registered on it; what comes after that, or on a day off, on the next
 * working day. `time` is the local time of receipt, `HH:MM` or finer; without it the hour is not asked. In a year that the
 * calendar lacks, Saturdays and Sundays are the only days off known.
 */
export const registrationDay = (
  calendar: Calendar,
  hours: WorkingHours,
  receivedOn: string,
  time = '00:00',
): string =>
  isWorkingDay(calendar, receivedOn) && minutesOf(time) <= closing(calendar, hours, receivedOn)
    ? receivedOn
    : nextWorkingDay(calendar, receivedOn)
