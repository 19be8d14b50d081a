/**
 * What lists and reports need of a case: one view for the case, one for each of its letters, and one for each fact
 * that reports count by its own day. They carry the dates of their facts, so that a report can be made as of any day.
 * A view's `version` is that of the last commit that changed it, so a rebuilt view equals the one it replaces.
 */
import type {
  facts,
  HandoverMatter,
  Language,
  LetterKind,
  Post,
  Rating,
  Status,
  TermKey,
} from '../../events/values.ts'
import type {
  ActivityView,
  ChannelsView,
  CompositionView,
  CouncilView,
  DirectoryView,
} from './activities/views.ts'
import type { Case } from './case.ts'
import type { Course, RemarksAnswered, Standing } from './history.ts'

export type CaseView = {
  caseId: string
  part: 'case'
  version: number
  kind: Case['kind']
  status: Status
  /** Under which its subject is kept. */
  content?: string
  topic?: string
  commission?: string
  agency?: string
  applicant?: string
  /** Of an appeal: in which language its applicant is written to, and how it came. */
  language?: Language
  channel?: Extract<Case, { kind: 'appeal' }>['channel']
  /** No mail reaches the applicant. */
  unreachable?: true
  /** What waits to be handed over, and whether a mail that did not arrive is among it. */
  byHand?: HandoverMatter[]
  undelivered?: true
  /** When the applicant last wrote, UTC. */
  saidAt?: string
  receivedOn: string
  registeredOn: string
  dueOn: string | null
  /** The nearest open due date of the whole case, letters included; `unset` where a calendar is missing. */
  nextDue?: string
  /** What is due then. */
  nextTerm?: TermKey
  /** Who owes it: a role, and after `:` the commission or agency that it is played for. */
  nextOwner?: string
  /** What the head of the council is to decide, whatever else is due before it; absent in rows of earlier versions too. */
  headOwes?: TermKey[]
  /** The first answer's day; `dueOn` is then the date that was in force on it. */
  firstAnswerOn?: string
  /** From the local day `since` on the first answer counts as given on the day that it was handed over. */
  handing?: { since: string; on?: string }
  disputed?: true
  extended?: true
  /** Local days from the first on, up to and without the second; `9999-12-31` while the clock stands still. */
  pausedDays?: [string, string][]
  longTermOn?: string
  origin?: string
  outcome?: string
  recommendedOn?: string
  /** When it was first counted that a day passed without recommendations on a draft, UTC. */
  agreedAt?: string
  remarks?: number
  closedOn?: string
  /** By local day; absent while it has always been `in_review`. */
  standings?: Course<Standing>
  /** By instant; null after a return. */
  commissions?: Course<string | null>
  /** The answer's due date by instant; absent while it has only ever been one. */
  dues?: Course<string | null>
  /** When the answer's term was first extended, UTC; `''`: at the start. */
  extendedAt?: string
  /** What the applicant made of each answer, by local day. */
  rated?: Course<Rating>
  /** Those before the last one, by local day. */
  recommended?: Course<{ outcome: string; remarks: number }>
}

export type LetterView = {
  caseId: string
  part: string
  version: number
  /** Under which its subject is kept: the draft's, for a letter that carries a recommendation. */
  content?: string
  letterKind?: LetterKind
  signedBy?: Post
  agency: string
  about: Case['kind']
  commission?: string
  sentOn: string
  dueOn: string | null
  answeredOn?: string
  decision?: string
  /** `decision` by local day; absent while it has only been one. */
  decisions?: Course<string>
  remarks?: RemarksAnswered
  /** By instant; absent while the due date has only ever been one. */
  dues?: Course<string | null>
  /** `remarks` by local day; absent while they have only been answered once. */
  remarksBy?: Course<RemarksAnswered>
}

/** What a report counts by its own day. */
export type Fact = (typeof facts)[number]

/** `on` is a local day; absent for what an old register told and took back. */
export type FactView = { caseId: string; part: string; version: number; fact: Fact; on?: string }

/** Something of a case that waits to be handed over; without `since` when it is done. */
export type HandoverView = {
  caseId: string
  part: string
  version: number
  handover: HandoverMatter
  since?: string
  dueOn?: string | null
  undelivered?: true
}

export type View = CaseView | LetterView | FactView | HandoverView | CouncilView

export const isCaseView = (view: View): view is CaseView => view.part === 'case'
export const isFactView = (view: View): view is FactView => 'fact' in view
export const isHandoverView = (view: View): view is HandoverView => 'handover' in view
export const isActivityView = (view: View): view is ActivityView => view.part === 'activity'
export const isCompositionView = (view: View): view is CompositionView => view.part === 'members'
export const isChannelsView = (view: View): view is ChannelsView => view.part === 'channels'
export const isDirectoryView = (view: View): view is DirectoryView => view.part === 'directory'
const isCouncilView = (view: View): view is CouncilView =>
  isActivityView(view) || isCompositionView(view) || isChannelsView(view) || isDirectoryView(view)
export const isLetterView = (view: View): view is LetterView =>
  !isCaseView(view) && !isFactView(view) && !isHandoverView(view) && !isCouncilView(view)
