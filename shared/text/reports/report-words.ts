/** The words of the period report and its page, one interface for all languages. */
import type { appealStandings, applicants, CaseKind, Language } from '../../../events/values.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

export type ReportWords = {
  title: string
  period: (days: string) => string
  asOf: (day: string) => string
  /** The period is not over yet. */
  unfinished: (day: string) => string
  empty: string
  headings: Record<'letters' | 'appeals' | 'draftActs' | 'initiatives' | 'happened', string>
  letters: {
    sent: (sent: number, answered: number) => string
    open: (open: number, overdue: number) => string
  }
  appeals: {
    received: (n: number) => string
    applicants: (list: string) => string
    answered: (n: number) => string
    rest: (n: number, list: string) => string
    extended: (n: number) => string
    /** How many answers helped, helped in part and did not help, as applicants rated them. */
    rated: (helped: number, partly: number, not: number) => string
  }
  draftActs: {
    received: (received: number, recommended: number, inReview: number) => string
    ended: (n: number) => string
    agreed: (n: number) => string
    remarks: (made: number) => string
    remarksAnswered: (accepted: number, declined: number) => string
  }
  initiatives: (n: number) => string
  happened: (answered: number, lettersAnswered: number, recommended: number) => string
  onTime: (count: number, share: string) => string
  unknown: (n: number) => string
  spread: Record<'answers' | 'recommendations', (median: string, p90: string) => string>
  standings: Record<(typeof appealStandings)[number], string>
  applicants: Record<(typeof applicants)[number], string>
  about: Record<CaseKind, string>
  tables: Record<
    | 'byAgency'
    | 'byAbout'
    | 'byStatus'
    | 'byApplicant'
    | 'byCommission'
    | 'byTopic'
    | 'byOutcome'
    | 'byDeveloper'
    | 'byOrigin',
    string
  >
  columns: Record<
    | 'agency'
    | 'about'
    | 'status'
    | 'applicant'
    | 'commission'
    | 'topic'
    | 'outcome'
    | 'origin'
    | 'count'
    | 'sent'
    | 'lettersAnswered'
    | 'overdue'
    | 'median'
    | 'received'
    | 'answered'
    | 'draftsReceived'
    | 'recommended',
    string
  >
  page: {
    lead: string
    from: string
    to: string
    hint: string
    show: string
    figures: string
    /** Before the ways to the rows that numbers are counted of. */
    rows: string
    /** The description of all open data for catalogues. */
    catalogue: string
    year: (year: string) => string
    quarter: (year: string, quarter: number) => string
    others: string
    bars: string
    /** What a table has nothing of. */
    none: (names: string) => string
    data: string
    dataLead: string
    files: Record<'report' | 'appeals' | 'letters' | 'draft-acts' | 'datapackage' | 'feed', string>
    how: string
    rules: string[]
    periodTooLong: (years: number) => string
    backwards: string
  }
  feed: {
    title: string
    report: (days: string) => string
    reportText: string
    /** Of the log, on a day. */
    anchor: (day: string) => string
    anchorText: (commits: number, root: string) => string
  }
}

const all: Record<Language, ReportWords> = { kk, ru, en }
export const reportWords = (lang: Language): ReportWords => all[lang]
