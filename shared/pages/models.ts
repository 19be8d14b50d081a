import type { AppealStatus } from '../../events/answers/appeals.ts'
import type { LinkView, PastQuestion } from '../../events/answers/links.ts'
import type { MessageView } from '../../events/answers/shared.ts'
import type { Deadline, Language, Localized, RuleKey } from '../../events/values.ts'
import type { StandInChoice, Unsent } from '../application/actions/models.ts'
import type { OfferedTemplate, Stopped } from '../application/desk/models.ts'
import type { PendingFile } from '../application/files/models.ts'
import type { ListedPaper } from '../application/papers/models.ts'
import type { News } from '../domain/actions/news.ts'
import type { ActionName } from '../domain/capabilities.ts'
import type { Began } from '../domain/case.ts'
import type { Term } from '../domain/terms.ts'
import type { Letterhead } from '../text/notices/models.ts'
import type { ShortWay } from '../text/notices/short-ways.ts'
import type { FormStep, PageProblem } from '../text/pages/page-words.ts'
import type { Registration } from '../text/registration.ts'

export type FieldError = { path: string; message: string }

/** Every page's frame. `path` is this page's own address without `lang`, for the language switch. */
export type Frame = {
  lang: Language
  head: Letterhead
  path: string
  /** For who sees little. */
  look?: 'large'
}

export type Choice = { id: string; name: Localized; examples?: Localized }

/** Uploaded files, as forms carry them on; the API's `attachments` in the same order. */
const carriedFiles = ['file.0', 'file.1', 'file.2', 'file.3', 'file.4'] as const

/** The form's pages in order, and the fields that each asks for, by the dotted paths of the API. */
export const formFields = {
  who: ['applicant.kind'],
  name: [
    'applicant.form',
    'applicant.name',
    'applicant.iin',
    'applicant.noIin',
    'applicant.bin',
    'representative.name',
    'representative.authority',
    'collective.signatories',
  ],
  contact: ['applicant.email', 'applicant.phone', 'applicant.followByCode', 'applicant.address', 'language'],
  topic: ['topic', 'district'],
  matter: ['subject', 'text', ...carriedFiles],
  check: ['publish', 'consent'],
} as const satisfies Record<FormStep, readonly string[]>
export const formSteps = Object.keys(formFields) as FormStep[]

/**
 * `/appeals/new`: one page of the form, or without `step` all of it on one page, as it is sent by who needs no pages. `values`
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
  /** Short messages that the council sends. */
  ways: readonly ShortWay[]
}

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
  notice?: 'registered' | 'message_added' | 'withdrawn' | 'disputed' | 'contact' | 'contact_kept' | 'rated'
  /** Just after registration: the address that the receipt went to. */
  receiptTo?: string
  /** The applicant's address, where mail to it came back. */
  lostTo?: string
  /** The receipt was not mailed at once: it comes with others of its hour. */
  receiptLater?: boolean
  /** The form whose errors these are: `messages`, `dispute`, `withdraw`, `contact` or `rating`. */
  failed?: string
  /** Of the council, as documents. */
  papers?: ListedPaper[]
  messages: MessageView[]
  /** Asked before; each reply is one of the messages too. */
  questions?: PastQuestion[]
  idempotencyKey: string
  errors: FieldError[]
  values: Record<string, string>
}

/** `/act/{token}`. `done` names the action that has just been taken. */
export type LinkModel = Frame & {
  token: string
  /** Where the forms are sent, with their session's own token, when they do not stand on the link's page. */
  form?: { path: string; csrf: string }
  view: LinkView
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
  /** What has happened since the reader last acted, the newest first. */
  news?: News[]
  /** Of the council, as documents. */
  papers?: ListedPaper[]
  /** The token of the page of all that its reader's office has open. */
  office?: string
  /** Texts that its forms may begin with. */
  templates?: OfferedTemplate[]
  /** What is kept of forms that were not sent; which was kept just now. */
  unsent?: Unsent[]
  kept?: ActionName
  /** What somebody else has kept since the form that failed was drawn. */
  theirs?: Unsent
  /** On the head's own links: who stands in, and who may. */
  standIn?: StandInModel
  /** A signature has just been attached. */
  signed?: boolean
  done?: ActionName
  /** A rare action that the reader chose: its form is there. */
  chosen?: ActionName
  /** The action that was refused, or is gone on with: its form is open, with what was typed. */
  failed?: ActionName
  errors: FieldError[]
  values: Record<string, string>
}

/** `now`: who is named, with local days. */
export type StandInModel = {
  choices: readonly StandInChoice[]
  now?: { name: string; from: string; until: string }
  errors?: FieldError[]
  values?: Record<string, string>
}

/** The step between a form and an action that cannot be undone; `values` are what was typed. */
export type ConfirmModel = LinkModel & {
  confirm: ActionName
  answerDue?: string | undefined
  preview?: string | undefined
}

/** `/deadline`: the public calculator. `result` is absent before the first count. */
export type DeadlineModel = Frame & {
  /** `from` is there where day zero itself was asked for instead of a receipt. */
  values: { received: string; time: string; from?: string; term: string; days: string; mode: string }
  /** Each as it is in force on the day asked for. */
  terms: ({ key: RuleKey } & Term)[]
  errors: FieldError[]
  result?: Deadline
  /** When what came then is registered, where the term is one of a receipt. */
  registration?: Registration
}

/**
 * A page that says what went wrong or what to do; `token` offers the way to a fresh link (a POST button), `again` sends
 * to the same address once more what failed at this time.
 */
export type MessageModel = Frame & {
  status: number
  problem: PageProblem
  detail?: string
  token?: string
  /** So many days a link was good for of which nothing else has ended it. */
  goodFor?: number
  /** The case that the secretariat has at its desk. */
  atDesk?: string
  /** What came in a form that an ended link sent. */
  unsent?: string[]
  number?: string
  /** A number and a code that open nothing together. */
  typed?: { number: string; code: string }
  /** What was typed for an e-mail address and is none. */
  noAddress?: string
  again?: { fields: Record<string, string>; at: string }
}
