/** What the council's work names by number has to be there: a slip of the pen would stand on the public site. */
import type { ActivityInput, DecisionInput } from '../../../events/council/council-inputs.ts'
import { pointsOf } from '../../domain/activities/meeting.ts'
import { type CouncilRejection, refuse } from '../../domain/activities/rule.ts'
import { ownNumber } from '../../domain/number.ts'
import type { CouncilRules } from '../council-rules.ts'
import { isFree, letterLog } from '../numbers.ts'
import type { CaseLog } from '../ports.ts'

/** A number, and what to say at which place where nobody has it. */
type Named = { number: string; refusal: CouncilRejection }

export const namedAt = (path: string, number: string | undefined): Named[] =>
  number ? [{ number, refusal: refuse('number_unknown', path) }] : []

/**
 * Why what is named is not taken; undefined where all of it is there. Numbers of other offices and of old registers are
 * not looked for.
 */
export const unknownAmong = async (
  { log, rules }: { log: CaseLog; rules: CouncilRules },
  named: readonly Named[],
): Promise<CouncilRejection | undefined> => {
  const numbers = [...new Set(named.map(({ number }) => number))]
  const free = await Promise.all(numbers.map((number) => isNobodys(log, rules, number)))
  return named.find(({ number }) => free[numbers.indexOf(number)])?.refusal
}

const isNobodys = async (log: CaseLog, { council }: CouncilRules, number: string): Promise<boolean> => {
  const own = ownNumber(number)
  if (own?.prefix !== council.numberPrefix) return false
  return isFree(log, own.series === 'L' ? letterLog(number) : number)
}

export const namedIn = (input: ActivityInput): Named[] => {
  switch (input.action) {
    case 'set_agenda':
      return pointsOf(input.items).flatMap(({ about }, i) =>
        about
          ? [{ number: about, refusal: refuse('point_unknown', 'items', { given: i + 1, needed: 0 }) }]
          : [],
      )
    case 'take_vote':
      return namedByEffect(input, 'effect')
    case 'hold':
      return (input.decisions ?? []).flatMap((one, i) => namedByEffect(one, `decisions.${i}.effect`))
    default:
      return []
  }
}

const namedByEffect = ({ effect }: DecisionInput, path: string): Named[] => {
  if (effect?.kind === 'recommendation') return namedAt(path, effect.draft)
  return effect?.kind === 'plan' ? effect.activities.flatMap((number) => namedAt(path, number)) : []
}
