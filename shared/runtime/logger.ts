/** The log of functions: ids, codes and counts only. Never a body, and of an error only what cannot quote one. */
import { Logger } from '@aws-lambda-powertools/logger'

const logger = new Logger({ serviceName: 'zhauap' })

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

/** An error's name and place. Its message may hold what somebody typed (`JSON.parse` quotes its input). */
const told = (error: unknown) =>
  error instanceof Error
    ? {
        error: error.name,
        at: error.stack
          ?.split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .slice(0, 6)
          .map((line) => line.trim()),
        status: (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode,
      }
    : { error: typeof error }

export const log = {
  info: (message: string, fields: Fields = {}) => logger.info(message, fields),
  warn: (message: string, fields: Fields = {}) => logger.warn(message, fields),
  failure: (message: string, error: unknown, fields: Fields = {}) =>
    logger.error(message, { ...fields, ...told(error) }),
}
