/** By which rule a term runs, from which day, and until when: the editions of the law and of the council, as data. */
import { type Days, dayAfter, dayBegins, localDay } from './calendar.ts'
import type { Deadline, Event } from './logs.ts'
import type { CouncilFile, LawFile } from './observed.ts'

export type Edition = {
  from: string
  until?: string
  mode?: 'working' | 'calendar' | 'month'
  days?: number
  months?: number
  start: string
  roll?: 'back'
}

/** The edition that is in force on a day. */
export const editionOn = (
  { terms }: CouncilFile,
  law: LawFile,
  term: string,
  on: string,
): Edition | undefined => {
  const rules = (law.terms[term] ?? terms[term] ?? []) as readonly Edition[]
  const begun = rules.findLast(({ from }) => from <= on)
  return begun?.until !== undefined && begun.until < on ? undefined : begun
}

/** What comes after the council's working hours, or on a day off, is registered on the next working day. */
export const registeredOn = ({ workingHours }: CouncilFile, days: Days, instant: string): string => {
  const on = localDay(instant)
  const time = new Date(Date.parse(instant) + 5 * 3_600_000).toISOString().slice(11, 23)
  if (days.isWorked(on) && time <= `${workingHours.to}:00.000`) return on
  for (let next = dayAfter(on); ; next = dayAfter(next)) if (days.isWorked(next)) return next
}

const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`
}

/** The last day of a term, and the days that were passed over; undefined beyond the calendar. */
const ended = (
  { mode = 'working', days = 0, months = 0 }: Edition,
  from: string,
  counted: Days,
  isPaused: (day: string) => boolean,
): { due: string; passed: string[]; asked: string } | undefined => {
  const passed: string[] = []
  if (mode === 'working') {
    const due = counted.plus(from, days, isPaused)
    for (let day = dayAfter(from); due !== undefined && day <= due; day = dayAfter(day))
      if (!counted.isWorked(day) || isPaused(day)) passed.push(day)
    return due === undefined ? undefined : { due, passed, asked: dayAfter(from) }
  }
  let left =
    mode === 'month'
      ? Math.round((Date.parse(monthsAfter(from, months)) - Date.parse(from)) / 86_400_000)
      : days
  let last = from
  while (left > 0) {
    last = dayAfter(last)
    if (isPaused(last)) passed.push(last)
    else left--
  }
  const asked = last
  while (counted.isKnown(last) && (!counted.isWorked(last) || isPaused(last))) {
    passed.push(last)
    last = dayAfter(last)
  }
  return counted.isKnown(last) ? { due: last, passed, asked } : undefined
}

/** What a deadline should have begun with. */
export type Beginning = { term: string; on: string; registration?: string }

/** Which term an event sets, and when it begins; undefined for what a person chose, or another check knows. */
export const beginningOf = (
  field: string,
  e: Event,
  { events, at, kind, actType }: { events: readonly Event[]; at: string; kind: string; actType: string },
  registered: (instant: string) => string,
): Beginning | undefined => {
  const today = localDay(at)
  const received = { on: String(e.receivedOn), registration: String(e.registeredOn ?? registered(at)) }
  const draft = actType === 'law' ? 'draft_act.recommendation.law' : 'draft_act.recommendation'
  const letter = () => {
    if (events.some(({ type }) => type === 'RecommendationGiven')) return 'letter.draft_act'
    return `letter.${e.kind ?? (kind === 'draft_act' ? 'request' : 'recommendation')}`
  }
  switch (`${e.type} ${field}`) {
    case 'AppealRegistered answer':
      return { term: 'appeal.answer', ...received }
    case 'AppealRegistered triage':
    case 'DraftActRegistered triage':
    case 'DraftVersionReceived triage':
      return { term: 'appeal.triage', ...received }
    case 'DraftActRegistered recommendation':
    case 'DraftVersionReceived recommendation':
      return { term: draft, ...received }
    case 'AnswerDisputed answer':
      // What came on paper came when its day began, whenever it was entered.
      return e.receivedOn === undefined
        ? { term: 'appeal.answer', on: today, registration: registered(at) }
        : {
            term: 'appeal.answer',
            on: String(e.receivedOn),
            registration: registered(dayBegins(String(e.receivedOn))),
          }
    case 'CaseAssigned acceptance':
    case 'DraftVersionReceived acceptance':
      return { term: 'appeal.acceptance', on: today }
    case 'CaseReturned triage':
      return { term: 'appeal.triage', on: today }
    case 'ClarificationAsked clarification':
      return { term: 'appeal.clarification', on: today }
    case 'ExtensionRequested decision':
      return { term: 'extension.decision', on: today }
    case 'ExtensionGranted notice':
      return { term: 'extension.notice', on: today }
    case 'AppealAnswered dispute':
      return { term: 'appeal.dispute', on: today }
    case 'LetterSent response':
      return { term: letter(), on: today }
    case 'LetterSent handover':
    case 'AppealTerminated notice':
    case 'HandoverOpened handover':
      return { term: 'appeal.handover', on: today }
    case 'LetterHandedOver response':
      return { term: `letter.${e.letterKind}`, on: String(e.handedOn) }
    case 'CompletionAsked completion':
      return { term: 'appeal.completion', on: today }
    case 'FileAccessAsked access':
      return { term: 'appeal.file_access', on: String(e.askedOn) }
    case 'CompletionLapsed returning':
      return { term: 'appeal.return', on: String(e.due) }
    default:
      return undefined
  }
}

/** What is wrong with a deadline's count; undefined where it is right. */
export const miscount = (
  deadline: Deadline,
  edition: Edition | undefined,
  counted: Days,
  pauses: readonly { from: string; to: string }[],
): string | undefined => {
  const { mode, from, due, term, skipped, missing, provisional } = deadline
  if (mode === 'chosen') return undefined
  if (!edition) return `no rule for ${term}`
  if (mode !== (edition.mode ?? 'working')) return `mode ${mode} for ${term}`
  if (mode === 'working' && deadline.days !== edition.days) return `${deadline.days} days for ${term}`
  const isMain = term === 'appeal.answer' || term.startsWith('draft_act.recommendation')
  const isPaused = (day: string) => isMain && pauses.some((one) => one.from <= day && day < one.to)
  const right = ended(edition, from, counted, isPaused)
  if (due !== (right?.due ?? null)) return `${due}, not ${right?.due} (${term} from ${from})`
  if (!right) return missing?.length ? undefined : 'no date, and no year that is missing'
  if (right.passed.join() !== skipped.map(({ date }) => date).join())
    return 'other days passed over than it says'
  let seen = false
  for (let day = right.asked; day <= right.due; day = dayAfter(day)) seen ||= counted.isProvisional(day)
  return Boolean(provisional) === seen ? undefined : `provisional ${provisional}`
}
