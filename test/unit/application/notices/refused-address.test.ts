/** An address that the mail service itself does not take: nobody else waits for it, and it is told like a bounce. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import { Busy } from '../../../../shared/application/ports.ts'
import { appeal } from '../../../builders/inputs.ts'
import { failing, Injected } from '../../../fakes/watched.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const applicant = 'asel@example.kz'
const chair = 'chair-ecology-transport@example.kz'
const secretariat = 'secretariat@example.kz'
const forwarding: ActionInput = { action: 'forward', to: 'almaty-su', text: 'По компетенции.', part: false }

const submitted = async (world: World) => {
  await world.submit(appeal())
  await world.settle()
  return world
}
const bySecretary = (world: World, action: ActionInput) => world.act(world.staffUrl(number), action)
const kept = (world: World) =>
  world.people
    .all()
    .flatMap(({ caseId, content }) => (content.kind === 'delivery' ? { caseId, ...content } : []))
const readers = (world: World, from = 0) =>
  world.mails
    .slice(from)
    .map(({ to }) => to)
    .sort()

describe('one reader’s mail that fails', () => {
  /** The mailer fails on this address for good, without knowing that it will. */
  const failingFor = (address: string) => {
    const world = new World({ mayRetry: (e) => e instanceof Error && e.name === 'InvalidParameterValue' })
    world.hook = async ({ name, args }, run) => {
      if (name === 'mailer.send' && (args[0] as { to: string }).to === address)
        throw Object.assign(new Error('refused'), { name: 'InvalidParameterValue' })
      return run()
    }
    return world
  }
  test.each([
    [applicant, ['almaty-su@example.kz', chair]],
    ['almaty-su@example.kz', [applicant, chair]],
    [chair, ['almaty-su@example.kz', applicant]],
  ])('%s: the other readers of a forwarding are told, once each', async (bad, others) => {
    const world = await submitted(failingFor(bad))
    const before = world.mails.length
    await bySecretary(world, forwarding)
    await world.settle()
    expect(readers(world, before)).toEqual(others)
    expect(world.deadLetters.map(({ body }) => JSON.parse(body).data.type)).toContain('AppealForwarded')
  })
  test('comes again for that reader alone, once it can be sent', async () => {
    const world = failingFor(applicant)
    await submitted(world)
    await bySecretary(world, forwarding)
    await world.settle()
    const before = world.mails.length
    world.hook = undefined
    await world.deliverAllAgain()
    expect(readers(world, before)).toEqual([applicant, applicant])
  })
  test('several that fail are told together', async () => {
    const world = await submitted(new World())
    await bySecretary(world, forwarding)
    world.hook = failing('mailer.send', 'before', 2)
    const failed = await world.settle().catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(AggregateError)
    expect((failed as AggregateError).errors.map((error) => error.name)).toEqual(['Injected', 'Injected'])
    expect(readers(world, 2)).toEqual([chair])
  })
  test('one that another is just sending holds up none of the others', async () => {
    const world = await submitted(new World({ mayRetry: (e) => e instanceof Busy || e instanceof Injected }))
    const { version = 0 } = (await world.log.load(number)).at(-1) ?? {}
    await world.claims.lease(`mail#${number}:${version + 1}:0#applicant`, 60)
    await bySecretary(world, forwarding)
    await world.settle()
    expect(readers(world, 2)).toEqual(['almaty-su@example.kz', applicant, chair])
    expect(world.deadLetters).toEqual([])
  })
})

