/** A table is set back to an earlier moment, or empty: what disagrees is named, and what can be is put right. */
import { beforeEach, describe, expect, test } from 'vitest'
import { setTemplate } from '../../../../shared/application/desk/set-template.ts'
import { evidenceOf } from '../../../../shared/application/upkeep/anchors.ts'
import { checkRestored, type Finding } from '../../../../shared/application/upkeep/restore-check.ts'
import { verifyLogs } from '../../../../shared/application/upkeep/verify-log.ts'
import { templatesId } from '../../../../shared/domain/desk/templates.ts'
import { appeal } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'
const [first, second] = ['ALM-A-2026-000001', 'ALM-A-2026-000002']

let world: World
beforeEach(async () => {
  world = new World()
  await world.submit(appeal(), 'one')
  await world.settle()
})

/** Two hours later, when nothing is under way any more. */
const check = (repair = false) => {
  const at = new Date(Date.parse(world.now) + 2 * 3_600_000).toISOString()
  const { log, people, claims, views, files, anchors, rules } = world
  const restored = {
    ...{ log, claims, people, files, anchors, rules, storedViews: views },
    ...{ storedClaims: claims.stored, storedPeople: people.stored },
    release: async (caseId: string) => log.release(caseId),
  }
  return checkRestored(restored, log.storedLogs(), { at, repair })
}
const kindsOf = (found: readonly Finding[]) => [...new Set(found.map(({ kind }) => kind))].sort()
const idsOf = (found: readonly Finding[], kind: string) =>
  found.filter((one) => one.kind === kind).map(({ id }) => id)

/** What comes in the minutes that are lost: the chair accepts, somebody else submits an appeal. */
const lastMinutes = async () => {
  await world.act(world.actUrlFor(chair), { action: 'accept' })
  await world.submit(appeal(), 'two')
  await world.settle()
}

test('Given that nothing was lost, then all agrees', async () => {
  await lastMinutes()
  expect(await check()).toEqual([])
})

describe('Given Cases of five minutes before', () => {
  let mailed: number
  beforeEach(async () => {
    const setBack = world.log.snapshot()
    await lastMinutes()
    setBack()
    mailed = world.mails.length
  })

  test('then it says what is gone, which claims and views are of it', async () => {
    const found = await check()
    expect(kindsOf(found)).toEqual(['claim', 'lost', 'orphan', 'view'])
    expect(idsOf(found, 'lost').sort()).toEqual([`${first}:3`, `${second}:1`, `${second}:2`])
    expect(idsOf(found, 'claim').every((key) => key.startsWith(`mail#${second}:`))).toBe(true)
    expect(idsOf(found, 'view')).toContain(`${second} case`)
    expect(found.some(({ repaired }) => repaired)).toBe(false)
  })
  test('and by which texts it is known who wrote what is gone', async () => {
    const kept = world.people.all().filter(({ caseId }) => caseId === second)
    expect(kept).not.toEqual([])
    expect(idsOf(await check(), 'orphan')).toEqual(
      kept.map(({ caseId, contentId }) => `${caseId} ${contentId}`),
    )
    expect(idsOf(await check(true), 'orphan')).toHaveLength(kept.length)
  })
  test('and puts it right: run again, all agrees but for texts without a case', async () => {
    const found = await check(true)
    expect(found.every(({ kind, repaired }) => repaired || kind === 'orphan')).toBe(true)
    expect(kindsOf(await check())).toEqual(['orphan'])
    expect(world.views.all().map(({ caseId }) => caseId)).not.toContain(second)
  })
  test('then the chair may accept once more, the next appeal has another number, and all are told', async () => {
    await check(true)
    await world.act(world.actUrlIn(first, chair), { action: 'accept' }, 'accept-again')
    expect(await world.submit(appeal(), 'three')).toBe('ALM-A-2026-000003')
    await world.settle()
    expect(world.mails.length).toBeGreaterThan(mailed + 1)
    const { failed } = await verifyLogs(world.log.storedLogs(), await evidenceOf(world.anchors))
    expect(failed).toEqual([])
  })
})

describe('Given Claims of five minutes before', () => {
  beforeEach(async () => {
    const setBack = world.claims.snapshot()
    await lastMinutes()
    setBack()
  })

  test('then the counter is behind, and of some events nobody is known to have been told', async () => {
    const found = await check()
    expect(kindsOf(found)).toEqual(['counter', 'untold'])
    expect(idsOf(found, 'counter')).toEqual(['number#A#2026 1 < 2'])
    expect(idsOf(found, 'untold')).toContain(`${second}:1:0`)
  })
  test('and the counter goes on; whom a mail reached stays unknown', async () => {
    await check(true)
    expect(kindsOf(await check())).toEqual(['untold'])
    expect(await world.submit(appeal(), 'three')).toBe('ALM-A-2026-000003')
  })
})

