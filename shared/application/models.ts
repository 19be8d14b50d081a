/** What use cases tell of a case, as data: pages turn it into HTML, the JSON API answers with it as it is. */
import type { DeskRow } from '../../events/answers/desk.ts'
import type { LinkView } from '../../events/answers/links.ts'
import type { ContentOf } from '../../events/contents.ts'
import type { EventType } from '../../events/events.ts'
import type { Actor, Deadline, Language, Localized, Role, TermKey } from '../../events/values.ts'

export type { AppealStatus } from '../../events/answers/appeals.ts'
export type { DeskRow } from '../../events/answers/desk.ts'
export type {
  Action,
  ActionField,
  AnsweredRemark,
  LinkView,
  PastQuestion,
  ReplacedResponse,
} from '../../events/answers/links.ts'
export type { FileView, LetterView } from '../../events/answers/shared.ts'

/** A file that is uploaded and not sent yet, as forms carry it on. */
export type PendingFile = { carried: string; name: string }

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
