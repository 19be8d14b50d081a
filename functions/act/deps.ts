import { upToDate } from '../../shared/application/desk/directory.ts'
import { readEnv } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { webDeps } from '../../shared/wiring/web.ts'
import { envSchema } from './env.ts'

const env = readEnv(envSchema)
export const deps = upToDate(lazily(() => webDeps(env)))
