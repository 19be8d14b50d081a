/** Bad input: a clear error at its place, in the reader's language, with nothing lost and nothing written. Good input at the limit is taken whole. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Language, languages } from '../../events/values.ts'
import { letterIn, tokenIn, until } from '../../infra/ops/common/visitor.ts'
import { iin, withWrongCheckDigit } from '../builders/identity.ts'
import { appeal, draftSubmitted, entity, person } from '../builders/inputs.ts'
import { signed, windows1251 } from '../builders/webhooks.ts'
import { inBoth } from '../builders/written.ts'
import { formFor, formTo, type Page, readable, withoutOurScript } from './browser.ts'
import { expectLanguage } from './mails.ts'
import { assigned, drafted, emailOfChair, response } from './scenes.ts'
import { about, connect, givenCloud } from './system.ts'

const { endpoints } = givenCloud()
const system = connect(givenCloud())
const { everything, open, peopleOf, portal, quiet, send, submitted, v } = system

/** Nothing at all is written while bad input is sent. */
const refusing = (bad: () => void) =>
  describe('refused, with nothing written', () => {
    let before: Awaited<ReturnType<typeof everything>>
    beforeAll(async () => {
      await quiet()
      before = await everything()
    })
    bad()
    afterAll(async () => {
      expect(await everything()).toEqual(before)
    })
  })

/** JSON with spaces behind it, so many bytes in all. */
const padded = (value: unknown, bytes: number) => {
  const text = JSON.stringify(value)
  return text + ' '.repeat(bytes - Buffer.byteLength(text))
}

type Problem = { status: number; errors: { path: string; message: string }[] }

const titles: Record<Language, string> = {
  kk: 'Енгізілген деректерді тексеруіңізді сұраймыз',
  ru: 'Проверьте, пожалуйста, введённые данные',
  en: 'Please check what you entered',
}

const applicant = (more: object) => ({ ...appeal(), applicant: { ...person(), ...more } })
const emoji = '😀'

const badAppeals: [what: string, body: unknown, paths: string[]][] = [
  ['broken JSON', '{"applicant":{"name":"', ['']],
  ['no JSON', 'Здравствуйте!', ['']],
  ['nothing', '', ['']],
  ['a list', '[]', ['']],
  ['a text', '"appeal"', ['']],
  ['null', 'null', ['']],
  ['a form', String(new URLSearchParams({ subject: 'Тема' })), ['']],
  ['a very deep list', '['.repeat(100_000), ['']],
  ['an empty object', {}, ['applicant', 'language', 'topic', 'subject', 'text', 'consent']],
  ['an IIN with a wrong check digit', applicant({ iin: withWrongCheckDigit(iin()) }), ['applicant.iin']],
  ['an IIN of eleven digits', applicant({ iin: iin().slice(1) }), ['applicant.iin']],
  ['an IIN of other digits', applicant({ iin: '٨٥٠٣٢١٣٠٠٠١٢' }), ['applicant.iin']],
  ['a person without an IIN', applicant({ iin: undefined }), ['applicant.iin']],
  ['a person with a legal form', applicant({ form: 'ТОО' }), ['applicant.form']],
  ['an entity with an IIN', { ...appeal(), applicant: { ...entity(), iin: iin() } }, ['applicant.iin']],
  [
    'an entity that has no IIN',
    { ...appeal(), applicant: { ...entity(), noIin: true } },
    ['applicant.noIin'],
  ],
  ['a kind that is none', applicant({ kind: 'robot' }), ['applicant.kind']],
  ['an unknown topic', { ...appeal(), topic: 'weather' }, ['topic']],
  ['a topic of no shape', { ...appeal(), topic: 'Экология' }, ['topic']],
  ['a name of an object’s own', { ...appeal(), topic: 'constructor' }, ['topic']],
  ['an unknown district', { ...appeal(), district: 'atlantis' }, ['district']],
  ['an unknown language', { ...appeal(), language: 'de' }, ['language']],
  ['a text of 10 001 letters', { ...appeal(), text: 'ә'.repeat(10_001) }, ['text']],
  ['a text of 10 001 emoji', { ...appeal(), text: emoji.repeat(10_001) }, ['text']],
  ['a text of spaces', { ...appeal(), text: ' \r\n\t ' }, ['text']],
  ['a text that is a number', { ...appeal(), text: 5 }, ['text']],
  ['a subject of 201 letters', { ...appeal(), subject: 'ж'.repeat(201) }, ['subject']],
  ['a name of 201 letters', applicant({ name: 'Ә'.repeat(201) }), ['applicant.name']],
  [
    'an e-mail with a line break',
    applicant({ email: 'a@example.kz\r\nBcc: b@example.kz' }),
    ['applicant.email'],
  ],
  ['an e-mail that ends in one', applicant({ email: 'a@example.kz\n' }), ['applicant.email']],
  ['two e-mails', applicant({ email: 'a@example.kz, b@example.kz' }), ['applicant.email']],
  ['a telephone of letters', applicant({ phone: 'call me' }), ['applicant.phone']],
  ['no consent', { ...appeal(), consent: false }, ['consent']],
  ['a consent in words', { ...appeal(), consent: 'yes' }, ['consent']],
  ['an unknown field', { ...appeal(), colour: 'red' }, ['colour']],
  ['an unknown field within', applicant({ colour: 'red' }), ['applicant.colour']],
  ['an applicant that is a text', { ...appeal(), applicant: 'Әсел' }, ['applicant']],
  [
    'several mistakes',
    { ...applicant({ iin: '1', email: 'x' }), topic: 'weather', text: '' },
    ['applicant.iin', 'applicant.email', 'text'],
  ],
]

