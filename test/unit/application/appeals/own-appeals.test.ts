/** Who has no account sees all own appeals by a mail to the address that they gave. */
import { describe, expect, test } from 'vitest'
import { correctContact } from '../../../../shared/application/appeals/applicant-actions.ts'
import { appealsOf, requestOwnAppeals } from '../../../../shared/application/appeals/own-appeals.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import { appeal, person } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const mine = 'asel@example.kz'

/** Two of mine, and one of another person between them. */
const three = async () => {
  const world = new World()
  const first = await world.submit(appeal(), 'submit-1')
  world.goTo('2026-02-03')
  const others = await world.submit(appeal({ applicant: person({ email: 'other@example.kz' }) }), 'submit-2')
  world.goTo('2026-02-04')
  const second = await world.submit(appeal({ applicant: person({ email: 'Asel@Example.kz' }) }), 'submit-3')
  await world.settle()
  return { world, first, others, second }
}
const ask = async (world: World, address: string, key = 'request-1') => {
  const before = world.mailsTo(address).length
  await requestOwnAppeals(world.deps, address, { key, at: world.now })
  await world.settle()
  return world.mailsTo(address).slice(before)
}
const numbersOf = async (world: World, address: string) =>
  (await appealsOf(world.deps, address)).map(({ caseId }) => caseId)

test('one mail has the link and the code of each, the latest first, and of nobody else', async () => {
  const { world, first, others, second } = await three()
  const before = world.mailsTo('Asel@Example.kz').length
  await ask(world, mine)
  const [mail, ...more] = world.mailsTo('Asel@Example.kz').slice(before)
  expect(more).toEqual([])
  const text = mail?.text ?? ''
  for (const number of [first, second]) {
    expect(text).toContain(world.links.code(world.keyed(number)))
    expect(text).toContain(`/appeals/${number}?code=`)
  }
  expect(text).not.toContain(others)
  expect(text.indexOf(second)).toBeLessThan(text.indexOf(first))
  expect(text).not.toContain(appeal().subject)
})

test('an address that nobody gave gets nothing, and no log tells that it was asked for', async () => {
  const { world, first, second, others } = await three()
  expect(await ask(world, 'nobody@example.kz')).toEqual([])
  for (const number of [first, second, others])
    expect((await world.caseOf(number)).linkRequestedAt).toBeUndefined()
})

test('asked twice within ten minutes is answered once, and five times a day at most', async () => {
  const { world } = await three()
  const to = 'other@example.kz'
  expect(await ask(world, to, 'request-1')).toHaveLength(1)
  expect(await ask(world, to, 'request-2')).toHaveLength(0)
  const later = []
  for (const hour of ['12', '13', '14', '15', '16', '17']) {
    world.goTo('2026-02-04', `${hour}:00`)
    later.push(...(await ask(world, to, `request-${hour}`)))
  }
  expect(later.length).toBeLessThanOrEqual(4)
})

describe('an appeal is not among them', () => {
  test('once its applicant is reached elsewhere: the former address opens nothing', async () => {
    const { world, first, second } = await three()
    const request = { key: 'contact-1', at: world.now, log: await world.log.load(first) }
    await correctContact(world.deps, first, { email: 'new@example.kz' }, request)
    expect(await numbersOf(world, mine)).toEqual([second])
    expect(await numbersOf(world, 'new@example.kz')).toEqual([first])
  })

  test('once its personal data are erased', async () => {
    const { world, first, second } = await three()
    await eraseCase({ ...world.deps, storedPeople: world.people.stored }, first, 'По запросу', world.now)
    expect(await numbersOf(world, mine)).toEqual([second])
  })
})
