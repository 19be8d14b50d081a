/** Views made again from the logs: for when they were lost, damaged, or are to hold something new. */
import { isDeepStrictEqual } from 'node:util'
import { viewsOf } from '../../domain/views.ts'
import { eachCase, type FailedCase, type Tally } from '../each-case.ts'
import type { CaseLog, StoredViews } from '../ports.ts'

export type Rebuilt = {
  cases: number
  views: number
  differed: number
  /** Cases whose views were left as they are; absent for none. */
  failed?: FailedCase[]
}

/**
 * Folds each case's log and writes every view that differs from the one stored; says how many views there are and how
 * many differed. A relay that is at work meanwhile wins: what it wrote since is not overwritten.
 */
export const rebuildViews = async (
  stores: { log: Pick<CaseLog, 'load'>; views: StoredViews },
  caseIds: AsyncIterable<string>,
): Promise<Rebuilt> => {
  const tally: Tally = { looked: 0, failed: [] }
  const counts = { views: 0, differed: 0 }
  for await (const made of eachCase(caseIds, (caseId) => rebuildOne(stores, caseId), tally)) {
    counts.views += made.views
    counts.differed += made.differed
  }
  const { looked, failed } = tally
  return { cases: looked, ...counts, ...(failed.length && { failed }) }
}

const rebuildOne = async (
  { log, views }: { log: Pick<CaseLog, 'load'>; views: StoredViews },
  caseId: string,
) => {
  const folded = viewsOf(await log.load(caseId))
  const stored = new Map((await views.ofCase(caseId)).map((view) => [view.part, view]))
  let differed = 0
  for (const view of folded) {
    const seen = stored.get(view.part)
    stored.delete(view.part)
    if (isDeepStrictEqual(seen, view)) continue
    differed++
    await views.replace(view, seen?.version)
  }
  for (const stray of stored.values()) {
    differed++
    await views.remove(stray.caseId, stray.part)
  }
  return { views: folded.length, differed }
}
