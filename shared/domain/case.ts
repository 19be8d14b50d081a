/**
 * A case as its log tells it. `evolve` folds one event, `fold` a whole log: pure, total over every event version,
 * and without counting a single day, since every due date is data in the event that set it.
 */
import type { Commit } from '../../events/commit.ts'
import type { CaseEvent, EventOf } from '../../events/events.ts'
import type { AppealRow, DraftActRow, LetterRow } from '../../events/registers.ts'
import type { CaseKind, Deadline, Language, Role, Status } from '../../events/values.ts'
import { changedByRow, daysOf, openedByRow } from './journal/rows.ts'

/** Who must do a thing: a role, and the commission or agency it is played for. */
export type Party = { role: Role; as?: string | undefined }

/** Something that waits on somebody. `reminded` is the last stage that each role's digest carried. */
export type Pending = {
  deadline: Deadline
  owner: Party
  missed: boolean
  reminded: Partial<Record<Role, number>>
}
/**
 * `triage`, `acceptance`, `answer`, `recommendation`, `clarification`, `extension` (its decision), `extension_notice`,
 * `control`, or `letter:` and a letter's number.
 */
type PendingKey = string

/** A right to act, carried by an e-mailed link. Only `open` ones may be used. */
export type Grant = Party & { open: boolean; letter?: string }

/** Whose standing grant this is: staff's are bound to an address (`secretary-` and its digest) and are in no event. */
export const staffRoleOf = (grantId: string): 'secretary' | 'head' | undefined =>
  (['secretary', 'head'] as const).find((role) => new RegExp(`^${role}-[0-9a-f]{12}$`).test(grantId))

/** `saidAt` is the sender's time, `arrivedAt` ours: of two that were said at the same time the later to arrive counts. */
export type SaidResponse = Pick<
  EventOf<'ResponseRecorded'>,
  'decision' | 'saidAt' | 'receivedOn' | 'late' | 'remarks'
> & {
  /** Absent where a register has no words, only what they came to. */
  content?: string
  arrivedAt: string
}
/** The one that counts. */
export type Response = SaidResponse & { firstOn: string; amended: boolean }

/** The row of an old register as it was last loaded, and how often it was. */
type Loaded<R> = { row: R; revision: number }

export type Letter = {
  number: string
  agency: string
  content: string
  sentOn: string
  deadline: Deadline
  grant: string
  /** How many remarks the agency must answer; absent for a letter that carries no recommendation. */
  remarks?: number
  response?: Response
  /** Those that a later one has replaced, whichever came first, in the order of their recording. */
  replaced?: SaidResponse[]
  /** Of a register: what it is about where that is not its case, and whether it waits on nobody yet. */
  about?: CaseKind
  dormant?: true
  loaded?: Loaded<LetterRow>
}

/** Days from `from` on did not count, until `to` (exclusive). */
export type Pause = { cause: string; from: string; to: string }

/** A text with files: what it is, when it came, and the letter that it is or answers. */
export type Attachment = { content: string; from: CaseEvent['type']; at: string; letter?: string }

export type Base = {
  caseId: string
  version: number
  content: string
  receivedAt: string
  receivedOn: string
  registeredOn: string
  topic?: string
  commission?: string
  triageRequested: boolean
  /** Chairs' grants given so far; the last one is current. */
  assignments: number
  accepted: boolean
  pending: Record<PendingKey, Pending>
  grants: Record<string, Grant>
  letters: Record<string, Letter>
  /** `commission`: the one that had the case when the message came. */
  messages: { content: string; at: string; commission?: string }[]
  /** Texts that files came with, in their order. */
  attached: Attachment[]
  pauses: Pause[]
  stopped?: { cause: string; on: string }
  linkRequestedAt?: string
  /** Its personal data until then are gone, last on that day; `content` is the text that stays: why. */
  erased?: { content: string; on: string }
  closedOn?: string
  /** What its code and links are made with beside its number: the id of the command that opened it. */
  linkKey?: string
  /** Opened by a register's row and not activated yet: nothing waits, nobody has a link. */
  dormant?: true
  loaded?: Loaded<AppealRow | DraftActRow>
  /** Somebody has acted on it here since it was loaded. */
  worked?: true
}

