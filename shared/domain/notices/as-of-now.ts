/** A notice is sent later than its event: who reads it by then, and whether it still holds. */
import type { CaseEvent } from '../../../events/events.ts'
import type { Appeal, Case } from '../case.ts'
import { movedDates } from './moved-dates.ts'
import { chairGrant, type Notice } from './notices.ts'

/**
 * The notice as things are now: to whoever is the chair now, or not at all where what it is about has been overtaken
 * (the case went elsewhere, the question was answered). Its reader's role stays, for by it an event told of again is
 * known to have been told.
 */
export const asOfNow = (notice: Notice, e: CaseEvent, now: Case): Notice | undefined => {
  if (isOvertaken(notice, e, now)) return undefined
  const grant = chairGrant(now)
  const follows = notice.to.role === 'chair' && notice.kind !== 'unassigned' && notice.kind !== 'fresh_link'
  return follows && grant && now.commission
    ? { ...notice, to: { role: 'chair', as: now.commission }, grant }
    : notice
}

const isOvertaken = (notice: Notice, e: CaseEvent, now: Case): boolean => {
  const { kind, to } = notice
  switch (e.type) {
    case 'TriageRequested':
      return now.commission !== undefined
    case 'CaseReturned':
      return kind === 'returned' && now.commission !== undefined
    case 'CaseAssigned':
    case 'ChairReplaced':
      return e.grant !== chairGrant(now)
    case 'CaseActivated':
      return e.grant !== chairGrant(now) || now.closedOn !== undefined
    case 'ClarificationAsked':
      return now.kind !== 'appeal' || !isToBeAsked(now, e.content)
    case 'ClarificationLapsed':
      return now.closedOn !== undefined
    case 'ExtensionRequested':
      return !now.grants[e.grant]?.open
    case 'ClockResumed':
    case 'DueDatesMoved':
      return movedDates(notice, e, now).length === 0
    case 'ExtensionGranted':
      // The secretariat may have told the applicant already.
      return kind === 'by_hand' && !now.pending.extension_notice
    case 'DraftVersionReceived':
      // A commission was found by its topic, and is told of the draft as it is now.
      return to.role === 'secretary' && now.commission !== undefined
    default:
      return false
  }
}

/** While nothing has come of it, or its time has passed before anybody was asked: the case goes on, and so may the reply. */
const isToBeAsked = (c: Appeal, content: string): boolean => {
  const last = c.questions.at(-1)
  if (last?.content !== content || c.closedOn) return false
  return c.question?.content === content || last.lapsed === true
}
