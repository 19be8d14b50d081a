import { councilRules } from '../../shared/application/council-rules.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { currentRules } from '../../shared/wiring/stores.ts'

const env = envOf('public-pages')
/**
 * It reads no table, so that a style sheet waits for none. Its one page says that there is none: without a telephone, which
 * the directory may have changed.
 */
export const deps = lazily(async () => {
  const { council, calendar } = currentRules()
  const { phone: _, ...rest } = council
  return { rules: councilRules(rest, calendar), portal: env.PORTAL_URL }
})
