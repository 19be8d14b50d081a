/** Rights to act that no event gives: the council's staff have them on every case, as the configuration names them. */
import { type Case, type Grant, type Party, staffRoleOf } from '../domain/case.ts'
import { chairGrant } from '../domain/notices.ts'
import type { CouncilRules } from './council-rules.ts'
import { type Member, membersOf } from './members.ts'
import type { Links } from './ports.ts'

type Deps = { rules: CouncilRules; links: Links }
type Staff = 'secretary' | 'head'

const grantOf = (role: Staff, digest: string) => `${role}-${digest.slice(0, 12)}`

/** Bound to the address it is mailed to: when the configuration names another, the old link ends. */
export const staffGrantId = (deps: Deps, role: Staff) => {
  const { secretariat, head } = deps.rules.council
  return grantOf(role, deps.links.digest('staff', role === 'secretary' ? secretariat.email : head.email))
}

/** The grant of a member who has signed in at the desk: it ends when they are no member any more. */
export const memberGrantId = ({ links }: Pick<Deps, 'links'>, { email }: Member) =>
  grantOf('secretary', links.digest('member', email))

export const staffGrant = (deps: Deps, grantId: string): Grant | undefined => {
  const role = staffRoleOf(grantId)
  if (!role) return undefined
  const ofMember =
    role === 'secretary' && membersOf(deps.rules).some((m) => memberGrantId(deps, m) === grantId)
  return { role, open: ofMember || staffGrantId(deps, role) === grantId }
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
