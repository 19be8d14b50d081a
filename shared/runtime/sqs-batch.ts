/** Messages of a queue, each on its own: one that fails comes back alone, and goes to the DLQ in the end. */
import middy from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod/mini'
import { log } from './logger.ts'

/** `at` is when the message was sent, UTC: the time of whatever follows from it. */
export type Message<T> = { value: T; at: string; messageId: string }

/** Done when it returns. When it throws, infrastructure failed and the message is tried again. */
export type Process<T> = (message: Message<T>) => Promise<unknown>

/** A message that no schema knows can only fail: it reaches the DLQ, its reason is in the log. */
export const processRecord = async <S extends z.ZodMiniType>(
  schema: S,
  process: Process<z.output<S>>,
  record: SQSRecord,
): Promise<void> => {
  const result = schema.safeParse(parsed(record.body))
  if (!result.success) {
    const places = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
    log.warn('broken message', { messageId: record.messageId, reason: places || 'not JSON' })
    throw new TypeError('broken message')
  }
  const at = new Date(Number(record.attributes.SentTimestamp)).toISOString()
  await process({ value: result.data, at, messageId: record.messageId })
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

export const sqsFunction = <S extends z.ZodMiniType>(schema: S, process: Process<z.output<S>>) =>
  middy<SQSEvent, SQSBatchResponse>().handler(async (event) => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = []
    for (const record of event.Records)
      try {
        await processRecord(schema, process, record)
      } catch (error) {
        log.failure('message failed', error, { messageId: record.messageId })
        batchItemFailures.push({ itemIdentifier: record.messageId })
      }
    return { batchItemFailures }
  })
