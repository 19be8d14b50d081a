/** The daily look at what is due: what was missed, who is reminded, once. */
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../events/events.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import type { Mail } from '../../../../shared/application/notices/ports.ts'
import { sendDigest } from '../../../../shared/application/reminders/send-digest.ts'
import { loadCalendar, mergeCalendars } from '../../../../shared/council/calendar.ts'
import kz from '../../../../shared/council/calendars/kz.json' with { type: 'json' }
import { viewsOf } from '../../../../shared/domain/case-views.ts'
import { local, rules } from '../../../builders/council.ts'
import { appealRegistered, logOf } from '../../../builders/events.ts'
import { appeal } from '../../../builders/inputs.ts'
import { failing, type Hook, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'
const secretariat = 'secretariat@example.kz'
const head = 'head@example.kz'
const number = 'ALM-A-2026-000001'
const second = 'ALM-A-2026-000002'

/** An appeal of Monday, 2 February 2026, accepted: the answer is due on Monday, the 23rd, and nothing else. */
const accepted = async (world = new World(), key = 'submit-1') => {
  await world.submit(appeal(), key)
  await world.settle()
  await world.act(world.actUrlFor(chair), { action: 'accept' })
  await world.settle()
  return world
}
const isDigest = (mail: Mail) => mail.thread.startsWith('digest-')
const digestsTo = (world: World, to: string) => world.mailsTo(to).filter(isDigest)
const digests = (world: World) => world.mails.filter(isDigest).map((mail) => mail.to)
const sweepOn = async (world: World, day: string, time?: string) => {
  world.goTo(day, time)
  const swept = await world.sweep()
  await world.settle()
  return swept
}
const eventsOf = async (world: World, type: CaseEvent['type'], of = number) =>
  (await world.log.load(of)).flatMap((c) => c.events).filter((e) => e.type === type)

describe('a day', () => {
  test('on which nothing is due', async () => {
    const world = await accepted()
    expect(await sweepOn(world, '2026-02-13')).toEqual({
      on: '2026-02-13',
      working: true,
      looked: 0,
      missed: 0,
      digests: [],
    })
    expect(digests(world)).toEqual([])
  })
  test('5 working days before: the chair gets one digest, with the case, its date and the link', async () => {
    const world = await accepted()
    const swept = await sweepOn(world, '2026-02-16')
    expect(swept.digests).toEqual([
      {
        to: { role: 'chair', as: 'ecology-transport' },
        on: '2026-02-16',
        items: [{ caseId: number, key: 'answer', due: '2026-02-23' }],
      },
    ])
    const [digest] = digestsTo(world, chair)
    expect(digests(world)).toEqual([chair])
    expect(digest?.text).toContain(number)
    expect(digest?.text).toContain('Свалка в микрорайоне Нур-Алатау')
    expect(await world.open(world.actUrlFor(chair))).toMatchObject({
      outcome: 'open',
      grant: { role: 'chair' },
    })
    expect(await eventsOf(world, 'ReminderSent')).toEqual([
      {
        type: 'ReminderSent',
        v: 1,
        deadline: 'answer',
        due: '2026-02-23',
        stage: -5,
        to: 'chair',
        on: '2026-02-16',
      },
    ])
  })
  test('is the local one', async () => {
    const world = await accepted()
    world.now = '2026-02-23T19:00:00.000Z'
    expect(await world.sweep()).toMatchObject({ on: '2026-02-24', missed: 1 })
  })
  test('swept twice is swept once', async () => {
    const world = await accepted()
    await sweepOn(world, '2026-02-24', '08:00')
    const log = await world.log.load(number)
    expect(await sweepOn(world, '2026-02-24', '17:00')).toMatchObject({ missed: 0, digests: [] })
    expect(await world.log.load(number)).toEqual(log)
    expect(digests(world)).toEqual([chair, secretariat])
  })
  test('swept twice at once: one digest each', async () => {
    const world = await accepted()
    world.goTo('2026-02-24')
    await world.sweep()
    await world.sweep()
    await world.settle()
    expect(digests(world)).toEqual([chair, secretariat])
    expect(await eventsOf(world, 'DeadlineMissed')).toHaveLength(1)
  })
})

test('a control date that was chosen on a Saturday is seen in time: its working days are those before it', async () => {
  const world = await accepted()
  await world.act(world.actUrlFor(chair), {
    action: 'long_term',
    text: 'В план',
    reason: 'Нужен бюджет',
    controlOn: '2026-04-18',
  })
  await world.settle()
  await sweepOn(world, '2026-04-10')
  await sweepOn(world, '2026-04-17')
  const reminders = (await eventsOf(world, 'ReminderSent')).map((e) => ('stage' in e ? [e.on, e.stage] : []))
  expect(reminders).toEqual([
    ['2026-04-10', -5],
    ['2026-04-17', 0],
  ])
})

describe('what the log says of a digest', () => {
  test('is the day that it was for, also where it went out after midnight', async () => {
    const world = await accepted()
    world.goTo('2026-02-16')
    const [order] = (await world.sweep()).digests
    if (!order) throw new Error('no digest')
    await sendDigest(world.deps, order, local('2026-02-17', '00:10'))
    expect(await eventsOf(world, 'ReminderSent')).toMatchObject([{ stage: -5, on: '2026-02-16' }])
    const last = (await world.log.load(number)).at(-1)
    expect(last?.at).toBe(local('2026-02-17', '00:10'))
  })
})

describe('a missed date', () => {
  test('is an event at the start of the local day after it, whenever the sweep ran', async () => {
    const world = await accepted()
    expect(await sweepOn(world, '2026-02-27')).toMatchObject({ missed: 1 })
    expect(await eventsOf(world, 'DeadlineMissed')).toMatchObject([
      { due: '2026-02-23', occurredAt: '2026-02-23T19:00:00.000Z', owner: 'chair', term: 'appeal.answer' },
    ])
  })
  test('escalates: from overdue +1 to the secretariat, from +5 to the head', async () => {
    const world = await accepted()
    await sweepOn(world, '2026-02-23')
    expect(digests(world)).toEqual([chair])
    await sweepOn(world, '2026-02-24')
    expect(digests(world).slice(1)).toEqual([chair, secretariat])
    await sweepOn(world, '2026-02-25')
    expect(digests(world)).toHaveLength(3)
    await sweepOn(world, '2026-03-02')
    expect(digests(world).slice(3).sort()).toEqual([chair, head, secretariat].sort())
    expect(await world.open(world.actUrlFor(head))).toMatchObject({
      outcome: 'open',
      grant: { role: 'head' },
    })
  })
})

describe('a day that is not worked', () => {
  test('nobody is reminded, what was missed is recorded', async () => {
    const world = new World()
    world.goTo('2026-01-30')
    await accepted(world)
    // Due on Friday, 20 February.
    expect(await sweepOn(world, '2026-02-21')).toMatchObject({ working: false, missed: 1, digests: [] })
    expect(digests(world)).toEqual([])
    await sweepOn(world, '2026-02-23')
    expect(digests(world)).toEqual([chair, secretariat])
  })
  test('a Sunday that is worked by the calendar is a day like others', async () => {
    const world = new World()
    world.goTo('2024-12-27')
    await accepted(world)
    // 2024 is not in the calendar; what lies before receipt does not matter.
    expect(await sweepOn(world, '2025-01-05')).toMatchObject({ working: true })
  })
})

describe('a year whose calendar is not the official one', () => {
  test('is warned of on every working day, in the secretariat’s digest', async () => {
    const world = new World()
    world.goTo('2027-06-14')
    await accepted(world)
    const { digests: orders } = await sweepOn(world, '2027-12-01')
    expect(orders.find(({ to }) => to.role === 'secretary')).toMatchObject({ provisional: 2027 })
    expect(orders.find(({ to }) => to.role === 'chair')).not.toHaveProperty('provisional')
    expect(digestsTo(world, secretariat).at(-1)?.text).toContain(
      'предварительному производственному календарю',
    )
    await sweepOn(world, '2027-12-04')
    expect(digestsTo(world, secretariat)).toHaveLength(1)
  })
  test('is warned of where there is nothing else to say', async () => {
    const world = new World()
    await sweepOn(world, '2027-03-02')
    expect(digestsTo(world, secretariat).map(({ subject }) => subject)).toEqual([
      'Производственный календарь на 2027 год предварительный',
    ])
  })
  test('is no longer once the official one is there', async () => {
    const official = loadCalendar({ years: { 2027: { ...kz.years['2027'], status: 'official' } } })
    const world = new World({ rules: councilRules(rules.council, mergeCalendars(rules.calendar, official)) })
    expect((await sweepOn(world, '2027-03-02')).digests).toEqual([])
  })
})

describe('a day that was left out', () => {
  test('is caught up on the next one', async () => {
    const world = await accepted()
    await sweepOn(world, '2026-02-17')
    expect(await eventsOf(world, 'ReminderSent')).toMatchObject([{ stage: -5, on: '2026-02-17' }])
  })
  test('several stages passed at once make one line', async () => {
    const world = await accepted()
    await sweepOn(world, '2026-02-26')
    expect(digests(world)).toEqual([chair, secretariat])
    expect(digestsTo(world, chair)[0]?.text.match(/\/act\//g)).toHaveLength(1)
    expect(await eventsOf(world, 'ReminderSent')).toMatchObject([
      { stage: 3, to: 'chair' },
      { stage: 3, to: 'secretary' },
    ])
    await sweepOn(world, '2026-02-27')
    expect(digests(world)).toHaveLength(2)
  })
})

describe('one digest per recipient', () => {
  test('lists everything, most urgent first', async () => {
    const world = await accepted()
    world.goTo('2026-02-04')
    await accepted(world, 'submit-2')
    await sweepOn(world, '2026-02-20')
    const [digest] = digestsTo(world, chair)
    expect(digests(world)).toEqual([chair])
    expect(digest?.text.indexOf(number)).toBeLessThan(digest?.text.indexOf(second) ?? 0)
    expect(digest?.text).toContain(second)
  })
  test('an agency’s names its letter, with the letter’s link', async () => {
    const world = await accepted()
    await world.act(world.actUrlFor(chair), {
      action: 'letter',
      agency: 'tazalyk',
      subject: 'Вывоз',
      text: 'Просим',
    })
    await world.settle()
    await sweepOn(world, '2026-02-23')
    const [digest] = digestsTo(world, 'tazalyk@example.kz')
    expect(digest?.text).toContain('ALM-L-2026-000001')
    expect(await world.open(world.actUrlFor('tazalyk@example.kz'))).toMatchObject({
      grant: { role: 'agency', letter: 'ALM-L-2026-000001' },
    })
  })
  test('of more than a thousand lines carries the most urgent thousand; the rest come later', {
    timeout: 30_000,
  }, async () => {
    const world = new World()
    for (let n = 1; n <= 1003; n++) {
      const caseId = `ALM-A-2026-${String(n).padStart(6, '0')}`
      const log = logOf([appealRegistered()], { caseId })
      for (const commit of log) await world.log.append(commit)
      for (const view of viewsOf(log)) await world.views.put(view)
    }
    world.goTo('2026-02-05')
    const [order] = (await world.sweep()).digests
    expect(order?.items).toHaveLength(1000)
    expect(Buffer.byteLength(JSON.stringify(order))).toBeLessThan(200_000)
  })
})

describe('what was done meanwhile', () => {
  test('is not nagged about: the state is read again when the mail is written', async () => {
    const world = await accepted()
    world.goTo('2026-02-16')
    await world.sweep()
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'explained', text: 'Разъяснено' })
    await world.settle()
    expect(digests(world)).toEqual([])
    expect(await eventsOf(world, 'ReminderSent')).toEqual([])
  })
  test('an empty digest takes no claim: what comes later on that day is sent', async () => {
    const world = await accepted()
    world.goTo('2026-02-16')
    const order = { to: { role: 'chair' as const, as: 'ecology-transport' }, on: '2026-02-16', items: [] }
    expect(await sendDigest(world.deps, order, world.now)).toBe('nothing')
    await sweepOn(world, '2026-02-16')
    expect(digests(world)).toEqual([chair])
  })
})

describe('cut off', () => {
  /** The failure ends one attempt at the chair's digest; the queue delivers it again. */
  const cutOff = async (name: string, when: 'before' | 'after') => {
    const world = new World({ mayRetry: (error) => error instanceof Injected })
    await accepted(world)
    world.goTo('2026-02-16')
    await world.sweep()
    world.hook = failing(name, when)
    await world.settle()
    return world
  }
  test.each([
    ['claims.lease', 'before'],
    ['people.get', 'before'],
  ] as const)('%s %s: nothing was claimed, so it is sent', async (name, when) => {
    const world = await cutOff(name, when)
    expect(digests(world)).toEqual([chair])
    expect(await eventsOf(world, 'ReminderSent')).toHaveLength(1)
  })
  test.each([
    ['claims.lease', 'after', 0],
    ['mailer.send', 'before', 0],
    ['mailer.send', 'after', 1],
    ['claims.complete', 'before', 1],
  ] as const)(
    '%s %s: at most once on that day, and its items come on the next working day',
    async (name, when, sent) => {
      const world = await cutOff(name, when)
      expect(digests(world)).toHaveLength(sent)
      expect(await eventsOf(world, 'ReminderSent')).toEqual([])
      await sweepOn(world, '2026-02-16', '18:00')
      expect(digests(world)).toHaveLength(sent)
      await sweepOn(world, '2026-02-17')
      expect(digests(world)).toHaveLength(sent + 1)
      expect(await eventsOf(world, 'ReminderSent')).toMatchObject([{ stage: -5, on: '2026-02-17' }])
    },
  )
  test.each([
    ['claims.complete', 'after'],
    ['log.append', 'before'],
    ['log.append', 'after'],
  ] as const)('%s %s: sent once, and the log says so', async (name, when) => {
    const world = await cutOff(name, when)
    expect(digests(world)).toEqual([chair])
    expect(await eventsOf(world, 'ReminderSent')).toHaveLength(1)
  })
})

describe('refused', () => {
  /** What SES says instead of taking a mail. */
  const reply = (name: string, httpStatusCode?: number) =>
    Object.assign(new Error('no'), { name, ...(httpStatusCode && { $metadata: { httpStatusCode } }) })
  const refusing = (error: Error, mayRetry: (thrown: unknown) => boolean = (thrown) => thrown === error) => {
    const world = new World({ mayRetry })
    const down: Hook = async (call, run) => {
      if (call.name === 'mailer.send') throw error
      return run()
    }
    return { world, down }
  }
  test.each([
    reply('Throttling', 400),
    reply('AccountSendingPausedException', 400),
    reply('MessageRejected', 400),
    reply('ServiceUnavailable', 503),
    reply('Throttling'),
  ])('$name: the digest of the day goes out as soon as mail is taken, once', async (error) => {
    const { world, down } = refusing(error)
    await accepted(world)
    world.goTo('2026-02-24')
    await world.sweep()
    let refused = 0
    world.hook = (call, run) => (call.name === 'mailer.send' && refused++ < 3 ? down(call, run) : run())
    await world.settle()
    expect(digests(world).sort()).toEqual([chair, secretariat])
    expect(world.deadLetters).toEqual([])
    await world.sweep()
    await world.deliverAllAgain()
    expect(digests(world).sort()).toEqual([chair, secretariat])
    expect(await eventsOf(world, 'ReminderSent')).toHaveLength(2)
  })
  test('for as long as it is tried, and then redriven: it goes out all the same', async () => {
    const { world, down } = refusing(reply('Throttling', 400))
    await accepted(world)
    world.goTo('2026-02-16')
    world.hook = down
    await world.sweep()
    await world.settle()
    expect(digests(world)).toEqual([])
    expect(world.deadLetters.map(({ queue }) => queue)).toEqual(['reminders'])
    world.hook = undefined
    await world.deliverAllAgain()
    expect(digests(world)).toEqual([chair])
  })
  test.each([
    ['a lost reply', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['a reply that was cut off', reply('Error', 200)],
    ['a timeout', reply('TimeoutError')],
    ['a gateway that has waited in vain', reply('GatewayTimeout', 504)],
  ])('%s is no refusal: nobody gets two', async (_, error) => {
    const { world } = refusing(error)
    await accepted(world)
    world.goTo('2026-02-16')
    await world.sweep()
    let lost = 0
    world.hook = async (call, run) => {
      const result = await run()
      if (call.name === 'mailer.send' && lost++ === 0) throw error
      return result
    }
    await world.settle()
    await world.deliverAllAgain()
    expect(digests(world)).toEqual([chair])
  })
  /** What an agency's digest is when its webhook has failed for a day. */
  const givenUpTo = async (world: World) => {
    await accepted(world)
    world.hooks.agencies = ['tazalyk']
    const letter = { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим' } as const
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    world.goTo('2026-02-23')
    const order = (await world.sweep()).digests.find(({ to }) => to.role === 'agency')
    if (!order) throw new Error('no digest')
    world.hooks.answers = 'failed'
    return { ...order, firsttried: local('2026-02-22', '09:00') }
  }
  test('an agency’s, after its webhook was given up, is sent at the next try', async () => {
    const { world, down } = refusing(reply('Throttling', 400))
    const givenUp = await givenUpTo(world)
    world.hook = down
    await expect(sendDigest(world.deps, givenUp, world.now)).rejects.toThrow('no')
    world.hook = undefined
    expect(await sendDigest(world.deps, givenUp, world.now)).toBe('sent')
    expect(digestsTo(world, 'tazalyk@example.kz')).toHaveLength(1)
  })
  test('an agency’s, whose reply was lost after its webhook was given up, is not sent again', async () => {
    const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    const { world } = refusing(lost)
    const givenUp = await givenUpTo(world)
    world.hook = async (call, run) => {
      const result = await run()
      if (call.name === 'mailer.send') throw lost
      return result
    }
    await expect(sendDigest(world.deps, givenUp, world.now)).rejects.toThrow('socket hang up')
    world.hook = undefined
    // The claim of its webhook is free again.
    world.now = new Date(Date.parse(world.now) + 120_000).toISOString()
    await sendDigest(world.deps, givenUp, world.now)
    await sendDigest(world.deps, givenUp, world.now)
    expect(digestsTo(world, 'tazalyk@example.kz')).toHaveLength(1)
  })
})

test('what was not in the day’s digest is not said to have been: it comes on the next working day', async () => {
  const world = await accepted()
  world.goTo('2026-02-02')
  await world.submit(appeal({ topic: 'other' }), 'submit-2')
  await world.settle()
  await sweepOn(world, '2026-02-16', '08:00')
  expect(digestsTo(world, chair)).toHaveLength(1)
  // Only now, after the morning's digest, the second case is given to the same chair; then another sweep.
  const secretary = world.staffUrl(second)
  await world.act(secretary, { action: 'assign', commission: 'ecology-transport' })
  await world.settle()
  await sweepOn(world, '2026-02-16', '15:00')
  expect(digestsTo(world, chair)).toHaveLength(1)
  const toChair = async () =>
    (await eventsOf(world, 'ReminderSent', second)).filter((e) => 'to' in e && e.to === 'chair')
  expect(await toChair()).toEqual([])
  await sweepOn(world, '2026-02-17')
  expect(digestsTo(world, chair).at(-1)?.text).toContain(second)
  expect(await toChair()).toMatchObject([{ stage: -5, on: '2026-02-17' }])
})
