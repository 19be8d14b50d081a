import { dynamoClient } from '../../shared/adapters/dynamo/client.ts'
import { dynamoViews } from '../../shared/adapters/dynamo/views.ts'
import type { PeriodViews } from '../../shared/application/ports.ts'
import { listedRules } from '../../shared/application/reports/listed-rules.ts'
import type { Front } from '../../shared/http/front.ts'
import { envOf } from '../../shared/wiring/env.ts'
import { lazily } from '../../shared/wiring/lazily.ts'
import { currentRules } from '../../shared/wiring/stores.ts'

export type StatisticsDeps = Front & { views: PeriodViews }

const env = envOf('statistics')
const made = lazily(
  async (): Promise<StatisticsDeps> => ({
    rules: currentRules(),
    portal: env.PORTAL_URL,
    views: dynamoViews(dynamoClient(), env.VIEWS_TABLE),
  }),
)

export const deps = async (): Promise<StatisticsDeps> => {
  const known = await made()
  return { ...known, rules: await listedRules(known) }
}
