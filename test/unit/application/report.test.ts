/** The period report, to the exact number. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../events/commit.ts'
import { readReport } from '../../../shared/application/report.ts'
import { differences, reportFromLogs } from '../../../shared/application/verify-report.ts'
import type { Period } from '../../../shared/domain/report.ts'
import { viewsOf } from '../../../shared/domain/views.ts'
import { rules } from '../../builders/council.ts'
import { MemoryCaseLog } from '../../fakes/memory-case-log.ts'
import { MemoryViews } from '../../fakes/memory-views.ts'
import { countedByHand, lives, periods, registerOf } from './registers.ts'

const reported = async (logs: readonly Commit[][], period: Period) => {
  const views = new MemoryViews()
  for (const log of logs) for (const view of viewsOf(log)) await views.put(view)
  return readReport({ views, rules }, period)
}
async function* idsOf(logs: readonly Commit[][]) {
  for (const log of logs) yield log[0]?.caseId ?? ''
}
const verified = async (logs: readonly Commit[][], period: Period) => {
  const log = new MemoryCaseLog()
  for (const commits of logs) for (const commit of commits) await log.append(commit)
  return reportFromLogs({ log, rules }, idsOf(logs), period)
}

describe('of any register and any period', () => {
  test('it is what a clerk counts from the book, line by line', async () => {
    await fc.assert(
      fc.asyncProperty(lives, periods, async (plans, period) => {
        const { logs, book } = registerOf(plans)
        expect(await reported(logs, period)).toEqual(countedByHand(book, period))
      }),
      { numRuns: 600 },
    )
  })

  test('the logs and the views say the same', async () => {
    await fc.assert(
      fc.asyncProperty(lives, periods, async (plans, period) => {
        const { logs } = registerOf(plans)
        expect(differences(await reported(logs, period), await verified(logs, period))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
