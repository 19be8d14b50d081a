/** The council's activities, as the desk and everybody see them. */
import type { ActivityForm, ActivityStatus, followUpResults } from '../../../events/council/council-values.ts'
import type { Localized, Role, TermKey } from '../../../events/values.ts'
import type { Activity } from '../../domain/activities/activity.ts'
import type { SaidResponse } from '../../domain/letters/letter.ts'
import type { ActivityFileView } from '../files/models.ts'

type FollowUpResult = (typeof followUpResults)[number]

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
export type ListedDuty = {
  number?: string
  title: string
  due?: string | undefined
  term: TermKey
}

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

/** A meeting whose members without e-mail are still to be told of it by hand, and the local day until when. */
export type ListedTelling = { number: string; title: string; members: number; until?: string }
