/** The queue that a function works on. Its client is loaded at its first use: most batches have nothing that failed. */
import type { WorkQueue } from '../runtime/sqs-batch.ts'
import type { Env } from './env.ts'
import { lazily } from './lazily.ts'

export const workQueue = ({
  WORK_QUEUE_URL: url,
  DEAD_LETTERS_URL: deadLetters,
}: Env<'workQueue'>): WorkQueue => {
  const queue = lazily(async () => {
    const { sqsWorkQueue } = await import('../adapters/sqs/work-queue.ts')
    return sqsWorkQueue({ url, deadLetters })
  })
  return {
    hide: async (...given) => (await queue()).hide(...given),
    giveUp: async (...given) => (await queue()).giveUp(...given),
  }
}
