/** What a case tells of itself: with what its term began, which questions were asked, what happened when. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { type Appeal, beganWith, type Case } from '../../../../shared/domain/case.ts'
import { timelineOf } from '../../../../shared/domain/timeline.ts'
import { local, rules } from '../../../builders/council.ts'
import {
  answered,
  appealRegistered,
  assigned,
  caseOf,
  deadlineMissed,
  draftActRegistered,
  logOf,
  messageReceived,
} from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'

describe('a term began with', () => {
  /** Received on Saturday, registered on Monday. */
  const weekend = { receivedOn: '2026-01-31', registeredOn: '2026-02-02' }
  const answerFrom = (day: string) =>
    appealRegistered({ ...weekend, answer: rules.deadline('appeal.answer', day) })
  /** Counted from receipt, as it was before rules had editions: nothing in the event says so. */
  const answerFromReceipt = () => {
    const { start: _, edition: __, ...answer } = rules.deadline('appeal.answer', weekend.receivedOn)
    return appealRegistered({ ...weekend, answer })
  }
  const draftFrom = (day: string) =>
    draftActRegistered({ ...weekend, recommendation: rules.deadline('draft_act.recommendation', day) })
  const version = (day: string): CaseEvent => ({
    ...(sideEvents.DraftVersionReceived as Extract<CaseEvent, { type: 'DraftVersionReceived' }>),
    receivedOn: '2026-03-07',
    recommendation: rules.deadline('draft_act.recommendation', day),
  })
  const disputed = { ...sideEvents.AnswerDisputed, answer: rules.deadline('appeal.answer', '2026-02-02') }
  test.each<[string, string, (CaseEvent | CaseEvent[])[]]>([
    ['receipt', 'an appeal by its day of receipt', [answerFromReceipt()]],
    ['registration', 'an appeal by its day of registration', [answerFrom('2026-02-02')]],
    ['receipt', 'a draft by its day of receipt', [draftFrom('2026-01-31')]],
    ['registration', 'a draft by its day of registration', [draftFrom('2026-02-02')]],
    ['version', 'a new version by its day', [draftFrom('2026-01-31'), version('2026-03-07')]],
    [
      'version_registration',
      'a new version by its registration',
      [draftFrom('2026-01-31'), version('2026-03-09')],
    ],
    [
      'dispute',
      'a dispute, though on the day of registration',
      [answerFrom('2026-02-02'), assigned(), answered(), disputed as CaseEvent],
    ],
  ])('%s: %s', (began, _, events) => {
    expect(beganWith(caseOf(...events))).toBe(began)
  })
  test.each<[string, string, Case, string]>([
    ['receipt', 'an appeal', caseOf(answerFrom('2026-01-31')), '2026-01-31'],
    ['registration', 'an appeal by its registration', caseOf(answerFrom('2026-02-02')), '2026-02-02'],
    [
      'receipt',
      'a draft whose new version came before',
      caseOf(draftFrom('2026-01-31'), version('2026-03-07')),
      '2026-01-31',
    ],
    [
      'version',
      'a draft that its version opened again',
      caseOf(draftFrom('2026-01-31'), version('2026-03-07')),
      '2026-03-07',
    ],
    ['return', 'what a commission gave back', caseOf(answerFrom('2026-01-31')), '2026-02-05'],
  ])('%s: choosing a commission for %s', (began, _, c, day) => {
    expect(beganWith(c, rules.deadline('appeal.triage', day))).toBe(began)
  })
  test('nothing of its own: an initiative’s date is its letter’s', () => {
    expect(beganWith(caseOf(sideEvents.InitiativeOpened))).toBeUndefined()
  })
})

describe('questions to the applicant', () => {
  const asked = (content: string): CaseEvent => ({
    ...(sideEvents.ClarificationAsked as Extract<CaseEvent, { type: 'ClarificationAsked' }>),
    content,
  })
  const replied = (content: string): CaseEvent => ({ type: 'ClarificationReceived', v: 1, content })
  const appeal = [appealRegistered(), assigned()]
  const questionsAfter = (...events: CaseEvent[]) => (caseOf(...appeal, ...events) as Appeal).questions
  const on = logOf(appeal)[0]?.at

  test('none was asked at first', () => {
    expect(questionsAfter()).toEqual([])
  })
  test('stay with what came of each: a reply, none in time, or nothing yet', () => {
    const life = [
      asked('question-1'),
      replied('reply-1'),
      asked('question-2'),
      sideEvents.ClarificationLapsed,
      asked('question-3'),
    ]
    expect(questionsAfter(...life)).toEqual([
      { content: 'question-1', on, reply: 'reply-1' },
      { content: 'question-2', on, lapsed: { due: '2026-02-09' } },
      { content: 'question-3', on },
    ])
  })
  test('an answer to the appeal leaves the open one without a reply', () => {
    expect(questionsAfter(asked('question-1'), answered())).toEqual([{ content: 'question-1', on }])
  })
})

describe('the timeline', () => {
  const at = (log: ReturnType<typeof logOf>, ...times: string[]) =>
    log.map((commit, n) => ({ ...commit, at: times[n] ?? '' }))
  test('has what passed by itself when it passed, though the sweep came later', () => {
    const occurredAt = local('2026-02-24', '00:00')
    const log = at(
      logOf([appealRegistered(), messageReceived(), deadlineMissed({ occurredAt })]),
      local('2026-02-02'),
      local('2026-02-25'),
      local('2026-02-26', '08:30'),
    )
    expect(timelineOf(log).map(({ at, event }) => [at, event.type])).toEqual([
      [local('2026-02-02'), 'AppealRegistered'],
      [occurredAt, 'DeadlineMissed'],
      [local('2026-02-25'), 'MessageReceived'],
    ])
  })
  test('keeps the order of one commit, and says who did it', () => {
    const log = logOf([appealRegistered(), [assigned(), messageReceived()]], { actor: { role: 'secretary' } })
    expect(timelineOf(log).map(({ by, event }) => [by.role, event.type])).toEqual([
      ['secretary', 'AppealRegistered'],
      ['secretary', 'CaseAssigned'],
      ['secretary', 'MessageReceived'],
    ])
  })
})
