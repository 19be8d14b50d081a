import { SQSClient } from '@aws-sdk/client-sqs'
import { connection } from '../../shared/adapters/dynamo.ts'
import { sqsQueues } from '../../shared/adapters/sqs-queues.ts'
import { anchorsOf } from '../../shared/wiring/anchors.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('relay')
export const deps = {
  ...stores(env),
  anchors: anchorsOf(env),
  queues: sqsQueues(new SQSClient(connection), {
    assignment: env.ASSIGNMENT_QUEUE_URL,
    dispatch: env.DISPATCH_QUEUE_URL,
    notices: env.NOTICES_QUEUE_URL,
    files: env.FILES_QUEUE_URL,
    papers: env.PAPERS_QUEUE_URL,
    commits: env.COMMITS_QUEUE_URL,
  }),
}
export const queue = workQueue(env)
