/** When this browser was here before: a cookie with two local days, which says nothing of its reader. */
import { parseCookie, stringifySetCookie } from 'cookie'
import { day as dayShape } from '../../events/values.ts'
import type { Request } from './http.ts'

/** The local day of this visit, and that of the one before it: all day the same. */
export type Visit = { before: string; today: string }

export const visitOf = ({ headers }: Request, cookie: string, today: string): Visit => {
  const [before = '', last = ''] = (parseCookie(headers.cookie ?? '')[cookie] ?? '').split('.')
  const known = [before, last].every((one) => dayShape.safeParse(one).success) && last <= today
  if (!known) return { before: today, today }
  return { before: last === today ? before : last, today }
}

/** Kept for a year, for pages under this path. */
export const visitCookie = (
  { portal }: { portal: string },
  { name, path }: { name: string; path: string },
  { before, today }: Visit,
): string =>
  stringifySetCookie({
    name,
    value: `${before}.${today}`,
    maxAge: 31_536_000,
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: portal.startsWith('https:'),
  })
