/** A citizen's appeal becomes a case, once, whatever happens on the way. */
import { describe, expect, test } from 'vitest'
import type { AppealInput } from '../../../../events/appeals/appeal-inputs.ts'
import {
  claimDays,
  councilFaults,
  registerAppeal,
} from '../../../../shared/application/appeals/register-appeal.ts'
import { executeCommand } from '../../../../shared/application/execute-command.ts'
import { by, links, local, monday, rules } from '../../../builders/council.ts'
import { appeal, entity } from '../../../builders/inputs.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const submit = (world: World, input: AppealInput, key: string, at = world.now) =>
  registerAppeal(world.deps, input, { door: 'api', key, at })
const numbers = (world: World) => world.log.ids()

test('the first appeal of a year is its number 1, with its date and time', async () => {
  const world = new World()
  expect(await submit(world, appeal(), 'key-1')).toMatchObject({
    case: { caseId: 'ALM-A-2026-000001', receivedAt: monday, topic: 'ecology-transport', reachable: true },
  })
})

test('the number’s year is the local one', async () => {
  const world = new World()
  await submit(world, appeal(), 'key-1', '2026-12-31T18:59:59.000Z')
  await submit(world, appeal(), 'key-2', '2026-12-31T19:00:00.000Z')
  expect(numbers(world)).toEqual(['ALM-A-2026-000001', 'ALM-A-2027-000001'])
})

test('a legal entity’s form and a district are in the log, for the statistics', async () => {
  const world = new World()
  const input = appeal({ applicant: entity({ form: 'ОФ' }), district: 'medeu' })
  expect(await submit(world, input, 'key-1')).toMatchObject({
    case: { applicantKind: 'entity', entityForm: 'ОФ', district: 'medeu' },
  })
})

test('no name, number, address or word of it is in the log or in a claim', async () => {
  const world = new World()
  await submit(world, appeal(), 'the key of a client')
  await world.settle()
  const told = JSON.stringify([
    await world.log.load('ALM-A-2026-000001'),
    world.queues.sent,
    world.views.all(),
  ])
  for (const secret of ['Әсел', '850321', 'asel@', 'Нур-Алатау', 'мусор', 'the key of a client'])
    expect(told).not.toContain(secret)
})

describe('the same key', () => {
  test('with the same body: the same case, at the time of the first', async () => {
    const world = new World()
    const first = await submit(world, appeal(), 'key-1')
    const again = await submit(world, appeal(), 'key-1', local('2026-02-09'))
    expect(again).toEqual(first)
    expect(numbers(world)).toHaveLength(1)
    expect(await world.claims.next('number#A#2026')).toBe(2)
  })
  test('with the same body after its code was turned: the first answer, not the code of now', async () => {
    const world = new World()
    const first = await submit(world, appeal(), 'key-1')
    await executeCommand(world.deps, {
      ...{ caseId: 'ALM-A-2026-000001', commandId: 'correct-1', actor: by.secretary, at: world.now },
      contents: { 'contact-1': { kind: 'contact', email: 'other@example.kz' } },
      command: { type: 'correct_contact', content: 'contact-1', email: true, address: false },
    })
    expect(await world.log.load('ALM-A-2026-000001')).toHaveLength(2)
    expect(await submit(world, appeal(), 'key-1')).toEqual(first)
  })
  test('with the same body in other order of keys', async () => {
    const world = new World()
    const turned = Object.fromEntries(Object.entries(appeal()).reverse()) as AppealInput
    await submit(world, appeal(), 'key-1')
    expect(await submit(world, turned, 'key-1')).toMatchObject({ case: { caseId: 'ALM-A-2026-000001' } })
  })
  test('with another body: names the case that it made', async () => {
    const world = new World()
    await submit(world, appeal(), 'key-1')
    const other = appeal({ text: 'Совсем другое' })
    expect(await submit(world, other, 'key-1')).toEqual({ keyReused: 'ALM-A-2026-000001' })
    expect(numbers(world)).toHaveLength(1)
  })
  test('another key is another appeal', async () => {
    const world = new World()
    await submit(world, appeal(), 'key-1')
    await submit(world, appeal(), 'key-2')
    expect(numbers(world)).toEqual(['ALM-A-2026-000001', 'ALM-A-2026-000002'])
  })
  test('is held for longer than any repeat, as a keyed hash', async () => {
    const world = new World()
    await submit(world, appeal(), 'key-1')
    const claim = `submit#${links.digest('idempotency-key', 'api\nkey-1')}`
    expect(world.claims.expiryOf(claim)).toBe(Date.parse(monday) / 1000 + claimDays * 86_400)
  })
})

describe('cut off at any step and sent again', () => {
  const steps = ['claims.get', 'claims.next', 'claims.hold', 'log.load', 'people.putNew', 'log.append']
  const cuts = steps.flatMap((step) => (['before', 'after'] as const).map((when) => [when, step] as const))

  test.each(cuts)('%s %s: one case, with its texts', async (when, step) => {
    const world = new World()
    world.hook = failing(step, when)
    const first = await submit(world, appeal(), 'key-1').catch((error: unknown) => error)
    // A write that was done is found at once.
    if (!(when === 'after' && step === 'log.append')) expect(first).toBeInstanceOf(Injected)
    await submit(world, appeal(), 'key-1', local('2026-02-02', '10:05'))
    await world.settle()
    expect(numbers(world)).toHaveLength(1)
    const [number = ''] = numbers(world)
    const texts = world.people.all().filter(({ content }) => content.kind === 'appeal')
    expect(texts).toEqual([
      expect.objectContaining({ caseId: number, content: expect.objectContaining({ kind: 'appeal' }) }),
    ])
    expect(world.mails.map((mail) => mail.to)).toEqual([
      'asel@example.kz',
      'chair-ecology-transport@example.kz',
    ])
  })

  test('the time is that of the first attempt that took the key', async () => {
    const world = new World()
    world.hook = failing('log.append', 'before')
    await expect(submit(world, appeal(), 'key-1')).rejects.toThrow()
    expect(await submit(world, appeal(), 'key-1', local('2026-02-09'))).toMatchObject({
      case: { receivedAt: monday, receivedOn: '2026-02-02' },
    })
  })
})

describe('what the schema cannot know', () => {
  test('the council’s own topics and districts, each fault at its path', () => {
    const input = appeal({ topic: 'astronomy', district: 'moon' })
    expect(councilFaults(rules.council, input, '2026-02-02')).toEqual([
      { path: 'topic', code: 'unknown_value' },
      { path: 'district', code: 'unknown_value' },
    ])
    expect(councilFaults(rules.council, appeal({ topic: 'other', district: 'medeu' }), '2026-02-02')).toEqual(
      [],
    )
    expect(councilFaults(rules.council, appeal(), '2026-02-02')).toEqual([])
  })
})
