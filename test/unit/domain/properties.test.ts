/** What holds whatever anybody does, in whatever order. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Commit, commit as commitSchema } from '../../../events/commit.ts'
import { type CouncilEventType, councilEventTypes } from '../../../events/council/council-events.ts'
import { type CaseEvent, caseEvent, type EventType, schemas } from '../../../events/events.ts'
import { type Actor, type Deadline, outside, type Role } from '../../../events/values.ts'
import { hashOf } from '../../../shared/application/commits.ts'
import { type ActionName, actionNames } from '../../../shared/domain/capabilities.ts'
import { type Case, mainOf, statusOf } from '../../../shared/domain/case.ts'
import { viewsOf } from '../../../shared/domain/case-views.ts'
import { type Command, decide, refusalOf } from '../../../shared/domain/decide.ts'
import { handoversOf } from '../../../shared/domain/desk/handover.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { type Letter, responsesTo } from '../../../shared/domain/letters/letter.ts'
import { noticesOf } from '../../../shared/domain/notices/notices.ts'
import { isHandover, isLetter } from '../../../shared/domain/pending.ts'
import { isRejected } from '../../../shared/domain/rule.ts'
import { addDays, isWorkingDay } from '../../../shared/domain/terms.ts'
import { isFactView, isHandoverView } from '../../../shared/domain/views.ts'
import { texts } from '../../../shared/text/texts.ts'
import { by, context, monday, rules } from '../../builders/council.ts'
import { appealRegistered, draftActRegistered, logOf } from '../../builders/events.ts'
import { sideEvents } from '../../builders/side-events.ts'
import { type Steps, steps, type Walk, walk } from './walks.ts'

const always = (name: string, holds: (walked: Walk, given: Steps) => void, numRuns = 150) =>
  test(name, { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(steps, (given) => holds(walk(given), given)),
      { numRuns },
    )
  })

/** What waits, and until when an appeal may be forwarded in time and its answer disputed. */
const datesOf = (c: Case): Record<string, Deadline> => ({
  ...Object.fromEntries(Object.entries(c.pending).map(([key, { deadline }]) => [key, deadline])),
  ...(c.kind === 'appeal' && { forwarding: c.forwarding, ...(c.dispute && { dispute: c.dispute }) }),
})

const terminal = (c: Case) => c.closedOn !== undefined

/** A day later than the answer's due date. */
const laterThanDue = (c: Case) => addDays(mainOf(c)?.due ?? '2026-02-23', 1)

