/** Queue `decisions`: what follows from a meeting's decision by itself. */
import { receivedEnvelope } from '../../events/commit.ts'
import { carryOut } from '../../shared/application/activities/carry-out.ts'
import { doneAfter } from '../../shared/application/outcome.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

export const handler = sqsFunction(
  receivedEnvelope,
  async ({ value }) => doneAfter(carryOut(await deps(), value)),
  queue,
)
