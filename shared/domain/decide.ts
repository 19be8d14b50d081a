/**
 * What may happen to a case, and what follows from it by law. `decide` is pure: time, calendar and new numbers come
 * in through the context; what it returns is committed as it is or refused with a reason.
 */
import type { CaseEvent, EventOf } from '../../events/events.ts'
import type { Actor, Deadline, Role, TermKey } from '../../events/values.ts'
import {
  type Appeal,
  type Case,
  type CaseState,
  type DraftAct,
  isRecommended,
  type Letter,
  type Pause,
  type Pending,
  type Response,
  rightsOf,
  staffRoleOf,
} from './case.ts'
import { activate, type LoadRow, loadRow } from './journal/import.ts'
import type { Refusal, Rejected } from './refusals.ts'

type Given<T extends CaseEvent['type'], Omitted extends string> = Omit<EventOf<T>, 'type' | 'v' | Omitted>

export type Command =
  | ({ type: 'register_appeal' } & Given<
      'AppealRegistered',
      'answer' | 'triage' | 'receivedOn' | 'registeredOn'
    >)
  | ({ type: 'register_draft_act' } & Given<
      'DraftActRegistered',
      'recommendation' | 'triage' | 'receivedOn' | 'registeredOn'
    >)
  /** The council's own case: its letter leaves at once, under the same content. */
  | ({ type: 'open_initiative'; agency: string } & Given<'InitiativeOpened', 'receivedOn' | 'registeredOn'>)
  | { type: 'request_triage' }
  | { type: 'assign'; commission: string; by: EventOf<'CaseAssigned'>['by'] }
  | { type: 'accept' }
  | { type: 'return'; content: string }
  | { type: 'forward'; content: string; to?: string; part: boolean }
  | { type: 'ask'; content: string }
  | { type: 'letter'; agency: string; content: string }
  | {
      type: 'recommend'
      outcome: EventOf<'RecommendationGiven'>['outcome']
      content: string
      /** How many there are, those carried over included. */
      remarks: number
      /** Numbers of remarks of the recommendation `of` this content, made on an earlier version. */
      carried?: { of: string; remarks: number[] }
      read?: number
    }
  /** `read`: the version of the draft that was before the chair, where they say so; as with `recommend`. */
  | { type: 'incomplete'; content: string; read?: number }
  | { type: 'decline'; content: string; read?: number }
  | { type: 'answer'; outcome: EventOf<'AppealAnswered'>['outcome']; content: string }
  | { type: 'long_term'; content: string; controlOn: string }
  | { type: 'extension'; content: string; until: string }
  | { type: 'extend'; content: string; until: string }
  | { type: 'refuse_extension'; content: string }
  | { type: 'note_extension_told' }
  | { type: 'pause'; cause: string }
  | { type: 'resume'; cause?: string }
  | {
      type: 'respond'
      letter: string
      decision: EventOf<'ResponseRecorded'>['decision']
      content: string
      via: EventOf<'ResponseRecorded'>['via']
      /** When the agency spoke; of paper, when it is entered. */
      saidAt: string
      /** The local day that paper came on: it is entered later. */
      receivedOn?: string
      remarks?: { no: number; accepted: boolean; reasoned: boolean }[]
    }
  | { type: 'receive_version'; content: string; draftVersion: number; topic?: string }
  | { type: 'withdraw_draft'; content?: string }
  | { type: 'withdraw' }
  | { type: 'dispute'; content: string }
  | { type: 'add_message'; content: string }
  | { type: 'request_link' }
  | { type: 'request_fresh_link'; grant: string }
  /** `on`: the day whose digest carried it. */
  | { type: 'note_reminder'; deadline: string; stage: number; to: EventOf<'ReminderSent'>['to']; on: string }
  | { type: 'hand_over'; commission: string }
  | { type: 'note_missed' }
  /** `again`: what came since an earlier erasure goes too. */
  | { type: 'erase'; content: string; again?: true }
  | { type: 'recompute' }
  | LoadRow
  | { type: 'activate' }

