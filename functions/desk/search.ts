/** `/desk/search`: one case found is opened, several are listed. */
import { rowsOf } from '../../shared/application/desk/desk-list.ts'
import { findCases } from '../../shared/application/desk/find-case.ts'
import { inPath } from '../../shared/domain/number.ts'
import { viewsOf } from '../../shared/domain/views.ts'
import { languageOf } from '../../shared/http/front.ts'
import { page, seeOther } from '../../shared/http/http.ts'
import { renderFound } from '../../shared/pages/desk/desk-list.ts'
import { namesOf } from './asked.ts'
import { deskFrame, forMembers } from './staff.ts'

export const search = forMembers(async (deps, request, staff, { q = '' }) => {
  const today = deps.rules.dayOf(request.at)
  const unreadable: string[] = []
  const found = await findCases(deps, q, today, unreadable)
  const [only] = found
  if (only && found.length === 1 && unreadable.length === 0)
    return seeOther(`/desk/cases/${inPath(only.case.caseId)}?lang=${languageOf(deps, request)}`)
  // From the logs: what was registered this very moment may not be in the lists yet.
  const views = found.flatMap(
    ({ log, letter = 'case' }) => viewsOf(log).find(({ part }) => part === letter) ?? [],
  )
  return page(
    200,
    renderFound({
      ...deskFrame(deps, request, staff),
      path: '/desk',
      values: { q },
      rows: await rowsOf(deps, views, today),
      unreadable,
      names: namesOf(deps),
      today,
    }),
  )
})
