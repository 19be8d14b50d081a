/** What a chair and the secretariat do beside the main road: remarks made again, the next control date, paper by its day. */
import { describe, expect, test } from 'vitest'
import { statusOf } from '../../../shared/domain/case.ts'
import { viewsOf } from '../../../shared/domain/case-views.ts'
import { type Command, refusalOf } from '../../../shared/domain/decide.ts'
import { fold } from '../../../shared/domain/fold.ts'
import { noticesOf } from '../../../shared/domain/notices/notices.ts'
import { remindersOn } from '../../../shared/domain/reminders/reminders.ts'
import { by, context, rules } from '../../builders/council.ts'
import {
  appealRegistered,
  assigned,
  caseOf,
  draftActRegistered,
  letterNumber,
  letterSent,
  logOf,
  recommendationGiven,
  recommended,
} from '../../builders/events.ts'
import { lived, type Step } from '../../builders/life.ts'
import { given, on } from './specification.ts'

const content = 'some-content'

describe('a response that the secretariat enters', () => {
  const entered = (receivedOn: string): Command => ({
    type: 'record_response',
    letter: letterNumber,
    decision: 'accepted',
    content,
    saidAt: '2026-02-10T05:00:00.000Z',
    receivedOn,
  })
  const letter = [appealRegistered(), assigned(), letterSent({ sentOn: '2026-02-05' })]

  test('came on the letter’s day at the earliest, and today at the latest', () => {
    for (const receivedOn of ['2026-02-05', '2026-02-07', '2026-02-10'])
      given(...letter)
        .when(entered(receivedOn), by.secretary, on('2026-02-10'))
        .then({ type: 'ResponseRecorded', receivedOn })
  })

  test('cannot have come before the letter was sent', () => {
    given(...letter)
      .when(entered('2026-02-04'), by.secretary, on('2026-02-10'))
      .thenRefused('received_before_sent', { path: 'receivedOn' })
  })

  test('cannot come tomorrow', () => {
    given(...letter)
      .when(entered('2026-02-11'), by.secretary, on('2026-02-10'))
      .thenRefused('received_in_future', { path: 'receivedOn' })
  })
})

describe('an initiative', () => {
  const open: Command = {
    type: 'open_initiative',
    agency: 'almaty-su',
    content,
    origin: 'monitoring',
    originOn: '2026-01-30',
    receivedAt: '2026-02-02T05:00:00.000Z',
  }

  test('is nobody’s to take: no commission is offered, and none is taken', () => {
    const opened = lived([], [open, by.secretary])
    const c = fold(logOf(opened))
    if (!c) throw new Error('no initiative')
    expect(refusalOf(c, 'assign', by.secretary, context(by.secretary))).toBe('not_for_initiative')
    given(...opened)
      .when({ type: 'assign', commission: 'housing', by: 'secretariat' }, by.secretary)
      .thenRefused('not_for_initiative')
  })
})

describe('the next control date', () => {
  const chair = by.chair()
  const longTerm = (controlOn: string): Command => ({ type: 'long_term', content, controlOn })
  const first: Step = [longTerm('2026-06-01'), chair, '2026-02-10']
  const next: Step = [longTerm('2026-09-01'), chair, '2026-06-01']
  const stateAfter = (...steps: Step[]) => {
    const c = fold(logOf(lived([appealRegistered(), assigned()], ...steps)))
    if (c?.kind !== 'appeal') throw new Error('no appeal')
    return c
  }

  test('is an event of its own; the applicant is told', () => {
    given(...lived([appealRegistered(), assigned()], first))
      .when(longTerm('2026-09-01'), chair, on('2026-06-01'))
      .then({
        type: 'NextControlSet',
        content,
        setOn: '2026-06-01',
        control: expect.objectContaining({ mode: 'chosen', due: '2026-09-01' }),
      })
    const e = lived([appealRegistered(), assigned()], first, next).at(-1)
    const event = [e].flat().at(-1)
    if (!event || !('type' in event)) throw new Error('no event')
    expect(noticesOf(event, stateAfter(first, next))).toEqual([
      { kind: 'long_term', to: { role: 'applicant' } },
    ])
  })

  test('is later than the day it is set', () => {
    given(...lived([appealRegistered(), assigned()], first))
      .when(longTerm('2026-06-01'), chair, on('2026-06-01'))
      .thenRefused('control_not_later', { path: 'controlOn' })
  })

  test('takes the place of the one before; under control since the first', () => {
    const c = stateAfter(first, next)
    expect(statusOf(c)).toBe('long_term')
    expect(c.longTerm).toMatchObject({ on: '2026-02-10', controlOn: '2026-09-01' })
    expect(c.pending.control).toMatchObject({ deadline: { due: '2026-09-01' }, missed: false, reminded: {} })
    expect(c.main.due).toBe('2026-02-23')
    const log = logOf(lived([appealRegistered(), assigned()], first, next))
    expect(viewsOf(log)).toContainEqual(
      expect.objectContaining({ part: 'case', longTermOn: '2026-02-10', nextDue: '2026-02-23' }),
    )
  })

  test('is reminded of as the first was, which is done', () => {
    const remind = (day: string, ...steps: Step[]) =>
      remindersOn(stateAfter(...steps), day, rules.council.reminders, rules.countWorkingDays).map(
        ({ key, due, stage }) => [key, due, stage],
      )
    expect(remind('2026-06-01', first)).toEqual([['control', '2026-06-01', 0]])
    expect(remind('2026-06-01', first, next)).toEqual([])
    expect(remind('2026-06-08', first, next)).toEqual([])
    expect(remind('2026-09-01', first, next)).toEqual([['control', '2026-09-01', 0]])
  })

  test('one that was missed is not held against the next', () => {
    const missed: Step = [{ type: 'note_missed' }, by.system, '2026-06-03']
    const late: Step = [longTerm('2026-09-01'), chair, '2026-06-04']
    expect(stateAfter(first, missed).pending.control?.missed).toBe(true)
    expect(stateAfter(first, missed, late).pending.control?.missed).toBe(false)
  })
})

