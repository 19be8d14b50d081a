/** Given events of the council's own logs, when something is done with them, then these follow. */
import type { Commit } from '../../../../events/commit.ts'
import type { ActivityInput, MemberInput, PlanInput } from '../../../../events/council/council-inputs.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import type { Actor } from '../../../../events/values.ts'
import { councilContext } from '../../../../shared/application/activities/council-log.ts'
import { decideActivity } from '../../../../shared/domain/activities/actions.ts'
import { type Activity, activityOf } from '../../../../shared/domain/activities/activity.ts'
import {
  type CouncilContext,
  type CouncilDecision,
  isCouncilRejection,
} from '../../../../shared/domain/activities/rule.ts'
import { planActivity } from '../../../../shared/domain/activities/schedule.ts'
import { decideMembers } from '../../../../shared/domain/members/actions.ts'
import { compositionOf, membersId, membersOn } from '../../../../shared/domain/members/composition.ts'
import { by, local, rules } from '../../../builders/council.ts'

export const content = 'some-content'
export const number = 'ALM-M-2026-000001'

export const contextOn = (day: string, actor: Actor = by.secretary): CouncilContext =>
  councilContext(rules, local(day), actor, content)

const commitOf = (caseId: string, events: readonly CaseEvent[]): Commit => ({
  ...{
    caseId,
    version: 1,
    schema: 2,
    at: local('2026-02-02'),
    actor: by.secretary,
    commandId: 'c',
    prev: '',
  },
  events: [...events],
})
/** A log of a commit for each of these, the first first. */
export const commitsOf = (caseId: string, ...each: (readonly CaseEvent[])[]): Commit[] =>
  each.map((events, i) => ({ ...commitOf(caseId, events), version: i + 1 }))
export const logOf = (caseId: string, events: readonly CaseEvent[]): Commit[] =>
  events.length ? [commitOf(caseId, events)] : []

export const activity = (...events: CaseEvent[]): Activity => {
  const a = activityOf(logOf(number, events))
  if (!a) throw new Error('no activity')
  return a
}

export const plan = (input: PlanInput, day = '2026-02-02'): CaseEvent[] => {
  const decided = planActivity(undefined, input, contextOn(day))
  if (isCouncilRejection(decided)) throw new Error(decided.refused)
  return [...decided]
}

/** How many members there are on any day. */
export const withMembers = (n: number): Partial<CouncilContext> => ({ membersOn: () => n })

export const doing = (
  events: readonly CaseEvent[],
  input: ActivityInput,
  day: string,
  more: Partial<CouncilContext> = {},
): CouncilDecision => decideActivity(activityOf(logOf(number, events)), input, { ...contextOn(day), ...more })

/** What it came to, one thing after the other, each on its day. */
export const lived = (
  planned: CaseEvent[],
  ...done: [day: string, input: ActivityInput, more?: Partial<CouncilContext>][]
): CaseEvent[] => {
  const events = [...planned]
  for (const [day, input, more] of done) {
    const decided = doing(events, input, day, more)
    if (isCouncilRejection(decided)) throw new Error(`${input.action}: ${decided.refused}`)
    events.push(...decided)
  }
  return events
}

export const withMember = (
  events: readonly CaseEvent[],
  input: MemberInput,
  day = '2026-02-02',
  actor: Actor = by.secretary,
): CouncilDecision => decideMembers(compositionOf(logOf(membersId, events)), input, contextOn(day, actor))

export const composed = (...done: MemberInput[]): CaseEvent[] => {
  const events: CaseEvent[] = []
  for (const input of done) {
    const decided = withMember(events, input)
    if (isCouncilRejection(decided)) throw new Error(`${input.action}: ${decided.refused}`)
    events.push(...decided)
  }
  return events
}

export const composition = (...events: CaseEvent[]) => compositionOf(logOf(membersId, events))
export const countOn = (events: readonly CaseEvent[]) => membersOn(composition(...events))