export type Context = {
  actor: Actor
  /** When the command was given, UTC; and that day in the council's time zone. */
  at: string
  today: string
  dayOf(instant: string): string
  /** The instant at which the local day after this one begins. */
  dayAfterBegins(day: string): string
  registrationDay(receivedOn: string): string
  countFrom: 'receipt' | 'registration'
  deadline(term: TermKey, from: string): Deadline
  chosenDeadline(term: TermKey, from: string, due: string): Deadline
  recount(deadline: Deadline, pauses: readonly Pause[]): Deadline
  isWorkingDay(day: string): boolean
  /** The last day that an answer's term may be extended to. */
  latestExtension(receivedOn: string): string
  /** The number for a letter that this decision sends. */
  letterNumber: string
  commissions: readonly string[]
  agencies: readonly string[]
  pauseCauses: readonly string[]
  /** Who decides an extension. */
  extensionBy: readonly ('head' | 'secretary')[]
}

export type Decided = readonly CaseEvent[] | Rejected

export const isRejected = (d: Decided): d is Rejected => 'refused' in d

const refuse = (refused: Refusal, path?: string, remarks?: number[]): Rejected => ({
  refused,
  ...(path && { path }),
  ...(remarks && { remarks }),
})

/** The same events, where each that names this text says how many files came with it. */
export const withAttachments = (
  events: readonly CaseEvent[],
  content: string,
  attachments: number,
): readonly CaseEvent[] =>
  attachments === 0
    ? events
    : events.map((e) => ('content' in e && e.content === content ? { ...e, attachments } : e))

/** What the holders of links and the applicant do. Pages offer exactly those that `mayNot` has nothing against. */
export const actions = [
  'accept',
  'answer',
  'recommend',
  'letter',
  'ask',
  'long_term',
  'extension',
  'incomplete',
  'decline',
  'assign',
  'forward',
  'record_response',
  'return',
  'told',
  'pause',
  'resume',
  'extend',
  'refuse_extension',
  'respond',
] as const
export type ActionName = (typeof actions)[number]

/** What of the moment `mayNot` needs: whether a due date has passed or may move, and the letter that is meant. */
export type Moment = Pick<Context, 'today' | 'extensionBy' | 'pauseCauses' | 'latestExtension'> & {
  letter?: string | undefined
}

/**
 * Why this actor may not do this now; undefined when they may. The one place that pages and `decide` both ask; days are
 * the council's local ones. Forwarding is АППК art. 65, an extension and telling of it art. 76, recommendations on
 * drafts and which to consider Law 383-V; the rest are the council's own rules (docs/lifecycles.md has each).
 */
export const mayNot = (c: Case, action: ActionName, actor: Actor, moment: Moment): Refusal | undefined => {
  if (c.dormant && action !== 'respond' && action !== 'record_response') return 'not_activated'
  switch (action) {
    case 'assign':
      if (actor.role !== 'secretary' && actor.role !== 'system') return 'not_yours'
      // Its letter went out with it: there is nothing left for a commission to take.
      if (c.kind === 'initiative') return 'not_for_initiative'
      return notOpen(c) ?? (c.commission ? 'already_assigned' : undefined)
    case 'accept':
      return notTheChair(c, actor) ?? (c.accepted ? 'already_accepted' : undefined)
    case 'return':
      return actor.role === 'secretary' ? (notOpen(c) ?? notAssigned(c)) : notTheChair(c, actor)
    case 'letter':
      return notTheChair(c, actor)
    case 'answer':
    case 'long_term':
      return notTheChair(c, actor) ?? ofAppeal(c)
    case 'ask':
      return notTheChair(c, actor) ?? ofAppeal(c, ({ question }) => (question ? 'question_open' : undefined))
    case 'extension':
      return (
        notTheChair(c, actor) ??
        ofAppeal(c, (appeal) => (appeal.extension ? 'extension_open' : notToExtend(appeal, moment)))
      )
    case 'extend':
      return notDeciding(c, actor, moment) ?? ofAppeal(c, (appeal) => notToExtend(appeal, moment))
    case 'refuse_extension':
      return notDeciding(c, actor, moment)
    case 'told':
      return notTheSecretary(actor) ?? (c.pending.extension_notice ? undefined : 'nothing_to_tell')
    case 'recommend':
      return (
        notTheChair(c, actor) ??
        (c.kind !== 'draft_act' ? 'not_a_draft_act' : isRecommended(c) ? 'already_recommended' : undefined)
      )
    case 'incomplete':
    case 'decline':
      return mayNot(c, 'recommend', actor, moment)
    case 'forward':
      return notTheSecretary(actor) ?? ofAppeal(c, notOpen)
    case 'pause':
      if (moment.pauseCauses.length === 0) return 'pause_cause_unknown'
      return notTheSecretary(actor) ?? notOpen(c) ?? (c.stopped ? 'clock_stopped' : notCounting(c, moment))
    case 'resume':
      return notTheSecretary(actor) ?? (c.stopped ? undefined : 'clock_running')
    case 'record_response':
      return notTheSecretary(actor) ?? (Object.keys(c.letters).length > 0 ? undefined : 'letter_unknown')
    case 'respond': {
      if (actor.role !== 'agency') return 'not_yours'
      const { letter } = moment
      const known = letter && Object.hasOwn(c.letters, letter) ? c.letters[letter] : undefined
      return known && actor.as === known.agency ? undefined : 'letter_unknown'
    }
  }
}

