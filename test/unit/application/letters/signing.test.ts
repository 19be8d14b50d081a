/** Where the head signs the council's letters: mails, the signatory's name, and reminders of the signature. */
import { describe, expect, test } from 'vitest'
import { openInitiative } from '../../../../shared/application/appeals/register-appeal.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import type { Council } from '../../../../shared/council/council.ts'
import { rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const agency = 'tazalyk@example.kz'
const actingHead = {
  ...{ name: 'М. Д. Оспанов', email: 'acting@example.kz', language: 'ru' as const },
  ...{ from: '2026-02-02', until: '2026-02-10' },
}
const deputyHead = { name: 'Г. Т. Нурланова', email: 'deputy@example.kz', language: 'ru' as const }
const council: Council = { ...rules.council, signing: 'head', actingHead, deputyHead }
const { head } = council
const letter = {
  action: 'letter',
  agency: 'tazalyk',
  subject: 'О свалке',
  text: 'Просим вывезти мусор.\n\nПросим сообщить о сроке.',
} as const
const reason = 'Укажите адрес.'

const written = async () => {
  const world = new World({ rules: councilRules(council, rules.calendar) })
  await world.submit(appeal({ language: 'ru' }))
  await world.settle()
  await world.act(world.actUrlFor(chair), letter)
  await world.settle()
  return world
}
const textTo = (world: World, to: string) => (world.mailsTo(to).at(-1)?.text ?? '').replace(/\s+/g, ' ')

describe('a letter before the head', () => {
  test('is mailed whole to the head and who stands in, and to nobody else', async () => {
    const world = await written()
    for (const to of [head.email, actingHead.email])
      for (const words of [letter.subject, 'Просим вывезти мусор.', 'Просим сообщить о сроке.'])
        expect(textTo(world, to)).toContain(words)
    expect(world.mailsTo(deputyHead.email)).toEqual([])
    expect(world.mailsTo(agency)).toEqual([])
    expect((await world.caseOf(number)).letters).toEqual({})
  })
  test.each([
    ['the head', head.email, { name: head.name, post: 'head' }],
    ['who stands in', actingHead.email, { name: actingHead.name, post: 'acting_head' }],
  ])('is signed by %s, and sent under that name', async (_, by, signatory) => {
    const world = await written()
    await world.act(world.actUrlFor(by), { action: 'sign' })
    await world.settle()
    const [sent] = Object.values((await world.caseOf(number)).letters)
    expect(sent).toMatchObject({ agency: 'tazalyk', signedBy: signatory.post })
    expect(await world.people.get(number, sent?.signatory ?? '')).toMatchObject(signatory)
    expect(textTo(world, agency)).toContain('Просим вывезти мусор.')
    for (const link of [head.email, actingHead.email])
      expect(await world.open(world.actUrlFor(link))).toMatchObject({ outcome: 'ended' })
  })
  test('comes back to the chair with the reason', async () => {
    const world = await written()
    await world.act(world.actUrlFor(head.email), { action: 'refuse_signature', reason })
    await world.settle()
    expect(textTo(world, chair)).toContain(reason)
    expect(world.mailsTo(agency)).toEqual([])
  })
  test('that nobody signs is in the head’s digest, and missed the day after', async () => {
    const world = await written()
    world.goTo('2026-02-04', '09:00')
    await world.sweep()
    await world.settle()
    expect(textTo(world, head.email)).toContain('Хатқа қол қою')
    world.goTo('2026-02-05', '09:00')
    await world.sweep()
    const missed = (await world.log.load(number)).flatMap(({ events }) => events)
    expect(missed).toContainEqual(expect.objectContaining({ type: 'DeadlineMissed', term: 'letter.signing' }))
  })
})

describe('an initiative', () => {
  test('is told of to the secretariat when its letter was not signed, with a date for another', async () => {
    const world = new World({ rules: councilRules(council, rules.calendar) })
    const origin = { kind: 'hearing' as const, title: 'Слушание', on: '2026-01-30' }
    const { subject, text } = letter
    const input = { agency: 'tazalyk', subject, text, origin }
    await openInitiative(world.deps, input, { door: 'desk:secretary', key: 'initiative-1', at: world.now })
    await world.settle()
    expect(textTo(world, head.email)).toContain('Просим вывезти мусор.')
    await world.act(world.actUrlFor(head.email), { action: 'refuse_signature', reason })
    await world.settle()
    const told = textTo(world, council.secretariat.email)
    for (const words of [reason, 'Просим подготовить новое письмо']) expect(told).toContain(words)
    expect(world.mailsTo(agency)).toEqual([])
  })
})
