/** Cases, lists and the day as the desk sees them. */
import type { DeskRow } from '../../../events/answers/desk.ts'
import type { LinkView } from '../../../events/answers/links.ts'
import type { ContentOf } from '../../../events/contents.ts'
import type { EventType } from '../../../events/events.ts'
import type {
  Actor,
  Deadline,
  deskLists,
  HandoverMatter,
  HandoverWay,
  Language,
  Localized,
  Rating,
  Role,
  TermKey,
} from '../../../events/values.ts'
import type { Template } from '../../domain/desk/templates.ts'

/** Who has to act on a row: the council is late, its time runs, others are late, a control date is set. */
export type RowGroup = 'ours' | 'ahead' | 'theirs' | 'control'

/** A row as members see it: with the applicant's name, which no program is told, and what else the list knows. */
export type ListedRow = DeskRow & {
  name?: string
  group?: RowGroup
  content?: string | undefined
  /** Who owes what is due next: a role, and after `:` the commission or agency. */
  owner?: string
  language?: Language
  channel?: string
  disputed?: true
  unreachable?: true
  /** What waits to be handed over, and whether a mail that did not arrive is among it. */
  byHand?: HandoverMatter[]
  undelivered?: true
  /** When the applicant last wrote, UTC. */
  saidAt?: string
}

/** `more` where there are more than were counted. */
export type Count = { count: number; more: boolean }

/** Of a commission: open and late cases, and in how many working days its latest answers were given. */
export type Load = { commission: string; open: number; late: number; median: number | null }

export type DeskDay = {
  /** Received on this local day or later. */
  since: string
  fresh: { appeal: Count; draft_act: Count }
  today: Count
  /** Due within the five working days that end with this local day, today included. */
  soon: Count
  soonUntil: string
  marked: Record<'disputed' | 'said' | 'unreachable', Count>
  /** Meetings whose members are to be told by hand. */
  tellings: Count
  counts: Record<(typeof deskLists)[number], Count>
  /** What the council owes that is late or due today, the oldest first. */
  first: ListedRow[]
  load: Load[]
  /** The load is of the open cases that are due first, not of all. */
  more: boolean
}

/** One event of the log, by whom, and what tells it from others of its type. */
export type LogEntry = {
  at: string
  type: EventType
  by: Actor
  /** Which member of the secretariat, where it was one at the desk. */
  member?: string
  number?: string
  commission?: string
  agency?: string
  term?: TermKey
  role?: Role
  on?: string
  /** Of a forwarding: whether a part only. */
  part?: boolean
  /** What is to be handed over, or was: how, in words of the member's own where no way of the list fits, and its number. */
  handed?: { what?: HandoverMatter; how?: HandoverWay | { said: string }; reference?: string }
}

/** Since when the clock stands still (a local day), and why. */
export type Stopped = { on: string; cause: Localized }

export type DeskCase = {
  view: LinkView
  receivedAt: string
  registeredOn: string
  applicant?: {
    kind: 'person' | 'entity'
    name?: string | undefined
    iin?: string | undefined
    bin?: string | undefined
    email?: string | undefined
    phone?: string | undefined
    address?: string | undefined
  }
  /** Who acts for the applicant, and by what; how many signed; who took it in. */
  representative?: { name: string; authority: string }
  signatories?: number
  acceptedBy?: string
  oral?: true
  anonymous?: true
  /** Of a draft act: its developer. */
  contact?: { name: string; email: string }
  language?: Language
  channel?: 'web' | 'webhook' | 'paper' | 'person' | 'import'
  reachable?: boolean
  /** What waits, soonest first. */
  dates: {
    deadline: Deadline
    owner: Actor | { role: Role; as?: string }
    /** To be handed over: what, a letter's number, and the paper to print. */
    handover?: { what: HandoverMatter; letter?: string; paper?: string }
    next: NonNullable<DeskRow['next']>
  }[]
  stopped?: Stopped
  pauses: { cause: Localized; from: string; to: string }[]
  /** By the applicant, of each answer. */
  ratings: { rating: Rating; on: string; comment?: string }[]
  /** Asked for by an event; `sent` once SES has it. */
  mails: { at: string; type: EventType; to: Role | 'contact' | 'body'; sent: boolean }[]
  returned: ContentOf<'delivery'>[]
  /** Between the staff, the newest first. */
  notes: { at: string; by?: string; text: string }[]
  log: LogEntry[]
  /** What files came with that are there no more. */
  erasedFiles: { from: EventType; letter?: string }[]
  erasedOn?: string
}

/** A text that a form may begin with. */
export type OfferedTemplate = Template & { title: string; text: string }
