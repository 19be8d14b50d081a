/**
 * Who is told of what: each event's mails as data. A mail is sent later than its event: who reads it by then, and
 * whether it still holds, stands with it. The words are in `shared/text`, the addresses elsewhere.
 */
import { type CouncilEventType, councilEventTypes } from '../../../events/council-events.ts'
import type { CaseEvent, EventOf, EventType } from '../../../events/events.ts'
import type { HandoverMatter, Post } from '../../../events/values.ts'
import { type Appeal, addresseeOf, type Case, handoverKey, type Party, staffRoleOf } from '../case.ts'
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
const handed = [
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
  // Whoever gave no contact at all has chosen the page.
  if (c.followsByCode) return []
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

const staffLink = (grant: string, as: Post | undefined): Notice[] => {
  const role = staffRoleOf(grant)
  return role ? [{ kind: 'fresh_link', to: { role, ...(as && { as }) } }] : []
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
      (letter): Notice => ({ kind, to: addresseeOf(letter), grant: letter.grant, letter: letter.number }),
    ),
  ]
  return readers.filter((notice) => movedDates(notice, e, c).length > 0)
}

/** Told to the chair that they name, whoever has the case by then; any other mail to a chair goes where the case went. */
const toNamedChair: readonly NoticeKind[] = ['unassigned', 'fresh_link']

type Told<E> = {
  /** The mails that it asks for, given the case as it left it. */
  tells: (e: E, c: Case) => Notice[]
  /** Whether what a mail is about has been overtaken, given the case as it is by then. */
  isOvertaken?: (e: E, now: Case, notice: Notice) => boolean
}

const nobody: Told<CaseEvent> = { tells: () => [] }

const toldToNewChair: Told<{ grant: string }> = {
  tells: (_, c) => toChair(c, 'assigned'),
  isOvertaken: ({ grant }, now) => grant !== chairGrant(now),
}

const toldOfMovedDates: Told<Moving> = {
  tells: toWhomItMoved,
  isOvertaken: (e, now, notice) => movedDates(notice, e, now).length === 0,
}

/** What the council does is announced, and no reader of a case is told of it. */
const toldToNobody = Object.fromEntries(councilEventTypes.map((type) => [type, nobody])) as Record<
  CouncilEventType,
  Told<CaseEvent>
>

/** While nothing has come of it, or its time has passed before anybody was asked: the case goes on, and so may the reply. */
const isToBeAsked = (c: Appeal, content: string): boolean => {
  const last = c.questions.at(-1)
  if (last?.content !== content || c.closedOn) return false
  return c.question?.content === content || last.lapsed !== undefined
}

/** Who may decide in the head's place; told where the council has them (АППК, art. 76). */
const actingHead: { as: Post } = { as: 'acting_head' }
const standIns: { as: Post }[] = [actingHead, { as: 'deputy_head' }, { as: 'apparatus_head' }]

/** The holder of an ended link is told the current one. */
const tellsFreshLink = ({ grant, as: standIn }: EventOf<'FreshLinkRequested'>, c: Case): Notice[] => {
  const held = c.grants[grant]
  // Staff's grants are in no event; theirs are told apart by their name.
  if (!held) return staffLink(grant, standIn)
  const { role, as } = held
  const current = Object.entries(c.grants).find(
    ([, g]) => g.open && g.role === role && g.as === as && g.letter === held.letter,
  )
  const { letter } = held
  const to = { role, ...((standIn ?? as) && { as: standIn ?? as }) }
  return [{ kind: 'fresh_link', to, ...(letter && { letter }), ...(current && { grant: current[0] }) }]
}

/**
 * By law: the receipt at once (АППК, art. 64), word of a forwarding at the same time (art. 65), of an extension within
 * three working days, which `ExtensionGranted` counts (art. 76); recommendations (Law 383-V). The rest is the council's.
 */
