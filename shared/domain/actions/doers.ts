/** Whose things are to do. */
import type { Case } from '../case.ts'
import type { Refusal } from '../refusals.ts'
import type { Doer } from '../rule.ts'

export const applicant: Doer = { roles: ['applicant'] }
export const secretary: Doer = { roles: ['secretary'] }
export const agencyOrSecretary: Doer = { roles: ['agency', 'secretary'] }
export const system: Doer = { roles: ['system'] }

export const refusalIfClosed = (c: Case): Refusal | undefined => (c.closedOn ? 'already_closed' : undefined)

/** Of the commission that has the case, while it is open. */
export const chair = {
  roles: ['chair'],
  refusalOf: (c, actor) => {
    if (!c.commission) return 'not_assigned'
    return actor.as === c.commission ? refusalIfClosed(c) : 'not_yours'
  },
} satisfies Doer

/** The chair of the commission that has the case, or the secretariat at any time; while it is open. */
export const chairOrSecretary = {
  roles: ['chair', 'secretary'],
  refusalOf: (c, actor) => (actor.role === 'chair' ? chair.refusalOf(c, actor) : refusalIfClosed(c)),
} satisfies Doer
