/** What mail cannot reach, from the answer to the day that it was handed over: told, listed, shown, corrected. */
import { expect, test } from 'vitest'
import { statusFor } from '../../../../shared/application/appeals/appeal-status.ts'
import { openAppeal } from '../../../../shared/application/appeals/open-appeal.ts'
import { registerAppeal } from '../../../../shared/application/appeals/register-appeal.ts'
import { deskCase } from '../../../../shared/application/desk/desk-case.ts'
import { countsOf, pageOf } from '../../../../shared/application/desk/lists/desk-list.ts'
import { findCases } from '../../../../shared/application/desk/lists/find-case.ts'
import { recordDelivery } from '../../../../shared/application/notices/record-delivery.ts'
import type { Case } from '../../../../shared/domain/case.ts'
import { titleOf } from '../../../../shared/text/event-titles.ts'
import { appeal } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const secretariat = 'secretariat@example.kz'
const answer = { action: 'answer', outcome: 'explained', text: 'Мусор вывезен.' } as const

const onPaper = async () => {
  const world = new World()
  const { consent: _, ...input } = appeal()
  const { email: __, ...applicant } = input.applicant
  const at = { door: 'desk:secretary', key: 'paper-1', at: world.now } as const
  await registerAppeal(world.deps, { ...input, applicant }, at, { channel: 'paper', receivedAt: world.now })
  await world.settle()
  return world
}
/** The secretariat's link to the case. */
const desk = async (world: World, c: Case) => world.staffUrl(c.caseId)
const listed = async (world: World, list: 'by_hand' | 'bounced') => {
  const deps = { views: world.views, people: world.people, rules: world.rules }
  const { rows } = await pageOf(deps, { by: 'list', list }, world.rules.dayOf(world.now), 10)
  const counts = await countsOf(deps, world.rules.dayOf(world.now))
  return { numbers: rows.map((row) => row.number), count: counts[list].count }
}
const statusOf = async (world: World) => {
  const c = await world.caseOf(number)
  const opened = await openAppeal(world.deps, number, world.links.code(c))
  return (
    opened && statusFor(world.deps, opened, (event) => titleOf(event, 'ru'), world.rules.dayOf(world.now))
  )
}

test('an answer for somebody without e-mail is on its way until it is handed over', async () => {
  const world = await onPaper()
  expect(await listed(world, 'by_hand')).toEqual({ numbers: [number], count: 1 })
  await world.act(world.actUrlFor(chair), answer)
  await world.settle()
  expect(await listed(world, 'by_hand')).toEqual({ numbers: [number], count: 2 })
  expect((await statusOf(world))?.answer).toMatchObject({ onItsWay: '2026-02-05' })
  const handedTo = async () =>
    (await statusOf(world))?.timeline.flatMap(({ type, title }) => (type === 'HandedOver' ? [title] : []))
  const url = await desk(world, await world.caseOf(number))
  for (const what of ['answer', 'receipt'] as const)
    await world.act(
      url,
      { action: 'handed_over', what, on: '2026-02-02', how: 'post', reference: 'RR123456789KZ' },
      what,
    )
  await world.settle()
  expect(await handedTo()).toEqual([
    'Вручено или отправлено почтой: ответ',
    'Вручено или отправлено почтой: талон',
  ])
  const log = await world.log.load(number)
  const shown = await deskCase(world.deps, { case: await world.caseOf(number), log }, '2026-02-02')
  expect(shown.view.case.applicant).toMatchObject({ byHand: true })
  const way = { how: 'post', reference: 'RR123456789KZ' }
  expect(shown.log.flatMap(({ handed, on }) => (handed && on ? [{ ...handed, on }] : []))).toEqual([
    { what: 'answer', ...way, on: '2026-02-02' },
    { what: 'receipt', ...way, on: '2026-02-02' },
  ])
  expect(await listed(world, 'by_hand')).toEqual({ numbers: [], count: 0 })
  expect((await statusOf(world))?.answer).not.toHaveProperty('onItsWay')
  expect(JSON.stringify(await world.log.load(number))).not.toContain('RR123456789KZ')
})

test('a body without e-mail: the secretariat is told, and the applicant reads that it is on its way', async () => {
  const world = new World()
  await world.submit(appeal())
  await world.settle()
  await world.act(await desk(world, await world.caseOf(number)), {
    action: 'forward',
    to: { name: 'КСК «Самал»', address: 'Абай к., 1' },
    text: 'Сіздің құзыретіңізде.',
    part: false,
  })
  await world.settle()
  const [mail] = world.mailsTo(secretariat).filter(({ kind }) => kind === 'by_hand')
  expect(mail?.subject).toContain('передать органу')
  expect((await statusOf(world))?.forwarded).toMatchObject([{ onItsWay: '2026-02-05' }])
  const told = world.mailsTo('asel@example.kz').at(-1)
  expect(told?.text).toContain('электронной почты у него нет')
  expect(await listed(world, 'by_hand')).toEqual({ numbers: [number], count: 1 })
})

test('a mistyped address: listed as bounced, corrected, another code, the receipt again, found by it', async () => {
  const world = new World()
  await world.submit(appeal())
  await world.settle()
  const before = world.links.code(await world.caseOf(number))
  await recordDelivery(world.deps, {
    eventType: 'Bounce',
    mail: {
      messageId: 'ses-1',
      tags: { case: [Buffer.from(number).toString('base64url')], to: ['applicant'], what: ['receipt'] },
    },
    bounce: {
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'asel@example.kz' }],
      timestamp: '2026-02-02T06:00:00.000Z',
    },
  })
  await world.settle()
  expect(await listed(world, 'bounced')).toEqual({ numbers: [number], count: 1 })
  await world.act(await desk(world, await world.caseOf(number)), {
    action: 'correct_contact',
    email: 'asel.new@example.kz',
  })
  await world.settle()
  const after = world.links.code(await world.caseOf(number))
  expect(after).not.toBe(before)
  expect(await openAppeal(world.deps, number, before)).toBeUndefined()
  const receipts = world.mailsTo('asel.new@example.kz')
  expect(receipts.map(({ kind }) => kind)).toEqual(['receipt'])
  expect(receipts[0]?.text).toContain(after)
  expect(await listed(world, 'bounced')).toEqual({ numbers: [], count: 0 })
  const found = await findCases(world.deps, 'Asel.New@example.kz', world.rules.dayOf(world.now))
  expect(found.map((one) => one.case.caseId)).toEqual([number])
  expect(JSON.stringify(await world.log.load(number))).not.toContain('example.kz')
})
