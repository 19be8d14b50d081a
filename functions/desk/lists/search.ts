/** `/desk/search`: one case found is opened, several are listed. */
import { casesWith } from '../../../shared/application/desk/lists/case-words.ts'
import { findCases } from '../../../shared/application/desk/lists/find-case.ts'
import { listedRows } from '../../../shared/application/desk/lists/list-page.ts'
import { viewsOf } from '../../../shared/domain/case-views.ts'
import { inPath } from '../../../shared/domain/number.ts'
import type { View } from '../../../shared/domain/views.ts'
import { languageOf } from '../../../shared/http/front.ts'
import { page, seeOther } from '../../../shared/http/replies.ts'
import { renderFound } from '../../../shared/pages/desk/lists/desk-list.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { deskFrame, forMembers } from '../staff.ts'
import { namesOf } from './asked.ts'

/** As many rows as one page takes. */
const most = 40

/** What was found. `more`: there are others, that more words would tell apart. */
type Found = { views: View[]; unreadable: string[]; more: boolean }

export const search = forMembers(async (deps, request, staff, { q = '' }) => {
  const today = deps.rules.dayOf(request.at)
  const { views, unreadable, more } = await found(deps, q, today)
  const [only] = views
  if (only && views.length === 1 && unreadable.length === 0)
    return seeOther(`/desk/cases/${inPath(only.caseId)}?lang=${languageOf(deps, request)}`)
  return page(
    200,
    renderFound({
      ...deskFrame(deps, request, staff),
      path: '/desk',
      values: { q },
      rows: await listedRows(deps, views, today),
      unreadable,
      more,
      names: namesOf(deps),
      today,
    }),
  )
})

/** By a number or the applicant's own figures first, from the logs: what was registered this very moment may not be in the lists yet. */
const found = async (deps: DeskDeps, q: string, today: string): Promise<Found> => {
  const unreadable: string[] = []
  const cases = await findCases(deps, q, today, unreadable)
  if (cases.length > 0 || unreadable.length > 0) {
    const views = cases.flatMap(
      ({ log, letter = 'case' }) => viewsOf(log).find(({ part }) => part === letter) ?? [],
    )
    return { views, unreadable, more: false }
  }
  const { caseIds, more } = await casesWith(deps.people, q)
  const shown = caseIds.slice(0, most)
  const views = await deps.views.many(shown.map((caseId) => ({ caseId, part: 'case' })))
  return { views, unreadable, more: more || caseIds.length > shown.length }
}
