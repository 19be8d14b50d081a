/** Queue `dispatch`: takes a signed letter to its agency. */
import { receivedEnvelope } from '../../events/commit.ts'
import { sendWithPapers } from '../../shared/application/notices/send-with-papers.ts'
import { doneAfter } from '../../shared/application/outcome.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

export const handler = sqsFunction(
  receivedEnvelope,
  async ({ value }) => doneAfter(sendWithPapers(await deps(), value, new Date().toISOString())),
  queue,
)
