/**
 * When a request was first tried, at the doors by which rights are used: asked before anything is read, held when anything
 * fails. A page that cannot be answered carries it too, signed.
 */
import { type FirstTry, firstTried, proofOf, readProof } from '../application/first-try.ts'
import { TooOften } from '../application/limits.ts'
import type { Claims, Links } from '../application/ports.ts'
import { HttpProblem } from './problem.ts'
import type { Reply } from './replies.ts'
import type { Request } from './request.ts'

type Deps = { claims: Claims; links: Links }
type Fields = Record<string, string>

/** The field of a repeated form in which the time of its first try comes. */
const proofField = 'tried'

/** A posted form without that field, in which nothing of it is typed. */
export const typedIn = ({ [proofField]: _, ...typed }: Fields): Fields => typed

/** Not an answer that its sender is to heed, but a failure of ours. */
const isOurs = (error: unknown) =>
  !(error instanceof TooOften) && !(error instanceof HttpProblem && error.status < 500)

/** A program's request; one without a key of its own cannot be told from another. */
export const asProgramTried = async (
  deps: Deps,
  request: Request,
  key: string | undefined,
  run: (tried?: FirstTry) => Promise<Reply>,
): Promise<Reply> => {
  const tried = key ? await firstTried(deps, [request.path, key, request.body], request.at) : undefined
  try {
    return await run(tried)
  } catch (error) {
    if (isOurs(error))
      request.firstTry = { at: tried?.at ?? request.at, kept: (await tried?.keep()) ?? false }
    throw error
  }
}

export type FormTry = {
  tried: FirstTry
  /** The proof that came with the form, to be handed on where the form asks before it does. */
  proven?: Fields
}

/**
 * A posted form: its first try is known by what is held, or by the proof that its last page gave it, whichever is
 * earlier. `said` is what makes it the same; one that asks first is no use of a right yet, and nothing of it is held.
 */
export const asFormTried = async (
  deps: Deps,
  request: Request,
  fields: Fields,
  { said = typedIn(fields), asksFirst = false }: { said?: unknown; asksFirst?: boolean },
  run: (form: FormTry) => Promise<Reply>,
): Promise<Reply> => {
  const words = [request.path, fields.idempotencyKey ?? '', said]
  const { [proofField]: proof = '' } = fields
  const proven = readProof(deps, words, proof, request.at)
  const held: FirstTry = asksFirst
    ? { at: request.at, keep: async () => false }
    : await firstTried(deps, words, request.at)
  const at = proven && proven < held.at ? proven : held.at
  try {
    return await run({ tried: { ...held, at }, ...(proven && { proven: { [proofField]: proof } }) })
  } catch (error) {
    const again = { ...typedIn(fields), [proofField]: proofOf(deps, words, at) }
    if (isOurs(error)) request.firstTry = { at, kept: await held.keep(), again }
    throw error
  }
}
