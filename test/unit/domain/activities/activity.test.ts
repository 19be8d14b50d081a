/** What the council plans, announces, holds, writes down, publishes and follows up. */
import { describe, expect, test } from 'vitest'
import type { ActivityInput, PlanInput } from '../../../../events/council/council-inputs.ts'
import { activityForms } from '../../../../events/council/council-values.ts'
import { activityActions, activityRefusal } from '../../../../shared/domain/activities/actions.ts'
import { missedDuties, recounted, reminded } from '../../../../shared/domain/activities/duties.ts'
import { formDuties, quorumOf } from '../../../../shared/domain/activities/forms.ts'
import { lateFor, planActivity } from '../../../../shared/domain/activities/schedule.ts'
import { viewsOf } from '../../../../shared/domain/case-views.ts'
import { addDays } from '../../../../shared/domain/terms.ts'
import { by, rules } from '../../../builders/council.ts'
import { activity, content, contextOn, doing, lived, logOf, number, plan, withMembers } from './given.ts'

const today = '2026-02-02'
const hearing: PlanInput = { form: 'hearing', title: 'О тарифах', commission: 'housing', on: '2026-02-20' }
const monitoring: PlanInput = { form: 'monitoring', title: 'Школы', commission: 'social' }
const meeting: PlanInput = { form: 'general_meeting', title: 'Отчёты', on: '2026-02-20', time: '15:00' }
const hold = (more = {}): ActivityInput => ({ action: 'hold', on: '2026-02-20', ...more })
const announce = (on: string): ActivityInput => ({ action: 'announce', on })
const vote = (more = {}): ActivityInput => ({
  ...{ action: 'take_vote', text: 'Одобрить', for: 20, against: 3, abstained: 4 },
  ...more,
})
const heldMonitoring = (on = '2026-02-02') => lived(plan(monitoring), [on, { action: 'hold', on }])
const heldMeeting = () => lived(plan(meeting), ['2026-02-20', hold({ present: 27 }), withMembers(40)])

describe('planning', () => {
  test('says what it is, where, of whom and when', () => {
    const input: PlanInput = {
      ...hearing,
      districts: ['medeu'],
      bodies: ['almaty-su', 'Бюро по туризму', 'almaty-su'],
      objects: 2,
      origin: 'ALM-A-2026-000001',
      time: '10:00',
    }
    expect(activity(...plan(input))).toMatchObject({
      number,
      content,
      form: 'hearing',
      status: 'planned',
      commission: 'housing',
      districts: ['medeu'],
      bodies: ['almaty-su', 'Бюро по туризму'],
      objects: 2,
      origin: 'ALM-A-2026-000001',
      on: '2026-02-20',
      time: '10:00',
    })
  })

  test('of what the council has: its commissions, its districts', () => {
    const planned = (more: Partial<PlanInput>) =>
      planActivity(undefined, { ...monitoring, ...more }, contextOn(today))
    expect(planned({ commission: 'space' })).toEqual({ refused: 'commission_unknown', path: 'commission' })
    expect(planned({ districts: ['medeu', 'mars'] })).toEqual({
      refused: 'district_unknown',
      path: 'districts',
    })
    expect(planActivity(undefined, { form: 'commission_meeting', title: 'О' }, contextOn(today))).toEqual({
      refused: 'commission_needed',
      path: 'commission',
    })
    expect(planActivity(activity(...plan(monitoring)), monitoring, contextOn(today))).toEqual({
      refused: 'number_taken',
    })
    for (const actor of [by.applicant, by.system, by.chair('housing'), by.agency('almaty-su')])
      expect(planActivity(undefined, monitoring, contextOn(today, actor))).toEqual({ refused: 'not_yours' })
    expect(planActivity(undefined, monitoring, contextOn(today, by.head))).toHaveLength(1)
  })
})

