/** Who may sign in at the desk. The one place that knows where members are kept. */
import type { Council } from '../../council/council.ts'
import type { CouncilRules } from '../council-rules.ts'

export type Member = Council['secretariat']['members'][number]

export const membersOf = (rules: CouncilRules): readonly Member[] => rules.council.secretariat.members

/** The member with this e-mail address, however its letters are typed. */
export const memberBy = (rules: CouncilRules, email: string): Member | undefined =>
  membersOf(rules).find((member) => member.email.toLowerCase() === email.trim().toLowerCase())
