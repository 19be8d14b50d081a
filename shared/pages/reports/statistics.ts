/** `/statistics`: the period report for everybody. A row's bar is a picture of its numbers, so each chart is a table. */
import type { ActivityForm } from '../../../events/council/council-values.ts'
import type { Language } from '../../../events/values.ts'
import { closedPeriods } from '../../domain/reports/periods.ts'
import type { Report } from '../../domain/reports/report.ts'
import { chartStylesheet } from '../../markup/chart-styles.ts'
import { Html, html } from '../../markup/html.ts'
import { stylesheet } from '../../markup/styles.ts'
import { councilWords } from '../../text/activities/words.ts'
import { formatDay } from '../../text/dates.ts'
import { pageWords } from '../../text/pages/page-words.ts'
import type { Listed, ReportRow } from '../../text/reports/council-sections.ts'
import {
  isEmpty,
  type ReportDocument,
  type ReportNames,
  type ReportTable,
  reportDocument,
} from '../../text/reports/report.ts'
import { reportWords } from '../../text/reports/report-words.ts'
import { formControls, hidden } from '../fields.ts'
import { at, facts, page } from '../layout.ts'
import type { FieldError, Frame } from '../models.ts'

export type StatisticsModel = Frame & {
  values: { from: string; to: string }
  /** Absent when the period is not one. */
  report?: Report
  names: ReportNames
  today: string
  errors: FieldError[]
}

const width = (share: number) => Number((share * 100).toFixed(1))

const bar = ({ bar: { all, part } }: ReportRow): Html =>
  html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${
    all > part && html`<rect class="all" width="${width(all)}" height="8"/>`
  }${part > 0 && html`<rect class="part" width="${width(part)}" height="8"/>`}</svg>`

/** On a phone a row of many numbers is a block, each number under its name. What has none is named in one line. */
const table = ({ caption, columns, rows }: ReportTable, lang: Language): Html => {
  const [first, ...rest] = columns
  const counted = rows.filter(({ zero }) => !zero)
  const none = rows.filter(({ zero }) => zero).map(({ label }) => label)
  const kind = [rest.length > 2 && 'wide', counted.length > 8 && 'long'].filter(Boolean).join(' ')
  // Of what is nought altogether the prose tells.
  return html`${
    counted.length > 0 &&
    html`<div class="chart" role="region" tabindex="0" aria-label="${caption}">
<table${kind && html` class="${kind}"`}><caption>${caption}</caption>
<thead><tr><th scope="col">${first}</th>${rest.map((column) => html`<th scope="col" class="n">${column}</th>`)}</tr></thead>
<tbody>${counted.map(
      (row) =>
        html`<tr><th scope="row">${row.label}${bar(row)}</th>${row.values.map(
          (value, i) => html`<td class="n" data-label="${rest[i]}">${value}</td>`,
        )}</tr>\n`,
    )}</tbody></table></div>\n`
  }${counted.length > 0 && none.length > 0 && html`<p class="hint">${reportWords(lang).page.none(none.join('; '))}</p>\n`}`
}

type Section = ReportDocument['sections'][number]

/** A report's prose and tables; `rowsOf` is what stands between them. */
export const reportSections = (
  { sections, lang }: Pick<ReportDocument, 'sections' | 'lang'>,
  rowsOf?: (section: Section) => Html,
): Html[] =>
  sections.map(
    (section) => html`<h2>${section.heading}</h2>
