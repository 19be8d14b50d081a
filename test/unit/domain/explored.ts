/**
 * Every step that the domain allows: all commands by all roles, from every state that differs from those seen in
 * anything that a decision asks for. Dates and numbers are not among it, nor is a letter's reminder of today, so the
 * states are some hundreds.
 */
import type { CaseEvent, EventType } from '../../../events/events.ts'
import {
  type Actor,
  type CaseKind,
  deadline,
  type Role,
  type Status,
  type TermKey,
} from '../../../events/values.ts'
import { type Case, type CaseState, isRecommended, mainOf, statusOf } from '../../../shared/domain/case.ts'
import { type Command, decide } from '../../../shared/domain/decide.ts'
import { handoversOf } from '../../../shared/domain/desk/handover.ts'
import { evolve } from '../../../shared/domain/fold.ts'
import { isRejected } from '../../../shared/domain/rule.ts'
import { addDays } from '../../../shared/domain/terms.ts'
import { by, context, monday, rules } from '../../builders/council.ts'
import { appealNumber } from '../../builders/events.ts'

/** What an old register brings is past already: tests of the import have it. */
type Commanded = Exclude<Command, { type: 'load_row' | 'activate' }>

/** What is done: a command's name, but where it can mean two things, or two mean one: a response, whoever enters it. */
export type Action =
  | Exclude<
      Commanded['type'],
      'forward' | 'link_repeat' | 'add_message' | 'completion' | 'note_missed' | 'record_response'
    >
  | 'forward wholly'
  | 'link'
  | 'file'
  | 'forward in part'
  | 'miss'
  | 'lapse'

export type Step = {
  kind: CaseKind
  from: Status | 'none'
  action: Action
  role: Role
  to: Status
  /** The case is over by it. */
  ended: boolean
  events: EventType[]
  /** The terms that it sets running. */
  terms: TermKey[]
}

const developer = 'public-spaces-department'
const actors: Actor[] = [
  by.applicant,
  by.system,
  by.secretary,
  by.head,
  by.chair('housing'),
  by.chair('social'),
  by.agency('almaty-su'),
  by.agency(developer),
]

const content = 'some-content'
const lettersOf = (c: CaseState) => Object.values(c?.letters ?? {})
/** As many letters as it takes to answer one while another waits, before and after. */
const enough = (c: CaseState) => lettersOf(c).filter((l) => l.remarks === undefined).length >= 2

/** One to each letter. */
const responsesIn = (c: CaseState) =>
  lettersOf(c).map(({ number, remarks = 0 }) => ({
    letter: number,
    decision: 'accepted' as const,
    content,
    saidAt: monday,
    remarks: Array.from({ length: remarks }, (_, i) => ({ no: i + 1, accepted: true, reasoned: false })),
  }))

