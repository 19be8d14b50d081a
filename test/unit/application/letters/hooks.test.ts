/**
 * An agency with a system of its own gets webhooks instead of e-mail: signed, under the same id at every try, for a
 * day; then the mail goes after all, and the secretariat is told.
 */
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Envelope, envelope, envelopes } from '../../../../events/commit.ts'
import { agencyHooks } from '../../../../shared/adapters/notices/agency-hooks.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { sendNotices } from '../../../../shared/application/notices/send-notices.ts'
import { sendDigest } from '../../../../shared/application/reminders/send-digest.ts'
import { type DigestOrder, digestOrder, sweep } from '../../../../shared/application/reminders/sweep.ts'
import { webhookSecrets } from '../../../../shared/runtime/webhook-secrets.ts'
import { monday, rules } from '../../../builders/council.ts'
import { appeal, draftSubmitted, responseSubmitted } from '../../../builders/inputs.ts'
import { letterHook } from '../../../builders/webhooks.ts'
import { inBoth } from '../../../builders/written.ts'
import { Receiver } from '../../../fakes/receiver.ts'
import { World } from '../../../fakes/world.ts'

const master = 'a-master-secret-for-tests-only'
const chair = 'chair-ecology-transport@example.kz'
const agency = 'tazalyk'
const developer = 'public-spaces-department'
const letter = 'ALM-L-2026-000001'
const number = 'ALM-A-2026-000001'

const receiver = { is: new Receiver(), url: '' }
beforeEach(async () => {
  receiver.is = new Receiver()
  receiver.url = await receiver.is.listen()
})
afterEach(() => receiver.is.close())

/** The sample council, two of whose agencies have systems. */
const councilWith = (webhookKeys: number[]) => ({
  ...rules.council,
  agencies: rules.council.agencies.map((one) =>
    one.id === agency || one.id === developer ? { ...one, webhook: { url: receiver.url }, webhookKeys } : one,
  ),
})
const withHooks = (webhookKeys = [1]) => {
  const council = councilWith(webhookKeys)
  const world = new World({ rules: councilRules(council, rules.calendar) })
  const posting = agencyHooks(council, master)
  Object.assign(world.hooks, { takes: posting.takes, post: posting.post })
  return world
}
const secretsOf = (id: string, webhookKeys = [1]) => webhookSecrets(master, { id, webhookKeys })

/** A chair's letter to the agency, before anything of it went out; and its event. */
const withLetter = async (world: World) => {
  await world.submit(appeal())
  await world.settle()
  await world.act(world.actUrlFor(chair), {
    action: 'letter',
    agency,
    subject: 'Вывоз мусора',
    text: 'Просим вывезти',
  })
  const commit = (await world.log.load(number)).at(-1)
  const event = commit && envelopes(commit, '/zhauap/almaty').find(({ data }) => data.type === 'LetterSent')
  if (!event) throw new Error('no letter')
  return event
}

/** Carries a message on as its queue does, at its times, until no more is queued; gives the delays in seconds. */
const carriedOn = async <T extends object>(
  world: World,
  message: T,
  parse: (value: unknown) => T,
  work: (deps: World['deps'], message: T, at: string) => Promise<unknown>,
  before: (tries: number) => Promise<unknown> | unknown = () => {},
): Promise<number[]> => {
  const delays: number[] = []
  let next: T | undefined = message
  let now = Date.parse(world.now)
  while (next) {
    await before(delays.length)
    const current: T = next
    next = undefined
    const deps: World['deps'] = {
      ...world.deps,
      queues: {
        send: async (_, [again], delaySeconds = 0) => {
          next = parse(JSON.parse(JSON.stringify(again)))
          delays.push(delaySeconds)
        },
      },
    }
    await work(deps, current, new Date(now).toISOString())
    now += (delays.at(-1) ?? 0) * 1000
    world.now = new Date(now).toISOString()
  }
  return delays
}
const notices = (world: World, event: Envelope, before?: (tries: number) => unknown) =>
  carriedOn(world, event, (value) => envelope.parse(value), sendNotices, before)
