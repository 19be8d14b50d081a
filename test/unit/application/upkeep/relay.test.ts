/** What follows from a commit, in whatever order and however often its record comes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Commit, envelope } from '../../../../events/commit.ts'
import { type CaseEvent, catalogue, type EventType } from '../../../../events/events.ts'
import type { QueueName } from '../../../../events/queues.ts'
import { Unreadable } from '../../../../events/reading.ts'
import { rebuildViews } from '../../../../shared/application/upkeep/rebuild-views.ts'
import { publish, relay, relayAgain, relayOrSetAside } from '../../../../shared/application/upkeep/relay.ts'
import { earliestAgain, relaySince } from '../../../../shared/application/upkeep/relay-since.ts'
import { viewsOf } from '../../../../shared/domain/case-views.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { papersOf } from '../../../../shared/domain/papers/papers.ts'
import type { View } from '../../../../shared/domain/views.ts'
import { rules } from '../../../builders/council.ts'
import {
  accepted,
  answered,
  appealNumber,
  appealRegistered,
  assigned,
  deadlineMissed,
  draftActRegistered,
  letterSent,
  logOf,
  messageReceived,
  recommendationGiven,
  reminderSent,
  responseRecorded,
  triageRequested,
} from '../../../builders/events.ts'
import { appeal } from '../../../builders/inputs.ts'
import { sideEvents } from '../../../builders/side-events.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'
import { steps, walk } from '../../domain/walks.ts'

const one: Record<EventType, CaseEvent> = {
  AppealRegistered: appealRegistered(),
  DraftActRegistered: draftActRegistered(),
  TriageRequested: triageRequested,
  CaseAssigned: assigned(),
  CaseAccepted: accepted,
  LetterSent: letterSent(),
  ResponseRecorded: responseRecorded(),
  RecommendationGiven: recommendationGiven(),
  AppealAnswered: answered(),
  MessageReceived: messageReceived(),
  LinkRequested: { type: 'LinkRequested', v: 1 },
  FreshLinkRequested: { type: 'FreshLinkRequested', v: 1, grant: 'chair-1' },
  ReminderSent: reminderSent(),
  DeadlineMissed: deadlineMissed(),
  ...sideEvents,
}

describe('events are published', () => {
  test.each(Object.entries(one))(
    '%s on the queues that the catalogue names, and no other',
    async (type, event) => {
      const world = new World()
      const [commit] = logOf([event]) as [Commit]
      await publish(world.deps, commit)
      const isOfFile = type === 'ActivityFileAdded' || type === 'ActivityFileRemoved'
      const named = catalogue[type as EventType].queues.filter((queue) => isOfFile || queue !== 'files')
      expect(world.queues.sent.map(({ queue }) => queue)).toEqual(named)
      for (const { body } of world.queues.sent) {
        const parsed = envelope.parse(JSON.parse(body))
        expect(parsed).toMatchObject({
          id: `${appealNumber}:1:0`,
          source: '/zhauap/almaty',
          type: `kz.zhauap.${type}.v1`,
          subject: appealNumber,
          time: commit.at,
          data: event,
        })
      }
    },
  )
  test('on `files` too when files came with them', async () => {
    const world = new World()
    const [commit] = logOf([letterSent({ attachments: 2 })]) as [Commit]
    await publish(world.deps, commit)
    expect(world.queues.sent.map(({ queue }) => queue)).toEqual(['papers', 'dispatch', 'files'])
  })
  test('those of one decision in their order, each under its own index', async () => {
    const world = new World()
    const [commit] = logOf([[accepted, letterSent(), letterSent({ letter: 'ALM-L-2026-000002' })]]) as [
      Commit,
    ]
    await publish(world.deps, commit)
    const ids = [`${appealNumber}:1:1`, `${appealNumber}:1:2`]
    for (const queue of ['papers', 'dispatch']) {
      const sent = world.queues.sent.filter((one) => one.queue === queue)
      expect(sent.map(({ body }) => JSON.parse(body).id)).toEqual(ids)
    }
  })
  test('on `papers` too when its case, which has some, ends or opens again by it', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const { log } = walk(given)
        for (const [n, { events }] of log.entries()) {
          const [before, after] = [fold(log.slice(0, n)), fold(log.slice(0, n + 1))]
          if (before?.closedOn === after?.closedOn || papersOf(log.slice(0, n)).length === 0) continue
          const queues = events.flatMap(({ type }) => catalogue[type].queues)
          expect(queues, events.map(({ type }) => type).join()).toContain('papers')
        }
      }),
    )
  })
  test('every queue of the catalogue that events go to has some', () => {
    const used = new Set<QueueName>(Object.values(catalogue).flatMap((entry) => entry.queues))
    expect([...used].sort()).toEqual(['assignment', 'decisions', 'dispatch', 'files', 'notices', 'papers'])
  })
})

test('a record of what is not in the log is tried again', async () => {
  const world = new World()
  await world.log.append((logOf([appealRegistered()]) as [Commit])[0])
  await expect(relay(world.deps, { caseId: appealNumber, version: 2 })).rejects.toThrow(
    'version 2 is not in the log',
  )
  await expect(relay(world.deps, { caseId: 'nothing', version: 1 })).rejects.toThrow()
})

/** A case's log with a text for every content that its events name, each to expire unless it is kept. */
const stored = async (world: World, log: readonly Commit[]) => {
  for (const { caseId, events } of log)
    for (const e of events)
      if ('content' in e && e.content)
        await world.people.put(caseId, e.content, { kind: 'message', text: e.content }, 1)
}
/** When the texts of a log end: with the case's retention, else never. */
const expiries = (world: World, log: readonly Commit[]) => {
  const closedOn = fold(log)?.closedOn
  const ends = closedOn && rules.retentionEnds(closedOn)
  return world.people.all().map(({ contentId, expiresAt }) => [contentId, expiresAt, ends || undefined])
}

