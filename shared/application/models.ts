/** What use cases tell of a case, as data: pages turn it into HTML, the JSON API answers with it as it is. */
import type { ContentOf } from '../../events/contents.ts'
import type { EventType } from '../../events/events.ts'
import type {
  Actor,
  CaseKind,
  Deadline,
  Language,
  Localized,
  OriginKind,
  Role,
  TermKey,
} from '../../events/values.ts'
import type { ActionName } from '../domain/capabilities.ts'
import type { Status } from '../domain/case.ts'
import type { Remark, RemarkAnswer } from '../text/notices/models.ts'

/** Cases on one page of a list of the desk: as many as are under 60 KB with the longest subjects. */
export const listRows = 25

/** A file that is uploaded and not sent yet, as forms carry it on. */
export type PendingFile = { carried: string; name: string }

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
type RecommendationView = {
  version: number
  outcome: string
  text: string
  on: string
  letter?: string
}

export type Action = { name: ActionName; fields: ActionField[] }

/** `GET /api/act/{token}`: what this role may see of the case, and do now. */
export type LinkView = {
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

/** A case, or a letter of one. */
export type DeskRow = {
  number: string
  letter?: string
  kind: CaseKind
  subject: string
  status: string
  applicant?: string
  topic?: string
  commission?: string
  agency?: string
  receivedOn: string
  dueOn: string | null
  next?: { dueOn: string | null; term: TermKey; workingDaysLeft: number | null }
  closedOn?: string
}

/** One event of the log, by whom, and what tells it from others of its type. */
export type LogEntry = {
  at: string
  type: EventType
  by: Actor
  number?: string
  commission?: string
  agency?: string
  term?: TermKey
  role?: Role
  on?: string
}

/** Since when the clock stands still (a local day), and why. */
export type Stopped = { on: string; cause: Localized }

export type DeskCase = {
  view: LinkView
  receivedAt: string
  registeredOn: string
  applicant?: {
    kind: 'person' | 'entity'
    name: string
    iin?: string | undefined
    bin?: string | undefined
    email?: string | undefined
    phone?: string | undefined
    address?: string | undefined
  }
  /** Of a draft act: its developer. */
  contact?: { name: string; email: string }
  language?: Language
  channel?: 'web' | 'webhook' | 'paper' | 'person' | 'import'
  reachable?: boolean
  /** What waits, soonest first. */
  dates: {
    deadline: Deadline
    owner: Actor | { role: Role; as?: string }
    next: NonNullable<DeskRow['next']>
  }[]
  stopped?: Stopped
  pauses: { cause: Localized; from: string; to: string }[]
  forwards: { to: Localized; text: string; part: boolean; late: boolean; on: string }[]
  disputed: { outcome: string; text: string; on: string }[]
  /** Asked for by an event; `sent` once SES has it. */
  mails: { at: string; type: EventType; to: Role | 'contact' | 'body'; sent: boolean }[]
  returned: ContentOf<'delivery'>[]
  log: LogEntry[]
  /** What files came with that are there no more. */
  erasedFiles: { from: EventType; letter?: string }[]
  erasedOn?: string
}