describe('whatever anybody does', () => {
  always(
    'every commit is one that the schema knows, versions run on, and each names the one before',
    ({ log }) => {
      for (const [i, commit] of log.entries()) {
        commitSchema.parse(commit)
        const before = log[i - 1]
        expect(commit).toMatchObject({ version: i + 1, prev: before ? hashOf(before) : '' })
      }
    },
  )

  always('folding is the same each time, and through JSON', ({ log, states }) => {
    expect(fold(log)).toEqual(states.at(-1))
    expect(fold(JSON.parse(JSON.stringify(log)))).toEqual(states.at(-1))
  })

  always(
    'what is terminal stays terminal but for a dispute or a new version of a draft',
    ({ log, states }) => {
      for (const [i, c] of states.entries()) {
        const before = states[i - 1]
        if (!before || !terminal(before) || !c) continue
        const opens = log[i]?.events.some(
          ({ type }) => type === 'AnswerDisputed' || type === 'DraftVersionReceived',
        )
        if (opens) expect(c.closedOn).toBeUndefined()
        else
          expect({ on: c.closedOn, status: statusOf(c) }).toEqual({
            on: before.closedOn,
            status: statusOf(before),
          })
      }
    },
  )

  always(
    'what has ended waits for letters, sent or to be handed over, and its file only, and nothing of it stands still',
    ({ states }) => {
      for (const c of states)
        if (c && terminal(c)) {
          const others = Object.keys(c.pending).filter((key) => !isLetter(key) && !isHandover(key))
          // The file may be asked for after the end too (АППК, art. 75).
          expect(others.filter((key) => key !== 'file_access')).toEqual([])
          expect([c.stopped, c.kind === 'appeal' && (c.question ?? c.extension ?? c.longTerm)]).toEqual([
            undefined,
            c.kind === 'appeal' ? undefined : false,
          ])
        }
    },
  )

  always('a due date is set by an event that carries it, and never moves without one', ({ log, states }) => {
    let before: Record<string, Deadline> = {}
    for (const [i, commit] of log.entries()) {
      const carried = JSON.stringify(commit.events)
      const c = states[i]
      const after = c ? datesOf(c) : {}
      for (const [key, deadline] of Object.entries(after)) {
        const was = before[key]
        if (JSON.stringify(was) !== JSON.stringify(deadline))
          expect(carried).toContain(JSON.stringify(deadline))
      }
      before = after
    }
  })

  always('until it ends, somebody owes something by some day', ({ states }) => {
    for (const c of states) {
      if (!c || terminal(c)) continue
      const waiting = Object.values(c.pending)
      expect(waiting).not.toHaveLength(0)
      for (const { owner, deadline } of waiting) {
        expect(owner.role).not.toBe('system')
        if (owner.role === 'chair') expect(owner.as).toBe(c.commission)
        if (owner.role === 'agency') expect(owner.as).toBeTruthy()
        if (deadline.due === null) expect(deadline.missing).toEqual([2028])
      }
    }
  })

  always('at most one chair has an open grant, the commission’s', ({ states }) => {
    for (const c of states) {
      const chairs = Object.values(c?.grants ?? {}).filter((grant) => grant.role === 'chair' && grant.open)
      expect(chairs.map((grant) => grant.as)).toEqual(c?.commission ? [c.commission] : [])
    }
  })

  always(
    'each letter has its own number, an owner that it was sent to, and at most one first response',
    ({ log, states }) => {
      const events = log.flatMap((commit) => commit.events)
      const sent = events.filter((e) => e.type === 'LetterSent').map((e) => e.letter)
      expect(new Set(sent).size).toBe(sent.length)
      for (const letter of sent) {
        const responses = events
          .filter((e) => e.type === 'ResponseRecorded')
          .filter((e) => e.letter === letter)
        expect(responses.filter((e) => e.effect === 'first').length).toBe(Math.min(1, responses.length))
        const said = responses.filter((e) => e.effect !== 'superseded').map((e) => e.saidAt)
        expect(said).toEqual(said.toSorted())
        const kept = responsesTo(states.at(-1)?.letters[letter] as Letter).map(({ content }) => content)
        expect(kept.toSorted()).toEqual(responses.map(({ content }) => content).toSorted())
        expect(states.at(-1)?.letters[letter]?.response?.firstOn).toBe(responses[0]?.receivedOn)
      }
    },
  )
})

const missesOf = (commit: Commit) => commit.events.filter((e) => e.type === 'DeadlineMissed')

