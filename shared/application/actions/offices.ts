/**
 * Offices, and the addresses of their pages and calendars: made of the office and its holder, like other links. Nothing of
 * them is kept. They end when another person holds the office; that of a page, which leads to links that act, with its
 * days before.
 */
import { type Post, post } from '../../../events/values.ts'
import { actingChair, commissionOf, standInOn } from '../../council/council.ts'
import type { Grant } from '../../domain/case.ts'
import { addDays } from '../../domain/terms.ts'
import type { CouncilRules } from '../council-rules.ts'
import type { Links } from '../ports.ts'
import { holderOf, staffLinkDays } from './grants.ts'

/** `head`, `head:acting_head` of who decides in the head's place, or a commission's `chair:housing`. */
export type Office = { role: 'head'; as?: Post } | { role: 'chair'; commission: string }

type Deps = { rules: CouncilRules; links: Links }

/** What an address of an office is for: its page, or its calendar, which strangers' servers read. */
export type OfficeUse = 'office' | 'office-calendar'

/** A calendar's ends with its holder, not with time. So did that of a page in version 0.1. */
const ever = Date.parse('9999-12-31T00:00:00Z')

const nameOf = (office: Office): string => {
  if (office.role === 'chair') return `chair:${office.commission}`
  return office.as ? `head:${office.as}` : 'head'
}

const carried = ({ links }: Pick<Deps, 'links'>, office: Office, email: string) =>
  `${nameOf(office)} ${holderOf(links, email)}`

/** `day` is the local day on which it is made: a page is good until the end of as many days after it as a link for staff. */
export const officeToken = (
  deps: Deps,
  office: Office,
  email: string,
  use: OfficeUse,
  day: string,
): string => {
  const until = use === 'office' ? Date.parse(deps.rules.dayAfterBegins(addDays(day, staffLinkDays))) : ever
  return deps.links.staffToken(carried(deps, office, email), until, use)
}

/** Who holds it on a local day: of a commission its chair and its deputy; who stands in for the head does on their days. */
export const holdersOf = ({ council }: CouncilRules, office: Office, day: string) => {
  if (office.role === 'head')
    return [office.as ? standInOn(council, office.as, day) : council.head].filter(
      (person) => person !== undefined,
    )
  const { chair, deputy } = commissionOf(council, office.commission) ?? {}
  return [chair, deputy].filter((person) => person !== undefined)
}

export type OpenOffice = { office: Office; email: string }

/** Whether this holder acts in it now: a deputy does while the chair is away. */
export const isActing = ({ council }: CouncilRules, { office, email }: OpenOffice): boolean =>
  office.role === 'head' || actingChair(council, office.commission)?.email === email

/**
 * Whose office this is for, and whether its days are over; undefined for what is forged, and once another person has the
 * office. `at` is UTC.
 */
export const readOffice = (
  deps: Deps,
  token: string,
  use: OfficeUse,
  at: string,
): (OpenOffice & { isOver: boolean }) | undefined => {
  const opened = deps.links.openStaffToken(token, use)
  if (!opened) return undefined
  const { email: held, until } = opened
  const [named = ''] = held.split(' ')
  const [role, of = ''] = named.split(':')
  const as = post.safeParse(of).data
  const office: Office = role === 'head' ? { role, ...(as && { as }) } : { role: 'chair', commission: of }
  const holder = holdersOf(deps.rules, office, deps.rules.dayOf(at)).find(
    ({ email }) => carried(deps, office, email) === held,
  )
  const isOver = until <= Date.parse(at) || (use === 'office' && until === ever)
  return holder && { office, email: holder.email, isOver }
}

/** The page of the office by which this grant is held on a local day; undefined where it is none of these. */
export const officeOfGrant = (deps: Deps, { role, as }: Grant, day: string): string | undefined => {
  if (role === 'head') {
    const standIn = post.safeParse(as).data
    const office: Office = { role, ...(standIn && { as: standIn }) }
    const [holder] = holdersOf(deps.rules, office, day)
    return holder && officeToken(deps, office, holder.email, 'office', day)
  }
  const chair = role === 'chair' && as ? actingChair(deps.rules.council, as) : undefined
  return chair && as
    ? officeToken(deps, { role: 'chair', commission: as }, chair.email, 'office', day)
    : undefined
}
