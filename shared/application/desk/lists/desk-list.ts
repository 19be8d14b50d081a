/** The secretariat's lists: which there are, one page of one, and how long they are. */
import type { DeskRow } from '../../../../events/answers/desk.ts'
import { type CaseKind, caseKinds, day, deskLists, number, type TermKey } from '../../../../events/values.ts'
import { agencyOf, commissionOf } from '../../../council/council.ts'
import { isHandover, unset } from '../../../domain/pending.ts'
import { addDays, workingDaysLeft } from '../../../domain/terms.ts'
import { type CaseView, isCaseView, isLetterView, type LetterView, type View } from '../../../domain/views.ts'
import type { CouncilRules } from '../../council-rules.ts'
import type { CaseList, ListEntry, People, Views } from '../../ports.ts'
import type { Fault } from '../../validate.ts'
import type { Count } from '../models.ts'

/** The other lists are found by a commission, an agency, or a year's register. */
export type DeskList = (typeof deskLists)[number]

export type Filter =
  | { by: 'list'; list: DeskList }
  | { by: 'commission' | 'agency'; id: string }
  | { by: 'kind'; kind: CaseKind; year: string }

/** As it stands in an address: one filter at a time, the open cases where none is named. */
export const filterQuery = (filter: Filter): Record<string, string> => {
  if (filter.by === 'list') return { list: filter.list }
  return filter.by === 'kind' ? { kind: filter.kind, year: filter.year } : { [filter.by]: filter.id }
}

/** What an address asks for. A year that is not given is that of `today`, the local day. */
export const filterOf = (
  { council }: CouncilRules,
  query: Record<string, string>,
  today: string,
): { filter: Filter } | { faults: Fault[] } => {
  // Each that is named must be there, though the first of them alone says which list it is.
  const { commission, agency } = query
  const kind = caseKinds.find((known) => known === query.kind)
  const year = query.year || today.slice(0, 4)
  const list = deskLists.find((known) => known === (query.list || 'open'))
  const unknown = (path: string) => ({ faults: [{ path, code: 'unknown_value' as const }] })
  if (commission && !commissionOf(council, commission)) return unknown('commission')
  if (agency && !agencyOf(council, agency)) return unknown('agency')
  if (query.kind && !kind) return unknown('kind')
  if (!/^\d{4}$/.test(year)) return unknown('year')
  if (!list) return unknown('list')
  if (commission) return { filter: { by: 'commission', id: commission } }
  if (agency) return { filter: { by: 'agency', id: agency } }
  return { filter: kind ? { by: 'kind', kind, year } : { by: 'list', list } }
}

