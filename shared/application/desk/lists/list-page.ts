/**
 * One page of a list as a member sees it. So many rows of the list are looked at, from a place on, in so many requests
 * however long the list is: its partitions, then the views, then the words of those that are shown.
 */
import { type CaseView, isCaseView, isLetterView, type LetterView, type View } from '../../../domain/views.ts'
import type { CouncilRules } from '../../council-rules.ts'
import type { People, Views } from '../../ports.ts'
import type { ListedRow, RowGroup } from '../models.ts'
import { cursorOf, listOf, lookedAt, placeOf, rowOf, shownIn } from './desk-list.ts'
import { type Asked, fits, ownerOf, type Place, type Sort } from './list-query.ts'

export type ListedPage = {
  rows: ListedRow[]
  /** How many come before the first of these rows, and how many there are in all. */
  before: number
  total: number
  /** There are more than were looked at: the total is of those. */
  more: boolean
  /** Where the next page begins; absent on the last. */
  next?: Place
}

type Deps = { views: Views; people: People; rules: CouncilRules }

/** `today` is the local day. Rows of these numbers are left out: what was just done with them may not show yet. */
export const listedPage = async (
  { views, people, rules }: Deps,
  asked: Asked,
  today: string,
  { limit, place, without = [] }: { limit: number; place: Place; without?: readonly string[] },
): Promise<ListedPage> => {
  const { filter, narrow, sort } = asked
  const { entries, more } = await views.list(
    listOf(filter, today, narrow),
    lookedAt,
    place.after && placeOf(place.after),
  )
  const found = (await views.many(shownIn(entries)))
    .filter((view) => isCaseView(view) || isLetterView(view))
    .filter((view) => fits(view, narrow, today) && !without.includes(view.caseId))
  const headed = sort?.by === 'subject' || sort?.by === 'name'
  const bare = found.map((view) => bareRow(rules, view, today))
  const all = headed ? await withWords(people, bare) : bare
  const ordered = isGrouped(asked) ? inGroups(all, today) : inOrder(all, sort)
  const shown = ordered.slice(place.skip, place.skip + limit)
  const end = place.skip + shown.length
  const last = entries.at(-1)
  const { after, before } = place
  const next = (): Place | undefined => {
    if (end < ordered.length) return { ...(after && { after }), skip: end, before }
    return more && last ? { after: cursorOf(last.key), skip: 0, before: before + ordered.length } : undefined
  }
  const onward = next()
  return {
    rows: headed ? shown : await withWords(people, shown),
    before: before + place.skip,
    total: before + ordered.length,
    more,
    ...(onward && { next: onward }),
  }
}

/** These views as rows, whatever list they are of. */
export const listedRows = async (
  { people, rules }: Pick<Deps, 'people' | 'rules'>,
  views: readonly View[],
  today: string,
): Promise<ListedRow[]> => {
  const found = views.filter((view) => isCaseView(view) || isLetterView(view))
  return withWords(
    people,
    found.map((view) => bareRow(rules, view, today)),
  )
}

/** Without the words of its texts, which are read for those that are shown. */
const bareRow = (rules: CouncilRules, view: CaseView | LetterView, today: string): ListedRow => {
  const owner = ownerOf(view)
  const row = { ...rowOf(rules, view, '', today), content: view.content, ...(owner && { owner }) }
  if (isLetterView(view)) return row
  const { language, channel, disputed, unreachable, saidAt, byHand, undelivered } = view
  return {
    ...row,
    ...(language && { language }),
    ...(channel && { channel }),
    ...(disputed && { disputed }),
    ...(unreachable && { unreachable }),
    ...(byHand && { byHand }),
    ...(undelivered && { undelivered }),
    ...(saidAt && { saidAt }),
  }
}

const withWords = async (people: People, rows: ListedRow[]): Promise<ListedRow[]> => {
  const worded = rows.filter(({ content }) => content)
  const headings = await people.headings(
    worded.map(({ number, content = '' }) => ({ caseId: number, contentId: content })),
  )
  return rows.map((row) => {
    const { subject = '', name } = headings[worded.indexOf(row)] ?? {}
    return { ...row, subject, ...(name && { name }) }
  })
}

/** In the order in which they are looked at. */
const groups = ['ours', 'ahead', 'theirs', 'control'] as const satisfies RowGroup[]

const groupOf = ({ next, owner = '' }: ListedRow, today: string): RowGroup => {
  if (next?.term === 'control') return 'control'
  if (!next?.dueOn || next.dueOn >= today) return 'ahead'
  return /^(agency|applicant)(:|$)/.test(owner) ? 'theirs' : 'ours'
}

const keyOf = (row: ListedRow, by: Sort['by']): string => {
  switch (by) {
    case 'due':
      return row.next?.dueOn ?? row.closedOn ?? ''
    case 'received':
      return row.receivedOn
    case 'number':
      return row.letter ?? row.number
    default:
      return row[by] ?? ''
  }
}

/** The list's own order stays within a group, and among equals. */
const inGroups = (rows: ListedRow[], today: string): ListedRow[] =>
  groups.flatMap((group) =>
    rows.filter((row) => groupOf(row, today) === group).map((row) => ({ ...row, group })),
  )

const inOrder = (rows: ListedRow[], sort: Sort | undefined): ListedRow[] => {
  if (!sort) return rows
  const { compare } = new Intl.Collator('kk')
  const sign = sort.down ? -1 : 1
  return rows.toSorted((a, b) => sign * compare(keyOf(a, sort.by), keyOf(b, sort.by)))
}

/** Whether rows stand under the heads of their groups: in lists of what is due, in their own order. */
const isGrouped = ({ filter, sort }: Asked): boolean =>
  !sort && filter.by === 'list' && (filter.list === 'open' || filter.list === 'late')
