/**
 * A year of the production calendar as a member types it from the official publication: read, checked against the number of
 * days worked that is published with it, and written into the calendar's file. It holds once that file is deployed.
 */
import { limits } from '../../../../events/limits.ts'
import { line } from '../../../../events/typed.ts'
import { day as dayShape, type Language, type Localized, languages } from '../../../../events/values.ts'
import { loadCalendar, mergeCalendars } from '../../../council/calendar.ts'
import { type Calendar, isWeekend, workingDaysBetween } from '../../../domain/terms.ts'
import { dayAsTyped, typedDay } from '../../../domain/typed-day.ts'
import { type CouncilRules, councilRules } from '../../council-rules.ts'

/** The calendar's file, and one of its years (`shared/council/calendar.ts` has all that may be in them). */
export type CalendarFile = { years: Record<string, CalendarYearEntry> }
type Dated = { date: string; why: Localized }
type CalendarYearEntry = {
  status: string
  workingDays?: number
  daysOff: Dated[]
  workingWeekendDays?: Dated[]
  shortenedDays?: { date: string; minutes: number; why?: Localized }[]
  notes?: string[]
  sources?: string[]
}

type Fields = Record<string, string>
const lists = ['daysOff', 'workingWeekendDays'] as const
type List = (typeof lists)[number]

/** At a field, and of a list at one of its lines; `on` is the day that is meant. */
export type YearFault =
  | { path: 'year'; code: 'year'; from: number; to: number }
  | { path: 'workingDays'; code: 'number' }
  | { path: 'workingDays'; code: 'differs'; counted: number; typed: number }
  | { path: 'sources' | 'daysOff'; code: 'required' }
  | { path: List | 'sources'; code: 'too_long'; length: number; max: number }
  | { path: List; line: number; code: 'day' | 'name' }
  | { path: List; line: number; code: 'other_year' | 'twice' | 'weekday' | 'off_too'; on: string }

/** So many years after this one may be entered. */
const ahead = 5
/** Of one list, as it is typed: more than any year has. */
const longestList = 20_000

/** The years that may be entered on a local day. */
export const enterable = (today: string): { from: number; to: number } => {
  const year = Number(today.slice(0, 4))
  return { from: year, to: year + ahead }
}

const spelled = ({ date, why }: Dated): string => {
  const names = typeof why === 'string' ? why : languages.map((lang) => why[lang]).join(' | ')
  return `${dayAsTyped(date)} ${names}`
}

/** What the form has of a year that is there; of one that is not, its number alone. */
export const typedYear = (file: CalendarFile, year: string): Fields => {
  const entry = Object.hasOwn(file.years, year) ? file.years[year] : undefined
  if (!entry) return { year, status: 'official' }
  const { status, workingDays, daysOff, workingWeekendDays = [], sources = [] } = entry
  return {
    year,
    status,
    workingDays: workingDays === undefined ? '' : String(workingDays),
    daysOff: daysOff.map(spelled).join('\n'),
    workingWeekendDays: workingWeekendDays.map(spelled).join('\n'),
    sources: sources.join('\n'),
  }
}

const folded = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim()

/** Names of days that the calendar has already, by each of their spellings. */
const knownNames = ({ years }: Calendar): Map<string, Localized> =>
  new Map(
    Object.values(years).flatMap(({ daysOff, workingWeekendDays }) =>
      [...Object.values(daysOff), ...Object.values(workingWeekendDays)].flatMap((why) =>
        (typeof why === 'string' ? [why] : Object.values(why)).map((name): [string, Localized] => [
          folded(name),
          why,
        ]),
      ),
    ),
  )

const nameShape = line(limits.line)

/** One that is known in any language, or all three in the order kk, ru, en. */
const nameOf = (typed: string, known: Map<string, Localized>): Localized | undefined => {
  const names = typed.split('|').map((name) => nameShape.safeParse(name).data)
  const [kk, ru, en] = names
  if (names.length === 1 && kk !== undefined) return known.get(folded(kk))
  return names.length === languages.length && kk !== undefined && ru !== undefined && en !== undefined
    ? ({ kk, ru, en } satisfies Record<Language, string>)
    : undefined
}

const linesOf = (typed = '') =>
  typed.split('\n').flatMap((text, i) => (text.trim() ? [{ no: i + 1, text: text.trim() }] : []))