/** The Sunday of this local day's week. */
const weekEnds = (today: string) => addDays(today, (7 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7)

export const listOf = (
  filter: Filter,
  today: string,
  { from, to }: { from?: string; to?: string } = {},
): CaseList => {
  const period = { ...(from && { from }), ...(to && { until: to }) }
  switch (filter.by) {
    case 'commission':
      return { list: 'commission', commission: filter.id, ...period }
    case 'agency':
      return { list: 'agency', agency: filter.id, ...period }
    case 'kind':
      return { list: 'register', kind: filter.kind, year: filter.year, ...period }
    case 'list':
      break
  }
  switch (filter.list) {
    case 'open':
      return { list: 'due' }
    case 'late':
      // What has no date yet comes before every day, and is not late.
      return { list: 'due', from: '0000-00-01', until: addDays(today, -1) }
    case 'week':
      return { list: 'due', from: today, until: weekEnds(today) }
    case 'unassigned':
      return { list: 'unassigned' }
    case 'letters':
    case 'by_hand':
    case 'bounced':
      return { list: filter.list }
  }
}

export type Page = { rows: DeskRow[]; after?: string }

type Deps = { views: Views; people: People; rules: CouncilRules }

/**
 * One page of a list: so many requests however long the list is. `after` is the end of the page before; `today` the
 * local day. Subjects are read for this page only.
 */
export const pageOf = async (
  { views, people, rules }: Deps,
  filter: Filter,
  today: string,
  limit: number,
  after?: string,
): Promise<Page> => {
  const { entries, more } = await views.list(listOf(filter, today), limit, after)
  const rows = await rowsOf({ people, rules }, await views.many(shownIn(entries)), today)
  const last = entries.at(-1)
  return { rows, ...(more && last && { after: cursorOf(last.key) }) }
}

/** A case stands in a list once for all that it has to be handed over. */
export const shownIn = (entries: readonly ListEntry[]): Pick<ListEntry, 'caseId' | 'part'>[] => {
  const shown = entries.map(({ caseId, part }) => ({ caseId, part: isHandover(part) ? 'case' : part }))
  return shown.filter(
    ({ caseId, part }, i) => i === shown.findIndex((one) => one.caseId === caseId && one.part === part),
  )
}

/** Views as rows, their subjects read at once. */
const rowsOf = async (
  { people, rules }: Pick<Deps, 'people' | 'rules'>,
  views: readonly View[],
  today: string,
): Promise<DeskRow[]> => {
  const found = views.filter((view) => isCaseView(view) || isLetterView(view))
  const worded = found.filter(({ content }) => content)
  const headings = await people.headings(
    worded.map(({ caseId, content = '' }) => ({ caseId, contentId: content })),
  )
  return found.map((view) => rowOf(rules, view, headings[worded.indexOf(view)]?.subject ?? '', today))
}

export const rowOf = (
  rules: CouncilRules,
  view: CaseView | LetterView,
  subject: string,
  today: string,
): DeskRow => {
  const next = (due: string, term: TermKey) => {
    const dueOn = due === unset ? null : due
    return {
      dueOn,
      term,
      workingDaysLeft: dueOn === null ? null : workingDaysLeft(rules.calendar, today, dueOn),
    }
  }
  const { caseId, commission, agency, dueOn } = view
  const shared = {
    number: caseId,
    subject,
    dueOn,
    ...(commission && { commission }),
    ...(agency && { agency }),
  }
  if (isLetterView(view))
    return {
      ...shared,
      letter: view.part,
      kind: view.about,
      status: view.answeredOn ? 'answered' : 'sent',
      receivedOn: view.sentOn,
      ...(view.answeredOn
        ? { closedOn: view.answeredOn }
        : { next: next(view.dueOn ?? unset, 'letter.response') }),
    }
  return {
    ...shared,
    kind: view.kind,
    status: view.status,
    ...(view.applicant && { applicant: view.applicant }),
    ...(view.topic && { topic: view.topic }),
    receivedOn: view.receivedOn,
    ...(view.nextDue && view.nextTerm && { next: next(view.nextDue, view.nextTerm) }),
    ...(view.closedOn && { closedOn: view.closedOn }),
  }
}

/** Beyond this nobody counts: a secretary with so many open cases needs no exact figure. */
const countedTo = 100

/** How many each list of work holds; of the late ones those that the council itself owes. */
export const countsOf = async (
  { views }: Pick<Deps, 'views'>,
  today: string,
): Promise<Record<DeskList, Count>> => {
  const counts = deskLists.map(async (list): Promise<[DeskList, Count]> => {
    const of = listOf({ by: 'list', list }, today)
    if (list === 'late') return [list, await lateCount(views, of)]
    const count = await views.count(of, countedTo)
    return [list, { count: Math.min(count, countedTo), more: count > countedTo }]
  })
  return Object.fromEntries(await Promise.all(counts)) as Record<DeskList, Count>
}

/** Of the first that are late, so many that they are read at once. */
const lateCount = async (views: Views, late: CaseList): Promise<Count> => {
  const { entries, more } = await views.list(late, lookedAt)
  const found = (await views.many(entries)).filter(isCaseView)
  return { count: found.filter(isOwedByCouncil).length, more }
}

/** Looked at for one page; with the rows that share a place it is still read at once. */
export const lookedAt = 96

/** Whether the council itself has to do what is due next: no agency, no applicant, and no date of long-term control. */
export const isOwedByCouncil = ({ nextTerm, nextOwner = '' }: CaseView): boolean =>
  nextTerm !== undefined && nextTerm !== 'control' && !/^(agency|applicant)(:|$)/.test(nextOwner)

export const cursorOf = (key: string) => Buffer.from(key).toString('base64url')

/** The place that a cursor names; undefined for what is none. */
export const placeOf = (cursor: string): string | undefined => {
  const key = Buffer.from(cursor, 'base64url').toString()
  const on = key.slice(0, 10)
  const known = on === unset || day.safeParse(on).success
  return known && key[10] === '#' && number.safeParse(key.slice(11)).success ? key : undefined
}
