/** The directory on the real stack, rights enforced: a chair replaced in mid-case, and put back. */
import { expect, test } from 'vitest'
import { until } from '../../infra/ops/common/visitor.ts'
import { type Form, formTo, type Page } from './browser.ts'
import { deskOf } from './member.ts'
import { about, connect, givenCloud } from './system.ts'

const system = connect(givenCloud())
const { portal, submitted, open, v, drained, npm } = system
const member = deskOf(system)
const entry = '/desk/directory/commission/social'
const oldChair = 'chair-social@example.kz'

/** A browser in which a member of the secretariat has signed in. */
const signedIn = async () => {
  const { cookie } = await member.signedIn()
  const show = (path: string): Promise<Page> => open(path, { cookie })
  const send = (form: Form, values: Record<string, string>) =>
    fetch(new URL(form.action, portal), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ ...form.values, ...values }),
    })
  return { show, send }
}

test('Given a case under review, when another person becomes chair on the desk, then the case’s link goes to them and the old one ends', async () => {
  const { number } = await submitted({ topic: 'social' })
  const assigned = await v.mail(oldChair, about(number))
  const oldUrl = /http\S+\/act\/\S+/.exec(assigned.text)?.[0] ?? ''

  const ended = await submitted({ topic: 'social' })
  const endedUrl = /http\S+\/act\/\S+/.exec((await v.mail(oldChair, about(ended.number))).text)?.[0] ?? ''
  const answer = { action: 'answer', outcome: 'explained', text: 'Разъяснено' }
  expect((await v.act(endedUrl.replace(/^.*\/act\/|\?.*$/g, ''), answer)).status).toBe(200)
  expect((await open(new URL(endedUrl).pathname)).status).toBe(200)

  const { show, send } = await signedIn()
  expect((await show('/desk/directory?lang=kk')).text).toContain(oldChair)
  const form = formTo(await show(`${entry}?lang=ru`), entry)
  const before = form.values['chair.name'] ?? ''
  expect(form.values['chair.email']).toBe(oldChair)

  const wrong = await send(form, { 'chair.email': 'никуда', 'chair.name': '' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="никуда"')

  const newChair = 'zhanna.alim@example.kz'
  const saved = await send(form, { 'chair.name': 'Жанна Әлімқызы Ө.', 'chair.email': newChair })
  expect(saved.headers.get('location')).toContain('/desk/directory?')

  const handed = await v.mail(newChair, about(number))
  const newUrl = /http\S+\/act\/\S+/.exec(handed.text)?.[0] ?? ''
  expect((await open(new URL(newUrl).pathname)).status).toBe(200)
  expect((await open(new URL(oldUrl).pathname)).status).toBe(410)

  // The closed case, which no event hands over: its old link ends all the same, and leads to a fresh one.
  const gone = await open(new URL(endedUrl).pathname)
  expect(gone.status).toBe(410)
  const asks = formTo(gone, new URL(endedUrl).pathname)
  await send(asks, {})
  const fresh = await v.mail(newChair, about(ended.number))
  const freshUrl = /http\S+\/act\/\S+/.exec(fresh.text)?.[0] ?? ''
  expect((await open(new URL(freshUrl).pathname)).status).toBe(200)
  expect((await show('/desk/directory?lang=ru')).text).toContain('Жанна Әлімқызы Ө.')

  const back = formTo(await show(`${entry}?lang=ru`), entry)
  await send(back, { 'chair.name': before, 'chair.email': oldChair })
  await v.mail(oldChair, ({ id, text }) => id !== assigned.id && text.includes(number))
  await drained()
}, 240_000)

test('Given nobody who has signed in, then the directory is not shown and an unknown entry is not found', async () => {
  const shut = await open('/desk/directory')
  expect(shut.status).toBe(303)
  const { show } = await signedIn()
  expect((await show('/desk/directory/commission/fishing')).status).toBe(404)
  expect((await show('/desk/directory/mayor')).status).toBe(404)
})

test('Given another telephone, address and name, when they are set on the desk, then pages of all functions and mails have them', async () => {
  const { show, send } = await signedIn()
  const [contacts, body] = ['/desk/directory/contacts', '/desk/directory/agency/religious-affairs-department']
  const reached = formTo(await show(`${contacts}?lang=ru`), contacts)
  const before = {
    'address.kk': reached.values['address.kk'] ?? '',
    'address.ru': reached.values['address.ru'] ?? '',
    phone: reached.values.phone ?? '',
    'hours.to': reached.values['hours.to'] ?? '',
  }
  const other = {
    ...{ 'address.kk': 'Абай даңғылы, 1', 'address.ru': 'Проспект Абая, 1' },
    ...{ phone: '+7 (727) 123-45-67', 'hours.to': '18:00' },
  }
  const saved = await send(reached, other)
  expect(saved.headers.get('location')).toContain('done=contacts')

  for (const path of ['/', '/council', '/privacy', '/accessibility', '/deadline', '/appeals/new', '/appeals'])
    expect((await open(`${path}?lang=ru`)).text, path).toContain(other.phone)
  // It sees views alone, which follow the log by a moment.
  await until(
    'the telephone beside the statistics',
    async () => (await open('/statistics?lang=ru')).text.includes(other.phone) || undefined,
  )
  const { number } = await submitted({ topic: 'social' })
  // In the chair's language.
  expect((await v.mail(oldChair, about(number))).text).toMatch(/Абай даңғылы, 1|Проспект Абая, 1/)

  const names = { 'names.kk': 'Сенім басқармасы', 'names.ru': 'Управление веры', 'names.en': 'Beliefs' }
  const page = await show(`${body}?lang=ru`)
  const renaming = { ...formTo(page, body), values: { csrf: formTo(page, body).values.csrf ?? '' } }
  const today = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10)
  const renamed = await send(renaming, {
    rename: 'from',
    ...names,
    from: today,
    idempotencyKey: `r-${number}`,
  })
  expect(renamed.headers.get('location')).toContain('done=renamed')
  expect((await show('/desk/initiatives/new?lang=ru')).text).toContain('Управление веры')
  expect((await show('/desk/directory?lang=ru&q=религий')).text).toContain('Управление веры')

  const again = formTo(await show(`${contacts}?lang=ru`), contacts)
  expect((await send(again, { ...before, idempotencyKey: `b-${number}` })).status).toBe(303)
  expect((await open('/council?lang=ru')).text).toContain(before.phone)
}, 240_000)

test('Given a member who joined by the directory, then a pass is made for them, and for a stranger none', async () => {
  const { show, send } = await signedIn()
  const path = '/desk/directory/secretariat'
  const form = formTo(await show(`${path}?lang=ru`), path)
  const fresh = 'newcomer@example.kz'
  expect((await npm('staff-token', fresh)).code).not.toBe(0)
  await send(form, { 'members.2.name': 'Айдос Ұлан', 'members.2.email': fresh })
  expect((await npm('staff-token', fresh)).out.trim()).toMatch(/^[\w.-]{40,}$/)
  const back = formTo(await show(`${path}?lang=ru`), path)
  await send(back, { 'members.2.name': '', 'members.2.email': '' })
  expect((await npm('staff-token', fresh)).code).not.toBe(0)
}, 240_000)
