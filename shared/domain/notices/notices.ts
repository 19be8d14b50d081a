/** Who is told of what: each event's mails as data. The words are in `shared/text`, the addresses elsewhere. */
import type { CaseEvent } from '../../../events/events.ts'
import { type Case, type Party, staffRoleOf } from '../case.ts'
import { type Moving, movedDates } from './moved-dates.ts'

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
  | 'extension_request'
  | 'extension_decided'
  | 'extended'
  | 'long_term'
  | 'withdrawn'
  | 'disputed'
  | 'dispute_registered'
  | 'due_moved'
  | 'response'
  | 'late_response'
  | 'answer'
  | 'draft_registered'
  | 'draft_version'
  | 'draft_ended'
  | 'message'
  | 'link'
  | 'fresh_link'
  | 'letter'
  | 'by_hand'

/** What the secretariat hands or posts to an applicant who gave no address. */
const handed = [
  'question',
  'answer',
  'long_term',
  'forwarded',
  'extended',
  'due_moved',
  'dispute_registered',
] as const satisfies NoticeKind[]
export type Handed = (typeof handed)[number]

/** `contact` is the developer whom a draft act names, `body` one that an appeal was forwarded to by name. */
export type Recipient = Party | { role: 'contact' | 'body'; as?: string }

/** `grant` is the right that the mail's link carries; staff have a standing one. `matter` is what is to be handed over. */
export type Notice = { kind: NoticeKind; to: Recipient; grant?: string; letter?: string; matter?: Handed }

/**
 * The reader by whom an event is known to have been told: the applicant, though it be told by hand; of moved dates each
 * letter's addressee.
 */
export const toldAs = ({ kind, to, letter, matter }: Notice): string => {
  if (matter) return 'applicant'
  return kind === 'due_moved' && letter ? `${to.role}#${letter}` : to.role
}

/** The grant by which the case's chair acts now, if it has one. */
export const chairGrant = (c: Case) =>
  c.assignments > 0 && c.commission ? `chair-${c.assignments}` : undefined

const toChair = (c: Case, kind: NoticeKind, letter?: string): Notice[] => {
  const grant = chairGrant(c)
  return grant && c.commission
    ? [{ kind, to: { role: 'chair', as: c.commission }, grant, ...(letter && { letter }) }]
    : []
}

const toSecretary = (kind: NoticeKind, letter?: string): Notice[] => [
  { kind, to: { role: 'secretary' }, ...(letter && { letter }) },
]

/** Whoever has the case now: its chair, or the secretariat where it has none. */
const toOwner = (c: Case, kind: NoticeKind, letter?: string): Notice[] =>
  chairGrant(c) ? toChair(c, kind, letter) : toSecretary(kind, letter)

const toApplicant = (c: Case, kind: NoticeKind): Notice[] => {
  if (c.kind !== 'appeal' || c.erased) return []
  if (c.reachable) return [{ kind, to: { role: 'applicant' } }]
  const matter = handed.find((one) => one === kind)
  return matter ? [{ kind: 'by_hand', to: { role: 'secretary' }, matter }] : []
}

/** To a draft's developer and its agency. */
const toDeveloper = (c: Case, kind: NoticeKind): Notice[] =>
  c.kind === 'draft_act'
    ? [
        { kind, to: { role: 'agency', as: c.agency } },
        { kind, to: { role: 'contact' } },
      ]
    : []

const staffLink = (grant: string): Notice[] => {
  const role = staffRoleOf(grant)
  return role ? [{ kind: 'fresh_link', to: { role } }] : []
}

/** Everybody who was told a date, or that they would be, is told of its move: one mail each, an agency one a letter. */
const toWhomItMoved = (e: Moving, c: Case): Notice[] => {
  const kind = 'due_moved'
  const readers: Notice[] = [
    ...toApplicant(c, kind),
    ...toChair(c, kind),
    ...toSecretary(kind),
    { kind, to: { role: 'head' } },
    ...(c.kind === 'draft_act' ? [{ kind, to: { role: 'contact' } } as const] : []),
    ...Object.values(c.letters).map(
      ({ number: letter, agency: as, grant }): Notice => ({
        kind,
        to: { role: 'agency', as },
        grant,
        letter,
      }),
    ),
  ]
  return readers.filter((notice) => movedDates(notice, e, c).length > 0)
}

