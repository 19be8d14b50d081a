/** The queue that a function works on. Its client is loaded at its first use: most batches have nothing that failed. */
import type { WorkQueue } from '../runtime/sqs-batch.ts'
import { lazily } from './lazily.ts'

export type WorkQueueEnv = { WORK_QUEUE_URL: string; DEAD_LETTERS_URL: string }

export const workQueue = ({
  WORK_QUEUE_URL: url,
  DEAD_LETTERS_URL: deadLetters,
}: WorkQueueEnv): WorkQueue => {
  const queue = lazily(async () => {
    const { sqsWorkQueue } = await import('../adapters/sqs-work-queue.ts')
    return sqsWorkQueue({ url, deadLetters })
  })
  return {
    hide: async (...given) => (await queue()).hide(...given),
    giveUp: async (...given) => (await queue()).giveUp(...given),
  }
}
