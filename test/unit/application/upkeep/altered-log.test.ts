/** What was written to a log is changed or removed by somebody with rights of their own: that case stands still, and no other. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Commit } from '../../../../events/commit.ts'
import { AlteredLog, canonical, hashOf } from '../../../../shared/application/commits.ts'
import type { Mail } from '../../../../shared/application/notices/ports.ts'
import { freeNumber } from '../../../../shared/application/numbers.ts'
import {
  anchorDays,
  anchorOf,
  evidenceOf,
  provenLog,
  rootOf,
} from '../../../../shared/application/upkeep/anchors.ts'
import { rebuildViews } from '../../../../shared/application/upkeep/rebuild-views.ts'
import { verifyLogs } from '../../../../shared/application/upkeep/verify-log.ts'
import { appeal } from '../../../builders/inputs.ts'
import { MemoryClaims } from '../../../fakes/memory-claims.ts'
import { actUrlIn, World } from '../../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'
const secretariat = 'secretariat@example.kz'
const spoilt = 'ALM-A-2026-000002'
const whole = ['ALM-A-2026-000001', 'ALM-A-2026-000003']

let world: World
beforeEach(async () => {
  world = new World({ mayRetry: (error) => error instanceof AlteredLog })
  for (const key of ['one', 'two', 'three']) await world.submit(appeal(), key)
  await world.settle()
})
async function* ids() {
  yield* world.log.ids()
}

const later = (stored: Commit): Commit => ({ ...stored, at: stored.at.replace('2026', '2025') })
const named = (failed: readonly { caseId: string; error: unknown }[] = []) =>
  failed.map(({ caseId, error }) => [caseId, (error as Error).name])

describe.each<[string, () => void]>([
  ['a byte of a commit changed, without a word', () => world.log.rewrite(spoilt, 1, later)],
  ['a commit in the middle changed', () => world.log.alter(spoilt, 1, later)],
  ['the last commit changed', () => world.log.alter(spoilt, 2, later)],
  ['the first commit removed', () => world.log.alter(spoilt, 1)],
  ['the last commit removed', () => world.log.alter(spoilt, 2)],
])('%s', (_, spoil) => {
  beforeEach(async () => {
    spoil()
    await world.settle()
  })

  test('is found by the next load, and by a look at all logs', async () => {
    await expect(world.log.load(spoilt)).rejects.toThrow(AlteredLog)
    const { logs, failed } = await verifyLogs(world.log.storedLogs(), await evidenceOf(world.anchors))
    expect(logs).toBe(3)
    expect(named(failed)).toEqual([[spoilt, 'AlteredLog']])
  })
  test('stops that case alone: the others are swept, and the secretariat is told of it', async () => {
    world.goTo('2026-02-24')
    const { failed, digests } = await world.sweep()
    expect(named(failed)).toEqual([[spoilt, 'AlteredLog']])
    const reminded = digests.find(({ to }) => to.role === 'chair')?.items.map(({ caseId }) => caseId)
    expect(new Set(reminded)).toEqual(new Set(whole))
    await world.settle()
    expect(world.mailsTo(secretariat).at(-1)?.text).toContain(`по делу: ${spoilt}.`)
  })
  test('is not put right by rebuilding the views, which stay as they were', async () => {
    const before = world.views.all()
    const { failed } = await rebuildViews({ log: world.log, views: world.views }, ids())
    expect(named(failed)).toEqual([[spoilt, 'AlteredLog']])
    expect(world.views.all()).toEqual(before)
  })
  test('keeps nobody from a number', async () => {
    expect(await world.submit(appeal(), 'four')).toBe('ALM-A-2026-000004')
  })
})

test('a log that was removed as a whole is no case that never was', async () => {
  for (const version of [2, 1]) world.log.alter(spoilt, version)
  await world.settle()
  await expect(world.log.load(spoilt)).rejects.toThrow(AlteredLog)
})

describe('a log that was written anew as a whole', () => {
  /** With a chain that holds, and without a word of the stream. */
  const writtenAnew = () => {
    let before: Commit | undefined
    for (const { version } of world.log.stored(spoilt)) {
      const prev = before ? hashOf(before) : ''
      world.log.rewrite(spoilt, version, (stored) => (before = { ...later(stored), prev }))
    }
  }

  test('is loaded, for its chain holds; what was noted outside says that it is another', async () => {
    writtenAnew()
    expect(await world.log.load(spoilt)).toHaveLength(2)
    const { failed } = await verifyLogs(world.log.storedLogs(), await evidenceOf(world.anchors))
    expect(named(failed)).toEqual([[spoilt, 'AlteredLog']])
  })
  test('is not put right by rebuilding the views', async () => {
    writtenAnew()
    const before = world.views.all()
    const log = provenLog(world.log, await evidenceOf(world.anchors))
    const { failed } = await rebuildViews({ log, views: world.views }, ids())
    expect(named(failed)).toEqual([[spoilt, 'AlteredLog']])
    expect(world.views.all()).toEqual(before)
  })
  test('and published again stands beside what it was', async () => {
    writtenAnew()
    await world.streamAgain()
    const { failed } = await verifyLogs(world.log.storedLogs(), await evidenceOf(world.anchors))
    expect(named(failed)).toEqual([[spoilt, 'AlteredLog']])
  })
  test('or shortened, or gone without a word, is found too', async () => {
    world.log.forget(spoilt)
    const { logs, failed } = await verifyLogs(world.log.storedLogs(), await evidenceOf(world.anchors))
    expect(logs).toBe(3)
    expect(named(failed)).toEqual([[spoilt, 'AlteredLog']])
  })
})

