/** How a meeting decides: by more than half of those present (Law on Public Councils, art. 13, 21, 23). */
import type { CouncilEventOf } from '../../../events/council/council-events.ts'
import type { DecisionInput } from '../../../events/council/council-inputs.ts'
import type { Activity } from './activity.ts'
import { formDuties } from './forms.ts'
import { type CouncilContext, type CouncilRefusal, type CouncilRejection, refuse } from './rule.ts'

type Decided = CouncilEventOf<'MeetingDecided'>

/** Whether an activity of this form decides anything. */
export const votesRefusal = ({ form }: Activity): CouncilRefusal | undefined =>
  formDuties[form].meets || formDuties[form].control ? undefined : 'not_a_meeting'

const taskFault = (
  { owner, commission, due }: DecisionInput,
  context: CouncilContext,
): CouncilRejection | undefined => {
  if ((owner === undefined) !== (due === undefined))
    return refuse('task_without_date', owner ? 'due' : 'owner')
  if (due && due < context.today) return refuse('day_past', 'due')
  if (commission && !context.commissions.includes(commission))
    return refuse('commission_unknown', 'commission')
  return owner === 'chair' && !commission ? refuse('commission_needed', 'commission') : undefined
}

/** A body is one of the council's own list; remarks on a draft are made by its commission, in its own form. */
const effectFault = ({ effect }: DecisionInput, context: CouncilContext): CouncilRejection | undefined => {
  if (effect?.kind === 'letter' && !context.agencies.includes(effect.agency))
    return refuse('agency_unknown', 'effect')
  return effect?.kind === 'recommendation' && effect.outcome === 'with_remarks'
    ? refuse('remarks_by_commission', 'effect')
    : undefined
}

const taskOf = ({ owner, commission, due }: DecisionInput, context: CouncilContext): Decided['task'] =>
  owner && due
    ? {
        owner,
        ...(owner === 'chair' && commission && { as: commission }),
        deadline: context.chosenDeadline('control', context.today, due),
      }
    : undefined

/** Of whom: how many were present, where they were counted; which vote of the activity it is; where its words are kept. */
type Ballot = { present: number | undefined; no: number; content: string }

/** The vote on one decision, or why it is none. Where nobody says how many voted for, all who were present did. */
export const voteOn = (
  a: Activity,
  input: DecisionInput,
  { present, no, content }: Ballot,
  context: CouncilContext,
): Decided | CouncilRejection => {
  const { item, against = 0, abstained = 0 } = input
  const votes = { for: input.for ?? Math.max(0, (present ?? 0) - against - abstained), against, abstained }
  if (input.for === undefined && present === undefined) return refuse('total_needed', 'for')
  const cast = votes.for + against + abstained
  if (present !== undefined && cast > present)
    return refuse('more_votes_than_present', 'for', { given: cast, needed: present })
  if (item !== undefined && !a.agenda?.items.some((one) => one.no === item))
    return refuse('item_unknown', 'item')
  const fault = taskFault(input, context) ?? effectFault(input, context)
  if (fault) return fault
  const adopted = votes.for * 2 > (present ?? cast)
  const task = adopted && taskOf(input, context)
  return {
    type: 'MeetingDecided',
    v: 1,
    no,
    ...(item !== undefined && { item }),
    content,
    votes,
    adopted,
    ...(task && { task }),
    ...(adopted && input.effect && { effect: input.effect }),
  }
}
