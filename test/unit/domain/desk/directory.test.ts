/** The directory's log: what is added to the council's file and what ends, decided and folded. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { limits } from '../../../../events/limits.ts'
import { type Council, isOpenOn } from '../../../../shared/council/council.ts'
import { councilWith } from '../../../../shared/council/entries.ts'
import { type CouncilDecision, isCouncilRejection } from '../../../../shared/domain/activities/rule.ts'
import {
  decideAddition,
  decideEntryEnd,
  directoryId,
  directoryOf,
} from '../../../../shared/domain/desk/directory.ts'
import { viewsOf } from '../../../../shared/domain/views.ts'
import { by, rules } from '../../../builders/council.ts'
import { councilEvents } from '../../../builders/council-events.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { logOf } from '../activities/given.ts'

const { DirectoryEntryAdded: added, DirectoryEndSet: end } = councilEvents
const log = (...events: CaseEvent[]) => logOf(directoryId, events)
const named = (name: string) => ({ kk: `${name} (kk)`, ru: name, en: `${name} (en)` })
const known = rules.council.agencies.map(({ id, names }) => ({ entry: `agency:${id}`, names }))
const commissions = rules.council.commissions.map(({ id }) => id)
const context = { actor: by.secretary, content: 'directory-1', today: '2026-02-02', known, commissions }
const fresh = { entry: 'agency:fishery', names: named('Рыбная инспекция') }

describe('Given an entry that is to be added', () => {
  test('when its id and names are new, then it is there from today on, by the secretariat or the head', () => {
    for (const actor of [by.secretary, by.head])
      expect(decideAddition(log(), fresh, { ...context, actor })).toEqual([
        { type: 'DirectoryEntryAdded', v: 1, ...fresh, content: 'directory-1', addedOn: '2026-02-02' },
      ])
    for (const actor of [by.applicant, by.chair(), by.system, by.agency('almaty-su')]) {
      expect(decideAddition(log(), fresh, { ...context, actor })).toEqual({ refused: 'not_yours' })
      expect(decideEntryEnd(log(added), { entry: added.entry }, { ...context, actor })).toEqual({
        refused: 'not_yours',
      })
    }
  })
  test('when its id is the file’s, or was ever given, then it is refused, though its bearer has ended', () => {
    const taken = { refused: 'id_taken', path: 'id' }
    expect(decideAddition(log(), { ...fresh, entry: 'agency:akimat' }, context)).toEqual(taken)
    const other = { entry: added.entry, names: named('Другая') }
    expect(decideAddition(log(added), other, context)).toEqual(taken)
    expect(decideAddition(log(added, { ...end, from: '2026-01-01' }), other, context)).toEqual(taken)
  })
  test('when an entry that has no end bears its name in any language, then it is refused at that name', () => {
    const names = { ...named('Иная'), en: added.names.en.toUpperCase() }
    expect(decideAddition(log(added), { ...fresh, names }, context)).toEqual({
      refused: 'name_taken',
      path: 'names.en',
    })
    expect(decideAddition(log(added, end), { ...fresh, names }, context)).toMatchObject([
      { type: 'DirectoryEntryAdded' },
    ])
    const ofFile = { ...named('Иная'), kk: known[0]?.names.kk ?? '' }
    expect(decideAddition(log(), { ...fresh, names: ofFile }, context)).toMatchObject({ path: 'names.kk' })
  })
  test('when it is a topic, then it is held by nobody, and a commission takes its cases', () => {
    const examples = named('пруды')
    const topic = { entry: 'topic:ponds', names: named('Пруды'), examples, commission: 'housing' }
    expect(decideAddition(log(), topic, context)).toEqual([
      { type: 'DirectoryEntryAdded', v: 1, ...topic, addedOn: '2026-02-02' },
    ])
    expect(decideAddition(log(), { ...topic, commission: 'water' }, context)).toEqual({
      refused: 'commission_unknown',
      path: 'commission',
    })
    // An id and a name are a kind's own.
    expect(decideAddition(log(), { ...topic, entry: 'topic:akimat' }, context)).toMatchObject([{ v: 1 }])
  })
  test('when there are as many as there may be, then it is refused', () => {
    const full = Array.from({ length: limits.directoryEntries }, (_, i) => ({
      ...added,
      entry: `agency:body-${i}`,
      names: named(`Орган ${i}`),
    }))
    expect(decideAddition(log(...full), fresh, context)).toEqual({ refused: 'directory_full' })
    expect(decideAddition(log(...full.slice(1)), fresh, context)).toMatchObject([{ entry: fresh.entry }])
  })
})

describe('Given an entry of the file or an added one', () => {
  const setEnd = (entry: string, from: string | undefined, ...events: CaseEvent[]) =>
    decideEntryEnd(log(...events), { entry, from }, context)
  test.each(['agency:akimat', added.entry])('when %s ends, then from today or a later day', (entry) => {
    for (const from of ['2026-02-02', '2026-12-31'])
      expect(setEnd(entry, from, added)).toEqual([{ type: 'DirectoryEndSet', v: 1, entry, from }])
    expect(setEnd(entry, '2026-02-01', added)).toEqual({ refused: 'day_past', path: 'from' })
  })
  test('when that is said already, then nothing follows; another day, or none, replaces it', () => {
    const ends = (...events: CaseEvent[]) => directoryOf(log(...events)).ends.get(added.entry)
    expect(setEnd(added.entry, end.from, added, end)).toEqual([])
    expect(setEnd(added.entry, undefined, added)).toEqual([])
    const other = setEnd(added.entry, '2027-01-01', added, end) as CaseEvent[]
    expect(ends(added, end, ...other)).toBe('2027-01-01')
    const back = setEnd(added.entry, undefined, added, end) as CaseEvent[]
    expect(back).toEqual([{ type: 'DirectoryEndSet', v: 1, entry: added.entry }])
    expect(ends(added, end, ...back)).toBeUndefined()
  })
  test('when there is none of that id, then nothing ends', () => {
    expect(setEnd(added.entry, end.from)).toEqual({ refused: 'entry_unknown' })
    expect(setEnd('head', end.from, added)).toEqual({ refused: 'entry_unknown' })
  })
})

describe('Given the directory’s log', () => {
  test('then its view names what was added, of no change and end, and nobody’s address', () => {
    const changed = sideEvents.DirectoryChanged
    expect(viewsOf(log(changed, end))).toEqual([])
    const { type: _, v: __, content: ___, ...view } = added
    expect(viewsOf([...log(added), ...log(changed).map((c) => ({ ...c, version: 2 }))])).toEqual([
      { caseId: directoryId, part: 'directory', version: 1, added: [view] },
    ])
  })
  test('then where the file has an added entry since, the file says what it is', () => {
    const taken = { ...added, entry: 'agency:akimat' }
    const { agencies } = councilWith(rules.council, directoryOf(log(taken, { ...end, entry: taken.entry })))
    expect(agencies).toHaveLength(rules.council.agencies.length)
    const own = rules.council.agencies.find(({ id }) => id === 'akimat')
    expect(agencies.find(({ id }) => id === 'akimat')).toEqual({ ...own, endsOn: end.from })
  })
})

/** Days and ids are few, so that histories meet. */
const days = ['2026-02-02', '2026-02-03', '2026-02-04', '2026-02-05'] as const
const ids = ['akimat', 'fishery', 'forestry', 'water']
const step = fc.record({
  id: fc.constantFrom(...ids),
  does: fc.constantFrom('add', 'end', 'keep'),
  /** Days ahead of the day on which it is done. */
  ahead: fc.integer({ min: -1, max: 2 }),
  on: fc.constantFrom(...days),
})
const plus = (day: string, ahead: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + ahead * 86_400_000).toISOString().slice(0, 10)

