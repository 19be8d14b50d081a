/** What the secretariat's desk is made of. */
import { type QueueName, queues } from '../../events/queues.ts'
import { connection } from '../adapters/dynamo/client.ts'
import type { DeadLetters } from '../adapters/sqs/dead-letters.ts'
import type { Queues, Views } from '../application/ports.ts'
import type { Env } from './env.ts'
import { lazily } from './lazily.ts'
import { type WebDeps, type WebEnv, webDeps } from './web.ts'

export type DeskEnv = WebEnv &
  Env<
    | 'toAssignment'
    | 'toDispatch'
    | 'toResponses'
    | 'toReminders'
    | 'toNotices'
    | 'toFiles'
    | 'toPapers'
    | 'toDecisions'
    | 'toCommits'
    | 'deadLetters'
  >

export type DeskDeps = WebDeps & {
  views: Views
  queues: Queues
  /** What waits in each dead-letter queue. */
  deadLetters(): Promise<Record<QueueName, DeadLetters>>
  /** Sends dead letters to their queue again, a hundred at most; says how many. */
  moveBack(queue: QueueName): Promise<number>
}

/** As many as are moved while somebody waits. */
const movedAtOnce = 100

export const deskDeps = async (env: DeskEnv): Promise<DeskDeps> => {
  const web = await webDeps(env)
  const urls: Record<QueueName, string> = JSON.parse(env.DEAD_LETTER_QUEUE_URLS)
  const waiting = lazily(() => desksQueues(env, urls))
  return {
    ...web,
    queues: { send: async (...given) => (await waiting()).queues.send(...given) },
    deadLetters: async () => (await waiting()).deadLetters(),
    moveBack: async (queue) => (await waiting()).moveBack(queue),
  }
}

/** The SQS client is loaded at its first use: most pages of the desk send nothing. */
const desksQueues = async (
  env: DeskEnv,
  dead: Record<QueueName, string>,
): Promise<Pick<DeskDeps, 'queues' | 'deadLetters' | 'moveBack'>> => {
  const [{ SQSClient }, { queueUrls }, { sqsQueues }, { eachDeadLetter, deadLettersIn, moveBack }] =
    await Promise.all([
      import('@aws-sdk/client-sqs'),
      import('./queues.ts'),
      import('../adapters/sqs/queues.ts'),
      import('../adapters/sqs/dead-letters.ts'),
    ])
  const sqs = new SQSClient(connection)
  const urls = queueUrls(env)
  const held = async (queue: QueueName) => [queue, await deadLettersIn(sqs, dead[queue])] as const
  return {
    queues: sqsQueues(sqs, urls),
    deadLetters: async () =>
      Object.fromEntries(await Promise.all(queues.map(held))) as Record<QueueName, DeadLetters>,
    moveBack: async (queue) => {
      const to = urls[queue]
      if (!to) throw new Error(`no address for queue ${queue}`)
      let moved = 0
      for await (const message of eachDeadLetter(sqs, dead[queue])) {
        await moveBack(sqs, message, { from: dead[queue], to })
        if (++moved === movedAtOnce) break
      }
      return moved
    },
  }
}
