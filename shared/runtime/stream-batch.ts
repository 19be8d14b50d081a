/** Records of the case log's stream, in order. One that fails keeps none of the others from being carried on. */
import middy from '@middy/core'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import type { Outcome } from '../application/outcome.ts'
import { learn } from './hop.ts'
import { inHop } from './hop-line.ts'
import { log } from './logger.ts'
import { countOf } from './metrics.ts'

export type Hint = { caseId: string; version: number }

type StreamRecord = DynamoDBStreamEvent['Records'][number]

/** Which commit a record is about; undefined where it is about none. */
const hintOf = ({ dynamodb }: StreamRecord): Hint | undefined => {
  const { caseId, version } = dynamodb?.Keys ?? {}
  return caseId?.S && /^\d+$/.test(version?.S ?? '')
    ? { caseId: caseId.S, version: Number(version?.S) }
    : undefined
}

/**
 * Nothing of the system changes or removes what is in the log, an erasure neither: whoever did has other rights. It rings
 * whatever was altered, the mark of an altered log included; a log of which it was a commit is marked.
 */
const tellAltered = async (
  { eventName, dynamodb }: StreamRecord,
  hint: Hint | undefined,
  mark: (hint: Hint) => Promise<void>,
) => {
  const about = dynamodb?.Keys?.caseId?.S
  log.failure(
    'log altered',
    new Error(eventName === 'REMOVE' ? 'removed' : 'changed'),
    {
      ...(about && { case: about }),
      ...(hint && { version: hint.version }),
      reason: eventName?.toLowerCase() ?? '',
    },
    countOf('AlteredLogs'),
  )
  if (hint) await mark(hint)
}

/**
 * Every record of the batch is tried, and one that was put aside for another try is done with; then the first failure is
 * thrown, and the batch comes again, halved on AWS. What was done before is done again, which is harmless. Item failures
 * are not reported: where they are not understood a failed record would count as done.
 */
export const streamFunction = (
  process: (hint: Hint) => Promise<Outcome>,
  markAltered: (hint: Hint) => Promise<void>,
) =>
  middy<DynamoDBStreamEvent, void>().handler(async (event, context) => {
    const failures: unknown[] = []
    for (const record of event.Records) {
      const hint = hintOf(record)
      if (record.eventName !== 'INSERT') {
        await tellAltered(record, hint, markAltered).catch((error: unknown) => failures.push(error))
        continue
      }
      if (!hint) continue
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
