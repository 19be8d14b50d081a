/** What the secretariat enters of members, to the day and to the word: terms, admission, leaving, places, absences. */
import { describe, expect, test } from 'vitest'
import type { MemberInput } from '../../../../events/council/council-inputs.ts'
import type { CaseEvent } from '../../../../events/events.ts'
import { decideMembers, memberActions } from '../../../../shared/domain/members/actions.ts'
import { composed, composition, content, contextOn, withMember } from '../activities/given.ts'

const on = '2026-02-02'
type Input<A extends MemberInput['action']> = Extract<MemberInput, { action: A }>
const admit = (member: string, more: Partial<Input<'admit'>> = {}): Input<'admit'> => ({
  ...{ action: 'admit', member, name: `Имя ${member}`, seat: 'ngo', role: 'member', on },
  ...more,
})
const begin = (from: string): MemberInput => ({ action: 'begin_term', from, seats: 39 })
const absent = (excused: boolean): MemberInput => ({ action: 'absent', member: 'm-1', on, excused })

describe('a term of office', () => {
  test('given one, when another begins after it, then that one holds', () => {
    const next = [...composed(begin('2025-05-16')), ...composed(begin('2025-05-17'))]
    expect(withMember(composed(begin('2025-05-16')), begin('2025-05-17'))).toHaveLength(1)
    expect(composition(...next).term).toMatchObject({ from: '2025-05-17', until: '2028-05-16' })
  })

  test('given it began or will begin, then forming the next council is counted from what has come of it (art. 9)', () => {
    const countedFrom = (from: string) => composition(...composed(begin(from))).term?.forming.from
    expect(countedFrom('2025-05-16')).toBe('2025-05-16')
    expect(countedFrom('2026-03-01')).toBe(on)
  })
})

describe('admission', () => {
  const reserved = composed({
    ...{ action: 'reserve', member: 'r-1', name: 'Айгүл', organisation: 'Қор', seat: 'citizen' },
  })
  const admitted = (input: MemberInput) =>
    decideMembers(composition(...reserved), input, { ...contextOn(on), content: 'other-content' })

  test('given somebody of the reserve, when no name is typed, then the one that is there is kept', () => {
    expect(admitted(admit('r-1', { name: undefined, seat: undefined }))).toStrictEqual([
      {
        ...{ type: 'MemberAdmitted', v: 1, member: 'r-1', content, seat: 'citizen', role: 'member' },
        ...{ admittedOn: on, fromReserve: true },
      },
    ])
    expect(memberActions.admit.words?.(admit('r-1', { name: undefined }))).toBeUndefined()
  })

  test('given somebody of the reserve, when a name is typed, then that one is kept', () => {
    expect(admitted(admit('r-1', { seat: undefined }))).toMatchObject([
      { content: 'other-content', seat: 'citizen', fromReserve: true },
    ])
  })

  test('given somebody else, when they are admitted, then the name that was typed is kept', () => {
    expect(admitted(admit('m-1'))).toStrictEqual([
      {
        ...{ type: 'MemberAdmitted', v: 1, member: 'm-1', content: 'other-content', seat: 'ngo' },
        ...{ role: 'member', admittedOn: on },
      },
    ])
  })
})

describe('leaving (art. 15)', () => {
  const one = composed(admit('m-1'))
  const left: CaseEvent = {
    ...{ type: 'MemberLeft', v: 1, member: 'm-1', leftOn: '2026-06-01', ground: 'absence' },
  }
  const leave: MemberInput = { action: 'leave', member: 'm-1', on: '2026-06-01', ground: 'absence' }
  test('given a meeting that decided it, then its number is kept; on one’s own wish there is none', () => {
    expect(withMember(one, { ...leave, decision: 'ALM-M-2026-000001' })).toStrictEqual([
      { ...left, decision: 'ALM-M-2026-000001' },
    ])
    expect(withMember(one, leave)).toStrictEqual([left])
  })
})

describe('placing', () => {
  const one = composed(admit('m-1', { commission: 'housing' }))
  const place = (more: object) => withMember(one, { action: 'place', member: 'm-1', on, ...more })
  const placed = { type: 'MemberPlaced', v: 1, member: 'm-1', from: on }
  test('given both are named, when one of them is another, then the member is placed', () => {
    const both = { role: 'presidium', commission: 'housing' }
    expect(place(both)).toStrictEqual([{ ...placed, ...both }])
    const elsewhere = { role: 'member', commission: 'social' }
    expect(place(elsewhere)).toStrictEqual([{ ...placed, ...elsewhere }])
  })
  test('given one is named, when it is another, then the other stays', () => {
    expect(place({ role: 'presidium' })).toStrictEqual([{ ...placed, role: 'presidium' }])
    expect(place({ commission: 'social' })).toStrictEqual([{ ...placed, commission: 'social' }])
    const after = composition(...one, ...(place({ commission: 'social' }) as CaseEvent[]))
    expect(after.members).toMatchObject([{ role: 'member', commission: 'social' }])
  })
})

describe('absences', () => {
  test('given one without good reason, when the reason is entered, then it stands in its place', () => {
    const missed = composed(admit('m-1'), absent(false))
    const excused = { type: 'MemberAbsent', v: 1, member: 'm-1', on, excused: true } as const
    expect(withMember(missed, absent(true))).toEqual([excused])
    expect(composition(...missed, excused).members).toMatchObject([{ absences: [{ on, excused: true }] }])
    // And the other way round, where the reason was none.
    expect(withMember([...missed, excused], absent(false))).toEqual([{ ...excused, excused: false }])
  })
  test('given it is known, when it is entered again, then nothing happens, and nothing is missed by it', () => {
    const known = composed(begin('2025-05-16'), admit('m-1'), absent(false))
    expect(withMember(known, absent(false), '2028-04-01')).toEqual([])
  })
})