/** When it was asked, and which message is its reply; `lapsed` where its time was over first. */
type Question = { content: string; on: string; reply?: string; lapsed?: true }

/** Without `content` where a register has no words. */
type Answer = { outcome: EventOf<'AppealAnswered'>['outcome']; content?: string; on: string }

export type Appeal = Base & {
  kind: 'appeal'
  language: Language
  district?: string
  channel: EventOf<'AppealRegistered'>['channel']
  applicantKind: 'person' | 'entity'
  entityForm?: EventOf<'AppealRegistered'>['entityForm']
  reachable: boolean
  /** The receipt is mailed with others of its hour. */
  receipt?: 'later'
  /** The statutory date, kept when the clock has stopped. */
  main: Deadline
  /** By when forwarding is in time; later it is possible and marked late. */
  forwarding: Deadline
  answer?: Answer
  /** Answers that were disputed. */
  disputedAnswers: Answer[]
  /** The first answer's day, and the due date then in force: what statistics count by. */
  first?: { on: string; due: string | null }
  dispute?: Deadline
  disputed: boolean
  disputedOn?: string
  question?: { content: string; on: string }
  /** All that were asked, the open one last; without a reply where none came. */
  questions: Question[]
  extension?: { content: string; until: string; grant: string }
  extensions: number
  /** Why the due date is an extended one; a dispute begins a term of its own. */
  extended?: { content: string }
  longTerm?: { content?: string; on: string; controlOn: string }
  forwards: { content?: string; to?: string; part: boolean; late: boolean; on: string }[]
  ended?: 'forwarded' | 'withdrawn'
}

export type Recommendation = {
  outcome: EventOf<'RecommendationGiven'>['outcome']
  content?: string
  draftVersion: number
  remarks: number
  on: string
  letter?: string
}

export type DraftAct = Base & {
  kind: 'draft_act'
  agency: string
  actType: EventOf<'DraftActRegistered'>['actType']
  draftVersion: number
  /** The local day that a version after the first one came on. */
  versionOn?: string
  main: Deadline
  /** On the current version, or the last one that had any. */
  recommendation?: Recommendation
  earlier: Recommendation[]
  ended?: 'returned' | 'not_considered' | 'withdrawn'
}

/** A case that the council opened itself: its letter, and what came of it. */
export type Initiative = Base & {
  kind: 'initiative'
  origin: EventOf<'InitiativeOpened'>['origin']
  originOn: string
  /** What the register says that its letter was about. */
  fromRegister?: 'initiative' | 'draft_act'
}

export type Case = Appeal | DraftAct | Initiative
export type CaseState = Case | undefined

/** The status shown: the first that holds, in this order. */
export const statusOf = (c: Case): Status => {
  if (c.kind !== 'initiative' && c.ended) return c.ended
  if (c.closedOn) return c.kind === 'appeal' ? 'answered' : 'responded'
  if (c.kind === 'appeal' && c.longTerm) return 'long_term'
  if (c.kind === 'appeal' && c.question) return 'awaiting_applicant'
  if (Object.values(c.letters).some((letter) => !letter.response)) return 'awaiting_agency'
  if (c.kind === 'draft_act' && isRecommended(c)) return 'recommended'
  if (c.accepted) return 'in_review'
  return c.commission ? 'assigned' : 'registered'
}

/** Whether the version in hand has its recommendation. */
export const isRecommended = (c: DraftAct) => c.recommendation?.draftVersion === c.draftVersion

/**
 * The date by which the case itself is to be done: the answer's (АППК, art. 76), the recommendation's, an initiative's
 * letter's. Kept when the case is over.
 */
export const mainOf = (c: Case): Deadline | undefined =>
  c.kind === 'initiative' ? Object.values(c.letters)[0]?.deadline : c.main

/** What happened on day zero of the case's own date, or of choosing its commission. */
export type Began = 'receipt' | 'registration' | 'dispute' | 'version' | 'version_registration' | 'return'

/**
 * A dispute and a new version begin a term of their own; else it is counted from the day of receipt or, where the
 * council so counts, of registration (`countFrom`). A commission is to be chosen (`triage`) with the same beginning, or
 * when one gave the case back. An initiative's date is its letter's.
 */
