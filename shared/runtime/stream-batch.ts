/** Records of the case log's stream, in order. The first failure throws, and the batch comes again from there. */
import middy from '@middy/core'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { log } from './logger.ts'

export type Hint = { caseId: string; version: number }

/**
 * Says where it stopped and throws. On AWS the mapping bisects the batch; what was done before is done again, which
 * is harmless.
 */
export const streamFunction = (process: (hint: Hint) => Promise<void>) =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async (event) => {
    for (const record of event.Records) {
      const { caseId, version } = record.dynamodb?.Keys ?? {}
      if (record.eventName !== 'INSERT' || !caseId?.S || !version?.S) continue
      const hint = { caseId: caseId.S, version: Number(version.S) }
      try {
        await process(hint)
      } catch (error) {
        log.failure('record failed', error, hint)
        throw error
      }
    }
    return { batchItemFailures: [] }
  })
