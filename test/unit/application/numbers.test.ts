/** Whatever counters and pointers say, a number is given once, and what was acknowledged is there. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openInitiative, registerAppeal } from '../../../shared/application/appeals/register-appeal.ts'
import { rebuildClaims } from '../../../shared/application/upkeep/rebuild-claims.ts'
import { acceptWebhook, recordWebhook } from '../../../shared/application/webhooks/webhooks.ts'
import { iin } from '../../builders/identity.ts'
import { appeal, draftSubmitted, person } from '../../builders/inputs.ts'
import { MemoryClaims } from '../../fakes/memory-claims.ts'
import { type Call, Injected } from '../../fakes/watched.ts'
import { World } from '../../fakes/world.ts'

const initiative = (key: string, agency: string) =>
  ({
    input: {
      agency,
      subject: `Тема ${key}`,
      text: 'Текст',
      origin: { kind: 'meeting', title: 'Встреча', on: '2026-02-01' },
    },
    request: { door: 'desk:secretary', key },
  }) as const

const withdrawn = {
  type: 'draft_act.withdrawn',
  timestamp: '2026-02-02T05:00:00Z',
  data: { reference: 'A/1' },
}

/** The table of claims as it was before anything was claimed. */
const claimsLost = (world: World) => new MemoryClaims(() => Date.parse(world.now))

const bolat = appeal({
  applicant: person({ name: 'Болат', email: 'bolat@example.kz', iin: iin(7) }),
  subject: 'Лифт',
  text: 'Лифт стоит',
  topic: 'housing',
})

describe('claims were set back, and somebody registers', () => {
  const withTwo = async () => {
    const world = new World()
    const first = await world.submit(appeal(), 'asel')
    await world.settle()
    const deps = { ...world.deps, claims: claimsLost(world) }
    const registered = await registerAppeal(deps, bolat, { door: 'api', key: 'bolat', at: world.now })
    if ('keyReused' in registered) throw new Error('key reused')
    await world.settle()
    return { world, first, second: registered.case }
  }
  test('an appeal: it gets a number of its own, its text is kept and its sender told', async () => {
    const { world, first, second } = await withTwo()
    expect([first, second.caseId]).toEqual(['ALM-A-2026-000001', 'ALM-A-2026-000002'])
    expect(await world.people.get(second.caseId, second.content)).toMatchObject({ subject: 'Лифт' })
    expect(world.mailsTo('bolat@example.kz')).toHaveLength(1)
    expect((await world.caseOf(first)).version).toBe(2)
  })
  test('an appeal: its code opens it and nothing else, and it is found by its own applicant only', async () => {
    const { world, first, second } = await withTwo()
    const { links } = world
    expect(links.isCode(world.keyed(first), links.code(second))).toBe(false)
    const pointers = world.people
      .all()
      .flatMap(({ content }) => (content.kind === 'pointer' ? [content.caseId] : []))
    // Under the IIN and under the e-mail address.
    expect(pointers.filter((id) => id === first)).toHaveLength(2)
    expect(pointers.filter((id) => id === second.caseId)).toHaveLength(2)
  })
  test('an initiative and its letter: another number, to the agency it was meant for', async () => {
    const world = new World()
    const one = initiative('i1', 'tazalyk')
    await openInitiative(world.deps, one.input, { ...one.request, at: world.now })
    await world.settle()
    const deps = { ...world.deps, claims: claimsLost(world) }
    const two = initiative('i2', 'almaty-su')
    const registered = await openInitiative(deps, two.input, { ...two.request, at: world.now })
    expect(registered).toMatchObject({
      case: {
        caseId: 'ALM-I-2026-000002',
        letters: { 'ALM-L-2026-000002': { agency: 'almaty-su' } },
      },
    })
  })
  test('a draft act: it becomes a case of its own', async () => {
    const world = new World()
    await world.webhook('akimat', 'm1', draftSubmitted({ reference: 'A/1' }))
    await world.settle()
    const deps = { ...world.deps, claims: claimsLost(world) }
    const body = JSON.stringify(draftSubmitted({ reference: 'B/7', title: 'Другой проект' }))
    await acceptWebhook(deps, { agency: 'akimat', id: 'm2' }, body, world.now)
    expect(await recordWebhook(deps, { agency: 'akimat', id: 'm2' })).toEqual({ outcome: 'done' })
    expect(world.log.ids()).toEqual(['ALM-N-2026-000001', 'ALM-N-2026-000002'])
    const second = await world.caseOf('ALM-N-2026-000002')
    expect(await world.people.get(second.caseId, second.content)).toMatchObject({ title: 'Другой проект' })
  })
  test('a draft act that is known: its next version and its withdrawal still find it', async () => {
    const world = new World()
    await world.webhook('akimat', 'm1', draftSubmitted({ reference: 'A/1' }))
    await world.settle()
    const deps = { ...world.deps, claims: claimsLost(world) }
    const say = async (id: string, body: object) => {
      await acceptWebhook(deps, { agency: 'akimat', id }, JSON.stringify(body), world.now)
      return recordWebhook(deps, { agency: 'akimat', id })
    }
    const next = draftSubmitted({ reference: 'A/1', version: 2, title: 'Вторая редакция' })
    expect(await say('m2', next)).toEqual({ outcome: 'done' })
    expect(await say('m3', withdrawn)).toEqual({ outcome: 'done' })
    expect(world.log.ids()).toEqual(['ALM-N-2026-000001'])
    expect(await world.caseOf('ALM-N-2026-000001')).toMatchObject({ draftVersion: 2, ended: 'withdrawn' })
  })
})

