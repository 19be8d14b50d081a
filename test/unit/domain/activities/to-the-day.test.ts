/** What may be done with an activity to the day, and in which words it is kept. */
import { describe, expect, test } from 'vitest'
import type { ActivityInput, PlanInput } from '../../../../events/council/council-inputs.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import { activityActions } from '../../../../shared/domain/activities/actions.ts'
import { resultOf } from '../../../../shared/domain/activities/control.ts'
import { planActivity } from '../../../../shared/domain/activities/schedule.ts'
import { content, contextOn, doing, lived, plan, withMembers } from './given.ts'

const today = '2026-02-02'
const meeting: PlanInput = { form: 'general_meeting', title: 'Отчёты' }
const monitoring: PlanInput = { form: 'monitoring', title: 'Школы' }
const visit: PlanInput = { form: 'visit', title: 'О' }
const hold = (more = {}): ActivityInput => ({ action: 'hold', on: today, ...more })
const held = { type: 'ActivityHeld', v: 1, heldOn: today }
const heldMonitoring = () => lived(plan(monitoring), [today, hold()])
const heldMeeting = () => lived(plan(meeting), [today, hold({ present: 27 }), withMembers(40)])

describe('planning', () => {
  test('given a form and a title alone, then nothing else is kept', () => {
    expect(planActivity(undefined, visit, contextOn(today))).toStrictEqual([
      { type: 'ActivityPlanned', v: 1, content, form: 'visit' },
    ])
    const empty = { ...visit, districts: [], bodies: [] }
    expect(planActivity(undefined, empty, contextOn(today))).toStrictEqual([
      { type: 'ActivityPlanned', v: 1, content, form: 'visit' },
    ])
    expect(planActivity(undefined, { ...visit, objects: 0 }, contextOn(today))).toMatchObject([
      { objects: 0 },
    ])
  })
})

describe('holding', () => {
  test('given one day, then it is kept without an end; nobody was counted, no object named', () => {
    expect(doing(plan(visit), hold(), today)).toStrictEqual([held])
    expect(doing(plan(visit), hold({ objects: 0 }), today)).toStrictEqual([{ ...held, objects: 0 }])
  })
  test('given an end on the same day, then that is one day, of any form', () => {
    for (const input of [visit, monitoring])
      expect(doing(plan(input), hold({ until: today }), today)).toMatchObject([
        { heldOn: today, heldUntil: today },
      ])
  })
  test('given it had begun, then its first day stays, and it ended when it was held', () => {
    const begun = lived(plan(monitoring), [today, { action: 'begin', on: today }])
    const [event] = doing(begun, hold(), today) as readonly CaseEvent[]
    expect(event).toMatchObject({ heldOn: today })
    expect(event).not.toHaveProperty('heldUntil')
    expect(doing(begun, hold({ on: '2026-02-03' }), '2026-02-04')).toMatchObject([
      { heldOn: today, heldUntil: '2026-02-03' },
    ])
    expect(doing(begun, hold({ until: '2026-02-04' }), '2026-02-04')).toMatchObject([
      { heldOn: today, heldUntil: '2026-02-04' },
    ])
  })
  test('its decisions’ words are kept each by itself; given none, then no words', () => {
    const { parts } = activityActions.hold
    const decisions = [{ text: 'Одобрить' }, { text: 'Отложить' }]
    expect(parts?.({ action: 'hold', on: today, decisions })).toEqual([
      { kind: 'message', text: 'Одобрить' },
      { kind: 'message', text: 'Отложить' },
    ])
    expect(parts?.({ action: 'hold', on: today })).toEqual([])
  })
})

describe('moving', () => {
  test('given today is named, then it may be moved to it', () => {
    expect(doing(plan(visit), { action: 'move', to: today, text: 'О' }, today)).toStrictEqual([
      { type: 'ActivityMoved', v: 1, content, on: today },
    ])
  })
})

describe('an agenda', () => {
  test('given a point that begins with a year or a word with a hyphen, then it is about no case', () => {
    const items = '2026 жылғы жоспар\nКоммуналдық-тұрмыстық мәселелер'
    expect(doing(plan(meeting), { action: 'set_agenda', items }, today)).toMatchObject([
      { items: [{ no: 1 }, { no: 2 }] },
    ])
    const [event] = doing(plan(meeting), { action: 'set_agenda', items }, today) as readonly CaseEvent[]
    expect(JSON.stringify(event)).not.toContain('about')
  })
  test('given a form without minutes or without any document, then it has none', () => {
    for (const input of [visit, { ...visit, form: 'hearing_report' } as const])
      expect(doing(plan(input), { action: 'set_agenda', items: 'О' }, today)).toEqual({
        refused: 'not_a_meeting',
      })
  })
})

