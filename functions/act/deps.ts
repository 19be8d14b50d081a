import { upToDate } from '../../shared/application/desk/directory/directory.ts'
import type { Queues, Views } from '../../shared/application/ports.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lateQueues } from '../../shared/wiring/late-queues.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { type WebDeps, webDeps } from '../../shared/wiring/web.ts'

export type ActDeps = WebDeps & { views: Views; queues: Queues }

const env = envOf('act')

export const deps = upToDate(
  lazily(
    async (): Promise<ActDeps> => ({
      ...(await webDeps(env)),
      queues: lateQueues(env),
    }),
  ),
)
