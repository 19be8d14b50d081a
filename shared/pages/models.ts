/** What pages show, as data. `shared/pages` turns a model into HTML; the JSON API answers with the same shapes. */

import type { ContentOf } from '../../events/contents.ts'
import type { EventType } from '../../events/events.ts'
import type { CaseKind, Deadline, Language, Localized, OriginKind, Role } from '../../events/values.ts'
import type { Began, Status } from '../domain/case.ts'
import type { ActionName } from '../domain/decide.ts'
import type { Letterhead, Remark, RemarkAnswer } from '../text/models.ts'
import type { Stopped } from './explanation.ts'

export type FieldError = { path: string; message: string }

/** Every page's frame. `path` is this page's own address without `lang`, for the language switch. */
export type Frame = { lang: Language; head: Letterhead; path: string }

export type Choice = { id: string; name: Localized; examples?: Localized }

/** Uploaded files, as forms carry them on; the API's `attachments` in the same order. */
const carriedFiles = ['file.0', 'file.1', 'file.2', 'file.3', 'file.4'] as const

/** The form's pages in order, and the fields that each asks for, by the dotted paths of the API. */
export const formFields = {
  who: ['applicant.kind'],
  name: ['applicant.form', 'applicant.name', 'applicant.iin', 'applicant.bin'],
  contact: ['applicant.email', 'applicant.phone', 'applicant.address', 'language'],
  topic: ['topic', 'district'],
  matter: ['subject', 'text', ...carriedFiles],
  check: ['consent'],
} as const
export type FormStep = keyof typeof formFields
export const formSteps = Object.keys(formFields) as FormStep[]

/**
 * `/`: one page of the form, or without `step` all of it on one page, as it is sent by who needs no pages. `values`
 * are what was typed, by dotted path (`applicant.iin`), kept from page to page and when there are errors; the kind of
 * applicant is `person`, `sole` or `entity`.
 */
export type FormModel = Frame & {
  step?: FormStep
  topics: Choice[]
  districts: Choice[]
  values: Record<string, string>
  errors: FieldError[]
  /** Hidden in the form, so that a second click is the same submission. */
  idempotencyKey: string
  /** This form was already sent with other words: the number of the case it became. */
  alreadySent?: string
  /** Uploaded and to be sent with it. */
  pending?: PendingFile[]
  /** The field that people do not see was filled in. */
  trapped?: boolean
  /** Sent too often: so many minutes to wait. */
  minutes?: number
  /** How long personal data are kept. */
  years: number
}

export type { Status as CaseStatus }

/** A file that is uploaded and not sent yet, as forms carry it on. */
export type PendingFile = { carried: string; name: string }

/** `/appeals/{number}/files` and `/act/{token}/files`: files are uploaded here, one by one, before they are sent. */
export type FilesModel = Frame & {
  /** The number of the case or letter; an appeal that is being entered has none yet. */
  number?: string
  pending: PendingFile[]
  /** This page's address with these files and no others; `path` has all of them. */
  with: (pending: readonly PendingFile[]) => string
  /** Absent when there are as many as may be sent at once. */
  upload?: { url: string; fields: Record<string, string> }
  errors: FieldError[]
  /** The form that sends them; where there is none, `back` takes them along. */
  send?: { action: string; idempotencyKey: string }
  back: string
}

/** A file that came with a text; `from` is that text's event, `size` in bytes. */
export type FileView = {
  id: string
  name: string
  type: string
  size: number
  from: EventType
  letter?: string
  state: 'checking' | 'accepted' | 'rejected'
  why?: NonNullable<ContentOf<'file_verdict'>['why']>
}

export type LetterView = {
  number: string
  agency: string
  sentOn: string
  dueOn: string | null
  status: 'sent' | 'answered'
  decision?: string
}

/** A question to the applicant that waits no more; `on` is an instant, `lapsed` says that its time was over first. */
export type PastQuestion = {
  on: string
  text: string
  reply?: { at: string; text: string }
  lapsed?: true
}

/** `GET /api/appeals/{number}`. */
export type AppealStatus = {
  number: string
  kind: CaseKind
  status: Status
  topic?: string
  commission?: string
  receivedAt: string
  registeredOn: string
  dueOn: string | null
  deadline: Deadline
  letters: LetterView[]
  answer?: { outcome: string; text: string; on: string }
  /** The council's question that waits for the applicant's reply. */
  question?: { text: string; dueOn: string | null }
  /** Why the due date is an extended one; no words once its personal data are gone. */
  extended?: { reason: string }
  /** An interim answer, and the day by which the council looks at the matter again. */
  interim?: { text: string; reason: string; controlOn: string }
  forwarded: { to: Localized; part: boolean; on: string }[]
  /** Its personal data are gone since that day. */
  erasedOn?: string
  /** What the applicant may do now; `dispute` until this day. */
  actions: { messages: true; withdraw?: true; dispute?: { until: string | null } }
  files?: FileView[]
  timeline: { at: string; type: string; title: string }[]
}

/** `/appeals/{number}?code=`: receipt and status in one page; `code` and `subject` only for their owner. */
export type StatusModel = Frame & {
  status: AppealStatus
  code: string
  /** This page's whole address, secret code included. */
  statusUrl: string
  subject: string
  text: string
  names: { topic: Localized; commission?: Localized; agencies: Record<string, Localized> }
  today: string
  began?: Began | undefined
  stopped?: Stopped
  /** Uploaded and to be sent with the message. */
  pending?: PendingFile[]
  /** What has just been done. */
  notice?: 'registered' | 'message_added' | 'withdrawn' | 'disputed'
  /** The receipt was not mailed at once: it comes with others of its hour. */
  receiptLater?: boolean
  /** The form whose errors these are: `messages`, `dispute` or `withdraw`. */
  failed?: string
  messages: { at: string; text: string }[]
  /** Asked before; each reply is one of the messages too. */
  questions?: PastQuestion[]
  idempotencyKey: string
  errors: FieldError[]
  values: Record<string, string>
}

