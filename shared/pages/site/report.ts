/** `/reports/{id}`: a published report. */
import type { PublishedReport } from '../../domain/reports/published.ts'
import { chartStylesheet } from '../../markup/chart-styles.ts'
import { html } from '../../markup/html.ts'
import { formatDay } from '../../text/dates.ts'
import { deskReportWords } from '../../text/reports/desk-words.ts'
import type { ReportDocument } from '../../text/reports/report.ts'
import { reportWords } from '../../text/reports/report-words.ts'
import { at, facts, page } from '../layout.ts'
import type { Frame } from '../models.ts'
import { reportSections } from '../reports/statistics.ts'

export type ReportModel = Frame & { published: PublishedReport; document: ReportDocument }

export const renderReport = (model: ReportModel): string => {
  const { lang, published, document } = model
  const { site: words } = deskReportWords(lang)
  const file = (format: 'docx' | 'html') =>
    html`<li><a class="go" href="/reports/${published.no}/${lang}.${format}">${words[format]}</a></li>\n`
  return page(model, {
    title: `${document.title}. ${document.period}`,
    listed: true,
    sheets: [chartStylesheet],
    feed: reportWords(lang).feed.title,
    main: html`<h1>${document.title}</h1>
<p><strong>${document.period}</strong> ${document.asOf}</p>
<p class="hint">${words.on(formatDay(published.publishedOn, lang))}</p>
<nav aria-label="${words.files}"><ul class="periods">${file('docx')}${file('html')}</ul></nav>
${facts(document.figures)}${reportSections(document)}<p><a class="go" href="${at('/news', lang)}">${words.all}</a></p>`,
  })
}
