import { SQSClient } from '@aws-sdk/client-sqs'
import { connection } from '../../shared/adapters/dynamo.ts'
import { sqsQueues } from '../../shared/adapters/sqs-queues.ts'
import { anchorsOf } from '../../shared/wiring/anchors.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { stores } from '../../shared/wiring/stores.ts'

const env = envOf('sweep-deadlines')
export const deps = {
  ...stores(env),
  anchors: anchorsOf(env),
  queues: sqsQueues(new SQSClient(connection), { reminders: env.REMINDERS_QUEUE_URL }),
}