describe('texts', () => {
  const road = [appealRegistered(), assigned(), [accepted, letterSent()]]
  const relayed = async (log: Commit[], order: number[]) => {
    const world = new World()
    for (const commit of log) await world.log.append(commit)
    await stored(world, log)
    for (const version of order) await relay(world.deps, { caseId: appealNumber, version })
    return world
  }
  test('that a commit names are kept', async () => {
    const world = await relayed(logOf(road), [1, 2, 3])
    expect(world.people.all().map(({ expiresAt }) => expiresAt)).toEqual([undefined, undefined])
  })
  test('of a closed case end five years later', async () => {
    const log = logOf([...road, answered({ answeredOn: '2026-02-20' })])
    const world = await relayed(log, [1, 2, 3, 4])
    const ends = Date.parse('2031-02-19T19:00:00Z') / 1000
    expect(world.people.all().map(({ expiresAt }) => expiresAt)).toEqual([ends, ends, ends])
  })
  test('that come after closing end with the others', async () => {
    const log = logOf([...road, answered(), messageReceived(true)])
    for (const [id, expiry, ends] of expiries(await relayed(log, [1, 2, 3, 4, 5]), log))
      expect(expiry, `${id}`).toBe(ends)
  })
  test('still end when an old record comes again', async () => {
    const log = logOf([...road, answered()])
    for (const [id, expiry, ends] of expiries(await relayed(log, [1, 2, 3, 4, 1]), log))
      expect(expiry, `${id}`).toBe(ends)
  })
})

const byPart = (a: View, b: View) => (a.part < b.part ? -1 : 1)

/** Records in any order, any number of times, some before later commits are written; each at least once. */
const records = fc.record({ given: steps, order: fc.array(fc.nat(30), { maxLength: 40 }), seed: fc.nat() })
const shuffled = (n: number, seed: number) => {
  const versions = Array.from({ length: n }, (_, i) => i + 1)
  return versions.sort((a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101) || a - b)
}

