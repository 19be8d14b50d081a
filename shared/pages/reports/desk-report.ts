/** `/desk/report`: a period's report to download, and to publish. */
import { type Language, languages } from '../../../events/values.ts'
import { closedPeriods, thisYear } from '../../domain/reports/periods.ts'
import type { PublishedReport } from '../../domain/reports/published.ts'
import { type Html, html } from '../../markup/html.ts'
import { formatDay, formatDays } from '../../text/dates.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import { deskReportWords } from '../../text/reports/desk-words.ts'
import type { ReportDocument } from '../../text/reports/report.ts'
import { reportWords } from '../../text/reports/report-words.ts'
import { texts } from '../../text/texts.ts'
import { type DeskFrame, deskPage, token } from '../desk/desk.ts'
import { cards, cell } from '../desk/lists/cards.ts'
import { formControls, hidden } from '../fields.ts'
import { at, facts, notice } from '../layout.ts'
import type { FieldError } from '../models.ts'

export const reportFormats = ['docx', 'html', 'csv', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]

export type DeskReportModel = DeskFrame & {
  today: string
  /** `from`, `to`, `language` as they were typed. */
  values: Record<string, string>
  errors: FieldError[]
  idempotencyKey: string
  /** The last first. */
  published: readonly PublishedReport[]
  /** The number of the report that was published just now. */
  done?: number | undefined
}

export const renderDeskReport = (model: DeskReportModel): string => {
  const { lang, values, errors, idempotencyKey, done } = model
  const words = deskReportWords(lang)
  const { frame } = pageWords(lang)
  const controls = formControls({ words: frame, values, errors })
  const fields = [
    controls.text('from', words.from, { type: 'date', size: 14 }),
    controls.text('to', words.to, { type: 'date', size: 14 }),
    controls.select(
      'language',
      words.language,
      languages.map((value) => ({ value, label: texts(value).language })),
      { given: true },
    ),
  ]
  const files = reportFormats.map(
    (format, i) =>
      html`<button name="do" value="${format}"${i > 0 && html` class="quiet"`}>${words.formats[format]}</button>\n`,
  )
  return deskPage(model, {
    title: words.title,
    hasErrors: errors.length > 0,
    main: html`${controls.summary(frame.errors)}${
      done !== undefined &&
      notice(words.done, html`<a href="${at(`/reports/${done}`, lang)}">${words.open}</a>`)
    }<h1>${words.title}</h1>
<p>${words.lead}</p>
${periods(model)}<form class="narrow" method="post" action="${at('/desk/report', lang)}" accept-charset="utf-8" novalidate>
${token(model)}${hidden('idempotencyKey', idempotencyKey)}
${fields}<h2>${words.download}</h2>
<div class="buttons">${files}</div>
<h2>${words.publishing}</h2>
<p>${words.publishLead}</p>
<button name="do" value="publish">${words.publish}</button>
</form>
<h2>${words.published}</h2>
${published(model)}`,
  })
}

/** Periods that need not be typed. */
const periods = ({ lang, today }: DeskReportModel): Html => {
  const words = deskReportWords(lang)
  const { year: yearOf, quarter: quarterOf } = reportWords(lang).page
  const link = ({ from, to }: { from: string; to: string }, label: string) =>
    html`<li><a href="${at(`/desk/report?from=${from}&to=${to}`, lang)}">${label}</a></li>\n`
  return html`<nav aria-label="${words.periods}"><ul class="periods">${link(thisYear(today), words.soFar(today.slice(0, 4)))}${closedPeriods(
    today,
  ).map((period) =>
    link(period, period.quarter ? quarterOf(period.year, period.quarter) : yearOf(period.year)),
  )}</ul></nav>\n`
}

const published = ({ lang, published: reports }: DeskReportModel): Html => {
  const { columns, none } = deskReportWords(lang)
  if (reports.length === 0) return html`<p>${none}</p>\n`
  return cards(
    deskReportWords(lang).published,
    [columns.period, columns.on],
    reports.map(
      ({ no, from, to, publishedOn }) =>
        html`<tr role="row"><th class="words" role="rowheader" scope="row"><a href="${at(`/reports/${no}`, lang)}">${formatDays(from, to, lang)}</a></th>${cell(columns.on, formatDay(publishedOn, lang))}</tr>\n`,
    ),
  )
}

export type ConfirmReportModel = DeskFrame & {
  period: { from: string; to: string }
  language: Language
  document: ReportDocument
  idempotencyKey: string
}

/** What everybody will read, before it is published. */
export const renderConfirmReport = (model: ConfirmReportModel): string => {
  const { lang, period, language, document, idempotencyKey } = model
  const { confirm } = deskReportWords(lang)
  const { from, to } = period
  const back = `/desk/report?${new URLSearchParams({ from, to })}`
  return deskPage(model, {
    title: confirm.title,
    main: html`<h1>${confirm.title}</h1>
<p>${confirm.lead(document.period)}</p>
${facts(document.figures)}<form class="narrow" method="post" action="${at('/desk/report', lang)}" accept-charset="utf-8">
${token(model)}${hidden('idempotencyKey', idempotencyKey)}${hidden('from', from)}${hidden('to', to)}${hidden('language', language)}${hidden('confirmed', 'yes')}
<button name="do" value="publish">${confirm.button}</button>
</form>
<p><a class="go" href="${at(back, lang)}">${confirm.back}</a></p>`,
  })
}
