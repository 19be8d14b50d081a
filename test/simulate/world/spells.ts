/** What happens to the world day by day and for days: sweeps, services away, agencies that do not answer, other versions. */
import { between, whole } from './clock.ts'
import { sweepsAt } from './deployment.ts'
import type { World } from './world.ts'

const day = 86_400_000

/** What lasts for a while: services away, agencies that do not answer, other versions of the code. `lasts`: milliseconds. */
export const spoil = (world: World, lasts: number): void => {
  const { clock, weather } = world
  const chance = clock.chanceOf('spells')
  const spell = (name: Parameters<typeof weather.spells.has>[0], happen: () => void) => {
    if (weather.spells.has(name)) happen()
  }
  /** In this first part of the schedule. */
  const within = (part: number) => clock.now + between(chance, 0, part * lasts)
  spell('outages', () => {
    for (let left = whole(chance, 1, 3); left > 0; left--) {
      const service = chance.of([
        /^People\./,
        /^ses$/,
        /^s3\./,
        /^sqs\./,
        /^Claims\./,
        /^Views\./,
        /^Cases\.PutItem/,
      ])
      const from = within(1)
      const until = from + chance.of([60_000, 600_000, 3_600_000, 14_400_000]) * between(chance, 0.5, 1.5)
      world.outages.push({ service, from, until, how: chance.of(['error', 'throttle', 'hang']) })
    }
  })
  spell('refusals', () => {
    const from = chance.below(10)
    world.refused = (address) => clock.chanceOf('refused', from, address).happens(0.05)
  })
  spell('agencies', () => {
    world.hookMode = (agency) => {
      const hours = Math.floor(clock.now / 3_600_000 / 7)
      return clock.chanceOf('hooks', agency, hours).weighed({ takes: 4, down: 2, hangs: 1 })
    }
  })
  spell('oldCode', () => {
    clock.at(within(0.8), () => {
      if (world.isStill) return
      world.unknownEvent = chance.of([
        'LetterSent',
        'CaseAccepted',
        'ClarificationAsked',
        'AppealAnswered',
        'CaseAssigned',
      ])
      clock.after(between(chance, 60_000, chance.happens(0.3) ? 30 * 3_600_000 : 7_200_000), () => {
        world.unknownEvent = undefined
      })
    })
  })
  spell('newCode', () => {
    clock.at(within(0.8), () => {
      if (world.isStill) return
      world.writesMore = true
      clock.after(between(chance, 60_000, 3 * day), () => {
        world.writesMore = false
      })
    })
  })
}

/** The daily sweep; on bad days late, twice or not at all. `leftOut` is how likely one is, in a long schedule of any day. */
export const everyMorning = async (
  world: World,
  start: number,
  leftOut: { always: boolean; likely: number },
  over: () => boolean,
): Promise<void> => {
  const { clock, weather } = world
  const first = Date.parse(`${clock.iso(start).slice(0, 10)}T${sweepsAt}`)
  for (let due = first; ; due += day) {
    if (due > clock.now) await clock.sleep(due - clock.now)
    if (over()) return
    world.expire()
    const chance = clock.chanceOf('morning', due)
    const isBad = weather.spells.has('badDays')
    if ((isBad || leftOut.always) && chance.happens(leftOut.likely)) {
      world.count('sweep left out')
      continue
    }
    const sweep = (wait: number) =>
      clock.after(
        wait,
        () => void world.hand('sweep-deadlines', { time: clock.iso(due) }, `${clock.iso(due)} ${wait}`),
      )
    const isLate = isBad && chance.happens(0.1)
    if (isLate) world.count('sweep late')
    sweep(isLate ? between(chance, 60_000, 30 * 3_600_000) : 0)
    if (isBad && chance.happens(0.2)) {
      world.count('sweep twice')
      sweep(between(chance, 1, 20_000))
    }
  }
}
