/** How long the words of the council's own logs live: while they are worked on, then for the retention; or until an erasure. */
import type { Commit } from '../../../events/commit.ts'
import type { CaseEvent, EventOf } from '../../../events/events.ts'
import { type Activity, activityOf } from '../../domain/activities/activity.ts'
import { compositionOf, membersId } from '../../domain/members/composition.ts'
import { contentIdsOf } from '../commits.ts'
import type { CouncilRules } from '../council-rules.ts'
import { verdictIdsOf } from '../files/file-keys.ts'

const erasureIn = ({ events }: Commit): EventOf<'PersonalDataErased'> | undefined =>
  events.find((e) => e.type === 'PersonalDataErased')

const isOfMember = (member: string) => (e: CaseEvent) =>
  e.type !== 'PersonalDataErased' && 'member' in e && e.member === member

/** The events of one member alone. */
const ofMember = (commits: readonly Commit[], member: string): Commit[] =>
  commits.map((commit) => ({ ...commit, events: commit.events.filter(isOfMember(member)) }))

/** What the erasures in a log took, by their ids: of a member what named them until then, else all that was there. */
export const erasedIds = (log: readonly Commit[]): Set<string> => {
  const reasons = new Set(log.flatMap((commit) => erasureIn(commit)?.content ?? []))
  const gone = log.flatMap((commit, i) => {
    const erasure = erasureIn(commit)
    const before = log.slice(0, i)
    if (!erasure) return []
    const verdicts = filesIn(before).flatMap(({ id }) => verdictIdsOf(id))
    return [...contentIdsOf(erasure.member ? ofMember(before, erasure.member) : before), ...verdicts]
  })
  return new Set(gone.filter((id) => !reasons.has(id)))
}

/** Whether something of it, or of this member, came since it was last erased. */
export const hasWords = (log: readonly Commit[], member?: string): boolean => {
  const last = log.findLastIndex((commit) => {
    const erasure = erasureIn(commit)
    return erasure !== undefined && erasure.member === member
  })
  const since = log.slice(last + 1)
  return contentIdsOf(member ? ofMember(since, member) : since).length > 0
}

const isOver = (a: Activity | undefined): boolean =>
  a !== undefined &&
  (a.status === 'held' || a.status === 'cancelled') &&
  Object.keys(a.pending).length === 0 &&
  !a.dormant

/** The local day from which on an activity is kept for the retention; undefined while something of it is owed. */
const overOn = (log: readonly Commit[], rules: CouncilRules): string | undefined => {
  const last = log.at(-1)
  return last && isOver(activityOf(log)) ? rules.dayOf(last.at) : undefined
}

const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000)

/** Files that were added to an activity, and when one was removed, UTC. */
const filesIn = (log: readonly Commit[]) => {
  const removed = new Map(
    log.flatMap(({ at, events }) =>
      events.flatMap((e) => (e.type === 'ActivityFileRemoved' ? [[e.file, at] as const] : [])),
    ),
  )
  return log.flatMap(({ events }) =>
    events.flatMap((e) =>
      e.type === 'ActivityFileAdded'
        ? [{ id: e.file, content: e.content, removed: removed.get(e.file) }]
        : [],
    ),
  )
}

/** Of an activity: the files that were not erased, the day since which each is over, and when what was said of it ends. */
export const councilFiles = (log: readonly Commit[], rules: CouncilRules) => {
  const since = log.findLastIndex((commit) => erasureIn(commit) !== undefined) + 1
  const over = overOn(log, rules)
  return filesIn(log.slice(since)).map(({ id, removed }) =>
    removed
      ? { id, over: 'removed' as const, ends: secondsOf(removed) }
      : { id, over, ends: over === undefined ? undefined : rules.retentionEnds(over) },
  )
}

/**
 * When its texts end, in UTC seconds: those of an activity the retention after it was last worked on, once nothing of it is
 * owed; a member's name the retention after they left, that of who is on the reserve list never; the reason of an
 * erasure, the retention after it. Undefined: it stays until then.
 */
export const councilEnds = (log: readonly Commit[], rules: CouncilRules): Map<string, number | undefined> => {
  const ends = new Map<string, number | undefined>()
  if (log[0]?.caseId === membersId) {
    const { members, reserve } = compositionOf(log)
    const keep = (member: string, leftOn?: string) => {
      for (const id of contentIdsOf(ofMember(log, member)))
        ends.set(id, leftOn ? rules.retentionEnds(leftOn) : undefined)
    }
    for (const { member, leftOn } of members) keep(member, leftOn)
    for (const { member } of reserve) keep(member)
  } else {
    const over = overOn(log, rules)
    const end = over === undefined ? undefined : rules.retentionEnds(over)
    for (const id of contentIdsOf(log)) ends.set(id, end)
    for (const { content, removed } of filesIn(log)) if (removed) ends.set(content, secondsOf(removed))
  }
  for (const commit of log) {
    const erasure = erasureIn(commit)
    if (erasure) ends.set(erasure.content, rules.retentionEnds(erasure.erasedOn))
  }
  return ends
}