test('a random history of adding and ending folds to what a straightforward count gives', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const counted = new Map<string, { addedOn?: string; endsOn?: string }>([['akimat', {}]])
      const events: CaseEvent[] = []
      for (const { id, does, ahead, on } of steps.toSorted((a, b) =>
        a.on < b.on ? -1 : Number(a.on > b.on),
      )) {
        const entry = `agency:${id}`
        const now = { ...context, today: on }
        const from = does === 'end' ? plus(on, ahead) : undefined
        const decided: CouncilDecision =
          does === 'add'
            ? decideAddition(log(...events), { entry, names: named(id) }, now)
            : decideEntryEnd(log(...events), { entry, from }, now)
        const before = counted.get(id)
        const isAllowed = does === 'add' ? !before : before && (!from || from >= on || from === before.endsOn)
        expect(isCouncilRejection(decided)).toBe(!isAllowed)
        if (isCouncilRejection(decided)) continue
        events.push(...decided)
        if (does === 'add') counted.set(id, { addedOn: on })
        else {
          const { endsOn: _, ...rest } = before ?? {}
          counted.set(id, from ? { ...rest, endsOn: from } : rest)
        }
      }
      const council: Council = councilWith(rules.council, directoryOf(log(...events)))
      for (const id of ids) {
        const found = council.agencies.filter((one) => one.id === id)
        const own = counted.get(id)
        expect(found).toHaveLength(own ? 1 : 0)
        if (!own) continue
        expect([found[0]?.addedOn, found[0]?.endsOn]).toEqual([own.addedOn, own.endsOn])
        for (const day of [...days, '2026-02-06', '2026-02-07'])
          expect(found.some((one) => isOpenOn(one, day))).toBe(!own.endsOn || day < own.endsOn)
      }
    }),
  )
})