const digests = (world: World, order: DigestOrder, before?: (tries: number) => unknown) =>
  carriedOn(world, order, (value) => digestOrder.parse(value), sendDigest, before)

const bodies = () => receiver.is.received.map(({ body }) => JSON.parse(body))
const ids = () => new Set(receiver.is.received.map(({ headers }) => headers['webhook-id']))
const daySeconds = 86_400

describe('a letter', () => {
  test('goes to the agency’s system, signed, and not by e-mail', async () => {
    const world = withHooks()
    const event = await withLetter(world)
    await world.settle()
    expect(receiver.is.received).toHaveLength(1)
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.is.received
    const [secret = ''] = secretsOf(agency)
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      type: 'letter.sent',
      timestamp: event.time,
      data: {
        letter,
        kind: 'recommendation',
        signatory: { name: expect.any(String), post: 'chair' },
        subject: 'Вывоз мусора',
        text: 'Просим вывезти',
        dueOn: '2026-03-02',
        url: expect.stringMatching(/^http:\/\/localhost:8080\/act\/\S+$/),
      },
    })
    expect(headers['content-type']).toBe('application/json')
    expect(world.mailsTo(`${agency}@example.kz`)).toEqual([])
    expect(await world.open(bodies()[0].data.url)).toMatchObject({ outcome: 'open', grant: { letter } })
  })
  test('with a recommendation on a draft has both languages, in one text and apart', async () => {
    const world = withHooks()
    await world.webhook(developer, 'msg_1', draftSubmitted())
    await world.settle()
    const remarks = [{ clause: 'п. 4', text: inBoth('Назвать срок') }]
    await world.act(world.actUrlFor('chair-urban-planning@example.kz'), {
      action: 'recommend',
      outcome: 'with_remarks',
      text: inBoth('Поддержать'),
      remarks,
    })
    await world.settle()
    const { data } = bodies().find(({ type }) => type === 'letter.sent')
    expect(data).toMatchObject({
      kind: 'draft_act',
      text: 'Поддержать (қазақша)\n\nПоддержать',
      inBoth: inBoth('Поддержать'),
      remarks: [{ no: 1, text: 'Назвать срок (қазақша)\n\nНазвать срок', inBoth: inBoth('Назвать срок') }],
    })
  })
  test('by another agency’s secret it is not signed, nor with a changed word', async () => {
    const world = withHooks()
    await withLetter(world)
    await world.settle()
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.is.received
    const [secret = ''] = secretsOf(agency)
    const [other = ''] = secretsOf('almaty-su')
    expect(() => new Webhook(other).verify(body, headers)).toThrow()
    expect(() => new Webhook(secret).verify(body.replace('вывезти', 'оставить'), headers)).toThrow()
  })
  test('while a secret is being replaced it is signed with both', async () => {
    const world = withHooks([1, 2])
    await withLetter(world)
    await world.settle()
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.is.received
    const secrets = secretsOf(agency, [1, 2])
    expect(secrets).toHaveLength(2)
    for (const secret of secrets) expect(() => new Webhook(secret).verify(body, headers)).not.toThrow()
  })
  test('taken once is not posted again when the message comes again', async () => {
    const world = withHooks()
    await withLetter(world)
    await world.settle()
    await world.deliverAllAgain()
    expect(receiver.is.received).toHaveLength(1)
  })
  test('an agency without a system gets e-mail', async () => {
    const world = withHooks()
    await world.submit(appeal())
    await world.settle()
    const input = { action: 'letter' as const, agency: 'almaty-su', subject: 'Вода', text: 'Нет воды' }
    await world.act(world.actUrlFor(chair), input)
    await world.settle()
    expect(receiver.is.received).toEqual([])
    expect(world.mailsTo('almaty-su@example.kz')).toHaveLength(1)
  })
})

