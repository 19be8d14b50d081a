/** What was loaded from an old journal comes alive. */
import { isActivityLog } from '../../domain/activities/activity.ts'
import { fold } from '../../domain/fold.ts'
import { isAsleep } from '../../domain/journal/import.ts'
import { type FailedCase, tried } from '../each-case.ts'
import { type Executor, executeCommand } from '../execute-command.ts'
import { wakeActivity } from './import-council.ts'
import { eachOf, type Run, throwDown } from './import-run.ts'
import { actor } from './row-plan.ts'

/**
 * Everything loaded and open comes alive. Again, or after a crash, it does what is left of it. A case that fails keeps no
 * other asleep: it is told, and where a store has failed that is thrown when all were tried.
 */
export const activateImported = async (
  deps: Executor,
  caseIds: readonly string[],
  { at, onStep, onFailed }: Run,
): Promise<{ cases: number; waiting: number; chairs: number }> => {
  const counts = { cases: 0, waiting: 0, chairs: 0 }
  const failed: FailedCase[] = []
  const wake = async (caseId: string) => {
    const log = await deps.log.load(caseId)
    const state = fold(log)
    if (isActivityLog(log)) {
      const waiting = await wakeActivity(deps, caseId, at)
      if (waiting === undefined) return
      counts.cases++
      counts.waiting += waiting
      return
    }
    if (!state || !isAsleep(state)) return
    const executed = await executeCommand(deps, {
      caseId,
      commandId: `activate:${state.version + 1}`,
      actor,
      at,
      command: { type: 'activate' },
      log,
    })
    const events = executed.outcome === 'done' ? (executed.log.at(-1)?.events ?? []) : []
    const event = events.find((e) => e.type === 'CaseActivated')
    if (!event) return
    counts.cases++
    counts.waiting += event.waiting.length
    if (event.grant) counts.chairs++
  }
  await eachOf(
    caseIds,
    (caseId) => tried(caseId, () => wake(caseId), failed),
    (n) => onStep?.('activate', n, caseIds.length),
  )
  for (const one of failed) onFailed?.(one)
  throwDown(failed)
  return counts
}
