/** An activity as its log tells it: what the council plans, announces, holds, writes down, publishes and follows up. */
import type { Commit } from '../../../events/commit.ts'
import type { CouncilEventOf } from '../../../events/council/council-events.ts'
import type { ActivityForm, ActivityRow, ActivityStatus } from '../../../events/council/council-values.ts'
import type { CaseEvent } from '../../../events/events.ts'
import type { Deadline } from '../../../events/values.ts'
import { secretariat, without } from '../changes.ts'
import { afterDuty, type Pendings, withDuty } from './duties.ts'
import { asLoaded } from './loaded.ts'

type Vote = Pick<
  CouncilEventOf<'MeetingDecided'>,
  'no' | 'item' | 'content' | 'votes' | 'adopted' | 'task' | 'effect'
> & {
  doneOn?: string
  /** What came of its effect; absent while it is under way. */
  carried?: Pick<CouncilEventOf<'DecisionCarriedOut'>, 'results' | 'refused'>
}

/** What one body was recommended; neither `case` nor `refused` while its letter is under way. */
type Recommended = Pick<CouncilEventOf<'ActivityRecommended'>, 'no' | 'agency' | 'content'> &
  Pick<CouncilEventOf<'RecommendationOpened'>, 'case' | 'refused'> & { on: string }

type ActivityFile = Pick<CouncilEventOf<'ActivityFileAdded'>, 'file' | 'content'> & { shown?: true }

export type Activity = {
  kind: 'activity'
  number: string
  version: number
  content: string
  form: ActivityForm
  status: ActivityStatus
  commission?: string
  districts: readonly string[]
  bodies: readonly string[]
  objects?: number
  origin?: string
  /** The day that it is planned for, and the time there. */
  on?: string
  time?: string
  /** The first day that it was planned for, where it was moved. */
  movedFrom?: string
  announcedOn?: string
  /** Members without e-mail who were not told of it yet. */
  toTell: readonly string[]
  /** By when it is, or was, to be announced. */
  announcement?: Deadline
  heldOn?: string
  heldUntil?: string
  attendance?: { present: number; total: number; needed?: number }
  agenda?: { content: string; items: CouncilEventOf<'AgendaSet'>['items'] }
  votes: readonly Vote[]
  /** By when its document is, or was, due; and when it was there. */
  document?: Deadline
  documentOn?: string
  publications: readonly Pick<CouncilEventOf<'ActivityPublished'>, 'content' | 'channel' | 'publishedOn'>[]
  findings: readonly Pick<CouncilEventOf<'FindingRecorded'>, 'content' | 'foundOn'>[]
  /** Photographs and documents, the first first; `shown` are those that everybody may see. */
  files: readonly ActivityFile[]
  recommendations: readonly Recommended[]
  followUps: readonly Pick<
    CouncilEventOf<'ActivityFollowedUp'>,
    'content' | 'recommendation' | 'result' | 'checkedOn'
  >[]
  cancelledOn?: string
  /** Its words until then are gone. */
  erasedOn?: string
  /** The decision by which it is part of a plan. */
  approved?: Omit<CouncilEventOf<'ActivityApproved'>, 'type' | 'v'>
  pending: Pendings
  /** Of an old register: nothing waits yet. */
  dormant?: true
  loaded?: { row: ActivityRow; revision: number; publication?: Deadline }
  /** Somebody has acted on it here since it was loaded. */
  worked?: true
}

/** Documents and what follows stay with the secretariat: it keeps the minutes. */
const owner = secretariat

type Evolver<E> = (a: Activity, e: E) => Activity
type Own =
  | 'ActivityAnnounced'
  | 'TellingOpened'
  | 'MembersTold'
  | 'ActivityMoved'
  | 'ActivityCancelled'
  | 'ActivityBegun'
  | 'AgendaSet'
  | 'ActivityHeld'
  | 'MeetingDecided'
  | 'DecisionCarriedOut'
  | 'ActivityApproved'
  | 'TaskDone'
  | 'ActivityDocumented'
  | 'ActivityPublished'
  | 'ActivityFollowedUp'
  | 'FindingRecorded'
  | 'ActivityFileAdded'
  | 'ActivityFilesShown'
  | 'ActivityFileRemoved'
  | 'ActivityRecommended'
  | 'RecommendationOpened'