describe('announcing', () => {
  test('a hearing is announced ten calendar days before it (Law on Public Councils, art. 21)', () => {
    expect(activity(...plan(hearing)).pending).toMatchObject({
      announcement: {
        owner: { role: 'secretary' },
        deadline: { due: '2026-02-10', mode: 'calendar', before: true },
      },
    })
    expect(activity(...plan(hearing)).announcement?.basis).toBeDefined()
  })

  test('on the tenth day before it is in time, on the ninth it is late, missed and not refused', () => {
    expect(doing(plan(hearing), announce('2026-02-10'), '2026-02-10')).toEqual([
      { type: 'ActivityAnnounced', v: 1, announcedOn: '2026-02-10', late: false },
    ])
    expect(doing(plan(hearing), announce('2026-02-11'), '2026-02-11')).toMatchObject([
      { type: 'DeadlineMissed', deadline: 'announcement', due: '2026-02-10' },
      { type: 'ActivityAnnounced', announcedOn: '2026-02-11', late: true },
    ])
    // Entered later, for a day in time.
    expect(doing(plan(hearing), announce('2026-02-10'), '2026-02-16')).toMatchObject([{ late: false }])
  })

  test('planned for a day that is nearer, it is told at once', () => {
    expect(lateFor(activity(...plan(hearing)), '2026-02-10')).toEqual([])
    expect(lateFor(activity(...plan(hearing)), '2026-02-11')).toEqual(['announcement'])
  })

  test('a general meeting and the hearing of a report by the council’s own custom, others as it likes', () => {
    for (const form of activityForms) {
      const { announcement } = activity(...plan({ ...hearing, form }))
      const { announced } = formDuties[form]
      expect(announcement?.due).toBe(announced ? '2026-02-10' : undefined)
      // What no article says is not called law.
      expect(announcement?.basis !== undefined).toBe(announced === 'law')
    }
  })

  test('what has no day, is over, or goes on is not announced; nor tomorrow', () => {
    expect(doing(plan({ form: 'visit', title: 'О' }), announce(today), today)).toEqual({ refused: 'no_day' })
    expect(doing(heldMeeting(), announce(today), '2026-02-20')).toEqual({ refused: 'activity_over' })
    expect(doing(plan(hearing), announce('2026-02-03'), today)).toEqual({ refused: 'in_future', path: 'on' })
    const ongoing = lived(plan({ ...monitoring, on: today }), [today, { action: 'begin', on: today }])
    expect(doing(ongoing, announce(today), today)).toEqual({ refused: 'activity_begun' })
  })
})

describe('moving and cancelling', () => {
  test('to another day it is announced anew', () => {
    const moved = lived(
      plan(hearing),
      [today, announce(today)],
      [today, { action: 'move', to: '2026-03-06', time: '11:00', text: 'Зал занят' }],
    )
    expect(activity(...moved)).toMatchObject({
      status: 'planned',
      on: '2026-03-06',
      time: '11:00',
      movedFrom: '2026-02-20',
      pending: { announcement: { deadline: { due: '2026-02-24' } } },
    })
    expect(activity(...moved).announcedOn).toBeUndefined()
    expect(doing(plan(hearing), { action: 'move', to: '2026-02-01', text: 'О' }, today)).toEqual({
      refused: 'day_past',
      path: 'to',
    })
  })

  test('cancelled, nothing is owed and nothing more may be done', () => {
    const cancelled = lived(plan(hearing), [today, { action: 'cancel', text: 'Нет кворума' }])
    expect(activity(...cancelled)).toMatchObject({ status: 'cancelled', cancelledOn: today })
    expect(activity(...cancelled).pending).toEqual({})
    expect(doing(cancelled, hold(), '2026-02-20')).toEqual({ refused: 'activity_over' })
    expect(doing(cancelled, { action: 'move', to: '2026-03-06', text: 'О' }, today)).toEqual({
      refused: 'activity_over',
    })
  })
})

