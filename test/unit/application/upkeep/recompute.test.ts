/**
 * The calendar changes within the year, as the ministry changes it: two days are taken off and two Saturdays worked
 * for them. Every open counted date that this moves moves by an event, and nothing else does.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import type { EventOf } from '../../../../events/events.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { type MovedDate, recompute } from '../../../../shared/application/upkeep/recompute.ts'
import { loadCalendar, mergeCalendars } from '../../../../shared/council/calendar.ts'
import kz from '../../../../shared/council/calendars/kz.json' with { type: 'json' }
import { formatDay } from '../../../../shared/text/dates.ts'
import { Chance } from '../../../builders/chance.ts'
import { rules } from '../../../builders/council.ts'
import { CouncilYear } from '../../../builders/council-year.ts'
import { appeal } from '../../../builders/inputs.ts'
import { dueBy, type Item, Ledger } from '../../../builders/ledger.ts'
import { allDays, workingDaysWith } from '../../../builders/working-days.ts'
import { World } from '../../../fakes/world.ts'
import { expectSound } from '../../../faults/snapshot.ts'

const off = ['2026-03-18', '2026-03-20']
const worked = ['2026-03-14', '2026-03-28']
/** Days from which a month ends on a day taken off, and an extension is to be decided by one put in. */
const busy = ['2026-02-18', '2026-02-20', '2026-03-12']
const why = { kk: 'Ауыстырылған күн', ru: 'Перенесённый день', en: 'Swapped day' }
const year = kz.years['2026']
const swapped = mergeCalendars(
  rules.calendar,
  loadCalendar({
    years: {
      2026: {
        ...year,
        daysOff: [...year.daysOff, ...off.map((date) => ({ date, why }))],
        workingWeekendDays: worked.map((date) => ({ date, why })),
      },
    },
  }),
)
const before = workingDaysWith()
const after = workingDaysWith(off, worked)

/** A council from January to the day on which the order is published. */
const lived = async () => {
  const world = new World()
  const ledger = new Ledger(before)
  const council = new CouncilYear(world, ledger, before, new Chance(30))
  for (const day of allDays.filter((one) => '2026-01-05' <= one && one <= '2026-03-12')) {
    // It is a busy spring, and busiest in the last days: what came then may still be forwarded in time.
    for (let n = 0; n < (day < '2026-03-11' ? 7 : 40); n++) await council.arrivals(day, `13:${10 + n}`)
    await council.people(day, '20:00', before.isWorked(day) ? 0.4 : 0)
    if (busy.includes(day)) await council.people(day, '20:10', 1)
  }
  world.goTo('2026-03-13', '09:00')
  return { world, ledger, council }
}

async function* idsOf(world: World) {
  yield* world.log.ids()
}
const recomputed = async (world: World, calendar = swapped): Promise<MovedDate[]> => {
  const moved: MovedDate[] = []
  const deps = { ...world.deps, rules: councilRules(rules.council, calendar) }
  for await (const one of recompute(deps, idsOf(world), world.now)) moved.push(one)
  await world.settle()
  return moved
}
const line = ({ caseId, key, from, to }: Omit<MovedDate, 'term'>) => `${caseId} ${key}: ${from} -> ${to}`
const dueAfter = ({ start, due, term }: Item) => (term === undefined ? due : dueBy(after, start, term))

