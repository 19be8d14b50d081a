import { readSecret } from '../../shared/adapters/secrets.ts'
import { linksWith } from '../../shared/runtime/links.ts'
import { readEnv } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'
import { envSchema } from './env.ts'

const env = readEnv(envSchema)
export const deps = lazily(async () => ({
  ...stores(env),
  links: linksWith(await readSecret(env.LINKS_SECRET_ARN)),
}))
export const queue = workQueue(env)
