/** Who a case's mails go to by their part in it, and what an event says of them. */
import type { CaseEvent, EventOf, EventType } from '../../../events/events.ts'
import type { Post } from '../../../events/values.ts'
import type { Case } from '../case.ts'
import { handed, type Notice, type NoticeKind } from './notice.ts'

export type Told<E> = {
  /** The mails that it asks for, given the case as it left it. */
  tells: (e: E, c: Case) => Notice[]
  /** Whether what a mail is about has been overtaken, given the case as it is by then. */
  isOvertaken?: (e: E, now: Case, notice: Notice) => boolean
}

/** An event that nobody is told of has `nobody`. */
export type ToldOfEach = { [T in EventType]: Told<EventOf<T>> }

export const nobody: Told<CaseEvent> = { tells: () => [] }

/** The grant by which the case's chair acts now, if it has one. */
export const chairGrant = (c: Case) =>
  c.assignments > 0 && c.commission ? `chair-${c.assignments}` : undefined

export const toChair = (c: Case, kind: NoticeKind, letter?: string): Notice[] => {
  const grant = chairGrant(c)
  return grant && c.commission
    ? [{ kind, to: { role: 'chair', as: c.commission }, grant, ...(letter && { letter }) }]
    : []
}

export const toSecretary = (kind: NoticeKind, letter?: string): Notice[] => [
  { kind, to: { role: 'secretary' }, ...(letter && { letter }) },
]

/** Whoever has the case now: its chair, or the secretariat where it has none. */
export const toOwner = (c: Case, kind: NoticeKind, letter?: string): Notice[] =>
  chairGrant(c) ? toChair(c, kind, letter) : toSecretary(kind, letter)

export const toApplicant = (c: Case, kind: NoticeKind): Notice[] => {
  if (c.kind !== 'appeal' || c.erased) return []
  if (c.reachable) return [{ kind, to: { role: 'applicant' } }]
  // Whoever gave no contact at all has chosen the page.
  if (c.followsByCode) return []
  const matter = handed.find((one) => one === kind)
  return matter ? [{ kind: 'by_hand', to: { role: 'secretary' }, matter }] : []
}

/** Told beside the head, where the council has one. */
export const actingHead: { as: Post } = { as: 'acting_head' }
