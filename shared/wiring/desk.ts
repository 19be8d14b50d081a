/** What the secretariat's desk is made of. */
import { type QueueName, queues } from '../../events/queues.ts'
import type { DeadLetters } from '../adapters/dead-letters.ts'
import { connection } from '../adapters/dynamo.ts'
import type { Queues, Views } from '../application/ports.ts'
import type { Env } from './env.ts'
import { lazily } from './lazily.ts'
import { type WebDeps, type WebEnv, webDeps } from './web.ts'

export type DeskEnv = WebEnv & Env<'toNotices' | 'deadLetters'>

export type DeskDeps = WebDeps & {
  views: Views
  queues: Queues
  /** What waits in each dead-letter queue. */
  deadLetters(): Promise<Record<QueueName, DeadLetters>>
}

export const deskDeps = async (env: DeskEnv): Promise<DeskDeps> => {
  const web = await webDeps(env)
  const urls: Record<QueueName, string> = JSON.parse(env.DEAD_LETTER_QUEUE_URLS)
  const waiting = lazily(() => desksQueues(env, urls))
  return {
    ...web,
    queues: { send: async (...given) => (await waiting()).queues.send(...given) },
    deadLetters: async () => (await waiting()).deadLetters(),
  }
}

/** The SQS client is loaded at its first use: most pages of the desk send nothing. */
const desksQueues = async (
  { NOTICES_QUEUE_URL: notices }: DeskEnv,
  urls: Record<QueueName, string>,
): Promise<Pick<DeskDeps, 'queues' | 'deadLetters'>> => {
  const [{ SQSClient }, { sqsQueues }, { deadLettersIn }] = await Promise.all([
    import('@aws-sdk/client-sqs'),
    import('../adapters/sqs-queues.ts'),
    import('../adapters/dead-letters.ts'),
  ])
  const sqs = new SQSClient(connection)
  const held = async (queue: QueueName) => [queue, await deadLettersIn(sqs, urls[queue])] as const
  return {
    queues: sqsQueues(sqs, { notices }),
    deadLetters: async () =>
      Object.fromEntries(await Promise.all(queues.map(held))) as Record<QueueName, DeadLetters>,
  }
}
