/** Cases by what a caller can say. */
import { describe, expect, test } from 'vitest'
import { findCases, numbersMeant, plainPhone } from '../../../../shared/application/desk/lists/find-case.ts'
import { importRegister } from '../../../../shared/application/journal/import-journal.ts'
import { tidyNumber } from '../../../../shared/domain/number.ts'
import { rules } from '../../../builders/council.ts'
import { iin } from '../../../builders/identity.ts'
import { appeal, person } from '../../../builders/inputs.ts'
import { linesOf } from '../../../builders/registers.ts'
import { World } from '../../../fakes/world.ts'

const today = '2026-02-02'
const number = 'ALM-A-2026-000001'
const found = async (world: World, typed: string) =>
  (await findCases(world.deps, typed, today)).map(({ case: c, letter }) => letter ?? c.caseId)

describe('a number', () => {
  test.each([
    number,
    ' alm-a-2026-000001 ',
    'ALM - A - 2026 - 000001',
    'АLМ-А-2026-000001',
    'АЛМ-А-2026-000001',
    'ALM–A–2026–000001',
    'alm-a-2026-1',
    'A-2026-1',
    'а-1',
    '2026-1',
    '1',
    '000001',
  ])('is found as %s', async (typed) => {
    const world = new World()
    await world.submit(appeal())
    expect(await found(world, typed)).toEqual([number])
  })
  test('of a letter leads to its case', async () => {
    const world = new World()
    await world.submit(appeal())
    await world.settle()
    const chair = world.actUrlFor('chair-ecology-transport@example.kz')
    await world.act(chair, { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим вывезти' })
    expect(await found(world, 'alm-l-2026-1')).toEqual(['ALM-L-2026-000001'])
    expect(await found(world, '1')).toEqual([number])
  })
  test.each([
    ['ЗТ 15', ['ЗТ 15', 'зт-15', '№ ЗТ-15', 'ЗТ 15 от 02.06.2025']],
    ['05–13/1234-И', ['05-13/1234-И', '05–13 / 1234-и', '№ 05-13/1234-И']],
    ['032920247028', ['032920247028']],
    ['7012223344', ['7012223344']],
  ])('of an old register, there %s, is found as it may be typed', async (written, typed) => {
    const world = new World()
    await importRegister(world.deps, 'appeals', linesOf('appeals', { number: written }), { at: world.now })
    for (const one of typed) expect(await found(world, one)).toEqual([tidyNumber(written)])
  })
  test('of an old register is looked for as it is, in either alphabet', () => {
    expect(numbersMeant(rules, 'ж-12/3', today)).toEqual(['ж-12/3', 'Ж-12/3'])
  })
  test.each(['', '  ', '-', '#1', 'x'.repeat(70), '99999999', '1 2 3 4 5 6 7', 'Әсел', '000000'])(
    'that is none, such as "%s", finds nothing',
    async (typed) => {
      const world = new World()
      await world.submit(appeal())
      expect(await found(world, typed)).toEqual([])
    },
  )
})

describe('an applicant', () => {
  const mine = iin()
  const phone = '+7 (701) 555-44-33'
  const submitted = async () => {
    const world = new World()
    await world.submit(appeal({ applicant: person({ iin: mine, phone }) }), 'one')
    await world.submit(appeal({ applicant: person({ iin: mine }) }), 'two')
    return world
  }
  test('is found by IIN, with all of their cases', async () => {
    const world = await submitted()
    expect((await found(world, `${mine.slice(0, 6)} ${mine.slice(6)}`)).sort()).toEqual([
      number,
      'ALM-A-2026-000002',
    ])
    expect(await found(world, '000000000000')).toEqual([])
  })
  test.each(['87015554433', '7015554433', '+7 701 555 44 33', '8 (701) 555-44-33'])(
    'is found by telephone typed %s',
    async (typed) => {
      expect(await found(await submitted(), typed)).toEqual([number])
    },
  )
  test('nothing that is kept for it tells the number', async () => {
    const world = await submitted()
    for (const { caseId, contentId, content } of world.people.all())
      if (content.kind !== 'appeal')
        expect(JSON.stringify([caseId, contentId, content])).not.toMatch(new RegExp(`${mine}|5554433`))
  })
  test('a registration repeated leaves one entry each for IIN and e-mail, which end with the case’s texts', async () => {
    const world = new World()
    const body = appeal({ applicant: person({ iin: mine }) })
    await world.submit(body)
    const pointers = () => world.people.all().filter(({ content }) => content.kind === 'pointer')
    expect(pointers().map(({ expiresAt }) => expiresAt)).toEqual([expect.any(Number), expect.any(Number)])
    await world.settle()
    await world.submit(body)
    expect(pointers().map(({ expiresAt }) => expiresAt)).toEqual([undefined, undefined])
    const chair = world.actUrlFor('chair-ecology-transport@example.kz')
    await world.act(chair, { action: 'answer', outcome: 'satisfied', text: 'Вывезено' })
    await world.settle()
    expect(pointers().map(({ expiresAt }) => expiresAt)).toEqual([
      rules.retentionEnds(today),
      rules.retentionEnds(today),
    ])
  })
})

describe('an applicant who typed', () => {
  test.each([
    ['8 (727) 272-11-11 доб. 105', ['(727) 272-11-11', '+7 727 272 11 11', '87272721111']],
    ['007 701 555 44 33', ['87015554433', '007 701 555 44 33']],
    ['+7 701 555 44 33 / 8 702 765 43 21', ['87015554433', '8 702 765-43-21']],
    ['+7 701 555 44 33 +7 702 765 43 21', ['87015554433', '87027654321']],
    ['моб. 8‑701‑555‑44‑33', ['8-701-555-44-33', '8‑701‑555‑44‑33']],
  ])('%s is found by each number in it', async (phone, searched) => {
    const world = new World()
    await world.submit(appeal({ applicant: person({ phone }) }))
    for (const typed of searched) expect(await found(world, typed), typed).toEqual([number])
    expect(await found(world, '105')).toEqual([])
  })
  test('many numbers is kept under three, beside IIN and e-mail', async () => {
    const world = new World()
    await world.submit(appeal({ applicant: person({ phone: '11111,22222,33333,44444,55555,66666' }) }))
    expect(world.people.all().filter(({ content }) => content.kind === 'pointer')).toHaveLength(5)
  })
})

test('telephone numbers are one however they are typed', () => {
  expect(plainPhone('+44 20 7946 0000')).toBe('+442079460000')
})
