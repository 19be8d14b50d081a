/** Short messages beside the mails: who gets one, once, and that nothing is handed over by it. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import { recordDelivery, type SesEvent } from '../../../../shared/application/notices/record-delivery.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import { portal } from '../../../builders/council.ts'
import { iin } from '../../../builders/identity.ts'
import { appeal, person } from '../../../builders/inputs.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World, type WorldOptions } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const typed = '8 (701) 234-56-78'
const telephone = '+77012345678'
const answering: ActionInput = { action: 'answer', outcome: 'explained', text: 'Мусор вывезен на полигон.' }

const planted = { name: 'Зере Құрманбекқызы', address: 'улица Тайная, 7', subject: 'Свалка у дома Тайного' }
/** Of one who gave a telephone, and no e-mail unless told. */
const submitted = async (contact: object = { phone: typed }, options: WorldOptions = {}) => {
  const world = new World({ short: true, ...options })
  const { email: _, ...nobody } = person({ name: planted.name, address: planted.address })
  await world.submit(appeal({ applicant: { ...nobody, ...contact }, subject: planted.subject }))
  await world.settle()
  return world
}
const answered = async (world: World) => {
  await world.act(world.actUrlFor(chair), answering)
  await world.settle()
  return world
}
const bySecretary = (world: World, action: ActionInput, key: string) =>
  world.act(world.staffUrl(number), action, key)
const bounceOf = (what: string, address: string): SesEvent => ({
  eventType: 'Bounce',
  mail: {
    messageId: `of-${what}`,
    tags: { case: [Buffer.from(number).toString('base64url')], to: ['applicant'], what: [what] },
  },
  bounce: {
    bounceType: 'Permanent',
    bouncedRecipients: [{ emailAddress: address }],
    timestamp: '2026-02-03T05:00:00Z',
  },
})

describe('an applicant with a telephone alone', () => {
  test('is told by one message that the answer is there; it still waits to be handed over', async () => {
    const world = await answered(await submitted())
    expect(world.sms.messages).toEqual([{ to: telephone, text: `${number}: ответ готов. ${portal}/appeals` }])
    const c = await world.caseOf(number)
    expect(Object.keys(c.pending)).toEqual(['handover:answer'])
    expect(c).toMatchObject({ handing: { since: '2026-02-02' } })
    expect(c).not.toHaveProperty('handing.on')
  })
  test('once, however often the event is told of, and though the first message failed', async () => {
    const world = await submitted(undefined, { mayRetry: (e) => e instanceof Injected })
    world.hook = failing('sms.send', 'before', 2)
    await answered(world)
    await world.deliverAllAgain()
    await world.streamAgain()
    expect(world.sms.messages).toHaveLength(1)
    expect(world.deadLetters).toEqual([])
  })
  test('has no message of the secretariat’s mail held up by one that fails', async () => {
    const world = await submitted(undefined, { mayRetry: (e) => e instanceof Injected })
    world.hook = failing('sms.send', 'before', 1000)
    await answered(world)
    expect(world.mailsTo('secretariat@example.kz').map(({ kind }) => kind)).toContain('by_hand')
    expect(world.mailsTo('secretariat@example.kz').filter(({ kind }) => kind === 'by_hand')).toHaveLength(1)
  })
  test('who does not take it is not asked again, and has the answer by hand', async () => {
    const world = await submitted()
    world.sms.refused = [telephone]
    await answered(world)
    expect(world.sms.messages).toEqual([])
    expect(world.deadLetters).toEqual([])
    expect(Object.keys((await world.caseOf(number)).pending)).toEqual(['handover:answer'])
  })
  test('gets five messages a day at most; what is over waits to be handed over', async () => {
    const world = new World({ short: true })
    for (let serial = 1; serial <= 7; serial++) {
      const { email: _, ...other } = person({ iin: iin(serial), phone: typed })
      const one = await world.submit(appeal({ applicant: other }), `submit-${serial}`)
      await world.settle()
      await world.act(world.actUrlIn(one, chair), answering, `answer-${serial}`)
      await world.settle()
    }
    expect(world.sms.messages).toHaveLength(5)
    expect(Object.keys((await world.caseOf('ALM-A-2026-000007')).pending)).toEqual(['handover:answer'])
  })
  test.each([
    ['at home', '8 (727) 234-56-78'],
    ['abroad', '+44 7911 123456'],
    ['that is none', 'спросить у соседей, 12345'],
  ])('%s gets none', async (_, phone) => {
    const world = await answered(await submitted({ phone }))
    expect(world.sms.messages).toEqual([])
    expect(world.deadLetters).toEqual([])
  })
  test('has the mobile one of two', async () => {
    const world = await answered(await submitted({ phone: '8 (727) 234-56-78, 8 777 000 11 22' }))
    expect(world.sms.messages.map(({ to }) => to)).toEqual(['+77770001122'])
  })
})

