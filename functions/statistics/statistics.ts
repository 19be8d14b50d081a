/** `/statistics` and `/api/statistics`: the period report, as a page and as JSON. */
import { readReport, reportNames } from '../../shared/application/reports/report.ts'
import { frameOf, invalid, languageOf } from '../../shared/http/front.ts'
import { json, page, type Reply } from '../../shared/http/replies.ts'
import { periodAsked } from '../../shared/http/report-period.ts'
import type { Request } from '../../shared/http/request.ts'
import { renderStatistics } from '../../shared/pages/reports/statistics.ts'
import type { StatisticsDeps } from './deps.ts'

/** The same for everybody, and a minute old at most. */
export const public1Minute = { 'cache-control': 'public, max-age=60' }

export const statisticsJson = async (deps: StatisticsDeps, request: Request): Promise<Reply> => {
  const { period, errors } = periodAsked(
    request.query,
    deps.rules.dayOf(request.at),
    languageOf(deps, request),
  )
  if (errors.length) throw invalid(errors)
  return json(200, await readReport(deps, period), public1Minute)
}

export const statisticsPage = async (deps: StatisticsDeps, request: Request): Promise<Reply> => {
  const frame = frameOf(deps, request)
  const today = deps.rules.dayOf(request.at)
  const { period, errors } = periodAsked(request.query, today, frame.lang)
  const model = { ...frame, values: period, names: reportNames(deps.rules), today, errors }
  if (errors.length) return page(422, renderStatistics(model))
  const shown = page(200, renderStatistics({ ...model, report: await readReport(deps, period) }))
  return { ...shown, headers: { ...shown.headers, ...public1Minute, vary: 'accept-language, cookie' } }
}