describe('a system that does not take it', () => {
  test.each([500, 404, 302, 0])(
    'answering %i is tried again under the same id, and then has it',
    async (status) => {
      const world = withHooks()
      const event = await withLetter(world)
      receiver.is.answers = status
      const delays = await notices(world, event, (tries) => {
        if (tries === 3) receiver.is.answers = 200
      })
      expect(delays).toEqual([60, 120, 240])
      expect(receiver.is.received).toHaveLength(4)
      expect(ids().size).toBe(1)
      const [secret = ''] = secretsOf(agency)
      for (const { headers, body } of receiver.is.received)
        expect(new Webhook(secret).verify(body, headers)).toMatchObject({ timestamp: event.time })
      expect(world.mailsTo(`${agency}@example.kz`)).toEqual([])
      expect(world.mailsTo('secretariat@example.kz')).toEqual([])
    },
  )
  test('is tried for a day, at longer and longer intervals; then the letter goes by e-mail and the secretariat is told', async () => {
    const world = withHooks()
    const event = await withLetter(world)
    receiver.is.answers = 503
    const started = Date.parse(world.now)
    const delays = await notices(world, event)
    expect(delays.slice(0, 6)).toEqual([60, 120, 240, 480, 900, 900])
    expect(Math.max(...delays)).toBe(900)
    expect(Date.parse(world.now) - started).toBeGreaterThanOrEqual(daySeconds * 1000)
    expect(Date.parse(world.now) - started).toBeLessThan((daySeconds + 2 * 900) * 1000)
    expect(ids().size).toBe(1)

    const [mail, ...more] = world.mailsTo(`${agency}@example.kz`)
    expect(more).toEqual([])
    expect(mail?.subject).toContain(letter)
    expect(mail?.text).toContain('Просим вывезти')
    const [told, ...again] = world.mailsTo('secretariat@example.kz')
    expect(again).toEqual([])
    expect(told?.subject).toContain(number)
    expect(told?.text).toContain(letter)
    expect(told?.text).not.toContain('Просим вывезти')

    // What is left on the queue finds it done.
    expect(await sendNotices(world.deps, event, world.now)).toBe(0)
    expect(world.mailsTo(`${agency}@example.kz`)).toHaveLength(1)
  })
})

describe('a message whose webhook failed', () => {
  /** What the queue `dispatch` was sent, as its messages say which try they are for. */
  const queued = (world: World) =>
    world.queues.sent
      .filter(({ queue }) => queue === 'dispatch')
      .flatMap(({ body }) => JSON.parse(body).attempt ?? [])
  const at = (minutes: number) => new Date(Date.parse(monday) + minutes * 60_000).toISOString()
  const worked = (world: World, event: Envelope, minutes: number) => {
    world.now = at(minutes)
    return sendNotices(world.deps, event, world.now)
  }
  const failing = async () => {
    const world = withHooks()
    const event = await withLetter(world)
    receiver.is.answers = 503
    return { world, event }
  }

  test('that comes twice goes on once', async () => {
    const { world, event } = await failing()
    await worked(world, event, 0)
    await worked(world, event, 5)
    expect(queued(world)).toEqual([1])
    const again = { ...event, attempt: 1, firsttried: at(0) }
    await worked(world, again, 10)
    await worked(world, again, 15)
    expect(queued(world)).toEqual([1, 2])
  })
  test('and whose handing on failed goes on when it comes again', async () => {
    const { world, event } = await failing()
    world.hook = async ({ name }, run) => {
      if (name === 'queues.send') throw new Error('no queue')
      return run()
    }
    await expect(worked(world, event, 0)).rejects.toThrow('no queue')
    world.hook = undefined
    await worked(world, event, 5)
    expect(queued(world)).toEqual([1])
  })
  test('and was lost is begun anew by the relay, an hour later', async () => {
    const { world, event } = await failing()
    await worked(world, event, 0)
    await worked(world, event, 90)
    expect(queued(world)).toEqual([1, 1])
  })
})

