/** The period report in English. */
import { counted } from '../plural.ts'
import type { ReportWords } from './report-words.ts'

const letters = (n: number) => counted(n, 'en', { one: 'letter', other: 'letters' })
const appeals = (n: number) => counted(n, 'en', { one: 'appeal', other: 'appeals' })
const drafts = (n: number) => counted(n, 'en', { one: 'draft act', other: 'draft acts' })
const cases = (n: number) => counted(n, 'en', { one: 'case', other: 'cases' })
const remarks = (n: number) => counted(n, 'en', { one: 'remark', other: 'remarks' })

export const en: ReportWords = {
  title: 'Report on appeals and draft legal acts',
  period: (days) => `Period: ${days}.`,
  asOf: (day) => `Figures as of the end of ${day}.`,
  unfinished: (day) =>
    `The period is not over: it ends on ${day}. Due dates that pass before that day are counted as passed.`,
  empty: 'Nothing was received or sent in this period. Choose another one.',
  headings: {
    letters: 'Outgoing letters',
    appeals: 'Appeals of individuals and legal entities',
    draftActs: 'Draft legal acts',
    initiatives: 'Initiatives of the council',
    happened: 'Done in the period, whenever it was received',
  },
  letters: {
    sent: (sent, answered) =>
      `The council sent ${letters(sent)} (recommendations and requests) to state bodies; of these, ${answered} were answered.`,
    open: (open, overdue) => `Unanswered: ${letters(open)}, of which ${overdue} overdue.`,
  },
  appeals: {
    received: (n) => `The commissions received ${appeals(n)}.`,
    applicants: (list) => `Applicants: ${list}.`,
    answered: (n) => `Answers were given to ${appeals(n)}.`,
    rest: (n, list) => `The rest (${n}): ${list}.`,
    extended: (n) => `The term was extended for ${appeals(n)}.`,
    rated: (helped, partly, not) =>
      `Applicants rated the answers: helped – ${helped}, helped in part – ${partly}, did not help – ${not}.`,
  },
  draftActs: {
    received: (received, recommended, inReview) =>
      `The council received ${drafts(received)}; recommendations were given on ${recommended}, under review: ${inReview}.`,
    ended: (n) => `Review ended (returned, withdrawn, not considered): ${n}.`,
    agreed: (n) => `Without recommendations in time, counted as agreed without remarks: ${n}.`,
    remarks: (made) => `The council made ${remarks(made)}.`,
    remarksAnswered: (accepted, declined) =>
      `Of those answered, developers accepted ${accepted} and declined ${declined}.`,
  },
  initiatives: (n) =>
    `The council opened ${cases(n)} itself, after monitoring, round tables, meetings, hearings and the like.`,
  happened: (answered, lettersAnswered, recommended) =>
    `In the period, answers given to applicants: ${answered}; responses received to letters: ${lettersAnswered}; recommendations given on drafts: ${recommended}.`,
  onTime: (count, share) => `On time: ${count} (${share}, counting those unanswered and overdue).`,
  unknown: (n) => `Without a known due date: ${n}; they are left out of the share.`,
  spread: {
    answers: (median, p90) => `Half of the answers were given within ${median}, 90% within ${p90}.`,
    recommendations: (median, p90) =>
      `Half of the recommendations were given within ${median}, 90% within ${p90}.`,
  },
  standings: {
    answered: 'Answered',
    long_term: 'Under long-term consideration',
    out_of_competence: 'Outside the competence of the council (forwarded)',
    in_review: 'Under review',
    withdrawn: 'Withdrawn by the applicants',
  },
  applicants: {
    person: 'individuals',
    АО: 'joint-stock companies',
    ТОО: 'limited liability partnerships',
    ОФ: 'public foundations',
    ИП: 'sole proprietors',
    other: 'others',
  },
  about: { appeal: 'On appeals', draft_act: 'On draft acts', initiative: 'On the initiative of the council' },
  tables: {
    byAgency: 'Letters by state body',
    byAbout: 'Letters by occasion',
    byStatus: 'Appeals by result',
    byApplicant: 'Appeals by applicant',
    byCommission: 'Appeals by commission',
    byTopic: 'Appeals by field',
    byOutcome: 'Recommendations by outcome',
    byDeveloper: 'Draft acts by developer',
    byOrigin: 'Initiatives by occasion',
  },
  columns: {
    agency: 'State body',
    about: 'Occasion',
    status: 'Result',
    applicant: 'Applicant',
    commission: 'Commission',
    topic: 'Field',
    outcome: 'Outcome',
    origin: 'Occasion',
    count: 'Number',
    sent: 'Sent',
    lettersAnswered: 'Answered',
    overdue: 'Overdue',
    median: 'Median (working days)',
    received: 'Received',
    answered: 'Answered',
    draftsReceived: 'Received',
    recommended: 'Recommended on',
  },
  page: {
    lead: 'How many appeals and drafts the council received, how many letters it sent, and how due dates were kept. Every number comes out of the case log.',
    from: 'From',
    to: 'To',
    hint: 'Both days are included.',
    show: 'Show',
    figures: 'In short',
    rows: 'As a list',
    catalogue: 'Catalogue of the open data (DCAT)',
    year: (year) => `Year ${year}`,
    quarter: (year, quarter) => `Quarter ${quarter} of ${year}`,
    others: 'Other periods',
    bars: 'The bar below a name shows the number; its dark part is what was answered or recommended on.',
    none: (names) => `None: ${names}.`,
    data: 'Open data',
    dataLead: 'Without personal data. For the same period:',
    files: {
      report: 'This report (JSON)',
      appeals: 'Appeals (CSV)',
      letters: 'Letters (CSV)',
      'draft-acts': 'Draft acts (CSV)',
      datapackage: 'Description of the tables (Frictionless Data Package)',
      feed: 'Feed of announcements and reports (Atom)',
    },
    how: 'How it is counted',
    rules: [
      'Counted are the cases received and the letters sent in the period, as they stood at the end of its last day. What happened later is left out.',
      'An answer is on time when the first answer came no later than the due date in force on that day. The share is of all answers and of those unanswered whose due date has passed.',
      'Working days follow the official calendar, without the day of receipt and without days on which the clock was paused.',
    ],
    periodTooLong: (years) => `Choose a period of at most ${years} years.`,
    backwards: 'The period ends before it begins. Check the dates.',
  },
  feed: {
    title: 'Announcements and reports',
    report: (days) => `Report: ${days}`,
    anchor: (day) => `Checksum of the log: ${day}`,
    anchorText: (commits, root) =>
      `Entries of this day (UTC): ${commits}. The checksum over them and all before (SHA-256): ${root}. If an entry of the log is changed later, it does not fit any more.`,
    reportText:
      'How many appeals and drafts the council received, how many letters it sent, and how due dates were kept.',
  },
}
