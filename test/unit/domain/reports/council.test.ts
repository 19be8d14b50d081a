/** How the report counts what the council itself did: each rule on its own. */
import { describe, expect, test } from 'vitest'
import {
  type ActivityFacts,
  activityFacts,
  type CouncilFacts,
  councilReport,
  inOrder,
  type KnownActivity,
  noFacts,
} from '../../../../shared/domain/reports/council.ts'

const period = { from: '2026-02-01', to: '2026-02-28' }
const keys = { commissions: ['housing', 'social'], districts: ['medeu', 'almaly'] }
const reported = (facts: Partial<CouncilFacts> = {}, of = period) =>
  councilReport(of, { ...noFacts, ...facts }, keys)

/** Held on 10 February 2026, with nothing else known of it. */
const held = (more: Partial<ActivityFacts> = {}): ActivityFacts => ({
  number: 'ALM-M-2026-000001',
  form: 'general_meeting',
  districts: [],
  bodies: [],
  objects: 0,
  heldOn: '2026-02-10',
  ongoing: false,
  recommendations: [],
  ...more,
})
const activities = (...all: ActivityFacts[]) => reported({ activities: all })
const known = (more: Partial<KnownActivity> = {}): KnownActivity => ({
  number: 'ALM-M-2026-000001',
  form: 'monitoring',
  status: 'held',
  heldOn: '2026-02-10',
  ...more,
})
const factsOf = (more: Partial<KnownActivity> = {}, answered?: Parameters<typeof activityFacts>[2]) =>
  activityFacts(known(more), period, answered)

