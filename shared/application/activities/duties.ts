/** What the council owes in logs of its own, as the sweep and the digests see it. */
import type { Commit } from '../../../events/commit.ts'
import type { Role } from '../../../events/values.ts'
import { activityOf, isActivityLog } from '../../domain/activities/activity.ts'
import { missedDuties, type Owing, recounted, reminded } from '../../domain/activities/duties.ts'
import { templatesId } from '../../domain/desk/templates.ts'
import { compositionOf, membersId } from '../../domain/members/composition.ts'
import { reportsId } from '../../domain/reports/published.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { People } from '../ports.ts'
import { textOf } from '../texts-of-case.ts'
import { type CouncilStores, executeCouncil } from './council-log.ts'

const of = (log: readonly Commit[]) => log[0]?.caseId ?? ''

/** Whether a log is of the council's own work, and has words or owes something. */
export const isCouncilLog = (log: readonly Commit[]): boolean =>
  isActivityLog(log) || [membersId, reportsId, templatesId].includes(of(log))

/** What waits in such a log; undefined for any other. */
export const owingOf = (log: readonly Commit[]): Owing | undefined =>
  of(log) === membersId ? compositionOf(log) : activityOf(log)

/** What it is about, in the words of who entered it; empty where that is gone. */
export const subjectOfDuty = async (people: People, log: readonly Commit[]): Promise<string> => {
  const a = activityOf(log)
  return a ? ((await textOf(people, a.number, a.content, 'activity'))?.title ?? '') : ''
}

const nobody: Owing = { pending: {} }

/** Whatever passed by this local day is recorded, each once; the log as it stands then. */
export const noteMissedDuties = async (
  deps: CouncilStores,
  log: Commit[],
  { on, at }: { on: string; at: string },
): Promise<{ log: Commit[]; missed: number }> => {
  const noted = await executeCouncil(deps, {
    logId: of(log),
    commandId: `missed:${on}`,
    actor: { role: 'system', as: 'sweep' },
    at,
    log,
    decide: (now, context) => missedDuties(owingOf(now) ?? nobody, context, on),
  })
  if (noted.outcome === 'refused') return { log, missed: 0 }
  return { log: noted.log, missed: noted.repeated ? 0 : noted.events.length }
}

/** That a digest of this local day carried a stage. */
export const noteReminderOfDuty = async (
  deps: CouncilStores,
  logId: string,
  {
    commandId,
    at,
    ...said
  }: {
    commandId: string
    at: string
    deadline: string
    stage: number
    to: Role
    on: string
  },
): Promise<void> => {
  await executeCouncil(deps, {
    logId,
    commandId,
    actor: { role: 'system', as: 'reminders' },
    at,
    decide: (now) => reminded(owingOf(now) ?? nobody, said),
  })
}

/** After another calendar: what moves, by an event. */
export const recountDuties = (
  deps: CouncilStores,
  log: Commit[],
  { commandId, as, at }: { commandId: string; as: string; at: string },
) =>
  executeCouncil(deps, {
    logId: of(log),
    commandId,
    actor: { role: 'system', as },
    at,
    log,
    decide: (now, context) => recounted(owingOf(now) ?? nobody, context),
  })

/** What that would move, without doing it. `at` is now, UTC. */
export const movesOfDuties = (rules: CouncilRules, log: readonly Commit[], at: string) =>
  recounted(owingOf(log) ?? nobody, rules.context(at, { role: 'system' }))
