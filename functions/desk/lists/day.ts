/** `/desk`: a member's day, or the list that its address names. */
import { dayOf } from '../../../shared/application/desk/lists/day.ts'
import { savedViews } from '../../../shared/application/desk/lists/saved-views.ts'
import { visitCookie, visitOf } from '../../../shared/http/browser/visit.ts'
import { languageOf } from '../../../shared/http/front.ts'
import { page, type Reply, seeOther } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { renderDay } from '../../../shared/pages/desk/lists/day.ts'
import type { DeskDeps } from '../../../shared/wiring/desk.ts'
import { deskFrame, forMembers, type Staff } from '../staff.ts'
import { namesOf } from './asked.ts'
import { deadIn, listPage, listsOf, savedLinks } from './lists.ts'

const cookie = 'desk-visit'

export const show = forMembers(async (deps, request, staff) => {
  const { lang: _, ...asked } = request.query
  if (asked.view) return ownList(deps, request, staff, asked.view)
  if (Object.keys(asked).length > 0) return listPage(deps, request, staff)
  const today = deps.rules.dayOf(request.at)
  const visit = visitOf(deps, request, cookie, today)
  const [day, dead, saved] = await Promise.all([
    dayOf(deps, today, visit.before),
    deps.deadLetters(),
    savedViews(deps, staff.member),
  ])
  const shown = page(
    200,
    renderDay({
      ...deskFrame(deps, request, staff),
      path: '/desk',
      day,
      lists: listsOf(day.counts, languageOf(deps, request)),
      saved: savedLinks(saved),
      names: namesOf(deps),
      today,
      dead: deadIn(dead),
    }),
  )
  return { ...shown, headers: { ...shown.headers, 'set-cookie': visitCookie(deps, cookie, visit) } }
})

/** On to what one of the member's own lists asks for; to the day, where it was deleted in another window. */
const ownList = async (deps: DeskDeps, request: Request, { member }: Staff, id: string): Promise<Reply> => {
  const found = (await savedViews(deps, member)).find((view) => view.id === id)
  return seeOther(`/desk?${found ? `${found.query}&` : ''}lang=${languageOf(deps, request)}`)
}