describe('anchors', () => {
  test('of each day that is over are made once, each over the one before', async () => {
    expect(await anchorDays(world.anchors, world.now)).toEqual([])
    world.goTo('2026-02-05')
    await world.submit(appeal(), 'four')
    await world.settle()
    world.goTo('2026-02-06')
    const made = await anchorDays(world.anchors, world.now)
    expect(made.map(({ on, commits }) => [on, commits])).toEqual([
      ['2026-02-02', 6],
      ['2026-02-05', 2],
    ])
    const noted = [...world.anchors.noted.values()].filter(({ on }) => on === '2026-02-05')
    expect(anchorOf('2026-02-05', made[0]?.root ?? '', noted)).toEqual(made[1])
    expect(await anchorDays(world.anchors, world.now)).toEqual([])
    expect((await evidenceOf(world.anchors)).wrong).toEqual([])
  })
  test('do not fit what was noted when some of it is gone, or another anchor stands beside', async () => {
    world.goTo('2026-02-03')
    await anchorDays(world.anchors, world.now)
    const [key = ''] = world.anchors.noted.keys()
    const first = world.anchors.noted.get(key)
    world.anchors.noted.delete(key)
    expect((await evidenceOf(world.anchors)).wrong).toEqual(['2026-02-02'])
    if (first) world.anchors.noted.set(key, first)
    await world.anchors.anchor({ on: '2026-02-02', commits: 6, root: 'f'.repeat(64) })
    expect((await evidenceOf(world.anchors)).wrong).toEqual(['2026-02-02'])
  })
  test('a commit noted twice, on two days, is the same commit', async () => {
    world.goTo('2026-02-03')
    await world.streamAgain()
    const evidence = await evidenceOf(world.anchors)
    expect(evidence.commits).toBe(6)
    expect((await verifyLogs(world.log.storedLogs(), evidence)).failed).toEqual([])
  })
  test('are the roots of RFC 9162', () => {
    const sha = (hex: string) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex')
    const leaf = (text: string) => sha(`00${Buffer.from(text).toString('hex')}`)
    const node = (left: string, right: string) => sha(`01${left}${right}`)
    expect(rootOf([])).toBe(sha(''))
    expect(rootOf(['a'])).toBe(leaf('a'))
    expect(rootOf(['a', 'b', 'c'])).toBe(node(node(leaf('a'), leaf('b')), leaf('c')))
    const four = node(node(leaf('a'), leaf('b')), node(leaf('c'), leaf('d')))
    expect(rootOf(['a', 'b', 'c', 'd', 'e'])).toBe(node(four, leaf('e')))
  })
})

test('a number whose log cannot be read is given to nobody', async () => {
  world.log.rewrite(spoilt, 1, later)
  const claims = new MemoryClaims(() => Date.parse(world.now))
  expect(await freeNumber({ ...world.deps, claims }, 'A', world.now)).toBe('ALM-A-2026-000004')
})

test('once it is as it was and its mark is taken away, the case goes on', async () => {
  const [, last] = world.log.stored(spoilt)
  world.log.alter(spoilt, 2)
  await world.settle()
  await world.log.append(last as Commit)
  await world.settle()
  await expect(world.log.load(spoilt)).rejects.toThrow('changed or removed')
  world.log.release(spoilt)
  expect(await world.log.load(spoilt)).toHaveLength(2)
  const mail = world.mailsTo(chair).find(({ thread }) => thread === spoilt)
  const taken = await world.act(actUrlIn(mail as Mail), { action: 'accept' })
  expect(taken.outcome).toBe('done')
})

test('the canonical form is JSON with sorted keys, those that are numbers as objects have them', () => {
  const bySorting = (value: unknown): string =>
    JSON.stringify(value, (_, v) =>
      v && typeof v === 'object' && !Array.isArray(v)
        ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
        : v,
    )
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('9', '10', 'a', 'b1', '01'), fc.jsonValue()),
      (...of) => {
        for (const value of of) expect(canonical(value)).toBe(bySorting(value))
      },
    ),
  )
  expect(canonical({ b: undefined, a: [undefined, 1] })).toBe(bySorting({ b: undefined, a: [undefined, 1] }))
})
