/**
 * The period report in words: sections of formal prose with tables, in the council's own form. The page, the document
 * and the plain text are all made of this, so that they cannot say different things.
 */
import { appealStandings, applicants, type Language, type Localized } from '../../../events/values.ts'
import type { OnTime, Report, Spread } from '../../domain/reports/report.ts'
import { formatDay, formatDays, workingDays } from '../dates.ts'
import { wording } from '../explanation.ts'
import { lowered, texts } from '../texts.ts'
import { type CouncilLists, councilSections, type Listed, type ReportRow } from './council-sections.ts'
import { type ReportWords, reportWords } from './report-words.ts'

/** What the things that a report names by their ids are called. */
export type ReportNames = {
  council: Localized
  commissions: Record<string, Localized>
  topics: Record<string, Localized>
  agencies: Record<string, Localized>
  districts: Record<string, Localized>
}

export type ReportTable = { caption: string; columns: string[]; rows: ReportRow[] }
/** `counts`: what its numbers are of, where there is a public list of that. */
type ReportSection = {
  heading: string
  counts?: Listed | 'letters' | 'appeals' | 'draftActs' | undefined
  paragraphs: string[]
  tables: ReportTable[]
}
export type ReportDocument = {
  lang: Language
  council: string
  title: string
  period: string
  asOf: string
  /** The few figures that the year is known by. */
  figures: [label: string, value: string][]
  sections: ReportSection[]
}

/** A number as readers write it: a decimal comma in Kazakh and Russian. */
const written = (n: number, lang: Language) => (lang === 'en' ? String(n) : String(n).replace('.', ','))

/** `61,78 %`, `61.78%`. */
const percent = (share: number, lang: Language) =>
  `${written(Number((share * 100).toFixed(2)), lang)}${lang === 'en' ? '' : '\u00A0'}%`

const days = (n: number, lang: Language) => workingDays(n, lang).replace(String(n), written(n, lang))

/** The report as its readers get it, in the council's own order; `lists` are what stands beside its figures. */
export const reportDocument = (
  report: Report,
  names: ReportNames,
  lang: Language,
  lists: CouncilLists = {},
): ReportDocument => {
  const council = councilSections(report.council, names, lang, lists)
  const words = reportWords(lang)
  const { appeals, letters, draftActs, initiatives, happened, period } = report
  const { headings, tables, columns } = words
  const { remarks } = draftActs
  const things = texts(lang)

  const timely = ({ count, share, unknown }: OnTime) => [
    ...(share === null ? [] : [words.onTime(count, percent(share, lang))]),
    ...(unknown > 0 ? [words.unknown(unknown)] : []),
  ]
  const lasted = ({ median, p90 }: Spread, what: keyof ReportWords['spread'] = 'answers') =>
    median === null || p90 === null ? [] : [words.spread[what](days(median, lang), days(p90, lang))]

  /** One row per key: its name, the numbers in the order of the columns; the bar shows the first two of them. */
  const table = <K extends string, V>(
    caption: string,
    [first, ...rest]: (keyof ReportWords['columns'])[],
    counts: Record<K, V>,
    nameOf: (key: string) => string,
    numbers: (value: V) => (number | null)[],
  ): ReportTable => {
    const rows = Object.entries<V>(counts).map(([key, value]) => ({ key, numbers: numbers(value) }))
    const longest = Math.max(1, ...rows.map((row) => row.numbers[0] ?? 0))
    return {
      caption,
      columns: [first, ...rest].map((column) => columns[column as keyof ReportWords['columns']]),
      rows: rows.map(({ key, numbers: [all, part = all, ...more] }) => ({
        label: raised(nameOf(key)),
        values: [all, ...(rest.length > 1 ? [part] : []), ...more].map((n) =>
          n === null || n === undefined ? '–' : written(n, lang),
        ),
        zero: !all && !part,
        bar: { all: (all ?? 0) / longest, part: (part ?? 0) / longest },
      })),
    }
  }
  const named = (of: Record<string, Localized>) => (key: string) => {
    const name = Object.hasOwn(of, key) ? of[key] : undefined
    return name === undefined ? key : wording(name, lang)
  }
  const said = (of: Record<string, string>) => (key: string) => of[key] ?? key
  const listed = (entries: [string, number][]) =>
    entries
      .filter(([, n]) => n > 0)
      .map(([name, n]) => `${name} – ${n}`)
      .join('; ')

  const outline = (...counts: [string, number][]) =>
    counts.map(([name, n]) => `${lowered(name)} ${n}`).join(', ')
  const rest = appealStandings.filter((standing) => standing !== 'answered')
  const ended = draftActs.received - draftActs.recommended - draftActs.inReview
  const { rated } = appeals
  const answeredOf = (v: { received: number; answered: number }) => [v.received, v.answered]

  return {
    lang,
    council: wording(names.council, lang),
    title: words.title,
    period: words.period(formatDays(period.from, period.to, lang)),
    asOf: words.asOf(formatDay(period.to, lang)),
    figures: [
      [headings.letters, outline([columns.sent, letters.sent], [columns.lettersAnswered, letters.answered])],
      [headings.appeals, outline([columns.received, appeals.received], [columns.answered, appeals.answered])],
      [
        headings.draftActs,
        outline([columns.draftsReceived, draftActs.received], [columns.recommended, draftActs.recommended]),
      ],
    ],
    sections: [
      ...council.first,
      {
        heading: headings.letters,
        counts: 'letters',
        paragraphs: [
          words.letters.sent(letters.sent, letters.answered),
          ...(letters.open ? [words.letters.open(letters.open, letters.overdue)] : []),
          ...timely(letters.onTime),
          ...lasted(letters.workingDays),
        ],
        tables: [
          table(
            tables.byAgency,
            ['agency', 'sent', 'lettersAnswered', 'overdue', 'median'],
            letters.byAgency,
            named(names.agencies),
            (v) => [v.sent, v.answered, v.overdue, v.medianWorkingDays],
          ),
          table(
            tables.byAbout,
            ['about', 'sent', 'lettersAnswered'],
            letters.byAbout,
            said(words.about),
            (v) => [v.sent, v.answered],
          ),
        ],
      },
      {
        heading: headings.appeals,
        counts: 'appeals',
        paragraphs: [
          words.appeals.received(appeals.received),
          ...(appeals.received
            ? [
                words.appeals.applicants(
                  listed(applicants.map((form) => [words.applicants[form], appeals.byApplicant[form]])),
                ),
                words.appeals.answered(appeals.answered),
              ]
            : []),
          ...(appeals.received > appeals.answered
            ? [
                words.appeals.rest(
                  appeals.received - appeals.answered,
                  listed(rest.map((s) => [lowered(words.standings[s]), appeals.byStatus[s]])),
                ),
              ]
            : []),
          ...timely(appeals.onTime),
          ...(appeals.extended ? [words.appeals.extended(appeals.extended)] : []),
          ...(Object.values(rated).some((n) => n > 0)
            ? [words.appeals.rated(rated.helped, rated.partly, rated.not_helped)]
            : []),
          ...lasted(appeals.workingDays),
        ],
        tables: [
          table(tables.byStatus, ['status', 'count'], appeals.byStatus, said(words.standings), (n) => [n]),
          table(
            tables.byApplicant,
            ['applicant', 'count'],
            appeals.byApplicant,
            said(words.applicants),
            (n) => [n],
          ),
          table(
            tables.byCommission,
            ['commission', 'received', 'answered'],
            appeals.byCommission,
            named(names.commissions),
            answeredOf,
          ),
          table(
            tables.byTopic,
            ['topic', 'received', 'answered'],
            appeals.byTopic,
            named(names.topics),
            answeredOf,
          ),
        ],
      },
      {
        heading: headings.draftActs,
        counts: 'draftActs',
        paragraphs: [
          words.draftActs.received(draftActs.received, draftActs.recommended, draftActs.inReview),
          ...(ended ? [words.draftActs.ended(ended)] : []),
          ...(draftActs.countedAsAgreed ? [words.draftActs.agreed(draftActs.countedAsAgreed)] : []),
          ...(remarks.made ? [words.draftActs.remarks(remarks.made)] : []),
          // An old register has no answers to remarks.
          ...(remarks.accepted + remarks.declined
            ? [words.draftActs.remarksAnswered(remarks.accepted, remarks.declined)]
            : []),
          ...lasted(draftActs.workingDays, 'recommendations'),
        ],
        tables: [
          table(
            tables.byOutcome,
            ['outcome', 'count'],
            draftActs.byOutcome,
            said(things.recommendationOutcomes),
            (n) => [n],
          ),
          table(
            tables.byDeveloper,
            ['agency', 'draftsReceived', 'recommended'],
            draftActs.byAgency,
            named(names.agencies),
            (v) => [v.received, v.recommended],
          ),
        ],
      },
      ...council.last,
      {
        heading: headings.initiatives,
        paragraphs: [words.initiatives(initiatives.opened)],
        tables: [
          table(tables.byOrigin, ['origin', 'count'], initiatives.byOrigin, said(things.originKinds), (n) => [
            n,
          ]),
        ],
      },
      {
        heading: headings.happened,
        paragraphs: [words.happened(happened.answered, happened.lettersAnswered, happened.recommended)],
        tables: [],
      },
    ],
  }
}

