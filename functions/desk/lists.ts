/** `/desk` and its lists: as a page, as a file, and at the API. */
import { stringify } from 'csv-stringify/sync'
import { limits } from '../../events/limits.ts'
import { caseKinds, deskLists } from '../../events/values.ts'
import {
  countedTo,
  countsOf,
  type Filter,
  filterOf,
  filterQuery,
  pageOf,
  placeOf,
} from '../../shared/application/desk/desk-list.ts'
import type { DeskRow } from '../../shared/application/models.ts'
import { agencyOf, commissionOf } from '../../shared/council/council.ts'
import { inPath } from '../../shared/domain/number.ts'
import { fieldErrors, invalid, languageOf } from '../../shared/http/front.ts'
import { json, page, type Reply, type Request } from '../../shared/http/http.ts'
import {
  type DeskNames,
  fromOf,
  type ListLink,
  renderDesk,
  statusIn,
} from '../../shared/pages/desk/desk-list.ts'
import { deskWords } from '../../shared/text/desk/words.ts'
import { wording } from '../../shared/text/explanation.ts'
import { texts } from '../../shared/text/texts.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { deskFrame, forMembers, requireStaff } from './staff.ts'

/** A file of more would take longer than its reader waits. */
const fileRows = 2000

/** Which list an address asks for, and from where on. Throws a 422 for what is none. */
const askedFor = (deps: DeskDeps, request: Request) => {
  const today = deps.rules.dayOf(request.at)
  const found = filterOf(deps.rules, request.query, today)
  const { after } = request.query
  const place = after ? placeOf(after) : undefined
  const faults = [
    ...('faults' in found ? found.faults : []),
    ...(after && !place ? [{ path: 'after', code: 'unknown_value' as const }] : []),
  ]
  if ('faults' in found || faults.length) throw invalid(fieldErrors(faults, languageOf(deps, request)))
  return { today, filter: found.filter, after: place }
}

export const namesOf = ({ rules: { council } }: DeskDeps): DeskNames => {
  const names = (list: readonly { id: string; names: DeskNames['topics'][string] }[]) =>
    Object.fromEntries(list.map((item) => [item.id, item.names]))
  return {
    topics: names(council.topics),
    commissions: names(council.commissions),
    agencies: names(council.agencies),
  }
}

const pathOf = (path: string, filter: Filter, more: Record<string, string> = {}) =>
  `${path}?${new URLSearchParams({ ...filterQuery(filter), ...more })}`

const same = (a: Filter, b: Filter) => pathOf('', a) === pathOf('', b)

export const show = forMembers(async (deps, request, staff) => {
  const { today, filter, after } = askedFor(deps, request)
  const lang = languageOf(deps, request)
  const { council } = deps.rules
  const words = deskWords(lang).list
  const [found, counts, dead] = await Promise.all([
    pageOf(deps, filter, today, limits.listRows, after),
    countsOf(deps, today),
    deps.deadLetters(),
  ])
  const link = (to: Filter, title: string): ListLink => ({
    title,
    path: pathOf('/desk', to),
    current: same(to, filter),
  })
  const lists = deskLists.map((list) => ({
    ...link({ by: 'list', list }, words[list]),
    count: counts[list] > countedTo ? `${countedTo}+` : String(counts[list]),
    ...(list === 'late' && counts[list] > 0 && { alarming: true }),
  }))
  const year = Number(filter.by === 'kind' ? filter.year : today.slice(0, 4))
  const register = caseKinds.flatMap((kind) => {
    const years = filter.by === 'kind' && filter.kind === kind ? [year - 1, year, year + 1] : [year]
    return years
      .filter((y) => y <= Number(today.slice(0, 4)))
      .map((y) => link({ by: 'kind', kind, year: String(y) }, `${texts(lang).caseKinds[kind]}, ${y}`))
  })
  return page(
    200,
    renderDesk({
      ...deskFrame(deps, request, staff),
      title: titleOf(deps, filter, lang),
      lists,
      folded: [
        {
          title: words.byCommission,
          links: council.commissions.map(({ id, names }) => link({ by: 'commission', id }, names[lang])),
        },
        {
          title: words.byAgency,
          links: council.agencies.map(({ id, names }) => link({ by: 'agency', id }, names[lang])),
        },
        { title: words.register, links: register },
      ],
      rows: found.rows,
      names: namesOf(deps),
      today,
      ...(found.after && { next: pathOf('/desk', filter, { after: found.after }) }),
      ...(after && { first: pathOf('/desk', filter) }),
      csv: pathOf('/desk/cases.csv', filter),
      dead: (Object.keys(dead) as (keyof typeof dead)[])
        .map((queue) => ({ queue, ...dead[queue] }))
        .filter(({ count }) => count > 0),
    }),
  )
})

const titleOf = (
  { rules: { council } }: DeskDeps,
  filter: Filter,
  lang: ReturnType<typeof languageOf>,
): string => {
  const words = deskWords(lang).list
  switch (filter.by) {
    case 'list':
      return words[filter.list]
    case 'commission':
      return words.ofCommission(commissionOf(council, filter.id)?.names[lang] ?? filter.id)
    case 'agency':
      return words.ofAgency(agencyOf(council, filter.id)?.names[lang] ?? filter.id)
    case 'kind':
      return words.ofYear(texts(lang).caseKinds[filter.kind], filter.year)
  }
}

/** The list as a file for a spreadsheet; no cell is a formula, whatever people have written. */
export const file = forMembers(async (deps, request) => {
  const { today, filter } = askedFor(deps, request)
  const lang = languageOf(deps, request)
  const words = deskWords(lang).list
  const rows: DeskRow[] = []
  let after: string | undefined
  do {
    const found = await pageOf(deps, filter, today, 100, after && placeOf(after))
    rows.push(...found.rows)
    after = found.after
  } while (after && rows.length < fileRows)
  const { columns } = words
  const names = namesOf(deps)
  const named = (list: DeskNames['topics'], id: string | undefined) =>
    id ? wording(list[id] ?? id, lang) : ''
  const shown = rows.map((row) => [
    row.letter ?? row.number,
    texts(lang).caseKinds[row.kind],
    row.subject,
    fromOf(row, lang),
    named(names.topics, row.topic),
    named(names.commissions, row.commission),
    named(names.agencies, row.agency),
    row.receivedOn,
    row.next?.dueOn ?? row.dueOn ?? '',
    statusIn(row, lang),
  ])
  const head = (
    [
      'number',
      'kind',
      'subject',
      'applicant',
      'topic',
      'commission',
      'agency',
      'received',
      'due',
      'status',
    ] as const
  ).map((column) => columns[column])
  const csv = stringify([head, ...shown, ...(after ? [[words.cut(rows.length)]] : [])], {
    bom: true,
    escape_formulas: true,
    // Where a comma begins the decimals, spreadsheets take the semicolon between cells.
    delimiter: lang === 'en' ? ',' : ';',
    record_delimiter: 'windows',
  })
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${Object.values(filterQuery(filter)).join('-')}-${today}.csv"`,
    },
    body: csv,
  }
})

/** `GET /api/desk/cases`. */
export const list = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  requireStaff(deps, request)
  const { today, filter, after } = askedFor(deps, request)
  const found = await pageOf(deps, filter, today, limits.listRows, after)
  const cases = found.rows.map((row) => ({
    ...row,
    url: `${deps.portal}/desk/cases/${inPath(row.number)}`,
  }))
  return json(200, { cases, after: found.after ?? null })
}
