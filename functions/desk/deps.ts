import { upToDate } from '../../shared/application/desk/directory.ts'
import { deskDeps } from '../../shared/wiring/desk.ts'
import { readEnv } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { envSchema } from './env.ts'

const env = readEnv(envSchema)
export const deps = upToDate(lazily(() => deskDeps(env)))
