/**
 * Several things at once to one case, interleaved at every call of a port by a seeded scheduler. Whatever the order,
 * one of them wins, the others are told so or find it done, and the world is sound.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../events/action-inputs.ts'
import type { ActionResult } from '../../shared/application/actions/take-action.ts'
import { withdraw } from '../../shared/application/appeals/applicant-actions.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { refused } from '../../shared/http/front.ts'
import { appeal, draftSubmitted, person, responseSubmitted } from '../builders/inputs.ts'
import { World, type WorldOptions } from '../fakes/world.ts'
import { walk } from './kills.ts'
import { untilLetter } from './roads.ts'
import { expectSound } from './snapshot.ts'

const chair = 'chair-ecology-transport@example.kz'
const number = 'ALM-A-2026-000001'
const letterNumber = 'ALM-L-2026-000001'
const accept: ActionInput = { action: 'accept' }
const letter: ActionInput = {
  action: 'letter',
  agency: 'tazalyk',
  subject: 'Вывоз мусора',
  text: 'Просим вывезти',
}
const answer: ActionInput = { action: 'answer', outcome: 'satisfied', text: 'Мусор вывезен' }

/** A race lost three times, or a claim that another holds: in life the same request or message comes again. */
const busy = (error: unknown) => error instanceof Error && ['Contention', 'Busy'].includes(error.name)
const retried = async <T>(run: () => Promise<T>): Promise<T> => {
  for (;;)
    try {
      return await run()
    } catch (error) {
      if (!busy(error)) throw error
    }
}

/** Lets everything that is going on take turns at its calls, in the scheduler's order, until all is done. */
const interleaved = async <T>(
  scheduler: fc.Scheduler,
  world: World,
  runs: readonly (() => Promise<T>)[],
): Promise<T[]> => {
  world.live = true
  world.hook = (call, run) => scheduler.schedule(Promise.resolve(), call.name).then(run)
  const all = async () => {
    const results = await Promise.all(runs.map((run) => retried(run)))
    await world.idle()
    return results
  }
  try {
    return await scheduler.waitFor(all())
  } finally {
    world.hook = undefined
    world.live = false
  }
}

const always = (
  name: string,
  prepare: (options: WorldOptions) => Promise<World>,
  race: (scheduler: fc.Scheduler, world: World) => Promise<void>,
  numRuns = 40,
) =>
  test(name, async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, twice) => {
        const world = await prepare({ twice, mayRetry: busy })
        await race(scheduler, world)
        await expectSound(world)
        const mails = world.mails.map((mail) => `${mail.to} ${mail.text}`)
        expect(new Set(mails).size, 'no mail twice').toBe(mails.length)
      }),
      { numRuns },
    )
  })

const empty = async (options: WorldOptions) => new World(options)
const assigned = async (options: WorldOptions) => {
  const world = new World(options)
  await walk(world, untilLetter.slice(0, 1))
  return world
}
const withLetter = async (options: WorldOptions) => {
  const world = new World(options)
  await walk(world, untilLetter)
  return world
}
const outcomes = (acted: ActionResult[]) =>
  acted
    .map((e) => {
      if (e.outcome !== 'done') return e.outcome === 'refused' ? e.refused : e.outcome
      return e.repeated ? 'repeated' : 'done'
    })
    .sort()
const eventTypes = async (world: World) =>
  (await world.log.load(number)).flatMap((c) => c.events).map((e) => e.type)
const count = async (world: World, type: string) => (await eventTypes(world)).filter((t) => t === type).length

