/** What one request may cost: no more than its bytes, whatever they are, at every door. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as z from 'zod/mini'
import { actionInput } from '../../../events/action-inputs.ts'
import {
  appealInput,
  attachmentInput,
  deskAppealInput,
  initiativeInput,
  messageInput,
} from '../../../events/appeals/appeal-inputs.ts'
import { heldInput } from '../../../events/council/held-inputs.ts'
import { webhookInput } from '../../../events/drafts/draft-inputs.ts'
import { limits } from '../../../events/limits.ts'
import { languages } from '../../../events/values.ts'
import { validate } from '../../../shared/application/validate.ts'
import { actingChair } from '../../../shared/council/council.ts'
import { fieldErrors } from '../../../shared/http/front.ts'
import { costlyTexts } from '../../builders/hostile.ts'
import { bin } from '../../builders/identity.ts'
import { appeal, draftSubmitted, entity, person, responseSubmitted } from '../../builders/inputs.ts'
import { inBoth } from '../../builders/written.ts'
import { listen } from '../runtime/logged.ts'
import { type Answer, Doors } from './doors.ts'

/** Far above what anything here takes, far below what it took while work came before lengths. */
const patience = 2000
const within = async <T>(what: string, run: () => T | Promise<T>): Promise<T> => {
  const began = performance.now()
  const result = await run()
  expect(performance.now() - began, what).toBeLessThan(patience)
  return result
}

/** The longest string, and the longest run of marks, that was normalised meanwhile. */
const normalised = () => {
  const seen = { units: 0, marks: 0 }
  const normalize = String.prototype.normalize
  vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form?: string) {
    seen.units = Math.max(seen.units, this.length)
    for (const [run] of this.matchAll(/\p{M}+/gu)) seen.marks = Math.max(seen.marks, run.length)
    return normalize.call(this, form)
  })
  return seen
}

afterEach(() => {
  vi.restoreAllMocks()
})

const remark = { clause: 'ст. 3', quote: 'в срок', text: inBoth('Назвать срок') }
const answer = { no: 1, accepted: false, reason: 'Закон' }
const member = { name: 'Айгүл', email: 'aigul@example.kz' }
const post = { ...member, language: 'kk' }
const origin = { kind: 'meeting', title: 'Встреча', on: '2026-01-30' }
const full = { phone: '+7 701 123 45 67', address: 'Абай даңғылы, 1' }

/** A whole body of each kind, every field of text in it. */
const bodies: [string, z.ZodMiniType, object][] = [
  ['an appeal', appealInput, appeal({ applicant: person(full), district: 'medeu' })],
  ['an appeal of a firm', appealInput, appeal({ applicant: entity({ ...full, bin: bin() }) })],
  [
    'an appeal on paper',
    deskAppealInput,
    { ...appeal({ applicant: person(full) }), channel: 'paper', receivedAt: '2026-01-30T10:00:00+05:00' },
  ],
  ['an initiative', initiativeInput, { agency: 'akimat', subject: 'Вода', text: 'Нет воды', origin }],
  ['a file', attachmentInput, { name: 'a.pdf', type: 'application/pdf', size: 1 }],
  ['a message', messageInput, { text: 'да', attachments: ['file-01234567890123456789'] }],
  ['a response', webhookInput, responseSubmitted('ALM-L-2026-000001', { reference: '1', remarks: [answer] })],
  ['a draft', webhookInput, draftSubmitted({ url: 'https://example.kz/1', topic: 'housing' })],
  ['an urgent draft', webhookInput, draftSubmitted({ text: 'Мәтін', actType: 'law', urgent: true })],
  [
    'a withdrawn draft',
    webhookInput,
    { type: 'draft_act.withdrawn', timestamp: '2026-02-02T05:00:00Z', data: { reference: '1', reason: 'x' } },
  ],
  [
    'a commission',
    heldInput,
    { of: 'commission', chair: post, deputy: { ...post, name: 'Б' }, acting: 'chair' },
  ],
  ['an agency', heldInput, { of: 'agency', email: 'a@example.kz', language: 'ru' }],
  [
    'the secretariat',
    heldInput,
    { of: 'secretariat', email: 'a@example.kz', language: 'ru', members: [member] },
  ],
  ...[
    { action: 'assign', commission: 'housing' },
    { action: 'letter', agency: 'akimat', subject: 'Вода', text: 'Нет воды' },
    { action: 'recommend', outcome: 'with_remarks', text: inBoth('С замечаниями'), remarks: [remark] },
    { action: 'long_term', text: 'Позже', controlOn: '2026-06-01', reason: 'Смета' },
    { action: 'extension', until: '2026-03-30', reason: 'Экспертиза' },
    { action: 'forward', to: { name: 'Тургын уй', email: 'a@example.kz' }, text: 'Ваша компетенция' },
    { action: 'forward', to: 'akimat', text: 'Ваша компетенция' },
    { action: 'pause', cause: 'expertise' },
    {
      action: 'record_response',
      letter: 'ALM-L-2026-000001',
      decision: 'accepted',
      text: 'Принято',
      receivedOn: '2026-02-03',
      remarks: [answer],
    },
  ].map((input): [string, z.ZodMiniType, object] => [`the action ${input.action}`, actionInput, input]),
]