describe('Given a bad appeal by the API', () => {
  refusing(() => {
    test.each(badAppeals)(
      'when it is %s, then it is a 422 with the place of each mistake',
      async (_, body, paths) => {
        const headers = { 'idempotency-key': randomUUID() }
        const {
          status,
          headers: answered,
          body: problem,
        } = await v.json('POST', '/api/appeals?lang=ru', body, headers)
        expect(status).toBe(422)
        expect(answered.get('content-type')).toBe('application/problem+json; charset=utf-8')
        expect(answered.get('content-language')).toBe('ru')
        expect(problem).toEqual({
          type: 'urn:zhauap:problem:invalid',
          title: titles.ru,
          status: 422,
          errors: paths.map((path) => ({ path, message: expect.stringMatching(/[а-я]/) })),
        })
      },
    )

    test('when the check digit of an IIN is wrong, then the message says so in each language', async () => {
      const bad = applicant({ iin: withWrongCheckDigit(iin()) })
      const words = { kk: 'бақылау', ru: 'контрольная', en: 'check digit' }
      for (const [lang, word] of Object.entries(words)) {
        const { body } = await v.json('POST', `/api/appeals?lang=${lang}`, bad, { 'idempotency-key': 'k' })
        expect(body.errors[0].message).toContain(word)
      }
    })

    test.each(['application/json', 'application/octet-stream', 'application/json; charset=windows-1251'])(
      'when it is in windows-1251 as %s, then it is refused and nobody’s words are spoilt',
      async (type) => {
        const body = windows1251(JSON.stringify(applicant({ name: 'Асель Ким' })))
        const headers = { 'idempotency-key': randomUUID(), 'content-type': type }
        const answer = await fetch(new URL('/api/appeals?lang=ru', portal), { method: 'POST', headers, body })
        const { status, errors } = (await answer.json()) as Problem
        const said = type.includes('charset')
        expect(status).toBe(said ? 415 : 422)
        expect(errors).toEqual([
          {
            path: said ? 'content-type' : '',
            message: 'Тело запроса не в кодировке UTF-8. Отправьте его в UTF-8.',
          },
        ])
      },
    )

    test('when the text is too long, then the message says how long it is and may be', async () => {
      const { body } = await v.submit({ ...appeal(), text: emoji.repeat(10_001), language: 'en' })
      expect(body.errors[0].message).toMatch(/10.?001.*10.?000/)
    })

    test('when it is larger than 256 KB, up to a megabyte, then it is a 413', async () => {
      for (const size of [256 * 1024 + 1, 1024 * 1024]) {
        const body = padded(appeal(), size)
        const { status, body: problem } = await v.json('POST', '/api/appeals?lang=en', body, {
          'idempotency-key': 'k',
        })
        expect(status).toBe(413)
        expect(problem).toMatchObject({ type: 'urn:zhauap:problem:too_large', status: 413 })
        expect(problem.detail).toContain('256')
      }
    })

    test.each([
      ['the address', '?lang=en', 'ru', 'kk', 'en'],
      ['the body', '', 'ru', 'kk', 'ru'],
      ['Accept-Language', '', undefined, 'en;q=0.9, kk;q=0.1', 'en'],
      ['the council', '', undefined, 'de', 'kk'],
    ] as const)(
      'when %s says the language first, then the answer is in it',
      async (_, query, language, accept, expected) => {
        const { body } = await v.json(
          'POST',
          `/api/appeals${query}`,
          { language, topic: 5 },
          {
            'idempotency-key': 'k',
            'accept-language': accept,
          },
        )
        expect(body.title).toBe(titles[expected])
      },
    )
  })
})