export const beganWith = (c: Case, triage?: Deadline): Began | undefined => {
  if (c.kind === 'initiative') return undefined
  const { from } = triage ?? c.main
  if (from === c.main.from) {
    if (c.kind === 'appeal' && c.disputed) return 'dispute'
    if (c.kind === 'draft_act' && c.versionOn)
      return from === c.versionOn ? 'version' : 'version_registration'
  }
  if (from === c.receivedOn) return 'receipt'
  return from === c.registeredOn ? 'registration' : 'return'
}

/** Until when something may be done that waits on nobody: forwarding in time (АППК, art. 65), disputing the answer. */
export type Rights = { forwarding?: Deadline; dispute?: Deadline }

/** Those that the case has; whether their day has passed is not asked. */
export const rightsOf = (c: Case): Rights => {
  if (c.kind !== 'appeal') return {}
  if (!c.closedOn) return { forwarding: c.forwarding }
  return c.dispute ? { dispute: c.dispute } : {}
}

const waits = (deadline: Deadline, owner: Party): Pending => ({
  deadline,
  owner,
  missed: false,
  reminded: {},
})

const without = <T>(record: Record<string, T>, ...keys: string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))

const dropped = <T extends object, K extends keyof T>(from: T, ...keys: K[]): Omit<T, K> => {
  const rest = { ...from }
  for (const key of keys) delete rest[key]
  return rest
}

const closeGrants = (grants: Record<string, Grant>, is: (id: string, grant: Grant) => boolean) =>
  Object.fromEntries(
    Object.entries(grants).map(([id, grant]) => [id, is(id, grant) ? { ...grant, open: false } : grant]),
  )

const secretariat: Party = { role: 'secretary' }
const chairOf = (c: Base): Party => (c.commission ? { role: 'chair', as: c.commission } : secretariat)

const isLetter = (key: PendingKey) => key.startsWith('letter:')

/** What the clock stood still for is done: it is paused no longer, and the days until now stay paused. */
const pauseOver = <C extends Case>(c: C, on: string): C => ({
  ...(dropped(c, 'stopped') as C),
  ...(c.stopped && { pauses: [...c.pauses, { cause: c.stopped.cause, from: c.stopped.on, to: on }] }),
})

/** Letters' clocks go on after their case ends; everything else that waited, or stood still, is over. */
const closed = <C extends Case>(c: C, on: string): C => ({
  ...pauseOver(c, on),
  closedOn: on,
  pending: Object.fromEntries(Object.entries(c.pending).filter(([key]) => isLetter(key))),
  grants: closeGrants(c.grants, (_, grant) => grant.role === 'head'),
})

/** What an end leaves nothing to wait for. */
const settled = (appeal: Appeal): Appeal => dropped(appeal, 'question', 'extension', 'longTerm')

const base = (
  caseId: string,
  e: Pick<EventOf<'AppealRegistered'>, 'content' | 'receivedAt' | 'receivedOn' | 'registeredOn'> & {
    topic?: string | undefined
  },
): Base => ({
  caseId,
  version: 0,
  content: e.content,
  receivedAt: e.receivedAt,
  receivedOn: e.receivedOn,
  registeredOn: e.registeredOn,
  ...(e.topic && { topic: e.topic }),
  triageRequested: false,
  assignments: 0,
  accepted: false,
  pending: {},
  grants: {},
  letters: {},
  messages: [],
  attached: [],
  pauses: [],
})

/** Events that open a case; all others need one. */
const open = (caseId: string, e: CaseEvent): CaseState => {
  switch (e.type) {
    case 'AppealRegistered':
      return {
        ...base(caseId, e),
        kind: 'appeal',
        language: e.language,
        ...(e.district && { district: e.district }),
        channel: e.channel,
        applicantKind: e.applicantKind,
        ...(e.entityForm && { entityForm: e.entityForm }),
        reachable: e.reachable,
        ...(e.receipt && { receipt: e.receipt }),
        main: e.answer,
        forwarding: e.triage,
        disputed: false,
        disputedAnswers: [],
        questions: [],
        extensions: 0,
        forwards: [],
        pending: { answer: waits(e.answer, secretariat), triage: waits(e.triage, secretariat) },
      }
    case 'DraftActRegistered':
      return {
        ...base(caseId, e),
        kind: 'draft_act',
        agency: e.agency,
        actType: e.actType,
        draftVersion: e.draftVersion,
        main: e.recommendation,
        earlier: [],
        pending: {
          recommendation: waits(e.recommendation, secretariat),
          triage: waits(e.triage, secretariat),
        },
      }
    case 'InitiativeOpened':
      return { ...base(caseId, e), kind: 'initiative', origin: e.origin, originOn: e.originOn }
    case 'RegisterRowLoaded':
      return openedByRow(base(caseId, { content: e.content, ...daysOf(e.loaded) }), e)
    default:
      return undefined
  }
}

