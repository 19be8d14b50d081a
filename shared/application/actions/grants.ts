/** Rights to act that no event gives: the council's staff have them on every case, as the configuration names them. */
import type { Actor } from '../../../events/values.ts'
import { actingChair, standIns } from '../../council/council.ts'
import { type Case, type Grant, staffRoleOf } from '../../domain/case.ts'
import type { Notice } from '../../domain/notices/notice.ts'
import { chairGrant } from '../../domain/notices/readers.ts'
import type { Party } from '../../domain/pending.ts'
import { addDays } from '../../domain/terms.ts'
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

/**
 * So many days after it was made a link for the secretariat or the head is good: it acts without signing in, and its mail
 * may be passed on. That is more than an appeal's fifteen working days (АППК, art. 76), so that the mail by which a case
 * came serves until its answer; of what waits longer, reminders bring newer links.
 */
export const staffLinkDays = 30

const isStaff = (role: string) => role === 'secretary' || role === 'head'

/**
 * A grant as a link to this address carries it, made at this instant (UTC). A chair's is bound to the address: when
 * another person chairs the commission, links to its closed cases end as well, which no event touches. So is that of who
 * decides in the head's place, so that it is known who decided. Staff's has the last local day on which it is good.
 */
export const carriedGrant = (
  { links, rules }: Deps,
  grantId: string,
  { role, as }: Notice['to'],
  email: string,
  at: string,
): string => {
  const isBound = role === 'chair' || (role === 'head' && as !== undefined)
  const bound = isBound ? `${grantId}~${holderOf(links, email)}` : grantId
  return isStaff(role) ? `${bound}~${addDays(rules.dayOf(at), staffLinkDays)}` : bound
}

/**
 * What a link carries, whether the office that its grant was given to is its holder's still, whether its days are over on
 * a local day, and the post of whoever decides in the head's place. Staff's links of version 0.1 have no day and are over.
 */
export const readCarried = ({ links, rules }: Deps, carried: string, today: string) => {
  const [grantId = '', ...marks] = carried.split('~')
  const until = marks.find((mark) => /^\d{4}-\d\d-\d\d$/.test(mark))
  const holder = marks.find((mark) => mark !== until)
  const isOver = ({ role }: Party): boolean => isStaff(role) && (until === undefined || until < today)
  const standIn = standIns(rules.council).find(({ person }) => holderOf(links, person.email) === holder)?.post
  const isHeld = ({ role, as }: Party): boolean => {
    if (role === 'head') return holder === undefined || standIn !== undefined
    const now = role === 'chair' && as ? actingChair(rules.council, as) : undefined
    return role !== 'chair' || (now !== undefined && holder === holderOf(links, now.email))
  }
  return { grantId, isHeld, isOver, standIn }
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
