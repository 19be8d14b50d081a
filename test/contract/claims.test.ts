/** What claims promise: keys held once, counters, leases. */
import { describe, expect, test } from 'vitest'
import { both, fresh, parallel } from './ports.ts'

describe.each(both)('claims %s', (_, make) => {
  describe('a key', () => {
    test('is held by nobody at first', async () => {
      const { claims } = await make()
      expect(await claims.get(fresh('key'))).toBeUndefined()
    })
    test('is held by the first, and every later one is told by whom', async () => {
      const { claims } = await make()
      const key = fresh('key')
      expect(await claims.hold(key, { number: '1', at: 'ә' })).toEqual({ number: '1', at: 'ә' })
      expect(await claims.hold(key, { number: '2' })).toEqual({ number: '1', at: 'ә' })
      expect(await claims.get(key)).toEqual({ number: '1', at: 'ә' })
    })
    test('asked for by sixteen at once has one holder, whom all are told', async () => {
      const { claims } = await make()
      for (let round = 0; round < 5; round++) {
        const key = fresh('key')
        const held = await parallel(16, (i) => claims.hold(key, { racer: String(i) }))
        expect(new Set(held.map(({ racer }) => racer)).size).toBe(1)
        expect(await claims.get(key)).toEqual(held[0])
      }
    })
    test('ends when it is told to; without that, never', async () => {
      const { claims, claimEnds } = await make()
      const [ending, staying] = [fresh('key'), fresh('key')]
      await claims.hold(ending, {}, 1_800_000_000)
      await claims.hold(ending, {}, 1_900_000_000)
      await claims.hold(staying, {})
      expect(await claimEnds(ending)).toBe(1_800_000_000)
      expect(await claimEnds(staying)).toBeUndefined()
    })
    test('may have any letters', async () => {
      const { claims } = await make()
      const key = `letter#ЖТ-Ә/${fresh('12')}`
      await claims.hold(key, { caseId: 'Ө-1' })
      expect(await claims.get(key)).toEqual({ caseId: 'Ө-1' })
    })
  })

  describe('a counter', () => {
    test('begins at 1 and rises by 1', async () => {
      const { claims } = await make()
      const counter = fresh('counter')
      expect([await claims.next(counter), await claims.next(counter), await claims.next(counter)]).toEqual([
        1, 2, 3,
      ])
    })
    test('gives each of fifty at once a number of their own, without a gap', async () => {
      const { claims } = await make()
      const counter = fresh('counter')
      const numbers = await parallel(50, () => claims.next(counter))
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
    })
    test('ends when it is told to, and counts on until then', async () => {
      const { claims, claimEnds } = await make()
      const counter = fresh('counter')
      expect(await claims.next(counter, 1_800_000_000)).toBe(1)
      expect(await claims.next(counter, 1_800_000_000)).toBe(2)
      expect(await claimEnds(counter)).toBe(1_800_000_000)
      const staying = fresh('counter')
      await claims.next(staying)
      expect(await claimEnds(staying)).toBeUndefined()
    })
    test('knows nothing of others', async () => {
      const { claims } = await make()
      const [a, b] = [fresh('counter'), fresh('counter')]
      await claims.next(a)
      expect(await claims.next(b)).toBe(1)
    })
  })

  describe('a counter that is moved on', () => {
    test('goes on after the number it was moved to, whether it was there or not', async () => {
      const { claims } = await make()
      const [old, made] = [fresh('counter'), fresh('counter')]
      await claims.next(old)
      await claims.advance(old, 41)
      await claims.advance(made, 7)
      expect([await claims.next(old), await claims.next(made)]).toEqual([42, 8])
    })
    test('is never moved back', async () => {
      const { claims } = await make()
      const counter = fresh('counter')
      await claims.advance(counter, 41)
      await claims.advance(counter, 40)
      await claims.advance(counter, 41)
      expect(await claims.next(counter)).toBe(42)
    })
  })

  describe('a lease', () => {
    test('is granted to one, others are told that it is busy', async () => {
      const { claims } = await make()
      const key = fresh('lease')
      expect(await claims.lease(key, 60)).toBe('granted')
      expect(await claims.lease(key, 60)).toBe('busy')
    })
    test('asked for by sixteen at once is granted to one', async () => {
      const { claims } = await make()
      for (let round = 0; round < 5; round++) {
        const key = fresh('lease')
        const results = await parallel(16, () => claims.lease(key, 60))
        expect(results.filter((result) => result === 'granted')).toHaveLength(1)
        expect(results.filter((result) => result === 'busy')).toHaveLength(15)
      }
    })
    test('runs out: then the next may have it', async () => {
      const { claims, wait } = await make()
      const key = fresh('lease')
      await claims.lease(key, 60)
      wait(59)
      expect(await claims.lease(key, 60)).toBe('busy')
      wait(1)
      expect(await claims.lease(key, 60)).toBe('granted')
      expect(await claims.lease(key, 60)).toBe('busy')
    })
    test('that ran out is granted to one of sixteen', async () => {
      const { claims, wait } = await make()
      const key = fresh('lease')
      await claims.lease(key, 60)
      wait(61)
      const results = await parallel(16, () => claims.lease(key, 60))
      expect(results.filter((result) => result === 'granted')).toHaveLength(1)
    })
    test('that was completed is completed for good', async () => {
      const { claims, wait } = await make()
      const key = fresh('lease')
      await claims.lease(key, 60)
      await claims.complete(key)
      expect(await claims.lease(key, 60)).toBe('completed')
      wait(399 * 86_400)
      expect(await claims.lease(key, 60)).toBe('completed')
    })
    test('may be completed twice, late, and without having been taken', async () => {
      const { claims, wait } = await make()
      const [late, never] = [fresh('lease'), fresh('lease')]
      await claims.lease(late, 60)
      wait(120)
      await claims.complete(late)
      await claims.complete(late)
      await claims.complete(never)
      expect([await claims.lease(late, 60), await claims.lease(never, 60)]).toEqual([
        'completed',
        'completed',
      ])
    })
    test('of no time at all only asks whether it was completed', async () => {
      const { claims } = await make()
      const key = fresh('lease')
      expect(await claims.lease(key, 0)).toBe('granted')
      expect(await claims.lease(key, 0)).toBe('granted')
      await claims.complete(key)
      expect(await claims.lease(key, 0)).toBe('completed')
    })
    test('for a day’s digest outlives the year', async () => {
      const { claims, wait } = await make()
      const key = fresh('lease')
      await claims.lease(key, 400 * 86_400)
      wait(399 * 86_400)
      expect(await claims.lease(key, 60)).toBe('busy')
    })
    test('is known again by its holder, as a request is whose reply was lost; by nobody else', async () => {
      const { claims, wait } = await make()
      const key = fresh('lease')
      expect(await claims.lease(key, 60, 'holder-1')).toBe('granted')
      expect(await claims.lease(key, 60, 'holder-2')).toBe('busy')
      expect(await claims.lease(key, 60)).toBe('busy')
      wait(30)
      expect(await claims.lease(key, 60, 'holder-1')).toBe('granted')
      wait(59)
      expect(await claims.lease(key, 60, 'holder-2')).toBe('busy')
    })
    test('given back is free for the next one at once', async () => {
      const { claims } = await make()
      const key = fresh('lease')
      await claims.lease(key, 400 * 86_400, 'holder-1')
      await claims.giveBack(key, 'holder-1')
      expect(await claims.lease(key, 60, 'holder-2')).toBe('granted')
      expect(await claims.lease(key, 60, 'holder-3')).toBe('busy')
    })
    test('is given back by its holder only, and not once it is another’s', async () => {
      const { claims, wait } = await make()
      const key = fresh('lease')
      await claims.lease(key, 60, 'holder-1')
      await claims.giveBack(key, 'holder-2')
      expect(await claims.lease(key, 60, 'holder-3')).toBe('busy')
      wait(60)
      expect(await claims.lease(key, 60, 'holder-2')).toBe('granted')
      await claims.giveBack(key, 'holder-1')
      expect(await claims.lease(key, 60, 'holder-3')).toBe('busy')
    })
    test('that was completed, or never taken, cannot be given back', async () => {
      const { claims } = await make()
      const [done, never] = [fresh('lease'), fresh('lease')]
      await claims.lease(done, 60, 'holder-1')
      await claims.complete(done)
      await claims.giveBack(done, 'holder-1')
      expect(await claims.lease(done, 60, 'holder-1')).toBe('completed')
      await claims.giveBack(never, 'holder-1')
      expect(await claims.lease(never, 60)).toBe('granted')
    })
    test('given back is granted to one of sixteen', async () => {
      const { claims } = await make()
      const key = fresh('lease')
      await claims.lease(key, 60, 'holder-1')
      await claims.giveBack(key, 'holder-1')
      const results = await parallel(16, () => claims.lease(key, 60))
      expect(results.filter((result) => result === 'granted')).toHaveLength(1)
    })
  })
})
