/** A case as its log tells it (`fold.ts`), and what can be asked of it. */
import type { CaseEvent, EventOf } from '../../events/events.ts'
import type { AppealRow, DraftActRow } from '../../events/journal/registers.ts'
import type { Deadline, Language, Rating, Status } from '../../events/values.ts'
import type { Letter, Proposal } from './letters/letter.ts'
import type { Party, Pending, PendingKey } from './pending.ts'

/** A right to act, carried by an e-mailed link. Only `open` ones may be used. */
export type Grant = Party & { open: boolean; letter?: string }

/** Whose standing grant this is: staff's are bound to an address (`secretary-` and its digest) and are in no event. */
export const staffRoleOf = (grantId: string): 'secretary' | 'head' | undefined =>
  (['secretary', 'head'] as const).find((role) => new RegExp(`^${role}-[0-9a-f]{12}$`).test(grantId))

/** The row of an old register as it was last loaded, and how often it was. */
export type Loaded<R> = { row: R; revision: number }

/** Days from `from` on did not count, until `to` (exclusive). */
export type Pause = { cause: string; from: string; to: string }

/** A text with files: what it is, when it came, and the letter that it is or answers. */
export type Attachment = { content: string; from: CaseEvent['type']; at: string; letter?: string }

export type Base = {
  caseId: string
  version: number
  content: string
  receivedAt: string
  receivedOn: string
  registeredOn: string
  topic?: string
  commission?: string
  triageRequested: boolean
  /** Chairs' grants given so far; the last one is current. */
  assignments: number
  accepted: boolean
  pending: Record<PendingKey, Pending>
  grants: Record<string, Grant>
  letters: Record<string, Letter>
  /** One at a time. */
  proposal?: Proposal
  /** The last one that was refused, until another is proposed or sent; `refusal` is the reason. */
  unsigned?: Omit<Proposal, 'grant'> & { refusal: string; refusedOn: string }
  /** `receivedOn`: the day that paper came on; `commission`: the one that had the case when the message came. */
  messages: { content: string; at: string; receivedOn?: string; commission?: string }[]
  /** Texts that files came with, in their order. */
  attached: Attachment[]
  pauses: Pause[]
  stopped?: { cause: string; on: string }
  linkRequestedAt?: string
  /** Its personal data until then are gone, last on that day; `content` is the text that stays: why. */
  erased?: { content: string; on: string }
  closedOn?: string
  /** What its code and links are made with beside its number: the id of the command that opened it. */
  linkKey?: string
  /** Its code alone is made with this too, since the one before went to a wrong address. */
  codeKey?: string
  /** Opened by a register's row and not activated yet: nothing waits, nobody has a link. */
  dormant?: true
  loaded?: Loaded<AppealRow | DraftActRow>
  /** Somebody has acted on it here since it was loaded. */
  worked?: true
}

/** When it was asked, and which message is its reply; `lapsed` where its time was over first, with its last day. */
type Question = { content: string; on: string; reply?: string; lapsed?: { due: string } }

/** Without `content` where a register has no words. */
type Answer = {
  outcome: EventOf<'AppealAnswered'>['outcome']
  content?: string
  on: string
  /** By the applicant; `content` is what they add. */
  rated?: { rating: Rating; on: string; content?: string }
}

export type Appeal = Base & {
  kind: 'appeal'
  language: Language
  district?: string
  channel: EventOf<'AppealRegistered'>['channel']
  applicantKind: 'person' | 'entity'
  entityForm?: EventOf<'AppealRegistered'>['entityForm']
  reachable: boolean
  /** Under which the contact is kept that holds now, each over the one before. */
  contacts?: string[]
  /** Everything is told on the page that the code opens, and nothing by other means. */
  followsByCode?: true
  anonymous?: true
  oral?: true
  represented?: true
  signatories?: number
  /** The applicant agrees that the answer is published. */
  publish?: true
  /** What is published: under which id, and which words. */
  published?: { id: string; content: string; on: string }
  /** The receipt is mailed with others of its hour. */
  receipt?: 'later'
  /** The statutory date, kept when the clock has stopped. */
  main: Deadline
  /** By when forwarding is in time; later it is possible and marked late. */
  forwarding: Deadline
  answer?: Answer
  /** Answers that were disputed. */
  disputedAnswers: Answer[]
  /** The first answer's day, and the due date then in force: what statistics count by. */
  first?: { on: string; due: string | null }
  /** Whether the first answer is to be handed over, since which local day that is known, and when it was. */
  handing?: { since: string; on?: string }
  dispute?: Deadline
  disputed: boolean
  disputedOn?: string
  question?: { content: string; on: string }
  /** All that were asked, the open one last; without a reply where none came. */
  questions: Question[]
  /** What it lacks and the applicant is asked for; once its time is over, it may be returned. */
  completion?: { content: string; missing: EventOf<'CompletionAsked'>['missing']; on: string }
  returnable?: { on: string; due: string }
  /** Earlier appeals that it repeats, and the one that it is filed with. */
  repeats?: string[]
  filedWith?: string
  /** It tells of a crime or a danger. */
  danger?: { on: string }
  returned?: { content: string; ground: EventOf<'AppealReturned'>['ground']; of?: string; on: string }
  terminated?: { content: string; ground: EventOf<'AppealTerminated'>['ground']; on: string }
  extension?: { content: string; until: string; grant: string }
  extensions: number
  /** Why the due date is an extended one; a dispute begins a term of its own. */
  extended?: { content: string }
  /** Why a later date was refused, until another is asked for or the case opens again. */
  extensionRefused?: { content: string }
  longTerm?: { content?: string; on: string; controlOn: string }
  /** When the applicant last asked to see the file, and how it was last shown. */
  fileAskedOn?: string
  file?: { how: EventOf<'FileAccessGranted'>['how']; on: string }
  forwards: { content?: string; to?: string; part: boolean; late: boolean; on: string }[]
  ended?: 'forwarded' | 'withdrawn' | 'returned' | 'terminated'
}

