import { SQSClient } from '@aws-sdk/client-sqs'
import { connection } from '../../shared/adapters/dynamo.ts'
import { inspect } from '../../shared/adapters/file-content.ts'
import { sqsQueues } from '../../shared/adapters/sqs-queues.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { filesOf } from '../../shared/wiring/files.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('check-file')
export const deps = {
  ...stores(env),
  files: filesOf(env),
  queues: sqsQueues(new SQSClient(connection), { notices: env.NOTICES_QUEUE_URL }),
  inspect,
  scanned: env.MALWARE_SCAN === 'awaited',
}
export const queue = workQueue(env)