/** Whether nothing at all came, went out or happened in the period. */
export const isEmpty = ({ appeals, letters, draftActs, initiatives, happened, council }: Report): boolean =>
  appeals.received + letters.sent + draftActs.received + initiatives.opened === 0 &&
  Object.values(happened).every((n) => n === 0) &&
  isIdle(council)

/** Nothing held, nobody named, nothing published. */
const isIdle = ({ meetings, members, control, events, channels }: Report['council']) => {
  const { byDistrict: _, ...gathered } = events
  const held = [meetings.general, meetings.presidium, ...Object.values(meetings.byCommission)]
  const counts = [...held, ...Object.values(control.byForm), ...Object.values(gathered), members.end]
  return channels.length === 0 && counts.every((n) => n === 0)
}

const raised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Where the period goes on still, the document says until when. `to` and `today` are local days. */
export const asOfToday = (document: ReportDocument, to: string, today: string): ReportDocument =>
  to > today
    ? { ...document, asOf: reportWords(document.lang).unfinished(formatDay(to, document.lang)) }
    : document

/** The report as plain text: prose, and lists of what is not nought. */
export const reportText = (document: ReportDocument): string => {
  const listOf = ({ caption, columns, rows }: ReportTable) => {
    const some = rows.filter((row) => !row.zero)
    if (some.length === 0) return []
    const [, ...heads] = columns
    const line = ({ label, values }: ReportRow) =>
      values.length === 1
        ? `– ${label}: ${values[0]}`
        : `– ${label}: ${values
            .map((value, i) => `${lowered(heads[i] ?? '')} ${value}`)
            .filter((_, i) => i === 0 || !['0', '–'].includes(values[i] ?? ''))
            .join(', ')}`
    return ['', `${caption}:`, ...some.map(line)]
  }
  const sections = document.sections.flatMap(({ heading, paragraphs, tables }, i) => [
    '',
    `${i + 1}. ${heading}`,
    '',
    ...paragraphs,
    ...tables.flatMap(listOf),
  ])
  return [document.council, '', document.title, document.period, document.asOf, ...sections, ''].join('\n')
}
