/** Earlier appeals of the same person in like words are found and shown to the office, and to nobody else. */
import { expect, test } from 'vitest'
import { viewFor } from '../../../../shared/application/actions/link-view.ts'
import { findCases } from '../../../../shared/application/desk/lists/find-case.ts'
import { rules } from '../../../builders/council.ts'
import { iin } from '../../../builders/identity.ts'
import { appeal, person } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const chair = 'chair-ecology-transport@example.kz'
const text = 'За домом 14 свалены бытовой и строительный мусор. Просим вывезти немедленно.'
const stranger = person({ iin: iin(2), email: 'other@example.kz' })

const submitted = async (world: World, key: string, more: object = {}) => {
  const number = await world.submit(appeal({ text, ...more }), key)
  await world.settle()
  return number
}
const seen = async (world: World) => {
  const opened = await world.open(world.actUrlFor(chair))
  if (opened.outcome !== 'open') throw new Error(opened.outcome)
  return (await viewFor(world.deps, opened.case, opened.grant, rules.dayOf(world.now))).case
}

test('the same person’s like words, the likest first; another’s are not, nor other words', async () => {
  const world = new World()
  const first = await submitted(world, 'one')
  expect(await seen(world)).not.toHaveProperty('repeats')
  await submitted(world, 'two', { applicant: stranger })
  await submitted(world, 'three', { subject: 'Светофор', text: 'Поставьте светофор на перекрёстке.' })
  const again = await submitted(world, 'four')
  expect((await seen(world)).repeats).toEqual([
    expect.objectContaining({ number: first, likeness: 1, unchanged: true, status: 'assigned' }),
  ])
  expect(again).not.toBe(first)
})

test('by the e-mail address alone, where no IIN was given; the desk finds it so too', async () => {
  const world = new World()
  const { iin: _, ...nameOnly } = person()
  const applicant = { ...nameOnly, noIin: true as const }
  const first = await submitted(world, 'one', { applicant })
  await submitted(world, 'two', { applicant: { ...applicant, email: 'ASEL@example.kz' } })
  expect((await seen(world)).repeats).toMatchObject([{ number: first }])
  const found = await findCases(world.deps, ' Asel@example.kz', rules.dayOf(world.now))
  expect(found).toHaveLength(2)
})

test('one that was returned and is sent again unchanged is filed; changed it is not', async () => {
  const world = new World()
  const first = await submitted(world, 'one')
  const back = { action: 'return_to_applicant', ground: 'insulting', text: 'Без брани' } as const
  await world.act(world.actUrlFor(chair), back)
  await submitted(world, 'two', { text: `${text} Срочно!` })
  await world.act(world.actUrlFor(chair), { action: 'return', reason: 'Повтор' })
  await world.settle()
  const secretary = () => world.actUrlFor('secretariat@example.kz')
  const file = { action: 'link_repeat', of: first, file: true } as const
  expect(await world.act(secretary(), file, 'changed')).toMatchObject({ refused: 'repeat_changed' })
  const same = await submitted(world, 'three')
  await world.act(world.actUrlFor(chair), { action: 'return', reason: 'Повтор' }, 'again')
  await world.settle()
  await world.act(secretary(), file, 'same')
  expect(await world.caseOf(same)).toMatchObject({ filedWith: first, ended: 'terminated' })
})

test('one that repeats an answered appeal is returned by its number', async () => {
  const world = new World()
  const first = await submitted(world, 'one')
  await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'explained', text: 'Вывезено.' })
  const again = await submitted(world, 'two')
  const back = { action: 'return_to_applicant', ground: 'repeated', of: first, text: 'Ответ дан' } as const
  await world.act(world.actUrlFor(chair), back, 'back')
  expect(await world.caseOf(again)).toMatchObject({ returned: { ground: 'repeated', of: first } })
})