describe('due dates', () => {
  always('each open thing waits, and what waits is open', ({ states }) => {
    for (const c of states) {
      if (!c) continue
      const waiting = Object.keys(c.pending)
      const letters = Object.values(c.letters).filter((letter) => !letter.response)
      // What no mail reaches waits for the secretariat first, and then for its body.
      const others = handoversOf(c).flatMap(({ what, key }) => (what === 'letter' ? [] : [key]))
      const ofLetters = waiting.filter((key) => isLetter(key) || isHandover(key))
      expect(ofLetters.filter((key) => !others.includes(key)).sort()).toEqual(
        letters.map(({ number, toHandOver }) => `${toHandOver ? 'handover' : 'letter'}:${number}`).sort(),
      )
      for (const { grant } of letters) expect(c.grants[grant]?.open).toBe(true)
      const goesToOne = c.kind !== 'initiative' && !c.closedOn
      expect(c.pending.triage !== undefined).toBe(goesToOne && !c.commission)
      expect(c.pending.acceptance !== undefined).toBe(goesToOne && c.commission !== undefined && !c.accepted)
      const heads = Object.entries(c.grants).filter(([, grant]) => grant.role === 'head' && grant.open)
      if (c.kind === 'appeal') {
        const { clarification, extension, control } = c.pending
        expect([clarification, extension, control].map((p) => p !== undefined)).toEqual(
          [c.question, c.extension, c.longTerm].map((open) => open !== undefined),
        )
      }
      const asked = c.kind === 'appeal' && c.extension ? [c.extension.grant] : []
      const toSign = c.proposal ? [c.proposal.grant] : []
      expect(heads.map(([id]) => id).sort()).toEqual([...asked, ...toSign].sort())
      // An initiative is nothing without its letter: unsigned, the secretariat writes another.
      const lacksLetter = c.kind === 'initiative' && Object.keys(c.letters).length === 0
      expect(c.pending.signing?.owner.role).toBe(c.proposal ? 'head' : lacksLetter ? 'secretary' : undefined)
    }
  })

  always('what was missed is said once for each date, as of the start of the next local day', ({ log }) => {
    const said = log.flatMap((commit) =>
      missesOf(commit).map((e) => {
        expect(e.occurredAt).toBe(rules.dayAfterBegins(e.due))
        expect(e.occurredAt <= commit.at).toBe(true)
        return `${e.deadline} ${e.due}`
      }),
    )
    expect(new Set(said).size).toBe(said.length)
  })

  always('nothing late is done without that it is said to have been missed', ({ log, states }) => {
    for (const [i, { at, events }] of log.entries()) {
      const before = states[i - 1]
      if (!before) continue
      const today = rules.dayOf(at)
      for (const [key, { deadline, missed, owner }] of Object.entries(before.pending)) {
        if (owner.role === 'applicant' || missed || !deadline.due || deadline.due >= today) continue
        const main = key === 'answer' || key === 'recommendation'
        if ((main && before.stopped) || events.some((e) => e.type === 'DueDatesMoved')) continue
        // Paper is as late as the day it came on.
        const [done] = events.filter((e) => e.type === 'ResponseRecorded')
        if (done && key === `letter:${done.letter}` && done.receivedOn <= deadline.due) continue
        const handed = events.some(
          (e) =>
            (e.type === 'HandedOver' || e.type === 'LetterHandedOver') && e.handedOn <= (deadline.due ?? ''),
        )
        if (handed && isHandover(key)) continue
        const shown = events.some((e) => e.type === 'FileAccessGranted' && e.on <= (deadline.due ?? ''))
        if (shown && key === 'file_access') continue
        const [withdrawn] = events.filter((e) => e.type === 'AppealWithdrawn')
        if (withdrawn && withdrawn.withdrawnOn <= deadline.due) continue
        const completed = events.some((e) => e.type === 'CompletionReceived' && e.receivedOn !== undefined)
        if (completed && key === 'returning') continue
        expect(events, `${key} at ${at}`).toContainEqual(
          expect.objectContaining({ type: 'DeadlineMissed', deadline: key, due: deadline.due }),
        )
      }
    }
  })

  always('only the counted term of a case that owes something stands still', ({ states }) => {
    for (const c of states)
      if (c?.stopped) {
        const main = c.pending.answer ?? c.pending.recommendation
        expect(main?.deadline.mode).toBe('working')
      }
  })

  always(
    'АППК art. 76: an extension is asked and decided in time, later than the date, within two months',
    ({ log, states }) => {
      for (const [i, { at, events }] of log.entries())
        for (const e of events) {
          if (e.type !== 'ExtensionGranted') continue
          const before = states[i - 1]
          if (before?.kind !== 'appeal') throw new Error('no appeal')
          const today = rules.dayOf(at)
          const [due, was] = [e.answer.due ?? '', before.main.due ?? today]
          expect(before.extension).toBeDefined()
          expect([
            today <= was,
            was < due,
            due <= rules.moment(today).latestExtension(before.receivedOn),
          ]).toEqual([true, true, true])
          expect(isWorkingDay(rules.calendar, due)).toBe(true)
          expect(e.answer.mode).toBe('chosen')
        }
    },
  )

  always(
    'a calendar in which each date is a day later moves every open one, and no other',
    ({ log, states, tried }) => {
      for (const { before, command, at, decided } of tried) {
        if (command.type !== 'recompute' || !before || isRejected(decided)) continue
        const today = rules.dayOf(at)
        const open = Object.entries(datesOf(before)).filter(([key, { mode, due }]) => {
          if (mode === 'chosen') return false
          if (before.pending[key]) return true
          // A right: while its day has not passed, be it by the new calendar.
          const ended = key === 'forwarding' && before.closedOn !== undefined
          return !ended && (due === null || addDays(due, 1) >= today)
        })
        const moved = decided.flatMap((e) => (e.type === 'DueDatesMoved' ? e.moved : []))
        expect(moved.map(({ key }) => key).sort()).toEqual(open.map(([key]) => key).sort())
      }
      // What was moved is where the event says.
      for (const [i, { events }] of log.entries())
        for (const e of events)
          if (e.type === 'DueDatesMoved')
            for (const { key, deadline } of e.moved) expect(datesOf(states[i] as Case)[key]).toEqual(deadline)
    },
  )

  always('a date that a person chose gives way to another decision only', ({ log, states }) => {
    for (const [i, { events }] of log.entries())
      for (const [key, { deadline }] of Object.entries(states[i - 1]?.pending ?? {})) {
        const now = states[i]?.pending[key]?.deadline
        if (deadline.mode !== 'chosen' || !now || now.due === deadline.due) continue
        expect(events.map(({ type }) => type)).toContain(
          key === 'control' ? 'NextControlSet' : 'ExtensionGranted',
        )
      }
  })
})

