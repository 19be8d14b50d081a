/** Beside the main road, with queues and mails: the next control date is reminded of, and what a view tells whom. */
import { describe, expect, test } from 'vitest'
import type { ActionInput } from '../../../../events/action-inputs.ts'
import { viewFor } from '../../../../shared/application/actions/link-view.ts'
import { recordDelivery } from '../../../../shared/application/notices/record-delivery.ts'
import { rules } from '../../../builders/council.ts'
import { appeal, draftSubmitted } from '../../../builders/inputs.ts'
import { inBoth } from '../../../builders/written.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const draftsChair = 'chair-urban-planning@example.kz'
const developer = 'public-spaces-department'

const assigned = async () => {
  const world = new World()
  await world.submit(appeal())
  await world.settle()
  return world
}
const seenBy = async (world: World, url: string) => {
  const opened = await world.open(url)
  if (opened.outcome !== 'open') throw new Error(opened.outcome)
  return (await viewFor(world.deps, opened.case, opened.grant, rules.dayOf(world.now))).case
}

describe('the next control date', () => {
  const longTerm = (controlOn: string) =>
    ({ action: 'long_term', text: 'Вопрос на контроле', controlOn, reason: `До ${controlOn}` }) as const
  /** The chair’s digests of these days, each with what it lists. */
  const digests = async (world: World, ...days: string[]) => {
    const before = world.mailsTo(chair).length
    for (const day of days) {
      world.goTo(day, '09:00')
      await world.sweep()
      await world.settle()
    }
    return world
      .mailsTo(chair)
      .slice(before)
      .map(({ text }) => text)
  }

  test('is reminded of on its day; the one before it and the answer’s are not any more', async () => {
    const world = await assigned()
    const url = world.actUrlFor(chair)
    await world.act(url, longTerm('2026-04-15'), 'first')
    expect(await digests(world, '2026-04-15')).toEqual([expect.stringContaining('15 апреля 2026 года')])
    await world.act(url, longTerm('2026-06-15'), 'next')
    await world.settle()
    expect(await digests(world, '2026-04-16', '2026-04-22', '2026-05-20')).toEqual([])
    const [due] = await digests(world, '2026-06-15')
    expect(due).toContain('15 июня 2026 года')
    expect(due).not.toContain('15 апреля')
  })

  test('is told to the applicant, each time with its reason', async () => {
    const world = await assigned()
    const url = world.actUrlFor(chair)
    await world.act(url, longTerm('2026-04-15'), 'first')
    world.goTo('2026-04-15')
    await world.act(url, longTerm('2026-06-15'), 'next')
    await world.settle()
    const told = world.mailsTo('asel@example.kz').slice(-2)
    expect(told.map(({ text }) => /До (\S+)/.exec(text)?.[1])).toEqual(['2026-04-15', '2026-06-15'])
    expect(told[1]?.text).toContain('Совет вновь вернулся к Вашему обращению')
    expect(told[0]?.text).not.toContain('вновь')
  })
})

describe('mail that came back', () => {
  const bounced = async () => {
    const world = await assigned()
    const event = (address: string, to: string, timestamp: string) => ({
      eventType: 'Bounce',
      mail: { messageId: address, tags: { case: [Buffer.from(number).toString('base64url')], to: [to] } },
      bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: address }], timestamp },
    })
    await world.act(world.actUrlFor(chair), {
      action: 'letter',
      agency: 'tazalyk',
      subject: 'Вывоз',
      text: 'Просим',
    })
    await recordDelivery(world.deps, event('asel@example.kz', 'applicant', '2026-02-03T05:00:00.000Z'))
    await recordDelivery(world.deps, event('tazalyk@example.kz', 'agency', '2026-02-02T06:00:00.000Z'))
    await world.settle()
    return world
  }

  test('is shown by the day it came: to the chair whose, to the secretariat where too', async () => {
    const world = await bounced()
    const seen = (await seenBy(world, world.actUrlFor(chair))).undelivered
    expect(seen).toEqual([
      { to: 'agency', why: 'bounce', at: '2026-02-02T06:00:00.000Z' },
      { to: 'applicant', why: 'bounce', at: '2026-02-03T05:00:00.000Z' },
    ])
    const secretary = await seenBy(world, world.actUrlFor('secretariat@example.kz'))
    expect(secretary.undelivered?.map(({ address }) => address)).toEqual([
      'tazalyk@example.kz',
      'asel@example.kz',
    ])
  })

  test('is nothing to an agency', async () => {
    const world = await bounced()
    const agency = await seenBy(world, world.actUrlFor('tazalyk@example.kz'))
    expect(JSON.stringify(agency)).not.toContain('asel@')
    expect(agency).not.toHaveProperty('undelivered')
  })
})