type Place = readonly (string | number)[]

/** Every text in a body, by its place. */
const textsIn = (value: unknown, place: Place = []): Place[] => {
  if (typeof value === 'string') return [place]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...place, Array.isArray(value) ? Number(key) : key]),
  )
}

const withText = (value: unknown, [key, ...rest]: Place, text: unknown): unknown => {
  if (key === undefined) return text
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  copy[key] = withText(copy[key], rest, text)
  return copy
}

/** Every place in a body, whatever stands there. */
const placesIn = (value: unknown, place: Place = []): Place[] => {
  if (typeof value !== 'object' || value === null) return [place]
  const inner = Object.entries(value).flatMap(([key, one]) =>
    placesIn(one, [...place, Array.isArray(value) ? Number(key) : key]),
  )
  return place.length ? [place, ...inner] : inner
}

/** What JSON can bring in place of a value; of some of it no text can be made. */
const astray: readonly unknown[] = [
  null,
  true,
  -1,
  [],
  [[]],
  {},
  { toString: 1 },
  { toString: 1, valueOf: 1 },
  { length: 1 },
]

describe.each(bodies)('a value of another kind in %s', (_, schema, body) => {
  test('is a fault and no failure, wherever it stands', () => {
    for (const place of placesIn(body))
      for (const value of astray) {
        const input = JSON.stringify(withText(body, place, value))
        const { outcome } = validate(schema, input)
        expect(['valid', 'invalid'], input).toContain(outcome)
      }
  })
})

describe('a text that costs more than it is long', () => {
  describe.each(bodies)('in %s', (_, schema, body) => {
    test('is looked at no longer than its limit allows', async () => {
      expect(validate(schema, JSON.stringify(body))).toMatchObject({ outcome: 'valid' })
      const seen = normalised()
      for (const place of textsIn(body))
        for (const [name, text] of Object.entries(costlyTexts(60_000))) {
          const input = JSON.stringify(withText(body, place, text))
          const result = await within(`${place.join('.')}: ${name}`, () => validate(schema, input))
          if (result.outcome === 'valid') continue
          for (const lang of languages)
            expect(Buffer.byteLength(JSON.stringify(fieldErrors(result.faults, lang)))).toBeLessThan(20_000)
        }
      expect(seen.units).toBeLessThanOrEqual(4 * 100_000)
      expect(seen.marks).toBeLessThanOrEqual(30)
    })
  })

  test.each([
    ['applicant.name', limits.name],
    ['applicant.email', limits.email],
    ['applicant.phone', limits.phone],
    ['applicant.address', 500],
    ['subject', limits.subject],
    ['text', limits.text],
  ])('at %s is too long, by its own length', (path, max) => {
    const body = withText(appeal({ applicant: person(full) }), path.split('.'), ' '.repeat(60_000))
    expect(validate(appealInput, JSON.stringify(body))).toEqual({
      outcome: 'invalid',
      faults: [{ path, code: 'too_long', max, length: 60_000 }],
    })
  })

  test('but within four units a character is tidied as ever', () => {
    const text = `${' '.repeat(15_000)}и\u0306${'\r\n'.repeat(10_000)}`
    expect(validate(messageInput, { text })).toEqual({ outcome: 'valid', value: { text: 'й' } })
  })

  test('letters of every script keep their marks; of a thousand on one letter thirty stay', () => {
    for (const text of ['қазақша', 'Việt Nam', 'עִבְרִית', 'ภาษาไทย', 'हिन्दी', 'བོད་སྐད་'])
      expect(validate(messageInput, { text })).toEqual({
        outcome: 'valid',
        value: { text: text.normalize() },
      })
    const result = validate(messageInput, { text: `я${'\u0323\u0300'.repeat(500)} конец` })
    expect(result).toMatchObject({
      outcome: 'valid',
      value: { text: expect.stringMatching(/^я\p{M}{30} конец$/u) },
    })
  })
})

