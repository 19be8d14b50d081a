/** Draft acts that the secretariat enters: by form and by the API, to the chair. */
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../events/values.ts'
import { requiredWords } from '../../../shared/text/required.ts'
import { texts } from '../../../shared/text/texts.ts'
import { local } from '../../builders/council.ts'
import { draftSubmitted } from '../../builders/inputs.ts'
import { Visitor } from './visitor.ts'

const chair = 'chair-urban-planning@example.kz'
const number = 'ALM-N-2026-000001'
const agency = 'public-spaces-department'

const signedIn = async () => {
  const visitor = new Visitor()
  await visitor.signIn()
  return { visitor, world: visitor.world, csrf: await visitor.csrf() }
}
const typed = {
  agency,
  reference: '05-12/345',
  title: 'Правила благоустройства',
  actType: 'maslikhat-decision',
  text: 'Текст проекта.',
  'contact.name': 'Болат Ахметов',
  channel: 'paper',
  receivedOn: '01.02.2026',
  receivedTime: '10:00',
  idempotencyKey: 'key-1',
}

describe.each(['kk', 'ru'] as const)('by form in %s', (lang) => {
  test('a draft reaches the chair, by the day on which it came', async () => {
    const { visitor, world, csrf } = await signedIn()
    const form = await visitor.get(`/desk/draft-acts/new?lang=${lang}`)
    expect(form.status).toBe(200)
    const sent = () => visitor.post(`/desk/draft-acts/new?lang=${lang}`, { ...typed, csrf })
    const done = await sent()
    expect(done.location).toBe(`/desk/cases/${number}?lang=${lang}`)
    // Sent again it is the same.
    expect((await sent()).location).toBe(done.location)
    await world.settle()
    expect(await world.caseOf(number)).toMatchObject({
      kind: 'draft_act',
      agency,
      channel: 'paper',
      receivedOn: '2026-02-01',
      commission: 'urban-planning',
    })
    expect(world.mails.some(({ to }) => to === chair)).toBe(true)
  })
  test('what is wrong is named at its control', async () => {
    const { visitor, csrf } = await signedIn()
    const bad = await visitor.post(`/desk/draft-acts/new?lang=${lang}`, {
      ...typed,
      csrf,
      text: '',
      receivedTime: '99',
      agency: 'nobody',
      urgent: 'true',
    })
    expect(bad.status).toBe(422)
    for (const control of ['text', 'receivedOn', 'urgent'])
      expect(bad.html).toContain(`id="${control}-error"`)
  })
  test('a developer and a kind of act that were not chosen are asked for as what is chosen', async () => {
    const { visitor, csrf } = await signedIn()
    const address = `/desk/draft-acts/new?lang=${lang}`
    const { html } = await visitor.post(address, { ...typed, csrf, agency: '', actType: '' })
    expect(html).toContain(requiredWords('agency', lang))
    expect(html).toContain(texts(lang).validation.choose)
    expect(html).not.toContain(texts(lang).validation.unknownValue)
  })
  test('a version and a withdrawal are entered, and a second withdrawal is refused', async () => {
    const { visitor, world, csrf } = await signedIn()
    await visitor.post(`/desk/draft-acts/new?lang=${lang}`, { ...typed, csrf })
    const page = await visitor.get(`/desk/draft-acts/change?number=${number}&lang=${lang}`)
    expect(page.html).toContain('/desk/draft-acts/versions')
    const version = { number, csrf, url: 'https://example.kz/2', channel: 'web', idempotencyKey: 'key-2' }
    const moment = { receivedOn: '2026-02-02', receivedTime: '09:00' }
    const empty = await visitor.post(`/desk/draft-acts/versions?lang=${lang}`, {
      ...version,
      ...moment,
      url: '',
    })
    expect(empty.status).toBe(422)
    const send = () => visitor.post(`/desk/draft-acts/versions?lang=${lang}`, { ...version, ...moment })
    expect((await send()).status).toBe(303)
    expect((await send()).status).toBe(303)
    expect(await world.caseOf(number)).toMatchObject({ draftVersion: 2 })
    const withdraw = (idempotencyKey: string) =>
      visitor.post(`/desk/draft-acts/withdrawals?lang=${lang}`, { number, csrf, reason: 'x', idempotencyKey })
    expect((await withdraw('key-3')).status).toBe(303)
    expect(await world.caseOf(number)).toMatchObject({ ended: 'withdrawn' })
    const again = await withdraw('key-4')
    expect(again.status).toBe(409)
    expect(again.html).toContain(texts(lang as 'kk').refusals.already_closed([]))
  })
})

