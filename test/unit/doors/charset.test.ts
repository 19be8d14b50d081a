/** Requests in another charset than UTF-8 are refused, and no letter becomes a replacement character. HEAD is GET. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rules } from '../../builders/council.ts'
import { appeal } from '../../builders/inputs.ts'
import { windows1251 } from '../../builders/webhooks.ts'
import { World } from '../../fakes/world.ts'
import { listen } from '../runtime/logged.ts'
import { type Answer, Doors } from './doors.ts'

beforeEach(() => {
  listen()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const errorsOf = ({ text }: Answer) => JSON.parse(text).errors
const russian = JSON.stringify(appeal({ applicant: { ...appeal().applicant, name: 'Асель Ким' } }))

const jsonDoors = [
  '/api/appeals',
  '/api/attachments',
  '/api/appeals/ALM-A-2026-000001/messages?code=x',
  '/api/act/x',
  '/api/desk/appeals',
  '/api/desk/initiatives',
]
const formDoors = [
  '/',
  '/appeals/new',
  '/appeals/link',
  '/appeals/ALM-A-2026-000001/messages',
  '/act/x',
  '/desk/search',
  '/desk/sign-in',
]
const formType = 'application/x-www-form-urlencoded'

describe('a charset that is not UTF-8', () => {
  test.each(['windows-1251', 'koi8-r', 'utf-16', 'iso-8859-1', '"windows-1251"', 'KZ-1048'])(
    '%s',
    async (charset) => {
      const doors = new Doors()
      for (const address of jsonDoors) {
        const type = `application/json; charset=${charset}`
        const reply = await doors.json(address, russian, { 'content-type': type, 'accept-language': 'ru' })
        expect(reply.status, address).toBe(415)
        expect(errorsOf(reply)).toEqual([
          { path: 'content-type', message: 'Тело запроса не в кодировке UTF-8. Отправьте его в UTF-8.' },
        ])
      }
      for (const address of formDoors) {
        const reply = await doors.form(
          address,
          { number: '1' },
          { 'content-type': `${formType}; charset=${charset}` },
        )
        expect(reply.status, address).toBe(415)
        expect(reply.headers['content-type']).toContain('text/html')
      }
      expect(doors.world.log.stream).toEqual([])
    },
  )
  test.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8', ' utf-8 '])('is not %j', async (charset) => {
    const type = `application/json; profile=x; charset=${charset}`
    expect((await new Doors().json('/api/appeals', appeal(), { 'content-type': type })).status).toBe(201)
    const form = { 'content-type': `Application/X-WWW-Form-URLencoded;charset=${charset}` }
    expect((await new Doors().form('/appeals/link', { number: '1' }, form)).status).toBe(202)
  })
})

describe('bytes that are not UTF-8', () => {
  test('in JSON are refused at the whole, whether the type says so or not', async () => {
    const doors = new Doors()
    for (const address of jsonDoors)
      for (const type of ['application/json', 'text/plain', '']) {
        const reply = await doors.json(address, windows1251(russian), {
          'content-type': type,
          'accept-language': 'kk',
        })
        expect(reply.status, address).toBe(422)
        expect(errorsOf(reply)).toEqual([
          { path: '', message: 'Сұраудың мазмұны UTF-8 кодтауында емес. Оны UTF-8 кодтауында жіберіңіз.' },
        ])
      }
    expect(doors.world.log.stream).toEqual([])
  })
  test('that the API has already replaced are refused too', async () => {
    const reply = await new Doors().json('/api/appeals', windows1251(russian).toString('utf8'))
    expect(reply.status).toBe(422)
    expect(errorsOf(reply)[0].path).toBe('')
  })
  test('in a form are refused, raw or as %XX', async () => {
    const doors = new Doors()
    const percent = [...windows1251('Свалка')].map((byte) => `%${byte.toString(16)}`).join('')
    for (const address of formDoors)
      for (const body of [
        windows1251('subject=Свалка'),
        Buffer.from(`subject=${percent}`),
        Buffer.from('a=%C3&b=%A9'),
      ]) {
        const reply = await doors.ask('POST', address, { headers: { 'content-type': formType }, body })
        expect(reply.status, address).toBe(422)
        expect(reply.text).toContain('UTF-8')
      }
  })
  test('whatever they are, are never stored as a replacement character', async () => {
    const { council } = rules
    const submissionLimit = { ...council.submissionLimit, appeals: 1000, appealsFromOneAddress: 1000 }
    const doors = new Doors(new World({ rules: { ...rules, council: { ...council, submissionLimit } } }))
    const text = 'Ә ғ қ ң ө ұ ү һ і'
    const whole = Buffer.from(JSON.stringify(appeal({ text })))
    const from = whole.indexOf(text)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(Buffer.byteLength(text) - 1),
        fc.integer({ min: 0x80, max: 0xff }),
        async (at, byte) => {
          const broken = Buffer.from(whole)
          broken[from + at] = byte
          const { status } = await doors.json('/api/appeals', broken)
          expect([201, 422]).toContain(status)
        },
      ),
      { numRuns: 200 },
    )
    for (const content of doors.world.people.all()) expect(JSON.stringify(content)).not.toContain('\ufffd')
  })
})

const appealsIn = ({ world }: Doors) =>
  world.people.all().flatMap(({ content }) => (content.kind === 'appeal' ? [content] : []))

describe('UTF-8', () => {
  const letters = 'Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і 😀'
  const typed = {
    'applicant.kind': 'person',
    'applicant.name': letters,
    'applicant.iin': appeal().applicant.iin ?? '',
    'applicant.email': 'asel@example.kz',
    language: 'kk',
    topic: 'housing',
    subject: letters,
    text: letters,
    consent: 'true',
  }
  test('keeps every letter, by JSON and by form, with a byte order mark and without', async () => {
    const doors = new Doors()
    const mark = Buffer.from([0xef, 0xbb, 0xbf])
    const body = Buffer.from(JSON.stringify(appeal({ text: letters })))
    const form = Buffer.from(new URLSearchParams(typed).toString())
    const headers = { 'content-type': formType }
    expect((await doors.json('/api/appeals', body)).status).toBe(201)
    expect((await doors.json('/api/appeals', Buffer.concat([mark, body]))).status).toBe(201)
    expect((await doors.ask('POST', '/', { headers, body: form })).status).toBe(303)
    expect((await doors.ask('POST', '/', { headers, body: Buffer.concat([mark, form]) })).status).toBe(303)
    expect(appealsIn(doors).map(({ text }) => text)).toEqual([letters, letters, letters, letters])
  })
  test('of a form may hold a percent sign that spells nothing', async () => {
    const doors = new Doors()
    const body = Buffer.from(
      `${new URLSearchParams(typed)}&subject2=100%&x=%zz`.replace('text=', 'text=100%+'),
    )
    expect((await doors.ask('POST', '/', { headers: { 'content-type': formType }, body })).status).toBe(303)
    expect(appealsIn(doors)).toMatchObject([{ text: `100% ${letters}` }])
  })
})

describe('HEAD', () => {
  const addresses = (number: string, code: string) => [
    '/',
    '/appeals',
    `/appeals/${number}?code=${code}`,
    `/api/appeals/${number}?code=${code}`,
    '/api/appeals/x?code=x',
    '/act/x',
    '/deadline',
    '/desk',
    '/desk/cases.csv',
    '/desk/sign-in',
    '/desk/directory',
    '/desk/appeals/new',
    `/desk/cases/${number}`,
    '/api/desk/cases',
  ]
  test('has the status and the headers of GET and no body, for members and for strangers', async () => {
    const doors = new Doors()
    const number = await doors.world.submit(appeal())
    await doors.world.settle()
    const { cookie } = await doors.signIn()
    const readers: Record<string, string>[] = [{}, { cookie }]
    for (const headers of readers)
      for (const address of addresses(number, doors.deps.links.code(doors.world.keyed(number)))) {
        const get = await doors.get(address, headers)
        const head = await doors.ask('HEAD', address, { headers })
        expect({ ...head, text: get.text }, address).toEqual(get)
        expect(head.text).toBe('')
      }
  })
})
