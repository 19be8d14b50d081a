/** Public figures: the page of a period, its report for programs, and open data. */
import { later } from '../../shared/http/later.ts'
import type { Handlers } from '../../shared/http/web-function.ts'
import type { StatisticsDeps } from './deps.ts'
import { statisticsJson, statisticsPage } from './statistics.ts'

const catalogued = later<StatisticsDeps, 'catalogue'>(() => import('./catalogue.ts'))
const openTables = later<StatisticsDeps, 'openData'>(() => import('./open-data.ts'))

export const handlers: Handlers<'statistics', StatisticsDeps> = {
  'GET /statistics': statisticsPage,
  'GET /open-data': catalogued('catalogue'),
  'GET /api/statistics': statisticsJson,
  'GET /api/open-data/{file}': openTables('openData'),
}
