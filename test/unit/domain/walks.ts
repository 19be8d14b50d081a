/** Random lives of a case: any commands by any roles, at rising times. Half of the actors are the right ones. */
import fc from 'fast-check'
import type { Commit } from '../../../events/commit.ts'
import type { CaseEvent } from '../../../events/events.ts'
import {
  type Actor,
  answerOutcomes,
  type CaseKind,
  type Deadline,
  decisions,
  ratings,
  recommendationOutcomes,
  returnGrounds,
  terminationGrounds,
} from '../../../events/values.ts'
import { hashOf } from '../../../shared/application/commits.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { type Command, decide } from '../../../shared/domain/decide.ts'
import { handoversOf } from '../../../shared/domain/desk/handover.ts'
import { applyCommit } from '../../../shared/domain/fold.ts'
import { type Decision, isRejected } from '../../../shared/domain/rule.ts'
import { addDays } from '../../../shared/domain/terms.ts'
import { by, context, local, monday, rules } from '../../builders/council.ts'
import { appealNumber, draftNumber } from '../../builders/events.ts'

type Tried = { before: CaseState; command: Command; actor: Actor; at: string; decided: Decision }
export type Walk = { log: Commit[]; states: CaseState[]; tried: Tried[] }

const actors: Actor[] = [
  by.applicant,
  by.system,
  by.secretary,
  by.head,
  by.chair('housing'),
  by.chair('urban-planning'),
  by.agency('almaty-su'),
  by.agency('public-spaces-department'),
]
const kinds = [
  'request_triage',
  'letter_handed_over',
  'remind',
  'note',
  'handed_over',
  'correct_contact',
  'open_handover',
  'assign',
  'accept',
  'letter',
  'recommend',
  'answer',
  'respond',
  'add_message',
  'rate_answer',
  'request_link',
  'request_fresh_link',
  'attach_signature',
  'note_reminder',
  'note_missed',
  'hand_over',
  'return',
  'forward',
  'ask',
  'complete',
  'return_to_applicant',
  'terminate',
  'crime_or_danger',
  'link_repeat',
  'incomplete',
  'decline',
  'long_term',
  'extension',
  'extend',
  'refuse_extension',
  'sign',
  'refuse_signature',
  'told',
  'pause',
  'resume',
  'receive_version',
  'withdraw_draft',
  'withdraw',
  'dispute',
  'message',
  'reply',
  'completion',
  'ask_file',
  'publish_answer',
  'withdraw_consent',
  'show_file',
  'recompute',
  'erase',
] as const
type Kind = (typeof kinds)[number]

const weight: Partial<Record<Kind, number>> = {
  assign: 5,
  accept: 2,
  letter: 4,
  letter_handed_over: 5,
  respond: 4,
  add_message: 3,
  rate_answer: 4,
  ask: 3,
  complete: 4,
  extension: 8,
  extend: 12,
  refuse_extension: 3,
  sign: 4,
  refuse_signature: 2,
  told: 16,
  note_missed: 3,
  long_term: 3,
  recommend: 4,
  pause: 4,
  resume: 3,
  dispute: 3,
  reply: 3,
  completion: 3,
  publish_answer: 6,
}
const kind = fc.oneof(...kinds.map((name) => ({ arbitrary: fc.constant(name), weight: weight[name] ?? 1 })))

export type Step = {
  kind: Kind
  /** The one whose turn it is, or any. */
  rightActor: boolean
  actor: Actor
  /** Picks from whatever there is to pick from. */
  n: number
  outcome: number
  remarks: number
  hours: number
}
const step: fc.Arbitrary<Step> = fc.record({
  kind,
  rightActor: fc.boolean(),
  actor: fc.constantFrom(...actors),
  n: fc.nat(6),
  outcome: fc.nat(10),
  remarks: fc.nat(2),
  hours: fc.oneof(fc.constant(0), fc.nat(200)),
})

