import { stores } from '../../shared/adapters/stores.ts'
import { workQueue } from '../../shared/adapters/work-queue.ts'
import { readEnv } from '../../shared/runtime/env.ts'
import { envSchema } from './env.ts'

const env = readEnv(envSchema)
export const deps = stores(env)
export const queue = workQueue(env)