/** The dates that the case's own commission works to. */
const isMain = (key: PendingKey) => key === 'answer' || key === 'recommendation'

const ownedBy = (pending: Record<PendingKey, Pending>, owner: Party) =>
  Object.fromEntries(
    Object.entries(pending).map(([key, p]) => [key, isMain(key) || key === 'control' ? { ...p, owner } : p]),
  )

const withReplaced = (letter: Letter, response: SaidResponse | Response | undefined): Letter => {
  if (!response) return letter
  const { firstOn: _, amended: __, ...said } = response as Response
  return { ...letter, replaced: [...(letter.replaced ?? []), said] }
}

/** Everything that the agency has said to the letter, the one that counts first. */
export const responsesTo = ({ response, replaced = [] }: Letter): SaidResponse[] =>
  response ? [response, ...replaced] : replaced

/** A date that moved starts its reminders anew. */
const moveDates = (c: Case, moved: EventOf<'DueDatesMoved'>['moved']): Case => {
  const pending = { ...c.pending }
  const letters = { ...c.letters }
  for (const { key, deadline } of moved) {
    const p = pending[key]
    if (p) pending[key] = waits(deadline, p.owner)
    const letter = letters[key.slice('letter:'.length)]
    if (isLetter(key) && letter) letters[letter.number] = { ...letter, deadline }
  }
  const main = moved.find(({ key }) => isMain(key))?.deadline
  const next = { ...c, pending, letters }
  if (next.kind === 'initiative') return next
  const own = { ...next, ...(main && { main }) }
  return own.kind === 'appeal' ? moveRights(own, moved) : own
}

/** The dates that nobody is reminded of and that say what may still be done. */
const moveRights = (appeal: Appeal, moved: EventOf<'DueDatesMoved'>['moved']): Appeal => {
  const to = (key: keyof Rights) => moved.find((one) => one.key === key)?.deadline
  const [forwarding, dispute] = [to('forwarding'), to('dispute')]
  return {
    ...appeal,
    ...(forwarding && { forwarding }),
    ...(dispute && appeal.dispute && { dispute }),
  }
}

const onAppeal = (c: Case, change: (appeal: Appeal) => Case): Case => (c.kind === 'appeal' ? change(c) : c)
const onDraft = (c: Case, change: (draft: DraftAct) => Case): Case => (c.kind === 'draft_act' ? change(c) : c)

