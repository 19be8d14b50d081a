/** The log of functions: ids, codes and counts only. Never a body, and of an error only what cannot quote one. */
import { Logger } from '@aws-lambda-powertools/logger'
import { hopNow, identityOf } from './hop.ts'
import type { Metric } from './metrics.ts'

let made: Logger | undefined
/**
 * Made with the first line that is written: it opens the standard streams, which takes longer than most modules load.
 * `service` of its lines is the function, from `POWERTOOLS_SERVICE_NAME`.
 */
const logger = () => {
  made ??= new Logger()
  return made
}

/** What may be said; nothing else has a way in. */
export type Fields = {
  /** The hop whose line this is. */
  hop?: string
  case?: string
  eventId?: string
  /** Of a commit with several events: all of them, a space between. */
  eventType?: string
  messageId?: string
  version?: number
  route?: string
  status?: number
  /** `done`, `retry`, `terminal`, `refused:` with its code, or a request's status. */
  outcome?: string
  reason?: string
  count?: number
  requestId?: string
  coldStart?: boolean
  /** Milliseconds that it took. */
  ms?: number
  /** Milliseconds since the message was sent. */
  waited?: number
  /** Who had signed in, or did: a member's keyed id, `agency:` and an agency's. */
  who?: string
  /** A mail's, and the role of its reader. */
  kind?: string
  to?: string
}

/** A stack begins with the message, which may have lines of its own that look like places. */
const framesOf = ({ stack = '', message }: Error): string[] => {
  const said = stack.indexOf(message)
  return said < 0
    ? []
    : stack
        .slice(said + message.length)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.startsWith('at '))
        .slice(0, 6)
}

/** An error's name and place, and of several each one's. Its message may hold what somebody typed (`JSON.parse` quotes its input). */
const told = (error: unknown): object =>
  error instanceof Error
    ? {
        error: error.name,
        at: framesOf(error),
        status: (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode,
        ...(error instanceof AggregateError && { each: error.errors.map(told) }),
      }
    : { error: typeof error }

const carried = (): Fields => {
  const hop = hopNow()
  return hop ? identityOf(hop) : {}
}

export const log = {
  /** With what the line counts, where it counts something. */
  info: (message: string, fields: Fields = {}, metric: Metric | undefined = undefined) =>
    logger().info(message, { ...carried(), ...fields, ...metric }),
  warn: (message: string, fields: Fields = {}) => logger().warn(message, { ...carried(), ...fields }),
  failure: (message: string, error: unknown, fields: Fields = {}, metric: Metric | undefined = undefined) =>
    logger().error(message, { ...carried(), ...fields, ...told(error), ...metric }),
}