describe('submission', () => {
  always(
    'the same key sixteen times: one case, one answer',
    empty,
    async (scheduler, world) => {
      const runs = Array.from({ length: 16 }, () => () => world.submit(appeal(), 'key'))
      const numbers = await interleaved(scheduler, world, runs)
      expect(new Set(numbers).size).toBe(1)
      expect(world.log.ids()).toEqual([numbers[0]])
      expect(world.mails.map((mail) => mail.to).sort()).toEqual(['asel@example.kz', chair])
    },
    25,
  )

  always(
    'sixteen keys: sixteen cases, each with its own number',
    empty,
    async (scheduler, world) => {
      const input = (i: number) => appeal({ applicant: person({ email: `reader-${i}@example.kz` }) })
      const runs = Array.from({ length: 16 }, (_, i) => () => world.submit(input(i), `key-${i}`))
      const numbers = await interleaved(scheduler, world, runs)
      expect(new Set(numbers).size).toBe(16)
      expect(world.mails).toHaveLength(32)
    },
    10,
  )

  always(
    'sixteen keys, one address: five receipts now, the others wait',
    empty,
    async (scheduler, world) => {
      const runs = Array.from({ length: 16 }, (_, i) => () => world.submit(appeal(), `key-${i}`))
      await interleaved(scheduler, world, runs)
      expect(world.mailsTo('asel@example.kz')).toHaveLength(5)
      for (const time of ['10:15', '10:30', '10:45', '11:00']) {
        world.goTo('2026-02-02', time)
        await world.settle()
      }
      await world.idle()
      const [together, ...more] = world.mailsTo('asel@example.kz').slice(5)
      expect(more).toEqual([])
      expect(new Set(together?.text.match(/ALM-A-2026-\d{6}/g)).size).toBe(11)
    },
    10,
  )

  always('one key, two bodies: one of them, whole', empty, async (scheduler, world) => {
    const other = appeal({ topic: 'housing', subject: 'Другое', text: 'Совсем другое' })
    const submit = (input: typeof other) => () =>
      world.submit(input, 'key').catch((error: Error) => {
        if (busy(error)) throw error
        return error.message
      })
    const answers = await interleaved(scheduler, world, [submit(appeal()), submit(other)])
    const [won] = world.log.ids()
    expect(answers.sort()).toEqual([won, `key reused: ${won}`])
    const c = await world.caseOf(won ?? '')
    const text = await world.people.get(c.caseId, c.content)
    expect([c.topic, text]).toMatchObject(
      c.topic === 'housing'
        ? ['housing', { subject: 'Другое' }]
        : ['ecology-transport', { subject: appeal().subject }],
    )
  })
})

