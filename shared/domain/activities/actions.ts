/** What may be done with an activity: announced, moved, held, decided at, written down, published, followed up. */
import type { ActivityActionName, ActivityInput } from '../../../events/council/council-inputs.ts'
import type { Activity } from './activity.ts'
import { controlActions } from './control.ts'
import { documentActions } from './documents.ts'
import { missedDuties } from './duties.ts'
import { fileActions } from './files.ts'
import { meetingActions } from './meeting.ts'
import {
  type CouncilContext,
  type CouncilDecision,
  type CouncilEntry,
  type CouncilRefusal,
  isCouncilRejection,
  refuse,
} from './rule.ts'
import { scheduleActions } from './schedule.ts'
import { told } from './telling.ts'

type InputOf<A extends ActivityActionName> = Extract<ActivityInput, { action: A }>
type Entries = { [A in ActivityActionName]: CouncilEntry<Activity, InputOf<A>> }

const { announce, begin, move, cancel } = scheduleActions
const { set_agenda, hold, take_vote, task_done } = meetingActions
const { finding, recommend, follow_up } = controlActions
const { document, publish } = documentActions

/** In the order in which they are offered. */
export const activityActions: Entries = {
  announce,
  told,
  set_agenda,
  begin,
  hold,
  take_vote,
  task_done,
  finding,
  ...fileActions,
  document,
  publish,
  recommend,
  follow_up,
  move,
  cancel,
}

/** Why this may not be done now; undefined when it may. The one place that pages and `decideActivity` both ask. */
export const activityRefusal = (
  a: Activity,
  name: ActivityActionName,
  role: CouncilContext['actor']['role'],
  moment: { today: string },
): CouncilRefusal | undefined => {
  const { by, refusalOf } = activityActions[name]
  if (!by.includes(role)) return 'not_yours'
  return a.dormant ? 'not_activated' : refusalOf?.(a, moment)
}

/** Which dates have passed and are not missed by being noticed with this: what is entered later was done on its day. */
const doneOn = (input: ActivityInput): string | undefined => ('on' in input ? input.on : undefined)

const settles: Partial<Record<ActivityActionName, string>> = {
  announce: 'announcement',
  told: 'telling',
  document: 'document',
  publish: 'publication',
}

/** The events that follow from an action, or why not. Dates that passed unnoticed are missed first. */
export const decideActivity = (
  a: Activity | undefined,
  input: ActivityInput,
  context: CouncilContext,
): CouncilDecision => {
  if (!a) return refuse('activity_unknown')
  const refused = activityRefusal(a, input.action, context.actor.role, context)
  if (refused) return refuse(refused)
  const { decide } = activityActions[input.action] as CouncilEntry<Activity, ActivityInput>
  const decision = decide(a, input, context)
  if (isCouncilRejection(decision)) return decision
  const settled = input.action === 'task_done' ? `task:${input.no}` : settles[input.action]
  const missed = missedDuties(a, context).filter(
    ({ deadline, due }) => deadline !== settled || (doneOn(input) ?? context.today) > due,
  )
  return [...missed, ...decision]
}
