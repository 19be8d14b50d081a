/** When what comes in is registered, and when its terms begin. */
import type { Deadline } from '../../events/values.ts'
import type { Context } from './rule.ts'
import { type Beginning, beginningOf } from './terms/editions.ts'

/**
 * The days that the journal shows, received on the local day and registered then or on the next working day (АППК,
 * art. 64), and the beginning of a case's terms: each term has its own day zero of the two (art. 65, 76).
 */
export const startOf = (context: Pick<Context, 'dayOf' | 'registrationDay'>, receivedAt: string) => {
  const receivedOn = context.dayOf(receivedAt)
  const registeredOn = context.registrationDay(receivedAt)
  return {
    begins: beginningOf(receivedOn, registeredOn),
    days: { receivedOn, registeredOn },
  }
}

/**
 * By when a commission is to be chosen for a draft act, or for what another one gave back: as soon as for an appeal that
 * comes, but by the council's own rule. Art. 65 of the АППК is of appeals, from their receipt.
 */
export const triageByCouncil = ({ deadline }: Pick<Context, 'deadline'>, begins: Beginning): Deadline => {
  const { basis: _, edition: __, start: ___, ...own } = deadline('appeal.triage', begins)
  return own
}
