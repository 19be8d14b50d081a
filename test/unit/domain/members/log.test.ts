/** What the log `members` tells: also of rows of an old register, of erasures, and of what it knows nobody of. */
import { describe, expect, test } from 'vitest'
import type { Membership } from '../../../../events/council/council-values.ts'
import type { CaseEvent, EventOf } from '../../../../events/events.ts'
import { missedDuties } from '../../../../shared/domain/activities/duties.ts'
import { loadMember } from '../../../../shared/domain/activities/import.ts'
import { sharesOn } from '../../../../shared/domain/members/composition.ts'
import { composed, composition, content, contextOn } from '../activities/given.ts'

const on = '2026-02-02'
const membership: Membership = { seat: 'ngo', role: 'member', admittedOn: '2025-05-16' }
const row = (number: string, more: Partial<Membership> = {}) => ({ number, ...membership, ...more })
const loaded = (member: string, more: Partial<Membership> = {}): EventOf<'MemberLoaded'> => ({
  ...{ type: 'MemberLoaded', v: 1, member, content: `name-of-${member}` },
  membership: { ...membership, ...more },
})
const absent: CaseEvent = { type: 'MemberAbsent', v: 1, member: 'm-1', on, excused: false }
const written: CaseEvent = { type: 'MemberContactSet', v: 1, member: 'm-1', content: 'address' }
const two = [loaded('m-1'), loaded('m-2')]
const left: CaseEvent = { type: 'MemberLeft', v: 1, member: 'm-1', leftOn: on, ground: 'own_request' }
const placed: CaseEvent = { type: 'MemberPlaced', v: 1, member: 'm-1', commission: 'social', from: on }
const admittedAnew: CaseEvent = {
  ...{ type: 'MemberAdmitted', v: 1, member: 'm-1', content: 'name-anew' },
  ...{ ...membership, admittedOn: '2026-03-02' },
}
/** What the desk has entered of the first since they were loaded. */
const entered: [string, CaseEvent[]][] = [
  ['left', [left]],
  ['has another place', [placed]],
  ['left and came back', [left, admittedAnew]],
]
/** What the register said, so many times. */
const said = (member: string, revision: number, more: Partial<Membership> = {}) => ({
  ...{ content: `name-of-${member}`, membership: { ...membership, ...more }, revision },
})

describe('a row of an old register', () => {
  test('given nobody of that id, when it is loaded, then it is a member after those that are there', () => {
    expect(loadMember(composition(loaded('m-1')), row('m-2'), 'name-of-m-2')).toStrictEqual([loaded('m-2')])
    expect(composition(...two).members).toStrictEqual([
      { member: 'm-1', content: 'name-of-m-1', ...membership, absences: [], loaded: said('m-1', 1) },
      { member: 'm-2', content: 'name-of-m-2', ...membership, absences: [], loaded: said('m-2', 1) },
    ])
  })

  test('given it is known as it is, when it is loaded again, then nothing happens', () => {
    expect(loadMember(composition(...two), row('m-1'), 'name-of-m-1')).toEqual([])
    // An absence and an address stand in no register.
    expect(loadMember(composition(...two, absent, written), row('m-1'), 'name-of-m-1')).toEqual([])
  })

  test('given it says something else, when it is loaded again, then the columns are named', () => {
    const left = { leftOn: '2026-01-15', ground: 'rotation' } as const
    const moved = { commission: 'housing' }
    const loads = (more: Partial<Membership>, name = 'name-of-m-2') =>
      loadMember(composition(...two), row('m-2', more), name)
    expect(loads(left)).toStrictEqual([{ ...loaded('m-2', left), changed: ['leftOn', 'ground'] }])
    expect(loads(moved, 'another-name')).toStrictEqual([
      { ...loaded('m-2', moved), content: 'another-name', changed: ['commission', 'name'] },
    ])
    expect(loads({}, 'another-name')).toMatchObject([{ changed: ['name'] }])
  })

  test('given what was entered here since, when a corrected one is loaded, then that stays, at its place', () => {
    const corrected = loaded('m-1', { commission: 'housing' })
    expect(composition(...two, absent, written, corrected).members).toStrictEqual([
      {
        ...{ member: 'm-1', content: 'name-of-m-1', ...membership, commission: 'housing' },
        ...{ absences: [{ on, excused: false }], contact: 'address' },
        loaded: said('m-1', 2, { commission: 'housing' }),
      },
      { member: 'm-2', content: 'name-of-m-2', ...membership, absences: [], loaded: said('m-2', 1) },
    ])
  })

  test.each(entered)(
    'given somebody who %s since, when the same row is loaded, then nothing happens',
    (_, since) => {
      const now = composition(...two, ...since)
      expect(loadMember(now, row('m-1'), 'name-of-m-1')).toEqual([])
      // What the register says of others may be corrected as before.
      expect(loadMember(now, row('m-2', { seat: 'citizen' }), 'name-of-m-2')).toMatchObject([
        { changed: ['seat'] },
      ])
    },
  )

  test.each(entered)(
    'given somebody who %s since, when a corrected row is loaded, then it is refused',
    (_, since) => {
      const now = composition(...two, ...since)
      expect(loadMember(now, row('m-1', { seat: 'citizen' }), 'name-of-m-1')).toEqual({
        ...{ refused: 'worked_on', path: 'seat' },
      })
      expect(loadMember(now, row('m-1'), 'another-name')).toEqual({ refused: 'worked_on', path: 'name' })
    },
  )

  test('given an earlier version let a row undo a leaving, when its log is read, then it stands as it did', () => {
    const [first] = composition(...two, left, loaded('m-1')).members
    expect(first).toStrictEqual({
      ...{ member: 'm-1', content: 'name-of-m-1', ...membership, absences: [], loaded: said('m-1', 2) },
    })
  })

  test('given somebody who was admitted here, when their row is loaded, then it says the same or its id is taken', () => {
    const admitted = composition(admittedAnew)
    const same = row('m-1', { admittedOn: '2026-03-02' })
    expect(loadMember(admitted, same, 'name-anew')).toEqual([])
    expect(loadMember(admitted, row('m-1'), 'name-anew')).toEqual({ refused: 'number_taken', path: 'number' })
    expect(loadMember(admitted, same, 'another')).toEqual({ refused: 'number_taken', path: 'number' })
  })
})

