import { readSecret } from '../../shared/adapters/secrets.ts'
import { upToDate } from '../../shared/application/desk/directory.ts'
import { linksWith } from '../../shared/runtime/links.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { stores } from '../../shared/wiring/stores.ts'
import type { AgencyDeps } from './clerk.ts'

const env = envOf('agency')

/** The SQS client is loaded at its first use: signing in alone sends anything. */
const queues = lazily(async () => {
  const { queuesOf } = await import('../../shared/wiring/queues.ts')
  return queuesOf(env)
})

export const deps = upToDate(
  lazily(
    async (): Promise<AgencyDeps> => ({
      ...stores(env),
      links: linksWith(await readSecret(env.LINKS_SECRET_ARN), env.PORTAL_URL),
      portal: env.PORTAL_URL,
      queues: { send: async (...given) => (await queues()).send(...given) },
    }),
  ),
)
