/** The words of mails, one interface for all languages; `mails.ts` puts them together. */
import type { BounceReason } from '../../../events/contents.ts'
import type { CaseKind, Language, TermKey } from '../../../events/values.ts'
import type { Handed } from '../../domain/notices/notices.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

/** Days come as `YYYY-MM-DD`; `until` is `byEndOf` a day and stands inside a sentence. */
export type MailWords = {
  /** In place of a due date that the missing calendar does not give yet. */
  dateLater: string
  /** After word that the calendar is missing. */
  willBeTold: string
  /** The case's own clock stands still: its date of before holds for nothing. */
  stopped: Record<'answer' | 'recommendation' | 'fact', (since: string) => string>
  greeting: {
    person: (name: string) => string
    chair: string
    head: string
    /** To an organisation, or where the case may be with a commission or with the secretariat. */
    colleagues: string
    anyone: string
  }
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
    | 'replyBy'
    | 'decideBy'
    | 'disputeBy'
    | 'currentDue'
    | 'requestedDue'
    | 'newDue'
    | 'controlOn'
    | 'subject'
    | 'topic'
    | 'district'
    | 'applicant'
    | 'recipient'
    | 'email'
    | 'phone'
    | 'postal'
    | 'commission'
    | 'agency'
    | 'addressee'
    | 'forwardedTo'
    | 'reference'
    | 'title'
    | 'version'
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
  /** `chosen` is the title where a person set the date and nobody counted. */
  counting: { title: string; chosen: string; notCounted: string }
  remark: {
    clause: (clause: string) => string
    /** Made on this version before, under this number. */
    carried: (version: number, no: number) => string
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
  /** The rest is said as in a single one. */
  receipts: { subject: string; intro: string; stranger: (replyTo: string) => string }
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
  assigned: { personal: string; calendar: string; calendarMoved: string; linkInMail: string }
  triage: {
    subject: (day: string | undefined) => string
    intro: Record<CaseKind, string>
    /** A draft that was given back has come anew. */
    cameBack: string
    due: (until: string) => string
    competence: string
    button: string
  }
  letter: {
    intro: string
    /** The council's own initiative: no commission has it. */
    ofCouncil: string
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
    /** Of one that a later response has replaced. */
    another: (decision: string) => string
    intro: string
    amended: string
    inForce: (decision: string) => string
    late: string
    answerDue: (until: string) => string
    /** Of a draft act whose recommendation is still to be given: what came was another letter's. */
    recommendDue: (until: string) => string
    nothing: string
    closed: string
    button: string
  }
  answer: {
    subject: string
    intro: (subject: string) => string
    /** Until when the applicant may dispute the answer; in days where the calendar gives no date yet. */
    dispute: (until: string) => string
    disputeWithin: (days: string) => string
    more: string
    button: string
  }
  draft_registered: {
    subject: (reference: string) => string
    intro: string
    due: (until: string) => string
    next: string
  }
  message: {
    subject: string
    intro: string
    /** So many more, after those of the hour that were told singly. */
    more: (count: number) => string
    open: string
    closed: string
    button: string
  }
  link: { subject: string; intro: string; note: string; button: string }
  fresh_link: {
    subject: string
    intro: string
    button: string
    nothingSubject: string
    nothing: string
  }
  returned: {
    subject: (day: string | undefined) => string
    intro: string
    reason: string
    due: (until: string) => string
    competence: string
    button: string
  }
  unassigned: Record<'returned' | 'forwarded', { subject: string; intro: string }> & { nothing: string }
  forwarded: Record<'whole' | 'part', { subject: string; intro: string; next: string }> & {
    law: string
    explanation: string
    button: string
  }
  forwarded_to: Record<'whole' | 'part', { subject: string; intro: string; next: string }> & {
    explanation: string
    appeal: string
    personal: string
  }
  question: {
    subject: string
    intro: string
    due: (until: string) => string
    how: string
    never: string
    same: string
    button: string
  }
  clarified: { subject: string; intro: string; due: (until: string) => string; button: string }
  clarification_lapsed: {
    subject: string
    intro: string
    never: string
    due: (until: string) => string
    button: string
  }
  extension_request: {
    subject: (day: string | undefined) => string
    intro: string
    reason: string
    due: (until: string) => string
    law: string
    next: string
    button: string
  }
  extension_decided: {
    granted: { subject: (day: string | undefined) => string; intro: string }
    refused: { subject: string; intro: string }
    reason: string
    due: (until: string) => string
    button: string
  }
  extended: {
    subject: (day: string | undefined) => string
    intro: string
    reason: string
    due: (until: string) => string
    law: string
    button: string
  }
  long_term: {
    subject: string
    intro: string
    /** Where it was under control before: another interim answer. */
    again: string
    reason: string
    next: (day: string) => string
    button: string
  }
  withdrawn: Record<'appeal' | 'draft', { subject: string; intro: string }> & {
    reason: string
    letters: string
    button: string
  }
  disputed: {
    subject: (day: string | undefined) => string
    intro: string
    reasons: string
    due: (until: string) => string
    once: string
    button: string
  }
  dispute_registered: {
    subject: string
    intro: string
    next: string
    due: (until: string) => string
    once: string
    button: string
  }
  due_moved: {
    /** `reply`: to the commission's question; `other`: what somebody at the council is to do. */
    subject: Record<
      'answer' | 'recommendation' | 'dispute' | 'reply' | 'other',
      (day: string | undefined) => string
    >
    /** `dispute`: the calendar, where it is until when the answer may be disputed that moved. */
    why: Record<'calendar' | 'pause' | 'dispute', string>
    /** To the applicant, to who has the appeal, to who has the draft act. */
    due: Record<'applicant' | 'appeal' | 'draft', (until: string) => string>
    button: string
  }
  draft_version: {
    subject: (reference: string, day: string | undefined) => string
    intro: string
    due: (until: string) => string
    remarks: string
    button: string
  }
  draft_ended: Record<
    'returned' | 'not_considered',
    { subject: (reference: string) => string; intro: string; reason: string; next: string }
  >
  by_hand: {
    what: Record<Handed, string>
    subject: (what: string, day: string | undefined) => string
    intro: (what: string) => string
    /** By when, and why then. */
    due: Record<'question' | 'answer' | 'extended', (until: string) => string>
    /** Article 65: told at the time of forwarding. */
    atOnce: string
    print: string
    note: string
    button: string
  }
  files_refused: Record<
    'applicant' | 'for_applicant' | 'office' | 'agency',
    { intro: string; next: string; button: string }
  > & {
    subject: (files: number) => string
    /** Of a file whose name is not said. */
    unnamed: string
  }
  webhook_failed: { subject: string; intro: string; next: string; button: string }
  /** `passing`: given up for this mail, though the address may be right. */
  bounced: Record<
    'bounce' | 'passing' | 'complaint' | 'rejected',
    { subject: string; intro: string; next: string }
  > & {
    reasons: Record<BounceReason, string>
    button: string
  }
  sign_in: { subject: string; intro: string; once: (minutes: number) => string; button: string; note: string }
  digest: {
    /** After the first number: how many more there are, and the day. */
    subject: (more: number, day: string) => string
    intro: (day: string, items: number) => string
    /** What is due, in words that its owner and those copied can all read; a clarification is the applicant's own. */
    terms: Record<TermKey, string>
    /** A case that nobody can forward: only a commission is to be chosen. */
    triageOnly: string
    /** An applicant without e-mail owes a reply: the secretariat reminds them. */
    remindByHand: string
    due: (day: string) => string
    /** Working days after the due date; negative before it. */
    stage: (stage: number) => string
    /** Today is the last working day, and the date itself, chosen by a person, is a day off after it. */
    dayOffNext: string
    button: string
    done: string
    /** Years that the calendar lacks: `2028` or `2028, 2029`, and how many. */
    missing: {
      subject: (years: string, count: number) => string
      text: (years: string, count: number) => string
    }
    /** The year whose calendar is not the official one yet. */
    provisional: { subject: (year: number) => string; text: (year: number) => string }
    /** Cases whose due dates could not be looked at: their numbers, and how many. */
    failed: { subject: string; text: (numbers: string, count: number) => string }
  }
}

const all: Record<Language, MailWords> = { kk, ru, en }

export const mailWords = (lang: Language): MailWords => all[lang]
