/** The council's own work through the stores: entered once, relayed, missed, reminded of, kept. */
import { describe, expect, test } from 'vitest'
import type { PlanInput } from '../../../../events/council/council-inputs.ts'
import {
  activityOffers,
  actOnActivity,
  enterActivity,
} from '../../../../shared/application/activities/activities.ts'
import { changeMembers } from '../../../../shared/application/members/members.ts'
import { enterFigures } from '../../../../shared/application/publications/channels.ts'
import { rebuildViews } from '../../../../shared/application/upkeep/rebuild-views.ts'
import { recompute } from '../../../../shared/application/upkeep/recompute.ts'
import { activityOf } from '../../../../shared/domain/activities/activity.ts'
import { membersId } from '../../../../shared/domain/members/composition.ts'
import { by, local } from '../../../builders/council.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const monitoring: PlanInput = {
  form: 'monitoring',
  title: 'Мониторинг школ',
  with: 'депутаты',
  place: 'Алматы',
}
const by_ = (world: World, commandId: string, actor = by.secretary) => ({ actor, at: world.now, commandId })
const stateOf = async (world: World, number: string) => activityOf(await world.log.load(number))

/** A monitoring that was held on the Monday of the world. */
const held = async (world: World) => {
  const { number } = await enterActivity(world.deps, monitoring, by_(world, 'plan-1'))
  await actOnActivity(world.deps, number, { action: 'hold', on: '2026-02-02' }, by_(world, 'hold-1'))
  await world.settle()
  return number
}

describe('an activity', () => {
  test('has a number of its own; its words are in the store of personal data alone', async () => {
    const world = new World()
    const planned = await enterActivity(world.deps, monitoring, by_(world, 'plan-1'))
    expect(planned).toMatchObject({ outcome: 'done', number: 'ALM-M-2026-000001', repeated: false })
    await world.settle()
    const { content = '' } = (await stateOf(world, planned.number)) ?? {}
    expect(await world.people.get(planned.number, content)).toEqual({
      kind: 'activity',
      title: 'Мониторинг школ',
      with: 'депутаты',
      place: 'Алматы',
    })
    expect(JSON.stringify([world.log.stream, world.views.all(), world.queues.sent])).not.toContain(
      'Мониторинг',
    )
    // The command again: the same number, nothing more.
    const again = await enterActivity(world.deps, monitoring, by_(world, 'plan-1'))
    expect(again).toMatchObject({ number: planned.number, repeated: true })
    expect((await enterActivity(world.deps, monitoring, by_(world, 'plan-2'))).number).not.toBe(
      planned.number,
    )
  })

  test('that is refused takes no number', async () => {
    const world = new World()
    const refused = await enterActivity(
      world.deps,
      { form: 'commission_meeting', title: 'О воде' },
      by_(world, 'plan-1'),
    )
    expect(refused).toMatchObject({ outcome: 'refused', refused: 'commission_needed', number: '' })
    const planned = await enterActivity(world.deps, monitoring, by_(world, 'plan-2'))
    expect(planned.number).toBe('ALM-M-2026-000001')
  })

  test.each(['log.append', 'log.load', 'people.putNew', 'claims.next', 'claims.hold'])(
    '%s that fails leaves it to be entered again, once',
    async (call) => {
      for (const when of ['before', 'after'] as const) {
        const world = new World()
        world.hook = failing(call, when)
        const input = { ...monitoring, on: '2026-03-02' }
        const tried = await enterActivity(world.deps, input, by_(world, 'plan-1')).catch(
          (error: unknown) => error,
        )
        world.hook = (_, run) => run()
        if (tried instanceof Error) expect(tried).toBeInstanceOf(Injected)
        const { number } = await enterActivity(world.deps, input, by_(world, 'plan-1'))
        await world.settle()
        expect(await world.log.load(number)).toHaveLength(1)
        expect(world.views.all().filter(({ part }) => part === 'activity')).toHaveLength(1)
      }
    },
  )

  test('is a claim that ends: no repeat comes after it', async () => {
    const world = new World()
    await enterActivity(world.deps, monitoring, by_(world, 'plan-1'))
    expect(world.claims.expiryOf('plan#plan-1')).toBe(Date.parse(world.now) / 1000 + 400 * 86_400)
  })

  test('two that act at once both come to stand, one after the other', async () => {
    const world = new World()
    const number = await held(world)
    const vote = { action: 'take_vote', text: 'Одобрить', for: 5, against: 0, abstained: 0 } as const
    await Promise.all(['a', 'b'].map((id) => actOnActivity(world.deps, number, vote, by_(world, id))))
    expect((await stateOf(world, number))?.votes.map(({ no }) => no)).toEqual([1, 2])
  })

  test('of a meeting the quorum is of those who are members on that day', async () => {
    const world = new World()
    for (const [i, member] of ['m-1', 'm-2', 'm-3'].entries())
      await changeMembers(
        world.deps,
        { action: 'admit', member, name: `Имя ${i}`, seat: 'ngo', role: 'member', on: '2026-01-05' },
        by_(world, `admit-${i}`),
      )
    const meeting: PlanInput = { form: 'general_meeting', title: 'О плане' }
    const { number } = await enterActivity(world.deps, meeting, by_(world, 'plan-1'))
    const hold = (present: number) =>
      actOnActivity(
        world.deps,
        number,
        { action: 'hold', on: '2026-02-02', present, total: 1 },
        by_(world, `hold-${present}`),
      )
    expect(await hold(1)).toEqual({
      outcome: 'refused',
      refused: 'no_quorum',
      path: 'present',
      given: 1,
      needed: 2,
    })
    expect(await hold(2)).toMatchObject({ outcome: 'done' })
    expect((await stateOf(world, number))?.attendance).toEqual({ present: 2, total: 3, needed: 2 })
  })

  test('offers what may be done, each with its fields', async () => {
    const world = new World()
    const a = await stateOf(world, await held(world))
    const offered = a ? activityOffers(a, by.secretary, '2026-02-02') : []
    expect(offered.map(({ name }) => name)).toEqual(['take_vote', 'finding', 'add_files', 'document'])
    expect(offered[3]?.fields.map(({ name }) => name)).toEqual(['on', 'text'])
    expect(a && activityOffers(a, by.chair('housing'), '2026-02-02')).toEqual([])
  })
})

