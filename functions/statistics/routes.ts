/** Public figures: the page of a period, its report for programs, and open data. */
import type { Handlers } from '../../shared/http/web-function.ts'
import { catalogue } from './catalogue.ts'
import type { StatisticsDeps } from './deps.ts'
import { openData } from './open-data.ts'
import { statisticsJson, statisticsPage } from './statistics.ts'

export const handlers: Handlers<'statistics', StatisticsDeps> = {
  'GET /statistics': statisticsPage,
  'GET /open-data': catalogue,
  'GET /api/statistics': statisticsJson,
  'GET /api/open-data/{file}': openData,
}
