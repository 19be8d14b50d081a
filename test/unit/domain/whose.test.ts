/** Whose each action is: the right one may, nobody else does it for them. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../events/events.ts'
import type { Actor } from '../../../events/values.ts'
import { type Command, decide, refusalOf } from '../../../shared/domain/decide.ts'
import { isRejected } from '../../../shared/domain/rule.ts'
import { by, context, monday, rules } from '../../builders/council.ts'
import {
  answered,
  appealRegistered,
  assigned,
  caseOf,
  draftActRegistered,
  letterNumber,
  letterSent,
  responseRecorded,
} from '../../builders/events.ts'
import { sideEvents } from '../../builders/side-events.ts'
import { given, on } from './specification.ts'

type Decision = CaseEvent | readonly CaseEvent[]
const content = 'some-content'
const chair = by.chair()
const developer = by.agency('public-spaces-department')
const impostors: Actor[] = [
  by.applicant,
  by.system,
  by.secretary,
  by.head,
  chair,
  by.chair('social'),
  by.agency(),
  developer,
  // Named like the commission, or like the agency that the draft came from, and something else.
  by.agency('housing'),
  by.chair('public-spaces-department'),
]
const expertise = { pauseCauses: ['expertise'] }

const appeal = [appealRegistered(), assigned()]
const draft = [draftActRegistered(), assigned()]
const asked = [...appeal, sideEvents.ExtensionRequested]
const proposed = [...appeal, sideEvents.LetterProposed]
const actingHead: Actor = { role: 'head', as: 'acting_head' }

const actions: [command: Command, by: Actor[], given: Decision[]][] = [
  [
    { type: 'assign', commission: 'housing', by: 'secretariat' },
    [by.secretary, by.system],
    [appealRegistered()],
  ],
  [{ type: 'accept' }, [chair], appeal],
  [{ type: 'return', content }, [chair, by.secretary], appeal],
  [{ type: 'forward', content, part: false }, [by.secretary], appeal],
  [{ type: 'ask', content }, [chair], appeal],
  [{ type: 'letter', agency: 'almaty-su', content }, [chair], appeal],
  [{ type: 'answer', outcome: 'explained', content }, [chair], appeal],
  [{ type: 'long_term', content, controlOn: '2026-06-01' }, [chair], appeal],
  [{ type: 'extension', content, until: '2026-03-12' }, [chair], appeal],
  [{ type: 'extend', content, until: '2026-03-12' }, [by.head], asked],
  [{ type: 'refuse_extension', content }, [by.head], asked],
  [{ type: 'sign' }, [by.head, actingHead], proposed],
  [{ type: 'refuse_signature', content }, [by.head, actingHead], proposed],
  [{ type: 'told' }, [by.secretary, by.system], [...asked, sideEvents.ExtensionGranted]],
  [{ type: 'pause', cause: 'expertise' }, [by.secretary], appeal],
  [{ type: 'resume' }, [by.secretary], [...appeal, sideEvents.ClockPaused]],
  [{ type: 'withdraw' }, [by.applicant], appeal],
  [
    { type: 'dispute', content },
    [by.applicant],
    [...appeal, { type: 'AppealAnswered', v: 1, outcome: 'partly', content, answeredOn: '2026-02-02' }],
  ],
  [{ type: 'recommend', outcome: 'supported', content, remarks: 0 }, [chair], draft],
  [{ type: 'incomplete', content }, [chair], draft],
  [{ type: 'decline', content }, [chair], draft],
  [{ type: 'receive_version', content, draftVersion: 2 }, [developer, by.secretary], draft],
  [{ type: 'withdraw_draft' }, [developer, by.secretary], draft],
]

describe.each(actions)('$type', (command, allowed, before) => {
  const isAllowed = (actor: Actor) => allowed.some((a) => a.role === actor.role && a.as === actor.as)

  test('is done by whose it is', () => {
    for (const actor of allowed) {
      const decided = decide(caseOf(...before), command, context(actor, monday, expertise))
      expect(isRejected(decided) ? decided.refused : decided.length).toBeGreaterThan(0)
    }
  })

  test('is nobody else’s', () => {
    for (const actor of impostors.filter((a) => !isAllowed(a)))
      given(...before)
        .when(command, actor, expertise)
        .thenRefused('not_yours')
  })
})

describe('an action of the other kind of case is refused', () => {
  const ofAppeals: [Command, Actor][] = [
    [{ type: 'ask', content }, chair],
    [{ type: 'answer', outcome: 'explained', content }, chair],
    [{ type: 'long_term', content, controlOn: '2026-06-01' }, chair],
    [{ type: 'extension', content, until: '2026-03-12' }, chair],
    [{ type: 'extend', content, until: '2026-03-12' }, by.head],
    [{ type: 'refuse_extension', content }, by.head],
    [{ type: 'forward', content, part: true }, by.secretary],
    [{ type: 'withdraw' }, by.applicant],
    [{ type: 'dispute', content }, by.applicant],
  ]
  test.each(ofAppeals)('$type, of a draft act', (command, actor) => {
    given(...draft)
      .when(command, actor)
      .thenRefused('not_an_appeal')
  })

  const ofDrafts: [Command, Actor][] = [
    [{ type: 'recommend', outcome: 'supported', content, remarks: 0 }, chair],
    [{ type: 'incomplete', content }, chair],
    [{ type: 'decline', content }, chair],
    [{ type: 'receive_version', content, draftVersion: 2 }, developer],
    [{ type: 'withdraw_draft' }, developer],
  ]
  test.each(ofDrafts)('$type, of an appeal', (command, actor) => {
    given(...appeal)
      .when(command, actor)
      .thenRefused('not_a_draft_act')
  })
})

describe('to enter a response for an agency', () => {
  const offered = (actor: Actor, ...events: Decision[]) =>
    refusalOf(caseOf(...events), 'record_response', actor, rules.moment('2026-02-02'))
  const two = [...appeal, letterSent(), letterSent({ letter: 'ALM-L-2026-000002' })]

  test('is offered to the secretariat while a letter waits, and when all were answered: a later one amends', () => {
    expect(offered(by.secretary, ...two)).toBeUndefined()
    expect(offered(by.secretary, ...two, responseRecorded())).toBeUndefined()
    expect(offered(by.secretary, ...appeal, letterSent(), responseRecorded())).toBeUndefined()
    expect(offered(by.secretary, ...appeal, letterSent(), responseRecorded(), answered())).toBeUndefined()
  })
  test('is not where no letter was sent, nor to anybody else', () => {
    expect(offered(by.secretary, ...appeal)).toBe('letter_unknown')
    expect(offered(chair, ...two)).toBe('not_yours')
    expect(offered(by.agency(), ...two)).toBe('not_yours')
  })
  test('is not what an agency does for itself: that is the agency’s, to its own letter, and dated now', () => {
    const responds = (actor: Actor, letter?: string) =>
      refusalOf(caseOf(...two), 'respond', actor, { ...rules.moment('2026-02-02'), letter })
    expect(responds(by.agency(), letterNumber)).toBeUndefined()
    expect(responds(by.agency())).toBe('letter_unknown')
    expect(responds(by.agency('tazalyk'), letterNumber)).toBe('letter_unknown')
    expect(responds(by.secretary, letterNumber)).toBe('not_yours')
  })
  test('is refused to an agency that says it came on paper', () => {
    const onPaper: Command = {
      type: 'record_response',
      letter: letterNumber,
      decision: 'accepted',
      content,
      saidAt: '2026-03-12T05:00:00.000Z',
      receivedOn: '2026-02-03',
    }
    given(...two)
      .when(onPaper, by.agency(), on('2026-03-12'))
      .thenRefused('not_yours', { path: 'letter' })
  })
})

describe('a link of the staff', () => {
  const fresh = (grant: string): Command => ({ type: 'request_fresh_link', grant })
  test('is asked for anew like any other', () => {
    for (const grant of ['secretary-0123456789ab', 'head-0123456789ab'])
      given(...appeal)
        .when(fresh(grant), by.system)
        .then({ type: 'FreshLinkRequested', grant })
  })
  test.each([
    'chair-0123456789ab',
    'secretary-0123456789a',
    'x-head-0123456789ab',
    'head-0123456789abc',
    'head-7',
  ])('not by the name of %s', (grant) => {
    given(...appeal)
      .when(fresh(grant), by.system)
      .thenRefused('case_unknown')
  })
})

test('a refusal is told from a decision, be it an empty one', () => {
  expect([isRejected({ refused: 'not_yours' }), isRejected([])]).toEqual([true, false])
})

test('setting extension.decidedBy: the secretary may decide, where the council says so', () => {
  const both = { extensionBy: ['head', 'secretary'] as const }
  for (const actor of [by.head, by.secretary])
    given(...asked)
      .when({ type: 'extend', content, until: '2026-03-12' }, actor, both)
      .then({ type: 'ExtensionGranted' })
})
