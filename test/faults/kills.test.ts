/**
 * A function killed at any of its calls, on any of the main roads, and tried again as in life (the client with the
 * same key, the queue, the stream): the end is the same as if nothing had happened.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { manners, Strikes, struckWorld, walk } from './kills.ts'
import { appealRoad, draftRoad, type Road, triageRoad } from './roads.ts'
import { expectSound, type Snapshot, snapshot } from './snapshot.ts'

const walked = async (road: Road, strikes: Strikes): Promise<Snapshot> => {
  const world = struckWorld(strikes)
  await walk(world, road, strikes)
  await expectSound(world, strikes.place)
  return snapshot(world)
}
const undisturbed = async (road: Road) => {
  const strikes = new Strikes()
  const end = await walked(road, strikes)
  return { calls: strikes.calls, end }
}

/** A mail that went out while its claim was not completed may come twice; the law would rather have it twice than not. */
const mayRepeat = ({ call, manner }: Strikes['struck'][number]) =>
  (call.name === 'mailer.send' && manner.endsWith('after')) ||
  (call.name === 'claims.complete' && manner.endsWith('before'))

const withoutRepeats = (mails: string[], most: number): string[] => {
  const repeated = mails.findIndex((mail, i) => mails.indexOf(mail) < i)
  return repeated < 0 || most === 0 ? mails : withoutRepeats(mails.toSpliced(repeated, 1), most - 1)
}

const expectSameEnd = async (road: Road, end: Snapshot, strikes: Strikes) => {
  const found = await walked(road, strikes)
  found.mails = withoutRepeats(found.mails, strikes.struck.filter(mayRepeat).length)
  expect(found, strikes.place).toEqual(end)
}

const roads: [string, Road][] = [
  ['an appeal from form to answer', appealRoad],
  ['an appeal through the secretariat', triageRoad],
  ['a draft act from webhook to response', draftRoad],
]

describe.each(roads)('%s', (_, road) => {
  test.each(manners)('%s, at every call', async (manner) => {
    const { calls, end } = await undisturbed(road)
    expect(calls).toBeGreaterThan(50)
    for (let at = 1; at <= calls; at++) {
      const strikes = new Strikes({ at, manner })
      await expectSameEnd(road, end, strikes)
      expect(strikes.struck, `call ${at}`).toHaveLength(1)
    }
  })

  test('struck again and again, at any calls', async () => {
    const { calls, end } = await undisturbed(road)
    const plan = fc.record({ at: fc.integer({ min: 1, max: calls }), manner: fc.constantFrom(...manners) })
    const plans = fc.uniqueArray(plan, { minLength: 2, maxLength: 4, selector: ({ at }) => at })
    await fc.assert(
      fc.asyncProperty(plans, (chosen) => expectSameEnd(road, end, new Strikes(...chosen))),
      { numRuns: 40 },
    )
  })
})
