/** The applicant's view of the case: true at once, and nobody else's. */
import { describe, expect, test } from 'vitest'
import { applicantsWords, statusFor } from '../../../../shared/application/appeals/appeal-status.ts'
import { addMessage } from '../../../../shared/application/appeals/applicant-actions.ts'
import { openAppeal, requestLink } from '../../../../shared/application/appeals/open-appeal.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import { appeal, draftSubmitted } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'

const submitted = async () => {
  const world = new World()
  await world.submit(appeal())
  return world
}
const followed = async (world: World, code = world.links.code(world.keyed(number))) => {
  const opened = await openAppeal(world.deps, number, code)
  return (
    opened && statusFor(world.deps, opened, ({ type }) => `title of ${type}`, world.rules.dayOf(world.now))
  )
}

describe('with number and code', () => {
  test('readable at once, before anything was relayed', async () => {
    const world = await submitted()
    expect(await followed(world)).toMatchObject({
      number,
      kind: 'appeal',
      status: 'registered',
      topic: 'ecology-transport',
      receivedAt: '2026-02-02T05:00:00.000Z',
      registeredOn: '2026-02-02',
      dueOn: '2026-02-23',
      deadline: { days: 15, skipped: expect.any(Array) },
      letters: [],
      timeline: [
        { at: '2026-02-02T05:00:00.000Z', type: 'AppealRegistered', title: 'title of AppealRegistered' },
      ],
    })
  })
  test('the whole road: letters with their state, the answer with its words', async () => {
    const world = await submitted()
    await world.settle()
    const url = world.actUrlFor(chair)
    await world.act(url, { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим' })
    await world.act(url, { action: 'answer', outcome: 'partly', text: 'Сделано не всё' })
    expect(await followed(world)).toMatchObject({
      status: 'answered',
      commission: 'ecology-transport',
      letters: [
        {
          number: 'ALM-L-2026-000001',
          agency: 'tazalyk',
          sentOn: '2026-02-02',
          dueOn: '2026-03-02',
          status: 'sent',
        },
      ],
      answer: { outcome: 'partly', text: 'Сделано не всё', on: '2026-02-02' },
    })
  })
  test('an extension with its reason; without its words once they are erased', async () => {
    const world = await submitted()
    await world.settle()
    expect(await followed(world)).not.toHaveProperty('extended')
    await world.act(world.actUrlFor(chair), {
      action: 'extension',
      until: '2026-03-12',
      reason: 'Экспертиза',
    })
    await world.settle()
    const until = '2026-03-12'
    await world.act(world.actUrlFor('head@example.kz'), { action: 'extend', until, reason: 'Сложный вопрос' })
    expect(await followed(world)).toMatchObject({
      dueOn: until,
      extended: { reason: 'Сложный вопрос' },
    })
    await eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'По запросу', world.now)
    expect(await followed(world)).toMatchObject({ dueOn: until, extended: { reason: '' } })
  })
  test('the code is read as it may be typed', async () => {
    const world = await submitted()
    const code = world.links.code(world.keyed(number))
    const typed = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
    expect(await followed(world, typed)).toBeDefined()
  })
  test('a question that lapsed did so when its day was over, whenever the sweep noticed', async () => {
    const world = await submitted()
    await world.settle()
    await world.act(world.actUrlFor(chair), { action: 'ask', text: 'Где?' })
    world.goTo('2026-02-16')
    await world.sweep()
    expect((await followed(world))?.timeline.at(-1)).toMatchObject({
      type: 'ClarificationLapsed',
      at: '2026-02-09T19:00:00.000Z',
    })
  })
  test('what concerns the office alone is not in the timeline', async () => {
    const world = await submitted()
    await world.settle()
    await world.requestLink(number)
    world.goTo('2026-02-24')
    await world.sweep()
    await world.settle()
    expect((await world.log.load(number)).length).toBeGreaterThan(4)
    const timeline = (await followed(world))?.timeline.map(({ type }) => type)
    expect(timeline).toEqual(['AppealRegistered', 'CaseAssigned'])
  })
})

describe('without', () => {
  test.each(['', 'AAAAAAAAAA', '0', ' '])('a wrong code %j opens nothing', async (code) => {
    expect(await followed(await submitted(), code)).toBeUndefined()
  })
  test('another case’s code opens nothing', async () => {
    const world = await submitted()
    const other = await world.submit(appeal(), 'submit-2')
    expect(await followed(world, world.links.code(world.keyed(other)))).toBeUndefined()
  })
  test('a number that is not there is the same nothing', async () => {
    const world = await submitted()
    const absent = 'ALM-A-2026-000777'
    expect(await openAppeal(world.deps, absent, world.links.code(world.keyed(absent)))).toBeUndefined()
  })
  test('a draft act has no status page', async () => {
    const world = new World()
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await world.settle()
    const draft = 'ALM-N-2026-000001'
    expect(await openAppeal(world.deps, draft, world.links.code(world.keyed(draft)))).toBeUndefined()
  })
})

describe('messages', () => {
  const messages = async (world: World) => {
    const opened = await openAppeal(world.deps, number, world.links.code(world.keyed(number)))
    return opened && (await applicantsWords(world.deps.people, opened.case)).messages
  }
  test('are kept in order, with their words, before and after closing', async () => {
    const world = await submitted()
    await world.settle()
    await world.addMessage(number, 'Первое', 'message-1')
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'explained', text: 'Ответ' })
    world.goTo('2026-02-05')
    await world.addMessage(number, 'Второе', 'message-2')
    expect(await messages(world)).toEqual([
      { at: '2026-02-02T05:00:00.000Z', text: 'Первое' },
      { at: '2026-02-05T05:00:00.000Z', text: 'Второе' },
    ])
  })
  test('a repeat is one; the same words under another key are two', async () => {
    const world = await submitted()
    for (const key of ['one', 'one', 'two'])
      await addMessage(world.deps, number, 'Слова', { key, at: world.now })
    expect(await messages(world)).toHaveLength(2)
  })
})

describe('the link again', () => {
  const links = (world: World) => world.mailsTo('asel@example.kz').slice(1)
  test('goes to the address on file, with the code', async () => {
    const world = await submitted()
    await world.settle()
    world.goTo('2026-02-03')
    await world.requestLink(number)
    await world.settle()
    expect(links(world)).toHaveLength(1)
    expect(links(world)[0]?.text).toContain(world.links.code(world.keyed(number)))
  })
  test('asked for a hundred times in ten minutes goes once', async () => {
    const world = await submitted()
    await world.settle()
    for (let i = 0; i < 100; i++) await world.requestLink(number, `link-${i}`)
    await world.settle()
    expect(links(world)).toHaveLength(1)
  })
  test('for a number that is not there nothing happens, and nothing is told', async () => {
    const world = await submitted()
    expect(await world.requestLink('ALM-A-2026-000777')).toBeUndefined()
    expect(world.log.ids()).toEqual([number])
  })
  test('the client’s key, which may hold any words, is not in the log', async () => {
    const world = await submitted()
    const key = 'Иванов Иван, 850321300011'
    await requestLink(world.deps, number, { key, at: world.now })
    expect(JSON.stringify(await world.log.load(number))).not.toContain(key)
  })
  test('a key of any length will do', async () => {
    const world = await submitted()
    await requestLink(world.deps, number, { key: 'k'.repeat(5000), at: world.now })
    await world.settle()
    expect(links(world)).toHaveLength(1)
  })
})
