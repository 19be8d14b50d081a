/** Due dates that an event moved: which of them each reader is told of. */
import type { EventOf } from '../../../events/events.ts'
import type { Deadline } from '../../../events/values.ts'
import { type Case, rightsOf } from '../case.ts'
import type { Notice, Recipient } from './notice.ts'

export type Moving = EventOf<'ClockResumed' | 'DueDatesMoved'>

/** The case's own date is told to those who wait for what is due by it too, each of the others to who owes it. */
const toldBesideOwner: Record<string, Recipient['role'][]> = {
  answer: ['applicant'],
  dispute: ['applicant'],
  recommendation: ['contact'],
}

/**
 * The dates that an event moved and this reader is told of, as they are now, the case's own first; none that nothing is
 * owed by any more.
 */
export const movedDates = ({ to, letter, matter }: Notice, e: Moving, now: Case): Deadline[] => {
  const role = matter ? 'applicant' : to.role
  const isTold = (key: string) => {
    if (letter) return key === `letter:${letter}`
    return (
      toldBesideOwner[key]?.includes(role) || (now.pending[key]?.owner.role === role && role !== 'agency')
    )
  }
  const keys = e.moved.map(({ key }) => key).filter(isTold)
  const own = (key: string) => (key in toldBesideOwner ? 0 : 1)
  return keys
    .toSorted((a, b) => own(a) - own(b))
    .flatMap((key) => (key === 'dispute' ? rightsOf(now).dispute : now.pending[key]?.deadline) ?? [])
}
