import { page, type Reply } from '../../shared/http/replies.ts'

/** The same for everybody, and a minute old at most. */
export const minuteOld = { 'cache-control': 'public, max-age=60' }

/** A page that is the same for everybody who reads its language. */
export const forAll = (html: string): Reply => {
  const shown = page(200, html)
  return { ...shown, headers: { ...shown.headers, ...minuteOld, vary: 'accept-language, cookie' } }
}