describe('clicks', () => {
  always('two chairs accept at once: one does, the other is told so', assigned, async (scheduler, world) => {
    const url = world.actUrlFor(chair)
    const runs = ['click-1', 'click-2'].map((key) => () => world.act(url, accept, key))
    expect(outcomes(await interleaved(scheduler, world, runs))).toEqual(['already_accepted', 'done'])
    expect(await count(world, 'CaseAccepted')).toBe(1)
  })

  always('one click five times is one letter', assigned, async (scheduler, world) => {
    const url = world.actUrlFor(chair)
    const runs = Array.from({ length: 5 }, () => () => world.act(url, letter, 'click'))
    const results = outcomes(await interleaved(scheduler, world, runs))
    expect(results.filter((result) => result === 'done')).toHaveLength(1)
    expect(results.filter((result) => result === 'repeated')).toHaveLength(4)
    expect(await count(world, 'LetterSent')).toBe(1)
    expect(world.mailsTo('tazalyk@example.kz')).toHaveLength(1)
  })

  always(
    'one key with two texts: the text that was decided on is the one that stays',
    assigned,
    async (scheduler, world) => {
      const url = world.actUrlFor(chair)
      const answers: ActionInput[] = [answer, { action: 'answer', outcome: 'declined', text: 'Отказано' }]
      const results = await interleaved(
        scheduler,
        world,
        answers.map((input) => () => world.act(url, input, 'click')),
      )
      // Whoever typed the other one is not told that it was sent.
      expect(outcomes(results)).toEqual(['done', 'reused'])
      const c = await world.caseOf(number)
      if (c.kind !== 'appeal' || !c.answer) throw new Error('not answered')
      const text = await world.people.get(number, c.answer.content ?? '')
      expect(text).toMatchObject({ text: c.answer.outcome === 'declined' ? 'Отказано' : 'Мусор вывезен' })
    },
  )

  always('answer, letter, acceptance and a message at once', assigned, async (scheduler, world) => {
    const url = world.actUrlFor(chair)
    const results = await interleaved<ActionResult>(scheduler, world, [
      () => world.act(url, answer),
      () => world.act(url, letter),
      () => world.act(url, accept),
      () => world.addMessage(number, 'Мусора стало больше'),
    ])
    expect(results.filter((e) => e.outcome === 'refused').map((e) => 'refused' in e && e.refused)).toEqual(
      expect.not.arrayContaining(['case_unknown']),
    )
    expect(await count(world, 'AppealAnswered')).toBe(1)
    expect(await count(world, 'MessageReceived')).toBe(1)
    expect(await count(world, 'CaseAccepted')).toBeLessThanOrEqual(1)
    expect(await world.caseOf(number)).toMatchObject({ answer: { outcome: 'satisfied' } })
  })

  always(
    'the secretariat assigns to two commissions at once: one has it',
    async (options) => {
      const world = new World(options)
      await world.submit(appeal({ topic: 'other' }))
      await world.settle()
      return world
    },
    async (scheduler, world) => {
      const url = world.actUrlFor('secretariat@example.kz')
      const runs = ['social', 'housing'].map(
        (commission) => () => world.act(url, { action: 'assign', commission }, commission),
      )
      expect(outcomes(await interleaved(scheduler, world, runs))).toEqual(['already_assigned', 'done'])
      const c = await world.caseOf(number)
      expect(world.mails.at(-1)?.to).toBe(`chair-${c.commission}@example.kz`)
    },
  )
})

