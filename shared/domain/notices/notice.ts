/** One mail of an event as data: of which kind, to whom, about what. The words are in `shared/text`, the addresses elsewhere. */
import type { CaseEvent } from '../../../events/events.ts'
import type { HandoverMatter } from '../../../events/values.ts'
import type { Party } from '../pending.ts'

export type NoticeKind =
  | 'receipt'
  | 'assigned'
  | 'triage'
  | 'returned'
  | 'unassigned'
  | 'forwarded'
  | 'forwarded_to'
  | 'question'
  | 'clarified'
  | 'clarification_lapsed'
  | 'completion'
  | 'completion_lapsed'
  | 'returned_to_applicant'
  | 'terminated'
  | 'extension_request'
  | 'extension_decided'
  | 'extended'
  | 'file_asked'
  | 'file_shown'
  | 'long_term'
  | 'withdrawn'
  | 'disputed'
  | 'dispute_registered'
  | 'due_moved'
  | 'response'
  | 'late_response'
  | 'response_copy'
  | 'answer'
  | 'draft_registered'
  | 'draft_version'
  | 'draft_ended'
  | 'draft_too_early'
  | 'draft_agreed'
  | 'message'
  | 'link'
  | 'own_appeals'
  | 'fresh_link'
  | 'letter'
  | 'letter_by_hand'
  | 'letter_reminder'
  | 'letter_to_sign'
  | 'signature_refused'
  | 'by_hand'

/** What the secretariat hands or posts to an applicant who gave no address. */
export const handed = [
  'question',
  'completion',
  'returned_to_applicant',
  'terminated',
  'answer',
  'long_term',
  'forwarded',
  'extended',
  'due_moved',
  'dispute_registered',
] as const satisfies NoticeKind[]
/** `forwarding`: to the body that an appeal was forwarded to. */
export type Handed = (typeof handed)[number] | 'forwarding'

/** What a mail brings to its reader, who has it by hand if the mail does not arrive. */
export const broughtBy = (
  { kind, letter }: Notice,
  e: CaseEvent,
): { what: HandoverMatter; of?: string } | undefined => {
  switch (kind) {
    case 'receipt':
    case 'answer':
      return { what: kind }
    case 'letter':
      return letter === undefined ? undefined : { what: 'letter', of: letter }
    case 'forwarded_to':
      return e.type === 'AppealForwarded' ? { what: 'forwarding', of: e.content } : undefined
    default:
      return handed.some((one) => one === kind) ? { what: 'notice' } : undefined
  }
}

/** `contact` is the developer whom a draft act names, `body` one that an appeal was forwarded to by name. */
export type Recipient = Party | { role: 'contact' | 'body'; as?: string }

/**
 * `grant` is the right that the mail's link carries; staff have a standing one. `matter` is what is to be handed over.
 * `again`: beside another mail of the event to the same reader.
 */
export type Notice = {
  kind: NoticeKind
  to: Recipient
  grant?: string
  letter?: string
  matter?: Handed
  again?: true
}

/**
 * The reader by whom an event is known to have been told: the applicant, though it be told by hand; each of those who may
 * decide; of moved dates each letter's addressee.
 */
export const toldAs = ({ kind, to, letter, matter, again }: Notice): string => {
  if (matter === 'forwarding') return 'body'
  if (matter) return 'applicant'
  if (to.role === 'head' && to.as) return `head#${to.as}`
  // Beside word of the version itself.
  if (kind === 'draft_too_early') return `${to.role}#${kind}`
  if (again) return `${to.role}#${kind}`
  return kind === 'due_moved' && letter ? `${to.role}#${letter}` : to.role
}