/** What is an appeal's only, and then why not. */
const ofAppeal = (c: Case, why: (appeal: Appeal) => Refusal | undefined = () => undefined) =>
  c.kind === 'appeal' ? why(c) : 'not_an_appeal'
const notOpen = (c: Case): Refusal | undefined => (c.closedOn ? 'already_closed' : undefined)
const notAssigned = (c: Case): Refusal | undefined => (c.commission ? undefined : 'not_assigned')
const notTheSecretary = (actor: Actor): Refusal | undefined =>
  actor.role === 'secretary' ? undefined : 'not_yours'

const notTheChair = (c: Case, actor: Actor): Refusal | undefined => {
  if (actor.role !== 'chair') return 'not_yours'
  if (!c.commission) return 'not_assigned'
  return actor.as === c.commission ? notOpen(c) : 'not_yours'
}

/** On time until the end of the due day; past from the next local date. What has no date is never past. */
const isPast = (due: string | null | undefined, today: string): due is string => due != null && due < today

/**
 * An extension is asked and decided before the current due date has passed, and while the two months after receipt
 * leave a later one (АППК, art. 76). While the clock stands still nobody knows yet which date it would be later than.
 */
const notToExtend = (c: Appeal, { today, latestExtension }: Moment): Refusal | undefined => {
  if (c.stopped) return 'clock_stopped'
  if (isPast(c.main.due, today)) return 'extension_past_due'
  return extendedAfter(c, today) >= latestExtension(c.receivedOn) ? 'extension_too_long' : undefined
}

/** The day that an extension must lie after: the current due date; where no calendar gives one, today. */
const extendedAfter = ({ main }: Appeal, today: string): string => main.due ?? today

/** Only the counted term of the case itself is paused, while it runs: not a chosen date, nor one that has passed. */
const notCounting = (c: Case, { today }: Moment): Refusal | undefined => {
  const [, main] = Object.entries(c.pending).find(([key]) => isMain(key)) ?? []
  const runs = main && main.deadline.mode !== 'chosen' && !isPast(main.deadline.due, today)
  return runs ? undefined : 'nothing_to_pause'
}

const notDeciding = (c: Case, actor: Actor, { extensionBy }: Moment): Refusal | undefined => {
  if (!extensionBy.some((role) => role === actor.role)) return 'not_yours'
  return ofAppeal(c, ({ extension }) => (extension ? undefined : 'extension_not_asked'))
}

/** Who gives the commands that are nobody's action on a page. */
const givenBy: Partial<Record<Command['type'], readonly Role[]>> = {
  register_appeal: ['applicant', 'secretary'],
  register_draft_act: ['agency'],
  open_initiative: ['secretary'],
  request_triage: ['system'],
  note_extension_told: ['system', 'secretary'],
  receive_version: ['agency'],
  withdraw_draft: ['agency'],
  withdraw: ['applicant'],
  dispute: ['applicant'],
  add_message: ['applicant'],
  request_link: ['applicant'],
  request_fresh_link: ['system'],
  note_reminder: ['system'],
  hand_over: ['system'],
  erase: ['system'],
  note_missed: ['system'],
  recompute: ['system'],
  load_row: ['system'],
  activate: ['system'],
}

/**
 * Day zero of a case's terms, and the days that the register shows: received on the local day, registered then or on
 * the next working day (АППК, art. 64). Terms run "from receipt" (art. 65, 76) unless `countFrom` says registration.
 */
const startOf = (context: Context, receivedAt: string) => {
  const receivedOn = context.dayOf(receivedAt)
  const registeredOn = context.registrationDay(receivedOn)
  const from = context.countFrom === 'receipt' ? receivedOn : registeredOn
  return { from, days: { receivedOn, registeredOn } }
}

