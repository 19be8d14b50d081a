/**
 * When a request was first tried, at the doors by which rights are used. Held before anything is read, so that it is known
 * whatever fails after it; a page that cannot be answered carries it too, signed.
 */
import { firstTry, proofOf, readProof } from '../application/first-try.ts'
import type { Claims, Links } from '../application/ports.ts'
import type { Request } from '../runtime/http.ts'

type Deps = { claims: Claims; links: Links }
type Fields = Record<string, string>

/** The field of a repeated form in which the time of its first try comes. */
const proofField = 'tried'

/** A posted form without that field, in which nothing of it is typed. */
export const typedIn = ({ [proofField]: _, ...typed }: Fields): Fields => typed

/** Of a program's request; one without a key of its own cannot be told from another. */
export const triedByProgram = async (deps: Deps, request: Request, key?: string): Promise<string> => {
  const { at, kept } = key
    ? await firstTry(deps, [request.path, key, request.body], request.at)
    : { at: request.at, kept: false }
  request.firstTry = { at, kept }
  return at
}

/**
 * Of a posted form: by what is held, or by the proof that its last page gave it, whichever is earlier. `said` is what
 * makes it the same; `proven` is its proof, to be handed on where the form asks before it does.
 */
export const triedByForm = async (
  deps: Deps,
  request: Request,
  fields: Fields,
  said: unknown = typedIn(fields),
  asksFirst = false,
): Promise<{ tried: string; proven?: Fields }> => {
  const words = [request.path, fields.idempotencyKey ?? '', said]
  const { [proofField]: proof = '' } = fields
  const proven = readProof(deps, words, proof, request.at)
  // Nothing is done yet by a form that asks first: that it was looked at in time is no use of a right.
  const held = asksFirst ? { at: request.at, kept: false } : await firstTry(deps, words, request.at)
  const at = proven && proven < held.at ? proven : held.at
  const again = { ...typedIn(fields), [proofField]: proofOf(deps, words, at) }
  request.firstTry = { at, kept: held.kept, again }
  return { tried: at, ...(proven && { proven: { [proofField]: proof } }) }
}
