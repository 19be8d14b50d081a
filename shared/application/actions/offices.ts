/**
 * Offices, and the addresses of their pages and calendars: made of the office and its holder, like other links. Nothing of
 * them is kept, and they end when another person holds the office.
 */
import { actingChair, commissionOf } from '../../council/council.ts'
import type { Grant } from '../../domain/case.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { Links } from '../ports.ts'
import { holderOf } from './grants.ts'

/** `head`, or a commission's `chair:housing`. */
export type Office = { role: 'head' } | { role: 'chair'; commission: string }

type Deps = { rules: CouncilRules; links: Links }

/** What an address of an office is for: its page, or its calendar, which strangers' servers read. */
export type OfficeUse = 'office' | 'office-calendar'

/** They end with their holder, not with time. */
const ever = Date.parse('9999-12-31T00:00:00Z')

const carried = ({ links }: Pick<Deps, 'links'>, office: Office, email: string) =>
  `${office.role === 'head' ? 'head' : `chair:${office.commission}`} ${holderOf(links, email)}`

export const officeToken = (deps: Deps, office: Office, email: string, use: OfficeUse): string =>
  deps.links.staffToken(carried(deps, office, email), ever, use)

/** Who holds it: of a commission its chair and its deputy. */
export const holdersOf = ({ council }: CouncilRules, office: Office) => {
  if (office.role === 'head') return [council.head]
  const { chair, deputy } = commissionOf(council, office.commission) ?? {}
  return [chair, deputy].filter((person) => person !== undefined)
}

export type OpenOffice = { office: Office; email: string }

/** Whether this holder acts in it now: a deputy does while the chair is away. */
export const isActing = ({ council }: CouncilRules, { office, email }: OpenOffice): boolean =>
  office.role === 'head' || actingChair(council, office.commission)?.email === email

/** Whose office this opens; undefined for what is forged, and once another person has it. `at` is UTC. */
export const readOffice = (deps: Deps, token: string, use: OfficeUse, at: string): OpenOffice | undefined => {
  const held = deps.links.readStaffToken(token, Date.parse(at), use)
  const [named = ''] = held?.split(' ') ?? []
  const [role, commission = ''] = named.split(':')
  const office: Office = role === 'head' ? { role } : { role: 'chair', commission }
  const holder = holdersOf(deps.rules, office).find(({ email }) => carried(deps, office, email) === held)
  return holder && { office, email: holder.email }
}

/** The office by which this grant is held, with its page; undefined where it is none of these. */
export const officeOfGrant = (deps: Deps, { role, as }: Grant): string | undefined => {
  if (role === 'head' && as === undefined)
    return officeToken(deps, { role }, deps.rules.council.head.email, 'office')
  const chair = role === 'chair' && as ? actingChair(deps.rules.council, as) : undefined
  return chair && as ? officeToken(deps, { role: 'chair', commission: as }, chair.email, 'office') : undefined
}