export const steps = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constant('appeal' as const) },
    { weight: 2, arbitrary: fc.constant('draft_act' as const) },
    { weight: 1, arbitrary: fc.constant('initiative' as const) },
  ),
  unreachable: fc.boolean(),
  undated: fc.nat(4).map((n) => n === 0),
  headSigns: fc.nat(2).map((n) => n === 0),
  steps: fc.array(step, { maxLength: 32, size: 'max' }),
})
export type Steps = {
  kind: CaseKind
  unreachable: boolean
  /** So late that the shipped calendar lacks the year in which terms end. */
  undated: boolean
  /** Whether the head signs all letters. */
  headSigns?: boolean
  steps: Step[]
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

const beginning = ({ undated }: Steps) => (undated ? local('2027-12-20') : monday)

const registrations: Record<CaseKind, (given: Steps) => { command: Command; actor: Actor }> = {
  appeal: (given) => ({
    actor: by.applicant,
    command: {
      type: 'register_appeal',
      content: 'appeal-content',
      channel: 'web',
      language: 'kk',
      topic: 'housing',
      applicantKind: 'person',
      reachable: !given.unreachable,
      ...(!given.unreachable && { publish: true }),
      receivedAt: beginning(given),
    },
  }),
  draft_act: (given) => ({
    actor: by.agency('public-spaces-department'),
    command: {
      type: 'register_draft_act',
      content: 'draft-content',
      agency: 'public-spaces-department',
      actType: 'order',
      draftVersion: 1,
      receivedAt: beginning(given),
    },
  }),
  initiative: (given) => ({
    actor: by.secretary,
    command: {
      type: 'open_initiative',
      agency: 'almaty-su',
      content: 'letter-content',
      origin: 'hearing',
      originOn: '2026-01-30',
      receivedAt: beginning(given),
    },
  }),
}

/** Some days before it is entered. */
const paperDay = (s: Step, at: string) => addDays(rules.dayOf(at), -3 * s.remarks)

const commandOf = (s: Step, c: CaseState, at: string): Command => {
  const letters = c ? Object.values(c.letters) : []
  const letter = pick([...letters.map((l) => l.number), 'ALM-L-2026-999999', 'constructor'], s.n)
  switch (s.kind) {
    case 'assign':
      return { type: 'assign', commission: pick(['housing', 'urban-planning', 'fishing'], s.n), by: 'topic' }
    case 'letter':
      return {
        type: 'letter',
        ...pick(
          [
            { agency: 'almaty-su' },
            { agency: 'public-spaces-department' },
            { agency: 'nobody' },
            { agency: 'outside', byHand: true as const },
          ],
          s.n,
        ),
        content: 'letter-content',
      }
    case 'handed_over': {
      const waiting = c && handoversOf(c).find(({ what }) => what !== 'letter')
      const on = (waiting && c?.pending[waiting.key]?.deadline.from) ?? '2026-02-02'
      return { type: 'handed_over', what: waiting?.what ?? 'answer', on, how: 'post' }
    }
    case 'correct_contact':
      return { type: 'correct_contact', content: 'contact-content', email: s.n % 2 === 0, address: true }
    case 'open_handover':
      return pick(
        [
          { type: 'open_handover', what: 'answer' },
          { type: 'open_handover', what: 'receipt' },
          { type: 'open_handover', what: 'letter', of: letters[0]?.number ?? letter },
        ],
        s.n,
      )
    case 'letter_handed_over': {
      const waiting = letters.find(({ toHandOver }) => toHandOver) ?? letters[0]
      return {
        type: 'letter_handed_over',
        letter: waiting?.number ?? letter,
        on: waiting?.sentOn ?? '2026-02-02',
      }
    }
    case 'remind':
      return { type: 'remind', letter }
    case 'note':
      return { type: 'note', content: 'side-content' }
    case 'recommend':
      return {
        type: 'recommend',
        outcome: pick(recommendationOutcomes, s.outcome),
        content: 'recommendation-content',
        remarks: s.remarks,
      }
    case 'answer':
      return { type: 'answer', outcome: pick(answerOutcomes, s.outcome), content: 'answer-content' }
    case 'respond': {
      const expected = letters.find((l) => l.number === letter)?.remarks ?? 0
      const full = Array.from({ length: s.outcome === 10 ? s.remarks : expected }, (_, i) => ({
        no: i + 1,
        accepted: (s.n + i) % 2 === 0,
        reasoned: s.outcome !== 9,
      }))
      const via = pick(['webhook', 'page', 'secretariat'] as const, s.n)
      const said = {
        letter,
        decision: pick(decisions, s.outcome),
        content: 'response-content',
        remarks: full,
      }
      if (via === 'secretariat')
        return {
          type: 'record_response',
          ...said,
          saidAt: at,
          receivedOn: addDays(rules.dayOf(at), -s.remarks),
        }
      return { type: 'respond', ...said, via, saidAt: s.outcome % 3 ? at : monday }
    }
    case 'return':
    case 'ask':
    case 'incomplete':
    case 'decline':
    case 'refuse_extension':
    case 'refuse_signature':
    case 'erase':
      return { type: s.kind, content: 'side-content' }
    case 'dispute':
      return { type: 'dispute', content: 'side-content', ...(s.n % 2 && { receivedOn: paperDay(s, at) }) }
    case 'ask_file':
    case 'withdraw_consent':
    case 'withdraw':
      return { type: s.kind, ...(s.n % 2 && { receivedOn: paperDay(s, at) }) }
    case 'show_file':
      return { type: 'show_file', how: s.n % 2 ? 'page' : 'in_person', on: paperDay(s, at) }
    case 'publish_answer':
      return { type: s.kind, content: 'publication-content' }
    case 'message':
    case 'reply':
    case 'completion':
      return { type: s.kind, content: 'message-content', receivedOn: paperDay(s, at) }
    case 'complete':
      return { type: 'complete', content: 'side-content', missing: ['iin'] }
    case 'return_to_applicant': {
      const ground = pick(returnGrounds, s.n)
      const repeat = { known: s.outcome % 4 > 0, decided: s.outcome % 3 > 0, unchanged: false }
      return {
        type: 'return_to_applicant',
        content: 'side-content',
        ground,
        ...(ground === 'repeated' && { of: 'ALM-A-2026-000007', repeat }),
      }
    }
    case 'link_repeat':
      return {
        type: 'link_repeat',
        of: 'ALM-A-2026-000007',
        file: s.n % 5 === 0,
        repeat: { known: true, decided: false, unchanged: s.outcome % 2 > 0 },
      }
    case 'terminate':
      return { type: 'terminate', content: 'side-content', ground: pick(terminationGrounds, s.n) }
    case 'crime_or_danger':
      return { type: 'crime_or_danger', content: 'side-content', to: 'tazalyk', part: s.n % 3 > 0 }
    case 'forward':
      return {
        type: 'forward',
        content: 'side-content',
        to: pick(['tazalyk', 'nobody'], s.n),
        part: s.n % 3 > 0,
      }
    case 'long_term':
      return {
        type: 'long_term',
        content: 'side-content',
        controlOn: pick(['2026-06-01', '2026-01-30'], s.n),
      }
    case 'extension':
    case 'extend':
      return {
        type: s.kind,
        content: 'side-content',
        until: pick(['2026-03-12', '2026-03-26', '2026-05-20'], s.n),
      }
    case 'hand_over':
      return { type: 'hand_over', commission: pick(['housing', 'urban-planning'], s.n) }
    case 'pause':
      return { type: 'pause', cause: 'expertise' }
    case 'receive_version':
      return { type: 'receive_version', content: 'side-content', draftVersion: 1 + s.n }
    case 'withdraw_draft':
      return { type: 'withdraw_draft' }
    case 'add_message':
      return { type: 'add_message', content: 'message-content' }
    case 'rate_answer':
      return { type: 'rate_answer', rating: pick(ratings, s.n), content: 'message-content' }
    case 'attach_signature':
      return { type: 'attach_signature', paper: '1-0', content: 'signature-content' }
    case 'request_fresh_link':
      return { type: 'request_fresh_link', grant: pick([...Object.keys(c?.grants ?? {}), 'chair-99'], s.n) }
    case 'note_reminder': {
      const deadline = pick([...Object.keys(c?.pending ?? {}), 'answer'], s.n)
      return {
        type: 'note_reminder',
        deadline,
        stage: pick([-5, -2, 0, 1, 3], s.outcome),
        to: pick(['chair', 'secretary', 'agency'], s.n),
        on: at.slice(0, 10),
      }
    }
    default:
      return { type: s.kind }
  }
}

const actorOf = (s: Step, c: CaseState, command: Command): Actor => {
  if (!s.rightActor) return s.actor
  switch (command.type) {
    case 'assign':
      return by.secretary
    case 'accept':
    case 'letter':
    case 'recommend':
    case 'answer':
    case 'return':
    case 'ask':
    case 'complete':
    case 'incomplete':
    case 'decline':
    case 'long_term':
    case 'extension':
      return by.chair(c?.commission)
    case 'letter_handed_over':
    case 'remind':
    case 'note':
    case 'handed_over':
    case 'correct_contact':
    case 'forward':
    case 'return_to_applicant':
    case 'terminate':
    case 'crime_or_danger':
    case 'link_repeat':
    case 'pause':
    case 'resume':
      return by.secretary
    case 'extend':
    case 'refuse_extension':
    case 'sign':
    case 'refuse_signature':
      return by.head
    case 'receive_version':
    case 'withdraw_draft':
      return by.agency('public-spaces-department')
    case 'withdraw':
    case 'dispute':
    case 'ask_file':
    case 'withdraw_consent':
      return command.receivedOn ? by.secretary : by.applicant
    case 'message':
    case 'reply':
    case 'completion':
    case 'show_file':
    case 'publish_answer':
      return by.secretary
    case 'respond':
    case 'record_response':
      return by.agency(c?.letters[command.letter]?.agency)
    case 'add_message':
    case 'rate_answer':
    case 'request_link':
      return by.applicant
    default:
      return by.system
  }
}

/** Another calendar, in which whatever can move does; where a year was missing, it is there now. */
const aDayLater = (d: Deadline): Deadline => {
  const { missing: _, ...counted } = d
  return d.mode === 'chosen' ? d : { ...counted, due: addDays(d.due ?? d.from, 1) }
}

/** Carries the steps out; what is refused or has no effect leaves no commit. */
export const walk = (given: Steps): Walk => {
  const caseId = given.kind === 'draft_act' ? draftNumber : appealNumber
  const result: Walk = { log: [], states: [], tried: [] }
  let state: CaseState
  let hours = 0
  let letters = 0
  const attempt = (command: Command, actor: Actor, at: string) => {
    const letterNumber = `ALM-L-2026-${String(letters + 1).padStart(6, '0')}`
    const moved = command.type === 'recompute' && { recount: aDayLater }
    const now = context(actor, at, {
      ...{ letterNumber, pauseCauses: ['expertise'], headSigns: given.headSigns ?? false },
      ...moved,
    })
    const decided = decide(state, command, now)
    result.tried.push({ before: state, command, actor, at, decided })
    if (isRejected(decided) || decided.length === 0) return
    if (decided.some((e: CaseEvent) => e.type === 'LetterSent')) letters++
    const last = result.log.at(-1)
    const commit: Commit = {
      caseId,
      version: result.log.length + 1,
      schema: 1,
      at,
      actor,
      commandId: `command-${result.tried.length}`,
      prev: last ? hashOf(last) : '',
      events: [...decided],
    }
    state = applyCommit(state, commit)
    result.log.push(commit)
    result.states.push(state)
  }
  const { command, actor } = registrations[given.kind](given)
  attempt(command, actor, beginning(given))
  for (const s of given.steps) {
    hours += s.hours
    const at = new Date(Date.parse(beginning(given)) + hours * 3_600_000).toISOString()
    const next = commandOf(s, state, at)
    attempt(next, actorOf(s, state, next), at)
  }
  return result
}