describe('remarks made again on a new version', () => {
  const chair = by.chair('urban-planning')
  const developer = by.agency('public-spaces-department')
  const of = 'recommendation-content'
  const versioned = lived(
    [draftActRegistered(), assigned('urban-planning'), recommended(3)],
    [{ type: 'receive_version', content, draftVersion: 2 }, developer],
  )
  const recommend = (
    remarks: number,
    carried?: { of: string; remarks: number[] },
    outcome: 'with_remarks' | 'supported' | 'not_supported' = 'with_remarks',
  ): Command => ({ type: 'recommend', outcome, content, remarks, ...(carried && { carried }) })
  const letter = { letterNumber: 'ALM-L-2026-000002' }

  test('are the chair’s choice, and said in the event', () => {
    given(...versioned)
      .when(recommend(3, { of, remarks: [1, 3] }), chair, letter)
      .then(
        { type: 'RecommendationGiven', draftVersion: 2, remarks: 3, carried: [1, 3] },
        { type: 'LetterSent', letter: letter.letterNumber },
      )
  })

  test('without the choice none comes along', () => {
    const [event] = [lived(versioned, [recommend(1), chair, '2026-02-12', letter]).at(-1)].flat()
    expect(event).toMatchObject({ type: 'RecommendationGiven', remarks: 1 })
    expect(event).not.toHaveProperty('carried')
  })

  test('and the agency answers all of them, the old ones too', () => {
    const c = caseOf(
      ...lived(versioned, [recommend(3, { of, remarks: [1, 3] }), chair, '2026-02-12', letter]),
    )
    expect(c.letters[letter.letterNumber]?.remarks).toBe(3)
    expect(c.letters[letterNumber]?.remarks).toBe(3)
  })

  test.each([[[4]], [[0]], [[1, 7, 9]]])('that were never made are refused: %j', (remarks) => {
    given(...versioned)
      .when(recommend(remarks.length, { of, remarks }), chair, letter)
      .thenRefused('remark_unknown', { path: 'carry', remarks: remarks.filter((no) => no < 1 || no > 3) })
  })

  test('of another recommendation than the last are refused: they were read from an old page', () => {
    given(...versioned)
      .when(recommend(1, { of: 'another-content', remarks: [1] }), chair, letter)
      .thenRefused('remark_unknown', { path: 'carry', remarks: [1] })
  })

  test('on a first version there is nothing to make again', () => {
    given(draftActRegistered(), assigned('urban-planning'))
      .when(recommend(1, { of: '', remarks: [1] }), chair)
      .thenRefused('remark_unknown', { path: 'carry', remarks: [1] })
  })

  test('count as remarks: with them an opinion is “with remarks”, not “supported”', () => {
    given(...versioned)
      .when(recommend(1, { of, remarks: [2] }, 'supported'), chair, letter)
      .thenRefused('remarks_not_expected', { path: 'remarks' })
  })

  test('an old event, which knew nothing of them, is read as before', () => {
    const c = caseOf(draftActRegistered(), assigned('urban-planning'), recommendationGiven({ remarks: 2 }))
    expect(c.kind === 'draft_act' && c.recommendation?.remarks).toBe(2)
  })
})