const evolveOpen = (c: Case, e: CaseEvent, at: string): Case => {
  switch (e.type) {
    case 'AppealRegistered':
    case 'DraftActRegistered':
    case 'InitiativeOpened':
      return c
    case 'TriageRequested':
      return { ...c, triageRequested: true }
    case 'CaseAssigned': {
      const chair: Party = { role: 'chair', as: e.commission }
      return {
        ...c,
        commission: e.commission,
        assignments: c.assignments + 1,
        accepted: false,
        pending: {
          ...ownedBy(without(c.pending, 'triage'), chair),
          acceptance: waits(e.acceptance, chair),
        },
        grants: {
          ...closeGrants(c.grants, (_, grant) => grant.role === 'chair'),
          [e.grant]: { ...chair, open: true },
        },
      }
    }
    case 'ChairReplaced':
      return {
        ...c,
        assignments: c.assignments + 1,
        grants: {
          ...closeGrants(c.grants, (_, grant) => grant.role === 'chair'),
          [e.grant]: { role: 'chair', as: e.commission, open: true },
        },
      }
    case 'DirectoryChanged':
    case 'PointerWritten':
      return c
    case 'CaseAccepted':
      return { ...c, accepted: true, pending: without(c.pending, 'acceptance') }
    case 'CaseReturned':
      return {
        ...(dropped(c, 'commission') as Case),
        accepted: false,
        triageRequested: true,
        pending: {
          ...ownedBy(without(c.pending, 'acceptance'), secretariat),
          triage: waits(e.triage, secretariat),
        },
        grants: closeGrants(c.grants, (_, grant) => grant.role === 'chair'),
      }
    case 'AppealForwarded':
      return onAppeal(c, (appeal) => {
        const forward = {
          content: e.content,
          ...(e.to && { to: e.to }),
          part: e.part,
          late: e.late,
          on: e.forwardedOn,
        }
        const next = { ...appeal, forwards: [...appeal.forwards, forward] }
        return e.part ? next : { ...closed(settled(next), e.forwardedOn), ended: 'forwarded' }
      })
    case 'ClarificationAsked':
      return onAppeal(c, (appeal) => ({
        ...appeal,
        accepted: true,
        question: { content: e.content, on: at },
        questions: [...appeal.questions, { content: e.content, on: at }],
        pending: {
          ...without(appeal.pending, 'acceptance'),
          clarification: waits(e.clarification, { role: 'applicant' }),
        },
      }))
    case 'ClarificationReceived':
    case 'ClarificationLapsed':
      return onAppeal(c, (appeal) => ({
        ...dropped(appeal, 'question'),
        questions: appeal.questions.map((one) =>
          one.content === appeal.question?.content
            ? { ...one, ...(e.type === 'ClarificationReceived' ? { reply: e.content } : { lapsed: true }) }
            : one,
        ),
        pending: without(appeal.pending, 'clarification'),
        messages:
          e.type === 'ClarificationReceived'
            ? [...appeal.messages, { content: e.content, at }]
            : appeal.messages,
      }))
    case 'LetterSent': {
      const agency: Party = { role: 'agency', as: e.agency }
      // The letter that carries a recommendation is one text with it; an old register's has no letter and no text.
      const recommendation =
        c.kind === 'draft_act' && !c.recommendation?.letter && c.recommendation?.content === e.content
          ? c.recommendation
          : undefined
      const letter: Letter = {
        number: e.letter,
        agency: e.agency,
        content: e.content,
        sentOn: e.sentOn,
        deadline: e.response,
        grant: e.grant,
        ...(recommendation && { remarks: recommendation.remarks }),
      }
      return {
        ...c,
        letters: { ...c.letters, [e.letter]: letter },
        pending: { ...c.pending, [`letter:${e.letter}`]: waits(e.response, agency) },
        grants: { ...c.grants, [e.grant]: { ...agency, letter: e.letter, open: true } },
        ...(recommendation && { recommendation: { ...recommendation, letter: e.letter } }),
      }
    }
    case 'ResponseRecorded': {
      const letter = c.letters[e.letter]
      if (!letter) return c
      const said: SaidResponse = {
        decision: e.decision,
        content: e.content,
        saidAt: e.saidAt,
        arrivedAt: at,
        receivedOn: e.receivedOn,
        late: e.late,
        ...(e.remarks && { remarks: e.remarks }),
      }
      if (e.effect === 'superseded')
        return { ...c, letters: { ...c.letters, [e.letter]: withReplaced(letter, said) } }
      const response: Response = {
        ...said,
        firstOn: letter.response?.firstOn ?? e.receivedOn,
        amended: e.effect === 'amended',
      }
      const answered: Case = {
        ...c,
        letters: { ...c.letters, [e.letter]: { ...withReplaced(letter, letter.response), response } },
        pending: without(c.pending, `letter:${e.letter}`),
      }
      const ends =
        answered.kind === 'draft_act'
          ? answered.recommendation?.letter === e.letter && isRecommended(answered)
          : answered.kind === 'initiative' && Object.values(answered.letters).every((l) => l.response)
      return ends && !answered.closedOn ? closed(answered, e.receivedOn) : answered
    }
    case 'RecommendationGiven':
      return onDraft(c, (draft) => {
        const { outcome, content, draftVersion, remarks } = e
        return {
          ...pauseOver(draft, e.givenOn),
          accepted: true,
          earlier: draft.recommendation ? [...draft.earlier, draft.recommendation] : draft.earlier,
          recommendation: { outcome, content, draftVersion, remarks, on: e.givenOn },
          pending: without(draft.pending, 'recommendation', 'acceptance'),
        }
      })
    case 'AppealAnswered':
      return onAppeal(c, (appeal) => ({
        ...closed(settled(appeal), e.answeredOn),
        accepted: true,
        answer: { outcome: e.outcome, content: e.content, on: e.answeredOn },
        first: appeal.first ?? { on: e.answeredOn, due: appeal.main.due },
        ...(e.dispute && { dispute: e.dispute }),
      }))
    case 'AnswerDisputed':
      return onAppeal(c, (appeal) => ({
        ...dropped(appeal, 'closedOn', 'answer', 'dispute', 'extended'),
        disputed: true,
        disputedOn: e.disputedOn,
        disputedAnswers: appeal.answer ? [...appeal.disputedAnswers, appeal.answer] : appeal.disputedAnswers,
        main: e.answer,
        messages: [...appeal.messages, { content: e.content, at }],
        pending: { ...appeal.pending, answer: waits(e.answer, chairOf(appeal)) },
      }))
    case 'AppealWithdrawn':
      return onAppeal(c, (appeal) => ({
        ...closed(settled(appeal), e.withdrawnOn),
        ended: 'withdrawn',
      }))
    case 'ExtensionRequested':
      return onAppeal(c, (appeal) => ({
        ...appeal,
        extension: { content: e.content, until: e.until, grant: e.grant },
        pending: { ...appeal.pending, extension: waits(e.decision, { role: 'head' }) },
        grants: { ...appeal.grants, [e.grant]: { role: 'head', open: true } },
      }))
    case 'ExtensionGranted':
    case 'ExtensionRefused':
      return onAppeal(c, (appeal) => {
        const decided = {
          ...dropped(appeal, 'extension'),
          pending: without(appeal.pending, 'extension'),
          grants: closeGrants(appeal.grants, (_, grant) => grant.role === 'head'),
        }
        if (e.type === 'ExtensionRefused') return decided
        return {
          ...decided,
          main: e.answer,
          extensions: appeal.extensions + 1,
          extended: { content: e.content },
          pending: {
            ...decided.pending,
            answer: waits(e.answer, chairOf(appeal)),
            extension_notice: waits(e.notice, secretariat),
          },
        }
      })
    case 'ExtensionTold':
      return { ...c, pending: without(c.pending, 'extension_notice') }
    case 'LongTermSet':
    case 'NextControlSet':
      return onAppeal(c, (appeal) => ({
        ...appeal,
        accepted: true,
        longTerm: {
          content: e.content,
          on: appeal.longTerm?.on ?? e.setOn,
          controlOn: e.control.due ?? '',
        },
        pending: {
          ...without(appeal.pending, 'acceptance'),
          control: waits(e.control, chairOf(appeal)),
        },
      }))
    case 'ClockPaused':
      return { ...c, stopped: { cause: e.cause, on: e.on } }
    case 'ClockResumed':
      return moveDates(
        {
          ...dropped(c, 'stopped'),
          pauses: [...c.pauses, { cause: e.cause, from: e.from, to: e.on }],
        } as Case,
        e.moved,
      )
    case 'DueDatesMoved':
      return moveDates(c, e.moved)
    case 'DraftVersionReceived':
      return onDraft(c, (draft) => ({
        ...dropped(draft, 'closedOn', 'ended'),
        content: e.content,
        draftVersion: e.draftVersion,
        versionOn: e.receivedOn,
        ...(e.topic && { topic: e.topic }),
        main: e.recommendation,
        ...(e.triage && { triageRequested: false }),
        pending: {
          ...draft.pending,
          recommendation: waits(e.recommendation, chairOf(draft)),
          ...(e.triage && { triage: waits(e.triage, secretariat) }),
          ...(e.acceptance && { acceptance: waits(e.acceptance, chairOf(draft)) }),
        },
      }))
    case 'DraftReturned':
      return onDraft(c, (draft) => ({ ...closed(draft, e.returnedOn), ended: 'returned' }))
    case 'DraftNotConsidered':
      return onDraft(c, (draft) => ({ ...closed(draft, e.decidedOn), ended: 'not_considered' }))
    case 'DraftWithdrawn':
      return onDraft(c, (draft) => ({ ...closed(draft, e.withdrawnOn), ended: 'withdrawn' }))
    case 'MessageReceived':
      return {
        ...c,
        messages: [
          ...c.messages,
          { content: e.content, at, ...(c.commission && { commission: c.commission }) },
        ],
      }
    case 'LinkRequested':
      return { ...c, linkRequestedAt: at }
    case 'FreshLinkRequested':
      return c
    case 'PersonalDataErased': {
      const erased = { ...c, erased: { content: e.content, on: e.erasedOn } }
      return erased.kind === 'appeal' ? { ...erased, reachable: false } : erased
    }
    case 'ReminderSent': {
      const p = c.pending[e.deadline]
      if (!p) return c
      return {
        ...c,
        pending: { ...c.pending, [e.deadline]: { ...p, reminded: { ...p.reminded, [e.to]: e.stage } } },
      }
    }
    case 'DeadlineMissed': {
      const p = c.pending[e.deadline]
      return p ? { ...c, pending: { ...c.pending, [e.deadline]: { ...p, missed: true } } } : c
    }
    case 'RegisterRowLoaded':
    case 'RegisterRowCorrected':
      return changedByRow(c, e)
    case 'CaseActivated':
      return awake(c, e)
    default:
      return never(e)
  }
}

