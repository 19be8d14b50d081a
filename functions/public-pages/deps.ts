import { readEnv } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { currentRules } from '../../shared/wiring/stores.ts'
import { envSchema } from './env.ts'

const env = readEnv(envSchema)
export const deps = lazily(async () => ({ rules: currentRules(), portal: env.PORTAL_URL }))
