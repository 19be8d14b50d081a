/** What follows from a commit: its views, the life of its texts, its events on the queues, its hash outside. All repeatable. */
import * as z from 'zod/mini'
import { type Commit, type Envelope, envelopes } from '../../../events/commit.ts'
import { catalogue } from '../../../events/events.ts'
import type { QueueName } from '../../../events/queues.ts'
import { activityOf } from '../../domain/activities/activity.ts'
import type { Case } from '../../domain/case.ts'
import { viewsOf } from '../../domain/case-views.ts'
import { directoryId } from '../../domain/desk/directory.ts'
import { isOfFiles } from '../../domain/files/files.ts'
import { applyCommit, fold } from '../../domain/fold.ts'
import { isCouncilLog } from '../activities/duties.ts'
import { isOfPublication, keepPublished } from '../answers/published.ts'
import { contentIdsOf } from '../commits.ts'
import type { CouncilRules } from '../council-rules.ts'
import { keepDirectory } from '../desk/directory/directory.ts'
import { isWorded, keepWords } from '../desk/lists/case-words.ts'
import { keepLookups } from '../desk/lists/find-case.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Anchors, CaseLog, People, Queues, Views } from '../ports.ts'
import { notedOf } from './anchors.ts'
import { councilEnds } from './council-texts.ts'

export type Relay = {
  log: CaseLog
  views: Views
  people: People
  queues: Queues
  anchors: Anchors
  rules: CouncilRules
}

/** Where a commit stands: what a stream record and a message of the queue `commits` say. */
export const commitRef = z.strictObject({ caseId: z.string(), version: z.int() })
export type CommitRef = z.infer<typeof commitRef>

/**
 * A stream record is a hint: the log is read again, strongly. Throws at the first failure, to be called again with
 * the same record; a commit that is not in the log throws too.
 */
export const relay = async (deps: Relay, hint: CommitRef): Promise<void> => {
  const log = await deps.log.load(hint.caseId)
  const commit = log[hint.version - 1]
  if (!commit) throw new Error(`${hint.caseId}: version ${hint.version} is not in the log`)
  for (const view of viewsOf(log)) if (view.version >= hint.version) await deps.views.put(view)
  const before = fold(log.slice(0, hint.version - 1))
  const after = applyCommit(before, commit)
  const now = log.slice(hint.version).reduce(applyCommit, after)
  const turned = before?.closedOn !== after?.closedOn
  if (now) await keepTexts(deps, now, turned ? log : [commit], log)
  else if (isCouncilLog(log)) await keepCouncilTexts(deps, log, hint)
  else if (hint.caseId === directoryId) await keepDirectory(deps.people, log)
  const hasFiles = after ? turned && after.attached.length > 0 : isFiledActivity(log, hint.version)
  await publish(deps, commit, hasFiles)
  // Last: nobody waits for it.
  await deps.anchors.note(notedOf(commit))
}

/**
 * A record of the stream. What fails goes to a queue of its own, where it is tried again for a day: a case that cannot
 * be read keeps no other waiting, and neither does a store that is away. Throws only when that queue takes nothing.
 */
export const relayOrSetAside = async (deps: Relay, hint: CommitRef): Promise<Outcome> => {
  try {
    await relay(deps, hint)
    return done
  } catch (error) {
    await deps.queues.send('commits', [{ caseId: hint.caseId, version: hint.version }])
    return { outcome: 'retry', error }
  }
}

/**
 * A commit once more, while the stream goes on: what the case came to meanwhile may have set when its texts end, and this
 * has just set that as it was before. So it is repeated until the case has stood still.
 */
export const relayAgain = async (deps: Relay, hint: CommitRef): Promise<Outcome> => {
  const versionNow = async () => (await deps.log.load(hint.caseId)).length
  let before: number
  do {
    before = await versionNow()
    await relay(deps, hint)
  } while ((await versionNow()) > before)
  return done
}

/** Whatever happens to an activity may move the day from which its files are kept on. */
const isFiledActivity = (log: readonly Commit[], version: number) =>
  (activityOf(log.slice(0, version))?.files.length ?? 0) > 0

/** Puts a commit's events on the queues that the catalogue names; on `files` for its own files, or for all of the case. */
export const publish = async (
  { queues, rules }: Pick<Relay, 'queues' | 'rules'>,
  commit: Commit,
  allFiles = false,
) => {
  const byQueue = new Map<QueueName, Envelope[]>()
  for (const e of envelopes(commit, `/zhauap/${rules.council.id}`))
    for (const queue of catalogue[e.data.type].queues)
      if (queue !== 'files' || allFiles || isOfFiles(e.data))
        byQueue.set(queue, [...(byQueue.get(queue) ?? []), e])
  for (const [queue, messages] of byQueue) await queues.send(queue, messages)
}

/** Those of the commit, and those whose end is another than before it. */
const keepCouncilTexts = async (
  { people, rules }: Relay,
  log: readonly Commit[],
  { caseId, version }: CommitRef,
) => {
  const [before, now] = [councilEnds(log.slice(0, version - 1), rules), councilEnds(log, rules)]
  const own = new Set(contentIdsOf(log.slice(version - 1, version)))
  for (const [id, ends] of now)
    if (own.has(id) || ends !== before.get(id)) await people.expire(caseId, id, ends)
}

/**
 * Texts named by these commits, and the hashes that came with the first, are kept as long as the case as it is now has
 * it: this commit's, or all of the case's when it closed or opened again by it. An old record that comes again finds
 * the same end as the last one.
 */
const keepTexts = async (
  { people, rules }: Relay,
  now: Case,
  commits: readonly Commit[],
  log: readonly Commit[],
) => {
  const ids = contentIdsOf(commits)
  const ends = now.closedOn ? rules.retentionEnds(now.closedOn) : undefined
  for (const id of new Set(ids)) await people.expire(now.caseId, id, ends)
  const isContact = ({ events }: Commit) => events.some(({ type }) => type === 'ContactCorrected')
  if (commits[0]?.version === 1 || commits.some(isContact)) await keepLookups(people, now.caseId, ends)
  const { at = '' } = commits.at(-1) ?? {}
  if (commits.length > 1 || commits.some(isOfPublication))
    await keepPublished(people, { case: now, log }, { ends, at })
  const all = commits.length > 1 || commits[0]?.version === 1
  if (all || isWorded(now, ids)) await keepWords(people, now, { ends, at, all })
}
