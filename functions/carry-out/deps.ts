import { readSecret } from '../../shared/adapters/secrets.ts'
import { upToDate } from '../../shared/application/desk/directory.ts'
import { linksWith } from '../../shared/runtime/links.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'

const env = envOf('carry-out')
const made = lazily(async () => ({
  ...stores(env),
  links: linksWith(await readSecret(env.LINKS_SECRET_ARN)),
}))
export const deps = upToDate(made)
export const queue = workQueue(env)
