/** The desk's lists as pages. */
import { limits } from '../../../events/limits.ts'
import { caseKinds, deskLists, type Language, number as numberShape } from '../../../events/values.ts'
import { tellingsDue } from '../../../shared/application/activities/desk-activities.ts'
import { countsOf, type Filter } from '../../../shared/application/desk/lists/desk-list.ts'
import { type ListedPage, listedPage } from '../../../shared/application/desk/lists/list-page.ts'
import { type Asked, queryOf, type Sort } from '../../../shared/application/desk/lists/list-query.ts'
import { type SavedView, savedViews } from '../../../shared/application/desk/lists/saved-views.ts'
import type { ListedRow } from '../../../shared/application/desk/models.ts'
import { openOn } from '../../../shared/council/council.ts'
import { shortNames } from '../../../shared/council/names.ts'
import { languageOf } from '../../../shared/http/front.ts'
import { freshKey } from '../../../shared/http/idempotency.ts'
import { page } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { type DeskListModel, type ListLink, renderDesk } from '../../../shared/pages/desk/lists/desk-list.ts'
import type { Column, Table } from '../../../shared/pages/desk/lists/list-table.ts'
import type { SavedLink } from '../../../shared/pages/desk/lists/saved-views.ts'
import type { FieldError } from '../../../shared/pages/models.ts'
import { listWords } from '../../../shared/text/desk/lists/list-words.ts'
import { viewWords } from '../../../shared/text/desk/lists/view-words.ts'
import { deskWords } from '../../../shared/text/desk/words.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { deskFrame, type Staff } from '../staff.ts'
import { isList, listQuery, namesOf, wantedBy } from './asked.ts'
import { caseInList } from './in-list.ts'
import { titleOf } from './list-titles.ts'

/**
 * What was done with rows, and the numbers of those that may not have left the list yet; the name under which the list was
 * not saved, and why.
 */
export type RowsDone = {
  done?: string[]
  wrong?: string[]
  without?: string[]
  unsaved?: { name: string; errors: FieldError[] }
}

export const listPage = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  { done = doneIn(deps, request), wrong = [], without = numbersDone(request), unsaved }: RowsDone = {},
) => {
  const { today, asked, place, errors } = wantedBy(deps, request)
  const lang = languageOf(deps, request)
  const { filter } = asked
  const [found, tellings, counts, dead, saved] = await Promise.all([
    listedPage(deps, asked, today, { limit: limits.listRows, place, without }),
    isList(asked, 'by_hand') ? tellingsDue(deps) : [],
    countsOf(deps, today),
    deps.deadLetters(),
    savedViews(deps, staff.member),
  ])
  const lists = listsOf(counts, lang, filter)
  const own = `/desk?${listQuery(asked, place)}`
  const narrowed = Object.keys(asked.narrow).length > 0
  const isFirst = place.after === undefined && place.skip === 0
  return page(
    wrong.length || errors.length || unsaved ? 422 : 200,
    renderDesk({
      ...deskFrame(deps, request, staff),
      path: own,
      title: titleOf(deps, asked, lang),
      lists,
      folded: foldedLists(deps, asked, today, lang),
      saved: savedLinks(saved, listQuery(asked)),
      save: {
        action: `/desk/views?${listQuery(asked)}`,
        idempotencyKey: freshKey(),
        name: unsaved?.name ?? '',
        errors: unsaved?.errors ?? [],
        ...(!('save' in request.query) && !unsaved && { open: `${own}&save=1` }),
      },
      filter: {
        lang,
        names: namesOf(deps),
        values: { ...request.query, ...queryOf(asked), ...(filter.by !== 'list' && { list: '' }) },
        errors,
        ...(!('filter' in request.query) && errors.length === 0 && { open: `${own}&filter=1` }),
        ...(narrowed && { reset: `/desk?${listQuery({ filter, narrow: {} })}` }),
      },
      table: tableOf(deps, asked, found, today, lang, own),
      rows: { action: own.replace('/desk?', '/desk/cases?'), idempotencyKey: freshKey() },
      range: rangeOf(found, lang),
      tellings,
      done,
      wrong,
      ...(found.next && { next: `/desk?${listQuery(asked, found.next)}` }),
      ...(!isFirst && { first: `/desk?${listQuery(asked)}` }),
      csv: `/desk/cases.csv?${listQuery(asked)}`,
      dead: deadIn(dead),
    }),
  )
}

