/** Days counted in the plainest way: one after the other, each looked up in the calendar's lists. */
import type { CalendarFile } from './observed.ts'

export const dayAfter = (day: string, n = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

/** Almaty is five hours ahead of UTC all year since March 2024. */
export const localDay = (instant: string | number): string =>
  new Date((typeof instant === 'number' ? instant : Date.parse(instant)) + 5 * 3_600_000)
    .toISOString()
    .slice(0, 10)

/** The instant at which the local day after this one begins. */
export const dayEnds = (day: string): string => `${day}T19:00:00.000Z`

/** The instant at which this local day begins. */
export const dayBegins = (day: string): string => dayEnds(dayAfter(day, -1))

export type Days = {
  isKnown(day: string): boolean
  isWorked(day: string): boolean
  isProvisional(day: string): boolean
  /** The n-th working day after this one that is not passed over; undefined beyond the calendar. */
  plus(day: string, n: number, passedOver?: (day: string) => boolean): string | undefined
  /** Working days after `after` and not after `until`. */
  count(after: string, until: string, passedOver?: (day: string) => boolean): number | null
}

/** A calendar with more days off. */
export const daysOf = ({ years }: CalendarFile, off: readonly string[] = []): Days => {
  const free = new Set([
    ...off,
    ...Object.values(years).flatMap(({ daysOff }) => daysOff.map(({ date }) => date)),
  ])
  const worked = new Set(
    Object.values(years).flatMap(({ workingWeekendDays = [] }) => workingWeekendDays.map(({ date }) => date)),
  )
  const isKnown = (day: string) => years[day.slice(0, 4)] !== undefined
  const isWorked = (day: string) => {
    if (free.has(day)) return false
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return (weekday !== 0 && weekday !== 6) || worked.has(day)
  }
  return {
    isKnown,
    isWorked,
    isProvisional: (day) => years[day.slice(0, 4)]?.status === 'provisional',
    plus: (day, n, passedOver = () => false) => {
      let left = n
      for (let next = dayAfter(day); isKnown(next); next = dayAfter(next)) {
        if (isWorked(next) && !passedOver(next)) left--
        if (left === 0) return next
      }
      return undefined
    },
    count: (after, until, passedOver = () => false) => {
      let counted = 0
      for (let day = dayAfter(after); day <= until; day = dayAfter(day)) {
        if (!isKnown(day)) return null
        if (isWorked(day) && !passedOver(day)) counted++
      }
      return counted
    },
  }
}
