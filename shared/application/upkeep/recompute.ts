/** After a calendar has changed, or has come: every open counted date that it moves, each by an event. */
import type { Commit } from '../../../events/commit.ts'
import { limits } from '../../../events/limits.ts'
import type { TermKey } from '../../../events/values.ts'
import { type Case, rightsOf } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { isRejected } from '../../domain/rule.ts'
import { addDays, addMonths } from '../../domain/terms/days.ts'
import { isCouncilLog, movesOfDuties, owingOf, recountDuties } from '../activities/duties.ts'
import { allDone, eachCase, type Tally } from '../each-case.ts'
import { decisionOn, type Executor, executeCommand } from '../execute-command.ts'
import type { Views } from '../ports.ts'

export type MovedDate = { caseId: string; key: string; term: TermKey; from: string | null; to: string | null }

/** Longer than an answer may be disputed after its case was closed. */
const disputableDays = 400

/** All that has a date which a calendar may move, each once, found by views: what is open, and answers that may be disputed. */
export const countedIds = async (
  views: Pick<Views, 'dueUntil' | 'casesOf'>,
  today: string,
): Promise<Set<string>> => {
  const found = new Set<string>()
  for await (const caseId of views.dueUntil('9999-12-31')) found.add(caseId)
  const from = addMonths(today, -12 * limits.periodYears)
  const since = addDays(today, -disputableDays)
  for (const { caseId, closedOn = '' } of await views.casesOf('appeal', from, today))
    if (closedOn >= since) found.add(caseId)
  return found
}

/**
 * Decides for each case; one without a date that moves gets no event. The command's id is the calendar's. Throws
 * `CasesFailed` when all other cases are through. A dry run says what would move.
 */
export async function* recompute(
  deps: Executor,
  caseIds: AsyncIterable<string> | Iterable<string>,
  at: string,
  { dry = false } = {},
): AsyncGenerator<MovedDate> {
  const tally: Tally = { looked: 0, failed: [] }
  const one = dry ? movesOf : recomputeOne
  for await (const moved of eachCase(caseIds, (caseId) => one(deps, caseId, at), tally)) yield* moved
  allDone(tally)
}

const actor = { role: 'system', as: 'recompute' } as const

/** What an event moves, beside the dates from before it. */
const movedBy = (
  caseId: string,
  event: Commit['events'][number] | undefined,
  before: (key: string) => string | null,
): MovedDate[] =>
  event?.type === 'DueDatesMoved'
    ? event.moved.map(({ key, deadline: { due, term } }) => ({
        caseId,
        key,
        term,
        from: before(key),
        to: due,
      }))
    : []

const owed = (log: readonly Commit[]) => {
  const { pending } = owingOf(log) ?? { pending: {} }
  return (key: string) => pending[key]?.deadline.due ?? null
}

const movesOf = async (deps: Executor, caseId: string, at: string): Promise<MovedDate[]> => {
  const log = await deps.log.load(caseId)
  if (isCouncilLog(log)) return movedBy(caseId, movesOfDuties(deps.rules, log, at)[0], owed(log))
  const state = fold(log)
  const { dates } = datesOf(state)
  const decided = decisionOn(deps.rules, state, { actor, at, command: { type: 'recompute' } })
  return isRejected(decided) ? [] : movedBy(caseId, decided[0], (key) => dates.get(key) ?? null)
}

const recomputeOne = async (deps: Executor, caseId: string, at: string): Promise<MovedDate[]> => {
  const log = await deps.log.load(caseId)
  const commandId = `recompute:${deps.rules.calendar.hash}:${at}`
  if (isCouncilLog(log)) {
    const recounted = await recountDuties(deps, log, { commandId, as: 'recompute', at })
    const [event] = recounted.outcome === 'done' && !recounted.repeated ? recounted.events : []
    return movedBy(caseId, event, owed(log))
  }
  const before = datesOf(fold(log))
  const executed = await executeCommand(deps, {
    caseId,
    commandId,
    actor,
    at,
    command: { type: 'recompute' },
  })
  const last = executed.outcome === 'done' ? executed.log.at(-1)?.events[0] : undefined
  if (executed.outcome !== 'done' || executed.repeated || last?.type !== 'DueDatesMoved') return []
  if (executed.case.version === before.version) return []
  return movedBy(caseId, last, (key) => before.dates.get(key) ?? null)
}

const datesOf = (c: Case | undefined) => {
  const waiting = Object.entries(c?.pending ?? {}).map(([key, p]) => [key, p.deadline] as const)
  const dates = [...waiting, ...Object.entries(c ? rightsOf(c) : {})]
  return { version: c?.version ?? 0, dates: new Map(dates.map(([key, { due }]) => [key, due])) }
}
