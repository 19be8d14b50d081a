/** What lists need of a case that took a side road. */
import { expect, test } from 'vitest'
import type { CaseEvent } from '../../../events/events.ts'
import { viewsOf } from '../../../shared/domain/case-views.ts'
import { type CaseView, isFactView } from '../../../shared/domain/views.ts'
import { rules } from '../../builders/council.ts'
import {
  answered,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterNumber,
  letterSent,
  logOf,
  recommendationGiven,
  recommended,
  responseRecorded,
} from '../../builders/events.ts'
import { sideEvents } from '../../builders/side-events.ts'

type Decision = CaseEvent | readonly CaseEvent[]
const viewOf = (...decisions: Decision[]) => viewsOf(logOf(decisions))[0] as CaseView
const appeal = [appealRegistered(), assigned()]
const { AnswerDisputed, ExtensionGranted, ClockPaused, ClockResumed, LongTermSet } = sideEvents

test('an appeal is neither disputed nor extended until it is', () => {
  const plain = viewOf(...appeal)
  for (const key of ['disputed', 'extended', 'pausedDays', 'longTermOn', 'origin', 'agency', 'remarks'])
    expect(plain).not.toHaveProperty(key)
})

test('a disputed answer: open again, and the first answer keeps its day and the date then in force', () => {
  const disputed = { ...AnswerDisputed, answer: rules.deadline('appeal.answer', '2026-02-24') } as CaseEvent
  const view = viewOf(...appeal, answered({ answeredOn: '2026-02-20' }), disputed)
  expect(view).toMatchObject({
    disputed: true,
    status: 'in_review',
    firstAnswerOn: '2026-02-20',
    dueOn: '2026-02-23',
  })
  expect(view).not.toHaveProperty('closedOn')
})

test('an answer disputed on a Saturday: open from that day, though its term runs from Monday', () => {
  const answer = rules.deadline('appeal.answer', { on: '2026-02-21', registration: '2026-02-23' })
  const disputed = { ...AnswerDisputed, disputedOn: '2026-02-21', answer } as CaseEvent
  expect(answer.from).toBe('2026-02-23')
  expect(viewOf(...appeal, answered({ answeredOn: '2026-02-20' }), disputed).standings).toEqual([
    ['2026-02-20', 'answered'],
    ['2026-02-21', 'in_review'],
  ])
})

test('an extension moves the date shown', () => {
  expect(viewOf(...appeal, ExtensionGranted)).toMatchObject({ extended: true, dueOn: '2026-03-12' })
})

test('the days that the clock stood still are there to be taken off', () => {
  expect(viewOf(...appeal, ClockPaused, ClockResumed).pausedDays).toEqual([['2026-02-02', '2026-02-03']])
})

test('long-term control has its day, and the answer’s date stays', () => {
  expect(viewOf(...appeal, LongTermSet)).toMatchObject({
    status: 'long_term',
    longTermOn: '2026-02-02',
    dueOn: '2026-02-23',
  })
})

test('an initiative: what it arose from, and its letter’s date', () => {
  const view = viewOf([sideEvents.InitiativeOpened, letterSent()])
  expect(view).toMatchObject({ kind: 'initiative', origin: 'round_table', dueOn: '2026-03-02' })
  for (const key of ['agency', 'applicant', 'outcome']) expect(view).not.toHaveProperty(key)
})

test('an initiative without a letter has no due date', () => {
  expect(viewOf(sideEvents.InitiativeOpened)).toMatchObject({ dueOn: null })
})

const factsOf = (...decisions: Decision[]) =>
  viewsOf(logOf(decisions))
    .filter(isFactView)
    .map(({ part, on }) => [part, on])

test('an initiative that is responded to was no answer to anybody, and its letter was answered', () => {
  const life = [[sideEvents.InitiativeOpened, letterSent()], responseRecorded()]
  expect(factsOf(...life)).toEqual([[`lettersAnswered:${letterNumber}`, '2026-02-10']])
  expect(viewOf(...life)).not.toHaveProperty('standings')
})

test('a draft act’s recommendations are facts, each by its number and day; its response is its letter’s', () => {
  const life = [
    draftActRegistered(),
    recommended(),
    responseRecorded(),
    sideEvents.DraftVersionReceived,
    [
      recommendationGiven({ givenOn: '2026-03-02', draftVersion: 2 }),
      letterSent({ letter: 'ALM-L-2026-000002', sentOn: '2026-03-02' }),
    ],
  ]
  expect(factsOf(...life)).toEqual([
    ['recommended:1', '2026-02-02'],
    [`lettersAnswered:${letterNumber}`, '2026-02-10'],
    ['recommended:2', '2026-03-02'],
  ])
  expect(viewOf(...life)).not.toHaveProperty('standings')
})

test('each answer of an appeal is a fact', () => {
  const disputed = { ...AnswerDisputed, answer: rules.deadline('appeal.answer', '2026-02-24') } as CaseEvent
  const again = answered({ answeredOn: '2026-03-10' })
  expect(factsOf(...appeal, answered({ answeredOn: '2026-02-20' }), disputed, again)).toEqual([
    ['answered:1', '2026-02-20'],
    ['answered:2', '2026-03-10'],
  ])
})

test('a draft act has no applicant and no answer', () => {
  const view = viewOf(draftActRegistered())
  for (const key of ['applicant', 'firstAnswerOn', 'origin']) expect(view).not.toHaveProperty(key)
})

test('a log that opens no case has no views', () => {
  expect(viewsOf(logOf([assigned()]))).toEqual([])
})
