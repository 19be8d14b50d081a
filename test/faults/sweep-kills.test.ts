/**
 * The sweep and the digests, killed at any call: what was missed is in the log all the same, nobody gets two digests
 * on one day, and what a crash in the act of sending costs comes on the next working day.
 */
import { describe, expect, test } from 'vitest'
import type { CaseEvent, EventOf } from '../../events/events.ts'
import type { World } from '../fakes/world.ts'
import { manners, Strikes, struckWorld, walk } from './kills.ts'
import { sweepDays, sweepRoad, untilLetter } from './roads.ts'
import { expectSound } from './snapshot.ts'

const number = 'ALM-A-2026-000001'
const addresses: Record<string, string> = {
  chair: 'chair-ecology-transport@example.kz',
  agency: 'tazalyk@example.kz',
  secretary: 'secretariat@example.kz',
  head: 'head@example.kz',
}

const swept = async (strikes: Strikes, days = sweepDays.length): Promise<World> => {
  const world = struckWorld(strikes)
  world.hook = undefined
  await walk(world, untilLetter)
  world.hook = strikes.hook
  await walk(world, sweepRoad.slice(0, days), strikes)
  return world
}
/** Enough of them for every kind of recipient. */
const killed = 6

const eventsOf = async <T extends CaseEvent['type']>(world: World, type: T) =>
  (await world.log.load(number))
    .flatMap((c) => c.events)
    .filter((e): e is EventOf<T> & CaseEvent => e.type === type)

const digests = (world: World) =>
  world.mails
    .filter((mail) => mail.thread.startsWith('digest-'))
    .map((mail) => ({ to: mail.to, on: mail.thread.slice(7), text: mail.text }))

const stage = ({ deadline, to, stage: n }: EventOf<'ReminderSent'>) => `${deadline} ${n} ${to}`

describe('over every working day on which a stage is reached', () => {
  test('undisturbed, each stage is one line on its day', async () => {
    const world = await swept(new Strikes())
    const reminders = await eventsOf(world, 'ReminderSent')
    expect(reminders.map((e) => `${e.on} ${stage(e)}`)).toEqual([
      '2026-02-16 answer -5 chair',
      '2026-02-24 answer 1 chair',
      '2026-02-24 answer 1 secretary',
      '2026-02-24 letter:ALM-L-2026-000001 -5 agency',
      '2026-03-03 answer 5 chair',
      '2026-03-03 answer 5 secretary',
      '2026-03-03 letter:ALM-L-2026-000001 1 secretary',
      '2026-03-03 answer 5 head',
      '2026-03-03 letter:ALM-L-2026-000001 1 agency',
      '2026-03-10 answer 10 chair',
      '2026-03-10 answer 10 secretary',
      '2026-03-10 letter:ALM-L-2026-000001 5 secretary',
      '2026-03-10 answer 10 head',
      '2026-03-10 letter:ALM-L-2026-000001 5 head',
      '2026-03-10 letter:ALM-L-2026-000001 5 agency',
    ])
    expect(digests(world)).toHaveLength(12)
  })

  test.each(manners)('%s, at every call', async (manner) => {
    const strikes = new Strikes()
    const whole = await swept(strikes, killed)
    const missed = await eventsOf(whole, 'DeadlineMissed')
    const stages = (await eventsOf(whole, 'ReminderSent')).map(stage).sort()
    expect(strikes.calls).toBeGreaterThan(60)

    for (let at = 1; at <= strikes.calls; at++) {
      const strike = new Strikes({ at, manner })
      const world = await swept(strike, killed)
      const what = strike.place
      await expectSound(world, what)
      expect(await eventsOf(world, 'DeadlineMissed'), what).toEqual(missed)

      const mails = digests(world)
      const days = mails.map(({ to, on }) => `${to} ${on}`)
      expect(new Set(days).size, `${what}: no digest twice`).toBe(days.length)

      const reminders = await eventsOf(world, 'ReminderSent')
      expect(reminders.map(stage).sort(), `${what}: every stage once`).toEqual(stages)
      for (const { to, on, deadline } of reminders) {
        const said = deadline.startsWith('letter:') ? deadline.slice(7) : number
        const mail = mails.find((m) => m.to === addresses[to] && m.on === on)
        expect(mail?.text, `${what}: ${to} was sent ${deadline} on ${on}`).toContain(said)
      }
      // At most one digest is lost, and then its items come on the next working day.
      const late = reminders.filter(({ on }) => sweepDays.indexOf(on) % 2 === 1)
      expect(new Set(late.map(({ to, on }) => `${to} ${on}`)).size, what).toBeLessThanOrEqual(1)
    }
  })
})
