/** What the secretariat enters of the council's work: an activity is planned under a number of its own, then goes on. */
import type { Content } from '../../../events/contents.ts'
import type { ActivityActionName, ActivityInput, PlanInput } from '../../../events/council/council-inputs.ts'
import type { Actor } from '../../../events/values.ts'
import { activityActions, activityRefusal, decideActivity } from '../../domain/activities/actions.ts'
import { type Activity, activityOf } from '../../domain/activities/activity.ts'
import { type CouncilEntry, isCouncilRejection } from '../../domain/activities/rule.ts'
import { planActivity } from '../../domain/activities/schedule.ts'
import { compositionOf, membersId, membersOn } from '../../domain/members/composition.ts'
import { claimDays } from '../appeals/register-appeal.ts'
import { type Attaching, attachedTo, type Uploads } from '../files/attachments.ts'
import { freeNumber } from '../numbers.ts'
import type { Claims } from '../ports.ts'
import { type CouncilExecution, type CouncilStores, councilContext, executeCouncil } from './council-log.ts'
import { namedAt, namedIn, unknownAmong } from './named.ts'

/** Who enters it, when (UTC), and by which command: the same id is the same command. */
export type Entering = { actor: Actor; at: string; commandId: string }

/** `number` is empty where it was refused before one was taken. */
export type Entered = CouncilExecution & { number: string }

/**
 * Plans an activity. A number is taken for each new command; a repeated one is answered with the number that it was given
 * first.
 */
export const enterActivity = async (
  deps: CouncilStores & { claims: Claims },
  input: PlanInput,
  { actor, at, commandId }: Entering,
): Promise<Entered> => {
  // What is refused takes no number, unless it had one already.
  const decided = planActivity(undefined, input, councilContext(deps.rules, at, actor, ''))
  if (isCouncilRejection(decided) && !(await deps.claims.get(`plan#${commandId}`)))
    return { outcome: 'refused', ...decided, number: '' }
  const unknown = await unknownAmong(deps, namedAt('origin', input.origin))
  if (unknown) return { outcome: 'refused', ...unknown, number: '' }
  const taken = await freeNumber(deps, 'M', at)
  const ends = Math.floor(Date.parse(at) / 1000) + claimDays * 86_400
  const held = await deps.claims.hold(`plan#${commandId}`, { number: taken }, ends)
  const number = held.number ?? taken
  const { title, place } = input
  const planned = await executeCouncil(deps, {
    logId: number,
    commandId,
    actor,
    at,
    words: { kind: 'activity', title, ...(input.with && { with: input.with }), ...(place && { place }) },
    decide: (log, context) => planActivity(activityOf(log), input, context),
  })
  return { ...planned, number }
}

/**
 * Something is done with an activity; a meeting's quorum is counted by the register of members, where there is one. Files
 * that were uploaded for it, held for this command (`uploadsOf`), become the activity's.
 */
export const actOnActivity = async (
  deps: CouncilStores & Attaching,
  number: string,
  input: ActivityInput,
  { actor, at, commandId }: Entering,
  uploads: Uploads = [],
): Promise<CouncilExecution> => {
  const unknown = await unknownAmong(deps, namedIn(input))
  if (unknown) return { outcome: 'refused', ...unknown }
  const composition = input.action === 'hold' ? compositionOf(await deps.log.load(membersId)) : undefined
  const { words, parts } = activityActions[input.action] as CouncilEntry<Activity, ActivityInput>
  const { attached } = attachedTo(deps, uploads, { caseId: number, content: '', holder: commandId, at })
  return executeCouncil(deps, {
    logId: number,
    commandId,
    actor,
    at,
    words: words?.(input),
    parts: input.action === 'add_files' ? uploads.map((one) => captioned(input.text, one)) : parts?.(input),
    bring: attached?.bring,
    decide: (log, context) =>
      decideActivity(activityOf(log), input, {
        ...context,
        ...(composition && { membersOn: membersOn(composition) }),
      }),
  })
}

/** Each file has words of its own, which go with it. */
const captioned = (text = '', { file }: Uploads[number]): Content => ({
  ...{ kind: 'message', text },
  files: [file],
})

/** What may be done with it now by whom, in the order in which it is offered, and what the form of each asks. */
export const activityOffers = (a: Activity, actor: Actor, today: string) =>
  (Object.keys(activityActions) as ActivityActionName[])
    .filter((name) => !activityRefusal(a, name, actor.role, { today }))
    .map((name) => ({ name, fields: activityActions[name].fields(a, { today }) }))
