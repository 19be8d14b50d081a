/** Who is told of what: each event's mails as data. The words are in `shared/text`, the addresses elsewhere. */
import type { CaseEvent } from '../../events/events.ts'
import { type Case, type Party, staffRoleOf } from './case.ts'

export type NoticeKind =
  | 'receipt'
  | 'assigned'
  | 'triage'
  | 'response'
  | 'answer'
  | 'draft_registered'
  | 'message'
  | 'link'
  | 'fresh_link'
  | 'letter'

/** `grant` is the right that the mail's link carries; staff have a standing one. `contact` is the developer whom a draft act names. */
export type Notice = { kind: NoticeKind; to: Party | { role: 'contact' }; grant?: string; letter?: string }

/** The grant by which the case's chair acts now, if it has one. */
export const chairGrant = (c: Case) => (c.assignments > 0 ? `chair-${c.assignments}` : undefined)

const toChair = (c: Case, kind: NoticeKind, letter?: string): Notice[] => {
  const grant = chairGrant(c)
  return grant && c.commission
    ? [{ kind, to: { role: 'chair', as: c.commission }, grant, ...(letter && { letter }) }]
    : []
}

const toApplicant = (c: Case, kind: NoticeKind): Notice[] =>
  c.kind === 'appeal' && c.reachable ? [{ kind, to: { role: 'applicant' } }] : []

const staffLink = (grant: string): Notice[] => {
  const role = staffRoleOf(grant)
  return role ? [{ kind: 'fresh_link', to: { role } }] : []
}

/**
 * The mails that an event asks for, given the case as it is now: a chair's mail about an assignment that has moved
 * on is not sent, a statutory notice always is.
 */
export const noticesOf = (e: CaseEvent, c: Case): Notice[] => {
  switch (e.type) {
    case 'AppealRegistered':
      return toApplicant(c, 'receipt')
    case 'DraftActRegistered':
      return [{ kind: 'draft_registered', to: { role: 'contact' } }]
    case 'TriageRequested':
      return c.commission ? [] : [{ kind: 'triage', to: { role: 'secretary' } }]
    case 'CaseAssigned':
      return e.grant === chairGrant(c) ? toChair(c, 'assigned') : []
    case 'LetterSent':
      return [{ kind: 'letter', to: { role: 'agency', as: e.agency }, grant: e.grant, letter: e.letter }]
    case 'ResponseRecorded':
      // One that was amended before anybody was told of it is told of by its amendment.
      return c.letters[e.letter]?.response?.content === e.content ? toChair(c, 'response', e.letter) : []
    case 'AppealAnswered':
      return toApplicant(c, 'answer')
    case 'MessageReceived': {
      // Never lost: without a chair, or when the case was closed already, it is the secretariat's. As it was when the
      // message came, so that an event told of again does not find another reader.
      const had = c.messages.find((message) => message.content === e.content)?.commission
      return had && !e.late ? toChair(c, 'message') : [{ kind: 'message', to: { role: 'secretary' } }]
    }
    case 'LinkRequested':
      return toApplicant(c, 'link')
    case 'FreshLinkRequested': {
      const held = c.grants[e.grant]
      // Staff's grants are in no event; theirs are told apart by their name.
      if (!held) return staffLink(e.grant)
      const { role, as } = held
      const current = Object.entries(c.grants).find(
        ([, g]) => g.open && g.role === role && g.as === as && g.letter === held.letter,
      )
      return [{ kind: 'fresh_link', to: { role, ...(as && { as }) }, ...(current && { grant: current[0] }) }]
    }
    case 'CaseAccepted':
    case 'RecommendationGiven':
    case 'ReminderSent':
    case 'DeadlineMissed':
      return []
  }
}
