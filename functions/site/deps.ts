import { upToDate } from '../../shared/application/desk/directory/directory.ts'
import type { Anchors, CaseLog, Files, People, PeriodViews } from '../../shared/application/ports.ts'
import type { Front } from '../../shared/http/front.ts'
import { anchorsOf } from '../../shared/wiring/anchors.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { filesOf } from '../../shared/wiring/files.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { stores } from '../../shared/wiring/stores.ts'

export type SiteDeps = Front & {
  log: CaseLog
  views: PeriodViews
  people: People
  anchors: Pick<Anchors, 'anchors'>
  files: Pick<Files, 'origin' | 'link'>
}

const env = envOf('site')
export const deps = upToDate(
  lazily(
    async (): Promise<SiteDeps> => ({
      ...stores(env),
      ...{ anchors: anchorsOf(env), files: filesOf(env), portal: env.PORTAL_URL },
    }),
  ),
)