/**
 * The events that follow from a command, nothing (`[]`) when it has no effect, or the reason why not. An appeal is never
 * refused for what it is about or for a calendar that is lacking (АППК, art. 63-64). Every due date is counted here
 * and stands in its event; days are local, instants UTC.
 * Never throws; a repeated commandId is the caller's to notice.
 */
export const decide = (state: CaseState, command: Command, context: Context): Decided => {
  if (givenBy[command.type]?.includes(context.actor.role) === false) return refuse('not_yours')
  switch (command.type) {
    case 'register_appeal': {
      if (state) return refuse('number_taken')
      const { type: _, ...given } = command
      const { from, days } = startOf(context, command.receivedAt)
      const [answer, triage] = [
        context.deadline('appeal.answer', from),
        context.deadline('appeal.triage', from),
      ]
      return [{ type: 'AppealRegistered', v: 1, ...given, ...days, answer, triage }]
    }
    case 'register_draft_act': {
      if (state) return refuse('number_taken')
      const { type: _, ...given } = command
      const { from, days } = startOf(context, command.receivedAt)
      const recommendation = context.deadline('draft_act.recommendation', from)
      const triage = context.deadline('appeal.triage', from)
      return [{ type: 'DraftActRegistered', v: 1, ...given, ...days, recommendation, triage }]
    }
    case 'open_initiative': {
      if (state) return refuse('number_taken')
      const { type: _, agency, ...given } = command
      if (!context.agencies.includes(agency)) return refuse('agency_unknown', 'agency')
      const { days } = startOf(context, command.receivedAt)
      return [
        { type: 'InitiativeOpened', v: 1, ...given, ...days },
        letterSent(agency, command.content, context),
      ]
    }
    case 'load_row':
      return loadRow(state, command, context)
    default: {
      if (!state) return refuse('case_unknown')
      const decided = decideOpen(state, command, context)
      if (isRejected(decided) || decided.length === 0) return decided
      return [...missedUnseen(state, command, context), ...decided]
    }
  }
}

type Opening = 'register_appeal' | 'register_draft_act' | 'open_initiative' | 'load_row'
type LaterCommand = Exclude<Command, { type: Opening }>

