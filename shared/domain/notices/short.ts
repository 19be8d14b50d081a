/**
 * What an applicant whom no mail reaches is told by a short message to their telephone: that something has happened, and
 * no word of it. It hands nothing over: the answer, the receipt and the notices stay with the secretariat until they are.
 */
import type { CaseEvent } from '../../../events/events.ts'
import type { Case } from '../case.ts'
import { handoverKey } from '../pending.ts'
import type { NoticeKind } from './notice.ts'
import { asOfNow, noticesOf } from './notices.ts'

export const shortMatters = [
  'receipt',
  'question',
  'completion',
  'returned_to_applicant',
  'terminated',
  'forwarded',
  'extended',
  'long_term',
  'due_moved',
  'dispute_registered',
  'answer',
] as const satisfies NoticeKind[]
/** `notice`: a mail that did not arrive was to tell something. */
export type ShortMatter = (typeof shortMatters)[number] | 'notice'

/**
 * What a message tells of this event, given the case as the event left it. Of an appeal sent in none tells that it came:
 * the form's last page has the number, and anybody may have typed the telephone. What a mail was to bring is told once
 * that mail came back.
 */
export const shortMatterOf = (e: CaseEvent, c: Case): ShortMatter | undefined => {
  if (c.kind !== 'appeal' || c.erased) return undefined
  if (e.type === 'HandoverOpened') return e.undelivered ? broughtTo(e.what) : undefined
  if (c.reachable || e.type === 'ContactCorrected') return undefined
  const matter = mailedOf(e, c)
  return matter === 'receipt' && !takenInByOffice.has(c.channel) ? undefined : matter
}

const takenInByOffice = new Set<string>(['paper', 'person'])

/** Whether it still holds, given the case as it is now: by then it may be handed over, answered or ended. */
export const isShortMatterOf = (matter: ShortMatter, e: CaseEvent, now: Case): boolean => {
  if (now.kind !== 'appeal' || now.erased) return false
  if (e.type === 'HandoverOpened') return now.pending[handoverKey(e)] !== undefined
  return matter !== 'notice' && asOfNow({ kind: matter, to: { role: 'applicant' } }, e, now) !== undefined
}

const broughtTo = (what: string): ShortMatter | undefined =>
  what === 'answer' || what === 'receipt' || what === 'notice' ? what : undefined

/** What the applicant would be mailed of it, had they an address. */
const mailedOf = (e: CaseEvent, c: Case): (typeof shortMatters)[number] | undefined =>
  noticesOf(e, { ...c, reachable: true } as Case)
    .filter(({ to }) => to.role === 'applicant')
    .map(({ kind }) => shortMatters.find((matter) => matter === kind))
    .find((matter) => matter !== undefined)
