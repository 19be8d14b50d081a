/** Loading a register interrupted at any call, and the same command again: the end is as if nothing had happened. */
import { expect, test } from 'vitest'
import { activateImported } from '../../shared/application/journal/activate-journal.ts'
import { importRegister } from '../../shared/application/journal/import-journal.ts'
import { linesOf, open, unanswered } from '../builders/registers.ts'
import type { World } from '../fakes/world.ts'
import { manners, Strikes, struckWorld, walk } from './kills.ts'
import type { Road } from './roads.ts'
import { expectSound, snapshot } from './snapshot.ts'

const load =
  (...given: Parameters<typeof linesOf>) =>
  async (world: World) => {
    const imported = await importRegister(world.deps, given[0], linesOf(...given), { at: world.now })
    if (imported.outcome !== 'loaded') throw new Error(JSON.stringify(imported))
  }

const road: Road = [
  load('appeals', {}, { number: 'A-2', ...open }),
  load('letters', {}, { number: 'L-2', about: 'appeal', case_number: 'A-2', ...unanswered }),
  load('letters', { subject: 'Вода и свет', decision: 'partly' }),
  (world) => activateImported(world.deps, ['A-1', 'A-2', 'L-1'], { at: world.now }),
]

const walked = async (strikes: Strikes) => {
  const world = struckWorld(strikes)
  await walk(world, road, strikes)
  await expectSound(world, strikes.place)
  // Which row of two was first is nobody's concern.
  return snapshot(world)
}

test.each(manners)('%s, at every call', async (manner) => {
  const undisturbed = new Strikes()
  const end = await walked(undisturbed)
  expect(end.mails).toHaveLength(1)
  expect(undisturbed.calls).toBeGreaterThan(50)
  for (let at = 1; at <= undisturbed.calls; at++) {
    const strikes = new Strikes({ at, manner })
    const found = await walked(strikes)
    // A mail that went out while its claim was not completed may come twice.
    expect({ ...found, mails: [...new Set(found.mails)] }, strikes.place).toEqual(end)
    expect(strikes.struck, `call ${at}`).toHaveLength(1)
  }
})
