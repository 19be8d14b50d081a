/** The council's head names who stands in, by a link of their own (Law on Public Councils, art. 12(1)(6)). */
import { describe, expect, test } from 'vitest'
import { councilRules } from '../../../../shared/application/council-rules.ts'
import { rulesNow } from '../../../../shared/application/desk/directory/directory.ts'
import { standInOn } from '../../../../shared/council/council.ts'
import { directoryId } from '../../../../shared/domain/desk/directory.ts'
import { standInWords } from '../../../../shared/text/actions/stand-in-words.ts'
import { rules } from '../../../builders/council.ts'
import { appeal } from '../../../builders/inputs.ts'
import { enterMember, fourMembers } from '../../../builders/members.ts'
import { tokenIn, World } from '../../../fakes/world.ts'
import { Doors } from '../../doors/doors.ts'

const chair = 'chair-ecology-transport@example.kz'
const head = rules.council.head.email
const deputyHead = { name: 'Серік Қалиев', email: 'deputy@example.kz', language: 'kk' as const }
const days = { from: '2026-02-03', until: '2026-02-10' }

/** The head has the link to a case: of a council with a register of members, and a deputy of the head. */
const asked = async ({ members = true } = {}) => {
  const world = new World({ rules: councilRules({ ...rules.council, deputyHead }, rules.calendar) })
  if (members) await fourMembers(world)
  await world.submit(appeal())
  await world.settle()
  await world.act(world.actUrlFor(chair), { action: 'extension', until: '2026-03-12', reason: 'Нужен акт.' })
  await world.settle()
  const doors = new Doors(world)
  const token = tokenIn(world.actUrlFor(head))
  const post = (body: object, key = 'key-1', lang = 'ru', of = token) =>
    doors.ask('POST', `/api/act/${of}?lang=${lang}`, {
      headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
      body: JSON.stringify({ action: 'acting', ...body }),
    })
  const send = (fields: Record<string, string>, lang = 'ru') =>
    doors.ask('POST', `/act/${token}?lang=${lang}`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ action: 'acting', idempotencyKey: 'form-1', ...fields }).toString(),
    })
  const actingOn = async (day: string) => standInOn((await rulesNow(world.deps)).council, 'acting_head', day)
  const changes = async () => (await world.log.load(directoryId)).length
  const page = async (lang = 'ru') => (await doors.ask('GET', `/act/${token}?lang=${lang}`)).text
  return { world, doors, token, post, send, actingOn, changes, page }
}
const errorsIn = (text: string) =>
  JSON.parse(text).errors.map(({ path, message }: { path: string; message: string }) => [path, message])