describe('a list', () => {
  /** Throws when it is looked into. */
  const unread = new Proxy([], {
    get: (_, key) => (key === 'length' ? 100_000 : key === Symbol.toStringTag ? undefined : fail(key)),
    ownKeys: () => fail('keys'),
  })
  const fail = (key: unknown): never => {
    throw new Error(`looked at: ${String(key)}`)
  }
  test.each([
    ['attachments', messageInput, { text: 'да', attachments: unread }, limits.files],
    [
      'remarks',
      actionInput,
      { action: 'recommend', outcome: 'supported', text: inBoth('x'), remarks: unread },
      200,
    ],
    [
      'carry',
      actionInput,
      { action: 'recommend', outcome: 'supported', text: inBoth('x'), carry: unread },
      200,
    ],
    ['remarks', actionInput, { action: 'respond', decision: 'accepted', text: 'x', remarks: unread }, 200],
    [
      'members',
      heldInput,
      { of: 'secretariat', email: 'a@example.kz', language: 'ru', members: unread },
      limits.members,
    ],
  ])('of too many at %s is not looked into', (path, schema, body, max) => {
    expect(validate(schema, body)).toEqual({ outcome: 'invalid', faults: [{ path, code: 'too_many', max }] })
  })
})

describe('faults', () => {
  const faultsOf = (body: unknown) => {
    const result = validate(appealInput, JSON.stringify(body))
    return result.outcome === 'invalid' ? result.faults : []
  }
  const unknown = (count: number, name = 'field') =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}${i}`, 1]))

  test('are at most fifty, each place once', () => {
    const faults = faultsOf({ ...appeal(), ...unknown(900) })
    expect(faults).toHaveLength(50)
    expect(new Set(faults.map(({ path }) => path)).size).toBe(50)
  })
  test('of twenty thousand unknown fields are one: too many', async () => {
    const faults = await within('keys', () => faultsOf({ ...appeal(), ...unknown(22_000) }))
    expect(faults).toEqual([{ path: '', code: 'too_many', max: 1000 }])
    expect(faultsOf(appeal({ applicant: { ...person(), ...unknown(22_000) } }))).toEqual([
      { path: 'applicant', code: 'too_many', max: 1000 },
    ])
  })
  test('say the beginning of a long name, and nothing that cannot be seen', () => {
    expect(faultsOf({ ...appeal(), [`a\u202e${'b'.repeat(60_000)}`]: 1 })).toEqual([
      { path: `a\ufffd${'b'.repeat(38)}…`, code: 'unknown_field' },
    ])
  })
  test('of the worst names take under 20 KB in every language', () => {
    for (const name of ['\u0000', '\ud800', '"', '\\', '😀', 'Қ'])
      for (const lang of languages) {
        const errors = fieldErrors(faultsOf({ ...appeal(), ...unknown(900, name.repeat(200)) }), lang)
        expect(Buffer.byteLength(JSON.stringify(errors))).toBeLessThan(20_000)
      }
  })
  test('of a body nested without end are of its outside', async () => {
    const deep = `{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(await within('nested', () => validate(messageInput, deep))).toMatchObject({
      faults: [{ path: 'text', code: 'wrong_shape' }],
    })
    const objects = `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`
    expect(await within('nested', () => validate(messageInput, objects))).toMatchObject({
      outcome: 'invalid',
    })
  })
})

/** To the case of the only appeal. */
const chairsLink = ({ world }: Doors) =>
  world.actUrlFor(actingChair(world.rules.council, 'ecology-transport')?.email ?? '')