describe('what is said to the council', () => {
  always('is never lost: an applicant’s words are on the case, whenever they come', ({ tried, states }) => {
    const said = tried.filter(
      ({ command, actor }) => command.type === 'add_message' && actor.role === 'applicant',
    )
    for (const { decided } of said)
      expect(isRejected(decided) ? decided : decided.at(-1)?.type).toMatch(
        /^(Message|Clarification|Completion)Received$/,
      )
    expect(states.at(-1)?.messages.length).toBeGreaterThanOrEqual(said.length)
  })

  always('never closes a case but by a response that it waited for', ({ log, states }) => {
    for (const [i, { events }] of log.entries()) {
      if (!states[i]?.closedOn || states[i - 1]?.closedOn) continue
      expect(events.map(({ type }) => type)).not.toContain('ClarificationLapsed')
      expect(events.map(({ type }) => type)).not.toContain('CompletionLapsed')
      expect(events.map(({ type }) => type)).not.toContain('MessageReceived')
    }
  })
})

/** A body has it by mail and has not responded. */
const isToRemind = (c: Case, number: string) => {
  const letter = c.letters[number]
  if (!letter || letter.response || letter.toHandOver || letter.dormant) return false
  if (letter.agency === outside && (letter.byHand || c.erased)) return false
  return letter.remindedOn !== rules.dayOf(monday)
}

/** Who may cause what, written down apart from `refusalOf`. */
const chairOf = (actor: Actor, before: Case) => actor.role === 'chair' && actor.as === before.commission
const developerOf = (actor: Actor, before: Case) =>
  actor.role === 'agency' && before.kind === 'draft_act' && actor.as === before.agency
const developerOrSecretary = (actor: Actor, before: Case) =>
  actor.role === 'secretary' || developerOf(actor, before)
const is =
  (...roles: Role[]) =>
  (actor: Actor) =>
    roles.includes(actor.role)
