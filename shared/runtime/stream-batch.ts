/** Records of the case log's stream, in order. One that fails keeps none of the others from being carried on. */
import middy from '@middy/core'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import type { Outcome } from '../application/outcome.ts'
import { learn } from './hop.ts'
import { inHop } from './hop-line.ts'
import { log } from './logger.ts'

export type Hint = { caseId: string; version: number }

/**
 * Every record of the batch is tried, and one that was put aside for another try is done with; then the first failure is
 * thrown, and the batch comes again, halved on AWS. What was done before is done again, which is harmless. Item failures
 * are not reported: where they are not understood a failed record would count as done.
 */
export const streamFunction = (process: (hint: Hint) => Promise<Outcome>) =>
  middy<DynamoDBStreamEvent, void>().handler(async (event, context) => {
    const failures: unknown[] = []
    for (const record of event.Records) {
      const { caseId, version } = record.dynamodb?.Keys ?? {}
      if (record.eventName !== 'INSERT' || !caseId?.S || !version?.S) continue
      const hint = { caseId: caseId.S, version: Number(version.S) }
      const known = {
        case: hint.caseId,
        version: hint.version,
        ...(context?.awsRequestId && { requestId: context.awsRequestId }),
      }
      await inHop('relayed', known, async () => {
        try {
          const answer = await process(hint)
          if (answer.outcome !== 'retry') return
          learn({ outcome: 'retry' })
          log.failure('commit set aside', answer.error)
        } catch (error) {
          learn({ outcome: 'retry' })
          log.failure('record failed', error, { version: hint.version })
          failures.push(error)
        }
      })
    }
    if (failures.length) throw failures[0]
  })
