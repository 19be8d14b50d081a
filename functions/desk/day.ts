/** `/desk`: a member's day, or the list that its address names. */
import { parseCookie, stringifySetCookie } from 'cookie'
import { day as dayShape } from '../../events/values.ts'
import { dayOf } from '../../shared/application/desk/day.ts'
import { languageOf } from '../../shared/http/front.ts'
import { page, type Request } from '../../shared/http/http.ts'
import { renderDay } from '../../shared/pages/desk/day.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { namesOf } from './asked.ts'
import { deadIn, listPage, listsOf } from './lists.ts'
import { deskFrame, forMembers } from './staff.ts'

export const show = forMembers(async (deps, request, staff) => {
  const { lang: _, ...asked } = request.query
  if (Object.keys(asked).length > 0) return listPage(deps, request, staff)
  const today = deps.rules.dayOf(request.at)
  const visit = visitOf(deps, request, today)
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
  return { ...shown, headers: { ...shown.headers, 'set-cookie': visitCookie(deps, visit) } }
})

/** The local day of this visit in this browser, and that of the one before it: all day the same. */
type Visit = { before: string; today: string }

/** As with the session's: browsers keep the longer name to this very host over TLS. */
const cookieOf = ({ portal }: DeskDeps) => {
  const secure = portal.startsWith('https:')
  return { name: secure ? '__Host-desk-visit' : 'desk-visit', secure }
}

const visitOf = (deps: DeskDeps, { headers }: Request, today: string): Visit => {
  const [before = '', last = ''] = (parseCookie(headers.cookie ?? '')[cookieOf(deps).name] ?? '').split('.')
  const known = [before, last].every((one) => dayShape.safeParse(one).success) && last <= today
  if (!known) return { before: today, today }
  return { before: last === today ? before : last, today }
}

/** Kept for a year; it says nothing of the member. */
const visitCookie = (deps: DeskDeps, { before, today }: Visit): string =>
  stringifySetCookie({
    ...cookieOf(deps),
    value: `${before}.${today}`,
    maxAge: 31_536_000,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
  })