const decideOpen = (c: Case, command: LaterCommand, context: Context): Decided => {
  const { today, actor } = context
  /** The events, unless the action is not this actor's now. */
  const allowed = (action: ActionName, events: () => Decided): Decided => {
    const why = mayNot(c, action, actor, context)
    return why ? refuse(why) : events()
  }
  switch (command.type) {
    case 'request_triage':
      return c.kind === 'initiative' || c.commission || c.triageRequested || c.closedOn
        ? []
        : [{ type: 'TriageRequested', v: 1 }]
    case 'assign':
      return allowed('assign', () => {
        const { commission, by } = command
        if (!context.commissions.includes(commission)) return refuse('commission_unknown', 'commission')
        const grant = `chair-${c.assignments + 1}`
        const acceptance = context.deadline('appeal.acceptance', today)
        return [{ type: 'CaseAssigned', v: 1, commission, by, grant, acceptance }]
      })
    case 'hand_over':
      // Of what an old register brought, only what was activated has a chair's link.
      if (c.commission !== command.commission || c.closedOn || c.dormant || c.assignments === 0) return []
      return [
        { type: 'ChairReplaced', v: 1, commission: command.commission, grant: `chair-${c.assignments + 1}` },
      ]
    case 'accept':
      return allowed('accept', () => [{ type: 'CaseAccepted', v: 1 }])
    case 'return':
      return allowed('return', () => [
        {
          type: 'CaseReturned',
          v: 1,
          content: command.content,
          commission: c.commission as string,
          by: actor.role,
          triage: context.deadline('appeal.triage', today),
        },
      ])
    case 'forward':
      return allowed('forward', () => {
        const { content, to, part } = command
        if (to !== undefined && !context.agencies.includes(to)) return refuse('agency_unknown', 'to')
        return [
          {
            type: 'AppealForwarded',
            v: 1,
            content,
            ...(to !== undefined && { to }),
            part,
            late: isPast((c as Appeal).forwarding.due, today),
            forwardedOn: today,
          },
        ]
      })
    case 'ask':
      return allowed('ask', () => [
        {
          type: 'ClarificationAsked',
          v: 1,
          content: command.content,
          clarification: context.deadline('appeal.clarification', today),
        },
      ])
    case 'letter':
      return allowed('letter', () =>
        context.agencies.includes(command.agency)
          ? [...accepting(c), letterSent(command.agency, command.content, context)]
          : refuse('agency_unknown', 'agency'),
      )
    case 'recommend':
      return allowed('recommend', () => notRead(c, command) ?? recommend(c as DraftAct, command, context))
    case 'incomplete':
      return allowed(
        'incomplete',
        () =>
          notRead(c, command) ?? [
            { type: 'DraftReturned', v: 1, content: command.content, returnedOn: today },
          ],
      )
    case 'decline':
      return allowed(
        'decline',
        () =>
          notRead(c, command) ?? [
            { type: 'DraftNotConsidered', v: 1, content: command.content, decidedOn: today },
          ],
      )
    case 'answer':
      return allowed('answer', () => {
        const { outcome, content } = command
        return [
          {
            type: 'AppealAnswered',
            v: 1,
            outcome,
            content,
            answeredOn: today,
            ...(!(c as Appeal).disputed && { dispute: context.deadline('appeal.dispute', today) }),
          },
        ]
      })
    case 'long_term':
      return allowed('long_term', () => {
        if (command.controlOn <= today) return refuse('control_not_later', 'controlOn')
        const control = context.chosenDeadline('control', today, command.controlOn)
        const type = (c as Appeal).longTerm ? 'NextControlSet' : 'LongTermSet'
        return [{ type, v: 1, content: command.content, setOn: today, control }]
      })
    case 'extension':
      return allowed('extension', () => {
        const { content, until } = command
        const wrong = wrongUntil(c as Appeal, until, context)
        if (wrong) return wrong
        const grant = `head-${Object.keys(c.grants).filter((id) => id.startsWith('head-')).length + 1}`
        const decision = context.deadline('extension.decision', today)
        return [{ type: 'ExtensionRequested', v: 1, content, until, grant, decision }]
      })
    case 'extend':
      return allowed('extend', () => {
        const { content, until } = command
        const { main } = c as Appeal
        const wrong = wrongUntil(c as Appeal, until, context)
        if (wrong) return wrong
        const answer = context.chosenDeadline('appeal.answer', main.from, until)
        const notice = context.deadline('extension.notice', today)
        return [{ type: 'ExtensionGranted', v: 1, content, answer, notice }]
      })
    case 'refuse_extension':
      return allowed('refuse_extension', () => [{ type: 'ExtensionRefused', v: 1, content: command.content }])
    case 'note_extension_told':
      if (actor.role === 'secretary')
        return allowed('told', () => [{ type: 'ExtensionTold', v: 1, on: today }])
      return c.pending.extension_notice ? [{ type: 'ExtensionTold', v: 1, on: today }] : []
    case 'pause': {
      const why = mayNot(c, 'pause', actor, context)
      if (why) return refuse(why, why === 'pause_cause_unknown' ? 'cause' : undefined)
      return context.pauseCauses.includes(command.cause)
        ? [{ type: 'ClockPaused', v: 1, cause: command.cause, on: today }]
        : refuse('pause_cause_unknown', 'cause')
    }
    case 'resume':
      return allowed('resume', () => {
        const stopped = c.stopped as NonNullable<Case['stopped']>
        // Only one pause is open at a time: its cause need not be named, and another one is a mistake.
        return command.cause === undefined || command.cause === stopped.cause
          ? resume(c, stopped, context)
          : refuse('pause_cause_unknown', 'cause')
      })
    case 'respond':
      return respond(c, command, context)
    case 'receive_version':
      return receiveVersion(c, command, context)
    case 'withdraw_draft':
      if (c.kind !== 'draft_act') return refuse('not_a_draft_act')
      if (actor.as !== c.agency) return refuse('not_yours')
      if (c.closedOn) return refuse('already_closed')
      return [
        {
          type: 'DraftWithdrawn',
          v: 1,
          ...(command.content && { content: command.content }),
          withdrawnOn: today,
        },
      ]
    case 'withdraw':
      if (c.kind !== 'appeal') return refuse('not_an_appeal')
      return c.closedOn ? refuse('already_closed') : [{ type: 'AppealWithdrawn', v: 1, withdrawnOn: today }]
    case 'dispute':
      return dispute(c, command.content, context)
    case 'add_message':
      return c.kind === 'appeal' && c.question
        ? [{ type: 'ClarificationReceived', v: 1, content: command.content }]
        : [{ type: 'MessageReceived', v: 1, content: command.content, late: c.closedOn !== undefined }]
    case 'request_link': {
      if (c.kind !== 'appeal' || !c.reachable) return []
      const quiet = 10 * 60_000
      const last = c.linkRequestedAt
      return last && Date.parse(context.at) - Date.parse(last) < quiet
        ? []
        : [{ type: 'LinkRequested', v: 1 }]
    }
    case 'request_fresh_link':
      return c.grants[command.grant] || staffRoleOf(command.grant)
        ? [{ type: 'FreshLinkRequested', v: 1, grant: command.grant }]
        : refuse('case_unknown')
    case 'note_reminder': {
      const pending = c.pending[command.deadline]
      if (
        !pending?.deadline.due ||
        (pending.reminded[command.to] ?? Number.NEGATIVE_INFINITY) >= command.stage
      )
        return []
      const { deadline, stage, to, on } = command
      return [{ type: 'ReminderSent', v: 1, deadline, due: pending.deadline.due, stage, to, on }]
    }
    case 'erase':
      return c.erased && !command.again
        ? []
        : [{ type: 'PersonalDataErased', v: 1, content: command.content, erasedOn: today }]
    case 'note_missed':
      return overdue(c, today).map(([key, p]) =>
        key === 'clarification' ? lapsed(p, context) : missed(key, p, context),
      )
    case 'recompute':
      return recompute(c, context)
    case 'activate':
      return activate(c, context)
  }
}

