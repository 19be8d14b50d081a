import { readSecret } from '../../shared/adapters/secrets.ts'
import { withEntries } from '../../shared/application/desk/directory.ts'
import { linksWith } from '../../shared/runtime/links.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('record-response')
export const deps = withEntries(
  lazily(async () => ({
    ...stores(env),
    links: linksWith(await readSecret(env.LINKS_SECRET_ARN)),
  })),
)
export const queue = workQueue(env)
