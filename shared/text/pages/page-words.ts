/** The words of pages, one interface for all languages. Names of things are in `texts.ts`. */
import type { Language, Status } from '../../../events/values.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

/** The pages of the form, in their order. */
export type FormStep = 'who' | 'name' | 'contact' | 'topic' | 'matter' | 'check'

/** Problems that have a page of their own. */
export const pageProblems = [
  'not_found',
  'link_ended',
  'link_forged',
  'fresh_link_sent',
  'link_sent_again',
  'own_appeals_sent',
  'conflict',
  'too_large',
  'busy',
  'too_often',
  'unexpected',
  'log_altered',
  'ask_code',
] as const
export type PageProblem = (typeof pageProblems)[number]

/** A control's label, and what helps to fill it in. */
export type Labelled = { label: string; hint?: string }

export type PageWords = {
  frame: {
    skip: string
    languages: string
    menu: string
    home: string
    appeal: string
    check: string
    calculator: string
    statistics: string
    council: string
    meetings: string
    control: string
    drafts: string
    news: string
    accessibility: string
    privacy: string
    /** The way to the page for who sees little, and back. */
    look: Record<'large' | 'plain', string>
    /** Of the secretariat. */
    phone: string
    /** The way to the list of all public pages, at the end of each. */
    all: string
    /** Before the page's title, when there are errors. */
    error: string
    errors: string
    optional: string
    choose: string
    limit: (max: number) => string
    /** Under a text while it is typed; `{n}` is how many characters may still come, or are too many. */
    left: string
    over: string
    whole: string
    /** How a day is written, by one that may be right. */
    date: (day: string) => string
  }
  form: {
    title: string
    lead: string[]
    steps: Record<FormStep, string>
    /** The step of the name, where who is applying is known. */
    nameStep: Record<'person' | 'sole' | 'entity', string>
    step: (n: number, of: number) => string
    continue: string
    back: string
    /** A button beside what was entered; `what` is read out only. */
    change: (what: string) => string
    changeWord: string
    none: string
    /** A field that people do not see was filled in. */
    trap: { label: string; title: string; text: string }
    alreadySent: (number: string) => string
    alreadySentCode: string
    alreadySentLink: string
    alreadySentAgain: string
    who: string
    kind: { legend: string; person: Labelled; sole: Labelled; entity: Labelled }
    form: Labelled
    /** Of the applicant chosen; `any` where that is not known yet. */
    name: Record<'person' | 'sole' | 'entity' | 'any', Labelled>
    iin: Labelled
    bin: Labelled
    /** Hints where it is clear whose number is asked for. */
    iinHint: string
    binHint: string
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
    /** What the consent is to, in plain words. */
    data: { title: string; lines: (years: number) => string[] }
    next: string
    submit: string
  }
  status: {
    title: (number: string) => string
    registered: { title: string; text: string }
    /** To whoever gave an address, after that. */
    receiptTo: (address: string) => string
    /** Instead of its text, where too many receipts go to the address. */
    receiptLater: string
    added: { title: string; text: string }
    withdrawn: { title: string; text: string }
    disputed: { title: string; text: string }
    next: Record<Status, string>
    due: (until: string) => string
    overdue: (day: string) => string
    /** Under long-term control nobody is reminded of the answer until the control date. */
    overdueUnderControl: (day: string) => string
    stopped: (day: string, cause: string) => string
    told: string
    /** Whom to ask, with the number at hand. */
    ask: (number: string) => string
    now: string
    facts: string
    /** What the square picture is: for those who do not see it, and beside it. */
    qr: { label: string; text: string }
    labels: Record<
      | 'status'
      | 'number'
      | 'code'
      | 'received'
      | 'registered'
      | 'due'
      /** A date that another one holds instead of. */
      | 'wasDue'
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
    extended: { title: string; until: string; reason: string }
    interim: { title: string; control: (day: string) => string; reason: string }
    forwarded: {
      title: string
      to: string
      on: string
      what: string
      whole: string
      part: string
      /** In which time the body answers, and whom to ask meanwhile. */
      term: string
    }
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
    /** Steps that are still to come, in their order. */
    coming: {
      title: string
      assigned: string
      review: string
      reply: string
      completion: string
      response: (to: string) => string
      control: string
      answer: string
      final: string
      dispute: string
    }
    yourText: string
    messages: string
    add: { title: string; hint: string; label: string; button: string }
    /** The same, once the appeal is not considered any more. */
    addAfter: { title: string; hint: string }
    withdraw: {
      title: string
      text: string
      sure: string
      /** Said when it was sent without the tick. */
      unsure: string
      button: string
    }
  }
  explanation: { title: string; skipped: string; day: string; why: string }
  /**
   * Asked before: to the office and to the applicant; the reply, that there was none, that there was none in time; when
   * it came on paper.
   */
  questions: {
    title: string
    yours: string
    reply: string
    none: string
    lapsed: string
    onPaper: (day: string) => string
  }
  link: {
    title: (number: string) => string
    /** For an agency, which sees its letter only. */
    letterTitle: (number: string) => string
    role: string
    /** For the secretariat: everything about the case. */
    desk: string
    due: {
      left: (days: string, until: string) => string
      today: (day: string) => string
      overdue: (days: string, day: string) => string
      /** Over, and no working day since. */
      passed: (day: string) => string
      until: (until: string) => string
      none: string
      closed: string
      /** An agency's letter, whether its case goes on or not. */
      responded: string
      /** The clock does not run. */
      stopped: (day: string, cause: string) => string
      /** Under control: what counts now, and what the answer's date was. */
      control: (until: string) => string
      answer: (day: string) => string
      /** What was due is done: the recommendations were given. */
      given: (day: string) => string
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
      | 'responseReference'
      | 'responseDated'
      | 'signedBy'
      | 'signatory'
      | 'letterKind'
      | 'proposedOn'
      | 'letter'
      | 'sentOn'
      | 'document'
      | 'opened'
      | 'until'
      | 'control'
      | 'version'
      | 'origin',
      string
    >
    /** What the page tells of the case itself, and the way to it from above. */
    about: string
    toText: string
    /** Mail that did not arrive: whose, when, and where it was sent if the reader may know. */
    undelivered: Record<
      'bounce' | 'complaint' | 'rejected',
      (to: string, when: string, address?: string) => string
    >
    /** One that the council's own people have no word for. */
    anotherReader: string
    /** The state of an initiative whose letters are all responded to. */
    initiativeResponded: string
    isDisputed: string
    text: { appeal: string; draft_act: string; initiative: string; letter: string }
    messages: string
    /** Of a letter that no mail reaches. */
    toHandOver: string
    letters: string
    response: string
    noResponse: string
    /** Beside a response. */
    replaced: string
    /** Beside a letter that may be responded to again. */
    amends: string
    remarks: string
    recommendation: string
    /** On a version that is not the current one. */
    recommendationOn: (version: number) => string
    remarksOn: (version: number) => string
    answer: string
    disputable: (day: string) => string
    disputed: (day: string) => string
    disputedAnswer: string
    forwarded: { whole: string; part: string; late: string }
    question: { title: string; asked: (when: string) => string; by: (day: string) => string }
    extension: { title: string; reason: string }
    interim: string
    interimReason: string
    actions: string
    others: string
    nothing: string
    failed: string
    /** What was typed into a form that is no longer offered. */
    typed: string
    /** Long-term control, where there is one already: the next date of it. */
    /** A response that there is already. */
    amendment: { title: string; explain: string; button: string }
    nextControl: { title: string; explain: string; button: string }
    /** A form gone back to: what it says now was not sent. */
    reused: string
    confirm: {
      title: string
      final: string
      /** Of a response to a letter. */
      correctable: string
      entered: string
      yes: (button: string) => string
      change: string
      checked: string
      unchecked: string
    }
    /** Which days may be right. */
    days: {
      between: (min: string, max: string) => string
      from: (min: string) => string
      to: (max: string) => string
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
      /** Answers to remarks, and a response to a letter that has others or none. */
      otherLetter: string
      quoted: string
      /** Made first on another version, under this number. */
      from: (version: number, no: number) => string
      carry: (no: number) => string
    }
  }
  deadline: {
    title: string
    lead: string
    received: Labelled
    time: Labelled
    /** Day zero itself, in addresses that name it instead of a receipt. */
    from: Labelled
    term: Labelled
    days: Labelled
    mode: { legend: string; working: string; calendar: string; month: string }
    submit: string
    result: string
  }
  /** What to do next, on pages that tell of a problem. */
  messages: Record<PageProblem, string[]>
  message: {
    freshLink: string
    /** What failed for the council's own fault can be sent again, as of the time at which it was tried. */
    again: { text: (at: string) => string; button: string }
    /** To the staff whose link's days are over; to the secretariat; what came with a form that an ended link sent. */
    ended: { expired: (days: number) => string; atDesk: string; unsent: string; typed: string }
    /** To who gave a case back, and with it the link. */
    handedOver: string
    number: Labelled
    code: Labelled
    open: string
    /** Number and code do not belong together. */
    wrongCode: string
    lost: { title: string; text: string; button: string }
    /** All appeals of one's address, by a mail to it. */
    own: { title: string; text: string; email: string; button: string; wrong: string }
    home: string
    /** To who works at the desk. */
    desk: { notFound: string; home: string }
  }
}

const all: Record<Language, PageWords> = { kk, ru, en }

export const pageWords = (lang: Language): PageWords => all[lang]
