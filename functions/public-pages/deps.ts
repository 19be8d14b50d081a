import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { currentRules } from '../../shared/wiring/stores.ts'

const env = envOf('public-pages')
export const deps = lazily(async () => ({ rules: currentRules(), portal: env.PORTAL_URL }))
