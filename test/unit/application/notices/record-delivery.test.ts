/** A mail that came back, or that its reader complained of: kept with the case, told to the secretariat once. */
import { describe, expect, test } from 'vitest'
import {
  readSesMessage,
  recordDelivery,
  type SesEvent,
  sesEvent,
} from '../../../../shared/application/notices/record-delivery.ts'
import { Busy } from '../../../../shared/application/ports.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import { rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const address = 'asel@example.kz'
const at = '2026-02-03T05:00:00.000Z'
const tagOf = (text: string) => [Buffer.from(text).toString('base64url')]
const tags = { case: tagOf(number), to: ['applicant'] }

const bounce = (more: { type?: string; to?: string[]; tags?: Record<string, string[]> } = {}): SesEvent => ({
  eventType: 'Bounce',
  mail: { messageId: 'ses-1', tags: more.tags ?? tags },
  bounce: {
    bounceType: more.type ?? 'Permanent',
    bouncedRecipients: (more.to ?? [address]).map((emailAddress) => ({ emailAddress })),
    timestamp: at,
  },
})
const complaint: SesEvent = {
  eventType: 'Complaint',
  mail: { messageId: 'ses-1', tags },
  complaint: { complainedRecipients: [{ emailAddress: address }], timestamp: at },
}

const withAppeal = async () => {
  const world = new World()
  await world.submit(appeal())
  await world.settle()
  return world
}
const told = (world: World) => world.mailsTo('secretariat@example.kz')
const kept = (world: World) =>
  world.people
    .all()
    .filter(({ content }) => content.kind === 'delivery')
    .map(({ caseId, content }) => ({ caseId, ...content }))
const record = { caseId: number, kind: 'delivery', to: 'applicant', address, at }

describe('a bounce', () => {
  test('for good is kept with the case, and the secretariat is told which case, whose mail and which address', async () => {
    const world = await withAppeal()
    expect(await recordDelivery(world.deps, bounce())).toBe('recorded')
    expect(kept(world)).toEqual([{ ...record, why: 'bounce', permanent: true }])
    const [mail, ...more] = told(world)
    expect(more).toEqual([])
    expect(mail?.subject).toContain(number)
    expect(mail?.text).toContain(address)
    expect(mail).toMatchObject({ thread: number, tags: { case: number, to: 'secretary' } })
    expect(await world.open(world.actUrlFor('secretariat@example.kz'))).toMatchObject({ outcome: 'open' })
  })
  test('for now is kept; nobody is alarmed', async () => {
    const world = await withAppeal()
    expect(await recordDelivery(world.deps, bounce({ type: 'Transient' }))).toBe('recorded')
    expect(kept(world)).toEqual([{ ...record, why: 'bounce', permanent: false }])
    expect(told(world)).toEqual([])
  })
  test('of several addresses is one record and one mail for each', async () => {
    const world = await withAppeal()
    await recordDelivery(world.deps, bounce({ to: [address, 'other@example.kz'] }))
    expect(kept(world)).toHaveLength(2)
    expect(told(world)).toHaveLength(2)
  })
  test('of a mail that says what it was: that is to be handed over; a complaint shows that it arrived', async () => {
    const world = await withAppeal()
    await world.act(world.actUrlFor('chair-ecology-transport@example.kz'), {
      action: 'answer',
      outcome: 'explained',
      text: 'Мусор вывезен.',
    })
    await recordDelivery(world.deps, complaint)
    const pending = async () => Object.keys(fold(await world.log.load(number))?.pending ?? {})
    expect(await pending()).toEqual([])
    const answered = { ...tags, what: ['answer'] }
    await recordDelivery(world.deps, bounce({ tags: answered }))
    expect(await pending()).toEqual(['handover:answer'])
  })
  test('of the secretariat’s own address is kept; by that address nobody can be told', async () => {
    const world = await withAppeal()
    const own = { case: tagOf(number), to: ['secretary'] }
    await recordDelivery(world.deps, bounce({ to: ['secretariat@example.kz'], tags: own }))
    expect(kept(world)).toMatchObject([{ to: 'secretary', permanent: true }])
    expect(told(world)).toEqual([])
  })
  test('has what it was to bring handed over; its address is not in the log, and ends when other personal data do', async () => {
    const world = await withAppeal()
    const log = await world.log.load(number)
    await recordDelivery(world.deps, bounce())
    await recordDelivery(world.deps, bounce())
    const added = (await world.log.load(number)).slice(log.length)
    expect(added.flatMap(({ events }) => events)).toMatchObject([
      { type: 'HandoverOpened', what: 'receipt', undelivered: true },
    ])
    expect(JSON.stringify(added)).not.toContain(address)
    const [stored] = world.people.all().filter(({ content }) => content.kind === 'delivery')
    expect(stored?.expiresAt).toBe(rules.retentionEnds('2026-02-03'))
  })
})