const told: { [T in EventType]: Told<EventOf<T>> } = {
  AppealRegistered: { tells: (_, c) => toApplicant(c, 'receipt') },
  DraftActRegistered: {
    tells: ({ tooEarly }) => [
      { kind: 'draft_registered', to: { role: 'contact' } },
      ...(tooEarly ? toSecretary('draft_too_early') : []),
    ],
  },
  TriageRequested: {
    tells: () => toSecretary('triage'),
    isOvertaken: (_, now) => now.commission !== undefined,
  },
  CaseAssigned: toldToNewChair,
  ChairReplaced: toldToNewChair,
  CaseActivated: {
    tells: ({ grant }, c) => (grant ? toChair(c, 'assigned') : []),
    isOvertaken: ({ grant }, now) => grant !== chairGrant(now) || now.closedOn !== undefined,
  },
  CaseReturned: {
    tells: ({ commission }) => [
      ...toSecretary('returned'),
      { kind: 'unassigned', to: { role: 'chair', as: commission } },
    ],
    isOvertaken: (_, now, { kind }) => kind === 'returned' && now.commission !== undefined,
  },
  AppealForwarded: {
    tells: ({ to, content, part }, c) => [
      ...toApplicant(c, 'forwarded'),
      c.pending[handoverKey({ what: 'forwarding', of: content })]
        ? ({ kind: 'by_hand', to: { role: 'secretary' }, matter: 'forwarding' } as const)
        : { kind: 'forwarded_to', to: to ? { role: 'agency', as: to } : { role: 'body', as: content } },
      ...(part ? [] : toChair(c, 'unassigned')),
    ],
  },
  ClarificationAsked: {
    tells: (_, c) => toApplicant(c, 'question'),
    isOvertaken: ({ content }, now) => now.kind !== 'appeal' || !isToBeAsked(now, content),
  },
  ClarificationReceived: { tells: (_, c) => toOwner(c, 'clarified') },
  ClarificationLapsed: {
    tells: (_, c) => toOwner(c, 'clarification_lapsed'),
    // A reply on paper that was in time may have been entered since.
    isOvertaken: (_, now) =>
      now.closedOn !== undefined || (now.kind === 'appeal' && now.questions.at(-1)?.reply !== undefined),
  },
  CompletionAsked: {
    tells: (_, c) => toApplicant(c, 'completion'),
    isOvertaken: ({ content }, now) => now.kind !== 'appeal' || now.completion?.content !== content,
  },
  CompletionReceived: { tells: (_, c) => toOwner(c, 'message') },
  CompletionLapsed: {
    tells: (_, c) => toSecretary('completion_lapsed').concat(toChair(c, 'completion_lapsed')),
    isOvertaken: (_, now) => now.kind !== 'appeal' || !now.pending.returning,
  },
  AnswerPublished: nobody,
  ConsentWithdrawn: nobody,
  AnswerRated: nobody,
  DangerMarked: nobody,
  RepeatLinked: nobody,
  AppealReturned: { tells: (_, c) => toApplicant(c, 'returned_to_applicant') },
  AppealTerminated: { tells: (_, c) => toApplicant(c, 'terminated') },
  ExtensionRequested: {
    tells: ({ grant }, c) =>
      c.grants[grant]?.open
        ? [{}, ...standIns].map((as) => ({ kind: 'extension_request', to: { role: 'head', ...as }, grant }))
        : [],
    isOvertaken: ({ grant }, now) => !now.grants[grant]?.open,
  },
  ExtensionGranted: {
    tells: (_, c) => [...toApplicant(c, 'extended'), ...toOwner(c, 'extension_decided')],
    // The secretariat may have told the applicant already.
    isOvertaken: (_, now, { kind }) => kind === 'by_hand' && !now.pending.extension_notice,
  },
  ExtensionRefused: { tells: (_, c) => toOwner(c, 'extension_decided') },
  ExtensionTold: nobody,
  FileAccessAsked: {
    tells: () => toSecretary('file_asked'),
    isOvertaken: (_, now) => !now.pending.file_access,
  },
  FileAccessGranted: {
    // Who has no address asked on paper, or by the page that the code opens.
    tells: ({ how }, c) =>
      how === 'page' && c.kind === 'appeal' && c.reachable ? toApplicant(c, 'file_shown') : [],
  },
  LongTermSet: { tells: (_, c) => toApplicant(c, 'long_term') },
  NextControlSet: { tells: (_, c) => toApplicant(c, 'long_term') },
  AppealWithdrawn: { tells: (_, c) => toOwner(c, 'withdrawn') },
  AnswerDisputed: {
    tells: (_, c) => [
      ...toApplicant(c, 'dispute_registered'),
      ...toChair(c, 'disputed'),
      ...toSecretary('disputed'),
    ],
  },
  ClockPaused: nobody,
  ClockResumed: toldOfMovedDates,
  DueDatesMoved: toldOfMovedDates,
  DraftVersionReceived: {
    // Its assignment is told, or that it waits for one.
    tells: ({ triage, tooEarly }, c) => [
      ...(triage ? [] : toOwner(c, 'draft_version')),
      ...(tooEarly ? toSecretary('draft_too_early') : []),
    ],
    // A commission was found by its topic, and is told of the draft as it is now.
    isOvertaken: (_, now, { kind, to }) =>
      kind === 'draft_version' && to.role === 'secretary' && now.commission !== undefined,
  },
  DraftCountedAsAgreed: {
    tells: () => [...toSecretary('draft_agreed'), { kind: 'draft_agreed', to: { role: 'head' } }],
    isOvertaken: ({ draftVersion }, now) =>
      now.kind !== 'draft_act' || now.draftVersion !== draftVersion || now.closedOn !== undefined,
  },
  DraftReturned: { tells: (_, c) => toDeveloper(c, 'draft_ended') },
  DraftNotConsidered: { tells: (_, c) => toDeveloper(c, 'draft_ended') },
  DraftWithdrawn: { tells: (_, c) => toOwner(c, 'withdrawn') },
  LetterSent: {
    tells: ({ agency, grant, letter, handover }) =>
      handover
        ? toSecretary('letter_by_hand', letter)
        : [{ kind: 'letter', to: addresseeOf({ agency, number: letter }), grant, letter }],
    isOvertaken: (_, now, { kind, letter }) =>
      kind === 'letter_by_hand' && !(letter && now.letters[letter]?.toHandOver),
  },
  LetterProposed: {
    tells: ({ grant }, c) =>
      c.proposal?.grant === grant
        ? [{}, actingHead].map((as) => ({ kind: 'letter_to_sign', to: { role: 'head', ...as }, grant }))
        : [],
    isOvertaken: ({ grant }, now) => now.proposal?.grant !== grant,
  },
  SignatureRefused: { tells: (_, c) => toOwner(c, 'signature_refused') },
  LetterHandedOver: nobody,
  LetterReminded: {
    tells: ({ letter: number }, c) => {
      const letter = c.letters[number]
      return letter
        ? [{ kind: 'letter_reminder', to: addresseeOf(letter), grant: letter.grant, letter: number }]
        : []
    },
    isOvertaken: ({ letter }, now) => now.letters[letter]?.response !== undefined,
  },
  NoteAdded: nobody,
  HandoverOpened: nobody,
  HandedOver: nobody,
  ContactCorrected: {
    tells: ({ code, answer }, c) => [
      ...(code ? toApplicant(c, 'receipt') : []),
      ...(answer ? toApplicant(c, 'answer').map((notice) => ({ ...notice, again: true as const })) : []),
    ],
    // Corrected once more: the receipt that holds goes to the last address.
    isOvertaken: ({ content, code }, now) =>
      code === true && now.kind === 'appeal' && now.codeKey !== content,
  },
  ResponseRecorded: {
    // Whichever counts, its words are told. After the case is over it is the secretariat's to see; a draft's or an initiative's end is its response.
    tells: ({ letter }, c) =>
      c.kind === 'appeal' && c.closedOn !== undefined
        ? toSecretary('late_response', letter)
        : toOwner(c, 'response', letter),
  },
  RecommendationGiven: nobody,
  AppealAnswered: { tells: (_, c) => toApplicant(c, 'answer') },
  MessageReceived: {
    // Never lost: without a chair, or when the case was closed already, it is the secretariat's.
    tells: ({ late }, c) => (late ? toSecretary('message') : toOwner(c, 'message')),
  },
  LinkRequested: { tells: ({ all }, c) => toApplicant(c, all ? 'own_appeals' : 'link') },
  FreshLinkRequested: { tells: tellsFreshLink },
  InitiativeOpened: nobody,
  CaseAccepted: nobody,
  ReminderSent: nobody,
  DeadlineMissed: nobody,
  RegisterRowLoaded: nobody,
  RegisterRowCorrected: nobody,
  SignatureAttached: nobody,
  PersonalDataErased: nobody,
  DirectoryChanged: nobody,
  PointerWritten: nobody,
  ...toldToNobody,
}

const toldOf = <T extends EventType>(type: T): Told<EventOf<T>> => told[type]

/** The mails that an event asks for, given the case as the event left it. `asOfNow` then looks at the case as it is. */
export const noticesOf = (e: CaseEvent, c: Case): Notice[] => toldOf(e.type).tells(e, c)

/**
 * The notice as things are now: to whoever is the chair now, or not at all where what it is about has been overtaken
 * (the case went elsewhere, the question was answered). Its reader's role stays, for by it an event told of again is
 * known to have been told.
 */
export const asOfNow = (notice: Notice, e: CaseEvent, now: Case): Notice | undefined => {
  if (toldOf(e.type).isOvertaken?.(e, now, notice)) return undefined
  const grant = chairGrant(now)
  const follows = notice.to.role === 'chair' && !toNamedChair.includes(notice.kind)
  return follows && grant && now.commission
    ? { ...notice, to: { role: 'chair', as: now.commission }, grant }
    : notice
}
