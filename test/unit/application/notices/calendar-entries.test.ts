/** The entry in a chair's calendar moves with the date: same UID, a higher SEQUENCE (RFC 5545), both from the log. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import { dispute } from '../../../../shared/application/appeals/applicant-actions.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { recompute } from '../../../../shared/application/upkeep/recompute.ts'
import { rules } from '../../../builders/council.ts'
import { appeal, draftSubmitted } from '../../../builders/inputs.ts'
import { MemoryClaims } from '../../../fakes/memory-claims.ts'
import { World } from '../../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'
const number = 'ALM-A-2026-000001'
const names = { kk: 'Сараптама', ru: 'Экспертиза', en: 'Expertise' }
const pausing = councilRules({ ...rules.council, pauseCauses: [{ id: 'expertise', names }] }, rules.calendar)
const extension = { until: '2026-03-12', reason: 'Ждём экспертизу.' }
const satisfied: ActionInput = { action: 'answer', outcome: 'satisfied', text: 'Вывезен.' }

const submitted = async () => {
  const world = new World({ rules: pausing })
  await world.submit(appeal())
  await world.settle()
  return world
}
async function* idsOf(world: World) {
  yield* world.log.ids()
}
const byStaff = (world: World, role: 'secretary' | 'head', input: ActionInput) =>
  world.act(world.staffUrl(number, role), input)
const entriesFor = (world: World, to = chair) => world.mailsTo(to).flatMap(({ calendar }) => calendar ?? [])

/** What moves the date of the appeal in the chair's hands, and to which day. */
const moves: [what: string, to: string, move: (world: World) => Promise<unknown>][] = [
  [
    'an extension',
    '2026-03-12',
    async (world) => {
      await world.act(world.actUrlFor(chair), { action: 'extension', ...extension })
      await world.settle()
      await byStaff(world, 'head', { action: 'extend', ...extension })
    },
  ],
  [
    'a clock that runs again',
    '2026-02-26',
    async (world) => {
      world.goTo('2026-02-09')
      await byStaff(world, 'secretary', { action: 'pause', cause: 'expertise' })
      world.goTo('2026-02-12')
      await byStaff(world, 'secretary', { action: 'resume' })
    },
  ],
  [
    'another calendar',
    '2026-02-24',
    async (world) => {
      const year = rules.calendar.years[2026] as (typeof rules.calendar.years)[number]
      const daysOff = { ...year.daysOff, '2026-02-10': names }
      const years = { ...rules.calendar.years, 2026: { ...year, daysOff } }
      world.deps.rules = councilRules(pausing.council, { ...rules.calendar, hash: 'swapped', years })
      world.goTo('2026-02-05')
      for await (const _ of recompute(world.deps, idsOf(world), world.now));
    },
  ],
  [
    'a dispute',
    '2026-03-03',
    async (world) => {
      await world.act(world.actUrlFor(chair), satisfied)
      world.goTo('2026-02-10')
      await dispute(world.deps, number, 'Не вывезен.', { key: 'dispute-1', at: world.now })
    },
  ],
]

describe('given a chair whose calendar has the due day of an appeal', () => {
  test.each(moves)(
    'when %s moves it to %s, then the mail that says so moves the entry',
    async (_, to, move) => {
      const world = await submitted()
      await move(world)
      await world.settle()
      const [first, moved, ...more] = entriesFor(world)
      expect(more).toEqual([])
      expect([first?.day, moved?.day]).toEqual(['2026-02-23', to])
      expect([first?.uid, moved?.uid]).toEqual([number, number])
      expect(moved?.sequence).toBeGreaterThan(first?.sequence ?? Number.NaN)
      expect(Date.parse(moved?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.at ?? ''))
      const mail = world.mailsTo(chair).find(({ calendar }) => calendar === moved)
      expect(mail?.text.replace(/\s+/g, ' ')).toContain('приложена запись для календаря с новым сроком')
    },
  )

  test.each(moves)(
    'when the mail of %s is composed again, then it is the same, entry and all',
    async (_, to, move) => {
      const world = await submitted()
      await move(world)
      await world.settle()
      const before = world.mailsTo(chair).filter(({ calendar }) => calendar?.day === to)
      world.deps.claims = new MemoryClaims(() => Date.parse(world.now))
      await world.deliverAllAgain()
      const again = world.mailsTo(chair).filter(({ calendar }) => calendar?.day === to)
      expect(before).toHaveLength(1)
      expect(again).toContainEqual(before[0])
      expect(new Set(again.map(({ calendar }) => calendar?.uid))).toEqual(new Set([number]))
      const last = again.filter(({ subject }) => subject === before[0]?.subject)
      expect(new Set(last.map(({ calendar }) => calendar?.sequence)).size).toBe(1)
      expect(new Set(last.map(({ calendar }) => calendar?.at)).size).toBe(1)
    },
  )

  test('when nothing moves it, then no other mail has an entry: a refused extension, a reply, a response', async () => {
    const world = await submitted()
    const url = world.actUrlFor(chair)
    await world.act(url, { action: 'extension', ...extension })
    await world.settle()
    await byStaff(world, 'head', { action: 'refuse_extension', reason: 'Успеете.' })
    await world.act(url, { action: 'ask', text: 'Где?' })
    await world.addMessage(number, 'Там.')
    await world.settle()
    expect(world.mailsTo(chair).length).toBeGreaterThan(2)
    expect(entriesFor(world)).toHaveLength(1)
  })
})

test('given a draft act, when a new version comes, then its term’s entry moves', async () => {
  const world = new World()
  const drafts = 'chair-urban-planning@example.kz'
  await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
  await world.settle()
  world.goTo('2026-02-05')
  const second = draftSubmitted({ version: 2, text: 'Статья 2.' }, world.now)
  await world.webhook('public-spaces-department', 'msg_2', second)
  await world.settle()
  const entries = entriesFor(world, drafts)
  expect(entries.map(({ day }) => day)).toEqual(['2026-02-16', '2026-02-19'])
  expect(entries[1]?.sequence).toBeGreaterThan(entries[0]?.sequence ?? Number.NaN)
})
