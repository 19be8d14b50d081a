/** The log of functions: ids, codes and counts only. Never a body, and of an error only what cannot quote one. */
import { Logger } from '@aws-lambda-powertools/logger'

let made: Logger | undefined
/** Made with the first line that is written: it opens the standard streams, which takes longer than most modules load. */
const logger = () => {
  made ??= new Logger({ serviceName: 'zhauap' })
  return made
}

/** What may be said; nothing else has a way in. */
export type Fields = {
  function?: string
  caseId?: string
  eventId?: string
  messageId?: string
  version?: number
  type?: string
  route?: string
  status?: number
  outcome?: string
  reason?: string
  count?: number
  requestId?: string
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

export const log = {
  info: (message: string, fields: Fields = {}) => logger().info(message, fields),
  warn: (message: string, fields: Fields = {}) => logger().warn(message, fields),
  failure: (message: string, error: unknown, fields: Fields = {}) =>
    logger().error(message, { ...fields, ...told(error) }),
}
