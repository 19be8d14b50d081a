/** Replies, with the headers that every page has. */

/** `bytes` in place of a body that is no text. */
export type Reply = { status: number; headers?: Record<string, string>; body?: string; bytes?: Uint8Array }

/** Scripts of our own files only, no frame, no third party; links carry secrets, so no referrer and no cache. */
const securityPolicy = ({ connect = '', formsTo = '', images = '', objects = '' } = {}) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:${images}; ${objects}${connect}form-action 'self'${formsTo}; base-uri 'none'; frame-ancestors 'none'`

export const everyReply = {
  'content-security-policy': securityPolicy(),
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})

export const page = (status: number, html: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: html,
})

/** A file that the browser keeps under this name. */
export const download = (name: string, type: string, content: string | Uint8Array): Reply => ({
  status: 200,
  headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  ...(typeof content === 'string' ? { body: content } : { bytes: content }),
})

/**
 * A page from which files are uploaded to this origin: by a form, or by our own script. `shows`: on which the script shows
 * the pictures and documents that were just chosen, by addresses that no other page has (`blob:`). Browsers show a PDF in
 * an object by a frame of their own. `pictures`: on which pictures of that origin stand.
 */
export const uploading = (reply: Reply, origin: string, { shows = false, pictures = false } = {}): Reply => ({
  ...reply,
  headers: {
    ...reply.headers,
    'content-security-policy': securityPolicy({
      connect: `connect-src 'self' ${origin}; `,
      formsTo: ` ${origin}`,
      ...(pictures && { images: ` ${origin}` }),
      ...(shows && { images: ' blob:', objects: 'object-src blob:; frame-src blob:; ' }),
    }),
  },
})

/** A page that shows pictures of this origin. */
export const picturing = (reply: Reply, origin: string): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'content-security-policy': securityPolicy({ images: ` ${origin}` }) },
})

/** To the page that shows what was done; a reload of it does nothing again. */
export const seeOther = (location: string): Reply => ({ status: 303, headers: { location } })

/** After a session: what was typed and is kept by the browser goes with it. https://www.w3.org/TR/clear-site-data/ */
export const clearsBrowser = { 'clear-site-data': '"storage"' } as const
