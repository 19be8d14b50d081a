/** АППК art. 80: an answer names who decided, with the post, and says where and until when to complain. */
import { describe, expect, test } from 'vitest'
import { statusFor } from '../../../../shared/application/appeals/appeal-status.ts'
import { decidingChair } from '../../../../shared/council/council.ts'
import { renderStatus } from '../../../../shared/pages/appeals/status.ts'
import { rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'
import { status as sample } from '../../pages/page-samples.ts'
import { readOf, spaced } from '../../text/words-of.ts'

const number = 'ALM-A-2026-000001'
const { council } = rules
const commission = council.commissions.find(({ id }) => id === 'ecology-transport')
const name = commission?.chair.name ?? ''

const answered = async (language: 'kk' | 'ru') => {
  const world = new World()
  await world.submit(appeal({ language }))
  await world.settle()
  const chair = world.actUrlFor('chair-ecology-transport@example.kz')
  await world.act(chair, { action: 'answer', outcome: 'satisfied', text: 'Вывезено.' })
  await world.settle()
  const [c, log] = [await world.caseOf(number), await world.log.load(number)]
  if (c.kind !== 'appeal') throw new Error(c.kind)
  const status = await statusFor(world.deps, { case: c, log }, ({ type }) => type, rules.dayOf(world.now))
  return { status, mail: spaced(world.mailsTo('asel@example.kz').at(-1)?.text ?? '') }
}

test('the API names them', async () => {
  const { status } = await answered('ru')
  expect(status.answer?.decidedBy).toEqual({ name, post: 'chair', commission: commission?.names })
  expect(status.complaint).toEqual({ to: council.complaint, until: expect.stringMatching(/^2026-/) })
})

describe.each(['kk', 'ru'] as const)('in %s', (lang) => {
  test('page and mail say it', async () => {
    const { status, mail } = await answered(lang)
    const page = readOf(renderStatus({ ...sample(lang), status }))
    for (const said of [page, mail]) {
      expect(said).toContain(name)
      expect(said).toContain((council.complaint as Record<string, string>)[lang])
    }
  })
})

test('while a deputy acts, the deputy decides', () => {
  const deputy = { name: 'Марат Оспанов', email: 'ospanov@example.kz', language: 'ru' as const }
  const acting = council.commissions.map((c) => ({ ...c, deputy, acting: 'deputy' as const }))
  expect(decidingChair({ ...council, commissions: acting }, 'housing')).toEqual({
    name: deputy.name,
    post: 'deputy',
    commission: 'housing',
  })
  expect(decidingChair(council, 'nobody')).toBeUndefined()
})
