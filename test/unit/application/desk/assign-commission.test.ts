/** A new case finds its commission, or waits for the secretariat; however often it is told. */
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../../events/commit.ts'
import { executeCommand } from '../../../../shared/application/execute-command.ts'
import type { Command } from '../../../../shared/domain/decide.ts'
import { by, local } from '../../../builders/council.ts'
import { draftNumber } from '../../../builders/events.ts'
import { appeal } from '../../../builders/inputs.ts'
import { Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const secretariat = 'secretariat@example.kz'

test('by topic, by the router, at the time at which it is done', async () => {
  const world = new World()
  await world.submit(appeal())
  world.goTo('2026-02-03')
  await world.settle()
  const [, assigned] = await world.log.load(number)
  expect(assigned).toMatchObject({
    at: '2026-02-03T05:00:00.000Z',
    actor: { role: 'system', as: 'router' },
    events: [{ type: 'CaseAssigned', commission: 'ecology-transport', by: 'topic' }],
  })
})

describe('a case whose assignment waited for three working days', () => {
  const late = async () => {
    const world = new World({ mayRetry: (error) => error instanceof Injected })
    world.hook = async (call, run) => {
      const [commit] = call.args as [Commit]
      if (call.name === 'log.append' && commit.actor.as === 'router') throw new Injected('broken')
      return run()
    }
    await world.submit(appeal())
    await world.settle()
    expect(world.deadLetters.map(({ queue }) => queue)).toEqual(['assignment'])
    world.hook = undefined
    world.goTo('2026-02-05')
    await world.deliverAllAgain()
    return world
  }
  const assigned = async (world: World) =>
    (await world.log.load(number)).find((c) => c.events.some((e) => e.type === 'CaseAssigned'))

  test('is assigned on the day that it is, and its chair’s term begins then', async () => {
    const world = await late()
    expect(await assigned(world)).toMatchObject({
      at: local('2026-02-05'),
      events: [{ type: 'CaseAssigned', acceptance: { from: '2026-02-05', due: '2026-02-09' } }],
    })
  })
  test('has missed nothing of its chair’s, and nobody is told so', async () => {
    const world = await late()
    await world.sweep()
    await world.settle()
    const missed = (await world.log.load(number))
      .flatMap((c) => c.events)
      .filter((e) => e.type === 'DeadlineMissed')
    expect(missed).toEqual([])
    expect(world.mails.filter(({ thread }) => thread.startsWith('digest-'))).toEqual([])
  })
  test('told of again on another day, it stays as it is', async () => {
    const world = await late()
    const before = await world.log.load(number)
    world.goTo('2026-02-12')
    await world.deliverAllAgain()
    expect(await world.log.load(number)).toEqual(before)
  })
})

test('a case is handed over, and an applicant told of an extension, on the day that it happens', async () => {
  const world = new World()
  await world.submit(appeal())
  await world.settle()
  const chair = world.actUrlFor('chair-ecology-transport@example.kz')
  await world.act(chair, { action: 'extension', until: '2026-03-10', reason: 'Экспертиза' })
  await world.settle()
  await world.act(world.actUrlFor('head@example.kz'), { action: 'extend', until: '2026-03-10', reason: 'Да' })
  const next = { name: 'Айгүл', email: 'next@example.kz', language: 'kk' as const }
  const held = { of: 'commission' as const, chair: next, acting: 'chair' as const }
  await world.changeDirectory({ entry: 'commission:ecology-transport', held })
  world.goTo('2026-02-04')
  await world.settle()
  const log = await world.log.load(number)
  const commitOf = (type: string) => log.find((c) => c.events.some((e) => e.type === type))
  expect(commitOf('ChairReplaced')?.at).toBe(local('2026-02-04'))
  expect(commitOf('ExtensionTold')).toMatchObject({ at: local('2026-02-04'), events: [{ on: '2026-02-04' }] })
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

describe('a draft withdrawn before it had a commission, and sent again as a new version', () => {
  const content = 'draft-content'
  const done = async (world: World, agency: string, ...commands: Command[]) => {
    for (const command of commands)
      expect(
        await executeCommand(world.deps, {
          caseId: draftNumber,
          commandId: `${command.type}:${world.now}`,
          actor: by.agency(agency),
          at: world.now,
          command,
          contents: {
            [content]: {
              kind: 'draft_act',
              reference: '14-05/7',
              title: 'О Правилах благоустройства',
              contact: { name: 'Марат Оспанов', email: 'ospanov@example.kz' },
            },
          },
        }),
      ).toMatchObject({ outcome: 'done' })
    await world.settle()
  }
  const withdrawn = async (agency: string, topic?: string) => {
    const world = new World()
    await done(
      world,
      agency,
      {
        type: 'register_draft_act',
        content,
        agency,
        actType: 'order',
        draftVersion: 1,
        receivedAt: world.now,
        ...(topic && { topic }),
      },
      { type: 'withdraw_draft' },
    )
    expect(await world.caseOf(draftNumber)).not.toHaveProperty('commission')
    world.goTo('2026-02-04')
    return world
  }
  const newVersion: Command = { type: 'receive_version', content, draftVersion: 2 }
  const lastEvents = async (world: World) => (await world.log.load(draftNumber)).at(-1)?.events

  test.each([
    ['the agency’s', 'public-spaces-department', undefined, 'urban-planning', 'agency'],
    ['its topic’s', 'culture-department', 'housing', 'housing', 'topic'],
  ])('goes to %s commission', async (_, agency, topic, commission, by) => {
    const world = await withdrawn(agency, topic)
    await done(world, agency, newVersion)
    await world.deliverAllAgain()
    expect(await lastEvents(world)).toMatchObject([{ type: 'CaseAssigned', commission, by }])
    expect((await world.caseOf(draftNumber)).pending.triage).toBeUndefined()
    expect(world.mailsTo(`chair-${commission}@example.kz`)).toHaveLength(1)
  })
  test('where no rule names one, waits for the secretariat, which is asked once', async () => {
    const world = await withdrawn('culture-department')
    await done(world, 'culture-department', newVersion)
    await world.deliverAllAgain()
    expect(await lastEvents(world)).toMatchObject([{ type: 'TriageRequested' }])
    expect((await world.caseOf(draftNumber)).pending.triage).toMatchObject({
      owner: { role: 'secretary' },
      deadline: { from: '2026-02-04', due: '2026-02-09' },
    })
    // Once that it was withdrawn, once that it waits.
    expect(world.mailsTo(secretariat)).toHaveLength(2)
  })
  test('after a commission gave it back, waits for the secretariat, whatever the rule', async () => {
    const agency = 'public-spaces-department'
    const world = await withdrawn(agency)
    await done(world, agency, newVersion)
    await world.act(world.actUrlFor('chair-urban-planning@example.kz'), {
      action: 'return',
      reason: 'Не наша сфера',
    })
    await world.settle()
    world.goTo('2026-02-05')
    await done(world, agency, { type: 'withdraw_draft' }, { ...newVersion, draftVersion: 3 })
    expect(await lastEvents(world)).toMatchObject([{ type: 'TriageRequested' }])
  })
})
