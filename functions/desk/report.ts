/** `/desk/report`: a period's report as a file, or published for everybody. What draws a document is loaded for one. */
import { type Language, languages } from '../../events/values.ts'
import { planOf } from '../../shared/application/activities/desk-activities.ts'
import { withPlan } from '../../shared/application/reports/council-lists.ts'
import { publishReport, wordedReport } from '../../shared/application/reports/publish-report.ts'
import { readReport } from '../../shared/application/reports/report.ts'
import { fileTypes } from '../../shared/domain/files/files.ts'
import { closedPeriods } from '../../shared/domain/reports/periods.ts'
import { publishedReports, reportsId } from '../../shared/domain/reports/published.ts'
import type { Period } from '../../shared/domain/reports/report.ts'
import { languageOf } from '../../shared/http/front.ts'
import { freshKey } from '../../shared/http/idempotency.ts'
import { download, page, type Reply, seeOther } from '../../shared/http/replies.ts'
import { periodAsked } from '../../shared/http/report-period.ts'
import type { Request } from '../../shared/http/request.ts'
import type { FieldError } from '../../shared/pages/models.ts'
import {
  type ReportFormat,
  renderConfirmReport,
  renderDeskReport,
  reportFormats,
} from '../../shared/pages/reports/desk-report.ts'
import { renderReportDocument } from '../../shared/pages/reports/statistics.ts'
import { asOfToday } from '../../shared/text/reports/report.ts'
import type { DeskDeps } from '../../shared/wiring/desk.ts'
import { refusedAt } from './activities/activities.ts'
import { enteringOf } from './activities/council.ts'
import { deskFrame, type Fields, forMembers, type Staff } from './staff.ts'

const reportPage = async (
  deps: DeskDeps,
  request: Request,
  staff: Staff,
  status: number,
  { values, errors = [], done }: { values: Fields; errors?: FieldError[]; done?: number | undefined },
): Promise<Reply> =>
  page(
    status,
    renderDeskReport({
      ...deskFrame(deps, request, staff),
      today: deps.rules.dayOf(request.at),
      values,
      errors,
      idempotencyKey: values.idempotencyKey || freshKey(),
      published: publishedReports(await deps.log.load(reportsId)).toReversed(),
      done,
    }),
  )

/** The last year that is over: what the yearly report is about. */
const lastYear = (today: string): Fields => {
  const { from = '', to = '' } = closedPeriods(today).find(({ quarter }) => !quarter) ?? {}
  return { from, to }
}

export const show = forMembers(async (deps, request, staff) => {
  const { from = '', to = '', done = '' } = request.query
  const language = languageOf(deps, request)
  const period = from || to ? { from, to } : lastYear(deps.rules.dayOf(request.at))
  const values = { ...period, language }
  return reportPage(deps, request, staff, 200, {
    values,
    ...(/^\d{1,6}$/.test(done) && { done: Number(done) }),
  })
})

export const send = forMembers(async (deps, request, staff, values) => {
  const lang = languageOf(deps, request)
  const today = deps.rules.dayOf(request.at)
  const again = (status: number, errors: FieldError[]) =>
    reportPage(deps, request, staff, status, { values, errors })
  const { period, errors } = periodAsked(values, today, lang)
  if (errors.length) return again(422, errors)
  const language = languages.find((one) => one === values.language) ?? lang
  const format = reportFormats.find((one) => one === values.do)
  if (format) return fileOf(deps, period, { format, language, today })
  const key = values.idempotencyKey || freshKey()
  if (!values.confirmed && period.to <= today)
    return page(
      200,
      renderConfirmReport({
        ...deskFrame(deps, request, staff),
        period,
        language,
        document: await wordedReport(deps, period, lang),
        idempotencyKey: key,
      }),
    )
  const published = await publishReport(deps, period, enteringOf(deps, staff.member, key, request.at))
  if (published.outcome === 'refused') return again(published.path ? 422 : 409, refusedAt(published, lang))
  const [event] = published.events
  const no = event?.type === 'ReportPublished' ? event.no : ''
  return seeOther(`/desk/report?lang=${lang}&done=${no}`)
})

const fileOf = async (
  deps: DeskDeps,
  period: Period,
  { format, language, today }: { format: ReportFormat; language: Language; today: string },
): Promise<Reply> => {
  const { from, to } = period
  const name = `report-${from}-${to}${format === 'docx' || format === 'html' ? `-${language}` : ''}.${format}`
  const worded = async () => asOfToday(await wordedReport(deps, period, language), to, today)
  switch (format) {
    case 'json': {
      const [report, plan] = await Promise.all([readReport(deps, period), planOf(deps, from, to)])
      const file = `${JSON.stringify(withPlan(report, plan), null, 2)}\n`
      return download(name, 'application/json; charset=utf-8', file)
    }
    case 'csv': {
      const { reportCsv } = await import('../../shared/adapters/reports/report-csv.ts')
      return download(name, 'text/csv; charset=utf-8', reportCsv(await readReport(deps, period)))
    }
    case 'html':
      return download(name, 'text/html; charset=utf-8', renderReportDocument(await worded()))
    case 'docx': {
      const { reportDocx } = await import('../../shared/adapters/reports/report-docx.ts')
      return download(name, fileTypes.docx, await reportDocx(await worded()))
    }
  }
}