describe('holding', () => {
  test('valid with two thirds of all members (Law on Public Councils, art. 13(2)): of 40 with 27', () => {
    expect(doing(plan(meeting), hold({ present: 26 }), '2026-02-20', withMembers(40))).toEqual({
      refused: 'no_quorum',
      path: 'present',
      given: 26,
      needed: 27,
    })
    expect(doing(plan(meeting), hold({ present: 27 }), '2026-02-20', withMembers(40))).toMatchObject([
      { type: 'DeadlineMissed', deadline: 'announcement' },
      { type: 'ActivityHeld', heldOn: '2026-02-20', attendance: { present: 27, total: 40, needed: 27 } },
    ])
    expect([39, 40, 10, 7, 3, 1].map(quorumOf)).toEqual([26, 27, 7, 5, 2, 1])
  })

  test('of the presidium and of a commission two thirds of theirs', () => {
    const asked: unknown[] = []
    const membersOn = (day: string, of: unknown) => {
      asked.push([day, of])
      return 7
    }
    for (const form of ['general_meeting', 'presidium_meeting', 'commission_meeting'] as const)
      expect(
        doing(plan({ ...meeting, form, commission: 'housing' }), hold({ present: 4 }), '2026-02-20', {
          membersOn,
        }),
      ).toEqual({ refused: 'no_quorum', path: 'present', given: 4, needed: 5 })
    expect(asked).toEqual([
      ['2026-02-20', 'council'],
      ['2026-02-20', 'presidium'],
      ['2026-02-20', { commission: 'housing' }],
    ])
  })

  test('of a commission of which the register names nobody, it is asked; and no meeting is of nobody', () => {
    const nobody = { membersOn: () => 0 }
    const asked = { refused: 'total_needed', path: 'total' }
    expect(doing(plan(meeting), hold({ present: 0 }), '2026-02-20', nobody)).toEqual(asked)
    expect(doing(plan(meeting), hold({ present: 0, total: 0 }), '2026-02-20', nobody)).toEqual(asked)
    expect(doing(plan(meeting), hold({ present: 5, total: 7 }), '2026-02-20', nobody)).toMatchObject([
      { type: 'DeadlineMissed' },
      { type: 'ActivityHeld', attendance: { present: 5, total: 7, needed: 5 } },
    ])
  })

  test('where no register says how many there are, it is asked', () => {
    expect(doing(plan(meeting), hold({ present: 27 }), '2026-02-20')).toEqual({
      refused: 'total_needed',
      path: 'total',
    })
    expect(doing(plan(meeting), hold({ total: 40 }), '2026-02-20')).toEqual({
      refused: 'total_needed',
      path: 'present',
    })
    expect(doing(plan(meeting), hold({ present: 41, total: 40 }), '2026-02-20')).toEqual({
      refused: 'more_than_all',
      path: 'present',
      given: 41,
      needed: 40,
    })
    expect(doing(plan(meeting), hold({ present: 40, total: 40 }), '2026-02-20')).toHaveLength(2)
  })

  test('others need no number; a hearing’s is kept', () => {
    expect(activity(...heldMonitoring()).attendance).toBeUndefined()
    expect(activity(...lived(plan(hearing), ['2026-02-20', hold({ present: 90 })])).attendance).toEqual({
      present: 90,
      total: 90,
      needed: 0,
    })
  })

  test('a control may last, and its document is due seven working days after its end (Law on Public Control, art. 13)', () => {
    expect(activity(...heldMonitoring()).document?.due).toBe('2026-02-11')
    const lasted = lived(plan(monitoring), [
      '2026-02-06',
      { action: 'hold', on: today, until: '2026-02-06', objects: 4 },
    ])
    expect(activity(...lasted)).toMatchObject({
      status: 'held',
      heldOn: today,
      heldUntil: '2026-02-06',
      objects: 4,
      pending: { document: { owner: { role: 'secretary' }, deadline: { due: '2026-02-17' } } },
    })
    expect(doing(plan(monitoring), { action: 'hold', on: today, until: '2026-02-01' }, today)).toEqual({
      refused: 'day_before',
      path: 'until',
    })
    expect(doing(plan(monitoring), { action: 'hold', on: today, until: '2026-02-03' }, today)).toEqual({
      refused: 'in_future',
      path: 'until',
    })
    expect(
      doing(plan({ form: 'visit', title: 'О' }), { action: 'hold', on: '2026-02-01', until: today }, today),
    ).toEqual({
      refused: 'lasts_a_day',
      path: 'until',
    })
    expect(doing(plan(monitoring), hold(), today)).toEqual({ refused: 'in_future', path: 'on' })
  })

  test('begun, it goes on until it is held', () => {
    const begun = lived(plan(monitoring), [today, { action: 'begin', on: today }])
    expect(activity(...begun)).toMatchObject({ status: 'ongoing', heldOn: today })
    const held = lived(begun, ['2026-02-06', { action: 'hold', on: '2026-02-06' }])
    expect(activity(...held)).toMatchObject({ status: 'held', heldOn: today, heldUntil: '2026-02-06' })
    expect(doing(begun, { action: 'begin', on: today }, today)).toEqual({ refused: 'activity_begun' })
    expect(doing(plan(hearing), { action: 'begin', on: today }, today)).toEqual({ refused: 'lasts_a_day' })
    expect(doing(plan(monitoring), { action: 'begin', on: '2026-02-03' }, today)).toEqual({
      refused: 'in_future',
      path: 'on',
    })
  })
})

