import { readSecret } from '../../shared/adapters/secrets.ts'
import { stores } from '../../shared/adapters/stores.ts'
import { workQueue } from '../../shared/adapters/work-queue.ts'
import { readEnv } from '../../shared/runtime/env.ts'
import { lazily } from '../../shared/runtime/lazily.ts'
import { linksWith } from '../../shared/runtime/links.ts'
import { envSchema } from './env.ts'

const env = readEnv(envSchema)
export const deps = lazily(async () => ({
  ...stores(env),
  links: linksWith(await readSecret(env.LINKS_SECRET_ARN)),
}))
export const queue = workQueue(env)
