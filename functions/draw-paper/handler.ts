/** Queue `papers`: draws the council's papers, and keeps them as long as their case's texts. */
import { receivedEnvelope } from '../../events/commit.ts'
import { doneAfter } from '../../shared/application/outcome.ts'
import { drawPapers } from '../../shared/application/papers/draw-papers.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

export const handler = sqsFunction(
  receivedEnvelope,
  async ({ value }) => doneAfter(drawPapers(await deps(), value)),
  queue,
)
