import { mailing, sendingOnce } from '../../shared/adapters/mailing.ts'
import { workQueue } from '../../shared/adapters/work-queue.ts'
import { upToDate } from '../../shared/application/directory.ts'
import { readEnv } from '../../shared/runtime/env.ts'
import { lazily } from '../../shared/runtime/lazily.ts'
import { envSchema } from './env.ts'

const env = readEnv(envSchema)
export const deps = upToDate(lazily(() => mailing(env, sendingOnce)))
export const queue = workQueue(env)
