/** One case that cannot be read, or whose work fails, stops itself only; whoever runs the loop hears which. */
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../events/commit.ts'
import { Unreadable } from '../../../events/reading.ts'
import { councilRules } from '../../../shared/application/council-rules.ts'
import { findCases } from '../../../shared/application/desk/lists/find-case.ts'
import { CasesFailed } from '../../../shared/application/each-case.ts'
import { activateImported } from '../../../shared/application/journal/activate-journal.ts'
import { importRegister } from '../../../shared/application/journal/import-journal.ts'
import { reportFromLogs } from '../../../shared/application/reports/verify-report.ts'
import { rebuildClaims } from '../../../shared/application/upkeep/rebuild-claims.ts'
import { rebuildViews } from '../../../shared/application/upkeep/rebuild-views.ts'
import { recompute } from '../../../shared/application/upkeep/recompute.ts'
import { loadCalendar, mergeCalendars } from '../../../shared/council/calendar.ts'
import kz from '../../../shared/council/calendars/kz.json' with { type: 'json' }
import { rules } from '../../builders/council.ts'
import { iin } from '../../builders/identity.ts'
import { appeal, person } from '../../builders/inputs.ts'
import { linesOf } from '../../builders/registers.ts'
import { MemoryClaims } from '../../fakes/memory-claims.ts'
import { failing, type Hook, Injected } from '../../fakes/watched.ts'
import { World } from '../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'
const secretariat = 'secretariat@example.kz'
const poisoned = 'ALM-A-2026-000008'

/** An event that a version which is gone wrote. */
const unknownEvent = (stored: Commit) => ({
  ...stored,
  events: [{ type: 'CaseAudited', v: 1, by: 'system' }],
})
/** Whatever is asked of this port for this case fails, now and for ever. */
const failingFor =
  (port: string, caseId: string): Hook =>
  async (call, run) => {
    const [first] = call.args as [(string | { caseId: string })?]
    const about = typeof first === 'string' ? first : first?.caseId
    if (call.name === port && about === caseId) throw new Error('no way')
    return run()
  }

const mayRetry = (error: unknown) =>
  [CasesFailed, Injected, Unreadable].some((known) => error instanceof known)

/** Twenty appeals, one of which cannot be read from now on, by one of these ways. */
const twenty = async (
  spoil: (world: World) => void = (world) => world.log.rewrite(poisoned, 2, unknownEvent),
) => {
  const world = new World({ mayRetry })
  for (let i = 0; i < 20; i++)
    await world.submit(
      appeal({ applicant: person({ iin: iin(), email: `reader-${i}@example.kz` }) }),
      `submit-${i}`,
    )
  await world.settle()
  spoil(world)
  return world
}
async function* idsOf(world: World) {
  yield* world.log.ids()
}
const others = (world: World) => world.log.ids().filter((id) => id.startsWith('ALM-') && id !== poisoned)
const numbersOf = (failed: readonly { caseId: string }[] = []) => failed.map(({ caseId }) => caseId)
const failedIn = async (run: Promise<unknown>): Promise<string[]> => {
  const error = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(CasesFailed)
  return numbersOf((error as CasesFailed).failed)
}

describe.each<[string, (world: World) => void]>([
  ['an event that this version does not know', (world) => world.log.rewrite(poisoned, 2, unknownEvent)],
  [
    'a log that cannot be loaded',
    (world) => {
      world.hook = failingFor('log.load', poisoned)
    },
  ],
  [
    'a commit that cannot be written',
    (world) => {
      world.hook = failingFor('log.append', poisoned)
    },
  ],
])('the sweep, with %s', (_, spoil) => {
  test('records what all other cases have missed, day after day', async () => {
    const world = await twenty(spoil)
    for (const day of ['2026-02-10', '2026-02-24']) {
      world.goTo(day)
      expect(numbersOf((await world.sweep()).failed)).toEqual([poisoned])
    }
    for (const id of others(world)) {
      const events = (await world.log.load(id)).flatMap((c) => c.events.map((e) => e.type))
      expect(events.filter((type) => type === 'DeadlineMissed').length, id).toBe(2)
    }
  })
  test('reminds of all other cases, and tells the secretariat of this one', async () => {
    const world = await twenty(spoil)
    world.goTo('2026-02-24')
    const { digests, looked } = await world.sweep()
    expect(looked).toBe(20)
    const byRecipient = new Map(digests.map(({ to, items, failed }) => [to.role, { items, failed }]))
    expect(new Set(byRecipient.get('chair')?.items.map(({ caseId }) => caseId))).toEqual(
      new Set(others(world)),
    )
    expect(byRecipient.get('secretary')?.failed).toEqual([poisoned])
    expect(byRecipient.get('chair')?.failed).toBeUndefined()
    await world.settle()
    expect(world.mailsTo(secretariat).at(-1)?.text).toContain(
      `не удалось проверить сроки по делу: ${poisoned}.`,
    )
    expect(world.mailsTo(chair).at(-1)?.text).not.toContain(poisoned)
  })
})

