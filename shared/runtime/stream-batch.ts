/** Records of the case log's stream, in order. One that fails keeps none of the others from being carried on. */
import middy from '@middy/core'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { log } from './logger.ts'

export type Hint = { caseId: string; version: number }

/**
 * Every record of the batch is tried; then the first failure is thrown, and the batch comes again, halved on AWS. What
 * was done before is done again, which is harmless. Item failures are not reported: where they are not understood a
 * failed record would count as done.
 */
export const streamFunction = (process: (hint: Hint) => Promise<void>) =>
  middy<DynamoDBStreamEvent, void>().handler(async (event) => {
    const failures: unknown[] = []
    for (const record of event.Records) {
      const { caseId, version } = record.dynamodb?.Keys ?? {}
      if (record.eventName !== 'INSERT' || !caseId?.S || !version?.S) continue
      const hint = { caseId: caseId.S, version: Number(version.S) }
      try {
        await process(hint)
      } catch (error) {
        log.failure('record failed', error, hint)
        failures.push(error)
      }
    }
    if (failures.length) throw failures[0]
  })
