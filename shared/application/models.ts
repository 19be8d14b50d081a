/** What use cases tell of a case, as data: pages turn it into HTML, the JSON API answers with it as it is. */
import type { DeskRow } from '../../events/answers/desk.ts'
import type { AnsweredRemark, LinkView } from '../../events/answers/links.ts'
import type { ContentOf } from '../../events/contents.ts'
import type {
  ActivityForm,
  ActivityStatus,
  followUpResults,
  MemberRole,
  Seat,
} from '../../events/council-values.ts'
import type { EventType } from '../../events/events.ts'
import type {
  Actor,
  Deadline,
  deskLists,
  HandoverMatter,
  Language,
  Localized,
  Rating,
  Role,
  Status,
  TermKey,
  Written,
} from '../../events/values.ts'
import type { Activity } from '../domain/activities/activity.ts'
import type { ActionName } from '../domain/capabilities.ts'
import type { DraftAct, Recommendation } from '../domain/case.ts'
import type { Template } from '../domain/desk/templates.ts'
import type { SaidResponse } from '../domain/letters/letter.ts'
import type { PaperKind } from '../domain/papers/papers.ts'

export type { AppealStatus } from '../../events/answers/appeals.ts'
export type { DeskRow } from '../../events/answers/desk.ts'
export type {
  Action,
  ActionField,
  AnsweredRemark,
  Formalities,
  LinkView,
  PastQuestion,
  ProposedLetter,
  ReplacedResponse,
} from '../../events/answers/links.ts'

import type { FileView } from '../../events/answers/shared.ts'

export type { LetterView, MessageView } from '../../events/answers/shared.ts'
export type { FileView }

type FollowUpResult = (typeof followUpResults)[number]

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
type Load = { commission: string; open: number; late: number; median: number | null }

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

/** The open cases of an office, by what is due first; `since` is a local day. */
export type OfficeWork = {
  total: number
  late: number
  /** Due within seven days, today included. */
  soon: number
  since: string
  /** Came since then, or with something new of their applicant. */
  fresh: number
  /** `owes`: what the office is to decide in the head's place, or as the head. */
  rows: (ListedRow & { fresh?: true; owes?: TermKey[] })[]
  /** How many rows come before the next page's. */
  next?: number
  /** The council has more open cases than were looked at. */
  more: boolean
  load: Omit<Load, 'median'>[]
}

/** What an agency has with the council; days are local. `url` leads to the page on which a letter is answered. */
export type AgencyWork = {
  letters: {
    number: string
    title: string
    sentOn: string
    dueOn: string | null
    answeredOn?: string
    url?: string | undefined
  }[]
  drafts: { number: string; title: string; status: Status; receivedOn: string; dueOn: string | null }[]
}

/** A paper of the council, as its reader may open it. */
export type ListedPaper = {
  id: string
  kind: PaperKind
  /** What people know it by: the letter's number or the case's. */
  number: string
  /** A local day. */
  on: string
  signatures: ListedSignature[]
  /** Whether its reader may attach a signature to it. */
  signable: boolean
}

/** `at` is when it was attached, UTC; `signer` is unknown until it has been looked into. */
export type ListedSignature = {
  state: ContentOf<'signature_verdict'>['state'] | 'checking'
  at: string
  signer?: string | undefined
  signedAt?: string | undefined
  algorithm?: string | undefined
}

/** A file that is uploaded and not sent yet, as forms carry it on. */
export type PendingFile = { carried: string; name: string }

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
  forwards: { to: Localized; text: string; part: boolean; late: boolean; on: string }[]
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

/** What is kept on a case of a form that was not sent; `kept` names this keeping. */
export type Unsent = Omit<ContentOf<'unsent'>, 'kind'> & { action: ActionName }

/** An activity of the council in a list; `on` is the day that it was held on, or is planned for. */
export type ListedCouncilActivity = {
  number: string
  title: string
  form: ActivityForm
  status: ActivityStatus
  on?: string | undefined
  until?: string | undefined
}

/** What the council itself owes: of an activity by its number, else of the composition. */
export type ListedDuty = { number?: string; title: string; due?: string | undefined; term: TermKey }