const isMain = (key: string) => key === 'answer' || key === 'recommendation'

/** What was to be done before this day and is not noted as missed. On time until the end of the due day. */
const overdue = (c: Case, today: string): [string, Pending][] =>
  Object.entries(c.pending).filter(
    ([key, p]) => isPast(p.deadline.due, today) && !p.missed && !(c.stopped && isMain(key)),
  )

/**
 * Dates that passed before this was done and that no sweep has seen yet: done late on the next morning, or after days
 * without a sweep, is missed all the same. A late reply is a reply, a date that another calendar moves was not missed,
 * and a response entered from paper is as late as the day it came.
 */
const missedUnseen = (c: Case, command: LaterCommand, context: Context): EventOf<'DeadlineMissed'>[] => {
  if (command.type === 'note_missed' || command.type === 'recompute') return []
  const cameInTime = (key: string, { deadline: { due } }: Pending) =>
    command.type === 'respond' &&
    key === `letter:${command.letter}` &&
    command.receivedOn !== undefined &&
    due !== null &&
    command.receivedOn <= due
  return overdue(c, context.today)
    .filter(([key, p]) => key !== 'clarification' && !cameInTime(key, p))
    .map(([key, p]) => missed(key, p, context))
}

const occurred = (p: Pending, context: Context) => {
  const due = p.deadline.due as string
  return { due, occurredAt: context.dayAfterBegins(due) }
}

/** Stamped at the start of the local day after the due date, whenever it is noticed. */
const missed = (key: string, p: Pending, context: Context): EventOf<'DeadlineMissed'> => ({
  type: 'DeadlineMissed',
  v: 1,
  deadline: key,
  term: p.deadline.term,
  owner: p.owner.role,
  ...occurred(p, context),
})

/** A question nobody replied to is not missed, it lapses. */
const lapsed = (p: Pending, context: Context): EventOf<'ClarificationLapsed'> => ({
  type: 'ClarificationLapsed',
  v: 1,
  ...occurred(p, context),
})

/** Writing to an agency implies that the chair took the case. */
const accepting = (c: Case): EventOf<'CaseAccepted'>[] => (c.accepted ? [] : [{ type: 'CaseAccepted', v: 1 }])

/** Law 383-V: an agency considers what the council writes and answers with reasons; how soon is the council's term. */
const letterSent = (agency: string, content: string, context: Context): EventOf<'LetterSent'> => ({
  type: 'LetterSent',
  v: 1,
  letter: context.letterNumber,
  agency,
  content,
  sentOn: context.today,
  grant: `letter-${context.letterNumber}`,
  response: context.deadline('letter.response', context.today),
})

/** What is said of one version is not said of another that has taken its place meanwhile. */
const notRead = (c: Case, { read }: { read?: number }): Rejected | undefined =>
  c.kind === 'draft_act' && read !== undefined && read !== c.draftVersion
    ? refuse('draft_changed')
    : undefined

