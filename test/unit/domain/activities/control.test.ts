/** What public control comes to: findings, recommendations to bodies, what was carried out (Law on Public Councils, art. 20-23). */
import { describe, expect, test } from 'vitest'
import type { ActivityInput, PlanInput } from '../../../../events/council/council-inputs.ts'
import { activityForms } from '../../../../events/council/council-values.ts'
import { activityActions, activityRefusal } from '../../../../shared/domain/activities/actions.ts'
import { resultOf } from '../../../../shared/domain/activities/control.ts'
import { formDuties } from '../../../../shared/domain/activities/forms.ts'
import { viewsOf } from '../../../../shared/domain/case-views.ts'
import { activityFacts, councilReport, noFacts } from '../../../../shared/domain/reports/council.ts'
import { activity, content, doing, lived, logOf, number, plan } from './given.ts'

const today = '2026-02-02'
const monitoring: PlanInput = { form: 'monitoring', title: 'Школы' }
const find = (on: string): ActivityInput => ({ action: 'finding', on, text: 'Нет пандуса' })
const recommend = (...bodies: string[]): ActivityInput => ({
  action: 'recommend',
  bodies,
  text: 'Установить пандус',
})
const follow = (on: string, more = {}): ActivityInput => ({
  ...{ action: 'follow_up', on, result: 'carried_out' },
  ...more,
})
const held = () => lived(plan(monitoring), [today, { action: 'hold', on: today }])
const written = () => lived(held(), ['2026-02-05', { action: 'document', on: '2026-02-05' }])
const recommended = () => lived(written(), ['2026-02-06', recommend('tazalyk', 'almaty-su')])

describe('findings (art. 20(5))', () => {
  test('given it has begun or was held, when something is found, then it is kept in order', () => {
    const begun = lived(plan(monitoring), [today, { action: 'begin', on: today }])
    expect(doing(begun, find('2026-02-03'), '2026-02-04')).toEqual([
      { type: 'FindingRecorded', v: 1, content, foundOn: '2026-02-03' },
    ])
    expect(doing(held(), find(today), today)).toHaveLength(1)
    const two = lived(begun, ['2026-02-03', find('2026-02-03')], ['2026-02-04', find('2026-02-04')])
    expect(activity(...two).findings.map(({ foundOn }) => foundOn)).toEqual(['2026-02-03', '2026-02-04'])
  })
  test('given it has not begun, or its document says what was found, then nothing more is', () => {
    expect(doing(plan(monitoring), find(today), today)).toEqual({ refused: 'activity_not_held' })
    expect(doing(written(), find('2026-02-05'), '2026-02-05')).toEqual({ refused: 'document_there' })
    expect(doing(held(), find('2026-02-03'), today)).toEqual({ refused: 'in_future', path: 'on' })
    expect(doing(held(), find('2026-02-01'), today)).toEqual({ refused: 'day_before', path: 'on' })
  })
  test('of public control alone', () => {
    for (const form of activityForms) {
      const a = activity(...plan({ form, title: 'О', commission: 'housing' }))
      const refused = activityRefusal({ ...a, status: 'held', heldOn: today }, 'finding', 'head', { today })
      expect([form, refused]).toEqual([form, formDuties[form].control ? undefined : 'no_findings'])
    }
  })
})

