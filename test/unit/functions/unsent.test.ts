/** A form of long texts that is kept on the case before it is sent: by whom, for whom, until when, and never lost. */
import { describe, expect, test } from 'vitest'
import type { ContentOf } from '../../../events/contents.ts'
import { eraseCase } from '../../../shared/application/upkeep/erase-case.ts'
import { actingWords } from '../../../shared/text/actions/words.ts'
import { rules } from '../../builders/council.ts'
import { appeal, draftSubmitted } from '../../builders/inputs.ts'
import { tokenIn, type World } from '../../fakes/world.ts'
import { Doors } from '../doors/doors.ts'

const number = 'ALM-A-2026-000001'
const chair = 'chair-ecology-transport@example.kz'
const words = actingWords('ru').unsent
const typed = { action: 'answer', outcome: 'explained', text: 'Мусор вывезут до 10 февраля.' }

const begun = async () => {
  const doors = new Doors()
  const { world } = doors
  await world.submit(appeal())
  await world.settle()
  const address = `/act/${tokenIn(world.actUrlFor(chair))}?lang=ru`
  const page = () => doors.get(address)
  const keep = (fields: Record<string, string>) =>
    doors.form(address, { idempotencyKey: 'key-1', ...typed, change: 'keep', ...fields })
  return { doors, world, address, page, keep }
}
/** Of the form of this action: what it is drawn with, and what stands in its text. */
const drawn = (html: string, action = 'answer') => {
  const form = html.split('<form ').find((one) => one.includes(`name="action" value="${action}"`)) ?? ''
  return {
    unsent: /name="unsent" value="([^"]*)"/.exec(form)?.[1],
    text: /<textarea name="text"[^>]*>\n?([^<]*)</.exec(form)?.[1],
    isKept: /^[^>]*data-kept/.test(form),
  }
}
const kept = (world: World) =>
  world.people
    .all()
    .flatMap(({ contentId, content, expiresAt }) =>
      content.kind === 'unsent' ? { contentId, expiresAt, ...(content as ContentOf<'unsent'>) } : [],
    )

describe('a kept form', () => {
  test('is there for whoever opens the case to act, in any language, and nothing was done', async () => {
    const { doors, world, address, page, keep } = await begun()
    expect(drawn((await page()).text)).toEqual({ unsent: '', text: '', isKept: false })
    const before = (await world.log.load(number)).length
    const done = await keep({ unsent: '' })
    expect([done.status, done.headers.location]).toEqual([303, `${address}&kept=answer`])
    const after = await doors.get(done.headers.location ?? '')
    expect(after.text).toContain(words.kept)
    for (const lang of ['kk', 'ru', 'en']) {
      const { text } = await doors.get(address.replace('lang=ru', `lang=${lang}`))
      expect(drawn(text)).toMatchObject({ text: typed.text, isKept: true })
      expect(text).toMatch(/<option value="explained" selected>/)
    }
    const name = rules.council.commissions.find(({ chair: { email } }) => email === chair)?.chair.name ?? ''
    expect((await page()).text).toContain(words.by(name, '2 февраля 2026 года, 10:00'))
    expect((await page()).text).toMatch(/<details class="action" id="do-answer" open/)
    expect(await world.log.load(number)).toHaveLength(before)
  })
  test('stands with personal data for thirty days, and in no log, queue or mail', async () => {
    const { world, keep } = await begun()
    await keep({ unsent: '' })
    await world.settle()
    expect(kept(world)).toMatchObject([
      {
        contentId: 'unsent-answer',
        fields: { outcome: 'explained', text: typed.text },
        by: { role: 'chair', as: 'ecology-transport' },
        expiresAt: Date.parse(world.now) / 1000 + 30 * 86_400,
      },
    ])
    for (const elsewhere of [await world.log.load(number), world.queues.sent, world.mails])
      expect(JSON.stringify(elsewhere)).not.toContain('до 10 февраля')
  })
  test('goes when its action is taken', async () => {
    const { doors, world, address, page, keep } = await begun()
    await keep({ unsent: '' })
    const { unsent = '' } = drawn((await page()).text)
    const sent = await doors.form(address, { idempotencyKey: 'key-2', ...typed, unsent, confirmed: '1' })
    expect(sent.headers.location).toContain('done=answer')
    expect(kept(world)).toMatchObject([{ fields: {}, expiresAt: Date.parse(world.now) / 1000 }])
    expect((await page()).text).not.toContain('data-kept')
  })
  test('goes when its action is taken by a program', async () => {
    const { doors, world, address, keep } = await begun()
    await keep({ unsent: '' })
    const api = `/api${address.split('?')[0]}`
    expect((await doors.json(api, typed)).status).toBe(200)
    expect(kept(world)).toMatchObject([{ fields: {} }])
  })
  test('goes when the case is erased, and does not come back', async () => {
    const { world, keep } = await begun()
    await keep({ unsent: '' })
    await eraseCase({ ...world.deps, storedPeople: world.people.stored }, number, 'По заявлению', world.now)
    expect(kept(world)).toEqual([])
    await keep({ unsent: '' })
    expect(kept(world)).toEqual([])
  })
  test('has remarks, in both languages, and no version of the draft', async () => {
    const doors = new Doors()
    const { world } = doors
    await world.webhook('public-spaces-department', 'msg_1', draftSubmitted())
    await world.settle()
    const address = `/act/${tokenIn(world.actUrlFor('chair-urban-planning@example.kz'))}?lang=ru`
    const remark = { clause: 'ст. 3', 'text.kk': 'Мерзімін атау', 'text.ru': 'Назвать срок' }
    await doors.form(address, {
      ...{ action: 'recommend', outcome: 'with_remarks', unsent: '', version: '1', change: 'keep' },
      ...{ 'text.kk': 'Қолдау', 'text.ru': 'Поддержать' },
      ...Object.fromEntries(Object.entries(remark).map(([name, value]) => [`remarks.4.${name}`, value])),
    })
    expect(kept(world)).toMatchObject([{ contentId: 'unsent-recommend' }])
    expect(kept(world)[0]?.fields).not.toHaveProperty('version')
    const { text } = await doors.get(address)
    for (const value of ['Қолдау', 'Поддержать', ...Object.values(remark)]) expect(text).toContain(value)
  })
})

