/**
 * The case log's stream: views, the life of texts, and events on the queues follow from each commit. And the queue
 * `commits`: those that failed, once more.
 */
import type { Context, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { commitRef, relayAgain, relayOrSetAside } from '../../shared/application/upkeep/relay.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { streamFunction } from '../../shared/runtime/stream-batch.ts'
import { deps, queue } from './deps.ts'

const fromStream = streamFunction(
  (hint) => relayOrSetAside(deps, hint),
  ({ caseId, version }) => deps.log.markAltered(caseId, { version, at: new Date().toISOString() }),
)

const fromQueue = sqsFunction(commitRef, ({ value }) => relayAgain(deps, value), queue)

const isQueued = (event: SQSEvent | DynamoDBStreamEvent): event is SQSEvent =>
  event.Records[0]?.eventSource === 'aws:sqs'

export const handler = (event: SQSEvent | DynamoDBStreamEvent, context: Context) =>
  isQueued(event) ? fromQueue(event, context) : fromStream(event, context)
