/** What lists need of a case that took a side road. */
import { expect, test } from 'vitest'
import type { CaseEvent } from '../../../events/events.ts'
import { type CaseView, viewsOf } from '../../../shared/domain/views.ts'
import { rules } from '../../builders/council.ts'
import {
  answered,
  appealRegistered,
  assigned,
  draftActRegistered,
  letterSent,
  logOf,
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
  expect(view).toMatchObject({ kind: 'initiative', origin: 'round_table', dueOn: '2026-02-23' })
  for (const key of ['agency', 'applicant', 'outcome']) expect(view).not.toHaveProperty(key)
})

test('a draft act has no applicant and no answer', () => {
  const view = viewOf(draftActRegistered())
  for (const key of ['applicant', 'firstAnswerOn', 'origin']) expect(view).not.toHaveProperty(key)
})

test('a log that opens no case has no views', () => {
  expect(viewsOf(logOf([assigned()]))).toEqual([])
})
