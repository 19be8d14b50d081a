/**
 * What lists, the sweep and reports need of the council's own logs: of an activity its dates, of the composition what it
 * owes next. A view's `version` is that of the last commit that changed it.
 */
import type { Commit } from '../../../events/commit.ts'
import type {
  ActivityForm,
  ActivityStatus,
  ChannelFigures,
  Membership,
} from '../../../events/council/council-values.ts'
import type { EventType } from '../../../events/events.ts'
import type { TermKey } from '../../../events/values.ts'
import { defined } from '../defined.ts'
import { type AddedEntry, type Directory, directoryId, directoryOf } from '../desk/directory.ts'
import {
  type Composition,
  evolveComposition,
  membershipOf,
  membersId,
  nobody,
} from '../members/composition.ts'
import { dueFirst } from '../pending.ts'
import { channelsId, figuresOf } from '../publications/channels.ts'
import { type Activity, evolveActivity, isActivityLog } from './activity.ts'

/** What is due first of what waits; `0000-00-00` where a calendar is missing. */
type Next = { nextDue?: string; nextTerm?: TermKey; nextOwner?: string }

export type ActivityView = Next & {
  caseId: string
  part: 'activity'
  version: number
  form: ActivityForm
  status: ActivityStatus
  /** Under which its title is kept. */
  content: string
  commission?: string
  districts?: readonly string[]
  bodies?: readonly string[]
  objects?: number
  /** The day that it is planned for; the first one, where it was moved. */
  on?: string
  time?: string
  movedFrom?: string
  announcedOn?: string
  announcementDue?: string
  heldOn?: string
  heldUntil?: string
  present?: number
  total?: number
  documentOn?: string
  documentDue?: string
  publishedOn?: string
  cancelledOn?: string
  /** When a meeting approved it as part of a plan. */
  approvedOn?: string
  /** Members without e-mail who are still to be told of it, and the local day until when. */
  telling?: { members: number; until?: string }
  /** With the case of its letter, once there is one; and what was found of them on the spot. */
  recommendations?: readonly { no: number; on: string; case?: string | undefined }[]
  followUps?: readonly Omit<Activity['followUps'][number], 'content'>[]
}

/** Who was a member when, and as what; nobody's name. */
export type CompositionView = Next & {
  caseId: string
  part: 'members'
  version: number
  seats?: number
  members: readonly Membership[]
}

/** All figures of all channels: a few for each month. */
export type ChannelsView = {
  caseId: string
  part: 'channels'
  version: number
  figures: readonly ChannelFigures[]
}

/** What the directory changes of the council's file: what is public of it. Older ones have additions alone. */
export type DirectoryView = {
  caseId: string
  part: 'directory'
  version: number
  added: readonly AddedEntry[]
} & Partial<Pick<Directory, 'renamed' | 'contacts' | 'hours'>>

export type CouncilView = ActivityView | CompositionView | ChannelsView | DirectoryView

/** Where an activity is listed whose day is open. */
export const undated = '0000-01-01'

/** The local day that it is listed by: it was held on it, or is planned for it; none for one that never will be. */
export const listedDay = ({ heldOn, on, status }: Pick<ActivityView, 'heldOn' | 'on' | 'status'>) =>
  heldOn ?? on ?? (status === 'planned' ? undated : undefined)

/** By the days that they are listed by, and numbers; the first first. */
export const byDay = (a: ActivityView, b: ActivityView): number =>
  `${listedDay(a)} ${a.caseId}` < `${listedDay(b)} ${b.caseId}` ? -1 : 1

const some = (list: readonly string[]) => (list.length ? list : undefined)

const tellingOf = ({ toTell, pending }: Activity) => {
  const until = pending.telling?.deadline.due
  return pending.telling && { members: toTell.length, ...(until && { until }) }
}

const activityView = (a: Activity): Omit<ActivityView, 'version'> =>
  defined({
    caseId: a.number,
    part: 'activity',
    form: a.form,
    status: a.status,
    content: a.content,
    commission: a.commission,
    districts: some(a.districts),
    bodies: some(a.bodies),
    objects: a.objects,
    on: a.on,
    time: a.time,
    movedFrom: a.movedFrom,
    announcedOn: a.announcedOn,
    announcementDue: a.announcement?.due ?? undefined,
    heldOn: a.heldOn,
    heldUntil: a.heldUntil,
    present: a.attendance?.present,
    total: a.attendance?.total,
    documentOn: a.documentOn,
    documentDue: a.document?.due ?? undefined,
    publishedOn: a.publications.map(({ publishedOn }) => publishedOn).sort()[0],
    cancelledOn: a.cancelledOn,
    approvedOn: a.approved?.approvedOn,
    telling: tellingOf(a),
    ...(a.recommendations.length && {
      recommendations: a.recommendations.map(({ no, on, case: opened }) => ({
        ...{ no, on },
        ...(opened && { case: opened }),
      })),
      followUps: a.followUps.length ? a.followUps.map(({ content: _, ...found }) => found) : undefined,
    }),
    ...dueFirst(a.pending),
  })

const compositionView = ({ pending, term, members }: Composition): Omit<CompositionView, 'version'> =>
  defined({
    caseId: membersId,
    part: 'members',
    seats: term?.seats,
    members: members.map(membershipOf),
    ...dueFirst(pending),
  })

/** The last of what each commit made of it, with the version since which it has been so. */
const latest = <S, V>(
  log: readonly Commit[],
  after: (state: S, commit: Commit) => S,
  first: S,
  view: (s: S) => V,
) => {
  let state = first
  let content = ''
  let version = 0
  for (const commit of log) {
    state = after(state, commit)
    const now = JSON.stringify(view(state))
    if (now !== content) [content, version] = [now, commit.version]
  }
  return { ...view(state), version }
}

const activityAfter = (a: Activity | undefined, { caseId, events }: Commit) =>
  events.reduce<Activity | undefined>((state, e) => evolveActivity(state, caseId, e), a)

/** The view of a log of the council's own; none for any other. */
export const councilViewsOf = (log: readonly Commit[]): CouncilView[] => {
  if (isActivityLog(log)) return [latest(log, activityAfter, undefined, (a) => activityView(a as Activity))]
  const [{ caseId, version } = { caseId: '', version: 0 }] = log.slice(-1)
  if (caseId === channelsId) return [{ caseId, part: 'channels', version, figures: figuresOf(log) }]
  if (caseId === directoryId) return directoryViews(log)
  if (caseId !== membersId) return []
  return [latest(log, (c, { events }) => events.reduce(evolveComposition, c), nobody, compositionView)]
}

const listing = new Set<EventType>(['DirectoryEntryAdded', 'DirectoryEntryRenamed', 'CouncilContactsSet'])

/** None while nothing of it has changed. What there is none of is left out, as in views that were written before. */
const directoryViews = (log: readonly Commit[]): DirectoryView[] => {
  const { added, renamed, contacts, hours } = directoryOf(log)
  const last = log.findLast(({ events }) => events.some(({ type }) => listing.has(type)))
  if (!last) return []
  return [
    {
      ...{ caseId: directoryId, part: 'directory', version: last.version, added },
      ...(renamed.length > 0 && { renamed }),
      ...(contacts && { contacts }),
      ...(hours.length > 0 && { hours }),
    },
  ]
}
