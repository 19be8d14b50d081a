/** A newer version was deployed, wrote to some cases, and was rolled back: what it wrote is read, and goes on. */
import { describe, expect, test } from 'vitest'
import type { Commit } from '../../../../events/commit.ts'
import { hashOf } from '../../../../shared/application/commits.ts'
import { activateImported } from '../../../../shared/application/journal/activate-journal.ts'
import { importRegister } from '../../../../shared/application/journal/import-journal.ts'
import { appeal } from '../../../builders/inputs.ts'
import { asNewer } from '../../../builders/newer.ts'
import { linesOf } from '../../../builders/registers.ts'
import { World } from '../../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'
const number = 'ALM-A-2026-000001'

describe('a case that a newer version has written to', () => {
  const written = async () => {
    const world = new World()
    await world.submit(appeal())
    await world.settle()
    world.log.rewrite(number, 2, asNewer)
    return world
  }

  test('is worked on, and its chain of hashes holds over what was stored', async () => {
    const world = await written()
    await world.act(world.actUrlFor(chair), { action: 'accept' })
    const log = await world.log.load(number)
    expect(log[1]).toHaveProperty('addedLater')
    expect(log[2]?.prev).toBe(hashOf(log[1] as Commit))
    expect(log[2]).not.toHaveProperty('addedLater')
  })
  test('is reminded of, and its mails go out', async () => {
    const world = await written()
    world.goTo('2026-02-16')
    expect(await world.sweep()).not.toHaveProperty('failed')
    await world.settle()
    expect(world.mailsTo(chair).at(-1)?.thread).toBe('digest-2026-02-16')
  })
  test('is published, and its queues take it', async () => {
    const world = await written()
    const before = world.mails.length
    await world.streamAgain()
    expect(world.deadLetters).toEqual([])
    expect(world.mails).toHaveLength(before)
  })
})

test('what a decision takes over from it is written without what only the newer version knows', async () => {
  const world = new World()
  const open = linesOf('letters', { answered_on: '', decision: '' })
  await importRegister(world.deps, 'letters', open, { at: world.now })
  const [caseId = ''] = world.log.ids()
  world.log.rewrite(caseId, 1, asNewer)
  await activateImported(world.deps, [caseId], { at: world.now })
  const [loaded, activated] = await world.log.load(caseId)
  expect(JSON.stringify(loaded)).toContain('addedLater')
  expect(activated?.events.map(({ type }) => type)).toEqual(['CaseActivated'])
  expect(JSON.stringify(activated)).not.toContain('addedLater')
})
