/** What an applicant makes of the answer: once for each, and of nothing that ended without one. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { ratings } from '../../../../events/values.ts'
import { mayRate, ratingsOf } from '../../../../shared/domain/appeals/rating.ts'
import type { Appeal } from '../../../../shared/domain/case.ts'
import { viewsOf } from '../../../../shared/domain/case-views.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { isCaseView } from '../../../../shared/domain/views.ts'
import { by } from '../../../builders/council.ts'
import { accepted, answered, appealRegistered, assigned, caseOf, logOf } from '../../../builders/events.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { given, on } from '../specification.ts'

const { AnswerRated, AnswerDisputed } = sideEvents
const answeredAppeal = [appealRegistered(), assigned(), accepted, answered()]
const rate: Command = { type: 'rate_answer', rating: 'helped' }
const appeal = (...events: CaseEvent[]) => caseOf(...events) as Appeal

describe('an answer is rated', () => {
  test('once for each answer, by the applicant, whatever it says', () => {
    expect(mayRate(appeal(...answeredAppeal))).toBe(true)
    expect(ratingsOf(appeal(...answeredAppeal))).toEqual([])
    expect(ratingsOf(appeal(appealRegistered()))).toEqual([])
    for (const rating of ratings)
      given(...answeredAppeal)
        .when({ type: 'rate_answer', rating }, by.applicant, on('2026-04-20'))
        .then({ type: 'AnswerRated', rating, ratedOn: '2026-04-20' })
  })
  test('with what the applicant adds, under an id', () => {
    given(...answeredAppeal)
      .when({ ...rate, content: 'rating-content' }, by.applicant)
      .then({ type: 'AnswerRated', rating: 'helped', content: 'rating-content' })
    const said = (content?: string) =>
      ratingsOf(appeal(...answeredAppeal, { ...AnswerRated, content } as CaseEvent))
    expect(said('rating-content')).toEqual([
      { rating: 'partly', on: '2026-02-02', content: 'rating-content' },
    ])
    expect(said()).toStrictEqual([{ rating: 'partly', on: '2026-02-02' }])
  })
  test('not a second time', () => {
    given(...answeredAppeal, AnswerRated)
      .when(rate, by.applicant)
      .thenRefused('already_rated')
  })
  test('not by the council', () => {
    for (const actor of [by.secretary, by.chair(), by.head, by.system])
      given(...answeredAppeal)
        .when(rate, actor)
        .thenRefused('not_yours')
  })
  test('not where there is none: open, forwarded, withdrawn, or disputed and not answered again', () => {
    const lives: CaseEvent[][] = [
      [appealRegistered(), assigned(), accepted],
      [appealRegistered(), sideEvents.AppealForwarded],
      [appealRegistered(), sideEvents.AppealWithdrawn],
      [...answeredAppeal, AnswerRated, AnswerDisputed],
    ]
    for (const life of lives) {
      expect(mayRate(appeal(...life))).toBe(false)
      given(...life)
        .when(rate, by.applicant)
        .thenRefused('not_answered')
    }
  })
  test('anew where it was disputed and there is another; the rating of the first one stays', () => {
    const twice = [...answeredAppeal, AnswerRated, AnswerDisputed, answered()]
    given(...twice)
      .when(rate, by.applicant)
      .then({ type: 'AnswerRated', rating: 'helped' })
    const second: CaseEvent = { type: 'AnswerRated', v: 1, rating: 'helped', ratedOn: '2026-03-02' }
    const both = [...twice, second]
    expect(ratingsOf(appeal(...both)).map(({ rating, on }) => [on, rating])).toEqual([
      ['2026-02-02', 'partly'],
      ['2026-03-02', 'helped'],
    ])
    expect(viewsOf(logOf(both)).find(isCaseView)?.rated).toEqual([
      ['2026-02-02', 'partly'],
      ['2026-03-02', 'helped'],
    ])
  })
})