export type Recommendation = {
  outcome: EventOf<'RecommendationGiven'>['outcome']
  content?: string
  draftVersion: number
  remarks: number
  on: string
  /** Given after its day. */
  late?: true
  letter?: string
}

export type DraftAct = Base & {
  kind: 'draft_act'
  agency: string
  actType: EventOf<'DraftActRegistered'>['actType']
  draftVersion: number
  channel?: EventOf<'AppealRegistered'>['channel']
  /** Its body has it considered as urgent. */
  urgent?: true
  /** The date that its body set, earlier than the law allows: the lawful one counts. */
  tooEarly?: string
  /** The local day that a version after the first one came on. */
  versionOn?: string
  main: Deadline
  /** The day of the version in hand that passed without recommendations: it counts as agreed without remarks. */
  agreed?: string
  /** When such a day was first told of, of any version, UTC. */
  agreedAt?: string
  /** On the current version, or the last one that had any. */
  recommendation?: Recommendation
  earlier: Recommendation[]
  ended?: 'returned' | 'not_considered' | 'withdrawn'
}

/** A case that the council opened itself: its letter, and what came of it. */
export type Initiative = Base & {
  kind: 'initiative'
  origin: EventOf<'InitiativeOpened'>['origin']
  originOn: string
  /** The activity of the council whose letter it is. */
  activity?: string
  /** What the register says that its letter was about. */
  fromRegister?: 'initiative' | 'draft_act'
}

export type Case = Appeal | DraftAct | Initiative
export type CaseState = Case | undefined

/** The status shown: the first that holds, in this order. */
export const statusOf = (c: Case): Status => {
  if (c.kind !== 'initiative' && c.ended) return c.ended
  if (c.closedOn) return c.kind === 'appeal' ? 'answered' : 'responded'
  if (c.kind === 'appeal' && c.longTerm) return 'long_term'
  if (c.kind === 'appeal' && (c.question || c.completion)) return 'awaiting_applicant'
  if (Object.values(c.letters).some((letter) => !letter.response)) return 'awaiting_agency'
  if (c.kind === 'draft_act' && isRecommended(c)) return 'recommended'
  if (c.accepted) return 'in_review'
  return c.commission ? 'assigned' : 'registered'
}

/** Whether the version in hand has its recommendation. */
export const isRecommended = (c: DraftAct) => c.recommendation?.draftVersion === c.draftVersion

/**
 * The date by which the case itself is to be done: the answer's (АППК, art. 76), the recommendation's, an initiative's
 * letter's, or its signing's before. Kept when the case is over.
 */
export const mainOf = (c: Case): Deadline | undefined =>
  c.kind === 'initiative' ? (Object.values(c.letters)[0]?.deadline ?? c.pending.signing?.deadline) : c.main

/** What happened on day zero of the case's own date, or of choosing its commission. */
export type Began =
  | 'receipt'
  | 'registration'
  | 'dispute'
  | 'dispute_registration'
  | 'version'
  | 'version_registration'
  | 'return'

/**
 * A dispute and a new version begin a term of their own; else it is counted from the day of receipt or of registration,
 * as the edition of its rule says. A commission is to be chosen (`triage`) from the receipt, or when one gave the case
 * back. An initiative's date is its letter's.
 */
export const beganWith = (c: Case, triage?: Deadline): Began | undefined => {
  if (c.kind === 'initiative') return undefined
  const { from, start } = triage ?? c.main
  if (from === c.main.from) {
    if (c.kind === 'appeal' && c.disputed)
      return start === 'registration' && from !== c.disputedOn ? 'dispute_registration' : 'dispute'
    if (c.kind === 'draft_act' && c.versionOn)
      return from === c.versionOn ? 'version' : 'version_registration'
  }
  if (from === c.receivedOn) return start === 'registration' ? start : 'receipt'
  return from === c.registeredOn ? 'registration' : 'return'
}

/** Until when something may be done that waits on nobody: forwarding in time (АППК, art. 65), disputing the answer. */
export type Rights = { forwarding?: Deadline; dispute?: Deadline }

/** Those that the case has; whether their day has passed is not asked. */
export const rightsOf = (c: Case): Rights => {
  if (c.kind !== 'appeal') return {}
  if (!c.closedOn) return { forwarding: c.forwarding }
  return c.dispute ? { dispute: c.dispute } : {}
}