/**
 * Law 383-V: a recommendation is given on a version of the draft and goes to its developer as a letter. That `supported`
 * has no remarks and `with_remarks` has some is the council's rule.
 */
const recommend = (
  c: DraftAct,
  { outcome, content, remarks, carried }: Extract<Command, { type: 'recommend' }>,
  context: Context,
): Decided => {
  const { agency, draftVersion } = c
  const unknown = carried && notToCarry(c, carried)
  if (unknown?.length) return refuse('remark_unknown', 'carry', unknown)
  if (outcome === 'with_remarks' && remarks === 0) return refuse('remarks_required', 'remarks')
  if (outcome === 'supported' && remarks > 0) return refuse('remarks_not_expected', 'remarks')
  return [
    {
      type: 'RecommendationGiven',
      v: 1,
      outcome,
      content,
      draftVersion,
      remarks,
      ...(carried?.remarks.length && { carried: carried.remarks }),
      givenOn: context.today,
    },
    letterSent(agency, content, context),
  ]
}

/** Remarks are carried over from the last recommendation only: the numbers that it has no remark for. */
const notToCarry = (
  { recommendation: last }: DraftAct,
  { of, remarks }: { of: string; remarks: number[] },
): number[] => remarks.filter((no) => last?.content !== of || no < 1 || no > last.remarks)

/**
 * A new due date for an answer: a working day, later than the current one, at most two calendar months after
 * receipt (АППК, art. 76).
 */
const wrongUntil = (c: Appeal, until: string, context: Context): Rejected | undefined => {
  if (until <= extendedAfter(c, context.today)) return refuse('extension_not_later', 'until')
  if (until > context.latestExtension(c.receivedOn)) return refuse('extension_too_long', 'until')
  return context.isWorkingDay(until) ? undefined : refuse('extension_not_working_day', 'until')
}

/** The clock goes on: the case's own date is counted anew without the days it stood still. */
const resume = (c: Case, { cause, on: from }: NonNullable<Case['stopped']>, context: Context): Decided => {
  const pauses = [...c.pauses, { cause, from, to: context.today }]
  const moved = Object.entries(c.pending).flatMap(([key, p]) =>
    isMain(key) ? movedDate(key, p.deadline, context.recount(p.deadline, pauses)) : [],
  )
  return [{ type: 'ClockResumed', v: 1, cause, from, on: context.today, moved }]
}

/**
 * Every open counted date that another calendar puts on another day. Chosen dates never move, and a right that ended
 * by the old calendar and by the new one is no longer open.
 */
const recompute = (c: Case, context: Context): Decided => {
  const waiting = Object.entries(c.pending).flatMap(([key, p]) =>
    movedDate(key, p.deadline, context.recount(p.deadline, isMain(key) ? c.pauses : [])),
  )
  const rights = Object.entries(rightsOf(c)).flatMap(([key, deadline]) => {
    const counted = context.recount(deadline, [])
    const over = [deadline, counted].every(({ due }) => isPast(due, context.today))
    return over ? [] : movedDate(key, deadline, counted)
  })
  const moved = [...waiting, ...rights]
  return moved.length ? [{ type: 'DueDatesMoved', v: 1, moved }] : []
}

const movedDate = (key: string, before: Deadline, deadline: Deadline) =>
  before.due === deadline.due ? [] : [{ key, deadline }]

/**
 * An agency's response to one letter. A later one amends the decision, the first one's date stays; one that the
 * agency said earlier than what is known already is kept, shown and told, and changes nothing. Never refused for being late.
 */
