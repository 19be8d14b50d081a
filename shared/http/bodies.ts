/** What a request's body says: text that is UTF-8, a form's fields, a file in it. */
import { HttpProblem } from './problem.ts'
import type { Request } from './request.ts'

/** A form of hundreds of remarks to several letters has fewer fields. */
const mostFields = 4000

/** How much longer a Cyrillic letter may be as it is sent: `%D0%B0` in a form, `\\u0430` in JSON, two bytes as it is. */
const escaped = 3

/**
 * Bytes of a body with each escaped letter as UTF-8 has it: what somebody typed counts, not how a browser or a program
 * sends it. Of a body that is larger than any escaping makes it, its bytes as they are.
 */
export const sizeOf = (raw: Buffer, limit: number): number => {
  if (raw.length <= limit || raw.length > escaped * limit) return raw.length
  const text = raw.toString('latin1')
  const percents = text.match(/%[\dA-Fa-f]{2}/g)?.length ?? 0
  const points = text.match(/\\u[\dA-Fa-f]{4}/g)?.length ?? 0
  return raw.length - 2 * percents - 4 * points
}

/** Throws a 415 for another charset than UTF-8 and a 422 for bytes that are none, so that no letter becomes U+FFFD. */
export const requireText = (request: Request, isBase64Encoded: boolean) => {
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
export const isMultipart = ({ headers }: Pick<Request, 'headers'>) =>
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

/** A form with parts: its fields, and files as their text. Throws a 422 for what is no UTF-8. */
export const partsOf = async (request: Request): Promise<ReadonlyMap<string, string>> => {
  const parts = new Map<string, string>()
  for (const [name, value] of await multipartOf(request)) {
    const text = typeof value === 'string' ? value : textIn(Buffer.from(await value.arrayBuffer()))
    if (text === undefined || text.includes(replacement)) throw new HttpProblem(422, 'not_utf8')
    if (!parts.has(name)) parts.set(name, text)
  }
  return parts
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
