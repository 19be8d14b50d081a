/** Rights to act that no event gives: the council's staff have them on every case, as the configuration names them. */
import { type Case, type Grant, type Party, staffRoleOf } from '../domain/case.ts'
import { chairGrant } from '../domain/notices.ts'
import type { CouncilRules } from './council-rules.ts'
import type { Links } from './ports.ts'

type Deps = { rules: CouncilRules; links: Links }
type Staff = 'secretary' | 'head'

/** Bound to the address it is mailed to: when the configuration names another, the old link ends. */
export const staffGrantId = ({ rules, links }: Deps, role: Staff) => {
  const { email } = role === 'secretary' ? rules.council.secretariat : rules.council.head
  return `${role}-${links.digest('staff', email).slice(0, 12)}`
}

export const staffGrant = (deps: Deps, grantId: string): Grant | undefined => {
  const role = staffRoleOf(grantId)
  return role && { role, open: staffGrantId(deps, role) === grantId }
}

/** The grant by which a party acts on a case now; undefined where it has none. */
export const grantIdOf = (deps: Deps, c: Case, party: Party, letter?: string): string | undefined => {
  switch (party.role) {
    case 'secretary':
    case 'head':
      return staffGrantId(deps, party.role)
    case 'chair':
      return chairGrant(c)
    case 'agency':
      return letter && c.letters[letter]?.grant
    default:
      return undefined
  }
}
