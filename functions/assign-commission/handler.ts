/** Queue `assignment`: a new case finds its commission. */
import { envelope } from '../../events/commit.ts'
import { assignCommission } from '../../shared/application/assign-commission.ts'
import { sqsFunction } from '../../shared/runtime/sqs-batch.ts'
import { deps } from './deps.ts'

export const handler = sqsFunction(envelope, ({ value }) => assignCommission(deps, value))