describe('what is due', () => {
  test('a final document on the eighth working day is missed, and the secretariat was reminded', async () => {
    const world = new World()
    const number = await held(world)
    // Due on 11 February.
    world.now = local('2026-02-09', '08:00')
    expect((await world.sweep()).digests).toMatchObject([
      { to: { role: 'secretary' }, items: [{ caseId: number, key: 'document', due: '2026-02-11' }] },
    ])
    await world.settle()
    const digest = world.mails.find(({ kind }) => kind === 'digest')
    expect(digest?.text).toContain(number)
    expect(digest?.text).toContain('Мониторинг школ')
    expect((await stateOf(world, number))?.pending.document?.reminded).toEqual({ secretary: -2 })
    // Twice on a day is once.
    await world.sweep()
    await world.settle()
    expect(world.mails.filter(({ kind }) => kind === 'digest')).toHaveLength(1)

    world.now = local('2026-02-12', '08:00')
    expect(await world.sweep()).toMatchObject({ missed: 1 })
    expect(await world.sweep()).toMatchObject({ missed: 0 })
    expect((await stateOf(world, number))?.pending.document?.missed).toBe(true)
    await actOnActivity(world.deps, number, { action: 'document', on: '2026-02-12' }, by_(world, 'doc-1'))
    await world.settle()
    const events = (await world.log.load(number)).flatMap((commit) => commit.events)
    expect(events.filter(({ type }) => type === 'DeadlineMissed')).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({ type: 'ActivityDocumented', late: true })
    world.now = local('2026-02-16', '08:00')
    expect((await world.sweep()).digests).toEqual([])
  })

  test('the end of a term of office too', async () => {
    const world = new World()
    world.now = local('2025-05-16')
    await changeMembers(world.deps, { action: 'begin_term', from: '2025-05-16', seats: 39 }, by_(world, 't'))
    await world.settle()
    expect(world.views.all()).toMatchObject([
      { caseId: membersId, part: 'members', seats: 39, nextDue: '2028-03-16' },
    ])
  })
})

describe('views', () => {
  test('are made again of the logs as they were', async () => {
    const world = new World()
    await held(world)
    await changeMembers(world.deps, { action: 'begin_term', from: '2025-05-16', seats: 39 }, by_(world, 't'))
    const site = { channel: 'site', from: '2026-01-01', to: '2026-01-31', publications: 3 }
    await enterFigures(world.deps, site, by_(world, 'c'))
    await world.settle()
    const before = world.views.all()
    expect(before.map(({ part }) => part).sort()).toEqual(['activity', 'channels', 'members'])
    const ids = async function* () {
      yield* world.log.ids()
    }
    expect(await rebuildViews(world, ids())).toMatchObject({ differed: 0 })
    world.views.clear()
    expect(await rebuildViews(world, ids())).toMatchObject({ differed: 3 })
    expect(world.views.all()).toEqual(before)
    const moved = []
    for await (const one of recompute(world.deps, ids(), world.now)) moved.push(one)
    expect(moved).toEqual([])
  })
})

test('texts of what the council did stay', async () => {
  const world = new World()
  const number = await held(world)
  const { content = '' } = (await stateOf(world, number)) ?? {}
  expect(world.people.all().find(({ contentId }) => contentId === content)).toMatchObject({ caseId: number })
  expect(world.people.all().find(({ contentId }) => contentId === content)).not.toHaveProperty(
    'expiresAt',
    expect.any(Number),
  )
})