const respond = (c: Case, command: Extract<Command, { type: 'respond' }>, context: Context): Decided => {
  // What came on paper, with its past day, is the secretariat's to enter; an agency speaks for itself, and now.
  const action = command.via === 'secretariat' ? 'record_response' : 'respond'
  const why = mayNot(c, action, context.actor, { ...context, letter: command.letter })
  if (why) return refuse(why, 'letter')
  const letter = Object.hasOwn(c.letters, command.letter) ? c.letters[command.letter] : undefined
  if (!letter) return refuse('letter_unknown', 'letter')
  const faulty = remarksFault(letter, command.remarks ?? [])
  if (faulty) return faulty
  const known = letter.response
  if (known && command.via === 'page') return refuse('letter_answered', 'letter')
  const entered = command.via === 'secretariat' ? command.receivedOn : undefined
  if (entered && entered > context.today) return refuse('received_in_future', 'receivedOn')
  if (entered && entered < letter.sentOn) return refuse('received_before_sent', 'receivedOn')
  const receivedOn = entered ?? context.today
  const saidAt = entered ? saidOnPaper(command.saidAt, entered, context) : command.saidAt
  const effect = !known ? 'first' : isLater(saidAt, context.at, known) ? 'amended' : 'superseded'
  return [
    {
      type: 'ResponseRecorded',
      v: 1,
      letter: letter.number,
      decision: command.decision,
      content: command.content,
      via: command.via,
      effect,
      saidAt,
      receivedOn,
      late: isPast(letter.deadline.due, receivedOn),
      ...(command.remarks?.length && {
        remarks: command.remarks.map(({ no, accepted }) => ({ no, accepted })),
      }),
    },
  ]
}

/**
 * By the sender's time; a tie, for its clock may be coarse and paper tells no hour, by the order of arrival, whatever
 * the order in which they are worked on.
 */
const isLater = (saidAt: string, arrivedAt: string, known: Response): boolean =>
  saidAt > known.saidAt || (saidAt === known.saidAt && arrivedAt >= known.arrivedAt)

/** Paper tells no hour: it was said by the end of the local day that it came on, and before it was entered. */
const saidOnPaper = (enteredAt: string, receivedOn: string, { dayAfterBegins }: Context): string => {
  const lastOfDay = new Date(Date.parse(dayAfterBegins(receivedOn)) - 1).toISOString()
  return lastOfDay < enteredAt ? lastOfDay : enteredAt
}

/** Each remark is answered exactly once: accepted, or declined with a reason. */
const remarksFault = (
  letter: Letter,
  answers: { no: number; accepted: boolean; reasoned: boolean }[],
): Rejected | undefined => {
  const expected = letter.remarks ?? 0
  const seen = new Set<number>()
  for (const [index, { no, accepted, reasoned }] of answers.entries()) {
    if (no < 1 || no > expected) return refuse('remark_unknown', `remarks.${index}.no`, [no])
    if (seen.has(no)) return refuse('remark_twice', `remarks.${index}.no`, [no])
    if (!accepted && !reasoned) return refuse('remark_reason_missing', `remarks.${index}.reason`, [no])
    seen.add(no)
  }
  const missing = Array.from({ length: expected }, (_, i) => i + 1).filter((no) => !seen.has(no))
  return missing.length ? refuse('remarks_missing', 'remarks', missing) : undefined
}

/**
 * A higher version takes the draft's place, with a term of its own and the topic that it gives; what was said of the
 * old one stays with it, and so does its commission. What it opens again waits as when it first came: for a commission,
 * or for its chair to accept it.
 */
const receiveVersion = (
  c: Case,
  { content, draftVersion, topic }: Extract<Command, { type: 'receive_version' }>,
  context: Context,
): Decided => {
  if (c.kind !== 'draft_act') return refuse('not_a_draft_act')
  if (context.actor.as !== c.agency) return refuse('not_yours')
  if (draftVersion <= c.draftVersion) return refuse('draft_version_differs', 'version')
  const { from, days } = startOf(context, context.at)
  return [
    {
      type: 'DraftVersionReceived',
      v: 1,
      content,
      draftVersion,
      ...(topic && { topic }),
      receivedOn: days.receivedOn,
      recommendation: context.deadline('draft_act.recommendation', from),
      ...(c.closedOn && waitsAgain(c, from, context)),
    },
  ]
}

const waitsAgain = (c: DraftAct, from: string, { today, deadline }: Context) => {
  if (!c.commission) return { triage: deadline('appeal.triage', from) }
  return c.accepted ? {} : { acceptance: deadline('appeal.acceptance', today) }
}

/** Once, until the end of the tenth working day after the answer; it opens the case again with a new term. */
const dispute = (c: Case, content: string, context: Context): Decided => {
  if (c.kind !== 'appeal') return refuse('not_an_appeal')
  if (c.disputed) return refuse('already_disputed')
  if (!c.answer) return refuse('not_answered')
  if (isPast(c.dispute?.due, context.today)) return refuse('dispute_too_late')
  const answer = context.deadline('appeal.answer', context.today)
  return [{ type: 'AnswerDisputed', v: 1, content, disputedOn: context.today, answer }]
}