describe('what cannot both come first', () => {
  const secondAnswer: ActionInput = { action: 'answer', outcome: 'declined', text: 'Отказано' }
  const until = '2026-03-12'
  /** A link that has ended by the time it is opened says so instead of being refused. */
  const orEnded = (run: () => Promise<ActionResult>) => () =>
    run().catch((error: Error): 'ended' => {
      if (error.message === 'link ended') return 'ended'
      throw error
    })
  const said = (result: ActionResult | 'ended') => (result === 'ended' ? result : outcomes([result])[0])
  const asked = async (options: WorldOptions) => {
    const world = await assigned(options)
    await world.act(world.actUrlFor(chair), { action: 'extension', until, reason: 'Экспертиза' })
    await world.settle()
    return world
  }
  /** For a person a lost race is a conflict, told in words. */
  const expectConflict = (refusal: string | undefined) => {
    expect(['done', 'ended']).not.toContain(refusal)
    const problem = refused({ refused: refusal as Refusal }, 'kk')
    expect(problem.status).toBe(409)
    expect((problem.detail as { detail: string }).detail.length).toBeGreaterThan(40)
  }

  always(
    'two answers: the first is the applicant’s, the other is told',
    assigned,
    async (scheduler, world) => {
      const url = world.actUrlFor(chair)
      const results = await interleaved(scheduler, world, [
        () => world.act(url, answer, 'click-1'),
        () => world.act(url, secondAnswer, 'click-2'),
      ])
      const [one, other] = outcomes(results)
      expect([one, other]).toEqual(['already_closed', 'done'])
      expectConflict(one)
      const first = results[0]?.outcome === 'done' ? 'satisfied' : 'declined'
      expect(await world.caseOf(number)).toMatchObject({ answer: { outcome: first } })
      expect(world.mailsTo('asel@example.kz')).toHaveLength(2)
    },
  )

  always('an extension granted against an answer', asked, async (scheduler, world) => {
    const [head, chairs] = [world.actUrlFor('head@example.kz'), world.actUrlFor(chair)]
    const [granted, answered] = (
      await interleaved<ActionResult | 'ended'>(scheduler, world, [
        orEnded(() => world.act(head, { action: 'extend', until, reason: 'Согласен' })),
        orEnded(() => world.act(chairs, answer)),
      ])
    ).map(said)
    expect(answered).toBe('done')
    // After the answer there is nothing to extend: the head's link has ended, or the press of the button is too late.
    if (granted !== 'done') expect(['ended', 'extension_not_asked', 'already_closed']).toContain(granted)
    if (granted !== 'done' && granted !== 'ended') expectConflict(granted)
    expect(await count(world, 'ExtensionGranted')).toBe(granted === 'done' ? 1 : 0)
    const due = granted === 'done' ? until : '2026-02-23'
    expect(await world.caseOf(number)).toMatchObject({ main: { due }, first: { due }, pending: {} })
  })

  always('an extension asked for against an answer', assigned, async (scheduler, world) => {
    const url = world.actUrlFor(chair)
    const [request, answered] = (
      await interleaved(scheduler, world, [
        () => world.act(url, { action: 'extension', until, reason: 'Экспертиза' }),
        () => world.act(url, answer),
      ])
    ).map(said)
    expect(answered).toBe('done')
    if (request !== 'done') expect(request).toBe('already_closed')
    const c = await world.caseOf(number)
    expect(c.pending).toEqual({})
    expect(Object.values(c.grants).filter((grant) => grant.role === 'head' && grant.open)).toEqual([])
  })

  always('an extension granted against its own refusal', asked, async (scheduler, world) => {
    const url = world.actUrlFor('head@example.kz')
    const results = await interleaved<ActionResult | 'ended'>(scheduler, world, [
      orEnded(() => world.act(url, { action: 'extend', until, reason: 'Согласен' })),
      orEnded(() => world.act(url, { action: 'refuse_extension', reason: 'Нет оснований' })),
    ])
    const [loser, winner] = results.map(said).sort((a) => (a === 'done' ? 1 : -1))
    expect(winner).toBe('done')
    expect(['ended', 'extension_not_asked']).toContain(loser)
    expect((await count(world, 'ExtensionGranted')) + (await count(world, 'ExtensionRefused'))).toBe(1)
  })

  always('an agency’s response against a withdrawal: both are kept', withLetter, async (scheduler, world) => {
    const url = world.actUrlFor('tazalyk@example.kz')
    const results = await interleaved(scheduler, world, [
      () => world.act(url, { action: 'respond', decision: 'accepted', text: 'Мусор вывезен.' }),
      () => withdraw(world.deps, number, { key: 'withdraw-1', at: world.now }),
    ])
    expect(outcomes(results)).toEqual(['done', 'done'])
    expect(await world.caseOf(number)).toMatchObject({
      ended: 'withdrawn',
      letters: { [letterNumber]: { response: { decision: 'accepted', late: false } } },
      pending: {},
    })
    // Whoever has the case then hears of it: its chair, or after the end the secretariat.
    const heard = [chair, 'secretariat@example.kz'].flatMap((to) => world.mailsTo(to))
    expect(heard.filter((mail) => mail.text.includes('Мусор вывезен.'))).toHaveLength(1)
  })

  always('an answer against a withdrawal: one ends the case', assigned, async (scheduler, world) => {
    const url = world.actUrlFor(chair)
    const results = await interleaved(scheduler, world, [
      () => world.act(url, answer),
      () => withdraw(world.deps, number, { key: 'withdraw-1', at: world.now }),
    ])
    expect(outcomes(results)).toEqual(['already_closed', 'done'])
    expectConflict('already_closed')
    expect((await count(world, 'AppealAnswered')) + (await count(world, 'AppealWithdrawn'))).toBe(1)
  })
})

