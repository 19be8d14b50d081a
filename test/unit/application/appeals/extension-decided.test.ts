/** АППК art. 76(3): the head, a deputy or the head of the apparatus decides on an extension, and it says who did. */
import { describe, expect, test } from 'vitest'
import { openGrant } from '../../../../shared/application/actions/take-action.ts'
import { statusFor } from '../../../../shared/application/appeals/appeal-status.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { type Council, standInOn, standIns } from '../../../../shared/council/council.ts'
import { renderStatus } from '../../../../shared/pages/appeals/status.ts'
import { rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { tokenIn, World } from '../../../fakes/world.ts'
import { status as sample } from '../../pages/page-samples.ts'
import { readOf, spaced } from '../../text/words-of.ts'

const number = 'ALM-A-2026-000001'
const person = (name: string, box: string) => ({ name, email: `${box}@example.kz`, language: 'ru' as const })
const deputyHead = person('Г. Т. Нурланова', 'deputy')
const apparatusHead = person('С. К. Ибраев', 'apparatus')
const actingHead = { ...person('М. Д. Оспанов', 'acting'), from: '2026-02-02', until: '2026-02-10' }
const council: Council = {
  ...rules.council,
  deputyHead,
  apparatusHead,
  actingHead,
  extension: { decidedBy: ['head', 'deputy_head', 'apparatus_head'] },
}
const chair = 'chair-ecology-transport@example.kz'
const extension = { action: 'extension', until: '2026-03-12', reason: 'Нужен акт.' } as const
const extend = { action: 'extend', until: '2026-03-12', reason: 'Установить объём.' } as const

const asked = async (given: Council) => {
  const world = new World({ rules: councilRules(given, rules.calendar) })
  await world.submit(appeal({ language: 'ru' }))
  await world.settle()
  await world.act(world.actUrlFor(chair), extension)
  await world.settle()
  return world
}
const told = (world: World) =>
  [council.head, deputyHead, apparatusHead, actingHead]
    .filter(({ email }) => world.mailsTo(email).length > 0)
    .map(({ name }) => name)

describe('who is asked', () => {
  test('the head, and each whom the council names', async () => {
    expect(told(await asked(council))).toEqual([
      council.head.name,
      deputyHead.name,
      apparatusHead.name,
      actingHead.name,
    ])
  })
  test('the head alone where the setting says nothing else', async () => {
    const { actingHead: _, ...others } = council
    expect(told(await asked({ ...others, extension: { decidedBy: ['head'] } }))).toEqual([council.head.name])
  })
  test('who stands in, on their days only, and not without an address', () => {
    expect(standInOn(council, 'acting_head', '2026-02-10')?.name).toBe(actingHead.name)
    expect(standInOn(council, 'acting_head', '2026-02-11')).toBeUndefined()
    expect(standInOn(council, 'acting_head', '2026-02-01')).toBeUndefined()
    const { email: _, ...unreached } = actingHead
    expect(standIns({ ...council, actingHead: unreached }).map(({ post }) => post)).toEqual([
      'deputy_head',
      'apparatus_head',
    ])
  })
})

describe('who decided', () => {
  test.each([
    [council.head, 'head', 'председатель совета'],
    [deputyHead, 'deputy_head', 'заместитель председателя совета'],
    [apparatusHead, 'apparatus_head', 'руководитель аппарата совета'],
    [actingHead, 'acting_head', 'исполняющий обязанности председателя совета'],
  ])(
    '$name is named in the log, to chair and applicant, and on the page',
    async ({ name, email }, post, said) => {
      const world = await asked(council)
      await world.act(world.actUrlFor(email), extend)
      await world.settle()
      const [c, log] = [await world.caseOf(number), await world.log.load(number)]
      if (c.kind !== 'appeal') throw new Error(c.kind)
      const commit = log.find(({ events }) => events.some(({ type }) => type === 'ExtensionGranted'))
      expect(commit?.actor).toEqual({ role: 'head', ...(post !== 'head' && { as: post }) })
      const status = await statusFor(world.deps, { case: c, log }, ({ type }) => type, rules.dayOf(world.now))
      expect(status.extended).toEqual({ reason: extend.reason, decidedBy: { name, post } })
      const page = readOf(renderStatus({ ...sample('ru'), status }))
      const mails = [chair, 'asel@example.kz'].map((to) => world.mailsTo(to).at(-1)?.text ?? '')
      for (const text of [page, ...mails]) expect(spaced(text)).toContain(`${spaced(name)}, ${said}`)
    },
  )
  test('whoever is first: the others’ links have ended', async () => {
    const world = await asked(council)
    await world.act(world.actUrlFor(deputyHead.email), {
      action: 'refuse_extension',
      reason: 'Срока хватит.',
    })
    expect(await world.open(world.actUrlFor(apparatusHead.email))).toMatchObject({ outcome: 'ended' })
    expect(await world.open(world.actUrlFor(council.head.email))).toMatchObject({ outcome: 'ended' })
  })
})

describe('whose time is over', () => {
  test('who stood in decides nothing after their days', async () => {
    const world = await asked(council)
    world.goTo('2026-02-11')
    expect(await world.act(world.actUrlFor(actingHead.email), extend)).toMatchObject({ refused: 'not_yours' })
  })
  test('the link of a deputy who is named no more has ended', async () => {
    const world = await asked(council)
    const { deputyHead: _, ...others } = council
    const changed = { ...world.deps, rules: councilRules(others, rules.calendar) }
    const token = tokenIn(world.actUrlFor(deputyHead.email))
    expect(await openGrant(changed, token, world.now)).toMatchObject({ outcome: 'ended' })
  })
})
