/** Word of a change of the directory, interrupted at any call and brought again: everybody is told, as if nothing had happened. */
import { describe, expect, test } from 'vitest'
import { changeMembers } from '../../shared/application/members/members.ts'
import { by } from '../builders/council.ts'
import type { World } from '../fakes/world.ts'
import { manners, Strikes, struckWorld, walk } from './kills.ts'

const chair = { name: 'Жанна Әлімқызы', email: 'zhanna@example.kz', language: 'kk' as const }

/** A member of housing with an address, and its chair as the council's file has it. */
const prepared = async (world: World) => {
  const { hook } = world
  world.hook = (_, run) => run()
  const given = (commandId: string) => ({ actor: by.secretary, at: world.now, commandId })
  const member = {
    member: 'm-1',
    name: 'Член',
    role: 'member',
    seat: 'ngo',
    on: '2026-01-12',
    commission: 'housing',
  } as const
  await changeMembers(world.deps, { action: 'admit', ...member }, given('admit-1'))
  await changeMembers(
    world.deps,
    { action: 'set_email', member: 'm-1', email: 'm-1@example.kz', language: 'ru' },
    given('email-1'),
  )
  await world.settle()
  world.hook = hook
}

/** Two changes, the second of an address that the first gave. */
const walked = async (strikes: Strikes) => {
  const world = struckWorld(strikes)
  await prepared(world)
  const change = (more: object, key: string) => (w: World) =>
    w.changeDirectory(
      { entry: 'commission:housing', held: { of: 'commission', chair, acting: 'chair', ...more } },
      key,
    )
  const other = { ...chair, email: 'zh@example.kz' }
  await walk(world, [change({}, 'd1'), change({ chair: other }, 'd2')], strikes)
  expect(world.deadLetters, strikes.place).toEqual([])
  return world.directoryMails().map(({ to, text }) => `${to}\n${text}`)
}

/** A mail that went out while its claim was not completed may come twice. */
const mayRepeat = ({ struck }: Strikes): boolean =>
  struck.some(
    ({ call, manner }) =>
      (call.name === 'mailer.send' && manner.endsWith('after')) ||
      (call.name === 'claims.complete' && manner.endsWith('before')),
  )

describe('Given a chair who is replaced, and then written to elsewhere,', () => {
  test.each(manners)('when %s strikes at any call, then everybody is told once', async (manner) => {
    const undisturbed = new Strikes()
    const end = (await walked(undisturbed)).sort()
    expect(undisturbed.calls).toBeGreaterThan(50)
    expect(end.filter((mail) => mail.startsWith('m-1@example.kz'))).toHaveLength(2)
    for (let at = 1; at <= undisturbed.calls; at++) {
      const strikes = new Strikes({ at, manner })
      const found = await walked(strikes)
      expect([...new Set(found)].sort(), strikes.place).toEqual(end)
      expect(found.length - end.length, strikes.place).toBeLessThanOrEqual(mayRepeat(strikes) ? 1 : 0)
    }
  })
})