test('an address where nobody listens is a failure like others', async () => {
  const council = councilWith([1])
  await receiver.is.close()
  const hook = letterHook(agency)
  expect(await agencyHooks(council, master).post(hook)).toBe('failed')
  expect(await agencyHooks(rules.council, () => master).post(hook)).toBe('failed')
})

describe('a draft’s registration', () => {
  test('tells its agency’s system the number and the date', async () => {
    const world = withHooks()
    await world.webhook(developer, 'msg_1', draftSubmitted())
    await world.settle()
    expect(bodies()).toEqual([
      {
        type: 'draft_act.registered',
        timestamp: expect.any(String),
        data: { reference: '03-7/112', number: 'ALM-N-2026-000001', dueOn: '2026-02-16' },
      },
    ])
    expect(world.mailsTo('ospanov@example.kz')).toEqual([])
  })
})

describe('a reminder', () => {
  /** The agency's digest of the day five working days before its letter is due. */
  const due = async (world: World) => {
    await withLetter(world)
    await world.settle()
    receiver.is.received.length = 0
    world.goTo('2026-02-23', '08:00')
    const swept = await sweep({ ...world.deps, queues: { send: async () => {} } }, world.now)
    const order = swept.digests.find(({ to }) => to.role === 'agency')
    if (!order) throw new Error('no digest for the agency')
    return order
  }
  const reminded = async (world: World) =>
    (await world.log.load(number))
      .flatMap(({ events }) => events)
      .filter((e) => e.type === 'ReminderSent' && e.to === 'agency')

  test('is one webhook a day, and none by e-mail', async () => {
    const world = withHooks()
    const order = await due(world)
    expect(await digests(world, order)).toEqual([])
    expect(await sendDigest(world.deps, order, world.now)).toBe('nothing')
    expect(bodies()).toEqual([
      {
        type: 'reminder.due',
        timestamp: world.now,
        data: { items: [{ letter, dueOn: '2026-03-02', stage: -5, url: expect.stringContaining('/act/') }] },
      },
    ])
    expect(ids()).toEqual(new Set([`digest_${agency}_2026-02-23`]))
    expect(world.mails.filter(({ thread }) => thread.startsWith('digest-'))).toEqual([])
    expect(await reminded(world)).toMatchObject([{ stage: -5, on: '2026-02-23' }])
  })
  test('not taken for a day goes by e-mail, the secretariat is told, and it is that day’s reminder still', async () => {
    const world = withHooks()
    const order = await due(world)
    receiver.is.answers = 500
    const delays = await digests(world, order)
    expect(delays.slice(0, 5)).toEqual([60, 120, 240, 480, 900])
    expect(world.now > '2026-02-24').toBe(true)
    expect(ids().size).toBe(1)
    expect(world.mailsTo(`${agency}@example.kz`)).toHaveLength(1)
    expect(world.mailsTo(`${agency}@example.kz`)[0]?.text).toContain(letter)
    expect(world.mailsTo('secretariat@example.kz')).toHaveLength(1)
    expect(world.mailsTo('secretariat@example.kz')[0]?.text).toContain(letter)
    expect(await reminded(world)).toMatchObject([{ stage: -5, on: '2026-02-23' }])
  })
  test('of what was done while it waited is not sent again, nor mailed', async () => {
    const world = withHooks()
    const order = await due(world)
    receiver.is.answers = 500
    const delays = await digests(world, order, async (tries) => {
      if (tries !== 2) return
      await world.webhook(agency, 'msg_1', responseSubmitted(letter))
      await world.settle()
    })
    expect(delays).toEqual([60, 120])
    expect(receiver.is.received).toHaveLength(2)
    expect(world.mailsTo(`${agency}@example.kz`)).toEqual([])
    expect(await reminded(world)).toEqual([])
  })
})