describe('deciding', () => {
  test('an agenda names cases and activities by the numbers that its points begin with', () => {
    const items = 'ALM-A-2026-000001 О лифтах\n\n  О плане  \n2-й вопрос'
    const decided = doing(plan(meeting), { action: 'set_agenda', items }, today)
    expect(decided).toEqual([
      {
        type: 'AgendaSet',
        v: 1,
        content,
        items: [{ no: 1, about: 'ALM-A-2026-000001' }, { no: 2 }, { no: 3, about: '2-й' }],
      },
    ])
    expect(activityActions.set_agenda.words?.({ action: 'set_agenda', items })).toEqual({
      kind: 'agenda',
      items: [
        { no: 1, text: 'ALM-A-2026-000001 О лифтах' },
        { no: 2, text: 'О плане' },
        { no: 3, text: '2-й вопрос' },
      ],
    })
    expect(doing(plan(monitoring), { action: 'set_agenda', items }, today)).toEqual({
      refused: 'not_a_meeting',
    })
  })

  test('adopted by more than half of those present', () => {
    const adopted = (n: number) => {
      const decided = doing(heldMeeting(), vote({ for: n, against: 0, abstained: 0 }), '2026-02-20')
      const [event] = decided as readonly { adopted: boolean }[]
      return event?.adopted
    }
    expect([adopted(13), adopted(14)]).toEqual([false, true])
    expect(doing(heldMeeting(), vote({ for: 21 }), '2026-02-20')).toEqual({
      refused: 'more_votes_than_present',
      path: 'for',
      given: 28,
      needed: 27,
    })
    // Where nobody was counted, of those who voted.
    expect(doing(heldMonitoring(), vote({ for: 2, against: 1, abstained: 1 }), today)).toMatchObject([
      { adopted: false },
    ])
  })

  test('of a point of the agenda, once the meeting is held', () => {
    const withAgenda = lived(
      plan(meeting),
      [today, { action: 'set_agenda', items: 'О плане' }],
      ['2026-02-20', hold({ present: 27 }), withMembers(40)],
    )
    expect(doing(withAgenda, vote({ item: 1 }), '2026-02-20')).toMatchObject([
      { no: 1, item: 1, adopted: true },
    ])
    expect(doing(withAgenda, vote({ item: 2 }), '2026-02-20')).toEqual({
      refused: 'item_unknown',
      path: 'item',
    })
    expect(doing(plan(meeting), vote(), today)).toEqual({ refused: 'activity_not_held' })
    expect(doing(plan({ form: 'visit', title: 'О' }), vote(), today)).toEqual({ refused: 'not_a_meeting' })
  })

  test('a decision may be a task: with an owner and a date, which waits until it is done', () => {
    const task = vote({ owner: 'chair', commission: 'housing', due: '2026-03-02' })
    const decided = lived(heldMeeting(), ['2026-02-20', task])
    expect(activity(...decided).pending['task:1']).toMatchObject({
      owner: { role: 'chair', as: 'housing' },
      deadline: { due: '2026-03-02', mode: 'chosen' },
    })
    const done = lived(decided, ['2026-02-25', { action: 'task_done', no: 1, on: '2026-02-25' }])
    expect(activity(...done)).toMatchObject({ votes: [{ no: 1, doneOn: '2026-02-25' }] })
    expect(activity(...done).pending['task:1']).toBeUndefined()
    expect(doing(done, { action: 'task_done', no: 1, on: '2026-02-25' }, '2026-02-25')).toEqual({
      refused: 'task_unknown',
    })
    expect(doing(decided, { action: 'task_done', no: 2, on: '2026-02-25' }, '2026-02-25')).toEqual({
      refused: 'task_unknown',
      path: 'no',
    })
    // Done on its day and entered later it is not missed; done later it is.
    expect(doing(decided, { action: 'task_done', no: 1, on: '2026-03-02' }, '2026-03-10')).toMatchObject([
      { type: 'TaskDone' },
    ])
    expect(doing(decided, { action: 'task_done', no: 1, on: '2026-03-03' }, '2026-03-10')).toMatchObject([
      { type: 'DeadlineMissed', deadline: 'task:1', owner: 'chair' },
      { type: 'TaskDone' },
    ])
  })

  test('no task of what was not adopted, none without a date or an owner', () => {
    const day = '2026-02-20'
    const task = { owner: 'secretary', due: '2026-03-02' }
    const lost = lived(heldMeeting(), [day, vote({ ...task, for: 1 })])
    expect(activity(...lost)).toMatchObject({ votes: [{ adopted: false }] })
    expect(activity(...lost).pending['task:1']).toBeUndefined()
    expect(doing(heldMeeting(), vote({ owner: 'head' }), day)).toEqual({
      refused: 'task_without_date',
      path: 'due',
    })
    expect(doing(heldMeeting(), vote({ due: '2026-03-02' }), day)).toEqual({
      refused: 'task_without_date',
      path: 'owner',
    })
    expect(doing(heldMeeting(), vote({ ...task, due: '2026-02-19' }), day)).toEqual({
      refused: 'day_past',
      path: 'due',
    })
    expect(doing(heldMeeting(), vote({ ...task, owner: 'chair' }), day)).toEqual({
      refused: 'commission_needed',
      path: 'commission',
    })
    expect(doing(heldMeeting(), vote({ ...task, commission: 'space' }), day)).toEqual({
      refused: 'commission_unknown',
      path: 'commission',
    })
  })
})

