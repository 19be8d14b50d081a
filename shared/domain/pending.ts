/** What waits on whom, and under which key. */
import type { Deadline, HandoverMatter, Role } from '../../events/values.ts'

/** Who must do a thing: a role, and the commission or agency it is played for. */
export type Party = { role: Role; as?: string | undefined }

/** Sorts before every date, so that whatever has no date yet is always looked at. */
export const unset = '0000-00-00'

/** Something that waits on somebody. `reminded` is the last stage that each role's digest carried. */
export type Pending = {
  deadline: Deadline
  owner: Party
  missed: boolean
  reminded: Partial<Record<Role, number>>
  /** To be handed over because a mail did not arrive. */
  undelivered?: true
}
/**
 * `triage`, `acceptance`, `answer`, `recommendation`, `clarification`, `completion`, `returning` (what was not completed,
 * to the applicant), `extension` (its decision), `extension_notice`, `signing`, `file_access`, `control`, `letter:` and a
 * letter's number, or `handover:` and what is to be handed over: `answer`, `receipt`, `notice`, a letter's number, the content of a
 * forwarding.
 */
export type PendingKey = string

/** The dates that the case's own commission works to. */
export const isMain = (key: PendingKey) => key === 'answer' || key === 'recommendation'

/** Under which it waits to be handed over: `of` a letter's number, or the content of what was forwarded. */
export const handoverKey = ({ what, of }: { what: HandoverMatter; of?: string | undefined }): PendingKey => {
  if (what === 'letter') return `handover:${of}`
  return of ? `handover:${what}:${of}` : `handover:${what}`
}

export const isHandover = (key: PendingKey) => key.startsWith('handover:')

export const isLetter = (key: PendingKey) => key.startsWith('letter:')

/** What is due first of what waits, by whom and by which term; `unset` where a calendar is missing. */
export const dueFirst = (pending: Record<PendingKey, Pick<Pending, 'deadline' | 'owner'>>) => {
  const [first] = Object.values(pending)
    .map(({ deadline, owner: { role, as } }) => ({
      due: deadline.due ?? unset,
      term: deadline.term,
      owner: as ? `${role}:${as}` : role,
    }))
    .sort((a, b) => (`${a.due}${a.term}` < `${b.due}${b.term}` ? -1 : 1))
  return { nextDue: first?.due, nextTerm: first?.term, nextOwner: first?.owner }
}

/** On time until the end of the due day; past from the next local date. What has no date is never past. */
export const isPast = (due: string | null | undefined, today: string): due is string =>
  due != null && due < today