describe('one case for agency and reference', () => {
  test('a webhook’s draft is the same case, and its next version may come on paper', async () => {
    const { visitor, world, csrf } = await signedIn()
    await world.webhook(agency, 'msg_1', draftSubmitted())
    await world.settle()
    const { reference } = draftSubmitted().data
    const other = await visitor.post('/desk/draft-acts/new?lang=en', { ...typed, reference, csrf })
    expect(other.status).toBe(422)
    expect(await world.caseOf(number)).toMatchObject({ draftVersion: 1, channel: 'webhook' })
  })
  test('there is no draft of another number', async () => {
    const { visitor } = await signedIn()
    expect((await visitor.get('/desk/draft-acts/change?number=ALM-N-2026-000009&lang=en')).status).toBe(404)
  })
  test('nothing came tomorrow', async () => {
    const { visitor, csrf } = await signedIn()
    const late = { ...typed, csrf, receivedOn: local('2027-02-01').slice(0, 10) }
    const bad = await visitor.post('/desk/draft-acts/new?lang=ru', late)
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('id="receivedOn-error"')
    // Together with whatever else is wrong.
    const worse = await visitor.post('/desk/draft-acts/new?lang=ru', { ...late, title: '' })
    expect(worse.html).toContain('id="receivedOn-error"')
    expect(worse.html).toContain('id="title-error"')
  })
})

