import { upToDate } from '../../shared/application/desk/directory.ts'
import type { Anchors, CaseLog, People, PeriodViews } from '../../shared/application/ports.ts'
import type { Front } from '../../shared/http/front.ts'
import { anchorsOf } from '../../shared/wiring/anchors.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { stores } from '../../shared/wiring/stores.ts'

export type SiteDeps = Front & {
  log: CaseLog
  views: PeriodViews
  people: People
  anchors: Pick<Anchors, 'anchors'>
}

const env = envOf('site')
export const deps = upToDate(
  lazily(
    async (): Promise<SiteDeps> => ({ ...stores(env), anchors: anchorsOf(env), portal: env.PORTAL_URL }),
  ),
)
