/**
 * Messages of a queue, each on its own. What fails is tried again later and later, for a day: an outage of hours ends
 * with everything done and nobody called. What no schema knows can only fail, and goes to the dead letters at once.
 */
import middy from '@middy/core'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod/mini'
import type { Outcome } from '../application/outcome.ts'
import { learn } from './hop.ts'
import { inHop } from './hop-line.ts'
import { type Fields, log } from './logger.ts'

/** `at` is when the message was sent, UTC; it may have waited for a day since. */
export type Message<T> = { value: T; at: string; messageId: string }

/** What it throws is a failure of infrastructure: the message is tried again. */
export type Process<T> = (message: Message<T>) => Promise<Outcome>

/** What may be done with a message that failed. */
export type WorkQueue = {
  /** Nobody gets it for so many seconds. */
  hide(record: SQSRecord, seconds: number): Promise<void>
  /** Puts it among the dead letters, and the reason beside it. */
  giveUp(record: SQSRecord, reason: string): Promise<void>
}

/** How often a message is received before it is given up; with these delays that is a day. */
export const mostReceives = 30

const longestDelay = 3600

/** Seconds until a message that has failed so often is tried again: 1, 2, 4 … 60 minutes. */
export const delayAfter = (receives: number): number => Math.min(60 * 2 ** (receives - 1), longestDelay)

/** Milliseconds that one message may take: tries of one request, or a webhook that nobody answers. */
const needed = 12_000

/** Never throws. A message that no schema knows is terminal, and its reason is in the log: places, never values. */
export const processRecord = async <S extends z.ZodMiniType>(
  schema: S,
  process: Process<z.output<S>>,
  record: SQSRecord,
): Promise<Outcome> => {
  const { messageId } = record
  const result = schema.safeParse(parsed(record.body))
  if (!result.success) {
    const places = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
    const reason = places || 'not JSON'
    log.warn('broken message', { messageId, reason })
    return { outcome: 'terminal', reason: `broken message: ${reason}`, unread: true }
  }
  learn(subjectOf(result.data))
  const at = new Date(Number(record.attributes.SentTimestamp)).toISOString()
  try {
    return await process({ value: result.data, at, messageId })
  } catch (error) {
    return { outcome: 'retry', error }
  }
}

/** What a message is about: an event's envelope, or where a commit stands. Others' cases show when they are read. */
const subjectOf = (value: unknown): Fields => {
  const { id, subject, data, caseId, version } = Object(value) as Record<string, unknown>
  if (typeof caseId === 'string') return { case: caseId, version: Number(version) }
  if (typeof subject !== 'string') return {}
  return { case: subject, eventId: String(id), eventType: String((data as { type: unknown }).type) }
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** A consumer of a queue. What it has no time left to begin comes again at once. */
export const sqsFunction = <S extends z.ZodMiniType>(
  schema: S,
  process: Process<z.output<S>>,
  queue: WorkQueue,
) =>
  middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records }, context) => {
    const left: { record: SQSRecord; seconds?: number }[] = []
    for (const [i, record] of Records.entries()) {
      // An emulator's context may not know.
      if (i > 0 && (context.getRemainingTimeInMillis?.() ?? needed) < needed) {
        log.warn('no time left', { count: Records.length - i })
        left.push(...Records.slice(i).map((one) => ({ record: one, seconds: 0 })))
        break
      }
      await inHop('consumed', arrivalOf(record, context), async () => {
        const answer = await processRecord(schema, process, record)
        const { outcome } = answer
        if (outcome === 'retry') {
          const receives = Number(record.attributes.ApproximateReceiveCount)
          learn({ outcome })
          log.failure('message failed', answer.error, { messageId: record.messageId, count: receives })
          left.push({ record, seconds: delayAfter(receives) })
        } else if (outcome === 'terminal') {
          const { unread, reason } = answer
          const dealtWith = !unread || (await tried('giving up', record, () => queue.giveUp(record, reason)))
          learn(dealtWith ? { outcome, reason: unread ? 'broken' : reason } : { outcome: 'retry' })
          if (!dealtWith) left.push({ record })
        }
      })
    }
    // One that cannot be hidden comes again after the queue's own time.
    await Promise.all(
      left.map(({ record, seconds }) =>
        seconds === undefined ? undefined : tried('hiding', record, () => queue.hide(record, seconds)),
      ),
    )
    return { batchItemFailures: left.map(({ record }) => ({ itemIdentifier: record.messageId })) }
  })

const arrivalOf = ({ messageId, attributes }: SQSRecord, context: Context | undefined): Fields => ({
  messageId,
  ...(context?.awsRequestId && { requestId: context.awsRequestId }),
  waited: Date.now() - Number(attributes.SentTimestamp),
})

const tried = async (what: string, { messageId }: SQSRecord, act: () => Promise<void>): Promise<boolean> => {
  try {
    await act()
    return true
  } catch (error) {
    log.failure(`${what} a message failed`, error, { messageId })
    return false
  }
}