describe('writing down, publishing, following up', () => {
  const write = (on: string): ActivityInput => ({ action: 'document', on })
  test('on the seventh working day in time, on the eighth late and missed (Law on Public Control, art. 13)', () => {
    expect(doing(heldMonitoring(), write('2026-02-11'), '2026-02-11')).toEqual([
      { type: 'ActivityDocumented', v: 1, documentOn: '2026-02-11', late: false },
    ])
    expect(doing(heldMonitoring(), write('2026-02-12'), '2026-02-12')).toMatchObject([
      { type: 'DeadlineMissed', deadline: 'document', term: 'activity.final_document', due: '2026-02-11' },
      { type: 'ActivityDocumented', late: true },
    ])
  })

  test('once, of what has a document, after it was held', () => {
    expect(doing(plan(monitoring), write(today), today)).toEqual({ refused: 'activity_not_held' })
    const visit = lived(plan({ form: 'visit', title: 'О' }), [today, { action: 'hold', on: today }])
    expect(doing(visit, write(today), today)).toEqual({ refused: 'no_document' })
    const written = lived(heldMonitoring(), [today, write(today)])
    expect(doing(written, write(today), today)).toEqual({ refused: 'document_there' })
    expect(doing(heldMonitoring(), write('2026-02-01'), today)).toEqual({ refused: 'day_before', path: 'on' })
    expect(doing(heldMonitoring(), write('2026-02-03'), today)).toEqual({ refused: 'in_future', path: 'on' })
  })

  test('where the council has rules of its own, minutes and publication are due', () => {
    const own = {
      deadline: ((term: string, begins: string) => ({
        ...rules.deadline('activity.final_document', begins),
        term,
      })) as never,
    }
    const held = lived(plan(meeting), ['2026-02-20', hold({ present: 27 }), { ...withMembers(40), ...own }])
    expect(activity(...held).pending.document).toMatchObject({ deadline: { term: 'activity.protocol' } })
    const written = lived(held, ['2026-02-20', write('2026-02-20'), own])
    expect(Object.keys(activity(...written).pending)).toEqual(['publication'])
    const published = lived(written, ['2026-02-23', { action: 'publish', on: '2026-02-23', channel: 'site' }])
    expect(activity(...published).publications).toMatchObject([{ channel: 'site' }])
    expect(activity(...published).pending).toEqual({})
    // Without such a rule nothing waits.
    expect(activity(...heldMeeting()).pending).toEqual({})
  })

  test('published after it was written, followed up after that', () => {
    const publish = (on: string): ActivityInput => ({
      action: 'publish',
      on,
      channel: 'site',
      text: 'https://example.kz',
    })
    const follow = (on: string): ActivityInput => ({ action: 'follow_up', on, result: 'partly' })
    expect(doing(heldMonitoring(), publish(today), today)).toEqual({ refused: 'no_document' })
    expect(doing(heldMonitoring(), follow(today), today)).toEqual({ refused: 'no_document' })
    expect(doing(heldMeeting(), follow(today), '2026-02-20')).toEqual({ refused: 'no_recommendations' })
    const written = lived(heldMonitoring(), ['2026-02-05', write('2026-02-05')])
    expect(doing(written, publish('2026-02-04'), '2026-02-05')).toEqual({ refused: 'day_before', path: 'on' })
    expect(doing(written, follow('2026-02-04'), '2026-02-05')).toEqual({ refused: 'day_before', path: 'on' })
    const all = lived(written, ['2026-02-06', publish('2026-02-06')], ['2026-03-02', follow('2026-03-02')])
    expect(activity(...all)).toMatchObject({
      documentOn: '2026-02-05',
      publications: [{ channel: 'site', publishedOn: '2026-02-06', content }],
      followUps: [{ result: 'partly', checkedOn: '2026-03-02' }],
    })
    const dialogue = lived(plan({ form: 'dialogue', title: 'О' }), [today, { action: 'hold', on: today }])
    expect(doing(dialogue, publish(today), today)).toMatchObject([{ type: 'ActivityPublished' }])
  })
})