/** The dead-letter queues that hold anything. */
export const deadIn = (dead: Awaited<ReturnType<DeskDeps['deadLetters']>>): DeskListModel['dead'] =>
  (Object.keys(dead) as (keyof typeof dead)[])
    .map((queue) => ({ queue, ...dead[queue] }))
    .filter(({ count }) => count > 0)

const linkTo = (to: Filter, title: string, current?: Filter): ListLink => {
  const query = listQuery({ filter: to, narrow: {} })
  const isCurrent = current !== undefined && query === listQuery({ filter: current, narrow: {} })
  return { title, path: `/desk?${query}`, current: isCurrent }
}

/** The lists of work with how much each holds. */
export const listsOf = (
  counts: Awaited<ReturnType<typeof countsOf>>,
  lang: Language,
  current?: Filter,
): ListLink[] =>
  deskLists.map((list) => ({
    ...linkTo({ by: 'list', list }, deskWords(lang).list[list], current),
    count: `${counts[list].count}${counts[list].more ? '+' : ''}`,
    ...(list === 'late' && counts[list].count > 0 && { alarming: true }),
  }))

/** A member's own lists as links; `query` is what is asked for now. */
export const savedLinks = (saved: readonly SavedView[], query?: string): SavedLink[] =>
  saved.map((view) => ({
    id: view.id,
    title: view.name,
    path: `/desk?view=${view.id}`,
    current: view.query === query,
  }))

const rangeOf = ({ rows, before, total, more }: ListedPage, lang: Language) =>
  listWords(lang).range(before + 1, before + rows.length, total, more)

const tableOf = (
  deps: DeskDeps,
  asked: Asked,
  { rows }: ListedPage,
  today: string,
  lang: Language,
  own: string,
): Table => {
  const { sort } = asked
  const taking = openOn(deps.rules.council.commissions, today)
  const isUnassigned = isList(asked, 'unassigned')
  const byTopic = ({ topic }: ListedRow) => taking.find(({ topics }) => topic && topics.includes(topic))?.id
  const sorted = (column: Column): string | undefined => {
    if (column === 'owner') return undefined
    const next: Sort = { by: column, down: sort?.by === column && !sort.down }
    return `/desk?${listQuery({ ...asked, sort: next })}`
  }
  return {
    lang,
    letters: isList(asked, 'letters'),
    rows,
    names: { ...namesOf(deps), taking: shortNames(taking) },
    today,
    pathTo: (row, i) => caseInList(row, own.slice('/desk?'.length), i),
    sort: { path: sorted, ...sort },
    form: { assign: isUnassigned, preselected: byTopic },
  }
}

const foldedLists = ({ rules: { council } }: DeskDeps, { filter }: Asked, today: string, lang: Language) => {
  const words = deskWords(lang).list
  const link = (to: Filter, title: string) => linkTo(to, title, filter)
  const year = Number(filter.by === 'kind' ? filter.year : today.slice(0, 4))
  const register = caseKinds.flatMap((kind) => {
    const years = filter.by === 'kind' && filter.kind === kind ? [year - 1, year, year + 1] : [year]
    return years
      .filter((y) => y <= Number(today.slice(0, 4)))
      .map((y) => link({ by: 'kind', kind, year: String(y) }, `${words.kinds[kind]}, ${y}`))
  })
  return [
    {
      title: words.byCommission,
      links: council.commissions.map(({ id, names }) => link({ by: 'commission', id }, names[lang])),
    },
    { title: words.register, links: register },
  ]
}

const numbersDone = ({ query: { assigned = '' } }: Request) =>
  assigned.split(',').filter((one) => numberShape.safeParse(one).success)

/** What the address says was done just now. */
const doneIn = (deps: DeskDeps, request: Request): string[] => {
  const lang = languageOf(deps, request)
  const kept = (['saved', 'removed'] as const).find((word) => word === request.query.kept)
  if (kept) return [viewWords(lang)[kept]]
  const numbers = numbersDone(request)
  const [number = ''] = numbers
  const commission = namesOf(deps).commissions[request.query.given ?? '']
  if (numbers.length === 0 || typeof commission !== 'object') return []
  const { assigned, assignedMany } = listWords(lang).done
  return [
    numbers.length === 1
      ? assigned(number, commission[lang])
      : assignedMany(numbers.length, commission[lang]),
  ]
}