describe('remarks made again', () => {
  const renewed = async () => {
    const world = new World()
    await world.webhook(developer, 'msg_1', draftSubmitted())
    await world.settle()
    const url = world.actUrlFor(draftsChair)
    const remarks = [
      { clause: 'ст. 3', quote: 'в разумный срок', text: inBoth('Назвать срок') },
      { clause: 'ст. 7', text: inBoth('Исключить') },
    ]
    await world.act(
      url,
      { action: 'recommend', outcome: 'with_remarks', text: inBoth('Первое'), remarks },
      'first',
    )
    await world.settle()
    await world.webhook(developer, 'msg_2', draftSubmitted({ version: 2, text: 'Статья 1. Иначе.' }))
    await world.settle()
    return { world, url }
  }
  const again = (carry: number[]): ActionInput => ({
    action: 'recommend',
    outcome: 'not_supported',
    text: inBoth('Второе'),
    remarks: [],
    carry,
  })

  test('have numbers of their own and say where they were made; each once, however often it is named', async () => {
    const { world, url } = await renewed()
    expect(await world.act(url, again([2, 1, 2]), 'second')).toMatchObject({ outcome: 'done' })
    expect((await seenBy(world, url)).remarks).toEqual([
      {
        no: 1,
        clause: 'ст. 3',
        quote: 'в разумный срок',
        text: inBoth('Назвать срок'),
        from: { version: 1, no: 1 },
      },
      { no: 2, clause: 'ст. 7', text: inBoth('Исключить'), from: { version: 1, no: 2 } },
    ])
    await world.settle()
    const [mail] = world.mailsTo('public-spaces-department@example.kz').slice(-1)
    expect(mail?.text).toContain('Повторяется замечание 2 к версии 1 проекта.')
  })

  test('clicked twice are sent once', async () => {
    const { world, url } = await renewed()
    await world.act(url, again([2]), 'second')
    expect(await world.act(url, again([2]), 'second')).toMatchObject({ outcome: 'done', repeated: true })
    expect((await seenBy(world, url)).remarks).toHaveLength(1)
  })

  test('cannot be once their words are erased', async () => {
    const { world, url } = await renewed()
    const c = await world.caseOf('ALM-N-2026-000001')
    if (c.kind !== 'draft_act' || !c.recommendation) throw new Error('no recommendation')
    world.people.erase(c.caseId, c.recommendation.content ?? '')
    expect(await world.act(url, again([1]), 'second')).toMatchObject({
      outcome: 'refused',
      refused: 'remark_unknown',
      path: 'carry',
    })
  })

  test('of before both languages were asked for are shown as they are, and to be written anew', async () => {
    const { world, url } = await renewed()
    const c = await world.caseOf('ALM-N-2026-000001')
    if (c.kind !== 'draft_act') throw new Error('no draft')
    const remarks = [
      { no: 1, clause: 'ст. 3', text: 'Назвать срок' },
      { no: 2, clause: 'ст. 7', text: 'Исключить' },
    ]
    const once = { kind: 'recommendation', text: 'Первое', remarks } as const
    await world.people.put(c.caseId, c.recommendation?.content ?? '', once, undefined)
    expect((await seenBy(world, url)).remarks).toMatchObject(remarks)
    expect(await world.act(url, again([1]), 'second')).toMatchObject({
      outcome: 'refused',
      refused: 'remark_in_one_language',
      path: 'carry',
      remarks: [1],
    })
  })

  test('on an appeal are no question at all', async () => {
    const world = await assigned()
    expect(await world.act(world.actUrlFor(chair), again([1]))).toMatchObject({ refused: 'not_a_draft_act' })
  })
})
