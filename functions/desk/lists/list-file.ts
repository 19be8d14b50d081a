/** A list as a file, and at the API. */
import { limits } from '../../../events/limits.ts'
import { filterOf, pageOf, placeOf } from '../../../shared/application/desk/lists/desk-list.ts'
import { listedPage } from '../../../shared/application/desk/lists/list-page.ts'
import type { Place } from '../../../shared/application/desk/lists/list-query.ts'
import type { ListedRow } from '../../../shared/application/desk/models.ts'
import { inPath } from '../../../shared/domain/number.ts'
import { fieldErrors, invalid, languageOf } from '../../../shared/http/front.ts'
import { json, type Reply } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { type DeskNames, fromOf, ownerIn, statusIn } from '../../../shared/pages/desk/lists/list-table.ts'
import { listWords } from '../../../shared/text/desk/lists/list-words.ts'
import { deskWords } from '../../../shared/text/desk/words.ts'
import { wording } from '../../../shared/text/explanation.ts'
import { texts } from '../../../shared/text/texts.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { forMembers, requireStaff } from '../staff.ts'
import { isList, listQuery, namesOf, wantedBy } from './asked.ts'
import { spreadsheet } from './spreadsheet.ts'

/** A file of more would take longer than its reader waits. */
const fileRows = 2000

/** All of the list that is shown, as it is narrowed and sorted, for a spreadsheet. */
export const file = forMembers(async (deps, request) => {
  const { today, asked } = wantedBy(deps, request)
  const lang = languageOf(deps, request)
  const words = deskWords(lang).list
  const rows: ListedRow[] = []
  let place: Place | undefined = { skip: 0, before: 0 }
  while (place && rows.length < fileRows) {
    const found = await listedPage(deps, asked, today, { limit: 100, place })
    rows.push(...found.rows)
    place = found.next
  }
  const { columns } = words
  const own = isList(asked, 'letters') ? listWords(lang).letters : undefined
  const names = namesOf(deps)
  const named = (list: DeskNames['topics'], id: string | undefined) =>
    id ? wording(list[id] ?? id, lang) : ''
  const shown = rows.map((row) => [
    row.letter ?? row.number,
    texts(lang).caseKinds[row.kind],
    row.subject,
    row.name || (own ? named(names.agencies, row.agency) : fromOf(row, lang)),
    named(names.topics, row.topic),
    named(names.commissions, row.commission),
    named(names.agencies, row.agency),
    row.receivedOn,
    row.next?.dueOn ?? row.dueOn ?? '',
    statusIn(row, lang),
    ownerIn(row, lang, names),
  ])
  const heads = { ...columns, ...(own && { applicant: own.name, received: own.received }) }
  const head = [
    ...(
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
    ).map((column) => heads[column]),
    listWords(lang).columns.owner,
  ]
  const csv = spreadsheet([head, ...shown, ...(place ? [[words.cut(rows.length)]] : [])], lang)
  const name = [...new URLSearchParams(listQuery(asked)).values()].join('-').replace(/[^\w-]/g, '')
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${today}.csv"`,
    },
    body: csv,
  }
})

/** `GET /api/desk/cases`: one list at a time, whole. */
export const list = async (deps: DeskDeps, request: Request): Promise<Reply> => {
  await requireStaff(deps, request)
  const today = deps.rules.dayOf(request.at)
  const { after } = request.query
  const place = after ? placeOf(after) : undefined
  const wanted = filterOf(deps.rules, request.query, today)
  const faults = [
    ...('faults' in wanted ? wanted.faults : []),
    ...(after && !place ? [{ path: 'after', code: 'unknown_value' as const }] : []),
  ]
  if ('faults' in wanted || faults.length) throw invalid(fieldErrors(faults, languageOf(deps, request)))
  const found = await pageOf(deps, wanted.filter, today, limits.listRows, place)
  const cases = found.rows.map((row) => ({
    ...row,
    url: `${deps.portal}/desk/cases/${inPath(row.number)}`,
  }))
  return json(200, { cases, after: found.after ?? null })
}
