/** The directory's table at the desk: what is found in it, and how a body is added to it and ended. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../../events/values.ts'
import { rulesNow } from '../../../shared/application/desk/directory/directory.ts'
import { agencyOf, commissionOf } from '../../../shared/council/council.ts'
import { entryWords } from '../../../shared/text/desk/directory/entry-words.ts'
import { texts } from '../../../shared/text/texts.ts'
import { Visitor } from './visitor.ts'

const body = {
  'names.kk': 'Балық шаруашылығы инспекциясы',
  'names.ru': 'Инспекция рыбного хозяйства',
  'names.en': 'Fishery Inspection',
  email: 'fish@example.kz',
  phone: '+7 (727) 123-45-67',
  language: 'kk',
}
const signedIn = async () => {
  const visitor = new Visitor()
  await visitor.signIn()
  const csrf = await visitor.csrf()
  const post = async (path: string, fields: Record<string, string>) => {
    const reply = await visitor.post(path, { csrf, ...fields })
    await visitor.world.settle()
    visitor.deps.rules = await rulesNow(visitor.world)
    return reply
  }
  const names = async (query: string) => {
    const { status, html } = await visitor.get(`/desk/directory?lang=en&${query}`)
    expect(status).toBe(200)
    return [...html.matchAll(/id="n\d+">([^<]+)</g)].map(([, name]) => name)
  }
  return { visitor, post, names }
}

describe('the table', () => {
  test('has the council’s posts, commissions and bodies, and each kind alone', async () => {
    const { names, visitor } = await signedIn()
    const { commissions, agencies, topics } = visitor.deps.rules.council
    const all = await names('')
    expect(all).toHaveLength(4 + commissions.length + agencies.length + topics.length)
    expect(await names('kind=topic')).toEqual(topics.map((topic) => topic.names.en))
    expect(await names('kind=council')).toEqual(all.slice(0, 4))
    expect(await names('kind=commission')).toHaveLength(commissions.length)
    expect(await names('kind=agency')).toEqual(agencies.map((agency) => agency.names.en))
    expect(await names('kind=else')).toEqual(all)
  })
  test.each([
    ['a word of a name, in whatever language', 'Су', 'Almaty Su'],
    ['letters that a Russian keyboard lacks', 'тазалык', 'Tazalyk'],
    ['an address', 'almaty-su@example.kz', 'Almaty Su'],
    ['an id', 'tazalyk', 'Tazalyk'],
  ])('is searched by %s', async (_, typed, found) => {
    const { names } = await signedIn()
    const rows = await names(`q=${encodeURIComponent(typed)}&kind=agency`)
    expect(rows.some((row) => row?.includes(found.split(' ')[0] ?? ''))).toBe(true)
    expect(rows.length).toBeLessThan(5)
  })
  test.each(languages)('says so where nothing is found, whatever was typed (%s)', async (lang) => {
    const { visitor } = await signedIn()
    const typed = `<b>${'ы'.repeat(300)}`
    const { html } = await visitor.get(`/desk/directory?lang=${lang}&q=${encodeURIComponent(typed)}`)
    expect(html).toContain(entryWords(lang).none)
    expect(html).not.toContain('<b>ы')
  })
  test('of a hundred bodies with long names is under 60 KB a page, and none is left out', async () => {
    const { visitor, names } = await signedIn()
    const { rules } = visitor.deps
    const name = 'Алматы қаласының мемлекеттік сәулет-құрылыс бақылауы және лицензиялау басқармасы'
    const more = Array.from({ length: 100 }, (_, i) => ({
      ...{ id: `body-${i}`, email: `office-${i}@example.kz`, language: 'kk' as const, webhookKeys: [] },
      ...{ names: { kk: `${name} ${i}`, ru: `${name} ${i}`, en: `Body ${i}` }, addedOn: '2026-02-02' },
    }))
    visitor.deps.rules = {
      ...rules,
      council: { ...rules.council, agencies: [...rules.council.agencies, ...more] },
    }
    const { html } = await visitor.get('/desk/directory?lang=kk&from=50')
    expect(Buffer.byteLength(html)).toBeLessThan(60_000)
    const pages = await Promise.all([0, 50, 100].map((from) => names(`from=${from}`)))
    const { commissions, agencies, topics } = rules.council
    expect(pages.flat()).toHaveLength(4 + commissions.length + agencies.length + topics.length + 100)
    expect(await names('from=9999')).toEqual(pages[0])
  })
})

describe('a body', () => {
  test.each(languages)('is added by its form, and changed like those of the file (%s)', async (lang) => {
    const { visitor, post, names } = await signedIn()
    const added = await post(`/desk/directory/agency?lang=${lang}`, body)
    expect([added.status, added.location]).toEqual([303, `/desk/directory?lang=${lang}&done=added`])
    const id = 'fishery-inspection'
    const own = () => agencyOf(visitor.deps.rules.council, id)
    expect(own()).toMatchObject({ email: body.email, phone: body.phone, addedOn: '2026-02-02' })
    expect(await names('q=fishery')).toEqual([body['names.en']])
    const { html } = await visitor.get(`/desk/directory?lang=${lang}&q=fishery&done=added`)
    const words = entryWords(lang)
    expect(html).toContain(words.added)
    expect(html).toContain(words.state.added(lang === 'en' ? '2 Feb 2026' : '02.02.2026'))

    const path = `/desk/directory/agency/${id}?lang=${lang}`
    const form = await visitor.get(path)
    expect(form.html).toContain(`value="${body.phone}"`)
    expect((await post(path, { email: 'new@example.kz', language: 'ru' })).status).toBe(303)
    expect(own()).toMatchObject({ email: 'new@example.kz', language: 'ru' })
    expect(own()?.phone).toBeUndefined()
  })
  test.each(languages)('is refused with what was typed where something is wrong (%s)', async (lang) => {
    const { visitor, post } = await signedIn()
    const path = `/desk/directory/agency?lang=${lang}`
    const { validation } = texts(lang)
    const wrong: [Record<string, string>, string][] = [
      [{ ...body, email: 'никуда' }, validation.email],
      [{ ...body, id: 'Рыба' }, entryWords(lang).form.badId],
      [{ ...body, id: 'constructor' }, entryWords(lang).form.badId],
      [{ ...body, id: 'outside' }, entryWords(lang).form.badId],
      [{ ...body, id: 'akimat' }, 'id="id-error"'],
      [
        { ...body, 'names.ru': visitor.deps.rules.council.agencies[0]?.names.ru ?? '' },
        'id="names-ru-error"',
      ],
      [{ ...body, 'names.kk': ' ' }, 'id="names-kk-error"'],
    ]
    for (const [fields, message] of wrong) {
      const reply = await post(path, fields)
      expect(reply.status).toBe(422)
      expect(reply.html).toContain(message)
      expect(reply.html).toContain(`value="${body['names.en']}"`)
    }
    expect(await visitor.world.log.load('directory')).toEqual([])
  })
  test.each(languages)('ends from a day on, and that is taken back (%s)', async (lang) => {
    const { visitor, post } = await signedIn()
    const path = `/desk/directory/agency/tazalyk?lang=${lang}`
    const words = entryWords(lang)
    const endsOn = () => agencyOf(visitor.deps.rules.council, 'tazalyk')?.endsOn
    for (const from of ['', '01.02.2026', 'завтра']) {
      const reply = await post(path, { end: 'from', from })
      expect(reply.status).toBe(422)
      expect(reply.html).toContain('id="end-from-error"')
    }
    expect(endsOn()).toBeUndefined()
    const ended = await post(path, { end: 'from', from: '31.12.2026' })
    expect(ended.location).toBe(`/desk/directory?lang=${lang}&done=ended`)
    expect(endsOn()).toBe('2026-12-31')
    const day = lang === 'en' ? '31 Dec 2026' : '31.12.2026'
    expect((await visitor.get(`/desk/directory?lang=${lang}`)).html).toContain(words.state.ends(day))
    expect((await visitor.get(path)).html).toContain('value="31.12.2026"')
    expect((await post(path, { end: 'keep' })).location).toContain('done=goes_on')
    expect(endsOn()).toBeUndefined()
  })
  test('that ends is offered to no new initiative, and what is posted for it is refused', async () => {
    const { visitor, post } = await signedIn()
    await post('/desk/directory/agency/tazalyk?lang=en', { end: 'from', from: '02.02.2026' })
    expect((await visitor.get('/desk/initiatives/new')).html).not.toContain('value="tazalyk"')
    const typed = { agency: 'tazalyk', subject: 'Мусор', text: 'Просим', 'origin.kind': 'monitoring' }
    const origin = { 'origin.title': 'Обход', 'origin.on': '2026-02-02' }
    expect((await post('/desk/initiatives/new', { ...typed, ...origin })).status).toBe(422)
  })
  test('of a post of the council there is no end', async () => {
    const { visitor, post } = await signedIn()
    await post('/desk/directory/head?lang=en', { end: 'from', from: '31.12.2026' })
    expect(await visitor.world.log.load('directory')).toEqual([])
  })
})

describe('a commission and a topic', () => {
  const commission = {
    ...{ 'names.kk': 'Су комиссиясы', 'names.ru': 'Комиссия по воде', 'names.en': 'Water' },
    ...{ 'chair.name': 'Айгүл', 'chair.email': 'aigul@example.kz', 'chair.language': 'kk' },
  }
  const topic = {
    ...{ 'names.kk': 'Тоғандар', 'names.ru': 'Пруды', 'names.en': 'Ponds' },
    ...{ 'examples.kk': 'тоғандар', 'examples.ru': 'пруды', 'examples.en': 'ponds', commission: 'water' },
  }
  test.each(languages)('are added by their forms, and end from a day on (%s)', async (lang) => {
    const { visitor, post } = await signedIn()
    const at = (path: string) => `/desk/directory/${path}?lang=${lang}`
    expect((await post(at('commission'), commission)).location).toContain('done=added')
    expect((await visitor.get(at('topic'))).html).toContain('<option value="water"')
    expect((await post(at('topic'), topic)).location).toContain('done=added')
    const { council } = visitor.deps.rules
    expect(commissionOf(council, 'water')).toMatchObject({
      ...{ chair: { name: 'Айгүл', email: 'aigul@example.kz', language: 'kk' }, topics: ['ponds'] },
    })
    expect((await visitor.get('/desk/appeals/new')).html).toContain('value="ponds"')

    for (const path of ['commission/water', 'topic/ponds'])
      expect((await post(at(path), { end: 'from', from: '02.02.2026' })).location).toContain('done=ended')
    expect((await visitor.get('/desk/appeals/new')).html).not.toContain('value="ponds"')
    expect((await visitor.get(at('topic'))).html).not.toContain('<option value="water"')
    const { html } = await visitor.get(`/desk/directory?lang=${lang}&kind=topic`)
    expect(html).toContain(entryWords(lang).state.ended(lang === 'en' ? '2 Feb 2026' : '02.02.2026'))
  })
  test('are refused with what was typed where something is wrong', async () => {
    const { visitor, post } = await signedIn()
    const wrong = [
      ['commission', { ...commission, 'chair.email': '' }, 'chair-email-error'],
      ['commission', { ...commission, 'deputy.name': 'Марат' }, 'deputy-email-error'],
      ['topic', { ...topic, 'examples.ru': '' }, 'examples-ru-error'],
      ['topic', topic, 'commission-error'],
    ] as const
    for (const [kind, fields, error] of wrong) {
      const { status, html } = await post(`/desk/directory/${kind}?lang=en`, fields)
      expect(status).toBe(422)
      expect(html).toContain(`id="${error}"`)
      expect(html).toContain(`value="${fields['names.en']}"`)
    }
    expect(await visitor.world.log.load('directory')).toEqual([])
    // A topic is not changed.
    expect((await post('/desk/directory/topic/other?lang=en', { name: 'x' })).status).toBe(404)
  })
})

describe('a new name', () => {
  const renaming = { 'names.kk': 'Қала тазалығы', 'names.ru': 'Чистый город', 'names.en': 'City Care' }
  test.each(languages)('is given from a day on, and the table knows both (%s)', async (lang) => {
    const { visitor, post, names } = await signedIn()
    const words = entryWords(lang)
    const path = `/desk/directory/agency/tazalyk?lang=${lang}`
    const form = await visitor.get(path)
    expect(form.html).toContain('id="rename-names-en" value="Almaty Tazalyk"')
    expect(form.html).toMatch(/id="rename-from" value="02\.02\.2026"/)
    for (const [fields, error] of [
      [{ ...renaming, from: '03.02.2026' }, 'rename-from-error'],
      [{ ...renaming, from: '' }, 'rename-from-error'],
      [{ ...renaming, from: '02.02.2026', 'names.en': '' }, 'rename-names-en-error'],
      [{ ...renaming, from: '02.02.2026', 'names.en': 'Almaty Su' }, 'rename-names-en-error'],
    ] as const) {
      const { status, html } = await post(path, { rename: 'from', ...fields })
      expect([status, html.includes(`id="${error}"`)]).toEqual([422, true])
      expect(html).toContain('value="Чистый город"')
      // The other form has what is there.
      expect(html).toContain('value="tazalyk@example.kz"')
    }
    const sent = { rename: 'from', ...renaming, from: '02.02.2026' }
    expect((await post(path, sent)).location).toBe(`/desk/directory?lang=${lang}&done=renamed`)
    for (const typed of ['tazalyk', 'Чистый город', 'Алматы Тазалық'])
      expect(await names(`q=${encodeURIComponent(typed)}&kind=agency`)).toEqual(['City Care'])
    const { html } = await visitor.get(`/desk/directory?lang=${lang}&done=renamed`)
    expect(html).toContain(words.renaming.done)
    const former = { kk: '«Алматы Тазалық»', ru: '«Алматы Тазалық»', en: 'Almaty Tazalyk' }[lang]
    expect(html).toContain(words.state.former(former, lang === 'en' ? '2 Feb 2026' : '02.02.2026'))
    expect(agencyOf(visitor.deps.rules.council, 'tazalyk')).toMatchObject({ email: 'tazalyk@example.kz' })
  })
  test('is given to topics and commissions, and to no post', async () => {
    const { visitor, post } = await signedIn()
    const sent = { rename: 'from', ...renaming, from: '02.02.2026' }
    await post('/desk/directory/topic/other?lang=en', sent)
    expect((await visitor.get('/desk/appeals/new?lang=ru')).html).toContain('Чистый город')
    const other = { ...sent, 'names.ru': 'Дома', 'names.kk': 'Үйлер', 'names.en': 'Homes' }
    await post('/desk/directory/commission/housing?lang=en', other)
    expect(commissionOf(visitor.deps.rules.council, 'housing')?.names.ru).toBe('Дома')
    const before = (await visitor.world.log.load('directory')).length
    await post('/desk/directory/head?lang=en', sent)
    expect(await visitor.world.log.load('directory')).toHaveLength(before)
  })
})

describe('how the council is reached', () => {
  const reached = {
    ...{ 'address.kk': 'Абай даңғылы, 1', 'address.ru': 'Проспект Абая, 1', 'address.en': '1 Abai Avenue' },
    ...{ phone: '+7 (727) 123-45-67', 'hours.from': '9:00', 'hours.to': '18:00' },
  }
  test.each(languages)(
    'is changed: telephone and address at once, hours from tomorrow on (%s)',
    async (lang) => {
      const { visitor, post } = await signedIn()
      const { contacts } = entryWords(lang)
      const path = `/desk/directory/contacts?lang=${lang}`
      const form = await visitor.get(path)
      expect(form.html).toContain('value="+7 (727) 000-00-00"')
      expect(form.html).toMatch(/id="hours-to" value="18:30"/)
      const wrong = [
        [{ ...reached, 'hours.to': '25:00' }, texts(lang).validation.time],
        [{ ...reached, 'hours.to': '8:00' }, 'id="hours-to-error"'],
        [{ ...reached, 'address.kk': '' }, 'id="address-kk-error"'],
        [{ ...reached, phone: 'x' }, texts(lang).validation.phone],
      ] as const
      for (const [fields, message] of wrong) {
        const { status, html } = await post(path, fields)
        expect([status, html.includes(message)]).toEqual([422, true])
        expect(html).toContain('value="Проспект Абая, 1"')
      }
      expect((await post(path, reached)).location).toBe(`/desk/directory?lang=${lang}&done=contacts`)
      const { html } = await visitor.get(`/desk/directory?lang=${lang}&done=contacts`)
      expect(html).toContain(contacts.done)
      expect(html).toContain(contacts.hours('09:00', '18:30'))
      expect(html).toContain(contacts.since('09:00', '18:00', lang === 'en' ? '3 Feb 2026' : '03.02.2026'))
      const own = visitor.deps.rules
      expect(own.registration('2026-02-02', '18:15').registeredOn).toBe('2026-02-02')
      expect(own.registration('2026-02-03', '18:15').registeredOn).toBe('2026-02-04')
      // The same once more changes nothing.
      const { length } = await visitor.world.log.load('directory')
      await post(path, reached)
      expect(await visitor.world.log.load('directory')).toHaveLength(length)
    },
  )
})
