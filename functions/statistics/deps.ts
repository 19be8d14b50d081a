import { dynamoClient } from '../../shared/adapters/dynamo.ts'
import { dynamoViews } from '../../shared/adapters/dynamo-views.ts'
import type { Anchors, PeriodViews } from '../../shared/application/ports.ts'
import type { Front } from '../../shared/http/front.ts'
import { anchorsOf } from '../../shared/wiring/anchors.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { currentRules } from '../../shared/wiring/stores.ts'

export type StatisticsDeps = Front & { views: PeriodViews; anchors: Pick<Anchors, 'anchors'> }

const env = envOf('statistics')
export const deps = lazily(
  async (): Promise<StatisticsDeps> => ({
    rules: currentRules(),
    portal: env.PORTAL_URL,
    views: dynamoViews(dynamoClient(), env.VIEWS_TABLE),
    anchors: anchorsOf(env),
  }),
)
