/** When this browser was here before: a cookie with two local days, which says nothing of its reader. */
import { parseCookie, stringifySetCookie } from 'cookie'
import { day as dayShape } from '../../events/values.ts'
import type { Request } from './request.ts'

/** The local day of this visit, and that of the one before it: all day the same. */
export type Visit = { before: string; today: string }

type Portal = { portal: string }

/** As with the session's: browsers keep the longer name to this very host over TLS. */
const cookieOf = ({ portal }: Portal, name: string) => {
  const secure = portal.startsWith('https:')
  return { name: secure ? `__Host-${name}` : name, secure }
}

/** `name`: of the cookie, one for each kind of page. */
export const visitOf = (portal: Portal, { headers }: Request, name: string, today: string): Visit => {
  const kept = parseCookie(headers.cookie ?? '')[cookieOf(portal, name).name] ?? ''
  const [before = '', last = ''] = kept.split('.')
  const known = [before, last].every((one) => dayShape.safeParse(one).success) && last <= today
  if (!known) return { before: today, today }
  return { before: last === today ? before : last, today }
}

/** Kept for a year. */
export const visitCookie = (portal: Portal, name: string, { before, today }: Visit): string =>
  stringifySetCookie({
    ...cookieOf(portal, name),
    value: `${before}.${today}`,
    maxAge: 31_536_000,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
  })
