/** The words of pages, one interface for all languages. Names of things are in `texts.ts`. */
import type { Language } from '../../events/values.ts'
import type { CaseStatus, MessageModel } from '../pages/models.ts'
import { en } from './pages.en.ts'
import { kk } from './pages.kk.ts'
import { ru } from './pages.ru.ts'

/** A control's label, and what helps to fill it in. */
export type Labelled = { label: string; hint?: string }

export type PageWords = {
  frame: {
    skip: string
    languages: string
    menu: string
    appeal: string
    check: string
    calculator: string
    statistics: string
    /** Before the page's title, when there are errors. */
    error: string
    errors: string
    optional: string
    choose: string
    limit: (max: number) => string
    whole: string
    /** How to write a day where the browser offers no calendar. */
    date: string
  }
  form: {
    title: string
    lead: string[]
    alreadySent: (number: string) => string
    alreadySentLink: string
    alreadySentAgain: string
    who: string
    kind: { legend: string; person: Labelled; entity: Labelled }
    form: Labelled
    name: Labelled
    iin: Labelled
    bin: Labelled
    email: Labelled
    phone: Labelled
    address: Labelled
    matter: string
    topic: Labelled
    district: Labelled
    subject: Labelled
    text: Labelled
    language: Labelled
    consent: Labelled
    next: string
    submit: string
  }
  status: {
    title: (number: string) => string
    registered: { title: string; text: string }
    added: { title: string; text: string }
    withdrawn: { title: string; text: string }
    disputed: { title: string; text: string }
    next: Record<CaseStatus, string>
    due: (until: string) => string
    overdue: (day: string) => string
    told: string
    now: string
    facts: string
    labels: Record<
      | 'status'
      | 'number'
      | 'code'
      | 'received'
      | 'registered'
      | 'due'
      | 'topic'
      | 'commission'
      | 'subject'
      | 'outcome'
      | 'answeredOn',
      string
    >
    keep: string
    print: string
    answer: string
    /** One that the applicant disagreed with, until the next is given. */
    earlier: { title: string; note: string }
    dispute: {
      title: string
      text: (until: string | undefined) => string
      label: string
      hint: string
      button: string
    }
    question: {
      title: string
      replyBy: (until: string) => string
      /** What no reply means. */
      silence: string
      label: string
      hint: string
      button: string
    }
    interim: { title: string; control: (day: string) => string; reason: string }
    forwarded: { title: string; to: string; on: string; what: string; whole: string; part: string }
    letters: string
    letter: {
      number: string
      addressee: string
      sentOn: string
      dueOn: string
      state: string
      sent: string
      answered: string
    }
    timeline: string
    yourText: string
    messages: string
    add: { title: string; hint: string; label: string; button: string }
    withdraw: { title: string; text: string; sure: string; button: string }
  }
  explanation: { title: string; skipped: string; day: string; why: string }
  act: {
    title: (number: string) => string
    /** For an agency, which sees its letter only. */
    letterTitle: (number: string) => string
    role: string
    due: {
      left: (days: string, until: string) => string
      today: (day: string) => string
      overdue: (days: string, day: string) => string
      /** Over, and no working day since. */
      passed: (day: string) => string
      until: (until: string) => string
      none: string
      closed: string
    }
    labels: Record<
      | 'number'
      | 'status'
      | 'received'
      | 'applicant'
      | 'agency'
      | 'reference'
      | 'actType'
      | 'topic'
      | 'district'
      | 'commission'
      | 'letter'
      | 'sentOn'
      | 'document'
      | 'opened'
      | 'until'
      | 'control',
      string
    >
    /** The state of an initiative whose letters are all responded to. */
    initiativeResponded: string
    text: { appeal: string; draft_act: string; initiative: string; letter: string }
    messages: string
    letters: string
    response: string
    noResponse: string
    remarks: string
    recommendation: string
    answer: string
    question: { title: string; asked: (when: string) => string }
    extension: { title: string; reason: string }
    interim: string
    actions: string
    others: string
    nothing: string
    failed: string
    /** What was typed into a form that is no longer offered. */
    typed: string
    confirm: {
      title: string
      final: string
      entered: string
      yes: (button: string) => string
      change: string
      checked: string
      unchecked: string
    }
    /** By action and field (`letter.text`), else by field. */
    fields: Record<string, Labelled>
    remark: {
      legend: (no: number) => string
      clause: Labelled
      quote: Labelled
      text: Labelled
      more: string
      decision: (no: number) => string
      /** The same, when the secretariat enters what an agency said. */
      theirs: (no: number) => string
      unanswered: string
      accepted: string
      declined: string
      reason: Labelled
      noAnswer: string
      quoted: string
    }
  }
  deadline: {
    title: string
    lead: string
    from: Labelled
    term: Labelled
    days: Labelled
    mode: { legend: string; working: string; calendar: string }
    submit: string
    result: string
  }
  /** What to do next, on pages that tell of a problem. */
  messages: Record<MessageModel['problem'], string[]>
  message: {
    freshLink: string
    number: Labelled
    code: Labelled
    open: string
    lost: { title: string; text: string; button: string }
    home: string
  }
}

const all: Record<Language, PageWords> = { kk, ru, en }

export const pageWords = (lang: Language): PageWords => all[lang]