describe('Given addresses that lead nowhere', () => {
  refusing(() => {
    test('when a page is unknown, then it is the 404 page in the reader’s language', async () => {
      const words = { kk: 'Бет табылмады', ru: 'Страница не найдена', en: 'Page not found' }
      for (const path of ['/nowhere', '/drafts/a/b/c', '/act', '/desk/secret', '/.env', '/%00'])
        for (const lang of languages) {
          const page = await open(path, { 'accept-language': lang })
          expect([path, page.status]).toEqual([path, 404])
          expect(page.html).toContain(`<html lang="${lang}">`)
          expect(page.text).toContain(words[lang])
        }
    })

    test('when a route of the API is unknown or its method wrong, then it is a problem in JSON', async () => {
      for (const [method, path] of [
        ['GET', '/api/nowhere'],
        ['GET', '/api/appeals'],
        ['DELETE', '/api/appeals/ALM-A-2026-000001'],
        ['PUT', '/api/act/x'],
        ['GET', '/webhooks/agencies/akimat'],
        ['POST', '/api/appeals/ALM-A-2026-000001/nothing'],
      ] as const) {
        const { status, body } = await v.json(method, `${path}?lang=ru`)
        expect([path, status]).toEqual([path, 404])
        expect(body).toEqual({
          type: 'urn:zhauap:problem:not_found',
          title: 'Страница не найдена',
          status: 404,
          errors: [],
        })
      }
    })
  })
})

/** What somebody types into the form. */
const typed = (more: Record<string, string> = {}): Record<string, string> => ({
  'applicant.kind': 'person',
  'applicant.name': person().name,
  'applicant.iin': iin(),
  'applicant.email': `${randomUUID()}@example.kz`,
  topic: 'ecology-transport',
  subject: 'Тема',
  text: 'Текст',
  language: 'ru',
  consent: 'true',
  ...more,
})

const summaryOf = (page: Page) => [...page.html.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id = '']) => id)