describe('a calendar with swapped days', () => {
  let world: World
  let items: Item[]
  let moves: Item[]
  let moved: MovedDate[]
  let commits: number
  let mails: number

  beforeAll(async () => {
    const { world: one, ledger, council } = await lived()
    world = one
    // A right that has ended by either calendar does not come back.
    const alive = (right: Item) => [right.due, dueAfter(right)].some((due) => '2026-03-13' <= due)
    items = [...ledger.items.values(), ...council.rights().filter(alive)]
    moves = items.filter((item) => dueAfter(item) !== item.due)
    commits = world.log.stream.length
    mails = world.mails.length
    moved = await recomputed(world)
  }, 60_000)

  test('moves exactly the open counted dates that another count puts on another day', () => {
    const expected = moves.map((item) => ({
      caseId: item.number,
      key: item.key,
      from: item.due,
      to: dueAfter(item),
    }))
    expect(moved.map(line).sort()).toEqual(expected.map(line).sort())
    // Later and earlier, of cases and of letters; and some stay.
    expect(moved.some(({ from, to }) => from && to && from < to)).toBe(true)
    expect(moved.some(({ from, to }) => from && to && to < from)).toBe(true)
    expect(moved.some(({ key }) => key === 'answer')).toBe(true)
    expect(moved.some(({ key }) => key.startsWith('letter:'))).toBe(true)
    expect(moved.some(({ key }) => key === 'dispute')).toBe(true)
    expect(moved.some(({ key }) => key === 'forwarding')).toBe(true)
    expect(moved.length).toBeLessThan(items.length)
  })
  test('leaves chosen dates where they are', async () => {
    const chosen = items.filter(({ term }) => term === undefined)
    expect(chosen.length).toBeGreaterThan(0)
    for (const { number, key, due } of chosen)
      expect((await world.caseOf(number)).pending[key]?.deadline).toMatchObject({ mode: 'chosen', due })
  })
  test('is one event for each case that it touches, with the new explanation, and none for others', async () => {
    const written = world.log.stream.slice(commits)
    const touched = [...new Set(moves.map(({ number }) => number))].sort()
    expect(written.map(({ caseId }) => caseId).sort()).toEqual(touched)
    for (const { caseId, version } of written) {
      const commit = (await world.log.load(caseId))[version - 1]
      const [e, ...more] = commit?.events ?? []
      expect(more).toEqual([])
      expect(commit?.actor).toEqual({ role: 'system', as: 'recompute' })
      for (const { key, deadline } of (e as EventOf<'DueDatesMoved'>).moved) {
        const item = items.find(({ number, key: one }) => number === caseId && one === key)
        expect(deadline).toMatchObject({
          from: item?.start,
          ...(item?.term === 'month' ? { mode: 'month', months: 1 } : { mode: 'working', days: item?.term }),
          calendar: swapped.hash,
        })
        if (deadline.mode === 'month') continue
        const passed = deadline.skipped.map(({ date }) => date)
        for (const day of off)
          if (deadline.from < day && day < (deadline.due ?? '')) expect(passed).toContain(day)
        for (const day of worked) expect(passed).not.toContain(day)
      }
    }
  })
  test('tells each date that moved to who owes what is due by it, and the case’s own to who waits for it; once, and nobody else', async () => {
    const secretariat = 'secretariat@example.kz'
    const readers = new Map<string, string>()
    for (const { number, key, owner } of moves) {
      const c = await world.caseOf(number)
      const content = await world.people.get(number, c.content)
      // Who gave no address is told by the secretariat.
      const citizen = content?.kind === 'appeal' ? (content.applicant.email ?? secretariat) : undefined
      const waits = key === 'answer' || key === 'dispute' || key === 'clarification'
      if (waits && citizen) readers.set(`${number} applicant`, citizen)
      if (key === 'recommendation' && content?.kind === 'draft_act')
        readers.set(`${number} contact`, content.contact.email)
      if (key === 'dispute' || key === 'forwarding' || owner.role === 'applicant') continue
      const letter = key.startsWith('letter:') ? key : ''
      const address = { chair: `chair-${owner.as}@example.kz`, agency: `${owner.as}@example.kz` }
      const office = { head: 'head@example.kz', secretary: secretariat, ...address }
      readers.set(`${number} ${owner.role} ${letter}`, office[owner.role as keyof typeof office])
    }
    const expected = [...readers].map(([told, address]) => `${address} ${told.split(' ')[0]}`)
    for (const one of ['tazalyk@', 'head@', 'chair-', 'applicant-', secretariat])
      expect(expected.some((line) => line.startsWith(one))).toBe(true)
    const told = world.mails.slice(mails).map(({ to, thread }) => `${to} ${thread}`)
    expect(told.sort()).toEqual(expected.sort())
    for (const item of moves.filter(({ key }) => key === 'dispute')) {
      const c = await world.caseOf(item.number)
      const mail = world.mails
        .slice(mails)
        .find(({ to, thread }) => thread === item.number && to !== 'secretariat@example.kz')
      if (c.kind === 'appeal' && mail) expect(mail.subject).toContain(formatDay(dueAfter(item), c.language))
    }
  })
  test('recomputed again moves nothing, and back again moves the same dates back', async () => {
    const events = world.log.stream.length
    world.goTo('2026-03-13', '10:00')
    expect(await recomputed(world)).toEqual([])
    expect(world.log.stream.length).toBe(events)
    await expectSound(world)
    world.goTo('2026-03-13', '11:00')
    const back = (await recomputed(world, rules.calendar)).map(({ from, to, ...one }) => ({
      ...one,
      from: to,
      to: from,
    }))
    expect(back.map(line).sort()).toEqual(moved.map(line).sort())
    await expectSound(world)
  })
})

test('an extension and a control date on the very days taken off stay there; what else the cases have moves', async () => {
  const chair = 'chair-ecology-transport@example.kz'
  const numbers = ['ALM-A-2026-000001', 'ALM-A-2026-000002']
  const world = new World()
  world.goTo('2026-02-20')
  await world.submit(appeal(), 'submit-1')
  await world.settle()
  await world.act(world.actUrlFor(chair), { action: 'extension', until: off[1] ?? '', reason: 'Экспертиза' })
  await world.settle()
  await world.act(world.actUrlFor('head@example.kz'), {
    action: 'extend',
    until: off[1] ?? '',
    reason: 'Согласен',
  })
  await world.submit(appeal(), 'submit-2')
  await world.settle()
  const plan: ActionInput = { action: 'long_term', text: 'В план', reason: 'Бюджет', controlOn: off[0] ?? '' }
  await world.act(world.actUrlFor(chair), plan)
  world.goTo('2026-03-05')
  await world.act(world.actUrlFor(chair), {
    action: 'letter',
    agency: 'tazalyk',
    subject: 'Вывоз',
    text: 'Просим',
  })
  await world.settle()
  const dates = async () =>
    Object.fromEntries(
      (await Promise.all(numbers.map((number) => world.caseOf(number)))).flatMap((c) =>
        Object.entries(c.pending).map(([key, { deadline }]) => [`${c.caseId} ${key}`, deadline.due]),
      ),
    )
  const was = await dates()
  expect(was).toMatchObject({ [`${numbers[0]} answer`]: off[1], [`${numbers[1]} control`]: off[0] })
  const moved = await recomputed(world)
  expect(moved.map(({ caseId, key }) => `${caseId} ${key}`)).toEqual([`${numbers[1]} answer`])
  expect(await dates()).toEqual({ ...was, [`${numbers[1]} answer`]: after.plus('2026-02-20', 15) })
})