describe('an applicant with an address', () => {
  const both = { phone: typed, email: 'zere@example.kz' }
  test('is told by mail; by a message once that came back, and of what is missing only', async () => {
    const world = await answered(await submitted(both))
    expect(world.sms.messages).toEqual([])
    await recordDelivery(world.deps, bounceOf('answer', both.email))
    await recordDelivery(world.deps, bounceOf('answer', both.email))
    await world.settle()
    expect(world.sms.messages).toEqual([{ to: telephone, text: `${number}: ответ готов. ${portal}/appeals` }])
  })
  test('and no telephone gets none', async () => {
    const world = await answered(await submitted({ email: both.email }))
    await recordDelivery(world.deps, bounceOf('answer', both.email))
    await world.settle()
    expect(world.sms.messages).toEqual([])
  })
  test('is told nothing any more once the personal data are erased', async () => {
    const world = await answered(await submitted(both))
    await recordDelivery(world.deps, bounceOf('answer', both.email))
    await eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'По заявлению', world.now)
    await world.settle()
    expect(world.sms.messages).toEqual([])
  })
})

describe('nothing that is personal', () => {
  test('is in a message or in the chat: no name, subject, code or telephone', async () => {
    const world = await answered(await submitted())
    await bySecretary(
      world,
      { action: 'handed_over', what: 'answer', on: '2026-02-02', how: 'post' } as ActionInput,
      'handed',
    )
    await world.settle()
    const code = world.links.code(world.keyed(number))
    const all = [...world.sms.messages.map(({ text }) => text), ...world.chat.posts].join('\n')
    expect(all).not.toBe('')
    for (const secret of [...Object.values(planted), code, telephone, typed, '900101'])
      expect(all).not.toContain(secret)
    expect(all).not.toContain('/act/')
  })
  test('is in the log, in claims or in queues for it', async () => {
    const world = await answered(await submitted())
    const log = JSON.stringify(await world.log.load(number))
    expect(log).not.toContain('2345678')
    expect(JSON.stringify([...world.queues.sent])).not.toContain('2345678')
  })
})

describe('the secretariat’s chat', () => {
  test('has what the secretariat is mailed of, each once, with the way to the desk', async () => {
    const world = await answered(await submitted())
    const [post, ...others] = world.chat.posts.filter((text) => text.startsWith(number))
    expect(others).toEqual([])
    const [mail] = world.mailsTo('secretariat@example.kz').filter(({ kind }) => kind === 'by_hand')
    expect(post).toBe(`${mail?.subject}\n${portal}/desk`)
    await world.deliverAllAgain()
    expect(world.chat.posts).toEqual([post])
  })
  test('that fails is tried again by itself: the mail goes once', async () => {
    const world = await submitted(undefined, { mayRetry: (e) => e instanceof Injected })
    world.hook = failing('chat.post', 'before', 2)
    await answered(world)
    expect(world.chat.posts).toHaveLength(1)
    expect(world.mailsTo('secretariat@example.kz').filter(({ kind }) => kind === 'by_hand')).toHaveLength(1)
  })
})

test('a council that has neither sends neither', async () => {
  const world = await answered(await submitted(undefined, { short: false }))
  expect(world.sms.messages).toEqual([])
  expect(world.chat.posts).toEqual([])
})
