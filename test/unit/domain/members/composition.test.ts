/** Who the council is: terms of office, the reserve, admission, leaving, shares, absences. */
import { describe, expect, test } from 'vitest'
import type { MemberInput } from '../../../../events/council/council-inputs.ts'
import { memberActions } from '../../../../shared/domain/members/actions.ts'
import { isMemberOn, oftenAbsent, sharesOn } from '../../../../shared/domain/members/composition.ts'
import { by } from '../../../builders/council.ts'
import { composed, composition, content, countOn, withMember } from '../activities/given.ts'

const on = '2026-02-02'
const admit = (member: string, more = {}): MemberInput => ({
  ...{ action: 'admit', member, name: `Имя ${member}`, seat: 'ngo', role: 'member', on },
  ...more,
})
const leave = (member: string, day = '2026-06-01'): MemberInput => ({
  ...{ action: 'leave', member, on: day, ground: 'own_request' },
})
const reserve = (member: string, more = {}): MemberInput => ({
  ...{ action: 'reserve', member, name: `Имя ${member}`, seat: 'citizen' },
  ...more,
})

describe('a term of office', () => {
  test('lasts three years; forming the next council begins two months before its end (Law on Public Councils, art. 9)', () => {
    const events = composed({ action: 'begin_term', from: '2025-05-16', seats: 39 })
    expect(composition(...events)).toMatchObject({
      term: { from: '2025-05-16', until: '2028-05-15', seats: 39 },
      pending: { forming: { owner: { role: 'secretary' }, deadline: { due: '2028-03-16', mode: 'chosen' } } },
    })
    expect(withMember(events, { action: 'begin_term', from: '2025-05-16', seats: 40 })).toEqual({
      refused: 'day_before',
      path: 'from',
    })
  })

  test('that ends unseen is missed by whatever comes next', () => {
    const events = composed({ action: 'begin_term', from: '2025-05-16', seats: 39 })
    expect(withMember(events, admit('m-1', { on: '2028-03-20' }), '2028-03-20')).toMatchObject([
      { type: 'DeadlineMissed', deadline: 'forming' },
      { type: 'MemberAdmitted' },
    ])
  })
})

describe('members', () => {
  test('come with name, seat, role and commission, and are there from that day', () => {
    const events = composed(
      admit('m-1', { commission: 'housing', ethnocultural: true, decision: 'ALM-M-2026-000001' }),
    )
    expect(events).toEqual([
      {
        type: 'MemberAdmitted',
        v: 1,
        member: 'm-1',
        content,
        seat: 'ngo',
        ethnocultural: true,
        commission: 'housing',
        role: 'member',
        admittedOn: on,
        decision: 'ALM-M-2026-000001',
      },
    ])
    const [m] = composition(...events).members
    expect([isMemberOn('2026-02-01', m as never), isMemberOn(on, m as never)]).toEqual([false, true])
    expect(memberActions.admit.words?.(admit('m-1', { organisation: 'Қор' }) as never)).toEqual({
      kind: 'member',
      name: 'Имя m-1',
      organisation: 'Қор',
    })
  })

  test('stand once, have a name and a seat, and a commission that there is', () => {
    const one = composed(admit('m-1'))
    expect(withMember(one, admit('m-1'))).toEqual({ refused: 'member_there', path: 'member' })
    expect(withMember([], admit('m-1', { name: undefined }))).toEqual({
      refused: 'name_needed',
      path: 'name',
    })
    expect(withMember([], admit('m-1', { seat: undefined }))).toEqual({
      refused: 'name_needed',
      path: 'seat',
    })
    expect(withMember([], admit('m-1', { commission: 'space' }))).toEqual({
      refused: 'commission_unknown',
      path: 'commission',
    })
    for (const actor of [by.applicant, by.system, by.chair('housing')])
      expect(withMember([], admit('m-1'), on, actor)).toEqual({ refused: 'not_yours' })
  })

  test('are no more than there are seats', () => {
    const full = composed({ action: 'begin_term', from: on, seats: 1 }, admit('m-1'))
    expect(withMember(full, admit('m-2'))).toEqual({
      refused: 'seats_taken',
      path: 'member',
      given: 1,
      needed: 1,
    })
    expect(
      withMember([...full, ...(withMember(full, leave('m-1', on)) as never[])], admit('m-2')),
    ).toHaveLength(1)
  })

  test('leave on a day and a ground; from that day another may have the place', () => {
    const left = composed(admit('m-1'), leave('m-1'))
    const [m] = composition(...left).members
    expect(m).toMatchObject({ leftOn: '2026-06-01', ground: 'own_request' })
    expect([isMemberOn('2026-05-31', m as never), isMemberOn('2026-06-01', m as never)]).toEqual([
      true,
      false,
    ])
    expect(withMember(left, leave('m-1', '2026-06-02'))).toEqual({ refused: 'member_left', path: 'on' })
    expect(withMember(left, leave('m-9'))).toEqual({ refused: 'member_unknown', path: 'member' })
    expect(
      composition(...left, ...(withMember(left, admit('m-1', { on: '2026-07-01' })) as never[])).members,
    ).toHaveLength(1)
  })

  test('are placed in a role and a commission', () => {
    const one = composed(admit('m-1', { commission: 'housing' }))
    const place = (more: object): MemberInput => ({ action: 'place', member: 'm-1', on, ...more })
    expect(
      composition(...composed(admit('m-1'), place({ role: 'head', commission: 'social' }))).members,
    ).toMatchObject([{ role: 'head', commission: 'social' }])
    expect(withMember(one, place({}))).toEqual({ refused: 'nothing_changes', path: 'role' })
    expect(withMember(one, place({ role: 'member', commission: 'housing' }))).toMatchObject({
      refused: 'nothing_changes',
    })
    expect(withMember(one, place({ commission: 'space' }))).toMatchObject({ refused: 'commission_unknown' })
  })
})

