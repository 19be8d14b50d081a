/**
 * What may happen to a case, and what follows from it by law. `decide` is pure: time, calendar and new numbers come
 * in through the context; what it returns is committed as it is or refused with a reason.
 */
import type { CaseEvent, EventOf } from '../../events/events.ts'
import type { Actor, Deadline, TermKey } from '../../events/values.ts'
import { type Case, type CaseState, type DraftAct, type Letter, type Pending, staffRoleOf } from './case.ts'
import type { Refusal, Rejected } from './refusals.ts'

export type Command =
  | ({ type: 'register_appeal' } & Omit<
      EventOf<'AppealRegistered'>,
      'type' | 'v' | 'answer' | 'triage' | 'receivedOn' | 'registeredOn'
    >)
  | ({ type: 'register_draft_act' } & Omit<
      EventOf<'DraftActRegistered'>,
      'type' | 'v' | 'recommendation' | 'triage' | 'receivedOn' | 'registeredOn'
    >)
  | { type: 'request_triage' }
  | { type: 'assign'; commission: string; by: EventOf<'CaseAssigned'>['by'] }
  | { type: 'accept' }
  | { type: 'letter'; agency: string; content: string }
  | {
      type: 'recommend'
      outcome: EventOf<'RecommendationGiven'>['outcome']
      content: string
      remarks: number
    }
  | { type: 'answer'; outcome: EventOf<'AppealAnswered'>['outcome']; content: string }
  | {
      type: 'respond'
      letter: string
      decision: EventOf<'ResponseRecorded'>['decision']
      content: string
      via: EventOf<'ResponseRecorded'>['via']
      saidAt: string
      remarks?: { no: number; accepted: boolean; reasoned: boolean }[]
    }
  | { type: 'add_message'; content: string }
  | { type: 'request_link' }
  | { type: 'request_fresh_link'; grant: string }
  | { type: 'note_reminder'; deadline: string; stage: number; to: EventOf<'ReminderSent'>['to'] }
  | { type: 'note_missed' }

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
  /** The number for a letter that this decision sends. */
  letterNumber: string
  commissions: readonly string[]
  agencies: readonly string[]
}

export type Decided = readonly CaseEvent[] | Rejected

export const isRejected = (d: Decided): d is Rejected => 'refused' in d

const refuse = (refused: Refusal, path?: string, remarks?: number[]): Rejected => ({
  refused,
  ...(path && { path }),
  ...(remarks && { remarks }),
})

/** What the holders of links do on the main road. Pages offer exactly those that `mayNot` has nothing against. */
export const actions = ['accept', 'letter', 'recommend', 'answer', 'assign', 'respond'] as const
export type ActionName = (typeof actions)[number]

/** Why this actor may not do this now; undefined when they may. The one place that pages and `decide` both ask. */
export const mayNot = (c: Case, action: ActionName, actor: Actor, letter?: string): Refusal | undefined => {
  switch (action) {
    case 'assign':
      if (actor.role !== 'secretary' && actor.role !== 'system') return 'not_yours'
      return c.commission ? 'already_assigned' : undefined
    case 'accept':
      return notTheChair(c, actor) ?? (c.accepted ? 'already_accepted' : undefined)
    case 'letter':
      return notTheChair(c, actor)
    case 'answer':
      return notTheChair(c, actor) ?? (c.kind === 'appeal' ? undefined : 'not_an_appeal')
    case 'recommend':
      return (
        notTheChair(c, actor) ??
        (c.kind !== 'draft_act' ? 'not_a_draft_act' : recommended(c) ? 'already_recommended' : undefined)
      )
    case 'respond': {
      const known = letter && Object.hasOwn(c.letters, letter) ? c.letters[letter] : undefined
      if (!known) return 'letter_unknown'
      if (actor.role === 'agency' && actor.as !== known.agency) return 'letter_unknown'
      return actor.role === 'agency' || actor.role === 'secretary' ? undefined : 'not_yours'
    }
  }
}

const notTheChair = (c: Case, actor: Actor): Refusal | undefined => {
  if (actor.role !== 'chair') return 'not_yours'
  if (!c.commission) return 'not_assigned'
  if (actor.as !== c.commission) return 'not_yours'
  return c.closedOn ? 'already_closed' : undefined
}

const recommended = (c: DraftAct) => c.recommendation?.draftVersion === c.draftVersion

const startOf = (context: Context, receivedAt: string) => {
  const receivedOn = context.dayOf(receivedAt)
  const registeredOn = context.registrationDay(receivedOn)
  return { receivedOn, registeredOn, from: context.countFrom === 'receipt' ? receivedOn : registeredOn }
}

/**
 * The events that follow from a command, nothing (`[]`) when it has no effect, or the reason why not.
 * Never throws; a repeated commandId is the caller's to notice.
 */