describe('recommendations (art. 20(6), 21, 23)', () => {
  test('given its document, when several bodies are recommended the same, then each is by itself', () => {
    expect(doing(written(), recommend('tazalyk', 'almaty-su', 'tazalyk'), '2026-02-06')).toEqual(
      ['tazalyk', 'almaty-su'].map((agency, i) => ({
        ...{ type: 'ActivityRecommended', v: 1, no: i + 1, agency, content, recommendedOn: '2026-02-06' },
      })),
    )
    const more = lived(recommended(), ['2026-02-09', recommend('akimat')])
    expect(activity(...more).recommendations.map(({ no, agency }) => [no, agency])).toEqual([
      [1, 'tazalyk'],
      [2, 'almaty-su'],
      [3, 'akimat'],
    ])
  })
  test('given no document, another form, or a body of no list, then nothing is recommended', () => {
    expect(doing(held(), recommend('tazalyk'), today)).toEqual({ refused: 'no_document' })
    expect(doing(plan(monitoring), recommend('tazalyk'), today)).toEqual({ refused: 'activity_not_held' })
    expect(doing(written(), recommend('tazalyk', 'nobody'), '2026-02-06')).toEqual({
      refused: 'agency_unknown',
      path: 'bodies',
    })
    const dialogue = lived(plan({ form: 'dialogue', title: 'О' }), [today, { action: 'hold', on: today }])
    expect(doing(dialogue, recommend('tazalyk'), today)).toEqual({ refused: 'no_recommendations' })
  })
  test('their letters are opened once; why one was not is kept', () => {
    const opened = { type: 'RecommendationOpened', v: 1 } as const
    const a = activity(
      ...recommended(),
      { ...opened, no: 1, case: 'ALM-I-2026-000001' },
      { ...opened, no: 2, refused: 'text_erased' },
    )
    expect(a.recommendations).toMatchObject([
      { no: 1, agency: 'tazalyk', on: '2026-02-06', case: 'ALM-I-2026-000001' },
      { no: 2, agency: 'almaty-su', refused: 'text_erased' },
    ])
    expect(activityActions.recommend.final).toBe(true)
  })
})

describe('what was carried out', () => {
  test('is found of one recommendation or of all; the last look counts', () => {
    const events = lived(
      recommended(),
      ['2026-03-02', follow('2026-03-02', { result: 'not' })],
      ['2026-04-02', follow('2026-04-01', { recommendation: 1 })],
    )
    const { recommendations, followUps } = activity(...events)
    const results = (day: string) => recommendations.map((one) => resultOf(one, followUps, day))
    expect(results('2026-03-01')).toEqual([undefined, undefined])
    expect(results('2026-03-31')).toEqual(['not', 'not'])
    expect(results('2026-04-01')).toEqual(['carried_out', 'not'])
  })
  test('of a recommendation that there is, and not before its document', () => {
    const looked = (more: object, day = '2026-02-06') => doing(recommended(), follow(day, more), day)
    expect(looked({ recommendation: 3 })).toEqual({
      refused: 'recommendation_unknown',
      path: 'recommendation',
    })
    expect(looked({ recommendation: 2 })).toMatchObject([{ recommendation: 2, result: 'carried_out' }])
    expect(doing(recommended(), follow('2026-02-04'), '2026-02-06')).toMatchObject({ refused: 'day_before' })
  })
})

describe('in the report', () => {
  const period = { from: '2026-01-01', to: '2026-12-31' }
  const keys = { commissions: [], districts: [] }
  const counted = (to: string, said: Record<string, string>) => {
    const events = lived(
      recommended(),
      ['2026-02-09', recommend('akimat', 'culture-department')],
      ['2026-04-01', follow('2026-04-01', { recommendation: 1 })],
    )
    const opened = [1, 2, 3].map((no) => ({
      ...({ type: 'RecommendationOpened', v: 1, no, case: `I-${no}` } as const),
    }))
    const [view] = viewsOf(logOf(number, [...events, ...opened]))
    const facts = activityFacts({ number, ...(view as object) } as never, { ...period, to }, (id) => said[id])
    const activities = facts ? [facts] : []
    return councilReport({ ...period, to }, { ...noFacts, activities }, keys).control.recommendations
  }
  test('each body’s answer counts apart; what it only took note of is open', () => {
    expect(counted('2026-12-31', { 'I-1': 'accepted', 'I-2': 'declined', 'I-3': 'information' })).toEqual({
      ...{ made: 4, accepted: 1, partly: 0, declined: 1, open: 2, carriedOut: 1 },
    })
    expect(counted('2026-12-31', { 'I-1': 'partly' })).toMatchObject({ partly: 1, open: 3 })
  })
  test('what came after the period is left out', () => {
    expect(counted('2026-02-06', {})).toMatchObject({ made: 2, open: 2, carriedOut: 0 })
    expect(counted('2026-02-05', {})).toMatchObject({ made: 0, open: 0 })
  })
})