describe('an activity is of the period', () => {
  test.each([
    ['2026-01-31', false],
    ['2026-02-01', true],
    ['2026-02-28', true],
    ['2026-03-01', false],
    [undefined, false],
  ])('in which it was held: on %s', (heldOn, isOfIt) => {
    expect(factsOf({ heldOn }) !== undefined).toBe(isOfIt)
  })
  test.each([
    ['held', true],
    ['ongoing', true],
    ['planned', false],
    ['announced', false],
    ['cancelled', false],
  ])('and took place: %s', (status, isOfIt) => {
    expect(factsOf({ status }) !== undefined).toBe(isOfIt)
  })
  test('as what is known of it, with nothing made up', () => {
    expect(factsOf()).toEqual(
      held({
        form: 'monitoring',
        ...{ commission: undefined, present: undefined, total: undefined, announcedOn: undefined },
        ...{ announcementDue: undefined, documentOn: undefined, documentDue: undefined },
        ...{ publishedOn: undefined },
      }),
    )
    const said = { commission: 'housing', districts: ['medeu'], bodies: ['almaty-su'], objects: 3 }
    const days = { announcementDue: '2026-02-05', documentDue: '2026-02-17', present: 20, total: 40 }
    expect(factsOf({ ...said, ...days })).toMatchObject({ ...said, ...days })
  })
  test('as it stood at the end of the last day: what was done later is not done yet', () => {
    const on = (day: string) => factsOf({ announcedOn: day, documentOn: day, publishedOn: day })
    expect(on('2026-02-28')).toMatchObject({
      ...{ announcedOn: '2026-02-28', documentOn: '2026-02-28', publishedOn: '2026-02-28' },
    })
    const later = on('2026-03-01')
    expect([later?.announcedOn, later?.documentOn, later?.publishedOn]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  test('and goes on while it has no last day, or one that is still to come', () => {
    const isOngoing = (more: Partial<KnownActivity>) => factsOf(more)?.ongoing
    expect(isOngoing({ status: 'ongoing' })).toBe(true)
    expect(isOngoing({ heldUntil: '2026-03-01' })).toBe(true)
    expect(isOngoing({ heldUntil: '2026-02-28' })).toBe(false)
    expect(isOngoing({})).toBe(false)
  })
  test('with its recommendations, and what their bodies had said and done', () => {
    const recommendations = [
      { no: 1, on: '2026-02-12', case: 'ALM-I-2026-000001' },
      { no: 2, on: '2026-02-28', case: 'ALM-I-2026-000002' },
      { no: 3, on: '2026-02-12' },
      { no: 4, on: '2026-03-01', case: 'ALM-I-2026-000001' },
    ]
    const followUps = [
      { recommendation: 1, result: 'carried_out', checkedOn: '2026-02-28' },
      { recommendation: 2, result: 'carried_out', checkedOn: '2026-03-01' },
      { recommendation: 3, result: 'partly', checkedOn: '2026-02-20' },
    ] as KnownActivity['followUps']
    const answered = (caseId: string) => ({ 'ALM-I-2026-000001': 'partly' })[caseId]
    expect(factsOf({ recommendations, followUps }, answered)?.recommendations).toEqual([
      { answer: 'partly', carriedOut: true },
      { answer: 'open', carriedOut: false },
      { answer: 'open', carriedOut: false },
    ])
    const open = { answer: 'open', carriedOut: false }
    expect(factsOf({ recommendations })?.recommendations).toEqual([open, open, open])
    expect(
      factsOf({ recommendations }, () => 'information')?.recommendations.map(({ answer }) => answer),
    ).toEqual(['open', 'open', 'open'])
  })
})

describe('a meeting', () => {
  test('is counted by its form, and of a commission by the commission, unknown ones too', () => {
    const { meetings } = activities(
      held(),
      held({ form: 'presidium_meeting' }),
      held({ form: 'presidium_meeting' }),
      held({ form: 'commission_meeting', commission: 'housing' }),
      held({ form: 'commission_meeting', commission: 'former' }),
      held({ form: 'hearing' }),
    )
    expect(meetings).toMatchObject({ general: 1, presidium: 2 })
    expect(meetings.byCommission).toEqual({ housing: 1, social: 0, former: 1 })
  })
  test('of a commission is no meeting of another, nor is any other of its activities', () => {
    const { meetings } = activities(
      held({ commission: 'housing' }),
      held({ form: 'round_table', commission: 'ended' }),
    )
    expect(meetings.byCommission).toEqual({ housing: 0, social: 0 })
  })
  test.each([
    ['Law on Public Councils, art. 13(2): two thirds of all members', 27, 40, 1],
    ['one fewer', 26, 40, 0],
    ['two thirds to the head', 26, 39, 1],
    ['nobody of nobody', 0, 0, 0],
    ['nobody counted who came', undefined, 40, 0],
    ['nobody knows how many there are', 27, undefined, 0],
  ])('has its quorum with %s', (_, present, total, quorate) => {
    expect(activities(held({ present, total })).meetings.quorate).toBe(quorate)
  })
  test('other activities have none', () => {
    expect(activities(held({ form: 'round_table', present: 9, total: 9 })).meetings.quorate).toBe(0)
  })
  test.each([
    ['on its day', '2026-02-05', '2026-02-05', { of: 1, inTime: 1 }],
    ['a day late', '2026-02-05', '2026-02-06', { of: 1, inTime: 0 }],
    ['never, and its day is over', '2026-02-27', undefined, { of: 1, inTime: 0 }],
    ['not yet, on its last day', '2026-02-28', undefined, { of: 0, inTime: 0 }],
    ['early, before its day', '2026-03-05', '2026-02-20', { of: 1, inTime: 1 }],
    ['without a day', undefined, '2026-02-05', { of: 0, inTime: 0 }],
  ])('is announced %s', (_, announcementDue, announcedOn, expected) => {
    const { meetings } = activities(held({ announcementDue, announcedOn }))
    expect(meetings.announcedInTime).toEqual(expected)
  })
  test('what has to be announced to nobody is in no share of it', () => {
    const visit = held({ form: 'visit', announcementDue: '2026-02-05', announcedOn: '2026-02-05' })
    expect(activities(visit).meetings.announcedInTime).toEqual({ of: 0, inTime: 0 })
  })
})

describe('members', () => {
  const member = (admittedOn: string, more: Partial<CouncilFacts['members'][number]> = {}) => ({
    admittedOn,
    ...more,
  })
  const counted = (members: CouncilFacts['members'], seats?: number) => reported({ members, seats }).members

  test('who came on the first day is of the composition that the period starts with, who came later was admitted', () => {
    expect(counted([member('2026-02-01'), member('2026-02-02'), member('2026-02-28')])).toMatchObject({
      ...{ start: 1, admitted: 2, left: 0, end: 3 },
    })
    expect(counted([member('2026-03-01')])).toMatchObject({ start: 0, admitted: 0, end: 0 })
  })
  test('start, admitted and left make the end', () => {
    const left = member('2025-01-01', { leftOn: '2026-02-28', ground: 'own_request' })
    expect(counted([left, member('2025-01-01'), member('2026-02-10')])).toMatchObject({
      ...{ start: 2, left: 1, admitted: 1, end: 2 },
    })
  })
  test('are counted by the ground that they left on', () => {
    const left = (ground: 'own_request' | 'absence', leftOn = '2026-02-10') =>
      member('2025-01-01', { leftOn, ground })
    const { byGround } = counted([
      left('own_request'),
      left('own_request'),
      left('absence'),
      left('absence', '2026-03-01'),
    ])
    expect(byGround).toMatchObject({ own_request: 2, absence: 1 })
    expect(Object.values(byGround).reduce((all, n) => all + n, 0)).toBe(3)
  })
  test('from the reserve are those of the admitted', () => {
    const both = [
      member('2026-02-10', { fromReserve: true }),
      member('2026-02-10'),
      member('2025-01-01', { fromReserve: true }),
    ]
    expect(counted(both)).toMatchObject({ admitted: 2, fromReserve: 1 })
  })
  test('have the seats of their term, or as many as there were where nobody said', () => {
    expect(counted([member('2025-01-01')], 40).seats).toBe(40)
    expect(counted([member('2025-01-01'), member('2026-02-10')]).seats).toBe(1)
  })
})

describe('public control', () => {
  test('is counted by its form, ongoing ones, and its objects', () => {
    const { control } = activities(
      held({ form: 'monitoring', objects: 2, ongoing: true }),
      held({ form: 'monitoring', objects: 1 }),
      held({ form: 'expertise', objects: 4 }),
      held({ form: 'hearing' }),
      held({ form: 'round_table', objects: 9, ongoing: true, publishedOn: '2026-02-20' }),
    )
    expect(control).toMatchObject({
      byForm: { monitoring: 2, hearing: 1, hearing_report: 0, expertise: 1 },
      ...{ ongoing: 1, objects: 7, published: 0 },
    })
  })
  test('has its document in time on the last of its days, and is published or not', () => {
    const monitoring = (documentDue?: string, documentOn?: string, publishedOn?: string) =>
      held({ form: 'monitoring', documentDue, documentOn, publishedOn })
    const { control } = activities(
      monitoring('2026-02-17', '2026-02-17', '2026-02-20'),
      monitoring('2026-02-17', '2026-02-18'),
      monitoring('2026-02-17'),
      monitoring('2026-02-28'),
      monitoring(),
    )
    expect(control).toMatchObject({ documentsInTime: { of: 3, inTime: 1 }, published: 1 })
  })
  test('is answered recommendation by recommendation', () => {
    const { control } = activities(
      held({
        form: 'monitoring',
        recommendations: [
          { answer: 'accepted', carriedOut: true },
          { answer: 'declined', carriedOut: false },
          { answer: 'open', carriedOut: false },
        ],
      }),
      held({ form: 'hearing_report', recommendations: [{ answer: 'partly', carriedOut: false }] }),
    )
    expect(control.recommendations).toEqual({
      ...{ made: 4, accepted: 1, partly: 1, declined: 1, open: 1, carriedOut: 1 },
    })
  })
  test('a body that reported twice was heard, once', () => {
    const heard = (...bodies: string[]) => held({ form: 'hearing_report', bodies })
    const { heard: counted } = activities(
      heard('almaty-su', 'akimat'),
      heard('akimat'),
      held({ form: 'monitoring', bodies: ['tazalyk'] }),
    )
    expect(counted).toEqual({ reports: 2, bodies: ['almaty-su', 'akimat'] })
  })
})

describe('a gathering', () => {
  test('is counted by its form and in each of its districts, unknown ones too', () => {
    const { events } = activities(
      held({ form: 'dialogue', districts: ['medeu', 'almaly'] }),
      held({ form: 'dialogue', districts: ['medeu'] }),
      held({ form: 'round_table', districts: ['former'] }),
      held({ form: 'visit' }),
      held({ form: 'monitoring', districts: ['elsewhere'] }),
    )
    expect(events).toEqual({
      ...{ dialogue: 2, round_table: 1, meeting: 0, visit: 1 },
      byDistrict: { medeu: 2, almaly: 1, former: 1 },
    })
  })
})

test('activities stand in the order of their days, of one day in that of their numbers', () => {
  const listed = [
    { heldOn: '2026-02-10', number: 'B' },
    { heldOn: '2026-02-10', number: 'A' },
    { heldOn: '2026-02-09', number: 'C' },
  ]
  expect(inOrder(listed).map(({ number }) => number)).toEqual(['C', 'A', 'B'])
})

test('of nothing known everything is nought, and each commission and district is named', () => {
  expect(reported()).toMatchObject({
    meetings: { general: 0, byCommission: { housing: 0, social: 0 } },
    members: { seats: 0, start: 0, end: 0 },
    events: { byDistrict: { medeu: 0, almaly: 0 } },
    channels: [],
  })
})