export const decide = (state: CaseState, command: Command, context: Context): Decided => {
  if (command.type === 'register_appeal') {
    if (state) return []
    const { type: _, ...given } = command
    const { from, ...days } = startOf(context, command.receivedAt)
    return [
      {
        type: 'AppealRegistered',
        v: 1,
        ...given,
        ...days,
        answer: context.deadline('appeal.answer', from),
        triage: context.deadline('appeal.triage', from),
      },
    ]
  }
  if (command.type === 'register_draft_act') {
    if (state) return []
    const { type: _, ...given } = command
    const { from, ...days } = startOf(context, command.receivedAt)
    return [
      {
        type: 'DraftActRegistered',
        v: 1,
        ...given,
        ...days,
        recommendation: context.deadline('draft_act.recommendation', from),
        triage: context.deadline('appeal.triage', from),
      },
    ]
  }
  return state ? decideOpen(state, command, context) : refuse('case_unknown')
}

type LaterCommand = Exclude<Command, { type: 'register_appeal' | 'register_draft_act' }>

const decideOpen = (c: Case, command: LaterCommand, context: Context): Decided => {
  switch (command.type) {
    case 'request_triage':
      return c.commission || c.triageRequested ? [] : [{ type: 'TriageRequested', v: 1 }]
    case 'assign': {
      const why = mayNot(c, 'assign', context.actor)
      if (why) return refuse(why)
      if (!context.commissions.includes(command.commission)) return refuse('commission_unknown', 'commission')
      return [
        {
          type: 'CaseAssigned',
          v: 1,
          commission: command.commission,
          by: command.by,
          grant: `chair-${c.assignments + 1}`,
          acceptance: context.deadline('appeal.acceptance', context.today),
        },
      ]
    }
    case 'accept': {
      const why = mayNot(c, 'accept', context.actor)
      return why ? refuse(why) : [{ type: 'CaseAccepted', v: 1 }]
    }
    case 'letter': {
      const why = mayNot(c, 'letter', context.actor)
      if (why) return refuse(why)
      if (!context.agencies.includes(command.agency)) return refuse('agency_unknown', 'agency')
      return [...accepting(c), letterSent(command.agency, command.content, context)]
    }
    case 'recommend': {
      const why = mayNot(c, 'recommend', context.actor)
      if (why) return refuse(why)
      if (c.kind !== 'draft_act') return refuse('not_a_draft_act')
      if (command.outcome === 'with_remarks' && command.remarks === 0)
        return refuse('remarks_required', 'remarks')
      if (command.outcome === 'supported' && command.remarks > 0)
        return refuse('remarks_not_expected', 'remarks')
      return [
        {
          type: 'RecommendationGiven',
          v: 1,
          outcome: command.outcome,
          content: command.content,
          draftVersion: c.draftVersion,
          remarks: command.remarks,
          givenOn: context.today,
        },
        letterSent(c.agency, command.content, context),
      ]
    }
    case 'answer': {
      const why = mayNot(c, 'answer', context.actor)
      if (why) return refuse(why)
      const { outcome, content } = command
      return [{ type: 'AppealAnswered', v: 1, outcome, content, answeredOn: context.today }]
    }
    case 'respond':
      return respond(c, command, context)
    case 'add_message':
      return [{ type: 'MessageReceived', v: 1, content: command.content, late: c.closedOn !== undefined }]
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
      const { deadline, stage, to } = command
      return [
        { type: 'ReminderSent', v: 1, deadline, due: pending.deadline.due, stage, to, on: context.today },
      ]
    }
    case 'note_missed':
      return Object.entries(c.pending)
        .filter(([, p]) => isOverdue(p, context.today) && !p.missed)
        .map(([key, p]) => missed(key, p, context))
  }
}

/** On time until the end of the due day; overdue from the next local date. */
const isOverdue = (p: Pending, today: string) => p.deadline.due !== null && p.deadline.due < today

const missed = (key: string, p: Pending, context: Context): EventOf<'DeadlineMissed'> => {
  const due = p.deadline.due as string
  return {
    type: 'DeadlineMissed',
    v: 1,
    deadline: key,
    term: p.deadline.term,
    owner: p.owner.role,
    due,
    occurredAt: context.dayAfterBegins(due),
  }
}

/** Writing to an agency implies that the chair took the case. */
const accepting = (c: Case): EventOf<'CaseAccepted'>[] => (c.accepted ? [] : [{ type: 'CaseAccepted', v: 1 }])

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

/**
 * An agency's response to one letter. A later one amends the decision, the first one's date stays; one that the
 * agency said earlier than what is known already is kept and changes nothing. Never refused for being late.
 */
const respond = (c: Case, command: Extract<Command, { type: 'respond' }>, context: Context): Decided => {
  const why = mayNot(c, 'respond', context.actor, command.letter)
  if (why) return refuse(why, 'letter')
  const letter = c.letters[command.letter] as Letter
  const faulty = remarksFault(letter, command.remarks ?? [])
  if (faulty) return faulty
  const known = letter.response
  if (known && command.via === 'page') return refuse('letter_answered', 'letter')
  const effect = !known ? 'first' : command.saidAt > known.saidAt ? 'amended' : 'superseded'
  return [
    {
      type: 'ResponseRecorded',
      v: 1,
      letter: letter.number,
      decision: command.decision,
      content: command.content,
      via: command.via,
      effect,
      saidAt: command.saidAt,
      receivedOn: context.today,
      late: letter.deadline.due !== null && letter.deadline.due < context.today,
      ...(command.remarks?.length && {
        remarks: command.remarks.map(({ no, accepted }) => ({ no, accepted })),
      }),
    },
  ]
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