/** A meeting whose members without e-mail are still to be told of it by hand, and the local day until when. */
export type ListedTelling = { number: string; title: string; members: number; until?: string }

/** What was said of an activity, in the words of who entered it; what was erased is absent. */
export type ActivityTexts = {
  title: string
  with?: string | undefined
  place?: string | undefined
  /** Points of the agenda and decisions, by their numbers. */
  points: Record<number, string>
  decisions: Record<number, string>
  /** In the order in which they were recorded. */
  findings: string[]
}

/** A photograph or a document of an activity; `shown`: everybody may see it. */
export type ActivityFileView = Omit<FileView, 'from' | 'letter'> & { caption: string; shown: boolean }

/** What waits for a meeting's decision, with the number that a point of the agenda begins with. */
export type SuggestedPoint = { number: string; title: string }

/** An activity of the council in a list: days are local, `on` the one that it was held on or is planned for. */
export type ActivityLine = {
  number: string
  form: ActivityForm
  status: ActivityStatus
  /** Empty once it was erased. */
  title: string
  on: string
  time?: string
  until?: string
  commission?: string
}

/** An activity as everybody may see it. */
export type ActivityShown = Pick<
  Activity,
  | 'number'
  | 'form'
  | 'status'
  | 'commission'
  | 'districts'
  | 'bodies'
  | 'objects'
  | 'on'
  | 'time'
  | 'movedFrom'
  | 'announcedOn'
  | 'heldOn'
  | 'heldUntil'
  | 'attendance'
  | 'documentOn'
  | 'cancelledOn'
  | 'erasedOn'
> & {
  title: string
  with: string | undefined
  place: string | undefined
  /** It needs a quorum. */
  meets: boolean
  agenda: { no: number; text: string; about: string | undefined }[]
  decisions: {
    no: number
    item?: number | undefined
    text: string
    votes: { for: number; against: number; abstained: number }
    adopted: boolean
    task?: { owner: Role; as: string | undefined; dueOn: string | null }
    doneOn?: string
  }[]
  documentDue: string | undefined
  /** `url` is empty where nobody told an address. */
  publications: { channel: string; on: string; url: string }[]
  /** Once its document is there. */
  findings: { on: string; text: string }[]
  /** Those that were shown and may be opened. */
  files: ActivityFileView[]
  recommendations: RecommendedShown[]
  followUps: { result: FollowUpResult; on: string; recommendation?: number }[]
}

/** What a body was recommended and what it said: days are local, `result` is what was found on the spot. */
export type RecommendedShown = {
  no: number
  agency: string
  /** What it is called, where the configuration does not know it. */
  body?: Localized
  on: string
  text: string
  /** By when it is to answer. */
  dueOn?: string
  response?: { decision: SaidResponse['decision']; on: string; text: string }
  result?: FollowUpResult
}

/** The council as it is on a day. */
export type CompositionShown = {
  term?: { from: string; until: string }
  seats?: number
  members: {
    name: string
    organisation?: string
    seat: Seat
    role: MemberRole
    commission?: string
  }[]
}

/** A published answer in a list, and as everybody may see it, under its own id. Days are local. */
export type AnswerLine = { id: string; on: string; title: string }
export type AnswerShown = AnswerLine & {
  question: string
  answer: string
  topic?: string
  language: Language
}

/** A draft act in a list, and as everybody may see it. Days are local. */
export type DraftLine = {
  number: string
  /** Empty once it was erased. */
  title: string
  agency: string
  status: Status
  receivedOn: string
  recommendedOn?: string
  remarks?: number
}

export type DraftShown = Omit<DraftLine, 'recommendedOn' | 'remarks'> & {
  actType: DraftAct['actType']
  version: number
  dueOn: string | null
  commission?: string
  /** The day that passed without recommendations. */
  agreedOn?: string
  url: string | undefined
  recommendations: {
    version: number
    outcome: Recommendation['outcome']
    on: string
    late?: true
    text: Written
    remarks: AnsweredRemark[]
    dueOn?: string
    response?: { decision: SaidResponse['decision']; on: string; text: string }
  }[]
}
