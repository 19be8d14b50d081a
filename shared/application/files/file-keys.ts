/**
 * Where a file is in the store on its way to whoever may open it, by its key: `incoming/` takes what browsers upload,
 * `unchecked/` has what was attached, `cases/` what may be opened; `papers/` the council's own. And under which ids the
 * store of personal data has what was said of it.
 */

/** A browser puts it here; it ends after a day unless it was attached. */
export const incomingPrefix = (id: string) => `incoming/${id}/`
const folder = (root: 'unchecked' | 'cases' | 'papers', caseId: string) =>
  `${root}/${encodeURIComponent(caseId)}/`
/** As it was when it was attached; nobody can open it. */
export const uncheckedKey = (caseId: string, id: string) => folder('unchecked', caseId) + id
/** Checked: those who may see its text can open it. */
export const keptKey = (caseId: string, id: string) => folder('cases', caseId) + id
/** A paper of the council, by its id and format: `4-0.pdf`. */
export const paperKey = (caseId: string, name: string) => folder('papers', caseId) + name
/** Where a case's files can be, for erasing them. */
export const foldersOf = (caseId: string) =>
  (['unchecked', 'cases', 'papers'] as const).map((root) => folder(root, caseId))

/** What the store knows a closed case's files by, and one that was removed: its rules remove them in their time. */
export const fileTag = { key: 'case', closed: 'closed', removed: 'removed' } as const

/** Which file of which case an unchecked key is of. */
export const readUncheckedKey = (key: string): { caseId: string; id: string } | undefined => {
  const [, caseId, id] = /^unchecked\/([^/]+)\/([^/]+)$/.exec(key) ?? []
  return caseId && id ? { caseId: decodeURIComponent(caseId), id } : undefined
}

export const looked = (id: string) => `looked-${id}`
export const scan = (id: string) => `scanned-${id}`
/** Under which ids a file's verdicts are kept: the last word, and those of each check. */
export const verdictIdsOf = (id: string): string[] => [id, looked(id), scan(id)]