describe('webhooks', () => {
  const respond =
    (world: World, id: string, more: object = {}, timestamp?: string) =>
    () =>
      world.webhook('tazalyk', id, responseSubmitted(letterNumber, more, timestamp))

  always(
    'the same five times in parallel: five times yes, one response',
    withLetter,
    async (scheduler, world) => {
      const runs = Array.from({ length: 5 }, () => respond(world, 'msg_1'))
      expect(await interleaved(scheduler, world, runs)).toEqual(Array(5).fill({ outcome: 'accepted' }))
      expect(await count(world, 'ResponseRecorded')).toBe(1)
      expect(world.mailsTo(chair)).toHaveLength(2)
    },
  )

  always(
    'the same id with two bodies: the one that was stored counts, whole',
    withLetter,
    async (scheduler, world) => {
      await interleaved(scheduler, world, [
        respond(world, 'msg_1'),
        respond(world, 'msg_1', { decision: 'declined', text: 'Нет' }),
      ])
      const response = (await world.caseOf(number)).letters[letterNumber]?.response
      const text = await world.people.get(number, response?.content ?? '')
      expect(text).toMatchObject({ text: response?.decision === 'declined' ? 'Нет' : 'Мусор вывезен.' })
    },
  )

  always('response against answer: both are kept, in either order', withLetter, async (scheduler, world) => {
    const url = world.actUrlFor(chair)
    await interleaved<unknown>(scheduler, world, [respond(world, 'msg_1'), () => world.act(url, answer)])
    expect(await world.caseOf(number)).toMatchObject({
      answer: { outcome: 'satisfied' },
      letters: { [letterNumber]: { response: { decision: 'accepted' } } },
      pending: {},
    })
  })

  always(
    'page against webhook: one is first, the other amends it or is told',
    withLetter,
    async (scheduler, world) => {
      const url = world.actUrlFor('tazalyk@example.kz')
      await interleaved<unknown>(scheduler, world, [
        respond(world, 'msg_1'),
        () => world.act(url, { action: 'respond', decision: 'declined', text: 'Нет' }),
      ])
      const recorded = (await world.log.load(number))
        .flatMap((c) => c.events)
        .filter((e) => e.type === 'ResponseRecorded')
      expect(recorded.filter((e) => e.effect === 'first')).toHaveLength(1)
      expect(recorded.length).toBeLessThanOrEqual(2)
    },
  )

  always('amendments in any order: the newest timestamp holds', withLetter, async (scheduler, world) => {
    const decisions = ['accepted', 'partly', 'declined'] as const
    await interleaved(
      scheduler,
      world,
      decisions.map((decision, i) => respond(world, `msg_${i}`, { decision }, `2026-02-02T05:0${i}:00Z`)),
    )
    expect((await world.caseOf(number)).letters[letterNumber]?.response?.decision).toBe('declined')
    expect(await count(world, 'ResponseRecorded')).toBe(3)
  })

  always('one draft under five ids: one case', empty, async (scheduler, world) => {
    const runs = Array.from(
      { length: 5 },
      (_, i) => () => world.webhook('public-spaces-department', `msg_${i}`, draftSubmitted()),
    )
    await interleaved(scheduler, world, runs)
    expect(world.log.ids()).toHaveLength(1)
    expect(world.mails.map((mail) => mail.to).sort()).toEqual([
      'chair-urban-planning@example.kz',
      'ospanov@example.kz',
    ])
  })
})

describe('the sweep', () => {
  always(
    'two at once, while the chair answers: at most one digest each, nothing missed twice',
    withLetter,
    async (scheduler, world) => {
      const url = world.actUrlFor(chair)
      world.goTo('2026-02-24')
      await interleaved<unknown>(scheduler, world, [
        () => world.sweep(),
        () => world.sweep(),
        () => world.act(url, answer),
      ])
      const digests = world.mails.filter((mail) => mail.thread.startsWith('digest-')).map((mail) => mail.to)
      expect(new Set(digests).size).toBe(digests.length)
      const missed = (await world.log.load(number))
        .flatMap((c) => c.events)
        .filter((e) => e.type === 'DeadlineMissed')
      const keys = missed.map((e) => e.deadline)
      expect(new Set(keys).size).toBe(keys.length)
    },
  )
})
