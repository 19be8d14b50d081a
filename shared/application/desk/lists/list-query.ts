/** What an address of the desk asks for: a list, what of it, and in which order. */
import { caseKinds, channels, day, type Language, languages, statuses } from '../../../../events/values.ts'
import { agencyOf, commissionOf, topicOf } from '../../../council/council.ts'
import { unset } from '../../../domain/pending.ts'
import { typedDay } from '../../../domain/typed-day.ts'
import { type CaseView, isLetterView, type LetterView } from '../../../domain/views.ts'
import type { CouncilRules } from '../../council-rules.ts'
import type { Fault } from '../../validate.ts'
import { type Filter, filterOf, filterQuery } from './desk-list.ts'

/** What a row is marked with: an answer that is disputed, an applicant who has written, one without an e-mail address. */
const marks = ['disputed', 'said', 'unreachable'] as const
export type Mark = (typeof marks)[number]

/** Whether an open case is so marked. */
export const isMarked = (view: CaseView, mark: Mark): boolean => {
  if (view.closedOn) return false
  if (mark === 'said') return view.saidAt !== undefined
  return view[mark] === true
}

/** What every row of a list must be; what is absent is not asked. */
export type Narrowing = {
  commission?: string
  agency?: string
  topic?: string
  status?: string
  kind?: string
  language?: Language
  channel?: string
  late?: '1'
  /** What is due from today to this local day. */
  due?: string
  mark?: Mark
  /** Received or sent on these local days, both included. */
  from?: string
  to?: string
}

const sorts = ['due', 'received', 'number', 'subject', 'name', 'commission', 'status'] as const
/** A column; the list's own order where there is none. */
export type Sort = { by: (typeof sorts)[number]; down: boolean }

/** Where a page begins: after a row's place, as addresses carry it, after so many rows that fit from there, and how many fitted before. */
export type Place = { after?: string; skip: number; before: number }

export type Asked = { filter: Filter; narrow: Narrowing; sort?: Sort }

const isLate = (view: CaseView | LetterView, today: string) => {
  const due = dueOf(view)
  return due !== undefined && due !== unset && due < today
}

/** Whether what waits first is due from one local day to another, both included. */
export const isDue = (view: CaseView | LetterView, from: string, until: string): boolean => {
  const due = dueOf(view)
  return due !== undefined && from <= due && due <= until
}

/** What waits first; undefined for what waits on nobody. */
const dueOf = (view: CaseView | LetterView): string | undefined => {
  if (!isLetterView(view)) return view.nextDue
  return view.answeredOn ? undefined : (view.dueOn ?? unset)
}

/** Who owes what waits first: a role, and after `:` the commission or agency. */
export const ownerOf = (view: CaseView | LetterView): string | undefined => {
  if (!isLetterView(view)) return view.nextOwner
  return view.answeredOn ? undefined : `agency:${view.agency}`
}

const agenciesOf = (view: CaseView | LetterView) => [view.agency, ownerOf(view)?.replace(/^agency:/, '')]

/** Whether a row is what is asked for on this local day. */
export const fits = (view: CaseView | LetterView, narrow: Narrowing, today: string): boolean => {
  const { commission, agency, topic, status, kind, language, channel, late, due, mark, from, to } = narrow
  const letter = isLetterView(view)
  const cameOn = letter ? view.sentOn : view.receivedOn
  return (
    (!commission || view.commission === commission) &&
    (!agency || agenciesOf(view).includes(agency)) &&
    (!topic || (!letter && view.topic === topic)) &&
    (!status || (!letter && view.status === status)) &&
    (!kind || (letter ? view.about : view.kind) === kind) &&
    (!language || (!letter && view.language === language)) &&
    (!channel || (!letter && view.channel === channel)) &&
    (!late || isLate(view, today)) &&
    (!due || isDue(view, today, due)) &&
    (!mark || (!letter && isMarked(view, mark))) &&
    (!from || cameOn >= from) &&
    (!to || cameOn <= to)
  )
}

/** The parts of an address, empty ones left out, none of them twice. */
export const queryOf = ({ filter, narrow, sort }: Asked): Record<string, string> => ({
  ...narrow,
  ...filterQuery(filter),
  ...(sort && { sort: `${sort.down ? '-' : ''}${sort.by}` }),
})

const wholeNumber = (value: string | undefined) => (/^\d{1,6}$/.test(value ?? '') ? Number(value) : 0)

/**
 * All that an address asks for. A commission, an agency or a kind alone is a list of its own, newest first, whatever
 * became of the cases; beside a named list they narrow it. `today` is the local day.
 */
export const askedOf = (
  rules: CouncilRules,
  query: Record<string, string>,
  today: string,
): { asked: Asked; place: Omit<Place, 'after'> } | { faults: Fault[] } => {
  const { council } = rules
  const typed = Object.fromEntries(Object.entries(query).filter(([, value]) => value.trim() !== ''))
  const { list, ...others } = typed
  const named = list !== undefined && list !== 'all'
  const base = filterOf(rules, named ? { list } : withKind(others, list === 'all'), today)
  if ('faults' in base) return base
  const { filter } = base
  const known: Record<string, (value: string) => boolean> = {
    commission: (id) => commissionOf(council, id) !== undefined,
    agency: (id) => agencyOf(council, id) !== undefined,
    topic: (id) => topicOf(council, id) !== undefined,
    status: (value) => statuses.some((one) => one === value),
    kind: (value) => caseKinds.some((one) => one === value),
    language: (value) => languages.some((one) => one === value),
    channel: (value) => channels.some((one) => one === value),
    late: (value) => value === '1',
    due: (value) => day.safeParse(value).success,
    mark: (value) => marks.some((one) => one === value),
    from: (value) => day.safeParse(value).success,
    to: (value) => day.safeParse(value).success,
  }
  const own = filterQuery(filter)
  const faults: Fault[] = []
  const narrow: Record<string, string> = {}
  for (const [name, isKnown] of Object.entries(known)) {
    const value = name === 'from' || name === 'to' ? typedDay(typed[name] ?? '') : typed[name]
    if (!value || name in own) continue
    if (isKnown(value)) narrow[name] = value
    else faults.push({ path: name, code: name === 'from' || name === 'to' ? 'day' : 'unknown_value' })
  }
  const by = sorts.find((one) => one === typed.sort?.replace(/^-/, ''))
  if (typed.sort && !by) faults.push({ path: 'sort', code: 'unknown_value' })
  if (faults.length) return { faults }
  return {
    asked: { filter, narrow, ...(by && { sort: { by, down: typed.sort?.startsWith('-') ?? false } }) },
    place: { skip: wholeNumber(typed.skip), before: wholeNumber(typed.before) },
  }
}

/** A period, a topic or the like without a list is looked for in the register of appeals. */
const withKind = (query: Record<string, string>, all: boolean): Record<string, string> => {
  const { commission, agency, kind, topic, status, language, channel, late, from, to } = query
  if (commission || agency || kind || late) return query
  const year = query.year ?? typedDay(to ?? from ?? '').slice(0, 4)
  return all || topic || status || language || channel || year
    ? { ...query, kind: 'appeal', ...(year && { year }) }
    : query
}