describe('given the head’s link', () => {
  test('when a member of the presidium is named, then they decide on those days and no other, and all are told', async () => {
    const { world, post, actingOn, changes } = await asked()
    expect((await post({ member: 'm-2', ...days })).status).toBe(200)
    expect(await actingOn('2026-02-02')).toBeUndefined()
    expect(await actingOn('2026-02-03')).toMatchObject({ name: 'Член Номер 2', email: 'm-2@example.kz' })
    expect(await actingOn('2026-02-10')).toBeDefined()
    expect(await actingOn('2026-02-11')).toBeUndefined()
    const [commit] = (await world.log.load(directoryId)).slice(-1)
    expect(commit).toMatchObject({
      actor: { role: 'head' },
      events: [{ type: 'DirectoryChanged', entry: 'acting_head', handover: true }],
    })
    await world.settle()
    const told = world.directoryMails().filter(({ text }) => text.includes('Член Номер 2'))
    expect(told.map(({ to }) => to)).toEqual(
      expect.arrayContaining(['m-2@example.kz', head, 'secretariat@example.kz']),
    )
    // The same click is the same naming.
    await post({ member: 'm-2', ...days })
    expect(await changes()).toBe(1)
  })
  test('when the holder of a post is named, then it is they', async () => {
    const { post, actingOn } = await asked({ members: false })
    expect((await post({ role: 'deputy_head', ...days })).status).toBe(200)
    expect(await actingOn('2026-02-03')).toMatchObject(deputyHead)
  })
  test.each(['kk', 'ru', 'en'] as const)('what is wrong is named at its field in %s', async (lang) => {
    const { post, changes } = await asked()
    const { faults } = standInWords(lang)
    const wrong = async (body: object) => {
      const { status, text } = await post(body, 'key-1', lang)
      return [status, ...errorsIn(text)]
    }
    expect(await wrong({ member: 'm-9', ...days })).toEqual([422, ['member', faults.unknown]])
    // Of no presidium; its head themselves; gone by then.
    expect(await wrong({ member: 'm-3', ...days })).toEqual([422, ['member', faults.unknown]])
    expect(await wrong({ member: 'm-1', ...days })).toEqual([422, ['member', faults.unknown]])
    expect(await wrong({ role: 'apparatus_head', ...days })).toEqual([422, ['role', faults.unknown]])
    expect(await wrong({ member: 'm-2', from: '2026-02-10', until: '2026-02-03' })).toEqual([
      422,
      ['until', faults.untilBeforeFrom],
    ])
    expect(await wrong({ member: 'm-2', from: '2026-01-12', until: '2026-01-13' })).toEqual([
      422,
      ['until', faults.over],
    ])
    expect(await wrong({ ...days })).toMatchObject([422, ['member', expect.any(String)]])
    expect(await wrong({ member: 'm-2', role: 'deputy_head', ...days })).toMatchObject([
      422,
      ['member', expect.any(String)],
    ])
    expect(await wrong({ member: 'm-2' })).toMatchObject([
      422,
      ['from', expect.any(String)],
      ['until', expect.any(String)],
    ])
    expect(await changes()).toBe(0)
  })
  test('when no e-mail of the member is known, then nobody is named', async () => {
    const { world, post } = await asked()
    await enterMember(world, {
      ...{ action: 'admit', member: 'm-5', name: 'Без Почты', seat: 'ngo', on: '2026-01-12' },
      role: 'presidium',
    })
    const { status, text } = await post({ member: 'm-5', ...days })
    expect([status, errorsIn(text)]).toEqual([422, [['member', standInWords('ru').faults.unreachable]]])
  })
  test('without a key it is 400', async () => {
    const { post } = await asked()
    expect((await post({ member: 'm-2', ...days }, '')).status).toBe(400)
  })
  test.each(['kk', 'ru'] as const)(
    'by the page in %s: who may be named, what is wrong, who is named',
    async (lang) => {
      const { send, page, actingOn, doors, token } = await asked()
      const words = standInWords(lang)
      const shown = await page(lang)
      expect(shown).toContain(words.title)
      expect(shown).toContain('<option value="member:m-2">Член Номер 2')
      expect(shown).toContain('<option value="role:deputy_head">Серік Қалиев')
      expect(shown).not.toContain('member:m-3')

      const wrong = await send({ who: '', from: '03.02.2026', until: '01.02.2026' }, lang)
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain('<a href="#stand-in-who">')
      expect(wrong.text).toContain('value="03.02.2026"')
      const late = await send({ who: 'member:m-2', from: '03.02.2026', until: '02.02.2026' }, lang)
      expect(late.text).toContain('<a href="#stand-in-until">')
      expect(late.text).toContain(words.faults.untilBeforeFrom)

      const done = await send({ who: 'member:m-2', from: '03.02.2026', until: '10.02.2026' }, lang)
      expect([done.status, done.headers.location]).toEqual([303, `/act/${token}?lang=${lang}#stand-in`])
      expect(await actingOn('2026-02-05')).toMatchObject({ name: 'Член Номер 2' })
      doors.deps = { ...doors.deps, rules: await rulesNow(doors.deps) }
      expect(await page(lang)).toContain(words.named('Член Номер 2', days.from, days.until))
    },
  )
})

describe('nobody else names the head’s stand-in', () => {
  test('a chair is refused, and is not asked', async () => {
    const { world, doors, post, changes } = await asked()
    const token = tokenIn(world.actUrlFor(chair))
    expect((await post({ member: 'm-2', ...days }, 'key-1', 'ru', token)).status).toBe(409)
    expect((await doors.ask('GET', `/act/${token}?lang=ru`)).text).not.toContain(standInWords('ru').title)
    expect(await changes()).toBe(0)
  })
  test('nor a forged link', async () => {
    const { post, token } = await asked()
    expect((await post({ member: 'm-2', ...days }, 'key-1', 'ru', `${token}x`)).status).toBe(404)
  })
  test('nor who stands in', async () => {
    const { world, post } = await asked()
    await post({ member: 'm-2', ...days })
    const directory = await rulesNow(world.deps)
    const other = new World({ rules: directory })
    other.goTo('2026-02-04')
    await other.submit(appeal())
    await other.settle()
    await other.act(other.actUrlFor(chair), {
      action: 'extension',
      until: '2026-03-12',
      reason: 'Нужен акт.',
    })
    await other.settle()
    const token = tokenIn(other.actUrlFor('m-2@example.kz'))
    const doors = new Doors(other)
    const { status } = await doors.ask('POST', `/api/act/${token}`, {
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1' },
      body: JSON.stringify({ action: 'acting', role: 'deputy_head', ...days }),
    })
    expect(status).toBe(409)
    expect((await doors.ask('GET', `/act/${token}?lang=ru`)).text).not.toContain(standInWords('ru').title)
  })
})