describe('somebody else who keeps it meanwhile', () => {
  test('is not overwritten: both texts are there, and the next keeping is meant', async () => {
    const { world, page, keep } = await begun()
    await keep({ unsent: '' })
    const mine = 'Мусор вывезут завтра.'
    const lost = await keep({ unsent: '', text: mine })
    expect(lost.status).toBe(409)
    expect(lost.text).toContain(words.changed)
    expect(lost.text).toContain(typed.text)
    expect(drawn(lost.text)).toMatchObject({ text: mine, isKept: false })
    expect(kept(world)[0]?.fields.text).toBe(typed.text)
    const { unsent = '' } = drawn(lost.text)
    expect((await keep({ unsent, text: mine })).status).toBe(303)
    expect(drawn((await page()).text).text).toBe(mine)
  })
  test('and sends it leaves the place free: what is kept then is kept', async () => {
    const { doors, world, address, page } = await begun()
    const letter = { action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим вывезти' }
    await doors.form(address, { ...letter, unsent: '', change: 'keep' })
    const { unsent = '' } = drawn((await page()).text, 'letter')
    await doors.form(address, { ...letter, unsent, idempotencyKey: 'key-3', confirmed: '1' })
    expect(kept(world)).toMatchObject([{ fields: {} }])
    const next = { ...letter, text: 'Просим сообщить о мерах', unsent, change: 'keep' }
    expect((await doors.form(address, next)).status).toBe(303)
    expect(drawn((await page()).text, 'letter').text).toBe(next.text)
  })
  test('who presses the button twice has kept it once', async () => {
    const { world, keep } = await begun()
    expect((await keep({ unsent: '' })).status).toBe(303)
    const first = kept(world)
    expect((await keep({ unsent: '' })).status).toBe(303)
    expect(kept(world)).toEqual(first)
  })
  test('of eight at once one has kept it, and nobody is told otherwise', async () => {
    const { world, keep } = await begun()
    const texts = Array.from({ length: 8 }, (_, n) => `Текст ${n}`)
    const answers = await Promise.all(texts.map((text) => keep({ unsent: '', text })))
    const winners = texts.filter((_, n) => answers[n]?.status === 303)
    expect(winners).toEqual([kept(world)[0]?.fields.text])
  })
})

describe('who may not', () => {
  test('keeps nothing: an agency by its letter, and who is not offered the action; what was typed stays', async () => {
    const { doors, world, address } = await begun()
    await world.act(world.actUrlFor(chair), {
      ...{ action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим вывезти' },
    })
    await world.settle()
    const agency = `/act/${tokenIn(world.actUrlFor('tazalyk@example.kz'))}?lang=ru`
    expect((await doors.get(agency)).text).not.toContain('name="unsent"')
    await doors.form(agency, { ...typed, action: 'respond', decision: 'accepted', change: 'keep' })
    const secretary = world.staffUrl(number)
    await doors.form(`/act/${tokenIn(secretary)}?lang=ru`, { ...typed, change: 'keep' })
    expect(kept(world)).toEqual([])
    const again = await doors.form(address, { ...typed, text: '  ', outcome: '', change: 'keep' })
    expect([again.status, kept(world)]).toEqual([200, []])
  })
  test('sees nothing of it', async () => {
    const { doors, world, keep } = await begun()
    await keep({ unsent: '' })
    await world.act(world.actUrlFor(chair), {
      ...{ action: 'letter', agency: 'tazalyk', subject: 'Вывоз', text: 'Просим вывезти' },
    })
    await world.settle()
    const code = world.links.code(world.keyed(number))
    for (const address of [
      `/act/${tokenIn(world.actUrlFor('tazalyk@example.kz'))}?lang=ru`,
      `/appeals/${number}?code=${code}&lang=ru`,
      `/api/act/${tokenIn(world.actUrlFor(chair))}`,
    ])
      expect((await doors.get(address)).text).not.toContain('до 10 февраля')
  })
})