test('Given Cases and Claims of five minutes before, then the numbers of the lost minutes are not given again', async () => {
  const [log, claims] = [world.log.snapshot(), world.claims.snapshot()]
  await lastMinutes()
  log()
  claims()
  expect(idsOf(await check(true), 'counter')).toEqual(['number#A#2026 1 < 2'])
  expect(await world.submit(appeal(), 'three')).toBe('ALM-A-2026-000003')
})

test('Given no Views, then all are folded again', async () => {
  const before = world.views.all()
  world.views.clear()
  expect(kindsOf(await check(true))).toEqual(['view'])
  expect(world.views.all()).toEqual(before)
})

test('Given a text that is lost, then it is named by case and id, and stays lost', async () => {
  const { content } = await world.caseOf(first)
  world.people.erase(first, content)
  expect(await check(true)).toEqual([{ kind: 'text', id: `${first} ${content}` }])
})

test('Given a template whose text was lost, then it is named', async () => {
  await setTemplate(
    world,
    { purpose: 'answer', language: 'kk', title: 'Су', text: 'Мәтін' },
    { actor: { role: 'secretary' }, at: world.now, commandId: 'template' },
  )
  await world.settle()
  expect(await check()).toEqual([])
  const [content = ''] = await world.people.stored.idsOf(templatesId)
  await world.people.stored.remove(templatesId, content)
  expect(await check()).toEqual([{ kind: 'text', id: `${templatesId} ${content}` }])
})

test('Given a log that was altered, then it is named and left alone', async () => {
  world.log.rewrite(first, 1, (stored) => ({ ...stored, commandId: 'another' }))
  world.views.clear()
  expect(await check(true)).toEqual([{ kind: 'log', id: first }])
  expect(world.views.all()).toEqual([])
})

describe('Given commits that were removed from Cases and are nowhere any more', () => {
  beforeEach(async () => {
    await lastMinutes()
    world.log.alter(first, 3)
    for (const version of [2, 1]) world.log.alter(second, version)
    await world.settle()
  })

  test('then their logs stand still, and it says what is gone and what follows from it', async () => {
    const found = await check()
    expect(kindsOf(found)).toEqual(['claim', 'lost', 'marked', 'orphan', 'view'])
    expect(idsOf(found, 'lost').sort()).toEqual([`${first}:3`, `${second}:1`, `${second}:2`])
    expect(idsOf(found, 'marked')).toEqual([first, second])
    await expect(world.log.load(first)).rejects.toThrow('changed or removed')
  })
  test('and what holds of them is kept: the case goes on from there, the number of the other is not given again', async () => {
    await check(true)
    expect(kindsOf(await check())).toEqual(['orphan'])
    expect(await world.log.load(first)).toHaveLength(2)
    expect(await world.log.load(second)).toEqual([])
    await world.act(world.actUrlIn(first, chair), { action: 'accept' }, 'accept-again')
    expect(await world.log.load(first)).toHaveLength(3)
    expect(await world.submit(appeal(), 'three')).toBe('ALM-A-2026-000003')
    await world.settle()
    const evidence = await evidenceOf(world.anchors)
    expect(evidence.lost).toBe(3)
    expect((await verifyLogs(world.log.storedLogs(), evidence)).failed).toEqual([])
  })
})

describe('Given a log that is marked, and is not what was written', () => {
  test.each<[string, () => void]>([
    [
      'a commit of it is another',
      () => world.log.alter(first, 2, (stored) => Object.assign({}, stored, { commandId: 'x' })),
    ],
    ['a commit in its middle is gone', () => world.log.alter(first, 1)],
    [
      'of a commit nothing was noted outside',
      () => {
        world.log.alter(first, 2, (stored) => stored)
        for (const [key, { version }] of world.anchors.noted)
          if (version === 2) world.anchors.noted.delete(key)
      },
    ],
  ])('%s, then it is named and stands still', async (_, spoil) => {
    spoil()
    await world.settle()
    expect(await check(true)).toContainEqual({ kind: 'log', id: first })
    expect(kindsOf(await check())).toEqual(['log'])
    await expect(world.log.load(first)).rejects.toThrow('ALM-A-2026-000001')
  })
})