const mayCause: Record<EventType, (actor: Actor, before: Case, e: CaseEvent) => boolean> = {
  AppealRegistered: is('applicant', 'secretary'),
  DraftActRegistered: is('agency', 'secretary'),
  InitiativeOpened: is('secretary'),
  LetterHandedOver: is('secretary'),
  LetterReminded: (actor, before) => actor.role === 'secretary' || chairOf(actor, before),
  NoteAdded: is('secretary'),
  // Whoever caused what no mail brings.
  HandoverOpened: () => true,
  HandedOver: is('secretary'),
  ContactCorrected: is('secretary', 'applicant'),
  TriageRequested: is('system'),
  CaseAssigned: is('secretary', 'system'),
  ChairReplaced: is('system'),
  DirectoryChanged: is(),
  PointerWritten: is(),
  // Of no case: what happens to one causes none of them.
  ...(Object.fromEntries(councilEventTypes.map((type) => [type, is()])) as Record<
    CouncilEventType,
    () => false
  >),
  PersonalDataErased: is('system'),
  SignatureAttached: (actor, before) => is('secretary', 'head')(actor) || chairOf(actor, before),
  CaseAccepted: chairOf,
  CaseReturned: (actor, before) => actor.role === 'secretary' || chairOf(actor, before),
  AppealForwarded: (actor, before) => actor.role === 'secretary' || chairOf(actor, before),
  CompletionAsked: (actor, before) => actor.role === 'secretary' || chairOf(actor, before),
  CompletionReceived: is('applicant', 'secretary'),
  CompletionLapsed: is('system'),
  RepeatLinked: is('secretary'),
  FileAccessAsked: is('applicant', 'secretary'),
  FileAccessGranted: is('secretary'),
  AnswerPublished: is('secretary'),
  ConsentWithdrawn: is('applicant', 'secretary'),
  AnswerRated: is('applicant'),
  DangerMarked: (actor, before) => actor.role === 'secretary' || chairOf(actor, before),
  AppealReturned: (actor, before) => actor.role === 'secretary' || chairOf(actor, before),
  AppealTerminated: (actor, before) => actor.role === 'secretary' || chairOf(actor, before),
  ClarificationAsked: chairOf,
  ClarificationReceived: is('applicant', 'secretary'),
  ClarificationLapsed: is('system'),
  ExtensionRequested: chairOf,
  ExtensionGranted: is('head'),
  ExtensionRefused: is('head'),
  ExtensionTold: is('system', 'secretary'),
  LetterProposed: (actor, before) => actor.role === 'secretary' || chairOf(actor, before),
  SignatureRefused: is('head'),
  LongTermSet: chairOf,
  NextControlSet: chairOf,
  AppealAnswered: chairOf,
  AppealWithdrawn: is('applicant', 'secretary'),
  AnswerDisputed: is('applicant', 'secretary'),
  ClockPaused: is('secretary'),
  ClockResumed: is('secretary'),
  DueDatesMoved: is('system'),
  DraftReturned: chairOf,
  DraftNotConsidered: chairOf,
  DraftVersionReceived: developerOrSecretary,
  DraftWithdrawn: developerOrSecretary,
  LetterSent: (actor, before) => actor.role === 'head' || chairOf(actor, before),
  RecommendationGiven: (actor, before) => actor.role === 'head' || chairOf(actor, before),
  ResponseRecorded: (actor, before, e) =>
    actor.role === 'secretary' ||
    (actor.role === 'agency' &&
      e.type === 'ResponseRecorded' &&
      before.letters[e.letter]?.agency === actor.as),
  MessageReceived: is('applicant', 'secretary'),
  LinkRequested: is('applicant'),
  FreshLinkRequested: is('system'),
  ReminderSent: is('system'),
  RegisterRowLoaded: is('system'),
  RegisterRowCorrected: is('system'),
  CaseActivated: is('system'),
  // Noted by the sweep, or with whatever is done first after the date.
  DeadlineMissed: () => true,
  DraftCountedAsAgreed: () => true,
}

/** After whatever a walk sent. */
const handedOn = '2099-12-31'

