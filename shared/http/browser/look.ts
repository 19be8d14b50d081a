/**
 * How pages look: as they are, or for who sees little. `?look=` on any page changes it, a cookie keeps it in this browser,
 * and no page needs a script for it.
 */
import type { Reply } from '../replies.ts'

/** Large letters, strong contrast, no pictures. */
export type Look = 'large'

type Query = Record<string, string>

/** Handlers know nothing of it. */
export const lookless = ({ look: _, ...query }: Query): Query => query

/** What the address asks for, else what the cookie says. */
export const lookIn = ({ look }: Query, cookie = ''): { look?: Look } => {
  const wanted = look ?? /(?:^|;\s*)look=(\w+)/.exec(cookie)?.[1]
  return wanted === 'large' ? { look: wanted } : {}
}

/** Kept for a year, or forgotten, where a page was asked for so. Nobody else is shown that reply. */
export const keepingLook = (
  { look }: Query,
  headers: Record<string, string | undefined>,
  reply: Reply,
): Record<string, string> => {
  if (look === undefined || !/^text\/html/.test(reply.headers?.['content-type'] ?? '')) return {}
  const kept = look === 'large' ? 'look=large; Max-Age=31536000' : 'look=; Max-Age=0'
  const secure = headers['x-forwarded-proto'] === 'https' ? '; Secure' : ''
  return { 'set-cookie': `${kept}; Path=/; HttpOnly; SameSite=Lax${secure}`, 'cache-control': 'no-store' }
}