describe('under any order of records with repeats', () => {
  test('views are those of the log, and texts end when they should', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(records, async ({ given, order, seed }) => {
        const { log } = walk(given)
        const world = new World()
        await stored(world, log)
        const caseId = log[0]?.caseId as string
        let written = 0
        const relayed = new Set<number>()
        for (const n of order) {
          // Either the next commit is written, or the record of one that is there comes.
          if (written === 0 || (n % 3 === 0 && written < log.length))
            await world.log.append(log[written++] as Commit)
          else {
            const version = (n % written) + 1
            await relay(world.deps, { caseId, version })
            relayed.add(version)
          }
        }
        while (written < log.length) await world.log.append(log[written++] as Commit)
        for (const version of shuffled(log.length, seed))
          if (!relayed.has(version)) await relay(world.deps, { caseId, version })

        const expected = viewsOf(log).sort(byPart)
        expect(world.views.all()).toEqual(expected)
        for (const [id, expiry, ends] of expiries(world, log)) expect(expiry, `${id}`).toBe(ends)
      }),
      { numRuns: 150 },
    )
  })
})

describe('views made again', () => {
  const road = [appealRegistered(), assigned(), [accepted, letterSent()]]
  const log = logOf([...road, responseRecorded()])
  const withViews = async () => {
    const world = new World()
    for (const commit of log) await world.log.append(commit)
    for (const { version } of log) await relay(world.deps, { caseId: appealNumber, version })
    return world
  }
  async function* ids(world: World) {
    yield* world.log.ids()
  }

  test('equal the ones that were lost', async () => {
    const world = await withViews()
    const before = world.views.all()
    world.views.clear()
    expect(await rebuildViews(world, ids(world))).toEqual({ cases: 1, views: 3, differed: 3 })
    expect(world.views.all()).toEqual(before)
  })
  test('nothing differs when nothing was lost', async () => {
    const world = await withViews()
    expect(await rebuildViews(world, ids(world))).toEqual({ cases: 1, views: 3, differed: 0 })
  })
  test('a damaged one is put right, a stray one goes', async () => {
    const world = await withViews()
    const before = world.views.all()
    const letter = before.find((view) => view.part !== 'case') as View
    await world.views.replace({ ...letter, decision: 'declined' } as View, letter.version)
    await world.views.put({ ...letter, part: 'ALM-L-2025-000009' } as View)
    expect(await rebuildViews(world, ids(world))).toMatchObject({ differed: 2 })
    expect(world.views.all()).toEqual(before)
  })
  test('a relay that is at work meanwhile wins', async () => {
    const world = await withViews()
    world.views.clear()
    const { load } = world.log
    world.log.load = async (caseId) => {
      const seen = await load.call(world.log, caseId)
      await world.log.append({ ...(logOf([...road, responseRecorded(), answered()]).at(-1) as Commit) })
      for (const view of viewsOf(await load.call(world.log, caseId))) await world.views.put(view)
      return seen
    }
    world.views.ofCase = async () => []
    await rebuildViews(world, ids(world))
    expect(world.views.all()).toEqual(viewsOf(await load.call(world.log, appealNumber)).sort(byPart))
  })
})

test('published again by the operator while the case closes: its texts end as the closed case has it', async () => {
  const world = new World()
  const log = logOf([appealRegistered(), assigned(), accepted, answered()])
  await stored(world, log)
  for (const commit of log.slice(0, 3)) await world.log.append(commit)
  const end = rules.retentionEnds(answered().answeredOn)
  let closed = false
  world.hook = async (call, run) => {
    if (call.name === 'people.expire' && !closed) {
      closed = true
      await world.log.append(log[3] as Commit)
      // The stream's relay is faster than the operator's.
      await relay(world.deps, { caseId: appealNumber, version: 4 })
    }
    return run()
  }
  await relayAgain(world.deps, { caseId: appealNumber, version: 1 })
  expect(closed).toBe(true)
  expect(world.people.expiryOf(appealNumber, appealRegistered().content)).toBe(end)
})