describe('the sweep', () => {
  test('of which a case failed for a moment only looks at it again, and nothing is left out', async () => {
    const world = await twenty(() => {})
    world.goTo('2026-02-24')
    world.hook = failing('log.append', 'before')
    const swept = await world.sweep()
    expect(swept).not.toHaveProperty('failed')
    expect(swept.missed).toBe(40)
    expect(swept.digests.find(({ to }) => to.role === 'chair')?.items).toHaveLength(40)
  })
  test('on a day that is not worked records and names, and writes to nobody', async () => {
    const world = await twenty()
    world.goTo('2026-02-28')
    const swept = await world.sweep()
    expect(numbersOf(swept.failed)).toEqual([poisoned])
    expect(swept.digests).toEqual([])
  })
  test('that can look at nothing still tells the secretariat', async () => {
    const world = await twenty((spoilt) => {
      spoilt.hook = async (call, run) => {
        if (call.name === 'log.load' && String(call.args[0]).startsWith('ALM-')) throw new Error('no table')
        return run()
      }
    })
    world.goTo('2026-02-24')
    const { digests } = await world.sweep()
    expect(digests.map(({ to, items }) => [to.role, items])).toEqual([['secretary', []]])
    await world.settle()
    expect(world.mailsTo(secretariat).at(-1)?.subject).toBe('Сроки, которые не удалось проверить')
  })
})

test('a digest whose case becomes unreadable before it is sent goes out with the others', async () => {
  const world = await twenty(() => {})
  world.goTo('2026-02-24')
  await world.sweep()
  world.log.rewrite(poisoned, 2, unknownEvent)
  await world.settle()
  const [digest] = world.mailsTo(chair).filter(({ thread }) => thread === 'digest-2026-02-24')
  for (const id of others(world)) expect(digest?.text).toContain(id)
  expect(digest?.text).not.toContain(poisoned)
})
test('a digest that cannot read a case for the moment waits, and loses none', async () => {
  const world = await twenty(() => {})
  world.goTo('2026-02-24')
  await world.sweep()
  world.hook = failing('log.load', 'before', 3)
  await world.settle()
  const [digest, ...more] = world.mailsTo(chair).filter(({ thread }) => thread === 'digest-2026-02-24')
  expect(more).toEqual([])
  for (const id of world.log.ids()) expect(digest?.text).toContain(id)
})

test('views are made again for all other cases', async () => {
  const world = await twenty()
  const before = world.views.all().filter(({ caseId }) => caseId !== poisoned)
  world.views.clear()
  const { failed, ...made } = await rebuildViews(world, idsOf(world))
  expect(numbersOf(failed)).toEqual([poisoned])
  expect(made).toEqual({ cases: 20, views: 19, differed: 19 })
  expect(world.views.all()).toEqual(before)
})

test('counters go beyond all cases, also beyond one that cannot be read; pointers of all others are written', async () => {
  const world = await twenty()
  await world.act(world.actUrlFor(chair), {
    action: 'letter',
    agency: 'tazalyk',
    subject: 'Вывоз',
    text: 'Просим',
  })
  await world.settle()
  world.log.forget('letter:ALM-L-2026-000001')
  const claims = new MemoryClaims(() => Date.parse(world.now))
  const ids = async function* () {
    yield poisoned
    yield* others(world)
  }
  const { failed, ...made } = await rebuildClaims({ ...world.deps, claims }, ids(), { at: world.now })
  expect(numbersOf(failed)).toEqual([poisoned])
  expect(made).toMatchObject({ cases: 19, letters: { known: 0, written: 1 } })
  expect(await world.log.load('letter:ALM-L-2026-000001')).toHaveLength(1)
  expect(await claims.next('number#A#2026')).toBe(21)

  const only = async function* () {
    yield poisoned
  }
  const alone = new MemoryClaims(() => Date.parse(world.now))
  await rebuildClaims({ ...world.deps, claims: alone }, only(), { at: world.now })
  expect(await alone.next('number#A#2026')).toBe(9)
})

