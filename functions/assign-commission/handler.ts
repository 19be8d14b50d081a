/** Queue `assignment`: a new case finds its commission, a commission's cases find its new chair. */
import { receivedEnvelope } from '../../events/commit.ts'
import { assignCommission } from '../../shared/application/desk/assign-commission.ts'
import { handOver } from '../../shared/application/desk/hand-over.ts'
import { doneAfter } from '../../shared/application/outcome.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps, queue } from './deps.ts'

export const handler = sqsFunction(
  receivedEnvelope,
  async ({ value }) => {
    const now = new Date().toISOString()
    const own = await deps()
    return doneAfter(
      value.data.type === 'DirectoryChanged' ? handOver(own, value, now) : assignCommission(own, value, now),
    )
  },
  queue,
)
