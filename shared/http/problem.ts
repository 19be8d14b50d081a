/** What goes wrong at the door, as values. */
import { TooOften } from '../application/limits.ts'
import type { Problem } from '../text/texts.ts'

/** A body that was not read, and the words that say so. */
export const unreadBodies = { not_utf8: 'notUtf8', not_a_form: 'notForm' } as const

type Unread = keyof typeof unreadBodies
export const isUnread = (code: ProblemCode): code is Unread => code in unreadBodies

/** What the texts have words for, by its own name or by another one's. */
export type ProblemCode = Problem | Unread | 'contention'

/** What goes wrong at the door, as a status and a code that the texts have words for. Thrown, answered by `onProblem`. */
export class HttpProblem<Detail = unknown> extends Error {
  override name = 'HttpProblem'
  readonly status: number
  readonly code: ProblemCode
  readonly detail: Detail | undefined
  readonly headers: Record<string, string>
  constructor(status: number, code: ProblemCode, detail?: Detail, headers: Record<string, string> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.detail = detail
    this.headers = headers
  }
}

export const retryAfter = ({ seconds }: TooOften) => ({ 'retry-after': String(seconds) })

/** By its name, as `Contention` is: pages without a log load nothing for it. */
const isAltered = (error: unknown) => error instanceof Error && error.name === 'AlteredLog'

export const problemOf = (error: unknown): HttpProblem => {
  if (error instanceof HttpProblem) return error
  if (error instanceof Error && error.name === 'Contention')
    return new HttpProblem(503, 'contention', undefined, { 'retry-after': '2' })
  if (error instanceof TooOften)
    return new HttpProblem(429, 'too_often', { minutes: Math.ceil(error.seconds / 60) }, retryAfter(error))
  return new HttpProblem(500, isAltered(error) ? 'log_altered' : 'unexpected')
}