test('all other cases go to the new chair; the message comes again for the one that is left', async () => {
  const world = await twenty()
  const next = { name: 'Айгүл', email: 'next@example.kz', language: 'kk' as const }
  const held = { of: 'commission' as const, chair: next, acting: 'chair' as const }
  await world.changeDirectory({ entry: 'commission:ecology-transport', held })
  await world.settle()
  expect(new Set(world.mailsTo('next@example.kz').map(({ thread }) => thread))).toEqual(
    new Set(others(world)),
  )
  expect(world.deadLetters.map(({ queue }) => queue)).toEqual(['assignment'])
})

test('a new calendar moves the dates of all other cases', async () => {
  const world = await twenty()
  const off = { date: '2026-02-18', why: 'Перенос' }
  const year = kz.years['2026']
  const more = loadCalendar({
    years: { 2026: { ...year, workingDays: undefined, daysOff: [...year.daysOff, off] } },
  })
  const deps = { ...world.deps, rules: councilRules(rules.council, mergeCalendars(rules.calendar, more)) }
  const moved: string[] = []
  const run = async () => {
    for await (const { caseId } of recompute(deps, idsOf(world), world.now)) moved.push(caseId)
  }
  expect(await failedIn(run())).toEqual([poisoned])
  expect(new Set(moved)).toEqual(new Set(others(world)))
})

test('a report is not verified without a case, and the numbers of all that fail are named', async () => {
  const world = await twenty()
  world.log.rewrite('ALM-A-2026-000011', 1, unknownEvent)
  const period = { from: '2026-01-01', to: '2026-12-31' }
  expect(await failedIn(reportFromLogs(world.deps, idsOf(world), period))).toEqual([
    poisoned,
    'ALM-A-2026-000011',
  ])
})

describe('an old register', () => {
  const open = (number: string) => ({ number, answered_on: '', decision: '' })
  const loaded = async () => {
    const world = new World()
    const lines = linesOf('letters', open('L-1'), open('L-2'), open('L-3'))
    await importRegister(world.deps, 'letters', lines, { at: world.now })
    world.log.rewrite('L-2', 1, unknownEvent)
    return world
  }
  test('is activated but for the case that fails', async () => {
    const world = await loaded()
    const failed: { caseId: string }[] = []
    const told = { at: world.now, onFailed: (one: { caseId: string }) => failed.push(one) }
    expect(await activateImported(world.deps, world.log.ids(), told)).toMatchObject({ cases: 2 })
    expect(numbersOf(failed)).toEqual(['L-2'])
  })
  test('is activated as far as it goes where a store fails, and that is thrown', async () => {
    const world = await loaded()
    world.hook = failingFor('log.append', 'L-1')
    const failed: { caseId: string }[] = []
    const told = { at: world.now, onFailed: (one: { caseId: string }) => failed.push(one) }
    await expect(activateImported(world.deps, world.log.ids(), told)).rejects.toThrow('no way')
    expect(numbersOf(failed).sort()).toEqual(['L-1', 'L-2'])
    expect((await world.log.load('L-3')).at(-1)?.events[0]?.type).toBe('CaseActivated')
  })
  test('is not loaded again while a case of its rows cannot be read, and says which', async () => {
    const world = await loaded()
    const lines = linesOf('letters', open('L-1'), open('L-2'), open('L-4'))
    const again = importRegister(world.deps, 'letters', lines, { at: world.now })
    expect(await failedIn(again)).toEqual(['L-2'])
    expect(await world.log.load('L-4')).toEqual([])
  })
})

test('whoever is looked for is found with all other cases, and the one that cannot be shown is named', async () => {
  const world = new World()
  const mine = iin()
  for (let i = 0; i < 3; i++) await world.submit(appeal({ applicant: person({ iin: mine }) }), `submit-${i}`)
  world.log.rewrite('ALM-A-2026-000002', 1, unknownEvent)
  const unreadable: string[] = []
  const found = await findCases(world.deps, mine, '2026-02-02', unreadable)
  expect(found.map(({ case: c }) => c.caseId).sort()).toEqual(['ALM-A-2026-000001', 'ALM-A-2026-000003'])
  expect(unreadable).toEqual(['ALM-A-2026-000002'])
})

test('what is said of a loop has numbers and the names of errors, no more than fifty, and nothing that they say', () => {
  const failed = Array.from({ length: 60 }, (_, i) => ({
    caseId: `A-${i + 1}`,
    error: new TypeError('Иванов'),
  }))
  const { message } = new CasesFailed({ looked: 70, failed })
  expect(message).toMatch(/^60 of 70 cases failed: A-1 \(TypeError\), .*A-50 \(TypeError\), and 10 more$/)
  expect(message).not.toContain('Иванов')
})
