/** The session of a browser at a door where people sign in: its token, in a cookie. */
import { endSession } from '../../application/sessions.ts'
import type { Request } from '../request.ts'
import { cookieIn, type Portal, setCookie } from './cookies.ts'

type Door = 'desk' | 'agency'

/** The header that begins a session in this browser, or ends it. */
export const sessionCookie = (
  portal: Portal,
  door: Door,
  { token, seconds } = { token: '', seconds: 0 },
) => ({
  'set-cookie': setCookie(portal, door, token, seconds),
})

export const sessionToken = (portal: Portal, request: Request, door: Door): string | undefined =>
  cookieIn(portal, request, door) || undefined

/** Ends the session that this browser has, if it has one: when somebody signs out, or in once more. */
export const endOwnSession = async (
  deps: Portal & Parameters<typeof endSession>[0],
  request: Request,
  door: Door,
): Promise<void> => {
  const token = sessionToken(deps, request, door)
  if (token) await endSession(deps, token, request.at)
}
