import { upToDate } from '../../shared/application/desk/directory.ts'
import type { Queues, Views } from '../../shared/application/ports.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { type WebDeps, webDeps } from '../../shared/wiring/web.ts'

export type ActDeps = WebDeps & { views: Views; queues: Queues }

const env = envOf('act')

/** The SQS client is loaded at its first use: hardly a request sends anything. */
const queues = lazily(async () => {
  const { queuesOf } = await import('../../shared/wiring/queues.ts')
  return queuesOf(env)
})

export const deps = upToDate(
  lazily(
    async (): Promise<ActDeps> => ({
      ...(await webDeps(env)),
      queues: { send: async (...given) => (await queues()).send(...given) },
    }),
  ),
)
