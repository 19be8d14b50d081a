/** Erases a case's personal data: its texts, files, names and contacts, and the hashes it is found by. The log stays whole. */
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { Case } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { paperFormats, papersOf } from '../../domain/papers/papers.ts'
import { erases, lastErasure } from '../../domain/upkeep/erased.ts'
import { forgetPublished } from '../answers/published.ts'
import { contentIdsOf } from '../commits.ts'
import { forgetWords, keepWords } from '../desk/lists/case-words.ts'
import { lookupKeysOf } from '../desk/lists/find-case.ts'
import { type Executor, executeCommand } from '../execute-command.ts'
import { bringBack, deleteFilesOf, filesOfTexts, forgetUploads } from '../files/attachments.ts'
import { verdictIdsOf } from '../files/file-keys.ts'
import { paperName } from '../papers/paper-name.ts'
import { verdictOf } from '../papers/signatures.ts'
import type { Files, StoredPeople } from '../ports.ts'
import { forgetWebhooks } from '../webhooks/forget-webhooks.ts'

type Erasing = Executor & {
  storedPeople: StoredPeople
  files: Pick<Files, 'keysUnder' | 'removeAll' | 'copy'>
}

export type Erased =
  /** `later`: how many texts came after the erasure, and stay. */
  | { outcome: 'erased'; on: string; texts: number; files: number; later?: number }
  | { outcome: 'case_unknown' }

/**
 * First the event, then the files and the texts: whoever reads the case in between is told that they are going. What
 * goes is what the events until the erasure name, and what no event names; run again it finishes what a crash left, and
 * otherwise changes nothing. What came later goes `again`: by an erasure of its own. `at` is UTC; the reason is the only
 * text that stays.
 */
export const eraseCase = async (
  deps: Erasing,
  caseId: string,
  reason: string,
  at: string,
  { again = false }: { again?: boolean } = {},
): Promise<Erased> => {
  const content = `erasure-${at.replace(/\D/g, '')}`
  const why: Content = { kind: 'reason', text: reason }
  const log = await deps.log.load(caseId)
  const executed = await executeCommand(deps, {
    caseId,
    commandId: content,
    actor: { role: 'system', as: 'operator' },
    at,
    log,
    command: { type: 'erase', content, ...(again && textsOf(log).later.size > 0 && { again }) },
    contents: { [content]: why },
  })
  if (executed.outcome !== 'done' || !executed.case.erased) return { outcome: 'case_unknown' }
  let [texts, files, later] = [0, 0, 0]
  // What was just being written is found by another look.
  for (let found = 1; found > 0; ) {
    const removed = await removeOnce(deps, caseId)
    texts += removed.texts
    files += removed.files
    later = removed.later
    found = removed.texts + removed.files
  }
  // What came later is found by its words still.
  const now = fold(await deps.log.load(caseId)) as Case
  const ends = now.closedOn ? deps.rules.retentionEnds(now.closedOn) : undefined
  await keepWords(deps.people, now, { ends, at, all: true })
  const { on } = executed.case.erased
  return { outcome: 'erased', on, texts, files, ...(later && { later }) }
}

/** By their ids: the texts until the last erasure, those that came later, and why there was one. */
const textsOf = (log: readonly Commit[]) => {
  const last = lastErasure(log) + 1
  const reasons = new Set(contentIdsOf(log.filter(erases)))
  const before = new Set(contentIdsOf(log.slice(0, last)).filter((id) => !reasons.has(id)))
  // A correction of a register's row may name a text from before once more.
  const later = new Set(contentIdsOf(log.slice(last)).filter((id) => !before.has(id)))
  return { reasons, before, later, erased: log.slice(0, last) }
}

/** What is there is listed before the log is read: a text whose commit is in the log by then is known as a later one. */
const removeOnce = async (deps: Erasing, caseId: string) => {
  const { people, storedPeople } = deps
  const ids = await storedPeople.idsOf(caseId)
  const log = await deps.log.load(caseId)
  const { reasons, before, later, erased } = textsOf(log)
  const erasedAt = erased.at(-1)?.at ?? ''
  const laterReturns = [...(await people.list(caseId, 'delivery-'))].flatMap(([id, content]) =>
    content.kind === 'delivery' && content.at > erasedAt ? [id] : [],
  )
  const laterVerdicts = (await filesOfTexts(people, caseId, later)).flatMap(({ id }) => verdictIdsOf(id))
  const laterSignatures = [...later].map(verdictOf)
  const stays = new Set([...reasons, ...later, ...laterReturns, ...laterVerdicts, ...laterSignatures])
  const goes = ids.filter((id) => !stays.has(id))

  const laterFiles = async () => filesOfTexts(people, caseId, textsOf(await deps.log.load(caseId)).later)
  const staying = async () => [...(await laterFiles()), ...paperFiles(await deps.log.load(caseId))]
  const files = await deleteFilesOf(deps.files, caseId, staying)
  // While the texts still say by which reference an agency knows the case, and which files came with them.
  await forgetWebhooks(deps, erased, log)
  await forgetUploads(
    deps,
    caseId,
    goes.filter((id) => before.has(id)),
  )
  await forgetWords(deps, caseId)
  await forgetPublished(deps, caseId)
  // While the list of hashes is still there.
  for (const key of await lookupKeysOf(people, caseId)) await storedPeople.remove(key, caseId)
  for (const id of goes)
    if (before.has(id)) await storedPeople.remove(caseId, id)
    else await removeUnnamed(deps, caseId, id)
  await bringBack(deps, caseId, await laterFiles())
  return { texts: goes.length, files, later: ids.filter((id) => later.has(id)).length }
}

/** As the store has them: those of what came later alone. */
const paperFiles = (log: readonly Commit[]) =>
  papersOf(log).flatMap((paper) => paperFormats.map((format) => ({ id: paperName(paper, format) })))

/** What no event names is an unfinished command's, and its commit may come this very moment: then it is put back. */
const removeUnnamed = async (deps: Erasing, caseId: string, id: string) => {
  const content = await deps.people.get(caseId, id)
  await deps.storedPeople.remove(caseId, id)
  const log = await deps.log.load(caseId)
  if (!content || !textsOf(log).later.has(id)) return
  const { closedOn } = fold(log) as Case
  await deps.people.putNew(caseId, id, content, closedOn ? deps.rules.retentionEnds(closedOn) : undefined)
}
