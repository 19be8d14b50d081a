/** Queue `dispatch`: takes a signed letter to its agency. */

import { receivedEnvelope } from '../../events/commit.ts'
import { sendNotices } from '../../shared/application/notices/send-notices.ts'
import { doneAfter } from '../../shared/application/outcome.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

export const handler = sqsFunction(
  receivedEnvelope,
  async ({ value }) => doneAfter(sendNotices(await deps(), value, new Date().toISOString())),
  queue,
)