/**
 * The mails that an event asks for, given the case as the event left it. `asOfNow` then looks at the case as it is.
 * By law: the receipt at once (АППК, art. 64), word of a forwarding at the same time (art. 65), of an extension within
 * three working days, which `ExtensionGranted` counts (art. 76); recommendations (Law 383-V). The rest is the council's.
 */
export const noticesOf = (e: CaseEvent, c: Case): Notice[] => {
  switch (e.type) {
    case 'AppealRegistered':
      return toApplicant(c, 'receipt')
    case 'DraftActRegistered':
      return [{ kind: 'draft_registered', to: { role: 'contact' } }]
    case 'TriageRequested':
      return toSecretary('triage')
    case 'CaseAssigned':
    case 'ChairReplaced':
      return toChair(c, 'assigned')
    case 'CaseActivated':
      return e.grant ? toChair(c, 'assigned') : []
    case 'CaseReturned':
      return [...toSecretary('returned'), { kind: 'unassigned', to: { role: 'chair', as: e.commission } }]
    case 'AppealForwarded':
      return [
        ...toApplicant(c, 'forwarded'),
        { kind: 'forwarded_to', to: e.to ? { role: 'agency', as: e.to } : { role: 'body', as: e.content } },
        ...(e.part ? [] : toChair(c, 'unassigned')),
      ]
    case 'ClarificationAsked':
      return toApplicant(c, 'question')
    case 'ClarificationReceived':
      return toOwner(c, 'clarified')
    case 'ClarificationLapsed':
      return toOwner(c, 'clarification_lapsed')
    case 'ExtensionRequested':
      return c.grants[e.grant]?.open
        ? [{ kind: 'extension_request', to: { role: 'head' }, grant: e.grant }]
        : []
    case 'ExtensionGranted':
      return [...toApplicant(c, 'extended'), ...toOwner(c, 'extension_decided')]
    case 'ExtensionRefused':
      return toOwner(c, 'extension_decided')
    case 'LongTermSet':
    case 'NextControlSet':
      return toApplicant(c, 'long_term')
    case 'AppealWithdrawn':
      return toOwner(c, 'withdrawn')
    case 'AnswerDisputed':
      return [...toApplicant(c, 'dispute_registered'), ...toChair(c, 'disputed'), ...toSecretary('disputed')]
    case 'ClockResumed':
    case 'DueDatesMoved':
      return toWhomItMoved(e, c)
    case 'DraftVersionReceived':
      // Its assignment is told, or that it waits for one.
      return e.triage ? [] : toOwner(c, 'draft_version')
    case 'DraftReturned':
    case 'DraftNotConsidered':
      return toDeveloper(c, 'draft_ended')
    case 'DraftWithdrawn':
      return toOwner(c, 'withdrawn')
    case 'LetterSent':
      return [{ kind: 'letter', to: { role: 'agency', as: e.agency }, grant: e.grant, letter: e.letter }]
    case 'ResponseRecorded': {
      // Whichever counts, its words are told. After the case is over it is the secretariat's to see; a draft's or an initiative's end is its response.
      const over = c.kind === 'appeal' && c.closedOn !== undefined
      return over ? toSecretary('late_response', e.letter) : toOwner(c, 'response', e.letter)
    }
    case 'AppealAnswered':
      return toApplicant(c, 'answer')
    case 'MessageReceived':
      // Never lost: without a chair, or when the case was closed already, it is the secretariat's.
      return e.late ? toSecretary('message') : toOwner(c, 'message')
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
    case 'InitiativeOpened':
    case 'CaseAccepted':
    case 'ExtensionTold':
    case 'ClockPaused':
    case 'RecommendationGiven':
    case 'ReminderSent':
    case 'DeadlineMissed':
    case 'RegisterRowLoaded':
    case 'RegisterRowCorrected':
    case 'PersonalDataErased':
    case 'DirectoryChanged':
    case 'PointerWritten':
      return []
  }
}