export type ActionField = {
  name: string
  type:
    | 'text'
    | 'textarea'
    | 'select'
    | 'date'
    | 'checkbox'
    | 'email'
    | 'remarks'
    | 'remark_answers'
    /** Any of the options' remarks. */
    | 'remark_choice'
  required: boolean
  maxLength?: number
  /** The first and the last day that may be right. */
  min?: string
  max?: string
  /** What it starts with. */
  value?: string
  options?: { value: string; label: Localized }[]
}
export type ReplacedResponse = {
  decision: string
  text: string
  on: string
  remarks?: (Pick<RemarkAnswer, 'no' | 'accepted'> & { reason?: string | undefined })[]
}
export type AnsweredRemark = Remark & Partial<RemarkAnswer>
/** `letter` is the one that carried it. */
export type RecommendationView = {
  version: number
  outcome: string
  text: string
  on: string
  letter?: string
}
export type Action = { name: ActionName; fields: ActionField[] }
export type { ActionName }

/** `GET /api/act/{token}`: what this role may see of the case, and do now. */
export type ActView = {
  role: Role
  case: {
    number: string
    kind: CaseKind
    status: Status
    subject: string
    /** The appeal's or draft's words; an agency sees its letter only. */
    text?: string
    url?: string
    applicant?: { kind: 'person' | 'entity'; name: string }
    agency?: string
    reference?: string
    actType?: string
    /** Of a draft act: which version the commission has before it. */
    draftVersion?: number
    /** What an initiative arose from. */
    origin?: { kind: OriginKind; title: string; on: string }
    topic?: string
    district?: string
    commission?: string
    receivedOn: string
    dueOn: string | null
    deadline: Deadline
    letter?: {
      number: string
      subject: string
      text: string
      sentOn: string
      dueOn: string | null
      /** The version of the draft that its remarks are on. */
      version?: number
      remarks: Remark[]
    }
    letters: (LetterView & {
      subject: string
      text: string
      response?: { text: string; on: string }
      /** What else was said to it: a later response has replaced these. */
      replaced?: ReplacedResponse[]
    })[]
    /** Those of `recommendation`; an agency's are those of its letter. */
    remarks: AnsweredRemark[]
    /** The last one given, maybe on a version before the current one. */
    recommendation?: RecommendationView
    /** Those before it, on earlier versions. */
    earlier?: (RecommendationView & { remarks: AnsweredRemark[] })[]
    answer?: { outcome: string; text: string; on: string }
    /** Until when the applicant may dispute the answer; null without a calendar. */
    disputableUntil?: string | null
    disputedOn?: string
    disputedAnswers?: { outcome: string; text: string; on: string }[]
    /** The clock does not run. */
    stopped?: { cause: string; on: string }
    /** Where the appeal, or a part of it, went. */
    forwards?: { to: Localized; part: boolean; late: boolean; on: string; text: string }[]
    /** Mail that did not arrive or was complained of; `at` is an instant, the address is the secretariat's to see. */
    undelivered?: { to: Role; why: 'bounce' | 'complaint' | 'rejected'; at: string; address?: string }[]
    /** The question that waits for the applicant; `on` is an instant. */
    question?: { text: string; on: string; dueOn: string | null }
    /** Those before it; each reply is one of the messages too. */
    questions?: PastQuestion[]
    /** The chair's open request for a later due date. */
    extension?: { until: string; reason: string }
    longTerm?: { text: string; reason: string; since: string; controlOn: string }
    messages: { at: string; text: string }[]
    files?: FileView[]
  }
  actions: Action[]
}

/** `/act/{token}`. `done` names the action that has just been taken. */
export type ActModel = Frame & {
  token: string
  view: ActView
  names: {
    topics: Record<string, Localized>
    districts: Record<string, Localized>
    commissions: Record<string, Localized>
    agencies: Record<string, Localized>
    /** Causes for which the clock may stand still. */
    causes?: Record<string, Localized>
  }
  today: string
  /** Of the case's own date; a letter's begins with its sending. */
  began?: Began | undefined
  /** Working days from today to the due date; negative when overdue; null without a date. */
  daysLeft: number | null
  idempotencyKey: string
  /** Uploaded and to be sent with the next text. */
  pending?: PendingFile[]
  done?: ActionName
  /** The action that was refused, or is gone on with: its form is open, with what was typed. */
  failed?: ActionName
  errors: FieldError[]
  values: Record<string, string>
}

/** The step between a form and an action that cannot be undone; `values` are what was typed. */
export type ConfirmModel = ActModel & { confirm: ActionName }

/** `/deadline`: the public calculator. `result` is absent before the first count. */
export type DeadlineModel = Frame & {
  values: { from: string; term: string; days: string; mode: string }
  terms: { key: string; days: number; mode: 'working' | 'calendar'; basis: Localized }[]
  errors: FieldError[]
  result?: Deadline
}

/** Problems that have a page of their own. */
export const pageProblems = [
  'not_found',
  'link_ended',
  'link_forged',
  'fresh_link_sent',
  'link_sent_again',
  'conflict',
  'too_large',
  'busy',
  'too_often',
  'unexpected',
  'ask_code',
] as const
export type PageProblem = (typeof pageProblems)[number]

/**
 * A page that says what went wrong or what to do; `token` offers the way to a fresh link (a POST button), `again` sends
 * to the same address once more what failed at this time.
 */
export type MessageModel = Frame & {
  status: number
  problem: PageProblem
  detail?: string
  token?: string
  number?: string
  again?: { fields: Record<string, string>; at: string }
}
