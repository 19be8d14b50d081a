/** Letters on their way: to bodies that no configuration knows, by mail and by hand; and who signed them. */
import { describe, expect, test } from 'vitest'
import { viewFor } from '../../../../shared/application/actions/link-view.ts'
import { openInitiative } from '../../../../shared/application/appeals/register-appeal.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const letter = 'ALM-L-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const secretariat = 'secretariat@example.kz'
const body = { name: '«Таза аула» ПИК', email: 'taza@example.kz' }
const signedBy = { name: 'А. Оспанов', post: 'басқарма төрағасы' }

const reviewed = async (world = new World()) => {
  await world.submit(appeal())
  await world.settle()
  return world
}
const write = async (
  world: World,
  to: { name: string; email?: string; address?: string },
  key = 'letter-1',
) => {
  const words = { kind: 'information', subject: 'Аула', text: 'Ауланы кім жинайды?' } as const
  await world.act(world.actUrlFor(chair), { action: 'letter', to, ...words }, key)
  await world.settle()
}
const letterIn = async (world: World) => {
  const c = await world.caseOf(number)
  const view = await viewFor(world.deps, c, { role: 'secretary', open: true }, '2026-02-02')
  return view.case.letters[0]
}

describe('a body that is in no configuration', () => {
  test('has its letter by e-mail, and answers it by the link in it', async () => {
    const world = await reviewed()
    await write(world, body)
    const [mail] = world.mailsTo(body.email)
    expect(mail?.subject).toContain(letter)
    expect(mail?.text).toContain(body.name)
    const response = { action: 'respond', decision: 'information', text: 'Біз жинаймыз.' } as const
    await world.act(world.actUrlFor(body.email), {
      ...response,
      reference: '7',
      dated: '2026-02-02',
      signedBy,
    })
    await world.settle()
    expect(world.mailsTo(chair).at(-1)?.text).toContain(`${signedBy.name}, ${signedBy.post}`)
    expect(world.mailsTo(chair).at(-1)?.text).toContain(body.name)
    expect(await letterIn(world)).toMatchObject({
      ...{ agency: 'outside', body: body.name, kind: 'information', status: 'answered' },
      response: { text: 'Біз жинаймыз.', reference: '7', dated: '2026-02-02', signedBy },
    })
    const told = JSON.stringify([await world.log.load(number), world.queues.sent])
    for (const personal of [body.name, body.email, signedBy.name]) expect(told).not.toContain(personal)
  })
  test('is reminded of its letter alone, at the address that it was written to', async () => {
    const world = await reviewed()
    await write(world, body)
    await write(world, { ...body, email: 'other@example.kz' }, 'letter-2')
    // 15 calendar days from 2 February end on the 17th; five working days before is the 10th.
    world.goTo('2026-02-10')
    await world.sweep()
    await world.settle()
    const digests = world.mailsTo(body.email).filter(({ subject }) => !subject.includes('Аула'))
    expect(digests).toHaveLength(1)
    expect(digests[0]?.text).toContain(letter)
    expect(digests[0]?.text).not.toContain('ALM-L-2026-000002')
  })
  test('without an address: nothing is sent to nobody, the secretariat hands it over', async () => {
    const world = await reviewed()
    await write(world, { name: body.name, address: 'Абай даңғылы, 10' })
    const [asked] = world.mailsTo(secretariat).slice(-1)
    expect(asked?.text).toContain(body.name)
    expect(asked?.text).toContain('Абай даңғылы, 10')
    expect(await letterIn(world)).toMatchObject({
      dueOn: null,
      toHandOver: true,
      address: 'Абай даңғылы, 10',
    })
    world.goTo('2026-02-04')
    const desk = world.staffUrl(number)
    await world.act(desk, { action: 'letter_handed_over', letter, on: '2026-02-03' })
    await world.settle()
    expect(await letterIn(world)).toMatchObject({ dueOn: '2026-02-18' })
    expect(await letterIn(world)).not.toHaveProperty('toHandOver')
  })
})

describe('who signed a letter', () => {
  const { council } = rules
  const commission = council.commissions.find(({ id }) => id === 'ecology-transport')
  const acting = { name: 'Марат Серікұлы Ахметов', from: '2026-02-02', until: '2026-02-10' }
  const opened = async (world: World) => {
    const input = { agency: 'akimat', subject: 'Саябақ', text: 'Сұраймыз.' }
    const origin = { kind: 'hearing', title: 'Тыңдау', on: '2026-01-30' } as const
    const request = { key: 'key-1', door: 'api', at: world.now } as const
    await openInitiative(world.deps, { ...input, origin }, request)
    await world.settle()
    return world.mailsTo('akimat@example.kz').at(-1)?.text
  }

  test('a commission’s is its chair, by name and post, on the page and in the mail', async () => {
    const world = await reviewed()
    await write(world, body)
    expect(await letterIn(world)).toMatchObject({
      signatory: { name: commission?.chair.name, post: 'chair' },
    })
    expect(world.mailsTo(body.email)[0]?.text).toContain(commission?.chair.name)
  })
  test('it is the deputy who acts; who acts later does not change it', async () => {
    const deputy = { name: 'Айдос Бекұлы Нұрлан', email: 'deputy@example.kz', language: 'kk' as const }
    const commissions = council.commissions.map((one) => ({ ...one, deputy, acting: 'deputy' as const }))
    const world = await reviewed(
      new World({ rules: councilRules({ ...council, commissions }, rules.calendar) }),
    )
    await world.act(world.actUrlFor(deputy.email), {
      action: 'letter',
      agency: 'akimat',
      subject: 'Аула',
      text: 'Ауланы кім жинайды?',
    })
    await world.settle()
    expect(await letterIn(world)).toMatchObject({ signatory: { name: deputy.name, post: 'deputy' } })
  })
  test('Law on Public Councils, art. 12(1)(3): the council’s own is the head', async () => {
    expect(await opened(new World())).toContain(council.head.name)
  })
  test.each([
    ['2026-02-01', council.head.name],
    ['2026-02-02', acting.name],
    ['2026-02-10', acting.name],
    ['2026-02-11', council.head.name],
  ])('art. 12(1)(6): on %s it is %s', async (day, name) => {
    const world = new World({ rules: councilRules({ ...council, actingHead: acting }, rules.calendar) })
    world.goTo(day)
    expect(await opened(world)).toContain(name)
  })
})