describe('what the relay cannot carry on', () => {
  const poisoned = 'ALM-A-2026-000002'
  const three = async (mayRetry: (error: unknown) => boolean) => {
    const world = new World({ mayRetry })
    for (const key of ['one', 'two', 'three']) await world.submit(appeal(), key)
    return world
  }
  const receipts = (world: World) =>
    new Set(world.mails.filter(({ tags }) => tags.to === 'applicant').map(({ thread }) => thread))

  test('keeps no other case waiting: its place in the log becomes a message, and in the end a dead letter', async () => {
    const world = await three((error) => error instanceof Unreadable)
    world.log.rewrite(poisoned, 1, (stored) => ({ ...stored, schema: 3 }))
    await world.settle()
    expect([...receipts(world)].sort()).toEqual(['ALM-A-2026-000001', 'ALM-A-2026-000003'])
    const dead = world.deadLetters.map(({ queue, body }) => [queue, JSON.parse(body)])
    expect(dead).toEqual([['commits', { caseId: poisoned, version: 1 }]])
  })
  test('is carried on from its message when the cause is gone', async () => {
    const world = await three((error) => error instanceof Injected)
    world.hook = failing('people.expire', 'before', 2)
    await world.settle()
    expect(world.queues.sent.filter(({ queue }) => queue === 'commits')).toHaveLength(2)
    expect(receipts(world).size).toBe(3)
    expect(world.deadLetters).toEqual([])
    expect(world.views.all().filter(({ part }) => part === 'case')).toHaveLength(3)
  })
  test('and cannot be put aside either is tried again from the stream', async () => {
    const world = await three(() => false)
    const hint = { caseId: poisoned, version: 1 }
    world.hook = async () => {
      throw new Injected('nothing works')
    }
    await expect(relayOrSetAside(world.deps, hint)).rejects.toThrow('nothing works')
    world.hook = undefined
    expect(await relayOrSetAside(world.deps, hint)).toEqual({ outcome: 'done' })
  })
})

describe('published again from a day on', () => {
  const chair = 'chair-ecology-transport@example.kz'
  async function* all(world: World) {
    yield* [...world.log.stream].reverse()
  }
  const lived = async (mayRetry = (error: unknown) => error instanceof Unreadable) => {
    const world = new World({ mayRetry })
    for (const key of ['one', 'two', 'three']) await world.submit(appeal(), key)
    await world.settle()
    await world.act(world.actUrlFor(chair), { action: 'accept' })
    await world.settle()
    return world
  }

  test('nothing is mailed twice, and every view is there again', async () => {
    const world = await lived()
    const [views, mails] = [world.views.all(), world.mails.length]
    world.views.clear()
    expect(await relaySince(world.deps, all(world))).toEqual({ commits: 7, cases: 3, failed: [] })
    await world.settle()
    expect(world.mails).toHaveLength(mails)
    expect(world.views.all()).toEqual(views)
  })
  test('a case that cannot be read is told, all others are done', async () => {
    const world = await lived()
    world.log.rewrite('ALM-A-2026-000002', 1, (stored) => ({ ...stored, schema: 3 }))
    world.views.clear()
    const { failed, ...done } = await relaySince(world.deps, all(world))
    expect(failed.map(({ caseId }) => caseId)).toEqual(['ALM-A-2026-000002'])
    expect(done.cases).toBe(3)
    expect(new Set(world.views.all().map(({ caseId }) => caseId)).size).toBe(2)
  })
  test('views alone send nothing, however long ago it was', async () => {
    const world = await lived()
    const [views, sent] = [world.views.all(), world.queues.sent.length]
    world.views.clear()
    world.goTo('2028-03-15')
    await relaySince(world.deps, all(world), { viewsOnly: true })
    expect(world.views.all()).toEqual(views)
    expect(world.queues.sent).toHaveLength(sent)
  })
  test('a day is early enough while every claim of its mails is kept', () => {
    expect(earliestAgain(rules, '2027-03-15T05:00:00.000Z')).toBe('2026-02-18')
    expect(earliestAgain(rules, '2027-03-15T20:00:00.000Z')).toBe('2026-02-19')
    const kept = (Date.parse('2027-03-15') - Date.parse('2026-02-18')) / 86_400_000
    expect(kept).toBe(390)
  })
})
