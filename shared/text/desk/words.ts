/** The words of the secretariat's desk, one interface for all languages. */
import type { BounceReason } from '../../../events/content-parts.ts'
import type { QueueName } from '../../../events/queues.ts'
import type { CaseKind, Language } from '../../../events/values.ts'
import type { Labelled } from '../pages/page-words.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

/** Days come as `YYYY-MM-DD`, counts of days as `3 working days`. */
export type DeskWords = {
  name: string
  menu: {
    label: string
    today: string
    cases: string
    appeal: string
    initiative: string
    council: string
    report: string
    system: string
    signOut: string
  }
  signIn: {
    title: string
    lead: string
    email: Labelled
    button: string
    sent: { title: string; lines: string[] }
    confirm: { title: string; lead: (name: string) => string; button: string }
    ended: { title: string; lines: string[]; again: string }
    signedOut: string
    /** A form came when the session was over: what was typed is shown to be copied. */
    over: { title: string; text: string; typed: string }
    /** A form that does not come from one of these pages. */
    foreign: { title: string; text: string }
  }
  search: {
    label: string
    hint: string
    button: string
    title: (count: number) => string
    nothing: string
    /** There are others than those shown. */
    more: string
    /** Cases that are there and cannot be shown, by their numbers. */
    unreadable: (numbers: string) => string
  }
  list: {
    nav: string
    open: string
    late: string
    week: string
    unassigned: string
    letters: string
    by_hand: string
    bounced: string
    byCommission: string
    register: string
    ofCommission: (name: string) => string
    ofAgency: (name: string) => string
    ofYear: (kinds: string, year: string) => string
    /** Of a register of cases. */
    kinds: Record<CaseKind, string>
    otherYear: (year: string) => string
    /** After a list's name, for those who hear it read. */
    count: (count: string) => string
    empty: string
    rows: string
    columns: Record<
      | 'number'
      | 'kind'
      | 'subject'
      | 'applicant'
      | 'topic'
      | 'commission'
      | 'agency'
      | 'received'
      | 'due'
      | 'status',
      string
    >
    noCommission: string
    next: string
    first: string
    csv: string
    /** The last line of a CSV file that is not the whole list. */
    cut: (rows: number) => string
  }
  due: {
    left: (days: string) => string
    today: string
    late: (days: string) => string
    /** Over, and no working day since. */
    passed: string
    none: string
  }
  dead: {
    title: string
    lead: string
    count: (n: number) => string
    /** Since when the oldest has waited; where not all were looked at, that or longer. */
    since: (when: string, orLonger: boolean) => string
    means: Record<QueueName, string>
    what: string
  }
  case: {
    actions: string
    dates: string
    date: { what: string; owner: string; due: string }
    stopped: (cause: string, day: string) => string
    pauses: string
    pause: (cause: string, from: string, to: string) => string
    applicant: string
    idNumber: { iin: string; bin: string }
    email: string
    phone: string
    address: string
    language: string
    channel: { label: string; web: string; webhook: string; paper: string; person: string; import: string }
    received: string
    registered: string
    noEmail: string
    /** Of an applicant with no e-mail, telephone or postal address. */
    noContact: string
    mails: string
    mail: { what: string; to: string; state: string; sent: string; waiting: string }
    returned: string
    returnedMail: {
      to: string
      why: string
      bounce: string
      complaint: string
      rejected: string
      permanent: string
      passing: string
      reasons: Record<BounceReason, string>
    }
    /** Mails that did arrive, and were answered by a machine: each line says whose. */
    autoReplies: { title: string; text: string }
    /** Of what is still to be handed over. */
    toHand: string
    correct: string
    log: string
    at: string
    by: string
    what: string
    receipt: string
    back: string
    done: { initiative: string }
  }
  form: {
    appeal: { title: string; lead: string; button: string }
    initiative: { title: string; lead: string; button: string }
    channel: { legend: string; paper: string; person: string }
    receivedOn: Labelled
    receivedTime: Labelled
    badTime: string
    email: Labelled
    /**
     * Of the files that an appeal came with; `first` is for who has no scripts. The one that was chosen is shown beside the
     * fields; where the page came again, it is shown when it is chosen again.
     */
    scan: { label: string; first: string; title: string; again: string; apart: string }
    alreadySent: (number: string) => string
    open: string
    kind: Labelled
    agency: Labelled
    origin: Labelled
    originTitle: Labelled
    originOn: Labelled
  }
  receipt: {
    title: string
    registered: string
    keep: string
    address: string
    print: string
    paper: string
    toCase: string
  }
}

const all: Record<Language, DeskWords> = { kk, ru, en }

export const deskWords = (lang: Language): DeskWords => all[lang]
