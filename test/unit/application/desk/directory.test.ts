/** The directory: who holds a post today, and what a change of it does to open cases. */
import { describe, expect, test } from 'vitest'
import type { Held } from '../../../../events/content-parts.ts'
import { dispute } from '../../../../shared/application/appeals/applicant-actions.ts'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { heldOf, rulesNow } from '../../../../shared/application/desk/directory/directory.ts'
import { rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { World } from '../../../fakes/world.ts'

const entry = 'commission:ecology-transport'
const oldChair = 'chair-ecology-transport@example.kz'
const newChair = 'zhanna@example.kz'
const held = (more: Partial<Extract<Held, { of: 'commission' }>> = {}): Held => ({
  of: 'commission',
  chair: { name: 'Жанна Әлімқызы', email: newChair, language: 'kk' },
  acting: 'chair',
  ...more,
})
const answer = { action: 'answer', outcome: 'satisfied', text: 'Вывезено' } as const
const now = (world: World) => rulesNow({ log: world.log, people: world.people, rules })

const assigned = async () => {
  const world = new World()
  const number = await world.submit(appeal())
  await world.settle()
  return { world, number }
}

describe('Given a council whose directory was never changed', () => {
  test('then its rules are those of the file, the very same', async () => {
    expect(await now(new World())).toBe(rules)
  })
})

describe('Given a case under review, when another person becomes chair', () => {
  test('then the old link ends, the new chair has one, and nothing of the case’s dates or state moves', async () => {
    const { world, number } = await assigned()
    const oldUrl = world.actUrlFor(oldChair)
    await world.act(oldUrl, { action: 'accept' })
    await world.settle()
    const before = await world.caseOf(number)

    await world.changeDirectory({ entry, held: held() })
    await world.settle()

    expect((await world.open(oldUrl)).outcome).toBe('ended')
    expect(world.mailsTo(newChair)).toHaveLength(1)
    expect(world.mailsTo(newChair)[0]?.html).toContain('<html lang="kk"')
    const after = await world.caseOf(number)
    expect(after.pending).toEqual(before.pending)
    expect(after).toMatchObject({ accepted: true, commission: 'ecology-transport' })

    expect((await world.act(world.actUrlFor(newChair), answer)).outcome).toBe('done')
  })

  test('then a fresh link asked for by the old one goes to the new chair', async () => {
    const { world } = await assigned()
    const oldUrl = world.actUrlFor(oldChair)
    await world.changeDirectory({ entry, held: held() })
    await world.settle()
    await world.freshLink(oldUrl)
    await world.settle()
    expect(world.mailsTo(oldChair)).toHaveLength(1)
    expect(world.mailsTo(newChair)).toHaveLength(2)
  })

  test('then cases of other commissions and closed ones stay as they are', async () => {
    const { world, number } = await assigned()
    await world.act(world.actUrlFor(oldChair), answer)
    const other = await world.submit(appeal({ topic: 'housing' }), 'submit-2')
    await world.settle()
    const lengths = async () => [(await world.log.load(number)).length, (await world.log.load(other)).length]
    const before = await lengths()
    await world.changeDirectory({ entry, held: held() })
    await world.settle()
    expect(await lengths()).toEqual(before)
    expect(world.mailsTo(newChair)).toEqual([])
  })

  test('then the old one’s link to a closed case ends too, and a fresh one asked for by it opens for the new chair', async () => {
    const { world, number } = await assigned()
    const oldUrl = world.actUrlFor(oldChair)
    await world.act(oldUrl, answer)
    await world.settle()
    expect((await world.open(oldUrl)).outcome).toBe('open')

    await world.changeDirectory({ entry, held: held() })
    await world.settle()
    expect(await world.open(oldUrl)).toMatchObject({ outcome: 'ended', caseId: number })

    await world.freshLink(oldUrl)
    await world.settle()
    expect((await world.open(world.actUrlFor(newChair))).outcome).toBe('open')
    expect((await world.open(oldUrl)).outcome).toBe('ended')
  })

  test('then an answer that is disputed afterwards comes to the new chair, who answers it anew', async () => {
    const { world, number } = await assigned()
    const oldUrl = world.actUrlFor(oldChair)
    await world.act(oldUrl, answer)
    await world.changeDirectory({ entry, held: held() })
    await world.settle()

    await dispute(world.deps, number, 'Мусор не вывезен', { key: 'dispute-1', at: world.now })
    await world.settle()
    expect((await world.open(oldUrl)).outcome).toBe('ended')
    expect((await world.act(world.actUrlFor(newChair), answer, 'answer-2')).outcome).toBe('done')
  })

  test('then the old one’s links end before the first case is handed over', async () => {
    const { world } = await assigned()
    const oldUrl = world.actUrlFor(oldChair)
    await world.changeDirectory({ entry, held: held() })
    expect((await world.open(oldUrl)).outcome).toBe('ended')
  })

  test('then every message delivered again and the stream read again change nothing more', async () => {
    const { world, number } = await assigned()
    await world.changeDirectory({ entry, held: held() })
    await world.settle()
    const log = await world.log.load(number)
    const mails = world.mails.length
    await world.deliverAllAgain()
    await world.streamAgain()
    expect(await world.log.load(number)).toEqual(log)
    expect(world.mails).toHaveLength(mails)
  })
})

describe('Given a chair on leave', () => {
  test('when the deputy acts, then the deputy has the links', async () => {
    const { world } = await assigned()
    const chair = { name: 'Ержан', email: oldChair, language: 'ru' as const }
    const deputy = { name: 'Сәуле', email: 'saule@example.kz', language: 'kk' as const }
    await world.changeDirectory({ entry, held: held({ chair, deputy, acting: 'deputy' }) })
    await world.settle()
    expect(world.mailsTo('saule@example.kz')).toHaveLength(1)
  })
})

describe('Given a change that moves no mail', () => {
  test('when only a name was misspelt, then links stay open', async () => {
    const { world } = await assigned()
    const url = world.actUrlFor(oldChair)
    const chair = { name: 'Асқар Дәуренұлы', email: oldChair, language: 'ru' as const }
    await world.changeDirectory({ entry, held: held({ chair }) })
    await world.settle()
    expect((await world.open(url)).outcome).toBe('open')
    expect((await now(world)).council.commissions.find((c) => c.id === 'ecology-transport')?.chair).toEqual(
      chair,
    )
  })

  test('when it says what is so already, or comes twice, then there is no second event', async () => {
    const { world } = await assigned()
    const same = heldOf(rules.council, 'agency:tazalyk') as Held
    expect(await world.changeDirectory({ entry: 'agency:tazalyk', held: same })).toBe('done')
    expect(await world.log.load('directory')).toEqual([])
    await world.changeDirectory({ entry, held: held() }, 'once')
    await world.changeDirectory({ entry, held: held({ acting: 'deputy' }) }, 'once')
    expect(await world.log.load('directory')).toHaveLength(1)
  })
})

describe('Given an agency with a new address', () => {
  test('then the next letter goes there', async () => {
    const { world } = await assigned()
    await world.changeDirectory({
      entry: 'agency:tazalyk',
      held: { of: 'agency', email: 'office@tazalyk.example.kz', language: 'kk' },
    })
    await world.settle()
    const letter = { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим' } as const
    await world.act(world.actUrlFor(oldChair), letter)
    await world.settle()
    expect(world.mailsTo('office@tazalyk.example.kz')).toHaveLength(1)
    expect(world.mailsTo('tazalyk@example.kz')).toEqual([])
  })
})

describe('Given the head or the secretariat with another address', () => {
  test('then their standing links are bound to it', async () => {
    const { world } = await assigned()
    await world.submit(appeal({ topic: 'other' }), 'submit-3')
    await world.settle()
    const url = world.actUrlFor('secretariat@example.kz')
    const { members } = rules.council.secretariat
    const secretariat = { of: 'secretariat', email: 'office@example.kz', language: 'ru', members } as const
    await world.changeDirectory({ entry: 'secretariat', held: secretariat })
    expect((await world.open(url)).outcome).toBe('ended')
  })
})

test.each([
  ['deputy_head', 'deputyHead'],
  ['apparatus_head', 'apparatusHead'],
] as const)(
  'Given a %s of the council’s file, then another one is named, and one that it lacks is not',
  async (of, post) => {
    const person = (name: string) => ({ name, email: `${name}@example.kz`, language: 'ru' as const })
    const own = councilRules({ ...rules.council, [post]: person('old') }, rules.calendar)
    const world = new World({ rules: own })
    const change = { entry: of, held: { of, ...person('new') } }
    expect(await world.changeDirectory(change)).toBe('done')
    await world.settle()
    expect((await rulesNow(world.deps)).council[post]).toEqual(person('new'))
    expect(await new World().changeDirectory(change)).toBe('unknown')
  },
)

test('Given an entry that the configuration does not have, or of another kind, then nothing is written', async () => {
  const world = new World()
  expect(await world.changeDirectory({ entry: 'commission:fishing', held: held() })).toBe('unknown')
  expect(await world.changeDirectory({ entry: 'agency:tazalyk', held: held() }, 'other')).toBe('unknown')
  expect(await world.log.load('directory')).toEqual([])
})
