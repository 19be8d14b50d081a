/** A letter's addressee is reminded of it by hand, between the reminders that come by themselves. */
import { chair } from '../actions/doers.ts'
import { choice } from '../actions/fields.ts'
import type { Case } from '../case.ts'
import type { Evolvers } from '../changes.ts'
import { action, type Doer, type InputOf, refuse } from '../rule.ts'
import { isOutOfReach, type Letter } from './letter.ts'

export type Refusals = 'nothing_to_remind'

/** Letters outlive their case: then they are the secretariat's to ask after. */
const whoAsks: Doer = {
  roles: ['chair', 'secretary'],
  refusalOf: (c, actor) => (actor.role === 'chair' ? chair.refusalOf(c, actor) : undefined),
}

/** Those that a mail can ask after and that have no response, once a day each. */
export const toRemind = (c: Case, today: string): Letter[] =>
  Object.values(c.letters).filter(
    ({ number, response, toHandOver, dormant, remindedOn }) =>
      !response && !toHandOver && !dormant && remindedOn !== today && !isOutOfReach(c, `letter:${number}`),
  )

export const actions = {
  remind: action('any', {
    by: whoAsks,
    refusalOf: (c, { today }) => (toRemind(c, today).length ? undefined : 'nothing_to_remind'),
    decide: (c, { letter: number }: { letter: string }, { today }) =>
      toRemind(c, today).some((letter) => letter.number === number)
        ? [{ type: 'LetterReminded', v: 1, letter: number, remindedOn: today }]
        : refuse('nothing_to_remind', 'letter'),
    fields: (c, { today }) => {
      const letters = toRemind(c, today).map(({ number }) => number)
      const [first, second] = letters
      return [choice('letter', letters, first && !second ? { value: first } : {})]
    },
    say: ({ letter }: InputOf<'remind'>) => ({ command: { letter } }),
    manner: { rank: 152, final: true },
  }),
}

export const evolvers = {
  LetterReminded: (c, { letter: number, remindedOn }) => {
    const letter = c.letters[number]
    return letter ? { ...c, letters: { ...c.letters, [number]: { ...letter, remindedOn } } } : c
  },
} satisfies Partial<Evolvers>
