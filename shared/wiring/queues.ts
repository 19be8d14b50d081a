/** The queues that a function may send to: all whose addresses its environment has. */
import { SQSClient } from '@aws-sdk/client-sqs'
import { type QueueName, queues } from '../../events/queues.ts'
import { connection } from '../adapters/dynamo/client.ts'
import { sqsQueues } from '../adapters/sqs/queues.ts'
import type { Queues } from '../application/ports.ts'

export const queueUrls = (
  env: Readonly<Record<string, string | undefined>>,
): Partial<Record<QueueName, string>> =>
  Object.fromEntries(
    queues.flatMap((queue) => {
      const url = env[`${queue.toUpperCase()}_QUEUE_URL`]
      return url ? [[queue, url]] : []
    }),
  )

export const queuesOf = (env: Readonly<Record<string, string | undefined>>): Queues =>
  sqsQueues(new SQSClient(connection), queueUrls(env))
