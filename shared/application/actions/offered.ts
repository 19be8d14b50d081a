/** The actions that a link's holder may take now, and what the form of each asks, in the council's names. */
import { actionInputs } from '../../../events/action-inputs.ts'
import type { Action, ActionField } from '../../../events/answers/links.ts'
import { limits } from '../../../events/limits.ts'
import type { Localized } from '../../../events/values.ts'
import { type Council, type Listed, openOn } from '../../council/council.ts'
import type { Field, Options } from '../../domain/actions/fields.ts'
import { type ActionName, actions } from '../../domain/capabilities.ts'
import type { Case, Grant } from '../../domain/case.ts'
import { refusalOf } from '../../domain/decide.ts'
import { nextWorkingDay } from '../../domain/terms.ts'
import type { CouncilRules } from '../council-rules.ts'
import { actorOf } from './grants.ts'

const inOrder = Object.keys(actionInputs) as ActionName[]

/** By the same rule that decides, in the order of the contract. An applicant has the case's code, and no link. */
export const actionsOf = (c: Case, grant: Grant, rules: CouncilRules, today: string): Action[] => {
  if (grant.role === 'applicant') return []
  const { council, calendar } = rules
  const moment = {
    ...rules.moment(today),
    letter: grant.letter,
    nextWorkingDay: (after: string) => nextWorkingDay(calendar, after),
  }
  const may = inOrder.filter((name) => !refusalOf(c, name, actorOf(grant), moment))
  return may
    .filter((name) => actions[name].isOffered?.(c, moment) ?? true)
    .map((name) => ({
      name,
      fields: actions[name].fields(c, moment).map((field) => worded(field, council, today)),
    }))
}

const worded = (field: Field, council: Council, today: string): ActionField => {
  if ('limit' in field) {
    const { limit, ...rest } = field
    return { ...rest, maxLength: limits[limit] }
  }
  if (!('options' in field)) return field
  const { options, ...rest } = field
  return { ...rest, options: choices(options, council, today) }
}

const choices = (
  options: Options,
  council: Council,
  today: string,
): { value: string; label: Localized }[] => {
  if (typeof options !== 'string') return options.map((id) => ({ value: id, label: id }))
  const entries: ({ id: string; names: Localized } & Listed)[] = council[options]
  return openOn(entries, today).map(({ id, names }) => ({ value: id, label: names }))
}