describe('whoever tries', () => {
  always('nobody acts beyond their role', ({ tried }) => {
    for (const { before, actor, decided } of tried)
      if (before && !isRejected(decided))
        for (const e of decided) expect(mayCause[e.type](actor, before, e), e.type).toBe(true)
  })

  always('a refusal names a field that the command has, if any, and changes nothing', ({ tried, log }) => {
    const refusals = tried.flatMap(({ decided }) => (isRejected(decided) ? [decided] : []))
    for (const { path } of refusals)
      expect([
        undefined,
        'letter',
        'agency',
        'commission',
        'remarks',
        'until',
        'controlOn',
        'to',
        'cause',
        'version',
        'carry',
        'receivedOn',
        'ground',
        'of',
        'file',
        'on',
      ]).toContain(path?.split('.')[0])
    const accepted = tried.filter(({ decided }) => !isRejected(decided) && decided.length > 0)
    expect(log).toHaveLength(accepted.length)
  })

  /** The first day that paper may have come on. */
  const paperDay = (action: 'message' | 'reply' | 'completion' | 'dispute', c: Case) => {
    if (c.kind !== 'appeal' || action === 'message') return c.receivedOn
    if (action === 'dispute') return c.answer?.on ?? c.receivedOn
    const asked = action === 'reply' ? (c.question ?? c.questions.at(-1)) : (c.completion ?? c.returnable)
    return asked ? rules.dayOf(asked.on) : c.receivedOn
  }
  const onPaper: readonly ActionName[] = [
    'message',
    'reply',
    'completion',
    'dispute',
    'withdraw',
    'ask_file',
    'withdraw_consent',
    'show_file',
  ]

  /** A command of this action that has nothing wrong in itself. */
  const wellFormed = (action: ActionName, c: Case, letter: string): Command => {
    const remarks = Array.from({ length: c.letters[letter]?.remarks ?? 0 }, (_, i) => ({
      no: i + 1,
      accepted: true,
      reasoned: false,
    }))
    switch (action) {
      case 'accept':
        return { type: 'accept' }
      case 'sign':
        return { type: 'sign' }
      case 'assign':
        return { type: 'assign', commission: 'housing', by: 'secretariat' }
      case 'letter':
        return { type: 'letter', agency: 'almaty-su', content: 'letter-content' }
      case 'handed_over': {
        const what = handoversOf(c).find((one) => one.what !== 'letter')?.what ?? 'answer'
        return { type: 'handed_over', what, on: handedOn, how: 'post' }
      }
      case 'correct_contact':
        return { type: 'correct_contact', content: 'side-content', email: true, address: false }
      case 'letter_handed_over':
        return { type: 'letter_handed_over', letter, on: handedOn }
      case 'remind':
        return { type: 'remind', letter }
      case 'note':
        return { type: 'note', content: 'side-content' }
      case 'answer':
        return { type: 'answer', outcome: 'explained', content: 'answer-content' }
      case 'recommend':
        return { type: 'recommend', outcome: 'supported', content: 'recommendation-content', remarks: 0 }
      case 'return':
      case 'ask':
      case 'incomplete':
      case 'decline':
      case 'refuse_extension':
      case 'refuse_signature':
        return { type: action, content: 'side-content' }
      case 'long_term':
        return { type: 'long_term', content: 'side-content', controlOn: '2026-06-01' }
      case 'extension':
      case 'extend':
        return { type: action, content: 'side-content', until: laterThanDue(c) }
      case 'complete':
        return { type: 'complete', content: 'side-content', missing: ['iin'] }
      case 'return_to_applicant':
        return { type: 'return_to_applicant', content: 'side-content', ground: 'insulting' }
      case 'link_repeat':
        return {
          type: 'link_repeat',
          of: `A-${c.version}`,
          file: false,
          repeat: { known: true, decided: true, unchanged: true },
        }
      case 'terminate':
        return { type: 'terminate', content: 'side-content', ground: 'court' }
      case 'crime_or_danger':
        return { type: 'crime_or_danger', content: 'side-content', to: 'tazalyk', part: true }
      case 'forward':
        return { type: 'forward', content: 'side-content', to: 'tazalyk', part: true }
      case 'message':
      case 'reply':
      case 'completion':
      case 'dispute':
        return { type: action, content: 'message-content', receivedOn: paperDay(action, c) }
      case 'publish_answer':
        return { type: 'publish_answer', content: 'side-content' }
      case 'ask_file':
      case 'withdraw_consent':
      case 'withdraw':
        return { type: action, receivedOn: c.receivedOn }
      case 'show_file':
        return { type: 'show_file', how: 'in_person', on: handedOn }
      case 'told':
        return { type: 'told' }
      case 'pause':
        return { type: 'pause', cause: 'expertise' }
      case 'resume':
        return { type: 'resume' }
      case 'record_response':
      case 'respond': {
        const said = {
          letter,
          decision: 'accepted' as const,
          content: 'response-content',
          saidAt: '2026-12-01T00:00:00.000Z',
          remarks,
        }
        return action === 'respond' ? { type: action, via: 'webhook', ...said } : { type: action, ...said }
      }
    }
  }

  always(
    'what pages offer is what is decided: `refusalOf` and `decide` agree on every action',
    ({ states }) => {
      const c = states.at(-1) as Case
      const sent = Object.keys(c.letters)
      const unknown = 'ALM-L-2026-999999'
      /** What an agency says to its letter is not what the secretariat enters for it. */
      const lettersFor = (action: ActionName) => {
        if (action === 'respond') return [...sent, unknown]
        if (action === 'letter_handed_over')
          return [sent.find((one) => c.letters[one]?.toHandOver) ?? unknown]
        if (action === 'remind') return [sent.find((one) => isToRemind(c, one)) ?? unknown]
        if (action !== 'record_response') return ['']
        return sent.length ? sent : [unknown]
      }
      for (const actor of everyActor(c))
        for (const action of actionNames.filter((name) => name !== 'told'))
          for (const letter of lettersFor(action)) {
            const now = context(actor, monday, {
              pauseCauses: ['expertise'],
              isWorkingDay: () => true,
              latestExtension: () => '9999-12-31',
              ...(['letter_handed_over', 'handed_over', ...onPaper].includes(action) && { today: handedOn }),
            })
            const why = refusalOf(c, action, actor, { ...now, letter })
            const decided = decide(c, wellFormed(action, c, letter), now)
            expect(isRejected(decided) ? decided.refused : undefined, `${action} by ${actor.role}`).toBe(why)
            if (!isRejected(decided)) expect(decided.length).toBeGreaterThan(0)
          }
    },
  )
})