describe('where a member is written to', () => {
  const one = composed(admit('m-1'))
  const set = { action: 'set_email', member: 'm-1', email: 'm-1@example.kz', language: 'ru' } as const
  test('is kept with the texts, the last one that was entered', () => {
    const entered = withMember(one, set)
    expect(entered).toEqual([{ type: 'MemberContactSet', v: 1, member: 'm-1', content }])
    expect(composition(...one, ...(entered as never[])).members).toMatchObject([{ contact: content }])
    const { words } = memberActions.set_email
    expect(words?.(set)).toEqual({ kind: 'member_contact', email: 'm-1@example.kz', language: 'ru' })
    expect(words?.({ action: 'set_email', member: 'm-1' })).toEqual({
      kind: 'member_contact',
      language: 'kk',
    })
  })
  test('is entered of a member only', () => {
    expect(withMember(one, { ...set, member: 'm-2' })).toEqual({ refused: 'member_unknown', path: 'member' })
    expect(withMember(composed(admit('m-1'), leave('m-1')), set, '2026-12-01')).toEqual({
      refused: 'member_left',
      path: 'on',
    })
  })
})

describe('the reserve', () => {
  test('is in order; who comes from it brings name and seat along (art. 9)', () => {
    const reserved = composed(reserve('r-1'), reserve('r-2', { ethnocultural: true, seat: 'ngo' }))
    expect(composition(...reserved).reserve).toMatchObject([
      { member: 'r-1', place: 1 },
      { member: 'r-2', place: 2, ethnocultural: true },
    ])
    expect(withMember(reserved, reserve('r-1'))).toEqual({ refused: 'member_there', path: 'member' })
    const admitted = withMember(reserved, admit('r-2', { name: undefined, seat: undefined }))
    expect(admitted).toMatchObject([{ fromReserve: true, seat: 'ngo', ethnocultural: true, content }])
    const after = composition(...reserved, ...(admitted as never[]))
    expect(after.reserve).toMatchObject([{ member: 'r-1' }])
    expect(withMember([...reserved, ...(admitted as never[])], reserve('r-2'))).toEqual({
      refused: 'member_there',
      path: 'member',
    })
  })
})

describe('what the law asks of the composition is told, and not refused', () => {
  test('two thirds from civil society; since 1 July 2026 a quarter of those ethnocultural (art. 1(7))', () => {
    const many = composed(
      ...Array.from({ length: 4 }, (_, i) => admit(`s-${i}`, { seat: 'state' })),
      ...Array.from({ length: 4 }, (_, i) => admit(`n-${i}`)),
      admit('c-1', { seat: 'citizen', ethnocultural: true }),
      admit('s-9', { seat: 'state', ethnocultural: true }),
    )
    const shares = { members: 10, civil: 5, civilNeeded: 7, ethnocultural: 1 }
    expect(sharesOn(composition(...many), '2026-06-30')).toEqual({ ...shares, ethnoculturalNeeded: 0 })
    expect(sharesOn(composition(...many), '2026-07-01')).toEqual({ ...shares, ethnoculturalNeeded: 2 })
  })

  test('more than three absences without good reason in a year (art. 15)', () => {
    const absent = (day: string, excused = false): MemberInput => ({
      action: 'absent',
      member: 'm-1',
      on: day,
      excused,
    })
    const three = [
      absent('2026-02-02'),
      absent('2026-02-01', true),
      absent('2026-01-12'),
      absent('2026-01-05'),
    ]
    const joined = admit('m-1', { on: '2025-01-01' })
    const events = composed(joined, absent('2025-12-01'), ...three)
    expect(oftenAbsent(composition(...events), '2026')).toEqual([])
    const more = composed(joined, ...three, absent('2026-01-06'))
    expect(oftenAbsent(composition(...more), '2026')).toEqual(['m-1'])
    const excused = composed(joined, ...three, absent('2026-01-06'), absent('2026-01-06', true))
    expect(oftenAbsent(composition(...excused), '2026')).toEqual([])
    expect(withMember(events, absent('2026-02-02'))).toEqual([])
    expect(withMember(events, absent('2026-02-03'))).toEqual({ refused: 'in_future', path: 'on' })
    expect(withMember(events, absent('2024-02-03'))).toEqual({ refused: 'member_left', path: 'on' })
  })
})

test('how many there are on a day: of all, of the presidium with the head, of a commission', () => {
  const all = countOn(
    composed(
      admit('m-1', { role: 'head', commission: 'housing' }),
      admit('m-2', { role: 'presidium' }),
      admit('m-3', { commission: 'housing' }),
      leave('m-3'),
    ),
  )
  expect([all(on, 'council'), all(on, 'presidium'), all(on, { commission: 'housing' })]).toEqual([3, 2, 2])
  expect([all('2026-06-01', 'council'), all('2026-06-01', { commission: 'housing' })]).toEqual([2, 1])
  expect(all('2026-01-01', 'council')).toBe(0)
  expect(countOn([])(on, 'council')).toBeUndefined()
})
