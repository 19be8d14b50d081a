/** The term that a draft's body sets, and what becomes of a draft without recommendations in time. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import type { DraftAct } from '../../../../shared/domain/case.ts'
import { type Command, decide } from '../../../../shared/domain/decide.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { asOfNow, noticesOf } from '../../../../shared/domain/notices/notices.ts'
import { remindersOn } from '../../../../shared/domain/reminders/reminders.ts'
import { by, context, local, monday, rules } from '../../../builders/council.ts'
import { accepted, assigned, draftActRegistered, logOf, recommended } from '../../../builders/events.ts'
import { given, on } from '../specification.ts'

type Register = Extract<Command, { type: 'register_draft_act' }>
type Version = Extract<Command, { type: 'receive_version' }>

const register = (more: Partial<Register> = {}): Register => ({
  type: 'register_draft_act',
  content: 'draft-content',
  agency: 'public-spaces-department',
  actType: 'maslikhat-decision',
  draftVersion: 1,
  receivedAt: monday,
  ...more,
})
const version = (more: Partial<Version> = {}): Version => ({
  type: 'receive_version',
  content: 'version-2',
  draftVersion: 2,
  ...more,
})
const agency = by.agency('public-spaces-department')
const chair = by.chair('urban-planning')
const draft = [draftActRegistered(), assigned('urban-planning'), accepted]
const due = '2026-02-16'
const dayAfter = on('2026-02-17')
const agreed = {
  type: 'DraftCountedAsAgreed' as const,
  v: 1 as const,
  draftVersion: 1,
  due,
  occurredAt: context(by.system).dayAfterBegins(due),
}
const missed = { type: 'DeadlineMissed', deadline: 'recommendation', due } as const
const stateOf = (...decisions: Parameters<typeof logOf>[0]) => fold(logOf(decisions)) as DraftAct

describe('Law on Legal Acts, art. 20(2): the body sets the term', () => {
  const registered = (more: Partial<Register>, expected: Record<string, unknown>) =>
    given()
      .when(register(more), agency)
      .then({ type: 'DraftActRegistered', ...expected })
  const deadline = (more: Record<string, unknown>) => expect.objectContaining(more)

  test('its own date counts, also when that is the last day of the least term', () => {
    for (const dueOn of [due, '2026-03-02'])
      registered({ dueOn }, { recommendation: deadline({ mode: 'chosen', from: '2026-02-02', due: dueOn }) })
  })
  test('one day too early is told, and the lawful date is used', () => {
    registered(
      { dueOn: '2026-02-15' },
      { tooEarly: '2026-02-15', recommendation: deadline({ mode: 'working', due }) },
    )
  })
  test('a date that holds is not told as too early, nor is none', () => {
    for (const dueOn of [undefined, '2026-02-17']) {
      const [e] = decide(undefined, register({ dueOn }), context(agency)) as CaseEvent[]
      expect(e).not.toHaveProperty('tooEarly')
      expect(e).not.toHaveProperty('urgent')
    }
  })
  test('15 working days for a bill, 3 for an urgent one', () => {
    registered({ actType: 'law' }, { recommendation: deadline({ days: 15, due: '2026-02-23' }) })
    registered(
      { actType: 'law', urgent: true },
      { urgent: true, recommendation: deadline({ days: 3, due: '2026-02-05' }) },
    )
    registered(
      { actType: 'law', urgent: true, dueOn: '2026-02-04' },
      { tooEarly: '2026-02-04', recommendation: deadline({ due: '2026-02-05' }) },
    )
  })
  test('urgent is a bill or a temporary decree', () => {
    for (const actType of ['order', 'development-plan', 'consultative-document'] as const)
      given()
        .when(register({ actType, urgent: true }), agency)
        .thenRefused('not_urgent', { path: 'urgent' })
    registered({ actType: 'other', urgent: true }, { urgent: true })
    given(...draft)
      .when(version({ urgent: true }), agency)
      .thenRefused('not_urgent', { path: 'urgent' })
  })
  test('where the calendar gives no least term, the body’s date is taken', () => {
    const receivedAt = local('2099-02-02')
    const more = { at: receivedAt, today: '2099-02-02' }
    given()
      .when(register({ receivedAt, dueOn: '2099-02-03' }), agency, more)
      .then({ type: 'DraftActRegistered', recommendation: deadline({ mode: 'chosen', due: '2099-02-03' }) })
  })
  test('a version has a term of its own, from the day that it came', () => {
    given(...draft)
      .when(version({ dueOn: '2026-02-20', receivedAt: local('2026-02-05') }), agency, on('2026-02-06'))
      .then({
        type: 'DraftVersionReceived',
        receivedOn: '2026-02-05',
        recommendation: deadline({ mode: 'chosen', from: '2026-02-05', due: '2026-02-20' }),
      })
    given(...draft)
      .when(version({ dueOn: '2026-02-06' }), agency, on('2026-02-05'))
      .then({ type: 'DraftVersionReceived', tooEarly: '2026-02-06', receivedOn: '2026-02-05' })
  })
  test('what was too early or urgent of one version is not so of the next', () => {
    const first = draftActRegistered({ tooEarly: '2026-02-03', urgent: true, channel: 'paper' })
    expect(stateOf(first)).toMatchObject({ tooEarly: '2026-02-03', urgent: true, channel: 'paper' })
    const next = {
      ...{ type: 'DraftVersionReceived' as const, v: 1 as const, content: 'version-2', draftVersion: 2 },
      ...{ receivedOn: due, recommendation: rules.deadline('draft_act.recommendation', due) },
    }
    for (const key of ['tooEarly', 'urgent', 'agreed'])
      expect(stateOf([first, agreed], next)).not.toHaveProperty(key)
  })
  test('the secretariat is told of a date that is too early, of each version', () => {
    const kinds = (...decisions: Parameters<typeof logOf>[0]) => {
      const c = stateOf(...decisions)
      const event = decisions.flat().at(-1)
      return event ? noticesOf(event, c).map(({ kind, to }) => `${kind} ${to.role}`) : []
    }
    expect(kinds(draftActRegistered({ tooEarly: '2026-02-03' }))).toEqual([
      'draft_registered contact',
      'draft_too_early secretary',
    ])
    expect(kinds(draftActRegistered())).toEqual(['draft_registered contact'])
  })
})

describe('Law on Legal Acts, art. 20(2): no recommendations in time', () => {
  test('the draft counts as agreed from the day after, once', () => {
    given(...draft)
      .when({ type: 'note_missed' }, by.system, dayAfter)
      .then({ ...missed }, agreed)
    given(...draft)
      .when({ type: 'note_missed' }, by.system, on(due))
      .thenNothing()
    given(...draft, [{ ...missedEvent }, agreed])
      .when({ type: 'note_missed' }, by.system, on('2026-02-18'))
      .thenNothing()
  })
  test('of a letter or an acceptance whose day passed nothing counts as agreed', () => {
    given(draft[0] as CaseEvent, {
      ...assigned('urban-planning'),
      acceptance: rules.deadline('appeal.acceptance', '2026-02-02'),
    })
      .when({ type: 'note_missed' }, by.system, on('2026-02-10'))
      .then({ type: 'DeadlineMissed', deadline: 'acceptance' })
  })
  test('the first such day is kept though a new version comes', () => {
    const first = stateOf(...draft, agreed)
    expect(first).toMatchObject({ agreed: due, agreedAt: expect.any(String) })
    const again = { ...agreed, draftVersion: 2, due: '2026-03-16' }
    expect(stateOf(...draft, agreed, again)).toMatchObject({
      agreed: '2026-03-16',
      agreedAt: (first as { agreedAt?: string }).agreedAt,
    })
  })
  test('recommendations that were given in time stay what they are', () => {
    given([...draft, recommended(1)].flat())
      .when({ type: 'note_missed' }, by.system, dayAfter)
      .thenNothing()
  })
  test('later ones are possible, and are late', () => {
    const recommend: Command = { type: 'recommend', outcome: 'supported', content: 'c-content', remarks: 0 }
    given(...draft)
      .when(recommend, chair, dayAfter)
      .then({ ...missed }, agreed, { type: 'RecommendationGiven', late: true }, { type: 'LetterSent' })
    given(...draft)
      .when(recommend, chair, on(due))
      .then({ type: 'RecommendationGiven' }, { type: 'LetterSent' })
  })
  test('the secretariat and the head are told, unless a new version came or the case ended', () => {
    const c = stateOf(...draft, agreed)
    expect(noticesOf(agreed, c).map(({ kind, to }) => `${kind} ${to.role}`)).toEqual([
      'draft_agreed secretary',
      'draft_agreed head',
    ])
    const [notice] = noticesOf(agreed, c)
    const as = (now: DraftAct) => notice && asOfNow(notice, agreed, now)
    expect(as(c)).toEqual(notice)
    expect(as({ ...c, draftVersion: 2 })).toBeUndefined()
    expect(as({ ...c, closedOn: due })).toBeUndefined()
  })
  test('the chair is reminded before', () => {
    const reminders = remindersOn(
      stateOf(...draft),
      '2026-02-12',
      rules.council.reminders,
      rules.countWorkingDays,
    )
    expect(reminders.filter(({ key }) => key === 'recommendation').map(({ to }) => to.role)).toContain(
      'chair',
    )
  })
})

const missedEvent = {
  type: 'DeadlineMissed' as const,
  v: 1 as const,
  deadline: 'recommendation',
  term: 'draft_act.recommendation' as const,
  owner: 'chair' as const,
  due,
  occurredAt: agreed.occurredAt,
}