/** Each command with nothing wrong in itself, in every variant that leads elsewhere. */
const commands: Record<Commanded['type'], (c: CaseState) => Commanded[]> = {
  register_appeal: () => [
    {
      type: 'register_appeal',
      content,
      channel: 'web',
      language: 'kk',
      topic: 'housing',
      applicantKind: 'person',
      reachable: true,
      receivedAt: monday,
    },
  ],
  register_draft_act: () => [
    {
      type: 'register_draft_act',
      content,
      agency: developer,
      actType: 'order',
      draftVersion: 1,
      receivedAt: monday,
    },
  ],
  open_initiative: () =>
    [{ agency: 'almaty-su' }, { agency: 'outside', byHand: true as const }].map((to) => ({
      type: 'open_initiative',
      ...to,
      content,
      origin: 'hearing',
      originOn: '2026-01-30',
      receivedAt: monday,
    })),
  // Changes nothing in a case, whatever its state.
  attach_signature: () => [],
  request_triage: () => [{ type: 'request_triage' }],
  assign: () => [{ type: 'assign', commission: 'housing', by: 'secretariat' }],
  hand_over: () => [{ type: 'hand_over', commission: 'housing' }],
  accept: () => [{ type: 'accept' }],
  return: () => [{ type: 'return', content }],
  forward: () => [
    { type: 'forward', content, part: false },
    { type: 'forward', content, part: true },
  ],
  complete: () => [{ type: 'complete', content, missing: ['iin'] }],
  return_to_applicant: () => [
    { type: 'return_to_applicant', content, ground: 'insulting' },
    { type: 'return_to_applicant', content, ground: 'not_completed' },
    {
      type: 'return_to_applicant',
      content,
      ground: 'repeated',
      of: 'ALM-A-2026-000007',
      repeat: { known: true, decided: true, unchanged: true },
    },
  ],
  link_repeat: () => [
    {
      type: 'link_repeat',
      of: 'ALM-A-2026-000007',
      file: false,
      repeat: { known: true, decided: true, unchanged: true },
    },
    {
      type: 'link_repeat',
      of: 'ALM-A-2026-000007',
      file: true,
      repeat: { known: true, decided: true, unchanged: true },
    },
  ],
  terminate: () => [{ type: 'terminate', content, ground: 'court' }],
  crime_or_danger: () => [
    { type: 'crime_or_danger', content, part: false },
    { type: 'crime_or_danger', content, part: true },
  ],
  ask: () => [{ type: 'ask', content }],
  letter: (c) =>
    enough(c)
      ? []
      : [
          { type: 'letter', agency: 'almaty-su', content },
          { type: 'letter', agency: 'outside', byHand: true, content },
        ],
  handed_over: (c) =>
    (c ? handoversOf(c) : []).flatMap(({ what, key }) => {
      const on = c?.pending[key]?.deadline.from ?? '2026-02-02'
      return what === 'letter' ? [] : [{ type: 'handed_over', what, on, how: 'post' }]
    }),
  correct_contact: () => [
    { type: 'correct_contact', content, email: true, address: false },
    { type: 'correct_contact', content, email: false, address: true },
  ],
  open_handover: () => [{ type: 'open_handover', what: 'answer' }],
  letter_handed_over: (c) =>
    lettersOf(c).map(({ number, sentOn }) => ({ type: 'letter_handed_over', letter: number, on: sentOn })),
  remind: (c) => lettersOf(c).map(({ number }) => ({ type: 'remind', letter: number })),
  note: () => [{ type: 'note', content }],
  recommend: () => [
    { type: 'recommend', outcome: 'supported', content, remarks: 0 },
    { type: 'recommend', outcome: 'with_remarks', content, remarks: 1 },
  ],
  incomplete: () => [{ type: 'incomplete', content }],
  decline: () => [{ type: 'decline', content }],
  answer: () => [{ type: 'answer', outcome: 'explained', content }],
  long_term: () => [{ type: 'long_term', content, controlOn: '2026-06-01' }],
  extension: (c) => [{ type: 'extension', content, until: laterThanDue(c) }],
  extend: (c) => [{ type: 'extend', content, until: laterThanDue(c) }],
  refuse_extension: () => [{ type: 'refuse_extension', content }],
  // Of councils whose head signs all letters (signing.test.ts).
  sign: () => [],
  refuse_signature: () => [],
  told: () => [{ type: 'told' }],
  pause: () => [{ type: 'pause', cause: 'expertise' }],
  resume: () => [{ type: 'resume' }],
  respond: (c) => responsesIn(c).map((said) => ({ type: 'respond', via: 'webhook', ...said })),
  record_response: (c) => responsesIn(c).map((said) => ({ type: 'record_response', ...said })),
  receive_version: (c) =>
    c?.kind === 'draft_act' && c.draftVersion > 1
      ? []
      : [{ type: 'receive_version', content, draftVersion: 2 }],
  withdraw_draft: () => [{ type: 'withdraw_draft' }],
  withdraw: () => [{ type: 'withdraw' }, { type: 'withdraw', receivedOn: '2026-02-02' }],
  dispute: () => [
    { type: 'dispute', content },
    { type: 'dispute', content, receivedOn: '2026-02-02' },
  ],
  // Beside the case's road, whatever its state (file-access.test.ts).
  ask_file: () => [],
  // (publication.test.ts)
  withdraw_consent: () => [],
  publish_answer: () => [],
  show_file: () => [],
  message: () => [{ type: 'message', content, receivedOn: '2026-02-02' }],
  reply: () => [{ type: 'reply', content, receivedOn: '2026-02-02' }],
  completion: () => [{ type: 'completion', content, receivedOn: '2026-02-02' }],
  add_message: () => [{ type: 'add_message', content }],
  rate_answer: () => [{ type: 'rate_answer', rating: 'partly', content }],
  request_link: () => [{ type: 'request_link' }],
  request_fresh_link: (c) =>
    Object.keys(c?.grants ?? {})
      .slice(0, 1)
      .map((grant) => ({ type: 'request_fresh_link', grant })),
  note_reminder: (c) =>
    Object.keys(c?.pending ?? {}).map((deadline) => ({
      type: 'note_reminder',
      deadline,
      stage: 0,
      to: 'chair',
      on: '2026-02-02',
    })),
  note_missed: () => [{ type: 'note_missed' }],
  erase: () => [{ type: 'erase', content }],
  recompute: () => [{ type: 'recompute' }],
}

const laterThanDue = (c: CaseState) => addDays((c && mainOf(c)?.due) ?? '2026-02-23', 1)