describe('Given the form without JavaScript', () => {
  refusing(() => {
    test('when something is wrong, then everything typed is kept, and a summary leads to each mistake', async () => {
      const form = formTo(await open('/appeals/new?lang=ru'), '/appeals/new')
      const values = typed({
        'applicant.name': `Д’Арк "Ә" <b>&amp;</b> ${emoji}`,
        'applicant.iin': withWrongCheckDigit(iin()),
        'applicant.email': 'not an address',
        'applicant.phone': '+7 701 000 00 00',
        'applicant.address': 'Алматы, ул. Абая, 1 "а"',
        district: 'medeu',
        topic: 'housing',
        text: `\n  Первая строка\n\nтретья: </textarea><script>alert(1)</script>`,
        language: 'kk',
      })
      const page = await send(form, values)
      expect(page.status).toBe(422)
      expect(page.html).toContain('<html lang="ru">')
      expect(page.html).toMatch(/<title>Ошибка: /)
      expect(summaryOf(page)).toEqual(['applicant-iin', 'applicant-email'])
      for (const id of summaryOf(page)) expect(page.html).toContain(` id="${id}"`)
      expect(formTo(page, '/appeals/new').values).toEqual({
        ...form.values,
        ...values,
        'applicant.form': '',
        'applicant.bin': '',
        'representative.name': '',
        'representative.authority': '',
        'collective.signatories': '',
      })
    })

    test('when nothing is filled in, then each required field is asked for', async () => {
      const page = await send(formTo(await open('/appeals/new?lang=en'), '/appeals/new'), {})
      expect(page.status).toBe(422)
      expect(summaryOf(page)).toEqual(
        expect.arrayContaining([
          'applicant-kind',
          'applicant-name',
          'applicant-email',
          'topic',
          'subject',
          'text',
          'consent',
        ]),
      )
    })

    test('when it is too large, or not a form at all, then it is said plainly', async () => {
      const form = formTo(await open('/appeals/new?lang=ru'), '/appeals/new')
      const large = await send(form, typed({ text: 'ә'.repeat(300_000) }))
      expect(large.status).toBe(413)
      expect(large.text).toContain('256')
      expect(large.html).toContain('<html lang="ru">')
      for (const [type, body] of [
        ['multipart/form-data; boundary=x', '--x--'],
        ['application/json', JSON.stringify(appeal())],
        ['text/plain', 'subject=x'],
      ] as const) {
        const address = new URL('/?lang=ru', portal)
        const wrong = await fetch(address, { method: 'POST', body, headers: { 'content-type': type } })
        expect([type, wrong.status]).toEqual([type, 415])
        expect(wrong.headers.get('content-type')).toContain('text/html')
      }
    })
  })

  test('when the answer is to be in another language than the page, then it is', async () => {
    const values = typed({ language: 'kk' })
    const page = await send(formTo(await open('/appeals/new?lang=ru'), '/appeals/new'), values)
    expect(page.html).toContain('<html lang="ru">')
    expectLanguage(await v.mail(values['applicant.email'] ?? ''), 'kk')
  })

  test('when an entity fills in both numbers, then the one that is its own counts', async () => {
    const { bin } = entity()
    const values = typed({ 'applicant.kind': 'entity', 'applicant.form': 'ТОО', 'applicant.bin': bin ?? '' })
    const page = await send(formTo(await open('/appeals/new?lang=ru'), '/appeals/new'), values)
    expect(page.status).toBe(200)
    const [stored] = await peopleOf(page.url.pathname.split('/')[2] ?? '')
    expect(stored?.applicant).toMatchObject({ kind: 'entity', form: 'ТОО', bin })
    expect(stored?.applicant).not.toHaveProperty('iin')
  })
})

describe('Given good input at the limit', () => {
  const text = (letter: string) => letter.repeat(10_000)
  const name = `Д'Арк-Әбдіғаппарұлы “Ғ” ${'Қүңұөһі'.repeat(40)}`.slice(0, 200)
  const limits: [string, string, string][] = [
    ['10 000 emoji', text(emoji), text(emoji)],
    ['10 000 Kazakh letters', text('ә'), text('ә')],
    ['10 000 letters in two parts each', text('й'.normalize('NFD')), text('й')],
    ['10 000 characters in lines', `${'қ\r\n'.repeat(4_999)}ққ`, `${'қ\n'.repeat(4_999)}ққ`],
    ['families of emoji', '👨‍👩‍👧‍👦'.repeat(1_428), '👨‍👩‍👧‍👦'.repeat(1_428)],
  ]

  test.each(limits)(
    'when %s come by the API, then they are stored and shown whole',
    async (_, given, whole) => {
      const { number, code } = await submitted({
        applicant: person({ name }),
        text: given,
        subject: text('ө').slice(0, 200),
      })
      await expectWhole(number, code, whole)
    },
  )

  test.each(limits)(
    'when %s come by the form, then they are stored and shown whole',
    async (_, given, whole) => {
      const values = typed({ 'applicant.name': name, text: given, subject: text('ө').slice(0, 200) })
      const page = await send(formTo(await open('/appeals/new?lang=kk'), '/appeals/new'), values)
      expect(page.status).toBe(200)
      await expectWhole(page.url.pathname.split('/')[2] ?? '', page.url.searchParams.get('code') ?? '', whole)
    },
  )

  const expectWhole = async (number: string, code: string, whole: string) => {
    const [stored] = await peopleOf(number)
    expect(stored?.text).toBe(whole)
    expect(stored?.applicant).toMatchObject({ name })
    const page = await open(`/appeals/${number}?code=${code}&lang=kk`)
    expect(page.text.includes(whole)).toBe(true)
    expect(page.text).toContain('ө'.repeat(200))
    const chair = await v.mail(emailOfChair('ecology-transport'), about(number))
    expect((await v.read(tokenIn(chair))).body.case).toMatchObject({ text: whole, applicant: { name } })
    expect(chair.text.replace(/\s+/g, '')).toContain(name.replace(/\s+/g, ''))
  }

  test('when a body is exactly as large as allowed, then it is taken', async () => {
    const { status } = await v.json('POST', '/api/appeals', padded(appeal(), 256 * 1024), {
      'idempotency-key': randomUUID(),
    })
    expect(status).toBe(201)
  })

  test('when a text holds control characters and half a character, then it is taken without them', async () => {
    const { number } = await submitted({ text: 'a\u0000b\u0007c\ud800d\u000be' })
    const [stored] = await peopleOf(number)
    expect(stored?.text).toBe('abc\ufffdde')
  })
})