/** What was loaded begins to wait: each date on its owner, agencies and the chair by their links. */
const awake = (c: Case, { waiting, grant }: EventOf<'CaseActivated'>): Case => {
  const pending = { ...c.pending }
  const grants = { ...c.grants }
  const letters = { ...c.letters }
  for (const { key, deadline } of waiting) {
    const letter = letters[key.slice('letter:'.length)]
    if (isLetter(key) && letter) {
      const agency: Party = { role: 'agency', as: letter.agency }
      pending[key] = waits(deadline, agency)
      grants[letter.grant] = { ...agency, letter: letter.number, open: true }
    } else pending[key] = waits(deadline, key === 'triage' ? secretariat : chairOf(c))
  }
  for (const [number, letter] of Object.entries(letters)) letters[number] = dropped(letter, 'dormant')
  if (grant) grants[grant] = { ...chairOf(c), open: true }
  const assignments = c.assignments + (grant ? 1 : 0)
  const next = moveDates(
    { ...(dropped(c, 'dormant') as Case), pending, grants, letters, assignments },
    waiting,
  )
  const control = pending.control?.deadline.due
  return next.kind === 'appeal' && next.longTerm && control
    ? { ...next, longTerm: { ...next.longTerm, controlOn: control } }
    : next
}

/** After these a row of the register no longer says how the case stands. */
const acts = new Set<CaseEvent['type']>([
  'CaseAssigned',
  'CaseReturned',
  'AppealForwarded',
  'ClarificationAsked',
  'ExtensionRequested',
  'ExtensionGranted',
  'LongTermSet',
  'NextControlSet',
  'AppealWithdrawn',
  'AnswerDisputed',
  'AppealAnswered',
  'ClockPaused',
  'RecommendationGiven',
  'DraftVersionReceived',
  'DraftReturned',
  'DraftNotConsidered',
  'DraftWithdrawn',
])

