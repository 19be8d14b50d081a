/** When this browser was here before: a cookie with two local days, which says nothing of its reader. */
import { day as dayShape } from '../../../events/values.ts'
import type { Request } from '../request.ts'
import { cookieIn, type Portal, setCookie } from './cookies.ts'

/** The local day of this visit, and that of the one before it: all day the same. */
export type Visit = { before: string; today: string }

/** `name`: of the cookie, one for each kind of page. */
export const visitOf = (portal: Portal, request: Request, name: string, today: string): Visit => {
  const [before = '', last = ''] = cookieIn(portal, request, name).split('.')
  const known = [before, last].every((one) => dayShape.safeParse(one).success) && last <= today
  if (!known) return { before: today, today }
  return { before: last === today ? before : last, today }
}

const year = 31_536_000

/** Kept for a year. */
export const visitCookie = (portal: Portal, name: string, { before, today }: Visit): string =>
  setCookie(portal, name, `${before}.${today}`, year)
