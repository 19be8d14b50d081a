/** Views made again from the logs: for when they were lost, damaged, or are to hold something new. */
import { isDeepStrictEqual } from 'node:util'
import type { Commit } from '../../../events/commit.ts'
import { viewsOf } from '../../domain/case-views.ts'
import type { View } from '../../domain/views.ts'
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
  const { folded, differing, strays } = await compareViews(views, caseId, await log.load(caseId))
  await putRight(views, { differing, strays })
  return { views: folded, differed: differing.length + strays.length }
}

export type Differing = { differing: { view: View; seen: number | undefined }[]; strays: View[] }

/** Which views of a log are not those stored, with the version of what is stored instead; and what is stored beside. */
export const compareViews = async (
  views: Pick<StoredViews, 'ofCase'>,
  caseId: string,
  commits: readonly Commit[],
): Promise<Differing & { folded: number }> => {
  const folded = viewsOf(commits)
  const stored = new Map((await views.ofCase(caseId)).map((view) => [view.part, view]))
  const differing: Differing['differing'] = []
  for (const view of folded) {
    const seen = stored.get(view.part)
    stored.delete(view.part)
    if (!isDeepStrictEqual(seen, view)) differing.push({ view, seen: seen?.version })
  }
  return { folded: folded.length, differing, strays: [...stored.values()] }
}

/** Nothing that was written since they were compared is written over. */
export const putRight = async (views: StoredViews, { differing, strays }: Differing): Promise<void> => {
  for (const { view, seen } of differing) await views.replace(view, seen)
  for (const { caseId, part } of strays) await views.remove(caseId, part)
}
