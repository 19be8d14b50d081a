/** After a calendar has changed, or has come: every open counted date that it moves, each by an event. */
import { type Case, rightsOf } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { isCouncilLog, owingOf, recountDuties } from '../activities/duties.ts'
import { allDone, eachCase, type Tally } from '../each-case.ts'
import { type Executor, executeCommand } from '../execute-command.ts'

export type MovedDate = { caseId: string; key: string; from: string | null; to: string | null }

/**
 * Decides for each case; one without a date that moves gets no event. The command's id is the calendar's. Throws
 * `CasesFailed` when all other cases are through.
 */
export async function* recompute(
  deps: Executor,
  caseIds: AsyncIterable<string>,
  at: string,
): AsyncGenerator<MovedDate> {
  const tally: Tally = { looked: 0, failed: [] }
  for await (const moved of eachCase(caseIds, (caseId) => recomputeOne(deps, caseId, at), tally)) yield* moved
  allDone(tally)
}

const recomputeOne = async (deps: Executor, caseId: string, at: string): Promise<MovedDate[]> => {
  const log = await deps.log.load(caseId)
  const commandId = `recompute:${deps.rules.calendar.hash}:${at}`
  if (isCouncilLog(log)) {
    const { pending } = owingOf(log) ?? { pending: {} }
    const recounted = await recountDuties(deps, log, { commandId, as: 'recompute', at })
    const [event] = recounted.outcome === 'done' && !recounted.repeated ? recounted.events : []
    return event?.type === 'DueDatesMoved'
      ? event.moved.map(({ key, deadline: { due } }) => ({
          caseId,
          key,
          from: pending[key]?.deadline.due ?? null,
          to: due,
        }))
      : []
  }
  const before = datesOf(fold(log))
  const executed = await executeCommand(deps, {
    caseId,
    commandId,
    actor: { role: 'system', as: 'recompute' },
    at,
    command: { type: 'recompute' },
  })
  const last = executed.outcome === 'done' ? executed.log.at(-1)?.events[0] : undefined
  if (executed.outcome !== 'done' || executed.repeated || last?.type !== 'DueDatesMoved') return []
  if (executed.case.version === before.version) return []
  return last.moved.map(({ key, deadline }) => ({
    caseId,
    key,
    from: before.dates.get(key) ?? null,
    to: deadline.due,
  }))
}

const datesOf = (c: Case | undefined) => {
  const waiting = Object.entries(c?.pending ?? {}).map(([key, p]) => [key, p.deadline] as const)
  const dates = [...waiting, ...Object.entries(c ? rightsOf(c) : {})]
  return { version: c?.version ?? 0, dates: new Map(dates.map(([key, { due }]) => [key, due])) }
}