describe('a meeting’s result at once (Law on Public Councils, art. 13)', () => {
  const result = (decisions: object[], more = {}) =>
    doing(plan(meeting), hold({ present: 27, decisions, ...more }), '2026-02-20', withMembers(40))
  const votesIn = (decided: ReturnType<typeof result>) =>
    'refused' in decided ? decided : decided.flatMap((e) => (e.type === 'MeetingDecided' ? [e] : []))

  test('given no votes, then all who were present voted for it', () => {
    const decided = votesIn(result([{ text: 'Одобрить' }, { text: 'Иное', against: 2, abstained: 1 }]))
    expect(decided).toMatchObject([
      { no: 1, content: `${content}-1`, votes: { for: 27, against: 0, abstained: 0 }, adopted: true },
      { no: 2, content: `${content}-2`, votes: { for: 24, against: 2, abstained: 1 }, adopted: true },
    ])
  })
  test('given half of those present, then it is not adopted, and nothing follows', () => {
    const decided = votesIn(
      result([
        {
          ...{ text: 'Письмо', for: 13, against: 14, owner: 'secretary', due: '2026-03-02' },
          effect: { kind: 'letter', agency: 'tazalyk' },
        },
      ]),
    )
    expect(decided).toEqual([
      {
        ...{ type: 'MeetingDecided', v: 1, no: 1, content: `${content}-1`, adopted: false },
        votes: { for: 13, against: 14, abstained: 0 },
      },
    ])
  })
  test('a fault is told at its decision, and nothing is held', () => {
    const at = (decision: object) => result([{ text: 'Одобрить' }, { text: 'Иное', ...decision }])
    const fault = (decision: object) => at(decision) as { refused?: string; path?: string }
    expect(fault({ for: 28 })).toEqual({
      ...{ refused: 'more_votes_than_present', path: 'decisions.1.for', given: 28, needed: 27 },
    })
    expect(fault({ item: 7 })).toMatchObject({ refused: 'item_unknown', path: 'decisions.1.item' })
    expect(fault({ owner: 'secretary' })).toMatchObject({
      refused: 'task_without_date',
      path: 'decisions.1.due',
    })
    expect(fault({ effect: { kind: 'letter', agency: 'nobody' } })).toMatchObject({
      refused: 'agency_unknown',
      path: 'decisions.1.effect',
    })
    const remarks = { kind: 'recommendation', draft: 'ALM-N-2026-000001', outcome: 'with_remarks' }
    expect(fault({ effect: remarks })).toMatchObject({ refused: 'remarks_by_commission' })
    expect(result([{ text: 'Одобрить' }], { present: 26 })).toMatchObject({ refused: 'no_quorum' })
  })
  test('a visit decides nothing', () => {
    const visit = plan({ form: 'visit', title: 'О' })
    const decided = doing(visit, { action: 'hold', on: today, decisions: [{ text: 'О' }] }, today)
    expect(decided).toEqual({ refused: 'not_a_meeting', path: 'decisions' })
  })
  test('of a control nobody counted the votes are to be said', () => {
    const decided = doing(plan(monitoring), { action: 'hold', on: today, decisions: [{ text: 'О' }] }, today)
    expect(decided).toEqual({ refused: 'total_needed', path: 'decisions.0.for' })
  })
  test('an approved activity says by which decision; a carried one what came of it', () => {
    const decided = result([{ text: 'Письмо', effect: { kind: 'letter', agency: 'tazalyk' } }])
    const events = 'refused' in decided ? [] : [...plan(meeting), ...decided]
    const carried = activity(...events, {
      ...{ type: 'DecisionCarriedOut', v: 1, no: 1, results: ['ALM-I-2026-000001'] },
    })
    expect(carried.votes[0]?.carried).toEqual({ results: ['ALM-I-2026-000001'] })
    const approved = { decision: number, no: 1, approvedOn: '2026-02-20' }
    const log = logOf(number, [...plan(monitoring), { type: 'ActivityApproved', v: 1, ...approved }])
    expect(viewsOf(log)).toMatchObject([{ approvedOn: '2026-02-20' }])
  })
})

