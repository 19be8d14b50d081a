import { stores } from '../../shared/adapters/stores.ts'
import { readEnv } from '../../shared/runtime/env.ts'
import { envSchema } from './env.ts'

export const deps = stores(readEnv(envSchema))
