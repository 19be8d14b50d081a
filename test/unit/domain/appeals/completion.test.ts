/** What an appeal lacks: asked for, completed, or not in time (АППК, art. 63-64). */
import { describe, expect, test } from 'vitest'
import { type Appeal, statusOf } from '../../../../shared/domain/case.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { by, local } from '../../../builders/council.ts'
import { accepted, answered, appealRegistered, assigned, caseOf } from '../../../builders/events.ts'
import { lived } from '../../../builders/life.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const content = 'some-content'
const complete: Command = { type: 'complete', content, missing: ['iin', 'address', 'iin'] }
const inReview = [appealRegistered(), assigned(), accepted]
const asked = sideEvents.CompletionAsked
const lapsed = sideEvents.CompletionLapsed

describe('asking', () => {
  test('АППК art. 64: what is missing is asked for, with five working days', () => {
    given(appealRegistered())
      .when(complete, by.secretary)
      .then({
        type: 'CompletionAsked',
        content,
        completion: expect.objectContaining({ term: 'appeal.completion', days: 5, due: '2026-02-09' }),
      })
  })
  test('by the chair of its commission too', () => {
    given(...inReview)
      .when(complete, by.chair())
      .then({ type: 'CompletionAsked' })
    given(...inReview)
      .when(complete, by.chair('social'))
      .thenRefused('not_yours')
    given(appealRegistered()).when(complete, by.chair()).thenRefused('not_assigned')
    given(...inReview)
      .when(complete, by.head)
      .thenRefused('not_yours')
  })
  test('it waits for the applicant; the answer keeps its date, and nothing counts as accepted by it', () => {
    const c = caseOf(appealRegistered(), assigned(), asked)
    expect(statusOf(c)).toBe('awaiting_applicant')
    expect(c.pending).toMatchObject({
      completion: { owner: { role: 'applicant' } },
      answer: { deadline: { due: '2026-02-23' } },
      acceptance: {},
    })
  })
  test('once at a time, and not beside a question: a reply is to one of the two', () => {
    given(...inReview, asked)
      .when(complete, by.chair())
      .thenRefused('completion_open')
    given(...inReview, asked)
      .when({ type: 'ask', content }, by.chair())
      .thenRefused('completion_open')
    given(...inReview, sideEvents.ClarificationAsked)
      .when(complete, by.chair())
      .thenRefused('question_open')
  })
  test('not once it is closed', () => {
    given(...inReview, answered())
      .when(complete, by.secretary)
      .thenRefused('already_closed')
  })
})

describe('completing', () => {
  const write: Command = { type: 'add_message', content: 'message-content' }
  test('what the applicant writes is the completion; the case goes on where it stood', () => {
    given(...inReview, asked)
      .when(write, by.applicant)
      .then({ type: 'CompletionReceived', content: 'message-content' })
    const c = caseOf(...lived([...inReview, asked], [write, by.applicant]))
    expect(statusOf(c)).toBe('in_review')
    expect(c.pending.completion).toBeUndefined()
    expect(c.messages).toMatchObject([{ content: 'message-content' }])
  })
  test('late on the next morning, before anybody noticed, it is a completion still', () => {
    given(...inReview, asked)
      .when(write, by.applicant, on('2026-02-10'))
      .then({ type: 'CompletionReceived' })
  })
  test('after its time it is a message, and the right to return stays', () => {
    given(...inReview, asked, lapsed)
      .when(write, by.applicant)
      .then({ type: 'MessageReceived', late: false })
  })
})

describe('not in time', () => {
  const noteMissed: Command = { type: 'note_missed' }
  test('АППК art. 64: the lapse is an event of the morning after, and opens three working days to return', () => {
    given(...inReview, asked)
      .when(noteMissed, by.system, on('2026-02-10'))
      .then({
        type: 'CompletionLapsed',
        due: '2026-02-09',
        occurredAt: local('2026-02-10', '00:00'),
        returning: expect.objectContaining({ term: 'appeal.return', days: 3, due: '2026-02-12' }),
      })
    given(...inReview, asked)
      .when(noteMissed, by.system, on('2026-02-09'))
      .thenNothing()
  })
  test('it may be returned as of when it was asked for, and is not asked for any more', () => {
    const c = caseOf(...inReview, asked, lapsed)
    expect(c).toHaveProperty('returnable.on', (caseOf(...inReview, asked) as Appeal).completion?.on)
    expect(c.pending).not.toHaveProperty('completion')
  })
  test('the secretariat and the chair hear of it, until when it may be returned', () => {
    const c = caseOf(...inReview, asked, lapsed)
    expect(noticesOf(lapsed, c)).toMatchObject([
      { kind: 'completion_lapsed', to: { role: 'secretary' } },
      { kind: 'completion_lapsed', to: { role: 'chair', as: 'housing' } },
    ])
    expect(statusOf(c)).toBe('in_review')
    expect(c.pending.returning).toMatchObject({ owner: { role: 'secretary' } })
  })
  test('a right that was not used is over, and nobody is reminded of it any more', () => {
    const life = lived([...inReview, asked, lapsed], [noteMissed, by.system, '2026-02-13'])
    expect(caseOf(...life).pending.returning).toBeUndefined()
  })
  test('asked again, it waits for the applicant again', () => {
    const c = caseOf(...lived([...inReview, asked, lapsed], [complete, by.secretary]))
    expect(c.pending).not.toHaveProperty('returning')
    expect(c).not.toHaveProperty('returnable')
  })
})