describe('every door', () => {
  beforeEach(() => {
    listen()
  })
  const texts = Object.entries(costlyTexts(50_000))
  /** Refused or answered, soon, and in few words where it is no page. */
  const fits = (what: string, { status, headers, text }: Answer) => {
    expect(status, what).toBeLessThan(500)
    if (headers['content-type']?.includes('problem'))
      expect(Buffer.byteLength(text), what).toBeLessThan(20_000)
  }

  test('for programs', async () => {
    const doors = new Doors()
    const number = await doors.world.submit(appeal())
    await doors.world.settle()
    const code = doors.deps.links.code(doors.world.keyed(number))
    const { pathname } = new URL(chairsLink(doors))
    const { cookie, csrf } = await doors.signIn()
    const staff = { cookie, 'x-csrf-token': csrf }
    const sent: [string, object, string, Record<string, string>?][] = [
      ['/api/appeals', appeal(), 'applicant.email'],
      ['/api/appeals', appeal(), 'subject'],
      ['/api/attachments', { name: 'a.pdf', type: '', size: 1 }, 'name'],
      [`/api/appeals/${number}/messages?code=${code}`, { text: '' }, 'text'],
      [`/api${pathname}`, { action: 'forward', to: { name: 'А', email: '' }, text: 'x' }, 'to.email'],
      [`/api${pathname}`, { action: 'accept' }, 'action'],
      ['/api/desk/appeals', { ...appeal(), channel: 'paper', receivedAt: '' }, 'receivedAt', staff],
      ['/api/desk/initiatives', { agency: '', subject: '', text: '', origin: {} }, 'agency', staff],
    ]
    for (const [address, body, path, headers] of sent)
      for (const [name, text] of texts) {
        const input = withText(body, path.split('.'), text)
        const reply = await within(`${address} ${path}: ${name}`, () => doors.json(address, input, headers))
        expect(reply.status, `${address} ${path}: ${name}`).toBeGreaterThanOrEqual(
          // A text may be as long as that.
          path === 'text' || name.startsWith('marks') ? 200 : 400,
        )
        fits(`${address} ${path}: ${name}`, reply)
      }
  })

  test('for agencies', async () => {
    const doors = new Doors()
    for (const [name, text] of texts)
      for (const body of [
        responseSubmitted(text),
        draftSubmitted({ reference: text }),
        draftSubmitted({ text: undefined, url: text }),
        draftSubmitted({ contact: { name: 'М', email: text } }),
        { ...draftSubmitted(), timestamp: text },
        { [text]: text },
      ]) {
        const raw = JSON.stringify(body)
        if (Buffer.byteLength(raw) > 200 * 1024) continue
        const reply = await within(name, () => doors.webhook(raw, {}))
        expect(reply.status, name).toBe(422)
        fits(name, reply)
      }
  })

  test('for people with a browser', async () => {
    const doors = new Doors()
    const number = await doors.world.submit(appeal())
    await doors.world.settle()
    const code = doors.deps.links.code(doors.world.keyed(number))
    const { pathname } = new URL(chairsLink(doors))
    const { cookie, csrf } = await doors.signIn()
    const person = { 'applicant.kind': 'person', 'applicant.name': 'Ә', language: 'kk' }
    const sent: [string, Record<string, string>, string, string?][] = [
      ['/', person, 'applicant.email'],
      ['/', person, 'applicant.iin'],
      ['/', person, 'subject'],
      ['/', person, 'language'],
      ['/', person, 'idempotencyKey'],
      ['/', person, 'file.0'],
      ['/', person, 'key'],
      ['/appeals/link', {}, 'number'],
      [`/appeals/${number}/messages?code=${code}`, {}, 'text'],
      [`/appeals/${number}/messages?code=${code}`, {}, 'file.4'],
      [pathname, { action: 'extension', reason: 'x' }, 'until'],
      [pathname, { action: 'letter', subject: 'x', text: 'x' }, 'agency'],
      [pathname, { action: 'letter', text: 'x' }, 'subject'],
      [pathname, {}, 'action'],
      ['/desk/sign-in', {}, 'email'],
      ['/desk/sign-in', { email: 'secretary@example.kz' }, 'to'],
      ['/desk/search', { csrf }, 'q', cookie],
      ['/desk/search', {}, 'csrf', cookie],
      ['/desk/appeals/new', { csrf, ...person }, 'applicant.phone', cookie],
      ['/desk/appeals/new', { csrf, ...person }, 'receivedOn', cookie],
      ['/desk/initiatives/new', { csrf }, 'origin.on', cookie],
      ['/desk/directory/agency/akimat', { csrf, language: 'kk' }, 'email', cookie],
      [
        '/desk/directory/agency/akimat',
        { csrf, language: 'kk', email: 'a@example.kz' },
        'idempotencyKey',
        cookie,
      ],
      ['/desk/directory/secretariat', { csrf, language: 'kk' }, 'members.0.email', cookie],
    ]
    for (const [address, fields, name, session = ''] of sent)
      for (const [kind, text] of texts) {
        // As many as fit into 256 KB, each sign written as %XX.
        const typed = { ...fields, [name]: text.slice(0, 28_000) }
        const what = `${address} ${name}: ${kind}`
        fits(what, await within(what, () => doors.form(address, typed, { cookie: session })))
      }
    expect(doors.world.mails.every((mail) => mail.text.length < 5000)).toBe(true)
  })

  test('by what stands in an address or a header', async () => {
    const doors = new Doors()
    const number = await doors.world.submit(appeal())
    const { cookie } = await doors.signIn()
    const long = (text: string, most = 9000) => {
      const encoded = encodeURIComponent(text.toWellFormed())
      return encoded.slice(0, most).replace(/%.?$/, '')
    }
    for (const [name, text] of texts) {
      const typed = long(text)
      for (const address of [
        `/appeals?number=${typed}&code=x`,
        `/appeals/${typed}?code=x`,
        `/appeals/${number}?code=${typed}`,
        `/appeals/${number}?code=x&lang=${typed}`,
        `/api/appeals/${typed}?code=x`,
        `/act/${typed}`,
        `/act/x/files?file.0=${typed}`,
        `/desk?after=${typed}`,
        `/desk?list=${typed}`,
        `/desk/cases/${typed}`,
        `/desk/sign-in/${typed}`,
        `/desk/sign-in?to=${typed}`,
        `/deadline?from=${typed}&days=1`,
        `/deadline?days=${typed}`,
        `/api/statistics?from=${typed}`,
      ])
        fits(address, await within(`${address.slice(0, 40)}: ${name}`, () => doors.get(address, { cookie })))
      for (const header of [
        'accept-language',
        'cookie',
        'authorization',
        'idempotency-key',
        'webhook-signature',
      ]) {
        const value = { [header]: text.slice(0, 9000) }
        fits(header, await within(header, () => doors.get('/desk', value)))
        fits(header, await within(header, () => doors.json('/api/appeals', appeal(), value)))
        fits(header, await within(header, () => doors.webhook('{}', { headers: value })))
      }
    }
  })

  test('refuses an address, a header and a form without end, before it reads them', async () => {
    const doors = new Doors()
    expect((await doors.get(`/deadline?${'&a'.repeat(10_000)}`)).status).toBe(414)
    expect((await doors.get('/deadline', { cookie: 'a'.repeat(20_000) })).status).toBe(431)
    const crowd = Object.fromEntries(Array.from({ length: 4001 }, (_, i) => [`f${i}`, '']))
    for (const address of ['/', '/appeals/link', '/desk/search', '/act/x', '/desk/sign-in'])
      expect((await doors.form(address, crowd)).status, address).toBe(413)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const many = await within('fields', () =>
      doors.ask('POST', '/', { headers, body: 'a&'.repeat(128 * 1024) }),
    )
    expect(many.status).toBe(413)
  })

  test('takes as many fields as two hundred remarks have', async () => {
    const doors = new Doors()
    const fields = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) =>
        ['clause', 'quote', 'text.kk', 'text.ru', 'letter', 'accepted', 'reason', 'no'].map((part) => [
          `remarks.${i}.${part}`,
          'x',
        ]),
      ).flat(),
    )
    expect((await doors.form('/act/x', { action: 'recommend', ...fields })).status).toBe(404)
  })
})

describe('a file whose name is longer than the store takes', () => {
  test('is refused at its place, and the store is not asked', async () => {
    listen()
    const doors = new Doors()
    const sizeOf = vi.spyOn(doors.world.files, 'sizeOf')
    const carried = `file-01234567890123456789/${'ә'.repeat(600)}.pdf`
    const { consent: _, applicant, ...rest } = appeal()
    const fields = Object.fromEntries(
      Object.entries(applicant).map(([key, value]) => [`applicant.${key}`, String(value)]),
    )
    const reply = await doors.form('/?lang=ru', {
      ...rest,
      ...fields,
      consent: '1',
      'file.0': carried,
    } as never)
    expect(reply.status).toBe(422)
    expect(reply.text).toContain('Такого файла нет')
    expect(sizeOf).not.toHaveBeenCalled()
  })
})
