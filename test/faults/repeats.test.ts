/** Everything that may be delivered twice is, and everything derived is made again: nothing happens a second time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rebuildViews } from '../../shared/application/upkeep/rebuild-views.ts'
import { publish, relay } from '../../shared/application/upkeep/relay.ts'
import { World, type WorldOptions } from '../fakes/world.ts'
import { walk } from './kills.ts'
import { appealRoad, draftRoad, type Road, sweepRoad, triageRoad, untilLetter } from './roads.ts'
import { expectSound, type Snapshot, snapshot } from './snapshot.ts'

const roads: [string, Road][] = [
  ['an appeal from form to answer', appealRoad],
  ['an appeal through the secretariat', triageRoad],
  ['a draft act from webhook to response', draftRoad],
  ['an appeal that is forgotten', [...untilLetter, ...sweepRoad]],
]
const walked = async (road: Road, options?: WorldOptions) => {
  const world = new World(options)
  await walk(world, road)
  await expectSound(world)
  return world
}
async function* ids(world: World) {
  yield* world.log.ids()
}
const commits = async (world: World) =>
  (await Promise.all(world.log.ids().map((id) => world.log.load(id)))).flat()

/** Digests of one day have no order among each other, and neither have the log's words about them. */
const unordered = ({ logs, ...rest }: Snapshot) => ({
  ...rest,
  logs: logs.map((log) => log.map((commit) => JSON.stringify({ ...(commit as object), version: 0 })).sort()),
})

describe.each(roads)('%s', (_, road) => {
  test('every queue message delivered twice', async () => {
    const once = await snapshot(await walked(road))
    expect(await snapshot(await walked(road, { twice: true }))).toEqual(once)
  })

  test('every queue message delivered again at the end', async () => {
    const world = await walked(road)
    const before = await snapshot(world)
    await world.deliverAllAgain()
    expect(await snapshot(world)).toEqual(before)
  })

  test('every queue message so far delivered again after every step', async () => {
    const once = unordered(await snapshot(await walked(road)))
    const world = new World()
    for (const step of road) {
      await walk(world, [step])
      await world.deliverAllAgain()
    }
    await expectSound(world)
    expect(unordered(await snapshot(world))).toEqual(once)
  })

  test('the stream read again from its beginning', async () => {
    const world = await walked(road)
    const before = await snapshot(world)
    await world.streamAgain()
    expect(await snapshot(world)).toEqual(before)
  })

  test('relay --since over everything, from the last commit to the first', async () => {
    const world = await walked(road)
    const before = await snapshot(world)
    for (const { caseId, version } of (await commits(world)).reverse()) {
      await relay(world.deps, { caseId, version })
      await world.settle()
    }
    expect(await snapshot(world)).toEqual(before)
    await expectSound(world)
  })

  test('every event published again, a month later', async () => {
    const world = await walked(road)
    const before = await snapshot(world)
    world.goTo('2026-04-01')
    for (const commit of await commits(world)) await publish(world.deps, commit)
    await world.settle()
    expect(await snapshot(world)).toEqual(before)
  })

  test('every step of its clients taken again', async () => {
    const world = await walked(road)
    const before = await snapshot(world)
    // What is refused now was done then; what is repeated is answered as it was.
    for (const step of road) await step(world)
    await world.settle()
    expect(await snapshot(world)).toEqual(before)
  })

  test('views lost: the stream makes them again, and so does rebuild-views', async () => {
    const world = await walked(road)
    const before = await snapshot(world)
    world.views.clear()
    await world.streamAgain()
    expect(await snapshot(world)).toEqual(before)
    world.views.clear()
    await rebuildViews(world, ids(world))
    expect(await snapshot(world)).toEqual(before)
  })

  test('queues in any order', async () => {
    const once = unordered(await snapshot(await walked(road)))
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (picks) => {
        const world = await walked(road, {
          next: (waiting) => (picks.next().value as number) % waiting,
          twice: true,
        })
        expect(unordered(await snapshot(world))).toEqual(once)
      }),
      { numRuns: 20 },
    )
  })
})
