/**
 * "My cases" of who chairs a commission, stands in for its chair, or heads the council: all that is open by what is due
 * first. Who decides in the head's place has those in which the head is to decide.
 */
import type { Post, TermKey } from '../../../events/values.ts'
import type { Case } from '../../domain/case.ts'
import { secretariat } from '../../domain/changes.ts'
import { fold } from '../../domain/fold.ts'
import { chairGrant } from '../../domain/notices/readers.ts'
import { addDays } from '../../domain/terms.ts'
import { type CaseView, isCaseView } from '../../domain/views.ts'
import type { CouncilRules } from '../council-rules.ts'
import { isOwedByCouncil, lookedAt } from '../desk/lists/desk-list.ts'
import { listedRows } from '../desk/lists/list-page.ts'
import { isDue } from '../desk/lists/list-query.ts'
import type { CaseLog, Links, People, Views } from '../ports.ts'
import { carriedGrant, staffGrantId } from './grants.ts'
import type { OfficeWork } from './models.ts'
import { isActing, type Office, type OpenOffice } from './offices.ts'

type Deps = { rules: CouncilRules; links: Links }

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

const isOf = (view: CaseView, office: Office) => {
  if (office.role === 'chair') return view.commission === office.commission
  return office.as === undefined || owedIn(view, office).length > 0
}

/** Letters are signed by the head or the acting head alone (Law on Public Councils, art. 12(1)(6)). */
const mayDecide = (term: TermKey, as: Post | undefined) =>
  as === undefined || as === 'acting_head' || term !== 'letter.signing'

/** What of a case is the head's to decide, and this office's. Rows of earlier versions tell what is due first only. */
const owedIn = ({ headOwes, nextOwner, nextTerm }: CaseView, office: Office): TermKey[] => {
  if (office.role === 'chair') return []
  const first = nextOwner === 'head' && nextTerm ? [nextTerm] : []
  return (headOwes ?? first).filter((term) => mayDecide(term, office.as))
}

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
  // What the secretariat is to hand over is no date of a commission's.
  const dated =
    office.role === 'chair' ? open.filter(({ nextOwner }) => nextOwner !== secretariat.role) : open
  const late = dated.filter((view) => isOwedByCouncil(view) && isDue(view, '0000-00-01', addDays(today, -1)))
  const commissions = [...new Set(open.flatMap(({ commission }) => commission ?? []))]
  const shown = open.slice(skip, skip + officeRows)
  const owes = new Map(shown.map((view) => [view.caseId, owedIn(view, office)]))
  const rows = await listedRows(deps, shown, today)
  const fresh = new Set(open.filter((view) => isFresh(rules, view, since)).map(({ caseId }) => caseId))
  return {
    total: open.length,
    late: late.length,
    soon: dated.filter((view) => isDue(view, today, addDays(today, 7))).length,
    since,
    fresh: fresh.size,
    rows: rows.map((row) => {
      const owed = owes.get(row.number) ?? []
      return {
        ...row,
        ...(fresh.has(row.number) && { fresh: true as const }),
        ...(owed.length > 0 && { owes: owed }),
      }
    }),
    more,
    ...(skip + officeRows < open.length && { next: skip + officeRows }),
    load: commissions.map((commission) => {
      const isOwn = (view: CaseView) => view.commission === commission
      return { commission, open: open.filter(isOwn).length, late: late.filter(isOwn).length }
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

/** The link by which the holder acts on one case of theirs, made at this instant (UTC); undefined where they have none. */
export const officeLink = async (
  deps: Deps & { log: CaseLog },
  { office, email }: OpenOffice,
  number: string,
  { lang, at }: { lang: string; at: string },
): Promise<string | undefined> => {
  const c = fold(await deps.log.load(number))
  const grant = c && grantIn(deps, c, office, email)
  return c && grant ? deps.links.actUrl(c, carriedGrant(deps, grant, office, email, at), lang) : undefined
}

const grantIn = (deps: Deps, c: Case, office: Office, email: string): string | undefined => {
  if (office.role === 'head') {
    if (office.as === undefined) return staffGrantId(deps, 'head')
    const { as } = office
    const isOwed = Object.values(c.pending).some(
      ({ owner, deadline }) => owner.role === 'head' && mayDecide(deadline.term, as),
    )
    return isOwed ? staffGrantId(deps, 'head') : undefined
  }
  const grant = chairGrant(c)
  if (!grant || !isActing(deps.rules, { office, email }) || c.commission !== office.commission)
    return undefined
  return c.grants[grant]?.open ? grant : undefined
}