describe.each<Language>(['kk', 'ru'])('by the API in %s', (lang) => {
  const ask = (visitor: Visitor, csrf: string, path: string, body: object, key = `key ${path}`) =>
    visitor.ask(
      'POST',
      `/api/desk/draft-acts${path}?lang=${lang}`,
      { 'content-type': 'application/json', 'idempotency-key': key, 'x-csrf-token': csrf },
      JSON.stringify(body),
    )
  const draft = {
    ...{
      agency,
      reference: '05-12/345',
      title: 'Ереже',
      actType: 'development-plan',
      url: 'https://example.kz/1',
    },
    ...{ contact: { name: 'Б. Ахметов', email: 'a@example.kz' }, channel: 'web', receivedAt: '2026-02-02' },
    portalUrl: 'https://legalacts.egov.kz/1',
  }
  const other = lang === 'kk' ? 'ru' : 'kk'
  test.each(['', '/ALM-N-2026-000001/versions', '/ALM-N-2026-000001/withdraw'])(
    'a form whose parts cannot be told apart is said to be one, and a page says it too: %s',
    async (path) => {
      const { visitor, csrf } = await signedIn()
      const headers = {
        'content-type': 'multipart/form-data',
        'idempotency-key': 'key',
        'x-csrf-token': csrf,
      }
      const { status, html } = await visitor.ask(
        'POST',
        `/api/desk/draft-acts${path}?lang=${lang}`,
        headers,
        'title=1',
      )
      const { notForm } = texts(lang).validation
      expect([status, JSON.parse(html)]).toEqual([
        422,
        {
          ...{ type: 'urn:zhauap:problem:invalid', title: texts(lang).problems.invalid },
          ...{ status: 422, errors: [{ path: '', message: notForm }] },
        },
      ])
      expect(notForm).not.toBe(texts(other).validation.notForm)
      const page = await visitor.ask('POST', `/desk/import?lang=${lang}`, headers, 'title=1')
      expect(page.status).toBe(422)
      expect(page.html).toContain(notForm)
    },
  )
  test('a draft, a version and a withdrawal, with their dates', async () => {
    const { visitor, world, csrf } = await signedIn()
    const created = await ask(visitor, csrf, '', { ...draft, dueOn: '2026-02-27' })
    expect(created.status).toBe(201)
    expect(JSON.parse(created.html)).toMatchObject({
      number,
      version: 1,
      status: 'registered',
      dueOn: '2026-02-27',
    })
    const version = { text: 'Екінші нұсқа', channel: 'person', receivedAt: '2026-02-02', dueOn: '2026-02-05' }
    const second = await ask(visitor, csrf, `/${number}/versions`, version)
    expect(JSON.parse(second.html)).toMatchObject({ version: 2, dueOn: '2026-02-16' })
    expect(await world.caseOf(number)).toMatchObject({ tooEarly: '2026-02-05' })
    await world.settle()
    expect(world.mails.some(({ subject }) => /мерзім заңдағыдан қысқа|короче законного/.test(subject))).toBe(
      true,
    )
    const withdrawn = await ask(visitor, csrf, `/${number}/withdraw`, { reason: 'Қажет емес' })
    expect(JSON.parse(withdrawn.html)).toMatchObject({ status: 'withdrawn' })
    expect((await ask(visitor, csrf, `/${number}/withdraw`, {}, 'again')).status).toBe(409)
  })
  describe('as a form with parts', () => {
    const inParts = async (
      visitor: Visitor,
      csrf: string,
      parts: Record<string, string | Blob>,
      path = '',
    ) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(parts)) form.append(name, value)
      const sent = new Response(form)
      const headers = {
        'content-type': sent.headers.get('content-type') ?? '',
        'idempotency-key': `parts ${path}`,
        'x-csrf-token': csrf,
      }
      const answer = await visitor.ask(
        'POST',
        `/api/desk/draft-acts${path}?lang=${lang}`,
        headers,
        await sent.text(),
      )
      return { status: answer.status, body: JSON.parse(answer.html) }
    }
    const { contact: _, url: __, ...plain } = draft
    const text = 'Жобаның мәтіні: ә ғ қ ң ө ұ ү һ і'

    test.each([
      [
        'an object’s fields by dotted names',
        { 'contact.name': 'Б. Ахметов', 'contact.email': 'a@example.kz' },
        text,
      ],
      ['an object as JSON', { contact: JSON.stringify(draft.contact) }, text],
      [
        'its text as a file',
        { contact: JSON.stringify(draft.contact) },
        new Blob([text], { type: 'text/plain' }),
      ],
    ])('%s', async (_name, contact, sentText) => {
      const { visitor, world, csrf } = await signedIn()
      const parts = { ...plain, ...contact, text: sentText, version: '1', portalUrl: '', urgent: 'false' }
      expect(await inParts(visitor, csrf, parts)).toMatchObject({ status: 201, body: { number, version: 1 } })
      const contents = world.people.all().map(({ content }) => content)
      expect(contents).toContainEqual(expect.objectContaining({ kind: 'draft_act', text }))
      expect(JSON.stringify(contents)).toContain('a@example.kz')
      const version = { text: 'Екінші нұсқа', channel: 'person', receivedAt: '2026-02-02' }
      expect(await inParts(visitor, csrf, version, `/${number}/versions`)).toMatchObject({
        status: 201,
        body: { version: 2 },
      })
      expect(await inParts(visitor, csrf, { reason: 'Қажет емес' }, `/${number}/withdraw`)).toMatchObject({
        status: 201,
        body: { status: 'withdrawn' },
      })
    })
    test('what is wrong is named at its place', async () => {
      const { visitor, csrf } = await signedIn()
      const parts = { ...plain, text, contact: 'Б. Ахметов', version: 'x', __proto__x: '1', more: '2' }
      const { status, body } = await inParts(visitor, csrf, parts)
      expect([status, ...body.errors.map((e: { path: string }) => e.path).sort()]).toEqual([
        ...[422, '__proto__x', 'contact', 'more', 'version'],
      ])
    })
    test('what is no UTF-8 is refused', async () => {
      const { visitor, csrf } = await signedIn()
      const parts = { ...plain, contact: JSON.stringify(draft.contact), text: 'Жоба\ufffd' }
      expect((await inParts(visitor, csrf, parts)).status).toBe(422)
    })
  })
  test('refusals are named at their place', async () => {
    const { visitor, csrf } = await signedIn()
    let asked = 0
    const paths = async (body: object, path = '') => {
      const { status, html } = await ask(visitor, csrf, path, body, `key-${++asked}`)
      return [status, ...JSON.parse(html).errors.map((e: { path: string }) => e.path)]
    }
    expect(await paths({ ...draft, urgent: true })).toEqual([422, 'urgent'])
    expect(await paths({ ...draft, url: undefined })).toEqual([422, 'text'])
    expect(await paths({ ...draft, agency: 'nobody' })).toEqual([422, 'agency'])
    expect(await paths({ ...draft, topic: 'nothing' })).toEqual([422, 'topic'])
    expect(await paths({ ...draft, receivedAt: '2027-02-02' })).toEqual([422, 'receivedAt'])
    expect(await paths({ reason: 'x' }, '/ALM-N-2026-000009/withdraw')).toEqual([404])
    await ask(visitor, csrf, '', draft)
    const version = { text: 'x', urgent: true, channel: 'web', receivedAt: '2026-02-02' }
    expect(await paths(version, `/${number}/versions`)).toEqual([422, 'urgent'])
    expect(await paths({ ...draft, title: 'Басқа' })).toEqual([422, 'version'])
  })
})