describe('views', () => {
  always('a view’s version is that of the last commit after which it was different', ({ log }) => {
    const folded = viewsOf(log)
    for (const view of folded) {
      const content = (upTo: number) => {
        const found = viewsOf(log.slice(0, upTo)).find((v) => v.part === view.part)
        return found && JSON.stringify({ ...found, version: 0 })
      }
      const changed = log.map((_, i) => i + 1).filter((version) => content(version) !== content(version - 1))
      expect(view.version).toBe(changed.at(-1))
    }
  })

  always('the case’s view is due when the first thing is', ({ log, states }) => {
    const due = Object.values(states.at(-1)?.pending ?? {}).map((p) => p.deadline.due ?? '0000-00-00')
    expect(viewsOf(log)[0]).toMatchObject({ part: 'case' })
    expect((viewsOf(log)[0] as { nextDue?: string }).nextDue).toBe(due.sort()[0])
  })
})

describe('every event that was ever written', () => {
  const folder = new URL('../../../events/samples/', import.meta.url)
  const samples = readdirSync(folder).map((file) =>
    caseEvent.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
  )
  const openings = [appealRegistered(), draftActRegistered(), sideEvents.InitiativeOpened]

  test('is folded whatever came before it, the same each time, and the case stays a case', {
    timeout: 30_000,
  }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...openings),
        fc.array(fc.constantFrom(...samples), { maxLength: 30, size: 'max' }),
        (opening, events) => {
          const log = logOf([opening, ...events])
          const before = structuredClone(log)
          const c = fold(log) as Case
          expect(fold(JSON.parse(JSON.stringify(log)))).toEqual(c)
          expect(log).toEqual(before)
          expect(c).toMatchObject({ version: log.length, receivedOn: '2026-02-02' })
          expect(Object.keys(texts('en').statuses)).toContain(statusOf(c))
          expect(viewsOf(log).filter((view) => !isFactView(view) && !isHandoverView(view)).length).toBe(
            1 + Object.keys(c.letters).length,
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('notices', () => {
  always('go to a party whose link, if any, is open for that party', ({ states, log }) => {
    const c = states.at(-1) as Case
    for (const { events } of log)
      for (const e of events)
        for (const { grant, to } of noticesOf(e, c)) {
          if (!grant) continue
          expect(c.grants[grant]).toMatchObject({ role: to.role, open: true })
        }
  })
})

const everyActor = (c: Case): Actor[] => [
  by.applicant,
  by.system,
  by.secretary,
  by.head,
  by.chair(c.commission),
  by.chair('ecology-transport'),
  by.agency('almaty-su'),
  by.agency('public-spaces-department'),
  by.agency('akimat'),
]

test('the steps reach what they are to test: every event, and most refusals', { timeout: 120_000 }, () => {
  const events = new Set<string>()
  const refused = new Set<string>()
  fc.assert(
    fc.property(steps, (given) => {
      for (const { decided } of walk(given).tried)
        if (isRejected(decided)) refused.add(decided.refused)
        else for (const e of decided) events.add(e.type)
    }),
    { numRuns: 8000, seed: 11 },
  )
  // The directory is no case, nor is what the council itself does, and no old register is loaded.
  const elsewhere: string[] = [
    ...councilEventTypes,
    'DirectoryChanged',
    'PointerWritten',
    'RegisterRowLoaded',
    'RegisterRowCorrected',
    'CaseActivated',
  ]
  const expected = Object.keys(schemas).filter((type) => !elsewhere.includes(type))
  expect([...events].sort()).toEqual(expected.sort())
  expect(refused.size).toBeGreaterThan(12)
})
