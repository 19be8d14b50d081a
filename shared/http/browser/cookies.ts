/** Cookies that go to this very host and that no script reads. */
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Request } from '../request.ts'

export type Portal = { portal: string }

/** Browsers keep the longer name to this very host over TLS; on a developer's machine there is none. */
const cookieOf = ({ portal }: Portal, name: string) => {
  const secure = portal.startsWith('https:')
  return { name: secure ? `__Host-${name}` : name, secure }
}

/** Empty where the browser has none. */
export const cookieIn = (portal: Portal, { headers }: Request, name: string): string =>
  parseCookie(headers.cookie ?? '')[cookieOf(portal, name).name] ?? ''

/** What sets it for so many seconds; for none it ends. */
export const setCookie = (portal: Portal, name: string, value: string, seconds: number): string =>
  stringifySetCookie({
    ...cookieOf(portal, name),
    value,
    maxAge: seconds,
    path: '/',
    httpOnly: true,
    // Not `strict`: a link in a member's mail leads to a page, and must find them signed in.
    sameSite: 'lax',
  })