${section.paragraphs.map((paragraph) => html`<p>${paragraph}</p>\n`)}${rowsOf?.(section)}${section.tables.map((one) => table(one, lang))}`,
  )

/** The activities that a section counts, by where they are listed. */
const activitiesOf: Record<Listed, readonly (readonly [path: string, form: ActivityForm])[]> = {
  meetings: [
    ['/meetings', 'general_meeting'],
    ['/meetings', 'presidium_meeting'],
    ['/meetings', 'commission_meeting'],
  ],
  heard: [['/control', 'hearing_report']],
  dialogues: [['/meetings', 'dialogue']],
  events: [
    ['/meetings', 'round_table'],
    ['/meetings', 'meeting'],
    ['/meetings', 'visit'],
  ],
  control: [
    ['/control', 'monitoring'],
    ['/control', 'hearing'],
    ['/control', 'expertise'],
  ],
}

/** The ways to the rows that the numbers of a section are counted of. */
const rowsOf =
  ({ values: { from, to }, lang }: StatisticsModel) =>
  ({ counts, heading }: Section): Html => {
    const { page: words } = reportWords(lang)
    const period = `from=${from}&to=${to}`
    const links = (): (readonly [path: string, label: string])[] => {
      switch (counts) {
        case undefined:
          return []
        case 'letters':
        case 'appeals':
          return [[`/api/open-data/${counts}.csv?${period}`, words.files[counts]]]
        case 'draftActs':
          return [[at(`/drafts?${period}`, lang), heading]]
        default:
          return activitiesOf[counts].map(([path, form]) => [
            at(`${path}?form=${form}&${period}`, lang),
            councilWords(lang).forms[form],
          ])
      }
    }
    const found = links()
    return html`${
      found.length > 0 &&
      html`<nav aria-label="${words.rows}: ${heading}"><ul class="periods"><li class="go">${words.rows}:</li>${found.map(
        ([path, label]) => html`<li><a class="go" href="${path}">${label}</a></li>`,
      )}</ul></nav>\n`
    }`
  }

/** A style is no text of the page: what is escaped there is not what it says. */
const style = new Html(`<style>${stylesheet.css}${chartStylesheet.css}</style>`)

/** What a council puts on its own website: one file, its style inside. */
export const renderReportDocument = (document: ReportDocument): string =>
  html`<!doctype html>
<html lang="${document.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${document.title} – ${document.council}</title>
${style}
</head>
<body>
<main>
<p class="council">${document.council}</p>
<h1>${document.title}</h1>
<p>${document.period} ${document.asOf}</p>
${facts(document.figures)}${reportSections(document)}</main>
</body>
</html>
`.markup

const others = (today: string, lang: Language): Html => {
  const words = reportWords(lang).page
  const links = closedPeriods(today).map(
    ({ from, to, year, quarter }) =>
      html`<li><a class="go" href="${at(`/statistics?from=${from}&to=${to}`, lang)}">${
        quarter ? words.quarter(year, quarter) : words.year(year)
      }</a></li>\n`,
  )
  return html`<nav aria-label="${words.others}"><ul class="periods">${links}</ul></nav>\n`
}

const openData = ({ values: { from, to }, lang }: StatisticsModel): Html => {
  const { data, dataLead, files, catalogue } = reportWords(lang).page
  const period = `?from=${from}&to=${to}`
  const links: [string, string][] = [
    [`/api/statistics${period}`, files.report],
    [`/api/open-data/appeals.csv${period}`, files.appeals],
    [`/api/open-data/letters.csv${period}`, files.letters],
    [`/api/open-data/draft-acts.csv${period}`, files['draft-acts']],
    ['/api/open-data/datapackage.json', files.datapackage],
    ['/open-data', catalogue],
    [`/feed.atom?lang=${lang}`, files.feed],
  ]
  return html`<h2>${data}</h2>
<p>${dataLead}</p>
<ul>${links.map(([href, label]) => html`<li><a class="go" href="${href}">${label}</a></li>\n`)}</ul>\n`
}

export const renderStatistics = (model: StatisticsModel): string => {
  const { lang, values, errors, report, names, today } = model
  const { frame } = pageWords(lang)
  const words = reportWords(lang)
  const { text, summary } = formControls({ words: frame, values, errors })
  const fields = [
    text('from', { label: words.page.from }, { type: 'date', size: 14 }),
    text('to', { label: words.page.to, hint: words.page.hint }, { type: 'date', size: 14 }),
  ]
  const document = report && reportDocument(report, names, lang)
  const shown =
    report &&
    document &&
    html`<p><strong>${document.period}</strong> ${document.asOf}</p>
${report.period.to > today && html`<div class="warning"><p>${words.unfinished(formatDay(report.period.to, lang))}</p></div>\n`}${
  isEmpty(report)
    ? html`<div class="notice"><p>${words.empty}</p></div>\n`
    : html`<h2>${words.page.figures}</h2>
${facts(document.figures)}<p class="hint">${words.page.bars}</p>
${reportSections(document, rowsOf(model))}`
}${openData(model)}<details><summary>${words.page.how}</summary>
<ul>${words.page.rules.map((rule) => html`<li>${rule}</li>\n`)}</ul></details>\n`
  return page(model, {
    title: words.title,
    listed: true,
    sheets: [chartStylesheet],
    feed: words.feed.title,
    hasErrors: errors.length > 0,
    main: html`${summary(frame.errors)}<h1>${words.title}</h1>
<p>${words.page.lead}</p>
<form method="get" action="/statistics" novalidate class="period">
${hidden('lang', lang)}
${fields}<button>${words.page.show}</button>
</form>
${others(today, lang)}${shown}`,
  })
}
