/** What the secretariat's desk is made of. */
import { SQSClient } from '@aws-sdk/client-sqs'
import { type QueueName, queues } from '../../events/catalogue.ts'
import { type DeadLetters, deadLettersIn } from '../adapters/dead-letters.ts'
import { connection } from '../adapters/dynamo.ts'
import { sqsQueues } from '../adapters/sqs-queues.ts'
import type { Queues, Views } from '../application/ports.ts'
import { type WebDeps, type WebEnv, webDeps } from './web.ts'

export type DeskEnv = WebEnv & {
  NOTICES_QUEUE_URL: string
  /** JSON: the address of each queue's dead letters. */
  DEAD_LETTER_QUEUE_URLS: string
}

export type DeskDeps = WebDeps & {
  views: Views
  queues: Queues
  /** What waits in each dead-letter queue. */
  deadLetters(): Promise<Record<QueueName, DeadLetters>>
}

export const deskDeps = async (env: DeskEnv): Promise<DeskDeps> => {
  const web = await webDeps(env)
  const sqs = new SQSClient(connection)
  const urls: Record<QueueName, string> = JSON.parse(env.DEAD_LETTER_QUEUE_URLS)
  const held = async (queue: QueueName) => [queue, await deadLettersIn(sqs, urls[queue])] as const
  return {
    ...web,
    queues: sqsQueues(sqs, { notices: env.NOTICES_QUEUE_URL }),
    deadLetters: async () =>
      Object.fromEntries(await Promise.all(queues.map(held))) as Record<QueueName, DeadLetters>,
  }
}
