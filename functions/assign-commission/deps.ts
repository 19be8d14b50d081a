import { readEnv } from '../../shared/wiring/env.ts'
import { stores } from '../../shared/wiring/stores.ts'
import { workQueue } from '../../shared/wiring/work-queue.ts'
import { envSchema } from './env.ts'

const env = readEnv(envSchema)
export const deps = stores(env)
export const queue = workQueue(env)