describe('a mail that did not arrive, though its address may be right', () => {
  const soft = (bounceType: string, bounceSubType: string, to = 'applicant'): SesEvent => ({
    ...bounce({ tags: { case: tagOf(number), to: [to] } }),
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: address }],
      timestamp: at,
    },
  })
  test.each([
    ['Transient', 'MailboxFull', { reason: 'mailbox_full' }, 'переполнен'],
    ['Transient', 'MessageTooLarge', { reason: 'too_large' }, 'слишком велико'],
    ['Transient', 'ContentRejected', { reason: 'content' }, 'отклонила содержание'],
    ['Transient', 'AttachmentRejected', { reason: 'content' }, 'отклонила содержание'],
    ['Transient', 'CustomTimeoutExceeded', {}, 'не доставлено'],
    ['Undetermined', 'Undetermined', {}, 'не доставлено'],
  ])('%s/%s: kept, and the secretariat is told why', async (type, subType, reason, said) => {
    const world = await withAppeal()
    expect(await recordDelivery(world.deps, soft(type, subType))).toBe('recorded')
    expect(kept(world)).toEqual([{ ...record, why: 'bounce', permanent: false, ...reason }])
    const [mail, ...more] = told(world)
    expect(more).toEqual([])
    expect(mail?.text.replace(/\s+/g, ' ')).toContain(said)
    expect(mail?.text).toContain(address)
    expect(mail?.text).not.toContain('уточнить адрес')
  })
  test('is an automatic reply where its reader is on leave: kept as one, and nobody is told', async () => {
    const world = await withAppeal()
    expect(await recordDelivery(world.deps, soft('Transient', 'General'))).toBe('recorded')
    expect(kept(world)).toEqual([{ ...record, why: 'auto_reply', permanent: false }])
    expect(told(world)).toEqual([])
  })
  test('for good it is, whatever the reason: the address is to be found out', async () => {
    const world = await withAppeal()
    await recordDelivery(world.deps, soft('Permanent', 'OnAccountSuppressionList'))
    expect(kept(world)).toEqual([{ ...record, why: 'bounce', permanent: true }])
    expect(told(world)[0]?.text.replace(/\s+/g, ' ')).toContain('уточнить адрес')
  })
})

test('a mail that the mail service refused to send did not arrive: kept, and told', async () => {
  const world = await withAppeal()
  const event = sesEvent.parse({
    eventType: 'Reject',
    mail: { timestamp: at, messageId: 'ses-1', source: 'council@example.kz', destination: [address], tags },
    reject: { reason: 'Bad content' },
  })
  expect(await recordDelivery(world.deps, event)).toBe('recorded')
  expect(kept(world)).toEqual([{ ...record, why: 'rejected', permanent: false }])
  expect(told(world).map(({ subject }) => subject)).toEqual([expect.stringContaining('письмо не отправлено')])
})