describe('an address that is refused for good', () => {
  const refusing = (...refused: string[]) => {
    const world = new World()
    world.mailer.refused = refused
    return world
  }
  test('is shown on the case, told to the secretariat once, and no message is left', async () => {
    const world = await submitted(refusing(applicant))
    expect(kept(world)).toEqual([
      {
        caseId: number,
        kind: 'delivery',
        to: 'applicant',
        why: 'bounce',
        permanent: true,
        address: applicant,
        at: world.now,
      },
    ])
    const [told, ...more] = world.mailsTo(secretariat)
    expect(more).toEqual([])
    expect(told?.text).toContain(applicant)
    expect(told).toMatchObject({ thread: number, tags: { case: number, to: 'secretary' } })
    expect(await world.open(world.actUrlFor(secretariat))).toMatchObject({ outcome: 'open' })
    expect(world.deadLetters).toEqual([])
    const before = world.mails.length
    await world.deliverAllAgain()
    expect(world.mails).toHaveLength(before)
    expect(kept(world)).toHaveLength(1)
  })
  test('ends as other personal data do', async () => {
    const world = await submitted(refusing(applicant))
    const [stored] = world.people.all().filter(({ content }) => content.kind === 'delivery')
    expect(stored?.expiresAt).toBe(world.rules.retentionEnds('2026-02-02'))
  })
  test('of the secretariat itself is kept, and nobody is told by it', async () => {
    const world = refusing(secretariat)
    await world.submit(appeal({ topic: 'other' }))
    await world.settle()
    expect(kept(world)).toMatchObject([{ caseId: number, to: 'secretary', address: secretariat }])
    expect(readers(world)).toEqual([applicant])
    expect(world.deadLetters).toEqual([])
  })
  test('while the secretariat’s is refused too: both are kept', async () => {
    const world = await submitted(refusing(applicant, secretariat))
    expect(
      kept(world)
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['applicant', 'secretary'])
    expect(readers(world)).toEqual([chair])
  })
  test.each<[string, ActionInput, string]>([
    [
      'a letter’s agency',
      { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим' },
      'tazalyk@example.kz',
    ],
    [
      'a body that an appeal goes to by name',
      { ...forwarding, to: { name: 'ТОО «Су»', email: 'su@example.com' } } as ActionInput,
      'su@example.com',
    ],
  ])('%s: the secretariat is told, and which state body it is', async (_, action, address) => {
    const world = await submitted(refusing(address))
    if (action.action === 'letter') await world.act(world.actUrlFor(chair), action)
    else await bySecretary(world, action)
    await world.settle()
    expect(kept(world)).toMatchObject([{ caseId: number, to: 'agency', address }])
    expect(world.mailsTo(secretariat).map(({ text }) => text.includes(address))).toEqual([true])
  })
  test('an extension that the applicant could not be told of waits to be told by hand', async () => {
    const world = await submitted(new World())
    const until = '2026-03-12'
    await world.act(world.actUrlFor(chair), { action: 'extension', until, reason: 'Экспертиза' })
    await world.settle()
    world.mailer.refused = [applicant]
    await world.act(world.actUrlFor('head@example.kz'), { action: 'extend', until, reason: 'Сложно' })
    await world.settle()
    expect((await world.caseOf(number)).pending).toHaveProperty('extension_notice')
    expect(world.mailsTo(secretariat)).toHaveLength(1)
  })
  test('a digest’s reader: one record and word to the secretariat, and no dead letter', async () => {
    const world = await submitted(new World())
    world.mailer.refused = [chair]
    world.goTo('2026-02-24')
    await world.sweep()
    await world.settle()
    expect(kept(world)).toMatchObject([{ caseId: 'deliveries', to: 'chair', address: chair }])
    const about = world.mailsTo(secretariat).filter(({ text }) => text.includes(chair))
    expect(about).toHaveLength(1)
    expect(world.deadLetters).toEqual([])
  })
  test('cut off before the secretariat was told, it is told when the message comes again', async () => {
    const world = new World({ mayRetry: (e) => e instanceof Injected || e instanceof Busy })
    world.mailer.refused = [applicant]
    let cut = false
    world.hook = async ({ name, args }, run) => {
      if (name === 'mailer.send' && (args[0] as { to: string }).to === secretariat && !cut) {
        cut = true
        throw new Injected('before the mail')
      }
      return run()
    }
    await submitted(world)
    expect(kept(world)).toHaveLength(1)
    expect(world.mailsTo(secretariat)).toHaveLength(1)
    expect(world.deadLetters).toEqual([])
  })
})
