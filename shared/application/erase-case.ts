/** Erases a case's personal data: its texts, files, names and contacts, and the hashes it is found by. The log stays whole. */
import type { Content } from '../../events/contents.ts'
import { deleteFilesOf, forgetUploads } from './attachments.ts'
import { type Executor, executeCommand } from './execute-command.ts'
import { lookupKeysOf } from './find-case.ts'
import type { Files, StoredPeople } from './ports.ts'

export type Erased =
  | { outcome: 'erased'; on: string; texts: number; files: number }
  | { outcome: 'case_unknown' }

/**
 * First the event, then the files and the texts: whoever reads the case in between is told that they are going. Run again it finishes
 * what a crash left, and otherwise changes nothing. `at` is UTC; the reason is the only text that stays.
 */
export const eraseCase = async (
  deps: Executor & { storedPeople: StoredPeople; files: Pick<Files, 'removeAll'> },
  caseId: string,
  reason: string,
  at: string,
): Promise<Erased> => {
  const content = `erasure-${at.replace(/\D/g, '')}`
  const why: Content = { kind: 'reason', text: reason }
  const executed = await executeCommand(deps, {
    caseId,
    commandId: content,
    actor: { role: 'system', as: 'operator' },
    at,
    command: { type: 'erase', content },
    contents: { [content]: why },
  })
  if (executed.outcome !== 'done' || !executed.case.erased) return { outcome: 'case_unknown' }
  const { erased } = executed.case
  const files = await deleteFilesOf(deps.files, caseId)
  // The list of where the hashes are goes last, so that a crash before leaves it to be found.
  for (const key of await lookupKeysOf(deps.people, caseId)) await deps.storedPeople.remove(key, caseId)
  const ids = (await deps.storedPeople.idsOf(caseId)).filter((id) => id !== erased.content)
  // While the texts still say which files came with them.
  await forgetUploads(deps, caseId, ids)
  for (const id of ids) await deps.storedPeople.remove(caseId, id)
  return { outcome: 'erased', on: erased.on, texts: ids.length, files }
}
