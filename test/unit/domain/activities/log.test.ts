/** What an activity's log tells after each event, and of what is none of it. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { activityOf, evolveActivity } from '../../../../shared/domain/activities/activity.ts'
import { missedDuties, reminded } from '../../../../shared/domain/activities/duties.ts'
import { membersId } from '../../../../shared/domain/members/composition.ts'
import { councilEvents } from '../../../builders/council-events.ts'
import { activity, commitsOf, content, contextOn, lived, number, plan } from './given.ts'

const today = '2026-02-02'
const visit = plan({ form: 'visit', title: 'О' })
const hearing = plan({ form: 'hearing', title: 'О тарифах', on: '2026-02-20' })
const announced: CaseEvent = { type: 'ActivityAnnounced', v: 1, announcedOn: today, late: false }
const moved = (on: string, more = {}): CaseEvent => ({ type: 'ActivityMoved', v: 1, content, on, ...more })
const votes = { for: 27, against: 0, abstained: 0 }
const decided = (no: number, more = {}): CaseEvent => ({
  ...{ type: 'MeetingDecided', v: 1, no, content, votes, adopted: true },
  ...more,
})

describe('planned', () => {
  test('given a form alone, then there is nothing else of it yet', () => {
    expect(activity(...visit)).toStrictEqual({
      ...{ kind: 'activity', number, version: 1, content, form: 'visit', status: 'planned' },
      ...{ districts: [], bodies: [], toTell: [], votes: [], publications: [], findings: [], files: [] },
      ...{ recommendations: [], followUps: [], pending: {} },
    })
  })
  test('given a number that was planned already, then the first plan holds', () => {
    expect(activity(...visit, ...hearing)).toStrictEqual(activity(...visit))
  })
})

describe('announced', () => {
  test('given it is planned, then it is announced, and nothing is owed for that', () => {
    const a = activity(...hearing, announced)
    expect(a).toMatchObject({ status: 'announced', announcedOn: today })
    expect(a.pending).toEqual({})
  })
  test('given an old log that says so of what goes on, then it goes on', () => {
    const ongoing = activity(...hearing, { type: 'ActivityBegun', v: 1, heldOn: today }, announced)
    expect(ongoing).toMatchObject({ status: 'ongoing', announcedOn: today })
  })
})

describe('moved', () => {
  test('given it is to be announced anew, then by the new date; given it is not, then by none', () => {
    const { announcement } = councilEvents.ActivityMoved
    const a = activity(...hearing, announced, moved('2026-03-06', { announcement }))
    expect(a.announcement).toEqual(announcement)
    expect(a.pending.announcement?.deadline).toEqual(announcement)
    const without = activity(...hearing, moved('2026-03-06'))
    expect(without).not.toHaveProperty('announcement')
    expect(without.pending).toEqual({})
  })
  test('given it is moved twice, then the day that it was planned for first is kept', () => {
    expect(activity(...hearing, moved('2026-03-06'), moved('2026-03-13'))).toMatchObject({
      ...{ on: '2026-03-13', movedFrom: '2026-02-20' },
    })
  })
  test('given it had no day, then it was moved from none; given a time, then that of the new day', () => {
    const a = activity(...visit, moved('2026-03-06', { time: '11:00' }), moved('2026-03-06'))
    expect(a).toMatchObject({ on: '2026-03-06', movedFrom: '2026-03-06' })
    expect(a).not.toHaveProperty('time')
    expect(activity(...visit, moved('2026-03-06'))).not.toHaveProperty('movedFrom')
  })
})

describe('begun, held, cancelled', () => {
  test('given it has begun, then it is to be announced no more', () => {
    expect(activity(...hearing, { type: 'ActivityBegun', v: 1, heldOn: today }).pending).toEqual({})
  })
  test('given it was held without being counted, then what was planned of it stays', () => {
    const objects = plan({ form: 'monitoring', title: 'Школы', objects: 3 })
    const a = activity(...objects, { type: 'ActivityHeld', v: 1, heldOn: today })
    expect(a).toMatchObject({ status: 'held', heldOn: today, objects: 3 })
    expect(a).not.toHaveProperty('attendance')
  })
  test('given it was cancelled, then nothing is owed', () => {
    expect(activity(...hearing, councilEvents.ActivityCancelled).pending).toEqual({})
  })
})

describe('decided', () => {
  const effect = { kind: 'letter', agency: 'tazalyk' } as const
  const [first, second] = [decided(1, { item: 2, effect }), decided(2)]
  test('given a point and what follows from it, then both are kept; given neither, then the vote alone', () => {
    expect(activity(...visit, first, second).votes).toStrictEqual([
      { no: 1, content, votes, adopted: true, item: 2, effect },
      { no: 2, content, votes, adopted: true },
    ])
  })
  test('given one was carried out or could not be, then that is told of it alone', () => {
    const carried = (no: number, more: object): CaseEvent => ({
      ...{ type: 'DecisionCarriedOut', v: 1, no },
      ...more,
    })
    const told = (more: object) => activity(...visit, first, second, carried(1, more)).votes
    expect(told({ refused: 'agency_unknown' })[0]?.carried).toStrictEqual({ refused: 'agency_unknown' })
    expect(told({ results: ['ALM-I-2026-000001'] })[0]?.carried).toStrictEqual({
      results: ['ALM-I-2026-000001'],
    })
    expect(told({ refused: 'agency_unknown' })[1]).not.toHaveProperty('carried')
  })
  test('given one of two tasks is done, then the other waits', () => {
    const { task } = councilEvents.MeetingDecided
    const done: CaseEvent = { type: 'TaskDone', v: 1, no: 1, doneOn: today }
    const a = activity(...visit, decided(1, { task }), decided(2, { task }), done)
    expect(a.votes.map(({ doneOn }) => doneOn)).toEqual([today, undefined])
    expect(Object.keys(a.pending)).toEqual(['task:2'])
  })
})

describe('published and followed up', () => {
  test('given its document was to be published, then it is owed no more, here or there', () => {
    const { document: publication } = councilEvents.ActivityHeld
    const documented: CaseEvent = {
      ...{ type: 'ActivityDocumented', v: 1, documentOn: today, late: false },
      ...(publication && { publication }),
    }
    expect(Object.keys(activity(...visit, documented).pending)).toEqual(['publication'])
    const a = activity(...visit, documented, {
      ...{ type: 'ActivityPublished', v: 1, channel: 'tv', publishedOn: today },
    })
    expect(a.pending).toEqual({})
    expect(a.publications).toStrictEqual([{ channel: 'tv', publishedOn: today }])
  })
  test('given words or a recommendation, then they are kept with what was found', () => {
    const looked: CaseEvent = { type: 'ActivityFollowedUp', v: 1, result: 'not', checkedOn: today }
    expect(activity(...visit, looked, { ...looked, content, recommendation: 1 }).followUps).toStrictEqual([
      { result: 'not', checkedOn: today },
      { recommendation: 1, result: 'not', checkedOn: today, content },
    ])
  })
  test('given the letter of one recommendation was opened, then it has its case, and no fault', () => {
    const to = (no: number, agency: string): CaseEvent => ({
      ...{ type: 'ActivityRecommended', v: 1, no, agency, content, recommendedOn: today },
    })
    const opened: CaseEvent = { type: 'RecommendationOpened', v: 1, no: 1, case: 'ALM-I-2026-000001' }
    expect(activity(...visit, to(1, 'tazalyk'), to(2, 'akimat'), opened).recommendations).toStrictEqual([
      { no: 1, agency: 'tazalyk', content, on: today, case: 'ALM-I-2026-000001' },
      { no: 2, agency: 'akimat', content, on: today },
    ])
  })
})

describe('what is none of it', () => {
  test('given an event of something else, then it is as it was', () => {
    expect(activity(...hearing, councilEvents.MemberLeft)).toStrictEqual(activity(...hearing))
  })
  test('given a date of what is asleep is told to be missed or reminded of, then it stays asleep', () => {
    const a = activity(...hearing)
    const [missed] = missedDuties(a, contextOn('2026-02-11'))
    const [sent] = reminded(a, { deadline: 'announcement', stage: 1, to: 'head', on: '2026-02-11' })
    const dormant = { ...a, dormant: true } as const
    for (const e of [missed, sent] as CaseEvent[])
      expect(evolveActivity(dormant, number, e)).toMatchObject({ status: 'planned', dormant: true })
  })
  test('given a date of what waits no more is moved, then it does not wait again', () => {
    const { announcement } = councilEvents.ActivityMoved
    const later: CaseEvent = {
      ...{ type: 'DueDatesMoved', v: 1 },
      moved: [{ key: 'announcement', deadline: announcement as NonNullable<typeof announcement> }],
    }
    expect(activity(...hearing, announced, later).pending).toEqual({})
  })
  test('given a log that begins with something else, or with nothing, then there is no activity', () => {
    expect(activityOf([])).toBeUndefined()
    expect(activityOf(commitsOf(membersId, [councilEvents.MemberAdmitted], visit))).toBeUndefined()
    expect(evolveActivity(undefined, number, announced)).toBeUndefined()
  })
  test('its version is that of its last commit', () => {
    expect(activityOf(commitsOf(number, hearing, [announced]))?.version).toBe(2)
  })
})

test('erased, its words and photographs are gone, and it is what it was (Law on Public Councils, art. 7(2)(5))', () => {
  const held = lived(visit, [today, { action: 'hold', on: today }])
  const erased: CaseEvent = { type: 'PersonalDataErased', v: 1, content: 'why', erasedOn: today }
  const a = activity(...held, councilEvents.ActivityFileAdded, erased)
  expect(a).toStrictEqual({ ...activity(...held), erasedOn: today, files: [] })
})