describe('Given a link of a chair', () => {
  let token = ''
  beforeAll(async () => {
    ;({ token } = await assigned(system, 'housing'))
  })
  const bad: [what: string, body: unknown, path: string][] = [
    ['broken JSON', '{"action":', ''],
    ['no action', {}, 'action'],
    ['an unknown action', { action: 'dance' }, 'action'],
    ['a letter to nobody', { action: 'letter', agency: 'nobody', subject: 'Тема', text: 'Текст' }, 'agency'],
    ['a letter without a text', { action: 'letter', agency: 'akimat', subject: 'Тема' }, 'text'],
    [
      'a letter with a long subject',
      { action: 'letter', agency: 'akimat', subject: 'т'.repeat(201), text: 'Текст' },
      'subject',
    ],
    ['an outcome that is none', { action: 'answer', outcome: 'magic', text: 'Текст' }, 'outcome'],
    [
      'a text of 10 001 letters',
      { action: 'answer', outcome: 'explained', text: 'т'.repeat(10_001) },
      'text',
    ],
    ['a field too many', { action: 'accept', also: true }, 'also'],
  ]
  refusing(() => {
    test.each(bad)('when its action is %s, then it is a 422 at its place', async (_, body, path) => {
      const headers = { 'idempotency-key': randomUUID() }
      const { status, body: problem } = await v.json('POST', `/api/act/${token}`, body, headers)
      expect(status).toBe(422)
      expect(problem.errors).toEqual([{ path, message: expect.any(String) }])
    })

    test('when it is another role’s action, then it is a 409 with the reason', async () => {
      for (const action of [
        { action: 'assign', commission: 'social' },
        { action: 'respond', decision: 'accepted', text: 'Принято' },
      ]) {
        const { status, body } = await v.act(token, action)
        expect(status).toBe(409)
        expect(body).toMatchObject({ detail: expect.any(String), errors: [] })
      }
    })

    test('when there is no key, then it is a 400; when it is too large, a 413', async () => {
      expect((await v.json('POST', `/api/act/${token}`, { action: 'accept' })).status).toBe(400)
      const large = padded({ action: 'accept' }, 256 * 1024 + 1)
      expect((await v.json('POST', `/api/act/${token}`, large, { 'idempotency-key': 'k' })).status).toBe(413)
    })

    test('when its form is sent half empty, then what was chosen and typed is kept', async () => {
      const page = await open(`/act/${token}?lang=ru`)
      const letter = { to: 'tazalyk', subject: '', text: 'Просим "вывезти" <отходы>' }
      const again = await send(formFor(page, 'letter'), letter)
      expect(again.status).toBe(422)
      expect(formFor(again, 'letter').values).toEqual({ ...formFor(page, 'letter').values, ...letter })
      expect(summaryOf(again)).toEqual(['letter-subject'])
    })
  })
})

