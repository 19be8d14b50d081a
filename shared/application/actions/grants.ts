/** Rights to act that no event gives: the council's staff have them on every case, as the configuration names them. */
import type { Actor } from '../../../events/values.ts'
import { actingChair, standIns } from '../../council/council.ts'
import { type Case, type Grant, staffRoleOf } from '../../domain/case.ts'
import { chairGrant } from '../../domain/notices/readers.ts'
import type { Party } from '../../domain/pending.ts'
import type { CouncilRules } from '../council-rules.ts'
import { type Member, membersOf } from '../desk/members.ts'
import type { Links } from '../ports.ts'

/** Whoever acts under a grant. */
export const actorOf = ({ role, as }: Grant): Actor => ({ role, ...(as && { as }) })

type Deps = { rules: CouncilRules; links: Links }
type Staff = 'secretary' | 'head'

/** An address as links bear it: nobody reads it from them. */
export const holderOf = (links: Links, email: string) =>
  links.digest('holder', email.toLowerCase()).slice(0, 12)

/** A grant as only who has this address may use it. */
export const boundGrant = ({ links }: Pick<Deps, 'links'>, grantId: string, email: string): string =>
  `${grantId}~${holderOf(links, email)}`

/**
 * A grant as a link to this address carries it. A chair's is bound to the address: when another person chairs the
 * commission, links to its closed cases end as well, which no event touches.
 */
export const carriedGrant = (
  { links }: Pick<Deps, 'links'>,
  grantId: string,
  role: string,
  email: string,
): string => (role === 'chair' ? boundGrant({ links }, grantId, email) : grantId)

/**
 * What a link carries, whether the office that its grant was given to is its holder's still, and the post of whoever
 * decides in the head's place.
 */
export const readCarried = ({ links, rules }: Deps, carried: string) => {
  const [grantId = '', holder] = carried.split('~')
  const standIn = standIns(rules.council).find(({ person }) => holderOf(links, person.email) === holder)?.post
  const isHeld = ({ role, as }: Party): boolean => {
    if (role === 'head') return holder === undefined || standIn !== undefined
    const now = role === 'chair' && as ? actingChair(rules.council, as) : undefined
    return role !== 'chair' || (now !== undefined && holder === holderOf(links, now.email))
  }
  return { grantId, isHeld, standIn }
}

const grantOf = (role: Staff, digest: string) => `${role}-${digest.slice(0, 12)}`

/** Bound to the address it is mailed to: when the configuration names another, the old link ends. */
export const staffGrantId = (deps: Deps, role: Staff) => {
  const { secretariat, head } = deps.rules.council
  return grantOf(role, deps.links.digest('staff', role === 'secretary' ? secretariat.email : head.email))
}

/** The grant of a member who has signed in at the desk: it ends when they are no member any more. */
export const memberGrantId = ({ links }: Pick<Deps, 'links'>, { email }: Member) =>
  grantOf('secretary', links.digest('member', email))

/** The member by whose grant a command was given, from its id; undefined for other commands, and for who has left. */
export const memberOfCommand = (deps: Deps, commandId: string): Member | undefined => {
  const [, grantId] = /^(?:act|submit):(secretary-[0-9a-f]{12}):/.exec(commandId) ?? []
  return grantId === undefined
    ? undefined
    : membersOf(deps.rules).find((member) => memberGrantId(deps, member) === grantId)
}

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
