/** HTTP for functions: a request as handlers need it, replies with the headers every page has, problems as values. */
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { limits } from '../../events/limits.ts'
import { TooOften } from '../application/limits.ts'
import { learn } from '../runtime/hop.ts'
import { inHop } from '../runtime/hop-line.ts'
import { log } from '../runtime/logger.ts'
import { keepingLook, type Look, lookIn, lookless } from './look.ts'

export type Request = {
  /** As the API has it: `POST /api/appeals`. HEAD is GET here: its reply only loses its body. */
  route: string
  /** Encoded as addresses are, but for slashes within a number. */
  path: string
  params: Record<string, string>
  query: Record<string, string>
  /** Names in lower case. */
  headers: Record<string, string>
  /** The bytes that were sent: what a signature is over. */
  raw: Buffer
  /** The same as text, without a byte order mark; empty for a webhook whose bytes are no UTF-8. */
  body: string
  /** When API Gateway took the request, UTC. */
  at: string
  /** The network address that the request counts by, as API Gateway saw it: headers may say anything. */
  from: string
  requestId: string
  /** How pages are to look. */
  look?: Look
  /**
   * Set by the doors at which a right may be used before it ends: when this very request was first tried (UTC), whether
   * that is held for its repeat, and the form that repeats it.
   */
  firstTry?: { at: string; kept: boolean; again?: Record<string, string> }
}

/** `bytes` in place of a body that is no text. */
export type Reply = { status: number; headers?: Record<string, string>; body?: string; bytes?: Uint8Array }

/** What goes wrong at the door, as a status and a code that the texts have words for. Thrown, answered by `onProblem`. */
export class HttpProblem<Detail = unknown> extends Error {
  override name = 'HttpProblem'
  readonly status: number
  readonly detail: Detail | undefined
  readonly headers: Record<string, string>
  constructor(status: number, code: string, detail?: Detail, headers: Record<string, string> = {}) {
    super(code)
    this.status = status
    this.detail = detail
    this.headers = headers
  }
}

/** The longest address, query and all, and the longest header, in characters: what API Gateway itself lets through. */
const longestLine = 10_240
/** A form of hundreds of remarks to several letters has fewer fields. */
const mostFields = 4000

