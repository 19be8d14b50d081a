/** Members who have no e-mail are told of a meeting by hand: a task of the secretariat, until each was told. */
import type { ActivityInput } from '../../../events/council/council-inputs.ts'
import { tellingWays } from '../../../events/council/council-values.ts'
import { choice, date } from '../actions/fields.ts'
import { chosenDeadline } from '../terms/count.ts'
import { addDays } from '../terms/days.ts'
import type { Activity } from './activity.ts'
import { dayFault, note, spoken, withWords } from './entering.ts'
import { type CouncilContext, type CouncilDecision, type CouncilEntry, refuse, staff } from './rule.ts'

type Told = Extract<ActivityInput, { action: 'told' }>

/** By the day before the meeting, or today where that is over. */
export const openTelling = (
  a: Activity,
  members: readonly string[],
  { today }: Pick<CouncilContext, 'today'>,
): CouncilDecision => {
  if (members.length === 0 || !a.on) return []
  const before = addDays(a.on, -1)
  const due = before < today ? today : before
  return [
    {
      ...{ type: 'TellingOpened', v: 1, members: [...members] },
      deadline: chosenDeadline('activity.telling', today, due),
    },
  ]
}

export const told: CouncilEntry<Activity, Told> = {
  by: staff,
  refusalOf: (a) => (a.toTell.length ? undefined : 'nobody_to_tell'),
  decide: (a, { members, on, how, text }, context) => {
    if (members.some((member) => !a.toTell.includes(member))) return refuse('member_unknown', 'members')
    return (
      dayFault(on, context) ?? [
        {
          ...{ type: 'MembersTold', v: 1, members: [...new Set(members)], toldOn: on, how },
          ...withWords(text, context),
        },
      ]
    )
  },
  words: ({ text }) => spoken(text),
  fields: (a, { today }) => [
    { name: 'members', type: 'checks', required: true, options: a.toTell, ticked: a.toTell },
    date('on', { max: today, value: today }),
    choice('how', tellingWays),
    note,
  ],
}
