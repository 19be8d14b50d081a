/** A request as handlers need it. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { limits } from '../../events/limits.ts'
import { isMultipart, requireText, sizeOf, textIn } from './bodies.ts'
import { type Look, lookIn, lookless } from './browser/look.ts'
import { HttpProblem } from './problem.ts'

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

/** The longest address, query and all, and the longest header, in characters: what API Gateway itself lets through. */
const longestLine = 10_240

/** Whose form has a whole register in it. */
const ofRoute: Record<string, number> = { 'POST /desk/import': limits.registerBytes }

export const requestOf = (event: APIGatewayProxyEventV2): Request => {
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

/** Of a name that comes several times the last value that says something. */
export const queryOf = ({ rawQueryString }: APIGatewayProxyEventV2): Record<string, string> => {
  const query = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(rawQueryString.slice(0, longestLine)))
    query.set(name, value || (query.get(name) ?? ''))
  return Object.fromEntries(query)
}

export const bodiless = (event: APIGatewayProxyEventV2): Request => ({
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
