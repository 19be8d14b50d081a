/** A new case finds its commission, or waits for the secretariat; however often it is told. */
import { describe, expect, test } from 'vitest'
import { appeal } from '../../builders/inputs.ts'
import { World } from '../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const secretariat = 'secretariat@example.kz'

test('by topic, at the time of registration, by the router', async () => {
  const world = new World()
  await world.submit(appeal())
  world.goTo('2026-02-03')
  await world.settle()
  const [, assigned] = await world.log.load(number)
  expect(assigned).toMatchObject({
    at: '2026-02-02T05:00:00.000Z',
    actor: { role: 'system', as: 'router' },
    events: [{ type: 'CaseAssigned', commission: 'ecology-transport', by: 'topic' }],
  })
})

describe('a topic that no rule covers', () => {
  const waiting = async () => {
    const world = new World()
    await world.submit(appeal({ topic: 'other' }))
    await world.settle()
    return world
  }
  test('waits for the secretariat, which is asked once', async () => {
    const world = await waiting()
    await world.deliverAllAgain()
    expect(world.mailsTo(secretariat)).toHaveLength(1)
    expect(await world.log.load(number)).toHaveLength(2)
  })
  test('the secretariat’s choice is told to the chair', async () => {
    const world = await waiting()
    await world.act(world.actUrlFor(secretariat), { action: 'assign', commission: 'social' })
    await world.settle()
    expect(world.mailsTo('chair-social@example.kz')).toHaveLength(1)
  })
})

test('told again after the secretariat chose, it changes nothing', async () => {
  const world = new World()
  await world.submit(appeal({ topic: 'other' }))
  await world.settle()
  await world.act(world.actUrlFor(secretariat), { action: 'assign', commission: 'social' })
  await world.settle()
  const before = await world.log.load(number)
  await world.deliverAllAgain()
  expect(await world.log.load(number)).toEqual(before)
})