const readList = (
  path: List,
  typed: string | undefined,
  year: string,
  known: Map<string, Localized>,
): { days: Dated[]; lines: Map<string, number>; faults: YearFault[] } => {
  const days: Dated[] = []
  const lines = new Map<string, number>()
  const faults: YearFault[] = []
  for (const { no, text } of linesOf(typed)) {
    const [first = ''] = text.split(/\s/, 1)
    const rest = text.slice(first.length)
    const date = typedDay(first.replace(/[,;:]$/, ''))
    const why = nameOf(rest.replace(/^[\s–—:;,-]+/, ''), known)
    if (!dayShape.safeParse(date).success) faults.push({ path, line: no, code: 'day' })
    else if (!date.startsWith(year)) faults.push({ path, line: no, code: 'other_year', on: date })
    else if (lines.has(date)) faults.push({ path, line: no, code: 'twice', on: date })
    else if (path === 'workingWeekendDays' && !isWeekend(date))
      faults.push({ path, line: no, code: 'weekday', on: date })
    else if (!why) faults.push({ path, line: no, code: 'name' })
    else days.push({ date, why })
    lines.set(date, no)
  }
  return { days: days.sort((a, b) => (a.date < b.date ? -1 : 1)), lines, faults }
}

const lengthFaults = (fields: Fields): YearFault[] =>
  [...lists, 'sources' as const].flatMap((path): YearFault[] => {
    const { length } = fields[path] ?? ''
    return length > longestList ? [{ path, code: 'too_long', length, max: longestList }] : []
  })

const workedIn = (year: string, calendar: Calendar) =>
  workingDaysBetween(calendar, `${Number(year) - 1}-12-31`, `${year}-12-31`) ?? 0

/** As the file has it; `before` is the year that is there, of which notes and shortened days stay. `today` is the local day. */
export const enteredYear = (
  fields: Fields,
  calendar: Calendar,
  today: string,
  before?: CalendarYearEntry,
): { year: string; entry: CalendarYearEntry } | { faults: YearFault[] } => {
  const tooLong = lengthFaults(fields)
  if (tooLong.length) return { faults: tooLong }
  const year = fields.year?.trim() ?? ''
  const range = enterable(today)
  if (!/^\d{4}$/.test(year) || Number(year) < range.from || Number(year) > range.to)
    return { faults: [{ path: 'year', code: 'year', ...range }] }
  const known = knownNames(calendar)
  const off = readList('daysOff', fields.daysOff, year, known)
  const worked = readList('workingWeekendDays', fields.workingWeekendDays, year, known)
  const typed = fields.workingDays?.trim() ?? ''
  const sources = linesOf(fields.sources).flatMap(({ text }) => nameShape.safeParse(text).data ?? [])
  const isNumber = /^\d{1,3}$/.test(typed)
  const offDays = new Set(off.days.map(({ date }) => date))
  const faults: YearFault[] = [
    ...(isNumber ? [] : [{ path: 'workingDays' as const, code: 'number' as const }]),
    ...(off.days.length + off.faults.length ? [] : [{ path: 'daysOff' as const, code: 'required' as const }]),
    ...off.faults,
    ...worked.faults,
    ...[...worked.lines].flatMap(([on, line]): YearFault[] =>
      offDays.has(on) ? [{ path: 'workingWeekendDays', line, code: 'off_too', on }] : [],
    ),
    ...(sources.length ? [] : [{ path: 'sources' as const, code: 'required' as const }]),
  ]
  if (faults.length) return { faults }
  const shortened = before?.shortenedDays?.filter(({ date }) => !offDays.has(date))
  const entry: CalendarYearEntry = {
    status: fields.status === 'provisional' ? 'provisional' : 'official',
    workingDays: Number(typed),
    daysOff: off.days,
    workingWeekendDays: worked.days,
    ...(shortened?.length && { shortenedDays: shortened }),
    ...(before?.notes && { notes: before.notes }),
    sources,
  }
  const { workingDays: _, ...uncounted } = entry
  const counted = workedIn(year, loadCalendar({ years: { [year]: uncounted } }))
  return counted === Number(typed)
    ? { year, entry }
    : { faults: [{ path: 'workingDays', code: 'differs', counted, typed: Number(typed) }] }
}

/** The file with this year in its place. */
export const withYear = (file: CalendarFile, year: string, entry: CalendarYearEntry): CalendarFile => ({
  ...file,
  years: Object.fromEntries(
    Object.entries({ ...file.years, [year]: entry }).sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
})

/** The rules as they would be by this year. */
export const rulesWith = (rules: CouncilRules, year: string, entry: CalendarYearEntry): CouncilRules =>
  councilRules(rules.council, mergeCalendars(rules.calendar, loadCalendar({ years: { [year]: entry } })))
