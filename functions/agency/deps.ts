import { readSecret } from '../../shared/adapters/secrets.ts'
import { upToDate } from '../../shared/application/desk/directory.ts'
import { linksWith } from '../../shared/runtime/links.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lateQueues } from '../../shared/wiring/late-queues.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { stores } from '../../shared/wiring/stores.ts'
import type { AgencyDeps } from './clerk.ts'

const env = envOf('agency')

export const deps = upToDate(
  lazily(
    async (): Promise<AgencyDeps> => ({
      ...stores(env),
      links: linksWith(await readSecret(env.LINKS_SECRET_ARN), env.PORTAL_URL),
      portal: env.PORTAL_URL,
      queues: lateQueues(env),
    }),
  ),
)