describe('whose it is', () => {
  test('the secretariat’s and the head’s, and nobody else’s', () => {
    const a = activity(...plan(hearing))
    for (const name of Object.keys(activityActions) as (keyof typeof activityActions)[])
      for (const { role } of [by.applicant, by.system, by.chair('housing'), by.agency('almaty-su')])
        expect(activityRefusal(a, name, role, { today })).toBe('not_yours')
    expect(activityRefusal(a, 'announce', 'secretary', { today })).toBeUndefined()
    expect(activityRefusal(a, 'announce', 'head', { today })).toBeUndefined()
    expect(activityRefusal({ ...a, dormant: true }, 'announce', 'head', { today })).toBe('not_activated')
    expect(doing([], announce(today), today)).toEqual({ refused: 'activity_unknown' })
  })
})

describe('what waits', () => {
  test('is missed once, on the local day after', () => {
    const a = activity(...plan(hearing))
    expect(missedDuties(a, contextOn('2026-02-10'))).toEqual([])
    const [missed] = missedDuties(a, contextOn('2026-02-11'))
    expect(missed).toMatchObject({ deadline: 'announcement', occurredAt: '2026-02-10T19:00:00.000Z' })
    expect(missedDuties(activity(...plan(hearing), missed as never), contextOn('2026-03-01'))).toEqual([])
  })

  test('is reminded of, each stage once for each reader', () => {
    const said = { deadline: 'announcement', stage: -2, to: 'secretary' as const, on: '2026-02-06' }
    const [event] = reminded(activity(...plan(hearing)), said)
    expect(event).toEqual({ type: 'ReminderSent', v: 1, ...said, due: '2026-02-10' })
    const after = activity(...plan(hearing), event as never)
    expect(reminded(after, said)).toEqual([])
    expect(reminded(after, { ...said, stage: 0 })).toHaveLength(1)
    expect(reminded(after, { ...said, to: 'head' })).toHaveLength(1)
    expect(reminded(after, { ...said, deadline: 'document' })).toEqual([])
  })

  test('moves with the calendar', () => {
    const a = activity(...heldMonitoring())
    expect(recounted(a, contextOn(today))).toEqual([])
    const aDayLater = {
      recount: (d: { due: string | null }) => ({ ...d, due: addDays(d.due ?? today, 1) }) as never,
    }
    const moved = recounted(a, aDayLater)
    expect(moved).toMatchObject([
      { type: 'DueDatesMoved', moved: [{ key: 'document', deadline: { due: '2026-02-12' } }] },
    ])
    expect(activity(...heldMonitoring(), ...moved).pending.document?.deadline.due).toBe('2026-02-12')
  })

  test('is what its view is found by; the rest of it are its dates', () => {
    const views = (events: Parameters<typeof logOf>[1]) => viewsOf(logOf(number, events))
    expect(views(plan(hearing))).toEqual([
      {
        caseId: number,
        part: 'activity',
        version: 1,
        form: 'hearing',
        status: 'planned',
        content,
        commission: 'housing',
        on: '2026-02-20',
        announcementDue: '2026-02-10',
        nextDue: '2026-02-10',
        nextTerm: 'activity.announcement',
        nextOwner: 'secretary',
      },
    ])
    const task = vote({ owner: 'chair', commission: 'housing', due: '2026-03-02' })
    expect(views(lived(heldMeeting(), ['2026-02-20', task]))).toMatchObject([
      {
        status: 'held',
        heldOn: '2026-02-20',
        present: 27,
        total: 40,
        nextDue: '2026-03-02',
        nextOwner: 'chair:housing',
      },
    ])
  })
})
