/** The directory's log: what is added to the council's file and what ends, decided and folded. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { limits } from '../../../../events/limits.ts'
import { type Council, calledOn, hoursOn, isOpenOn } from '../../../../shared/council/council.ts'
import { councilWith } from '../../../../shared/council/entries.ts'
import { type CouncilDecision, isCouncilRejection } from '../../../../shared/domain/activities/rule.ts'
import { viewsOf } from '../../../../shared/domain/case-views.ts'
import {
  decideAddition,
  decideContacts,
  decideEntryEnd,
  decideRenaming,
  directoryId,
  directoryOf,
} from '../../../../shared/domain/desk/directory.ts'
import { by, rules } from '../../../builders/council.ts'
import { councilEvents } from '../../../builders/council-events.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { logOf } from '../activities/given.ts'

const {
  DirectoryEntryAdded: added,
  DirectoryEndSet: end,
  DirectoryEntryRenamed: renamed,
  CouncilContactsSet: reached,
} = councilEvents
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

describe('Given an entry that is to be renamed', () => {
  const rename = (entry: string, name: string, from: string, ...events: CaseEvent[]) =>
    decideRenaming(log(...events), { entry, names: named(name), from }, context)
  const council = (...events: CaseEvent[]) => councilWith(rules.council, directoryOf(log(...events)))

  test('when it is the file’s or was added, then it has the name from that day on, and the earlier one until then', () => {
    for (const entry of ['agency:akimat', 'agency:almaty-su'])
      expect(rename(entry, 'Иная', '2026-01-15')).toEqual([
        { type: 'DirectoryEntryRenamed', v: 1, entry, names: named('Иная'), from: '2026-01-15' },
      ])
    expect(rename(added.entry, 'Иная', '2026-02-02', added)).toMatchObject([{ from: '2026-02-02' }])
    const again = { ...renamed, names: named('Третья'), from: '2026-03-01' }
    const now = council(added, renamed, again)
    const named2 = (day: string) =>
      calledOn(now, day).agencies.find(({ id }) => added.entry === `agency:${id}`)?.names
    expect(now.agencies.at(-1)?.names).toEqual(named('Третья'))
    expect([named2('2026-02-01'), named2('2026-02-02'), named2('2026-02-28'), named2('2026-03-01')]).toEqual([
      added.names,
      renamed.names,
      renamed.names,
      named('Третья'),
    ])
  })
  test('when a commission had a short name, then it was short for the earlier one', () => {
    const entry = 'commission:housing'
    const { commissions } = council({ ...renamed, entry })
    const before = rules.council.commissions.find(({ id }) => id === 'housing')
    expect(before?.short).toBeDefined()
    expect(commissions.find(({ id }) => id === 'housing')?.short).toEqual(renamed.names)
  })
  test('when nobody may, when there is no such entry, or when the day is ahead or before the last, then it is refused', () => {
    for (const actor of [by.applicant, by.chair(), by.system, by.agency('almaty-su')])
      expect(
        decideRenaming(
          log(),
          { entry: 'agency:akimat', names: named('Иная'), from: '2026-02-02' },
          { ...context, actor },
        ),
      ).toEqual({ refused: 'not_yours' })
    expect(rename('agency:nobody', 'Иная', '2026-02-02')).toEqual({ refused: 'entry_unknown' })
    expect(rename('head', 'Иная', '2026-02-02')).toEqual({ refused: 'entry_unknown' })
    expect(rename('agency:akimat', 'Иная', '2026-02-03')).toEqual({ refused: 'in_future', path: 'from' })
    const early = { refused: 'day_before', path: 'from' }
    expect(rename(added.entry, 'Иная', '2026-02-01', added)).toEqual(early)
    expect(rename(added.entry, 'Иная', '2026-02-01', added, renamed)).toEqual(early)
  })
  test('when another entry bears the name or bore it, then it is refused; its own earlier one it may have again', () => {
    const taken = { refused: 'name_taken', path: 'names.ru' }
    const names = (ru: string) => ({ kk: 'Жаңа', ru, en: 'New' })
    const to = (entry: string, ru: string, ...events: CaseEvent[]) =>
      decideRenaming(log(...events), { entry, names: names(ru), from: '2026-02-02' }, context)
    expect(to('agency:akimat', added.names.ru, added)).toEqual(taken)
    expect(to('agency:akimat', added.names.ru, added, renamed)).toEqual(taken)
    expect(to('agency:akimat', renamed.names.ru, added, renamed)).toEqual(taken)
    expect(to('agency:akimat', added.names.ru, added, renamed, end)).toMatchObject([{ v: 1 }])
    expect(to(added.entry, added.names.ru, added, renamed)).toMatchObject([{ v: 1 }])
    expect(decideAddition(log(added, renamed), { ...fresh, names: names(added.names.ru) }, context)).toEqual(
      taken,
    )
    expect(rename('agency:akimat', added.names.en, '2026-02-02', added)).toMatchObject([{ v: 1 }])
  })
  test('when it bears the name, then nothing happens', () => {
    expect(
      decideRenaming(
        log(added, renamed),
        { entry: added.entry, names: renamed.names, from: '2026-02-02' },
        context,
      ),
    ).toEqual([])
  })
})

describe('Given how the council is reached', () => {
  const address = { kk: 'Абай даңғылы, 1', ru: 'Проспект Абая, 1', en: '1 Abai Avenue' }
  const hours = { from: '09:00', to: '18:00' }
  const now = {
    address: rules.council.address,
    phone: '+7 (727) 000-00-00',
    hours: rules.council.workingHours,
  }
  const set = (given: object, ...events: CaseEvent[]) =>
    decideContacts(log(...events), { ...now, ...given }, { ...context, now })

  test('when it changes, then address and telephone do at once, and hours from the next day on', () => {
    expect(set({ address, phone: undefined })).toEqual([{ type: 'CouncilContactsSet', v: 1, address }])
    expect(set({ hours })).toEqual([
      {
        ...{ type: 'CouncilContactsSet', v: 1, address: now.address, phone: now.phone },
        hours: { ...hours, since: '2026-02-03' },
      },
    ])
    const council = councilWith(rules.council, directoryOf(log(reached)))
    expect([council.address, council.phone]).toEqual([reached.address, reached.phone])
    expect(hoursOn(council, '2026-02-02')).toEqual(rules.council.workingHours)
    expect(hoursOn(council, '2026-02-03')).toEqual(hours)
    const { phone: _, ...without } = reached
    expect(councilWith(rules.council, directoryOf(log(without))).phone).toBeUndefined()
  })
  test('when nothing of it changes, then nothing happens, and hours that were set for tomorrow stay', () => {
    expect(set({})).toEqual([])
    const { hours: _, v: __, type: ___, ...same } = reached
    expect(set({ ...same, hours }, reached)).toEqual([])
    expect(set({ ...same, hours, phone: '+7 727 1' }, reached)).toEqual([
      { type: 'CouncilContactsSet', v: 1, ...same, phone: '+7 727 1' },
    ])
  })
  test('when the day would end before it begins, or somebody else asks, then it is refused', () => {
    expect(set({ hours: { from: '18:00', to: '18:00' } })).toEqual({
      refused: 'period_backwards',
      path: 'hours.to',
    })
    for (const actor of [by.applicant, by.chair(), by.system])
      expect(decideContacts(log(), { ...now, address }, { ...context, actor, now })).toEqual({
        refused: 'not_yours',
      })
  })
})
