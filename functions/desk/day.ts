/** `/desk`: a member's day, or the list that its address names. */
import { dayOf } from '../../shared/application/desk/day.ts'
import { languageOf } from '../../shared/http/front.ts'
import { page } from '../../shared/http/http.ts'
import { visitCookie, visitOf } from '../../shared/http/visit.ts'
import { renderDay } from '../../shared/pages/desk/day.ts'
import { namesOf } from './asked.ts'
import { deadIn, listPage, listsOf } from './lists.ts'
import { deskFrame, forMembers } from './staff.ts'

const cookie = 'desk-visit'

export const show = forMembers(async (deps, request, staff) => {
  const { lang: _, ...asked } = request.query
  if (Object.keys(asked).length > 0) return listPage(deps, request, staff)
  const today = deps.rules.dayOf(request.at)
  const visit = visitOf(deps, request, cookie, today)
  const [day, dead] = await Promise.all([dayOf(deps, today, visit.before), deps.deadLetters()])
  const shown = page(
    200,
    renderDay({
      ...deskFrame(deps, request, staff),
      path: '/desk',
      day,
      lists: listsOf(day.counts, languageOf(deps, request)),
      names: namesOf(deps),
      today,
      dead: deadIn(dead),
    }),
  )
  return { ...shown, headers: { ...shown.headers, 'set-cookie': visitCookie(deps, cookie, visit) } }
})
