/** Queues for a function that hardly ever sends anything: the SQS client is loaded at its first use. */
import type { Queues } from '../application/ports.ts'
import { lazily } from './lazily.ts'

export const lateQueues = (env: Readonly<Record<string, string | undefined>>): Queues => {
  const queues = lazily(async () => {
    const { queuesOf } = await import('./queues.ts')
    return queuesOf(env)
  })
  return { send: async (...given) => (await queues()).send(...given) }
}
