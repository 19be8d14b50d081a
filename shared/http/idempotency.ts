/** The key under which a request is the same request, however often it comes. */
import { randomUUID } from 'node:crypto'
import { limits } from '../../events/limits.ts'
import { texts } from '../text/texts.ts'
import { type Front, languageOf } from './front.ts'
import { HttpProblem } from './problem.ts'
import type { Request } from './request.ts'

/** The API's `Idempotency-Key` header. Throws a 400 without one, and for one that is too long. */
export const requiredKey = (front: Front, request: Request): string => {
  const key = request.headers['idempotency-key']?.trim()
  if (key && key.length <= limits.key) return key
  const detail = texts(languageOf(front, request)).validation.keyMissing(limits.key)
  throw new HttpProblem(400, 'key_missing', { detail })
}

/** For a form about to be shown. */
export const freshKey = (): string => randomUUID()
