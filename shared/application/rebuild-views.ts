/** Views made again from the logs: for when they were lost, damaged, or are to hold something new. */
import { isDeepStrictEqual } from 'node:util'
import { viewsOf } from '../domain/views.ts'
import type { CaseLog, StoredViews } from './ports.ts'

/**
 * Folds each case's log and writes every view that differs from the one stored; says how many views there are and how
 * many differed. A relay that is at work meanwhile wins: what it wrote since is not overwritten.
 */
export const rebuildViews = async (
  { log, views }: { log: CaseLog; views: StoredViews },
  caseIds: AsyncIterable<string>,
): Promise<{ cases: number; views: number; differed: number }> => {
  const counts = { cases: 0, views: 0, differed: 0 }
  for await (const caseId of caseIds) {
    counts.cases++
    const folded = viewsOf(await log.load(caseId))
    const stored = new Map((await views.ofCase(caseId)).map((view) => [view.part, view]))
    for (const view of folded) {
      counts.views++
      const seen = stored.get(view.part)
      stored.delete(view.part)
      if (isDeepStrictEqual(seen, view)) continue
      counts.differed++
      await views.replace(view, seen?.version)
    }
    for (const stray of stored.values()) {
      counts.differed++
      await views.remove(stray.caseId, stray.part)
    }
  }
  return counts
}
