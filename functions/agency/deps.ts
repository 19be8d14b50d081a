import { upToDate } from '../../shared/application/desk/directory/directory.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lateQueues } from '../../shared/wiring/late-queues.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { linksOf } from '../../shared/wiring/links.ts'
import { stores } from '../../shared/wiring/stores.ts'
import type { AgencyDeps } from './clerk.ts'

const env = envOf('agency')

export const deps = upToDate(
  lazily(
    async (): Promise<AgencyDeps> => ({
      ...stores(env),
      links: await linksOf(env),
      portal: env.PORTAL_URL,
      queues: lateQueues(env),
    }),
  ),
)
