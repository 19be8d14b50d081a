/** Queue `reminders`: one digest for one recipient and day. */
import { readingOf } from '../../events/reading.ts'
import { doneAfter } from '../../shared/application/outcome.ts'
import { sendDigest } from '../../shared/application/reminders/send-digest.ts'
import { digestOrder } from '../../shared/application/reminders/sweep.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

export const handler = sqsFunction(
  readingOf(digestOrder),
  async ({ value }) => doneAfter(sendDigest(await deps(), value, new Date().toISOString())),
  queue,
)