const taskKey = (no: number) => `task:${no}`

const evolvers: { [T in Own]: Evolver<CouncilEventOf<T>> } = {
  ActivityAnnounced: (a, e) => ({
    ...a,
    status: a.status === 'planned' ? 'announced' : a.status,
    announcedOn: e.announcedOn,
    pending: without(a.pending, 'announcement'),
  }),
  TellingOpened: (a, { members, deadline }) => ({
    ...a,
    toTell: members,
    // Its term was that of an announcement, before it had its own.
    pending: withDuty(a.pending, 'telling', { ...deadline, term: 'activity.telling' }, owner),
  }),
  MembersTold: (a, { members }) => {
    const toTell = a.toTell.filter((member) => !members.includes(member))
    return { ...a, toTell, pending: toTell.length ? a.pending : without(a.pending, 'telling') }
  },
  ActivityMoved: (a, { on, time, announcement }) => {
    const { time: _, announcement: __, announcedOn: ___, ...kept } = a
    return {
      ...kept,
      // Another day is to be announced anew.
      status: 'planned',
      on,
      ...(time && { time }),
      ...(a.on && { movedFrom: a.movedFrom ?? a.on }),
      ...(announcement && { announcement }),
      pending: withDuty(a.pending, 'announcement', announcement, owner),
    }
  },
  ActivityCancelled: (a, { cancelledOn }) => ({
    ...a,
    status: 'cancelled',
    cancelledOn,
    toTell: [],
    pending: {},
  }),
  ActivityBegun: (a, { heldOn }) => ({
    ...a,
    status: 'ongoing',
    heldOn,
    pending: without(a.pending, 'announcement'),
  }),
  AgendaSet: (a, { content, items }) => ({ ...a, agenda: { content, items } }),
  ActivityHeld: (a, { heldOn, heldUntil, attendance, objects, document }) => ({
    ...a,
    status: 'held',
    toTell: [],
    heldOn,
    ...(heldUntil && { heldUntil }),
    ...(attendance && { attendance }),
    ...(objects !== undefined && { objects }),
    ...(document && { document }),
    // Whoever was not told knows by now.
    pending: withDuty(without(a.pending, 'announcement', 'telling'), 'document', document, owner),
  }),
  MeetingDecided: (a, { no, item, content, votes, adopted, task, effect }) => ({
    ...a,
    votes: [
      ...a.votes,
      {
        ...{ no, content, votes, adopted },
        ...(item !== undefined && { item }),
        ...(task && { task }),
        ...(effect && { effect }),
      },
    ],
    pending: task
      ? withDuty(a.pending, taskKey(no), task.deadline, {
          role: task.owner,
          ...(task.as && { as: task.as }),
        })
      : a.pending,
  }),
  DecisionCarriedOut: (a, { no, results, refused }) => ({
    ...a,
    votes: a.votes.map((vote) =>
      vote.no === no
        ? { ...vote, carried: { ...(results && { results }), ...(refused !== undefined && { refused }) } }
        : vote,
    ),
  }),
  ActivityApproved: (a, { decision, no, approvedOn }) => ({ ...a, approved: { decision, no, approvedOn } }),
  TaskDone: (a, { no, doneOn }) => ({
    ...a,
    votes: a.votes.map((vote) => (vote.no === no ? { ...vote, doneOn } : vote)),
    pending: without(a.pending, taskKey(no)),
  }),
  ActivityDocumented: (a, { documentOn, publication }) => ({
    ...a,
    documentOn,
    pending: withDuty(without(a.pending, 'document'), 'publication', publication, owner),
  }),
  ActivityPublished: (a, { channel, publishedOn, content }) => ({
    ...a,
    publications: [...a.publications, { channel, publishedOn, ...(content && { content }) }],
    pending: without(a.pending, 'publication'),
  }),
  ActivityFollowedUp: (a, { content, recommendation, result, checkedOn }) => ({
    ...a,
    followUps: [
      ...a.followUps,
      {
        ...(recommendation !== undefined && { recommendation }),
        ...{ result, checkedOn },
        ...(content && { content }),
      },
    ],
  }),
  FindingRecorded: (a, { content, foundOn }) => ({ ...a, findings: [...a.findings, { content, foundOn }] }),
  ActivityFileAdded: (a, { file, content }) => ({ ...a, files: [...a.files, { file, content }] }),
  ActivityFilesShown: (a, { files }) => ({
    ...a,
    files: a.files.map(({ file, content }) => ({
      ...{ file, content },
      ...(files.includes(file) && { shown: true as const }),
    })),
  }),
  ActivityFileRemoved: (a, { file }) => ({ ...a, files: a.files.filter((one) => one.file !== file) }),
  ActivityRecommended: (a, { no, agency, content, recommendedOn: on }) => ({
    ...a,
    recommendations: [...a.recommendations, { no, agency, content, on }],
  }),
  RecommendationOpened: (a, { no, case: opened, refused }) => ({
    ...a,
    recommendations: a.recommendations.map((one) =>
      one.no === no
        ? { ...one, ...(opened && { case: opened }), ...(refused !== undefined && { refused }) }
        : one,
    ),
  }),
}

