/** The list that a case was opened from, as its address carries it: the way back, and on to the next case there. */
import { limits } from '../../../events/limits.ts'
import { listedPage } from '../../../shared/application/desk/lists/list-page.ts'
import type { ListedRow } from '../../../shared/application/desk/models.ts'
import { inPath } from '../../../shared/domain/number.ts'
import { languageOf } from '../../../shared/http/front.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import type { Request } from '../../../shared/http/request.ts'
import type { DeskCaseModel } from '../../../shared/pages/desk/desk-case.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { listQuery, type Wanted, wantedBy } from './asked.ts'
import { titleOf } from './list-titles.ts'

/** The address of a row's case, with the list that it stands in and its place there. */
export const caseInList = (row: Pick<ListedRow, 'number'>, list: string, index: number): string =>
  `/desk/cases/${inPath(row.number)}?${new URLSearchParams({ in: list, i: String(index) })}`

/** The part of a case's address that says where it was opened from; empty where it was not from a list. */
export const placeQuery = ({ query }: Request): string => {
  const { in: list, i = '0' } = query
  return list ? new URLSearchParams({ in: list, i }).toString() : ''
}

/**
 * So many requests as the list's own page. A case that has left the list, as one that was assigned does, is followed by
 * what stands in its place now.
 */
export const inList = async (
  deps: DeskDeps,
  request: Request,
  number: string,
): Promise<DeskCaseModel['list'] | undefined> => {
  const wanted = listIn(deps, request)
  if (!wanted) return undefined
  const { asked, place, today } = wanted
  const found = await listedPage(deps, asked, today, { limit: limits.listRows, place })
  const own = found.rows.findLastIndex((row) => row.number === number)
  const index = own < 0 ? Number(request.query.i) || 0 : own + 1
  const next = found.rows[index]
  const list = listQuery(asked, place)
  return {
    path: `/desk?${list}`,
    title: titleOf(deps, asked, languageOf(deps, request)),
    ...(next && { next: caseInList(next, list, index) }),
    ...(!next && found.next && { onward: `/desk?${listQuery(asked, found.next)}` }),
  }
}

/** Nothing for what is no list: the case is shown all the same. */
const listIn = (deps: DeskDeps, request: Request): Wanted | undefined => {
  const { in: list } = request.query
  if (!list) return undefined
  try {
    return wantedBy(deps, request, Object.fromEntries(new URLSearchParams(list)))
  } catch (error) {
    if (error instanceof HttpProblem) return undefined
    throw error
  }
}
