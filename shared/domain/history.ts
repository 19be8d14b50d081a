/** What a log tells beyond the case that it amounts to: which value held since when. Reports are made of it as of any day. */
import type { CaseEvent } from '../../events/events.ts'
import { type Appeal, type Case, type DraftAct, mainOf } from './case.ts'
import type { Letter } from './letters/letter.ts'

/** Where a case stood for the period report, whatever waited on whom; drafts have the last three and `in_review`. */
export type Standing =
  | 'answered'
  | 'long_term'
  | 'out_of_competence'
  | 'in_review'
  | 'withdrawn'
  | 'returned'
  | 'not_considered'

/** One value after the other, each with the local day or UTC instant from which on it held; `''`: from the start. */
export type Course<T> = [since: string, value: T][]

/** How many of a letter's remarks the agency took, and how many not. */
export type RemarksAnswered = { accepted: number; declined: number }

export type History = {
  /** When the case was written down. What its first commit says held from its beginning. */
  openedAt: string
  standings: Course<Standing>
  commissions: Course<string | null>
  dues: Course<string | null>
  extendedAt?: string
  letters: Record<
    string,
    { dues: Course<string | null>; remarks: Course<RemarksAnswered>; decisions: Course<string> }
  >
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The course with this value at its end, unless that is what it ends with. */
const followed = <T>(course: Course<T>, since: string, value: T): Course<T> => {
  const last = course.at(-1)
  return last && same(last[1], value) ? course : [...course, [since, value]]
}

/** The report has no column of its own for appeals that were returned or terminated: they ended without an answer, as those withdrawn. */
const endedAs = ({ kind }: Case, ended: NonNullable<Appeal['ended'] | DraftAct['ended']>): Standing => {
  if (ended === 'forwarded') return 'out_of_competence'
  if (kind === 'draft_act') return ended === 'terminated' ? 'withdrawn' : ended
  return 'withdrawn'
}

/** Where the case stands, and since which local day. A case that was opened again counts its new term from that day. */
const standingOf = (c: Case): [since: string, standing: Standing] => {
  // What is disputed at a weekend is registered on Monday, and open at once.
  const disputedOn = c.kind === 'appeal' ? c.disputedOn : undefined
  const reopened = disputedOn ?? mainOf(c)?.from ?? c.receivedOn
  if (c.kind === 'initiative') return [c.receivedOn, 'in_review']
  if (c.ended) return [c.closedOn ?? reopened, endedAs(c, c.ended)]
  if (c.kind === 'draft_act') return [c.versionOn ?? reopened, 'in_review']
  if (c.closedOn) return [c.closedOn, 'answered']
  return c.longTerm ? [c.longTerm.on, 'long_term'] : [reopened, 'in_review']
}

export const remarksOf = (letter: Letter): RemarksAnswered | undefined =>
  letter.response?.remarks && {
    accepted: letter.response.remarks.filter((r) => r.accepted).length,
    declined: letter.response.remarks.filter((r) => !r.accepted).length,
  }

/** The history after a commit's event made of the case what it is now. */
export const remembered = (h: History, c: Case, at: string): History => {
  const since = at <= h.openedAt ? '' : at
  const [on, standing] = standingOf(c)
  const letters = Object.values(c.letters).map((letter) => {
    const before = h.letters[letter.number] ?? { dues: [], remarks: [], decisions: [] }
    const remarks = remarksOf(letter)
    return [
      letter.number,
      {
        dues: followed(before.dues, before.dues.length ? at : '', letter.deadline.due),
        remarks: remarks
          ? followed(before.remarks, letter.response?.receivedOn ?? '', remarks)
          : before.remarks,
        decisions: letter.response
          ? followed(before.decisions, letter.response.receivedOn, letter.response.decision)
          : before.decisions,
      },
    ] as const
  })
  const opening: Course<Standing> = [['', 'in_review']]
  return {
    ...h,
    standings: followed(h.standings.length ? h.standings : opening, on, standing),
    commissions:
      c.commission || h.commissions.length ? followed(h.commissions, since, c.commission ?? null) : [],
    dues: c.kind === 'appeal' ? followed(h.dues, since, c.main.due) : [],
    ...(c.kind === 'appeal' && c.extensions > 0 && { extendedAt: h.extendedAt ?? since }),
    letters: Object.fromEntries(letters),
  }
}

/** The row of an old register that an event carries. */
type RegisterRow = { register: string; row: { number: string } }
export const rowOf = (event: CaseEvent) => (event as { loaded?: RegisterRow }).loaded

/** A register's row says how its case or letter stood all along, and a corrected one says it anew. */
export const restated = (h: History, { register, row }: RegisterRow, at: string): History => {
  if (register !== 'letters') return { ...h, openedAt: at, standings: [], commissions: [], dues: [] }
  const { [row.number]: _, ...letters } = h.letters
  return { ...h, letters }
}