const planned = (number: string, e: CouncilEventOf<'ActivityPlanned'>): Activity => ({
  kind: 'activity',
  number,
  version: 0,
  content: e.content,
  form: e.form,
  status: 'planned',
  ...(e.commission && { commission: e.commission }),
  districts: e.districts ?? [],
  bodies: e.bodies ?? [],
  ...(e.objects !== undefined && { objects: e.objects }),
  ...(e.origin && { origin: e.origin }),
  ...(e.on && { on: e.on }),
  ...(e.time && { time: e.time }),
  ...(e.announcement && { announcement: e.announcement }),
  toTell: [],
  votes: [],
  publications: [],
  findings: [],
  files: [],
  recommendations: [],
  followUps: [],
  pending: withDuty({}, 'announcement', e.announcement, owner),
})

const isOwn = (type: CaseEvent['type']): type is Own => Object.hasOwn(evolvers, type)
const evolved = <T extends Own>(type: T, a: Activity, e: CouncilEventOf<T>): Activity => evolvers[type](a, e)

/** The activity after one more event; undefined where none was opened. */
export const evolveActivity = (
  a: Activity | undefined,
  number: string,
  e: CaseEvent,
): Activity | undefined => {
  if (e.type === 'ActivityPlanned') return a ?? planned(number, e)
  if (e.type === 'ActivityLoaded') return asLoaded(number, e, a)
  if (!a) return undefined
  if (e.type === 'PersonalDataErased') return { ...a, erasedOn: e.erasedOn, files: [] }
  if (isOwn(e.type)) {
    const next = evolved(e.type, a, e as never)
    return a.loaded ? { ...next, worked: true } : next
  }
  const pending = afterDuty(a.pending, e, owner)
  if (!pending) return a
  const { dormant: _, ...awake } = a
  return e.type === 'CaseActivated' ? { ...awake, pending } : { ...a, pending }
}

/** Whether a log is an activity's: its first event says so. */
export const isActivityLog = ([first]: readonly Commit[]): boolean => {
  const type = first?.events[0]?.type
  return type === 'ActivityPlanned' || type === 'ActivityLoaded'
}

/** The activity that a log tells of; undefined for an empty log, and for one of something else. */
export const activityOf = (log: readonly Commit[]): Activity | undefined =>
  isActivityLog(log)
    ? log.reduce<Activity | undefined>((state, commit) => {
        const next = commit.events.reduce<Activity | undefined>(
          (a, e) => evolveActivity(a, commit.caseId, e),
          state,
        )
        return next && { ...next, version: commit.version }
      }, undefined)
    : undefined
