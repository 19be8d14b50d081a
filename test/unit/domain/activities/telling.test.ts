/** Members without e-mail are told of a meeting by hand, and somebody says that they were. */
import { describe, expect, test } from 'vitest'
import type { ActivityInput } from '../../../../events/council/council-inputs.ts'
import type { CaseEvent, EventOf } from '../../../../events/events.ts'
import { openTelling } from '../../../../shared/domain/activities/telling.ts'
import { by } from '../../../builders/council.ts'
import { activity, content, contextOn, doing, lived, plan } from './given.ts'

const today = '2026-02-02'
const planned = plan({ form: 'general_meeting', title: 'О', on: '2026-02-20' })
const opened = (events: readonly CaseEvent[], members: string[], on = today) => [
  ...events,
  ...(openTelling(activity(...events), members, contextOn(on, by.system)) as CaseEvent[]),
]
const waiting = opened(planned, ['m-1', 'm-2'])
const tell = (...members: string[]): ActivityInput => ({ action: 'told', members, on: today, how: 'phone' })
const pendingOf = (events: readonly CaseEvent[]) => activity(...events).pending.telling

describe('telling by hand', () => {
  test('given members without e-mail, when they are to be told, then the secretariat owes it by the day before', () => {
    expect(waiting.at(-1)).toMatchObject({
      ...{ type: 'TellingOpened', v: 1, members: ['m-1', 'm-2'] },
      deadline: { term: 'activity.telling', mode: 'chosen', from: today, due: '2026-02-19' },
    })
    expect(activity(...waiting).toTell).toEqual(['m-1', 'm-2'])
    expect(pendingOf(waiting)).toMatchObject({
      owner: { role: 'secretary' },
      deadline: { due: '2026-02-19' },
    })
  })
  test('given the log of an earlier version, which called it an announcement, then it waits under its own term', () => {
    const [event] = waiting.slice(-1) as EventOf<'TellingOpened'>[]
    const earlier = { ...event, deadline: { ...event?.deadline, term: 'activity.announcement' } } as CaseEvent
    expect(pendingOf([...planned, earlier])).toEqual(pendingOf(waiting))
    expect(pendingOf(waiting)?.deadline.term).toBe('activity.telling')
  })
  test('given the day before is over, when they are to be told, then today', () => {
    for (const on of ['2026-02-20', '2026-02-21'])
      expect(pendingOf(opened(planned, ['m-1'], on))?.deadline.due).toBe(on)
    expect(pendingOf(opened(planned, ['m-1'], '2026-02-19'))?.deadline.due).toBe('2026-02-19')
  })
  test('given nobody to tell, or no day, then nothing waits', () => {
    const context = contextOn(today, by.system)
    expect(openTelling(activity(...planned), [], context)).toEqual([])
    const open = activity(...plan({ form: 'general_meeting', title: 'О' }))
    expect(openTelling(open, ['m-1'], context)).toEqual([])
  })
  test('given two, when one was told, then the other waits; when both, then nothing does', () => {
    const one = lived(waiting, [today, { ...tell('m-1', 'm-1'), text: 'Дочь' } as ActivityInput])
    expect(one.at(-1)).toEqual({
      ...{ type: 'MembersTold', v: 1, members: ['m-1'], toldOn: today, how: 'phone', content },
    })
    expect([activity(...one).toTell, pendingOf(one) !== undefined]).toEqual([['m-2'], true])
    const both = lived(one, [today, tell('m-2')])
    expect(both.at(-1)).not.toHaveProperty('content')
    expect([activity(...both).toTell, pendingOf(both)]).toEqual([[], undefined])
    expect(doing(both, tell('m-2'), today)).toEqual({ refused: 'nobody_to_tell' })
  })
  test('given somebody else, or tomorrow, when they were told, then that is refused at its place', () => {
    expect(doing(waiting, tell('m-1', 'm-9'), today)).toEqual({ refused: 'member_unknown', path: 'members' })
    const tomorrow = { ...tell('m-1'), on: '2026-02-03' } as ActivityInput
    expect(doing(waiting, tomorrow, today)).toEqual({ refused: 'in_future', path: 'on' })
    expect(doing(waiting, tell('m-1'), today, contextOn(today, by.chair('housing')))).toEqual({
      refused: 'not_yours',
    })
  })
  test('given a later list, when it is opened, then it stands for the one before', () => {
    expect(activity(...opened(waiting, ['m-3'])).toTell).toEqual(['m-3'])
  })
  test('given it was held or cancelled, then nobody waits to be told', () => {
    const held = lived(waiting, ['2026-02-20', { action: 'hold', on: '2026-02-20', present: 27, total: 40 }])
    const cancelled = lived(waiting, [today, { action: 'cancel', text: 'Болезнь' }])
    for (const events of [held, cancelled])
      expect([activity(...events).toTell, pendingOf(events)]).toEqual([[], undefined])
  })
  test('given it was told late, when it is entered for its day, then it was not missed', () => {
    const on = (day: string) => ({ ...tell('m-1', 'm-2'), on: day }) as ActivityInput
    const missed = (input: ActivityInput) =>
      (doing(waiting, input, '2026-02-23') as CaseEvent[]).flatMap((e) =>
        e.type === 'DeadlineMissed' ? [e.deadline] : [],
      )
    expect(missed(on('2026-02-19'))).not.toContain('telling')
    expect(missed(on('2026-02-20'))).toContain('telling')
  })
})