const never = (value: never): never => {
  throw new Error(`unhandled: ${JSON.stringify((value as { type?: string }).type)}`)
}

/** The case after one more event, which its commit dated `at`. */
export const evolve = (state: CaseState, caseId: string, e: CaseEvent, at: string): CaseState => {
  const next = state ? marked(evolveOpen(state, e, at), e) : open(caseId, e)
  if (!next || !('attachments' in e) || !e.attachments) return next
  const { type: from, content } = e
  const attachment = { content, from, at, ...('letter' in e && { letter: e.letter }) }
  return { ...next, attached: [...next.attached, attachment] }
}

const marked = (c: Case, e: CaseEvent): Case => (c.loaded && acts.has(e.type) ? { ...c, worked: true } : c)

/** The case after one more commit. */
export const applyCommit = (state: CaseState, commit: Commit): CaseState => {
  let next = state
  for (const e of commit.events) next = evolve(next, commit.caseId, e, commit.at)
  const opened = commit.version === 1 && commit.schema === 2
  return next && { ...next, version: commit.version, ...(opened && { linkKey: commit.commandId }) }
}

/** The case that a log tells of; undefined for an empty one. */
export const fold = (commits: readonly Commit[]): CaseState =>
  commits.reduce<CaseState>(applyCommit, undefined)
