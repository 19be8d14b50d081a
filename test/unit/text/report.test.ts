/** The report in words, as its readers get it. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { languages } from '../../../events/values.ts'
import { reportCsv } from '../../../shared/adapters/reports/report-csv.ts'
import { reportDocx } from '../../../shared/adapters/reports/report-docx.ts'
import type { Report } from '../../../shared/domain/reports/report.ts'
import { chartStylesheet } from '../../../shared/markup/chart-styles.ts'
import { stylesheet } from '../../../shared/markup/styles.ts'
import { renderReportDocument, renderStatistics } from '../../../shared/pages/reports/statistics.ts'
import { counted } from '../../../shared/text/plural.ts'
import { type ReportNames, reportDocument, reportText } from '../../../shared/text/reports/report.ts'
import { reportWords } from '../../../shared/text/reports/report-words.ts'
import { emptyReport, names, sampleReport } from '../../builders/report.ts'
import { statistics } from '../pages/page-samples.ts'
import { brokenOut, evil, readOf, spaced } from './words-of.ts'

const documentIn = (lang: (typeof languages)[number], report = sampleReport) =>
  reportDocument(report, names, lang)
const textIn = (lang: (typeof languages)[number], report?: Report) => reportText(documentIn(lang, report))

describe('numbers with their nouns', () => {
  it.each([
    [1, '1 письмо'],
    [2, '2 письма'],
    [5, '5 писем'],
    [11, '11 писем'],
    [21, '21 письмо'],
    [112, '112 писем'],
    [194, '194 письма'],
    [0, '0 писем'],
  ])('%i in Russian', (n, said) => {
    const forms = { one: 'письмо', few: 'письма', many: 'писем', other: 'письма' }
    expect(counted(n, 'ru', forms)).toBe(said)
  })
  it('in English and Kazakh', () => {
    const letters = { one: 'letter', other: 'letters' }
    expect([1, 2, 21].map((n) => counted(n, 'en', letters))).toEqual(['1 letter', '2 letters', '21 letters'])
    expect([1, 2].map((n) => counted(n, 'kk', { other: 'хат' }))).toEqual(['1 хат', '2 хат'])
  })
})

describe('bodies outside of the configuration', () => {
  it.each([
    ['kk', 'Басқа орган немесе ұйым'],
    ['ru', 'Иной орган или организация'],
    ['en', 'Another body or organisation'],
  ] as const)('are called what they are in %s', (lang, called) => {
    const letters = {
      ...sampleReport.letters,
      byAgency: {
        ...sampleReport.letters.byAgency,
        outside: { sent: 2, answered: 1, overdue: 1, medianWorkingDays: null },
      },
    }
    expect(textIn(lang, { ...sampleReport, letters })).toContain(`${called}:`)
  })
})

describe('the text', () => {
  it('is the council’s own form in Russian', () => {
    const text = textIn('ru')
    expect(text).toMatch(/^Общественный совет города Алматы\n/)
    for (const sentence of [
      'Отчётный период: 5 января – 31 марта 2026 года.',
      'Данные по состоянию на конец дня 31 марта 2026 года.',
      'направлено 194 письма (рекомендации и запросы), получены ответы на 192 письма.',
      'Без ответа – 2 письма, из них с истёкшим сроком – 1.',
      'На рассмотрение комиссий поступило 27 обращений.',
      'Заявители: физические лица – 25; ТОО – 1; ОФ – 1.',
      'Ответы заявителям даны по 23 обращениям.',
      'Остальные (4): требуют длительного рассмотрения – 1; вне компетенции совета (перенаправлены) – 1; на рассмотрении – 1; отозваны заявителями – 1.',
      // 21 of the 22 answered with a date and the long-term one whose date has passed.
      'В срок – 21. Это 91,3 %, если учесть и те, где срок истёк, а ответа нет.',
      'Срок неизвестен – 1,',
      'Срок ответа продлён по 1 обращению.',
      'На рассмотрение поступило 3 проекта, рекомендации даны по 1 проекту, на рассмотрении – 1.',
      'Рассмотрение прекращено (возвращены, отозваны, оставлены без рассмотрения) – 1.',
      'Сделано замечаний – 3.',
      'Разработчиками принято замечаний – 2, отклонено – 1.',
      'открыто: 2 дела.',
      '– ГКП «Алматы Су»: направлено 192, получено ответов 191, медиана (рабочих дней) 10',
    ])
      expect(spaced(text)).toContain(spaced(sentence))
  })
  it('in Kazakh and English says the same numbers', () => {
    expect(spaced(textIn('kk'))).toContain(
      'Мемлекеттік органдарға 194 хат (ұсынымдар мен сұрау салулар) жіберілді',
    )
    expect(spaced(textIn('kk'))).toContain('Комиссиялардың қарауына 27 өтініш келіп түсті.')
    expect(textIn('en')).toContain(
      'The council sent 194 letters (recommendations and requests) to state bodies',
    )
    expect(textIn('en')).toContain('The commissions received 27 appeals.')
  })
  it.each(languages)('has nothing that a program would say, also of nothing (%s)', (lang) => {
    for (const text of [textIn(lang), textIn(lang, emptyReport)]) {
      expect(text).not.toMatch(/undefined|NaN|null|\[object| {2}|\s[.,;:]/)
      expect(
        text
          .split('\n')
          .filter((line) => line.startsWith('–'))
          .join(),
      ).not.toMatch(/: 0$/)
    }
  })
})

describe('the table for programs', () => {
  const csv = reportCsv(sampleReport)
  const rows = csv.replace('\uFEFF', '').trimEnd().split('\r\n')
  it('begins with a byte order mark, by which Excel knows its letters, and ends its lines as Excel does', () => {
    expect(csv.startsWith('\uFEFFtable,key,measure,value\r\n')).toBe(true)
    expect(csv.indexOf('\uFEFF', 1)).toBe(-1)
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(csv).toContain('appeals.byApplicant,ТОО,count,')
  })
  it('has four columns and a row for every number', () => {
    expect(rows[0]).toBe('table,key,measure,value')
    for (const row of rows) expect(row.split(',')).toHaveLength(4)
    expect(rows).toContain('period,,from,2026-01-05')
    expect(rows).toContain('letters,,sent,194')
    expect(rows).toContain('letters.byAgency,tazalyk,overdue,1')
    expect(rows).toContain('letters.byAgency,akimat,medianWorkingDays,')
    expect(rows).toContain('appeals.byStatus,long_term,count,1')
    expect(rows).toContain('appeals.onTime,,share,0.913')
    expect(rows).toContain('draftActs.remarks,,accepted,2')
    expect(rows).toContain('happened,,lettersAnswered,195')
  })
  it('holds every value of the report', () => {
    const leaves = (value: unknown): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]
    expect(rows.slice(1).map((row) => row.split(',')[3])).toEqual(
      leaves(sampleReport).map((value) => (value === null ? '' : String(value))),
    )
  })
})

const evilNames: ReportNames = {
  council: evil,
  commissions: Object.fromEntries(Object.keys(names.commissions).map((id) => [id, evil])),
  topics: Object.fromEntries(Object.keys(names.topics).map((id) => [id, evil])),
  agencies: Object.fromEntries(Object.keys(names.agencies).map((id) => [id, evil])),
  districts: Object.fromEntries(Object.keys(names.districts).map((id) => [id, evil])),
}

describe('the page for a website', () => {
  it('is one file that asks nobody else and runs nothing', () => {
    const html = renderReportDocument(documentIn('ru'))
    expect(html).not.toMatch(/<script|<link|\ssrc=|\shref=|url\(|@import|javascript:/)
    expect(readOf(html)).toContain('направлено 194 письма')
  })
  it('has its style as it is', () => {
    const [, css] = /<style>(.*?)<\/style>/s.exec(renderReportDocument(documentIn('ru'))) ?? []
    expect(css).toBe(stylesheet.css + chartStylesheet.css)
    expect(stylesheet.css).not.toContain('</')
  })
  it('takes no markup from names', () => {
    const html = renderReportDocument(reportDocument(sampleReport, evilNames, 'en'))
    expect(brokenOut(html)).toEqual([])
    expect(readOf(html)).toContain(evil.slice(0, 20))
  })
  it('shows each chart as a table with the same numbers', () => {
    const html = renderStatistics(statistics('en'))
    const tables = html.match(/<table/g) ?? []
    expect(tables).toHaveLength(9)
    expect(html.match(/<caption>/g)).toHaveLength(tables.length)
    // Bars are pictures of what the row says anyway.
    for (const [svg] of html.matchAll(/<svg[^>]*>/g)) expect(svg).toContain('aria-hidden="true"')
    expect(html).toMatch(/<th scope="row">Almaty Su.*?<td [^>]*>192<\/td><td [^>]*>191<\/td>/s)
  })
  it.each(languages)('names in one line what a table has nothing of (%s)', (lang) => {
    const html = renderStatistics(statistics(lang))
    for (const { caption, rows } of documentIn(lang).sections.flatMap(({ tables }) => tables)) {
      const none = rows.filter(({ zero }) => zero).map(({ label }) => label)
      const said = reportWords(lang).page.none(none.join('; '))
      if (none.length > 0 && none.length < rows.length) expect(readOf(html), caption).toContain(said)
    }
  })
  it('has no table of what is nought altogether', () => {
    expect(renderReportDocument(documentIn('kk', emptyReport))).not.toContain('<table')
  })
  it('on a phone says of each number of a row what it is', () => {
    const html = renderStatistics(statistics('en'))
    expect(html).toMatch(/Almaty Su.*?<td class="n" data-label="Sent">192<\/td>/s)
  })
})

describe('the document', () => {
  it.each(languages)(
    'opens as a package with headings and tables, its names as they are (%s)',
    async (lang) => {
      const files = unzipSync(
        await reportDocx(reportDocument(sampleReport, { ...names, agencies: evilNames.agencies }, lang)),
      )
      const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
      const document = documentIn(lang)
      expect(xml.match(/<w:tbl>/g)).toHaveLength(9)
      expect(xml.match(/w:val="Heading1"/g)).toHaveLength(5)
      expect(readOf(xml.replaceAll('</w:p>', ' '))).toContain(spaced(document.council))
      expect(xml).toContain('&lt;img src=x')
      expect(xml).not.toContain('<img')
      expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toContain('Heading1')
    },
  )
})
