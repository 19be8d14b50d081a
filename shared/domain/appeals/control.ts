/** Long-term control: an interim answer, and the day by which the council looks at the matter again. */
import type { EventOf } from '../../../events/events.ts'
import { chair } from '../actions/doers.ts'
import { date, reason, text } from '../actions/fields.ts'
import { chairOf, type Evolvers, onAppeal, waits, without } from '../changes.ts'
import { action, type InputOf, refuse } from '../rule.ts'
import { addDays } from '../terms.ts'

export type Refusals = 'control_not_later'

export const actions = {
  long_term: action('appeal', {
    by: chair,
    decide: (c, { content, controlOn }: { content: string; controlOn: string }, context) => {
      const { today } = context
      if (controlOn <= today) return refuse('control_not_later', 'controlOn')
      const control = context.chosenDeadline('control', today, controlOn)
      const type = c.longTerm ? 'NextControlSet' : 'LongTermSet'
      return [{ type, v: 1, content, setOn: today, control }]
    },
    fields: (_, { today }) => [text, date('controlOn', { min: addDays(today, 1) }), reason],
    say: ({ text, reason, controlOn }: InputOf<'long_term'>, { content }) => ({
      command: { content, controlOn },
      words: { kind: 'long_term', text, reason },
    }),
    manner: { rank: 100, final: true },
  }),
}

const set = onAppeal<EventOf<'LongTermSet' | 'NextControlSet'>>((appeal, { content, setOn, control }) => ({
  ...appeal,
  accepted: true,
  longTerm: { content, on: appeal.longTerm?.on ?? setOn, controlOn: control.due ?? '' },
  pending: { ...without(appeal.pending, 'acceptance'), control: waits(control, chairOf(appeal)) },
}))

export const evolvers = { LongTermSet: set, NextControlSet: set } satisfies Partial<Evolvers>
