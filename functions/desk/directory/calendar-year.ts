/**
 * `/desk/calendar/year`: a year of the calendar is typed in, checked, and downloaded as the file that a deployment takes.
 * Nothing of it is kept: the calendar that holds is the one that all functions are bundled with.
 */
import {
  type CalendarFile,
  enterable,
  enteredYear,
  rulesWith,
  typedYear,
  withYear,
  type YearFault,
} from '../../../shared/application/desk/directory/entered-year.ts'
import { countedIds, type MovedDate } from '../../../shared/application/upkeep/recompute.ts'
import { calendarFile } from '../../../shared/council/current.ts'
import { languageOf } from '../../../shared/http/front.ts'
import { download, page, type Reply } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { type CalendarYearModel, renderCalendarYear } from '../../../shared/pages/desk/calendar-year.ts'
import { calendarWords } from '../../../shared/text/desk/directory/calendar-words.ts'
import {
  type CalendarYearWords,
  calendarYearWords,
} from '../../../shared/text/desk/directory/calendar-year-words.ts'
import { texts } from '../../../shared/text/texts.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { deskFrame, forMembers, type Staff } from '../staff.ts'
import { counted, most, shownMove } from './calendar.ts'

const file: CalendarFile = calendarFile

const yearPage = (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  status: number,
  shown: Pick<CalendarYearModel, 'values'> & Partial<Pick<CalendarYearModel, 'errors' | 'checked'>>,
): Reply =>
  page(
    status,
    renderCalendarYear({
      ...deskFrame(deps, request, staff),
      path: '/desk/calendar/year',
      errors: [],
      ...shown,
    }),
  )

export const show = forMembers(async (deps, request, staff) => {
  const { from, to } = enterable(deps.rules.dayOf(request.at))
  const years = Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
  const asked = years.find((year) => year === request.query.year)
  const next = years.find((year) => !Object.hasOwn(file.years, year))
  return yearPage(deps, request, staff, 200, { values: typedYear(file, asked ?? next ?? '') })
})

export const send = forMembers(async (deps, request, staff, values) => {
  const lang = languageOf(deps, request)
  const { calendar, council, dayOf } = deps.rules
  const today = dayOf(request.at)
  const typed = values.year?.trim() ?? ''
  const before = Object.hasOwn(file.years, typed) ? file.years[typed] : undefined
  const entered = enteredYear(values, calendar, today, before)
  if ('faults' in entered) {
    const tooLong = texts(lang).validation.tooLong
    const errors = entered.faults.map((fault) => ({
      path: fault.path,
      message:
        fault.code === 'too_long'
          ? tooLong(fault.length, fault.max)
          : messageOf(fault, calendarYearWords(lang).faults),
    }))
    return yearPage(deps, request, staff, 422, { values, errors })
  }
  const { year, entry } = entered
  if (values.do === 'download') {
    const json = JSON.stringify(withYear(file, year, entry), null, 2)
    return download(council.calendar, 'application/json; charset=utf-8', `${json}\n`)
  }
  const checked = { workingDays: entry.workingDays ?? 0, ...(await previewOf(deps, request, entered)) }
  return yearPage(deps, request, staff, 200, { values, checked })
})

/** Which open due dates would move, were this the calendar. */
const previewOf = async (
  deps: DeskDeps,
  request: Request,
  { year, entry }: Exclude<ReturnType<typeof enteredYear>, { faults: unknown }>,
): Promise<Omit<CalendarYearModel['checked'] & {}, 'workingDays'>> => {
  const words = calendarWords(languageOf(deps, request))
  const ids = await countedIds(deps.views, deps.rules.dayOf(request.at))
  if (ids.size > most) return { moves: [], wrong: words.tooMany(ids.size, most) }
  const moves: MovedDate[] = []
  const would = { ...deps, rules: rulesWith(deps.rules, year, entry) }
  const unread = await counted(would, ids, request.at, { dry: true, moves })
  return {
    moves: moves.map(shownMove),
    ...(unread !== undefined && { wrong: words.unreadable(unread) }),
  }
}

const messageOf = (
  fault: Exclude<YearFault, { code: 'too_long' }>,
  words: CalendarYearWords['faults'],
): string => {
  switch (fault.code) {
    case 'year':
      return words.year(fault.from, fault.to)
    case 'number':
      return words.number
    case 'differs':
      return words.differs(fault.counted, fault.typed)
    case 'required':
      return fault.path === 'sources' ? words.noSources : words.noDays
    case 'day':
    case 'name':
      return words.line(fault.line, words[fault.code])
    case 'other_year':
      return words.line(fault.line, words.otherYear(fault.on))
    case 'twice':
      return words.line(fault.line, words.twice(fault.on))
    case 'weekday':
      return words.line(fault.line, words.weekday(fault.on))
    case 'off_too':
      return words.line(fault.line, words.offToo(fault.on))
  }
}
