/** Cases by the words of their subjects and of their applicants' names, for as long as these are kept. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { casesWith, keepWords } from '../../../../shared/application/desk/lists/case-words.ts'
import { eraseCase } from '../../../../shared/application/upkeep/erase-case.ts'
import { relaySince } from '../../../../shared/application/upkeep/relay-since.ts'
import { beginningOf, wordsIn } from '../../../../shared/domain/desk/words.ts'
import { rules } from '../../../builders/council.ts'
import { appeal, draftSubmitted, person } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'

const submitted = async () => {
  const world = new World()
  const applicant = person({ name: 'Әсел Нұрғалиқызы Соколова' })
  await world.submit(appeal({ subject: 'Нет воды: улица Қажымұқан, 12', applicant }), 'one')
  await world.settle()
  return world
}
const found = async (world: World, typed: string) => (await casesWith(world.people, typed)).caseIds
const kept = (world: World) => world.people.all().filter(({ caseId }) => caseId.startsWith('words'))
const erase = (world: World) =>
  eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'По заявлению', world.now)

describe('words', () => {
  test.each([
    ['Ёлка', ['елка']],
    ['Қоқыс, ҚОҚЫС!', ['кокыс']],
    ['Әсел Ө.', ['асел']],
    ['вoдa', ['вода']],
    ['ТОО «Water-2», дом 12', ['тоо', 'water', 'дом', '12']],
    ['', []],
  ])('of "%s" are %j', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })
  test('are few, short and none twice, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const words = wordsIn(text)
        expect(words.length).toBeLessThanOrEqual(40)
        expect(new Set(words).size).toBe(words.length)
        for (const word of words) {
          expect([...word].length).toBeLessThanOrEqual(20)
          expect(word).not.toContain('#')
          expect(word.startsWith(beginningOf(word))).toBe(true)
        }
      }),
    )
  })
})

describe('a case', () => {
  test.each([
    'воды',
    'вода',
    'ВОДУ',
    'соколов',
    'Соколова',
    'асел',
    'кажымукан',
    'вод нет',
    'Соколова воды',
    '12',
  ])('is found by %s', async (typed) => {
    expect(await found(await submitted(), typed)).toEqual([number])
  })
  test.each(['огонь', 'соколова огонь', 'лиц', '', '#', 'а', 'в'.repeat(300)])(
    'is not found by "%s"',
    async (typed) => {
      expect(await found(await submitted(), typed)).toEqual([])
    },
  )
  test('a draft by its title, and a case by what its letters are about', async () => {
    const world = await submitted()
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted({ title: 'О Правилах выгула' }))
    const letter = { action: 'letter', agency: 'tazalyk', subject: 'Насос', text: 'Просим' } as const
    await world.act(world.actUrlFor(chair), letter)
    await world.settle()
    expect(await found(world, 'выгул')).toEqual(['ALM-N-2026-000001'])
    expect(await found(world, 'насоса воды')).toEqual([number])
  })
  test('that came later stands before those that came earlier', async () => {
    const world = await submitted()
    world.goTo('2026-02-03')
    await world.submit(appeal({ subject: 'Вода' }), 'two')
    await world.settle()
    expect(await found(world, 'вода')).toEqual(['ALM-A-2026-000002', number])
  })
  test('has its words as long as its texts: to the end of the retention once it is closed', async () => {
    const world = await submitted()
    expect(new Set(kept(world).map(({ expiresAt }) => expiresAt))).toEqual(new Set([undefined]))
    await world.act(world.actUrlFor(chair), { action: 'answer', outcome: 'satisfied', text: 'Есть' })
    await world.settle()
    const ends = new Set(kept(world).map(({ expiresAt }) => expiresAt))
    expect(ends).toEqual(new Set([rules.retentionEnds('2026-02-02')]))
  })
  test('that is published again has the same words, and those that were lost', async () => {
    const world = await submitted()
    const before = kept(world)
    const again = async () => {
      const commits = (await world.log.load(number)).map(({ caseId, version }) => ({ caseId, version }))
      await relaySince(
        world.deps,
        (async function* () {
          yield* commits
        })(),
      )
    }
    await again()
    expect(kept(world)).toEqual(before)
    for (const { caseId, contentId } of before) world.people.erase(caseId, contentId)
    await again()
    expect(kept(world)).toEqual(before)
  })
  test('that is erased leaves none of its words', async () => {
    const world = await submitted()
    expect(kept(world).length).toBeGreaterThan(5)
    await erase(world)
    await world.settle()
    expect(kept(world)).toEqual([])
    expect(await found(world, 'соколова')).toEqual([])
  })
  test('that is erased while its words are written has them end at once', async () => {
    const world = await submitted()
    const c = await world.caseOf(number)
    await erase(world)
    const { people } = world.deps
    let looks = 0
    const held = await submitted()
    const late = {
      ...people,
      // Read before the erasure, written after it.
      get: async (caseId: string, contentId: string) =>
        caseId === number && looks++ < 1 ? held.people.get(caseId, contentId) : people.get(caseId, contentId),
      put: people.put.bind(people),
      putNew: people.putNew.bind(people),
      expire: people.expire.bind(people),
    } as typeof people
    await keepWords(late, c, { ends: undefined, at: world.now, all: true })
    const ends = new Set(kept(world).map(({ expiresAt }) => expiresAt))
    expect(ends).toEqual(new Set([Date.parse(world.now) / 1000]))
  })
  test('is asked for by one question a word, however many cases there are', async () => {
    const world = await submitted()
    const questions: string[] = []
    const counting = {
      keysUnder: async (...asked: [string, string, number]) => {
        questions.push(asked[1])
        return world.people.keysUnder(...asked)
      },
    }
    await casesWith(counting as unknown as World['people'], 'воды нет на улице Қажымұқан совсем')
    expect(questions).toEqual(['вод', 'нет', 'на', 'улиц'])
  })
})