describe('what SNS brings', () => {
  test('is an event, as SES publishes it', () => {
    expect(readSesMessage(JSON.stringify(bounce()))).toEqual(bounce())
  })
  test('is SES’s greeting, once: nothing to record', () => {
    const greeting = 'Successfully validated SNS topic for Amazon SES event publishing.'
    expect(readSesMessage(greeting)).toBeUndefined()
  })
  test.each([
    'Нечто об asel@example.kz',
    '{"mail":"asel@example.kz"',
    JSON.stringify({ ...bounce(), mail: { messageId: 7, to: address } }),
    JSON.stringify({ ...bounce(), bounce: { bouncedRecipients: address } }),
  ])('is refused as anything else, and no word of it is quoted: %s', (message) => {
    let said = ''
    try {
      readSesMessage(message)
    } catch (error) {
      said = `${error} ${(error as Error).stack} ${JSON.stringify(error)}`
    }
    expect(said).toContain('not an event of SES')
    expect(said).not.toContain('asel')
    expect(said).not.toContain('Нечто')
  })
})

test('a complaint is kept as one, and told', async () => {
  const world = await withAppeal()
  expect(await recordDelivery(world.deps, complaint)).toBe('recorded')
  expect(kept(world)).toEqual([{ ...record, why: 'complaint', permanent: true }])
  expect(told(world)).toHaveLength(1)
})

test.each(['Delivery', 'Send', 'Open', 'Click', 'DeliveryDelay'])('%s is let pass', async (eventType) => {
  const world = await withAppeal()
  // As SES publishes it, with more than is looked at.
  const event = sesEvent.parse({
    eventType,
    mail: { messageId: 'ses-1', timestamp: at, destination: [address], tags },
    [eventType.toLowerCase()]: { timestamp: at, recipients: [address], smtpResponse: '250 ok' },
  })
  expect(await recordDelivery(world.deps, event)).toBe('nothing')
  expect(kept(world)).toEqual([])
  expect(told(world)).toEqual([])
})

describe('tags that say nothing', () => {
  test.each<[string, Record<string, string[]>]>([
    ['none at all', {}],
    ['SES’s own only', { 'ses:source-ip': ['127.0.0.1'] }],
    ['a case that is not there', { case: tagOf('ALM-A-2026-000099'), to: ['applicant'] }],
    ['no base64', { case: ['%%%'], to: ['applicant'] }],
    ['an empty list', { case: [], to: [] }],
    ['a role that is none', { case: tagOf('x'), to: ['mayor'] }],
  ])('%s: kept apart from every case, and the secretariat told of the address', async (_, unknown) => {
    const world = await withAppeal()
    expect(await recordDelivery(world.deps, bounce({ tags: unknown }))).toBe('recorded')
    expect(kept(world)).toMatchObject([{ caseId: 'deliveries', address, permanent: true }])
    const [mail] = told(world)
    expect(told(world)).toHaveLength(1)
    expect(mail?.text).toContain(address)
    expect(mail?.text).not.toContain('/act/')
    expect(mail?.subject).not.toContain('ALM-')
    expect(mail).toMatchObject({ thread: 'deliveries', tags: { to: 'secretary' } })
  })
})

describe('a message that comes again', () => {
  test('is one record and one mail', async () => {
    const world = await withAppeal()
    for (let i = 0; i < 3; i++) expect(await recordDelivery(world.deps, bounce())).toBe('recorded')
    expect(kept(world)).toHaveLength(1)
    expect(told(world)).toHaveLength(1)
  })
  test('another mail to the same address that bounces is another', async () => {
    const world = await withAppeal()
    await recordDelivery(world.deps, bounce())
    const second = { ...bounce(), mail: { messageId: 'ses-2', tags } }
    await recordDelivery(world.deps, second)
    expect(kept(world)).toHaveLength(2)
    expect(told(world)).toHaveLength(2)
  })
  test('while the first is being told of: busy; cut off before the mail, it is told of later', async () => {
    const world = await withAppeal()
    world.hook = failing('mailer.send', 'before')
    await expect(recordDelivery(world.deps, bounce())).rejects.toBeInstanceOf(Injected)
    await expect(recordDelivery(world.deps, bounce())).rejects.toBeInstanceOf(Busy)
    world.now = new Date(Date.parse(world.now) + 61_000).toISOString()
    expect(await recordDelivery(world.deps, bounce())).toBe('recorded')
    expect(told(world)).toHaveLength(1)
  })
})