describe('Given a webhook that is signed well', () => {
  const draft = (more: object) => draftSubmitted({ reference: '1', ...more }, new Date().toISOString())
  const bad: [what: string, body: Record<string, unknown> | string, path: string][] = [
    ['broken JSON', '{"type":', ''],
    ['no JSON', 'hello', ''],
    ['a list', '[]', ''],
    ['an unknown type', { type: 'letter.sent', timestamp: new Date().toISOString(), data: {} }, 'type'],
    ['no timestamp', { type: 'draft_act.submitted', data: draft({}).data }, 'timestamp'],
    ['a timestamp ahead of the clock', draftSubmitted({}, '2099-01-01T00:00:00Z'), 'timestamp'],
    ['a draft without a reference', draft({ reference: undefined }), 'data.reference'],
    ['a draft without a title', draft({ title: ' ' }), 'data.title'],
    ['a draft without a text and a link', draft({ text: undefined }), 'data.text'],
    ['a draft with another kind of link', draft({ text: undefined, url: 'javascript:alert(1)' }), 'data.url'],
    ['an act type that is none', draft({ actType: 'poem' }), 'data.actType'],
    ['an unknown topic', draft({ topic: 'weather' }), 'data.topic'],
    ['a version that is none', draft({ version: 0 }), 'data.version'],
    [
      'a contact with a line break',
      draft({ contact: { name: 'Марат', email: 'a@b.kz\r\nBcc: c@d.kz' } }),
      'data.contact.email',
    ],
    ['a letter’s number of no shape', response('../../etc'), 'data.letter'],
    ['a decision that is none', response('ALM-L-2026-000001', { decision: 'maybe' }), 'data.decision'],
    ['a response without a text', response('ALM-L-2026-000001', { text: '' }), 'data.text'],
    [
      'a declined remark without a reason',
      response('ALM-L-2026-000001', { remarks: [{ no: 1, accepted: false }] }),
      'data.remarks.0.reason',
    ],
  ]
  refusing(() => {
    test.each(bad)('when it is %s, then it is a 422 at its place', async (_, body, path) => {
      const { status, body: problem } = await v.webhook('akimat', body)
      expect(status).toBe(422)
      expect(problem.errors).toEqual([{ path, message: expect.any(String) }])
    })

    test.each(['application/json', 'application/octet-stream'])(
      'when it is in windows-1251 as %s, then it is a 422 that says so',
      async (type) => {
        const body = windows1251(JSON.stringify(draft({ title: 'О правилах', contact: undefined })))
        const { webhookSecret = '' } = endpoints.agencies.akimat ?? {}
        const headers = { ...signed(body, `msg_${randomUUID()}`, webhookSecret), 'content-type': type }
        const address = new URL('/webhooks/agencies/akimat?lang=ru', portal)
        const answer = await fetch(address, { method: 'POST', headers, body })
        const { status, errors } = (await answer.json()) as Problem
        expect(status).toBe(422)
        expect(errors).toEqual([
          { path: '', message: 'Тело запроса не в кодировке UTF-8. Отправьте его в UTF-8.' },
        ])
      },
    )

    test('when it is larger than 200 KB, then it is a 413', async () => {
      const { status, body } = await v.webhook('akimat', padded(draft({}), 200 * 1024 + 1))
      expect(status).toBe(413)
      expect(body.detail).toContain('200')
    })

    test('when its id is no id, then it is a 422', async () => {
      const { status, body } = await v.webhook('akimat', draft({}), { id: 'msg one' })
      expect(status).toBe(422)
      expect(body.errors).toEqual([{ path: 'webhook-id', message: expect.any(String) }])
    })
  })

  test('when a byte order mark stands before it, then it is taken', async () => {
    const body = Buffer.from(`\ufeff${JSON.stringify(draft({ reference: randomUUID().slice(0, 8) }))}`)
    const { webhookSecret = '' } = endpoints.agencies['culture-department'] ?? {}
    const headers = {
      ...signed(body, `msg_${randomUUID()}`, webhookSecret),
      'content-type': 'application/json',
    }
    const address = new URL('/webhooks/agencies/culture-department', portal)
    expect((await fetch(address, { method: 'POST', headers, body })).status).toBe(202)
  })

  test('when a draft has 100 000 letters, in 200 KB exactly, then it is taken whole', async () => {
    const text = 'ә'.repeat(100_000)
    const reference = randomUUID().slice(0, 8)
    const body = padded(draft({ reference, text, topic: 'social' }), 200 * 1024)
    const { status } = await v.webhook('akimat', body)
    expect(status).toBe(202)
    const mail = await v.mail(emailOfChair('social'), (m) => m.subject.includes(reference))
    expect((await v.read(tokenIn(mail))).body.case.text).toBe(text)
  })
})

