/** Erases the words of an activity with its papers, or the name of who is no member any more. The log stays whole. */
import type { Commit } from '../../../events/commit.ts'
import type { CaseEvent } from '../../../events/events.ts'
import { activityOf } from '../../domain/activities/activity.ts'
import { type CouncilDecision, type CouncilRefusal, refuse } from '../../domain/activities/rule.ts'
import { compositionOf, isMemberOn, membersId } from '../../domain/members/composition.ts'
import { type CouncilStores, executeCouncil } from '../activities/council-log.ts'
import { bringBack, deleteFilesOf, forgetUploads } from '../files/attachments.ts'
import type { Files, StoredPeople } from '../ports.ts'
import { erasedIds, hasWords } from './council-texts.ts'

type Erasing = CouncilStores & {
  storedPeople: StoredPeople
  files: Pick<Files, 'keysUnder' | 'removeAll' | 'copy'>
}

/** What is erased: an activity by its number, or a member by their id. */
export type Erasable = { activity: string } | { member: string }

type ErasedCouncil =
  /** `letters`: cases of its letters, whose texts are their own. */
  | { outcome: 'erased'; on: string; texts: number; files: number; letters: string[] }
  | { outcome: 'refused'; refused: CouncilRefusal }

/**
 * First the event, then the texts: whoever reads in between is told that they are going. Run again it finishes what a
 * crash left; what came since goes too, by an erasure of its own. The composition is public by law (Law on Public
 * Councils, art. 14): a member's name stays while they are one. `at` is UTC; the reason is the only text that stays.
 */
export const eraseCouncil = async (
  deps: Erasing,
  what: Erasable,
  reason: string,
  at: string,
): Promise<ErasedCouncil> => {
  const logId = 'activity' in what ? what.activity : membersId
  const content = `erasure-${at.replace(/\D/g, '')}`
  const executed = await executeCouncil(deps, {
    logId,
    commandId: content,
    actor: { role: 'system', as: 'operator' },
    at,
    content,
    words: { kind: 'reason', text: reason },
    decide: (log, { today }) => decideErasure(log, what, content, today),
  })
  if (executed.outcome === 'refused') return { outcome: 'refused', refused: executed.refused }
  let [texts, files] = [0, 0]
  // What was just being drawn is found by another look.
  for (let found = 1; found > 0; ) {
    const removed = await removeOnce(deps, logId, 'activity' in what)
    texts += removed.texts
    files += removed.files
    found = removed.texts + removed.files
  }
  const on = executed.log
    .flatMap(({ events }) => events)
    .findLast((e) => e.type === 'PersonalDataErased')?.erasedOn
  return { outcome: 'erased', on: on ?? '', texts, files, letters: lettersOf(executed.log) }
}

const decideErasure = (
  log: readonly Commit[],
  what: Erasable,
  content: string,
  today: string,
): CouncilDecision => {
  const erased: CaseEvent = { type: 'PersonalDataErased', v: 1, content, erasedOn: today }
  if ('activity' in what) {
    if (!activityOf(log)) return refuse('activity_unknown')
    return hasWords(log) ? [erased] : []
  }
  const { member } = what
  const { members, reserve } = compositionOf(log)
  const found = members.find((one) => one.member === member)
  if (!found && !reserve.some((one) => one.member === member) && !hasWords(log, member))
    return log.some(({ events }) => events.some((e) => 'member' in e && e.member === member))
      ? []
      : refuse('member_unknown')
  if (found && isMemberOn(today, found)) return refuse('member_there')
  return hasWords(log, member) ? [{ ...erased, member }] : []
}

const removeOnce = async (deps: Erasing, logId: string, withFiles: boolean) => {
  const { log, storedPeople } = deps
  const ids = await storedPeople.idsOf(logId)
  const erased = erasedIds(await log.load(logId))
  const goes = ids.filter((id) => erased.has(id))
  const added = async () => (activityOf(await log.load(logId))?.files ?? []).map(({ file }) => ({ id: file }))
  // While the texts still say which files came with them.
  if (withFiles) await forgetUploads(deps, logId, goes)
  for (const id of goes) await storedPeople.remove(logId, id)
  const files = withFiles ? await deleteFilesOf(deps.files, logId, added) : 0
  if (withFiles) await bringBack(deps, logId, await added())
  return { texts: goes.length, files }
}

const lettersOf = (log: readonly Commit[]): string[] => {
  const a = activityOf(log)
  return [
    ...(a?.votes ?? []).flatMap(({ effect, carried }) =>
      effect?.kind === 'letter' ? (carried?.results ?? []) : [],
    ),
    ...(a?.recommendations ?? []).flatMap((one) => one.case ?? []),
  ]
}