describe('deciding (Law on Public Councils, art. 13)', () => {
  const vote = (more = {}): ActivityInput => ({
    ...{ action: 'take_vote', text: 'Одобрить', for: 20, against: 3, abstained: 4 },
    ...more,
  })
  const decided = (more: object) => doing(heldMeeting(), vote(more), today)

  test('given a vote alone, then nothing follows from it', () => {
    expect(decided({})).toStrictEqual([
      {
        ...{ type: 'MeetingDecided', v: 1, no: 1, content, adopted: true },
        votes: { for: 20, against: 3, abstained: 4 },
      },
    ])
    expect(activityActions.take_vote.words?.(vote() as never)).toEqual({ kind: 'message', text: 'Одобрить' })
  })
  test('given a task of the secretariat on a commission’s matter, then it is the secretariat’s, from today on', () => {
    expect(decided({ owner: 'secretary', commission: 'housing', due: today })).toMatchObject([
      { task: { owner: 'secretary', deadline: { due: today } } },
    ])
    const [event] = decided({ owner: 'secretary', commission: 'housing', due: today }) as readonly CaseEvent[]
    expect(event).not.toHaveProperty('task.as')
  })
  test('given a point among several, then that one is decided', () => {
    const two = lived(
      plan(meeting),
      [today, { action: 'set_agenda', items: 'О лифтах\nО плане' }],
      [today, hold({ present: 27 }), withMembers(40)],
    )
    expect(doing(two, vote({ item: 2 }), today)).toMatchObject([{ item: 2 }])
  })
  test('given it is adopted, then what follows is kept; remarks on a draft are its commission’s to make', () => {
    const recommendation = (outcome: string) => ({
      effect: { kind: 'recommendation', draft: 'ALM-N-2026-000001', outcome },
    })
    expect(decided(recommendation('supported'))).toMatchObject([recommendation('supported')])
    expect(decided(recommendation('with_remarks'))).toEqual({
      ...{ refused: 'remarks_by_commission', path: 'effect' },
    })
    expect(decided({ ...recommendation('supported'), for: 1 })).toMatchObject([{ adopted: false }])
    const [lost] = decided({ ...recommendation('supported'), for: 1 }) as readonly CaseEvent[]
    expect(lost).not.toHaveProperty('effect')
  })
})

describe('writing down', () => {
  test('given a council without a term for minutes, then they are never late', () => {
    expect(doing(heldMeeting(), { action: 'document', on: '2026-05-15' }, '2026-05-15')).toStrictEqual([
      { type: 'ActivityDocumented', v: 1, documentOn: '2026-05-15', late: false },
    ])
  })
  test('given the day on which it ended, then it may be written down on it, and published then', () => {
    const written = lived(heldMonitoring(), [today, { action: 'document', on: today }])
    expect(doing(written, { action: 'publish', on: today, channel: 'site' }, today)).toStrictEqual([
      { type: 'ActivityPublished', v: 1, channel: 'site', publishedOn: today },
    ])
  })
})

describe('what is missed', () => {
  test('given something else is entered for a day in time, then the date that passed is missed', () => {
    const found: ActivityInput = { action: 'finding', on: '2026-02-10', text: 'Нет пандуса' }
    expect(doing(heldMonitoring(), found, '2026-02-16')).toMatchObject([
      { type: 'DeadlineMissed', deadline: 'document', due: '2026-02-11' },
      { type: 'FindingRecorded' },
    ])
  })
})

describe('public control (Law on Public Councils, art. 20-23)', () => {
  const written = () => lived(heldMonitoring(), [today, { action: 'document', on: today }])
  const recommend = (more: object): ActivityInput => ({
    ...{ action: 'recommend', bodies: [], text: 'Установить пандус' },
    ...more,
  })
  test('given the only body is of no list, then nothing is recommended', () => {
    expect(doing(written(), recommend({ bodies: ['nobody'] }), today)).toEqual({
      ...{ refused: 'agency_unknown', path: 'bodies' },
    })
  })
  test('given a body of no list by its name, then its letter has what is known of it', () => {
    expect(doing(written(), recommend({ to: { name: 'Жилкомсервис' } }), today)).toMatchObject([
      { no: 1, agency: 'outside', content: `${content}-1` },
    ])
    const letterTo = (to?: object) => activityActions.recommend.parts?.(recommend({ to }) as never)
    const letter = { kind: 'letter', subject: '', text: 'Установить пандус' }
    const all = { name: 'Жилкомсервис', email: 'office@example.kz', address: 'Абай к., 1' }
    expect(letterTo(all)).toStrictEqual([{ ...letter, to: all }])
    expect(letterTo({ name: 'Жилкомсервис' })).toStrictEqual([{ ...letter, to: { name: 'Жилкомсервис' } }])
    expect(letterTo()).toEqual([])
  })
  test('given the day of its document, then what was carried out may be looked at on it', () => {
    expect(doing(written(), { action: 'follow_up', on: today, result: 'partly' }, today)).toStrictEqual([
      { type: 'ActivityFollowedUp', v: 1, result: 'partly', checkedOn: today },
    ])
  })

  const looked = (result: 'carried_out' | 'partly' | 'not', checkedOn: string) => ({ result, checkedOn })
  const recommendation = { no: 1, on: '2026-02-06' }
  const found = (...all: ReturnType<typeof looked>[]) => resultOf(recommendation, all, '2026-12-31')
  test('given looks on several days, then the last day counts, in whichever order they were entered', () => {
    const [early, late] = [looked('not', '2026-03-02'), looked('carried_out', '2026-04-01')]
    expect([found(early, late), found(late, early)]).toEqual(['carried_out', 'carried_out'])
  })
  test('given two looks on one day, then the one that was entered last counts', () => {
    expect(found(looked('not', '2026-03-02'), looked('partly', '2026-03-02'))).toBe('partly')
  })
  test('given a look on the day of the recommendation, then it counts; one before it does not', () => {
    expect(found(looked('partly', '2026-02-06'))).toBe('partly')
    expect(found(looked('partly', '2026-02-05'))).toBeUndefined()
  })
})

test('words that nobody wrote are not kept', () => {
  for (const action of ['announce', 'told', 'task_done', 'document', 'publish', 'follow_up'] as const) {
    const { words } = activityActions[action] as { words?: (input: object) => unknown }
    expect(words?.({ action })).toBeUndefined()
    expect(words?.({ action, text: 'Сделано' })).toEqual({ kind: 'message', text: 'Сделано' })
  }
})