describe('Given markup in every field', () => {
  const evil = (place: string) =>
    `${place} <script>alert("x")</script><img src=x onerror='alert(1)'>&lt;b&gt; {{7*7}}`
  const expectText = (page: { html: string }, ...places: string[]) => {
    expect(withoutOurScript(page.html)).not.toMatch(/<script|<img|&amp;amp;/)
    const text = readable(page.html).replace(/\s+/g, ' ')
    for (const place of places) expect(text).toContain(evil(place))
  }

  test('when an appeal is worked through, then it is shown as text on every page and in every mail', async () => {
    const email = `${randomUUID()}@example.kz`
    const chair = emailOfChair('housing')
    const { number, code, token } = await assigned(system, 'housing', {
      applicant: person({ email, name: evil('name'), address: evil('address') }),
      subject: evil('subject'),
      text: evil('text'),
    })
    const status = `/appeals/${number}?code=${code}&lang=ru`
    expectText(await open(status), 'subject', 'text')
    expectText(await open(`/act/${token}?lang=ru`), 'name', 'subject', 'text')
    // A receipt goes to an address that nobody confirmed: it repeats nothing that was typed.
    const receipt = await v.mail(email, about(number))
    expectText(receipt)
    for (const typed of ['alert', 'subject <', '{{7*7}}']) expect(receipt.html).not.toContain(typed)
    expectText(await v.mail(chair, about(number)), 'name', 'subject')

    const letter = { action: 'letter', agency: 'akimat', subject: evil('letter'), text: evil('words') }
    const { body: sent } = await v.act(token, letter)
    const mail = await v.mail('akimat@example.kz', about(sent.case.letters[0].number))
    expectText(mail, 'letter', 'words')
    expect(mail.subject).not.toMatch(/[<>]/)
    expectText(await open(`/act/${tokenIn(mail)}?lang=ru`), 'letter', 'words')
    const said = response(letterIn(mail), { text: evil('response'), reference: evil('').slice(0, 100) })
    expect((await v.webhook('akimat', said)).status).toBe(202)
    expectText(await v.mail(chair, about(letterIn(mail))), 'letter', 'response')

    await v.json('POST', `/api/appeals/${number}/messages?code=${code}`, { text: evil('message') })
    await v.act(token, { action: 'answer', outcome: 'explained', text: evil('answer') })
    expectText(await v.mail(email, (m) => m.text.includes('answer <script>')), 'answer')
    expectText(await open(`/act/${token}?lang=ru`), 'letter', 'words', 'response', 'message', 'answer')
    expectText(await open(status), 'subject', 'text', 'message', 'answer')
  })

  test('when a draft act is worked through, then it is shown as text too, and its link is a link only if it is one', async () => {
    const { token, reference } = await drafted(system, {
      title: evil('title'),
      text: evil('text'),
      url: 'https://example.kz/?a=1&b="><script>alert(1)</script>',
      contact: { name: evil('contact'), email: `${randomUUID()}@example.kz` },
    })
    const page = await open(`/act/${token}?lang=ru`)
    expectText(page, 'title', 'text')
    expectText(await v.mail(emailOfChair('urban-planning'), (m) => m.text.includes(reference)), 'title')
    const remarks = [{ clause: evil('clause'), quote: evil('quote'), text: inBoth(evil('remark')) }]
    const opinion = inBoth(evil('opinion'))
    await v.act(token, { action: 'recommend', outcome: 'with_remarks', text: opinion, remarks })
    const mail = await v.mail('public-spaces-department@example.kz', (m) => m.text.includes(reference))
    expectText(mail, 'title', 'opinion', 'remark')
    expectText(await open(`/act/${tokenIn(mail)}?lang=ru`), 'opinion', 'clause', 'quote', 'remark')
    const answers = [{ no: 1, accepted: false, reason: evil('reason') }]
    const said = response(letterIn(mail), { text: evil('response'), remarks: answers })
    expect((await v.webhook('public-spaces-department', said)).status).toBe(202)
    await until('the draft to be responded', async () =>
      (await v.read(token)).body.case.status === 'responded' ? true : undefined,
    )
    expectText(
      await open(`/act/${token}?lang=ru`),
      'title',
      'opinion',
      'clause',
      'remark',
      'reason',
      'response',
    )
    expectText(await v.mail(emailOfChair('urban-planning'), about(letterIn(mail))), 'response', 'reason')
  })

  test('when an address of a page holds it, then the page does not', async () => {
    const attack = encodeURIComponent('"><script>alert(1)</script>')
    for (const path of [
      `/?lang=${attack}`,
      `/?x=${attack}`,
      `/${attack}`,
      `/appeals/${attack}`,
      `/appeals/${attack}?code=${attack}`,
      `/appeals?number=${attack}`,
      `/act/${attack}?done=${attack}`,
      `/deadline?from=${attack}&term=${attack}&days=${attack}&mode=${attack}`,
    ])
      expect(withoutOurScript((await open(path)).html)).not.toContain('<script')
  })
})