/** Scripts of our own files only, no frame, no third party; links carry secrets, so no referrer and no cache. */
const securityPolicy = ({ connect = '', formsTo = '', images = '', objects = '' } = {}) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:${images}; ${objects}${connect}form-action 'self'${formsTo}; base-uri 'none'; frame-ancestors 'none'`

const everyReply = {
  'content-security-policy': securityPolicy(),
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Whose form has a whole register in it. */
const ofRoute: Record<string, number> = { 'POST /desk/import': limits.registerBytes }

const requestOf = (event: APIGatewayProxyEventV2): Request => {
  if (event.rawPath.length + event.rawQueryString.length > longestLine)
    throw new HttpProblem(414, 'too_large')
  if (Object.values(event.headers).some((value = '') => value.length > longestLine))
    throw new HttpProblem(431, 'too_large')
  const raw = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  const isWebhook = event.rawPath.startsWith('/webhooks/')
  const limit = isWebhook ? limits.webhookBytes : (ofRoute[event.routeKey] ?? limits.bodyBytes)
  if (sizeOf(raw, limit) > limit) throw new HttpProblem(413, 'too_large', { kilobytes: limit / 1024 })
  const request = { ...bodiless(event), raw, body: textIn(raw) ?? '' }
  // Of a webhook nothing is said before its signature has been looked at.
  if (!isWebhook && raw.length > 0 && !isMultipart(request)) requireText(request, event.isBase64Encoded)
  return request
}

/** How much longer a Cyrillic letter may be as it is sent: `%D0%B0` in a form, `\\u0430` in JSON, two bytes as it is. */
const escaped = 3

/**
 * Bytes of a body with each escaped letter as UTF-8 has it: what somebody typed counts, not how a browser or a program
 * sends it. Of a body that is larger than any escaping makes it, its bytes as they are.
 */
const sizeOf = (raw: Buffer, limit: number): number => {
  if (raw.length <= limit || raw.length > escaped * limit) return raw.length
  const text = raw.toString('latin1')
  const percents = text.match(/%[\dA-Fa-f]{2}/g)?.length ?? 0
  const points = text.match(/\\u[\dA-Fa-f]{4}/g)?.length ?? 0
  return raw.length - 2 * percents - 4 * points
}

/** Throws a 415 for another charset than UTF-8 and a 422 for bytes that are none, so that no letter becomes U+FFFD. */
const requireText = (request: Request, isBase64Encoded: boolean) => {
  const charset = charsetOf(request.headers['content-type'])
  if (charset !== undefined && !isUtf8(charset)) throw new HttpProblem(415, 'not_utf8')
  const { raw, body } = request
  // What comes as text has been decoded by the API already, and shows only where that failed.
  if (textIn(raw) === undefined || (!isBase64Encoded && body.includes(replacement)))
    throw new HttpProblem(422, 'not_utf8')
  if (!isForm(request)) return
  if (fieldsIn(body) > mostFields) throw new HttpProblem(413, 'too_large')
  if (!isDecodable(body)) throw new HttpProblem(422, 'not_utf8')
}

export const replacement = '\ufffd'
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes as UTF-8 text, without a byte order mark (RFC 8259, 8.1, lets it be ignored); undefined where they are none. */
export const textIn = (raw: Buffer): string | undefined => {
  // UTF-16 of ASCII and of Cyrillic letters may pass for UTF-8, but begins with a NUL or has one second.
  if (raw[0] === 0 || raw[1] === 0) return undefined
  try {
    return utf8.decode(raw)
  } catch {
    return undefined
  }
}

const charsetOf = (contentType = ''): string | undefined => {
  const parameters = contentType.split(';').slice(1)
  const charset = parameters.map((one) => one.trim().toLowerCase()).find((one) => one.startsWith('charset='))
  return charset?.slice('charset='.length).replaceAll('"', '').trim()
}

/** By any of its names (https://encoding.spec.whatwg.org/#names-and-labels). */
const isUtf8 = (charset: string): boolean => {
  try {
    return new TextDecoder(charset).encoding === 'utf-8'
  } catch {
    return false
  }
}

export const isForm = ({ headers }: Pick<Request, 'headers'>) =>
  (headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded')

/** A form with a file in it, whose bytes are no text. */
const isMultipart = ({ headers }: Pick<Request, 'headers'>) =>
  (headers['content-type'] ?? '').toLowerCase().startsWith('multipart/form-data')

/**
 * The one file in a form: its bytes, and its name at its sender's; empty where there is none. Throws a 415 for what is
 * no such form.
 */
export const fileIn = async (
  request: Request,
  name: string,
): Promise<{ name: string; bytes: Uint8Array }> => {
  if (!isMultipart(request)) throw new HttpProblem(415, 'not_a_form')
  const found = (await multipartOf(request)).get(name)
  return found instanceof File
    ? { name: found.name, bytes: new Uint8Array(await found.arrayBuffer()) }
    : { name: '', bytes: new Uint8Array() }
}

const multipartOf = async ({ raw, headers }: Request): Promise<FormData> => {
  const type = headers['content-type'] ?? ''
  try {
    return await new Response(raw, { headers: { 'content-type': type } }).formData()
  } catch {
    throw new HttpProblem(422, 'not_a_form')
  }
}

/** Whether a form's `%XX` spell UTF-8; a percent sign that spells nothing stands for itself. */
const isDecodable = (form: string): boolean => {
  try {
    decodeURIComponent(form.replace(/%(?![\da-f]{2})/gi, '%25'))
    return true
  } catch {
    return false
  }
}

const fieldsIn = (form: string): number => {
  let fields = 1
  for (let i = form.indexOf('&'); i >= 0; i = form.indexOf('&', i + 1)) fields++
  return fields
}

const queryOf = ({ rawQueryString }: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(rawQueryString.slice(0, longestLine)))

const bodiless = (event: APIGatewayProxyEventV2): Request => ({
  route: event.routeKey.replace(/^HEAD /, 'GET '),
  path: addressOf(event.rawPath),
  params: Object.fromEntries(
    Object.entries(event.pathParameters ?? {}).map(([k, v]) => [k, decoded(v ?? '')]),
  ),
  query: lookless(queryOf(event)),
  headers: {
    ...Object.fromEntries(Object.entries(event.headers).map(([k, v]) => [k.toLowerCase(), v ?? ''])),
    // The API takes cookies out of the headers, some emulators leave them there.
    ...(event.cookies && { cookie: event.cookies.join('; ') }),
  },
  raw: Buffer.alloc(0),
  body: '',
  ...lookIn(queryOf(event), event.cookies?.join('; ') ?? event.headers.cookie),
  at: new Date(event.requestContext.timeEpoch).toISOString(),
  from: clientAddress(event.requestContext.http.sourceIp),
  requestId: event.requestContext.requestId,
})

/** A path of this host as links have it, however it was handed over. */
const addressOf = (path: string) =>
  encodeURI(decoded(path)).replace(/[?#]/g, encodeURIComponent).replace(/^\/+/, '/')

/** What a sender is counted by: their IPv4 address; of IPv6 the network (/64), which one sender has all of. */
export const clientAddress = (sourceIp: string): string => {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(sourceIp) ?? []
  if (mapped || !sourceIp.includes(':')) return mapped ?? sourceIp
  const [before = [], after] = sourceIp
    .toLowerCase()
    .split('::')
    .map((part) => part.split(':').filter(Boolean))
  const left = Math.max(0, 8 - before.length - (after?.length ?? 0))
  const groups = after ? [...before, ...Array<string>(left).fill('0'), ...after] : before
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** API Gateway hands a path and its parameters over decoded, some emulators do not; a stray `%` stays as it is. */
const decoded = (value: string) => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

export type Answer = (request: Request) => Promise<Reply>

/**
 * A function behind the HTTP API. What `answer` throws becomes a reply by `onProblem`: `HttpProblem`s as they are,
 * `Contention` as 503, `TooOften` as 429, everything else as 500 (`AlteredLog` by its own name), told in the log without a word of the request.
 */
export const httpFunction = (
  answer: Answer,
  onProblem: (request: Request, problem: HttpProblem) => Promise<Reply>,
) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler((event) => {
    const { route, requestId } = bodiless(event)
    return inHop('answered', { route, requestId }, async ({ learnt }) => {
      const reply = await replyTo(event, answer, onProblem)
      const { outcome } = learnt
      learn({
        status: reply.status,
        outcome: outcome?.startsWith('refused:') ? outcome : String(reply.status),
      })
      // HEAD is GET without the body (RFC 9110, 9.3.2).
      const isHead = event.requestContext.http.method === 'HEAD'
      return {
        statusCode: reply.status,
        headers: { ...everyReply, ...reply.headers, ...keepingLook(queryOf(event), event.headers, reply) },
        body: isHead ? '' : (reply.body ?? ''),
        ...(reply.bytes &&
          !isHead && { body: Buffer.from(reply.bytes).toString('base64'), isBase64Encoded: true }),
      }
    })
  })

const replyTo = async (
  event: APIGatewayProxyEventV2,
  answer: Answer,
  onProblem: (request: Request, problem: HttpProblem) => Promise<Reply>,
): Promise<Reply> => {
  let request = bodiless(event)
  try {
    request = requestOf(event)
    return await answer(request)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status >= 500) log.failure('request failed', error)
    const reply = await onProblem(request, problem)
    return { ...reply, headers: { ...reply.headers, ...problem.headers } }
  }
}

export const retryAfter = ({ seconds }: TooOften) => ({ 'retry-after': String(seconds) })

/** By its name, as `Contention` is: pages without a log load nothing for it. */
const isAltered = (error: unknown) => error instanceof Error && error.name === 'AlteredLog'

const problemOf = (error: unknown): HttpProblem => {
  if (error instanceof HttpProblem) return error
  if (error instanceof Error && error.name === 'Contention')
    return new HttpProblem(503, 'contention', undefined, { 'retry-after': '2' })
  if (error instanceof TooOften)
    return new HttpProblem(429, 'too_often', { minutes: Math.ceil(error.seconds / 60) }, retryAfter(error))
  return new HttpProblem(500, isAltered(error) ? 'log_altered' : 'unexpected')
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

/** Longer than any key that a form of ours carries; in a commit's id there is room for it. */
const longestKey = 100

/** A posted form's fields, where a file may come with them. Only the first of a repeated name counts. */
export const fieldsOf = async (request: Request): Promise<Record<string, string>> => {
  if (!isMultipart(request)) return formOf(request)
  const fields: Record<string, string> = {}
  for (const [name, value] of await multipartOf(request))
    if (typeof value === 'string') fields[name] ??= value
  return withoutLongKey(fields)
}

/** A posted form's fields. Only the first of a repeated name counts, and no idempotency key that is too long to be one. */
export const formOf = (request: Request): Record<string, string> => {
  if (!isForm(request)) throw new HttpProblem(415, 'not_a_form')
  const fields: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(request.body)) fields[name] ??= value
  return withoutLongKey(fields)
}

const withoutLongKey = (fields: Record<string, string>): Record<string, string> => {
  if ((fields.idempotencyKey ?? '').length > longestKey) delete fields.idempotencyKey
  return fields
}