/** Every day is worked, and another calendar moves every date. */
const contexts = actors.map((actor) =>
  context(actor, monday, {
    pauseCauses: ['expertise'],
    isWorkingDay: () => true,
    latestExtension: () => '9999-12-31',
    recount: (d) => (d.mode === 'chosen' || !d.due ? d : { ...d, due: addDays(d.due, 1) }),
  }),
)

const today = rules.dayOf(monday)

/** Today matters for what is missed only: the first thing that waits, or all of it. */
const daysOf = (command: Command, c: CaseState) => {
  if (command.type !== 'note_missed') return [today]
  const due = Object.values(c?.pending ?? {}).map((p) => addDays(p.deadline.due as string, 1))
  return due.length ? [due.sort()[0] as string, '2026-12-31'] : []
}

const actionOf = (command: Commanded, events: EventType[]): Action => {
  switch (command.type) {
    case 'forward':
      return command.part ? 'forward in part' : 'forward wholly'
    case 'link_repeat':
      return command.file ? 'file' : 'link'
    case 'record_response':
      return 'respond'
    case 'completion':
      return 'reply'
    case 'add_message':
      return events.includes('MessageReceived') ? 'message' : 'reply'
    case 'note_missed':
      return events.includes('ClarificationLapsed') || events.includes('CompletionLapsed') ? 'lapse' : 'miss'
    default:
      return command.type
  }
}

/** What a decision asks of a case, without dates, numbers and contents. */
const shapeOf = (c: Case) => {
  const letters = lettersOf(c).map((l) => `${l.agency} ${l.remarks} ${l.response !== undefined}`)
  const own =
    c.kind === 'appeal'
      ? [
          c.question,
          c.completion,
          c.returnable,
          c.danger,
          c.extension,
          c.longTerm,
          c.answer,
          c.disputed,
          c.ended,
        ]
      : c.kind === 'draft_act'
        ? [isRecommended(c), c.recommendation, c.draftVersion > 1, c.ended]
        : []
  return JSON.stringify([
    c.kind,
    c.commission,
    c.triageRequested,
    c.accepted,
    c.stopped !== undefined,
    c.erased !== undefined,
    c.closedOn !== undefined,
    Object.keys(c.pending).sort(),
    letters.sort(),
    own.map((x) => (typeof x === 'object' ? true : x)),
  ])
}

/** How many things go on beside its main road; two at once show whatever three would. */
const sidesOf = (c: Case) => {
  const own =
    c.kind === 'appeal'
      ? [
          c.question,
          c.completion,
          c.returnable,
          c.danger,
          c.extension,
          c.pending.extension_notice,
          c.pending['handover:answer'],
          c.longTerm,
          c.disputed,
        ]
      : [c.kind === 'draft_act' && c.draftVersion > 1]
  return [...own, c.stopped, c.erased, lettersOf(c).length > 1].filter(Boolean).length
}

/** Every step there is, once. */
export const explore = (): Step[] => {
  const steps = new Map<string, Step>()
  const seen = new Set<string>()
  const states: CaseState[] = [undefined]
  for (const c of states) {
    const letterNumber = `ALM-L-2026-00000${lettersOf(c).length + 1}`
    const present = contexts.map((context) => ({ ...context, letterNumber }))
    for (const command of Object.values(commands).flatMap((variants) => variants(c)))
      for (const day of daysOf(command, c))
        for (const context of day === today ? present : present.map((one) => ({ ...one, today: day }))) {
          const decided = decide(c, command, context)
          if (isRejected(decided) || decided.length === 0) continue
          const after = decided.reduce<CaseState>((state, e) => evolve(state, appealNumber, e, monday), c)
          if (!after) throw new Error(`${command.type} left no case`)
          const step = stepOf(c, command, context.actor, decided, after)
          steps.set(JSON.stringify(step), step)
          const shape = shapeOf(after)
          if (sidesOf(after) > 2 || seen.has(shape)) continue
          seen.add(shape)
          states.push(after)
        }
  }
  return [...steps.values()]
}

const stepOf = (
  c: CaseState,
  command: Commanded,
  actor: Actor,
  decided: readonly CaseEvent[],
  after: Case,
): Step => {
  const events = [...new Set(decided.map((e) => e.type))].sort()
  return {
    kind: after.kind,
    from: c ? statusOf(c) : 'none',
    action: actionOf(command, events),
    role: actor.role,
    to: statusOf(after),
    ended: after.closedOn !== undefined,
    events,
    terms: [...new Set(decided.flatMap(termsOf))].sort(),
  }
}

/** The terms that an event sets running; what it only moves was running before. */
const termsOf = (e: CaseEvent) =>
  Object.values(e)
    .filter((value) => typeof value === 'object')
    .flatMap((value) => {
      const found = deadline.safeParse(value)
      return found.success ? [found.data.term] : []
    })
