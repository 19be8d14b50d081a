/** The words of mails, one interface for all languages; `mails.ts` puts them together. */
import type { CaseKind, Language } from '../../events/values.ts'
import { en } from './mails.en.ts'
import { kk } from './mails.kk.ts'
import { ru } from './mails.ru.ts'

/** Days come as `YYYY-MM-DD`; `until` is `byEndOf` a day and stands inside a sentence. */
export type MailWords = {
  /** In place of a due date that the missing calendar does not give yet. */
  dateLater: string
  /** After word that the calendar is missing. */
  willBeTold: string
  greeting: { person: (name: string) => string; chair: string; colleagues: string; anyone: string }
  closing: string
  automatic: (replyTo: string) => string
  copyLink: string
  labels: Record<
    | 'number'
    | 'code'
    | 'received'
    | 'registered'
    | 'answerBy'
    | 'acceptBy'
    | 'recommendBy'
    | 'triageBy'
    | 'respondBy'
    | 'subject'
    | 'topic'
    | 'district'
    | 'applicant'
    | 'commission'
    | 'agency'
    | 'addressee'
    | 'reference'
    | 'title'
    | 'actType'
    | 'letter'
    | 'case'
    | 'sentOn'
    | 'answeredOn'
    | 'outcome'
    | 'decision'
    | 'kind',
    string
  >
  counting: { title: string; notCounted: string }
  remark: {
    clause: (clause: string) => string
    quote: (words: string) => string
    accepted: string
    declined: (reason: string | undefined) => string
  }
  receipt: {
    subject: string
    intro: string
    due: (until: string) => string
    next: string
    rights: string
    keep: string
    button: string
  }
  appeal_assigned: {
    subject: (day: string | undefined) => string
    intro: string
    accept: (until: string) => string
    due: (until: string) => string
    next: string
    button: string
    event: string
  }
  draft_assigned: {
    subject: (reference: string, day: string | undefined) => string
    intro: string
    accept: (until: string) => string
    due: (until: string) => string
    next: string
    button: string
    event: string
  }
  /** For both kinds of assignment. */
  assigned: { personal: string; calendar: string; linkInMail: string }
  triage: {
    subject: (day: string | undefined) => string
    intro: Record<CaseKind, string>
    due: (until: string) => string
    competence: string
    button: string
  }
  letter: {
    intro: string
    due: (until: string) => string
    how: (replyTo: string, letter: string) => string
    personal: string
    button: string
  }
  recommendation: {
    subject: (title: string) => string
    intro: string
    due: (until: string) => string
    remarks: string
    button: string
  }
  response: {
    subject: (decision: string, amended: boolean) => string
    intro: string
    amended: string
    late: string
    answerDue: (until: string) => string
    nothing: string
    button: string
  }
  answer: { subject: string; intro: (subject: string) => string; more: string; button: string }
  draft_registered: {
    subject: (reference: string) => string
    intro: string
    due: (until: string) => string
    next: string
  }
  message: { subject: string; intro: string; open: string; closed: string; button: string }
  link: { subject: string; intro: string; note: string; button: string }
  fresh_link: {
    subject: string
    intro: string
    button: string
    nothingSubject: string
    nothing: string
  }
  digest: {
    /** After the first number: how many more there are, and the day. */
    subject: (more: number, day: string) => string
    intro: (day: string) => string
    due: (day: string) => string
    /** Working days after the due date; negative before it. */
    stage: (stage: number) => string
    button: string
    done: string
  }
}

const all: Record<Language, MailWords> = { kk, ru, en }

export const mailWords = (lang: Language): MailWords => all[lang]