test('a number that was claimed, and taken by somebody else before its case began, is given up for another', async () => {
  const world = new World()
  const taken = async (call: Call, run: () => Promise<unknown>) => {
    if (call.name !== 'log.append') return run()
    world.hook = undefined
    await registerAppeal({ ...world.deps, claims: claimsLost(world) }, bolat, {
      door: 'api',
      key: 'bolat',
      at: world.now,
    })
    throw new Injected()
  }
  world.hook = taken
  await expect(world.submit(appeal(), 'asel')).rejects.toThrow(Injected)
  const number = await world.submit(appeal(), 'asel')
  expect(number).toBe('ALM-A-2026-000002')
  expect(await world.submit(appeal(), 'asel')).toBe(number)
  await world.settle()
  expect(
    world.mails
      .map(({ to }) => to)
      .filter((to) => !to.startsWith('chair-'))
      .sort(),
  ).toEqual(['asel@example.kz', 'bolat@example.kz'])
})

test('a counter that lacks thousands of numbers is moved on in a few reads', async () => {
  const world = new World()
  const number = (n: number) => `ALM-A-2026-${String(n).padStart(6, '0')}`
  const [model] = await registered(world)
  for (let n = 2; n <= 3000; n++) await world.log.append({ ...model, caseId: number(n) })
  let calls = 0
  world.hook = (_, run) => {
    calls++
    return run()
  }
  const deps = { ...world.deps, claims: claimsLost(world) }
  const next = await registerAppeal(deps, bolat, { door: 'api', key: 'bolat', at: world.now })
  expect(next).toMatchObject({ case: { caseId: number(3001) } })
  expect(calls).toBeLessThan(60)
})

const registered = async (world: World) => {
  const number = await world.submit(appeal())
  const [first] = await world.log.load(number)
  if (!first) throw new Error('nothing registered')
  return [first] as const
}

describe('rebuilt from the logs', () => {
  const rebuild = (world: World, claims: MemoryClaims, ahead?: number) => {
    const ids = async function* () {
      yield* world.log.ids()
    }
    const deps = { ...world.deps, claims }
    return rebuildClaims(deps, ids(), { at: world.now, ...(ahead !== undefined && { ahead }) })
  }
  const lived = async () => {
    const world = new World()
    for (const key of ['1', '2', '3']) await world.submit(appeal(), key)
    await world.webhook('akimat', 'm1', draftSubmitted({ reference: 'A/1' }))
    const { input, request } = initiative('i1', 'tazalyk')
    await openInitiative(world.deps, input, { ...request, at: world.now })
    await world.settle()
    return world
  }
  test('counters go on where the logs end, and are never moved back', async () => {
    const world = await lived()
    const claims = claimsLost(world)
    await claims.advance('number#L#2026', 70)
    const made = await rebuild(world, claims)
    expect(made).toMatchObject({
      cases: 5,
      letters: { known: 1, written: 0 },
      drafts: { known: 1, written: 0, unreadable: 0 },
    })
    expect(await claims.next('number#A#2026')).toBe(4)
    expect(await claims.next('number#N#2026')).toBe(2)
    expect(await claims.next('number#I#2026')).toBe(2)
    expect(await claims.next('number#L#2026')).toBe(71)
    await rebuild(world, claims, 1000)
    expect(await claims.next('number#A#2026')).toBe(1004)
  })
  test('what earlier versions kept in claims only is written into the log', async () => {
    const world = await lived()
    const before = world.log.stream.length
    for (const id of ['letter:ALM-L-2026-000001', ...world.log.all().filter((id) => id.startsWith('draft:'))])
      world.log.forget(id)
    expect(await rebuild(world, world.claims)).toMatchObject({
      letters: { known: 0, written: 1 },
      drafts: { known: 0, written: 1 },
    })
    expect(await rebuild(world, world.claims)).toMatchObject({
      letters: { known: 1, written: 0 },
      drafts: { known: 1, written: 0 },
    })
    expect(world.log.stream).toHaveLength(before + 2)
  })
})

test('numbers are rising and unique, whenever the counters are set back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (losses) => {
      const world = new World()
      let claims = world.claims
      const given: string[] = []
      for (const [i, isLost] of losses.entries()) {
        if (isLost) claims = claimsLost(world)
        const registered = await registerAppeal({ ...world.deps, claims }, appeal(), {
          door: 'api',
          key: `key-${i}`,
          at: world.now,
        })
        if ('case' in registered) given.push(registered.case.caseId)
      }
      expect(given).toEqual([...new Set(given)].sort())
      expect(given).toHaveLength(losses.length)
    }),
    { numRuns: 60 },
  )
})
