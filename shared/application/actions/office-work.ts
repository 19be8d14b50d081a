/**
 * "My cases" of who chairs a commission, stands in for its chair, or heads the council: all that is open by what is due
 * first. Its address and that of its calendar are made of the office and its holder, like other links: nothing of them is
 * kept, and they end when another person holds the office.
 */
import { actingChair, commissionOf } from '../../council/council.ts'
import type { Case, Grant } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import { chairGrant } from '../../domain/notices/notices.ts'
import { addDays } from '../../domain/terms.ts'
import { type CaseView, isCaseView } from '../../domain/views.ts'
import type { CouncilRules } from '../council-rules.ts'
import { isOwedByCouncil, lookedAt } from '../desk/desk-list.ts'
import { listedRows } from '../desk/list-page.ts'
import { isDue } from '../desk/list-query.ts'
import type { OfficeWork } from '../models.ts'
import type { CaseLog, Links, People, Views } from '../ports.ts'
import { carriedGrant, holderOf, staffGrantId } from './grants.ts'

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

/** So many times the list of what is due is gone on with: a bound of requests, not of what a council has. */
const mostReads = 3

/** The open cases of an office by what is due first; `more` where the council has more open than are looked at. */
export const openCasesOf = async (
  views: Pick<Views, 'list' | 'many'>,
  office: Office,
): Promise<{ open: CaseView[]; more: boolean }> => {
  const open: CaseView[] = []
  let after: string | undefined
  for (let read = 0; read < mostReads; read++) {
    const { entries, more } = await views.list({ list: 'due' }, lookedAt, after)
    const found = (await views.many(entries)).filter(isCaseView)
    open.push(...found.filter((view) => !view.closedOn && isOf(view, office)))
    after = entries.at(-1)?.key
    if (!more || after === undefined) return { open, more: false }
  }
  return { open, more: true }
}

const isOf = ({ commission }: CaseView, office: Office) =>
  office.role === 'head' || commission === office.commission

/** Rows on one page. */
export const officeRows = 25

/**
 * `today` and `since` are local days; `since` is that of the last visit. Of the rows those after `skip`; in so many
 * requests however much there is.
 */
export const officeWork = async (
  deps: { views: Views; people: People; rules: CouncilRules },
  office: Office,
  { today, since, skip }: { today: string; since: string; skip: number },
): Promise<OfficeWork> => {
  const { rules } = deps
  const { open, more } = await openCasesOf(deps.views, office)
  const isLate = (view: CaseView) => isOwedByCouncil(view) && isDue(view, '0000-00-01', addDays(today, -1))
  const commissions = [...new Set(open.flatMap(({ commission }) => commission ?? []))]
  const rows = await listedRows(deps, open.slice(skip, skip + officeRows), today)
  const fresh = new Set(open.filter((view) => isFresh(rules, view, since)).map(({ caseId }) => caseId))
  return {
    total: open.length,
    late: open.filter(isLate).length,
    soon: open.filter((view) => isDue(view, today, addDays(today, 7))).length,
    since,
    fresh: fresh.size,
    rows: rows.map((row) => ({ ...row, ...(fresh.has(row.number) && { fresh: true as const }) })),
    more,
    ...(skip + officeRows < open.length && { next: skip + officeRows }),
    load: commissions.map((commission) => {
      const own = open.filter((view) => view.commission === commission)
      return { commission, open: own.length, late: own.filter(isLate).length }
    }),
  }
}

/** It came to the commission since then, or its applicant wrote. */
const isFresh = (
  { dayOf }: CouncilRules,
  { commissions = [], saidAt, receivedOn }: CaseView,
  since: string,
) => {
  const came = commissions.at(-1)?.[0]
  const days = [came ? dayOf(came) : receivedOn, saidAt ? dayOf(saidAt) : '']
  return days.some((day) => day >= since)
}

/** The link by which the holder acts on one case of theirs; undefined where they have none. */
export const officeLink = async (
  deps: Deps & { log: CaseLog },
  { office, email }: OpenOffice,
  number: string,
  lang: string,
): Promise<string | undefined> => {
  const c = fold(await deps.log.load(number))
  const grant = c && grantIn(deps, c, office, email)
  return c && grant ? deps.links.actUrl(c, grant, lang) : undefined
}

const grantIn = (deps: Deps, c: Case, office: Office, email: string): string | undefined => {
  if (office.role === 'head') return staffGrantId(deps, 'head')
  const grant = chairGrant(c)
  const isActing = actingChair(deps.rules.council, office.commission)?.email === email
  if (!grant || !isActing || c.commission !== office.commission) return undefined
  return c.grants[grant]?.open ? carriedGrant(deps, grant, 'chair', email) : undefined
}
