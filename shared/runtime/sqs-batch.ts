/**
 * Messages of a queue, each on its own. What fails is tried again later and later, for a day: an outage of hours ends
 * with everything done and nobody called. What no schema knows can only fail, and goes to the dead letters at once.
 */
import middy from '@middy/core'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod/mini'
import { learn } from './hop.ts'
import { inHop } from './hop-line.ts'
import { type Fields, log } from './logger.ts'

/** `at` is when the message was sent, UTC; it may have waited for a day since. */
export type Message<T> = { value: T; at: string; messageId: string }

/** Done when it returns. When it throws, infrastructure failed and the message is tried again. */
export type Process<T> = (message: Message<T>) => Promise<unknown>

/** What may be done with a message that failed. */
export type WorkQueue = {
  /** Nobody gets it for so many seconds. */
  hide(record: SQSRecord, seconds: number): Promise<void>
  /** Puts it among the dead letters, and the reason beside it. */
  giveUp(record: SQSRecord, reason: string): Promise<void>
}

/** A message that no schema knows: trying again is no use. */
export class Broken extends TypeError {
  override name = 'Broken'
}

/** How often a message is received before it is given up; with these delays that is a day. */
export const mostReceives = 30

const longestDelay = 3600

/** Seconds until a message that has failed so often is tried again: 1, 2, 4 … 60 minutes. */
export const delayAfter = (receives: number): number => Math.min(60 * 2 ** (receives - 1), longestDelay)

/** Milliseconds that one message may take: tries of one request, or a webhook that nobody answers. */
const needed = 12_000

/** Throws `Broken`, whose reason is in the log, for a message that no schema knows. */
export const processRecord = async <S extends z.ZodMiniType>(
  schema: S,
  process: Process<z.output<S>>,
  record: SQSRecord,
): Promise<void> => {
  const result = schema.safeParse(parsed(record.body))
  if (!result.success) {
    const places = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
    const reason = places || 'not JSON'
    log.warn('broken message', { messageId: record.messageId, reason })
    throw new Broken(`broken message: ${reason}`)
  }
  learn(subjectOf(result.data))
  const at = new Date(Number(record.attributes.SentTimestamp)).toISOString()
  learn(outcomeOf(await process({ value: result.data, at, messageId: record.messageId })))
}

/** What a message is about: an event's envelope, or where a commit stands. Others' cases show when they are read. */
const subjectOf = (value: unknown): Fields => {
  const { id, subject, data, caseId, version } = Object(value) as Record<string, unknown>
  if (typeof caseId === 'string') return { case: caseId, version: Number(version) }
  if (typeof subject !== 'string') return {}
  return { case: subject, eventId: String(id), eventType: String((data as { type: unknown }).type) }
}

/** A use case that answers with an outcome: what it gives up says why by a code, and so does a refusal. */
const outcomeOf = (answer: unknown): Fields => {
  const { outcome, reason, refused } = Object(answer) as Record<string, unknown>
  if (outcome === 'terminal') return { outcome, reason: String(reason) }
  return outcome === 'refused' ? { outcome: `refused:${refused}` } : {}
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
        try {
          await processRecord(schema, process, record)
        } catch (error) {
          const { messageId } = record
          const receives = Number(record.attributes.ApproximateReceiveCount)
          learn({ outcome: 'retry' })
          if (!(error instanceof Broken)) {
            log.failure('message failed', error, { messageId, count: receives })
            left.push({ record, seconds: delayAfter(receives) })
          } else if (await done('giving up', record, () => queue.giveUp(record, error.message)))
            learn({ outcome: 'terminal', reason: 'broken' })
          else left.push({ record })
        }
      })
    }
    // One that cannot be hidden comes again after the queue's own time.
    await Promise.all(
      left.map(({ record, seconds }) =>
        seconds === undefined ? undefined : done('hiding', record, () => queue.hide(record, seconds)),
      ),
    )
    return { batchItemFailures: left.map(({ record }) => ({ itemIdentifier: record.messageId })) }
  })

const arrivalOf = ({ messageId, attributes }: SQSRecord, context: Context | undefined): Fields => ({
  messageId,
  ...(context?.awsRequestId && { requestId: context.awsRequestId }),
  waited: Date.now() - Number(attributes.SentTimestamp),
})

const done = async (what: string, { messageId }: SQSRecord, act: () => Promise<void>): Promise<boolean> => {
  try {
    await act()
    return true
  } catch (error) {
    log.failure(`${what} a message failed`, error, { messageId })
    return false
  }
}
