/**
 * Due dates, and what explains them. Pure: the calendar and every date are handed in. A day is the council's local
 * calendar day, `YYYY-MM-DD`; what is not such a string, or ends after year 9999, throws a RangeError.
 */
import type { Deadline, Localized, TermKey } from '../../../events/values.ts'
import {
  type Calendar,
  missingBetween,
  type Pause,
  type Reason,
  type Skipped,
  walk,
  whyOff,
  yearsOf,
} from './calendar.ts'
import { addDays, addMonths, daysFrom } from './days.ts'
import { type Beginning, type Edition, editionFor, type Term } from './editions.ts'

const paused: Localized = {
  kk: 'мерзімнің өтуі тоқтатыла тұрған',
  ru: 'течение срока приостановлено',
  en: 'the clock was paused',
}

const daysOf = (term: Term, from: string): number =>
  term.mode === 'month' ? daysFrom(from, addMonths(from, term.months)) : term.days

/** From this day back to a worked one, with those passed over. */
const walkBack = (from: string, whyNot: (day: string) => Reason | null) => {
  const skipped: Skipped[] = []
  let day = from
  for (let why = whyNot(day); why !== null; why = whyNot(day)) {
    skipped.unshift({ date: day, why })
    day = addDays(day, -1)
  }
  return { day, skipped }
}

/** The last day of a term, the first day that a calendar had to be asked about, and the days passed over. */
const ended = (calendar: Calendar, term: Term, from: string, pauses: readonly Pause[]) => {
  const days = daysOf(term, from)
  if (term.before) return { asked: undefined, day: addDays(from, -days), skipped: [] }
  const whyPaused = (day: string) => (pauses.some((p) => p.from <= day && day < p.to) ? paused : null)
  const whyNot = (day: string) => whyOff(calendar, day) ?? whyPaused(day)
  if (term.mode === 'working') return { asked: addDays(from, 1), ...walk(from, days, whyNot) }
  // Calendar days and months are a stretch of days of any kind, then a working day from its last one on.
  const stretch = walk(from, days, whyPaused)
  const last =
    term.roll === 'back' ? walkBack(stretch.day, whyNot) : walk(addDays(stretch.day, -1), 1, whyNot)
  return { asked: stretch.day, day: last.day, skipped: [...stretch.skipped, ...last.skipped] }
}

const explained = (term: Term | Edition, from: string) => ({
  mode: term.mode,
  from,
  days: daysOf(term, from),
  ...(term.mode === 'month' && { months: term.months }),
  ...(term.before && { before: term.before }),
  ...(term.roll && { roll: term.roll }),
  basis: term.basis,
})

const editionOf = (term: Term | Edition) =>
  'start' in term ? { start: term.start, edition: { from: term.from } } : {}

/**
 * Counts a term from day zero, `from`, which does not count itself. In mode `working` the due date is the N-th working
 * day after it; in mode `calendar` `from` + N days and in mode `month` the same day N months later, both rolled forward
 * to a working day unless the term rolls back. The work is on time until the end of that local day.
 *
 * `skipped` are the days that did not count: in mode `working` all non-working ones, in the others those rolled over, and
 * paused ones in all. Where the calendar lacks a year that the count had to ask about, `due` is null and `missing` names
 * all such years.
 */
export const countDeadline = (
  calendar: Calendar,
  termKey: TermKey,
  term: Term | Edition,
  from: string,
  pauses: readonly Pause[] = [],
): Deadline => {
  const { asked, day: due, skipped } = ended(calendar, term, from, pauses)
  const counted = {
    term: termKey,
    ...explained(term, from),
    ...editionOf(term),
    calendar: calendar.hash,
  }
  if (asked === undefined) return { ...counted, due, skipped }
  const [first, last] = asked < due ? [asked, due] : [due, asked]
  const missing = missingBetween(calendar, first, last)
  if (missing.length > 0) return { ...counted, due: null, missing, skipped: [] }
  const provisional = yearsOf(first, last).some((year) => calendar.years[year]?.status === 'provisional')
  return { ...counted, due, ...(provisional && { provisional }), skipped }
}

/** A term by the edition in force when it begins; without a date, and without a count, where none reaches that day. */
export const deadlineBy = (
  calendar: Calendar,
  termKey: TermKey,
  editions: readonly Edition[],
  begins: Beginning,
): Deadline => {
  const { edition, from } = editionFor(editions, begins)
  return edition
    ? countDeadline(calendar, termKey, edition, from)
    : { ...chosenDeadline(termKey, from, from), due: null }
}

/** The last day by an edition, whatever years the calendar lacks: in those Monday to Friday are taken as worked. */
export const lastDayBy = (calendar: Calendar, editions: readonly Edition[], begins: Beginning): string => {
  const { edition, from } = editionFor(editions, begins)
  return edition ? ended(calendar, edition, from, []).day : from
}

/**
 * A due date that a person chose: an extension (АППК, art. 76), a control date. No calendar moves it; `days` are calendar
 * days. Whether it may be chosen is `decide`'s to say.
 */
export const chosenDeadline = (term: TermKey, from: string, due: string, basis?: Localized): Deadline => ({
  term,
  mode: 'chosen',
  from,
  days: daysFrom(from, due),
  due,
  skipped: [],
  ...(basis !== undefined && { basis }),
  calendar: '',
})

/** How a deadline was counted: its own numbers and words, whatever edition is in force today. */
const termOf = ({ mode, days, months = 0, basis = '', before, roll }: Deadline): Term => {
  const rule = { basis, before, roll }
  if (mode === 'month') return { ...rule, mode, months }
  return { ...rule, mode: mode === 'calendar' ? mode : 'working', days }
}

/**
 * The same term from the same day zero, by the edition that it began under, counted anew after the calendar changed or
 * the clock was paused. Chosen dates stay as they are.
 */
export const recount = (deadline: Deadline, calendar: Calendar, pauses: readonly Pause[] = []): Deadline => {
  const { term, mode, from, start, edition } = deadline
  if (mode === 'chosen') return deadline
  const counted = countDeadline(calendar, term, termOf(deadline), from, pauses)
  return { ...counted, ...(start && { start }), ...(edition && { edition }) }
}