describe('the reserve', () => {
  const reserved = (member: string, place: number): CaseEvent => ({
    ...{ type: 'MemberReserved', v: 1, member, content, seat: 'citizen', place },
  })
  test('given somebody who was put there twice, then they stand there once, where they were put last', () => {
    const { reserve } = composition(reserved('r-1', 1), reserved('r-2', 2), reserved('r-1', 3))
    expect(reserve).toStrictEqual([
      { member: 'r-2', content, seat: 'citizen', place: 2 },
      { member: 'r-1', content, seat: 'citizen', place: 3 },
    ])
  })
  test('given the name of one was erased, then nobody takes them in; the others stay', () => {
    const erased: CaseEvent = {
      ...{ type: 'PersonalDataErased', v: 1, content: 'why', erasedOn: on, member: 'r-1' },
    }
    const c = composition(...two, reserved('r-1', 1), reserved('r-2', 2), erased)
    expect(c.reserve.map(({ member }) => member)).toEqual(['r-2'])
    expect(c.members).toHaveLength(2)
  })
})

describe('what the log tells', () => {
  test('given an event of somebody whom it does not know, then nobody changes', () => {
    const strange: CaseEvent[] = [
      { type: 'MemberLeft', v: 1, member: 'm-9', leftOn: on, ground: 'law' },
      { type: 'MemberPlaced', v: 1, member: 'm-9', role: 'head', from: on },
      { ...absent, member: 'm-9' } as CaseEvent,
      { ...written, member: 'm-9' } as CaseEvent,
    ]
    expect(composition(...two, ...strange).members).toStrictEqual(composition(...two).members)
  })
  test('given an event that is none of the composition’s, then nothing changes', () => {
    const other: CaseEvent = { type: 'ActivityBegun', v: 1, heldOn: on }
    expect(composition(...two, other)).toStrictEqual(composition(...two))
  })
  test('given forming the next council was missed, then it is missed once (art. 9)', () => {
    const term = composed({ action: 'begin_term', from: '2025-05-16', seats: 39 })
    const late = contextOn('2028-03-17')
    const missed = missedDuties(composition(...term), late)
    expect(missed).toMatchObject([{ type: 'DeadlineMissed', deadline: 'forming', due: '2028-03-16' }])
    const after = composition(...term, ...missed)
    expect(after.term?.seats).toBe(39)
    expect(missedDuties(after, late)).toEqual([])
  })
})

test('shares are of those who are members on the day (art. 1(7))', () => {
  const left = { leftOn: on, ground: 'own_request' } as const
  const c = composition(
    ...['s-1', 's-2', 's-3'].map((member) => loaded(member, { seat: 'state' })),
    loaded('n-1', { ethnocultural: true }),
    loaded('n-2', { ethnocultural: true, ...left }),
    loaded('c-1', { seat: 'citizen', ...left }),
  )
  expect(sharesOn(c, '2026-02-01')).toMatchObject({ members: 6, civil: 3, civilNeeded: 4, ethnocultural: 2 })
  expect(sharesOn(c, on)).toMatchObject({ members: 4, civil: 1, civilNeeded: 3, ethnocultural: 1 })
})
