/** Whose webhook it is: by a signature over the very bytes, and no by every error. */
import fc from 'fast-check'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { councilRules } from '../../../shared/application/council-rules.ts'
import { webhookSecrets } from '../../../shared/runtime/webhook-secrets.ts'
import { rules } from '../../builders/council.ts'
import { draftSubmitted } from '../../builders/inputs.ts'
import { signed, utf16, windows1251 } from '../../builders/webhooks.ts'
import { type Logged, listen } from '../runtime/logged.ts'
import { type Answer, Doors, master } from './doors.ts'

let logged: Logged
beforeEach(() => {
  logged = listen()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const body = JSON.stringify(draftSubmitted())
const address = '/webhooks/agencies/almaty-su'
const [secret = ''] = webhookSecrets(master, { id: 'almaty-su' })
const errorsOf = ({ text }: Answer) => JSON.parse(text).errors

const send = (doors: Doors, headers: Record<string, string>, sent: string | Uint8Array = body) =>
  doors.ask('POST', address, { headers, body: sent })

/** Refused like any other, with nothing written. */
const refused = async (doors: Doors, headers: Record<string, string>, sent?: string | Uint8Array) => {
  const reply = await send(doors, headers, sent)
  expect(reply.status).toBe(401)
  expect(doors.world.queues.sent).toEqual([])
  return reply
}

describe('a signature that fits', () => {
  test('is that of Standard Webhooks, by its own library', async () => {
    const doors = new Doors()
    const at = new Date()
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
    }
    expect(await send(doors, headers)).toMatchObject({ status: 202 })
  })
  test('may be one of several, among versions that nobody knows', async () => {
    const headers = signed(body, 'msg_1', secret)
    const several = `v1,AAAA v2,x ${headers['webhook-signature']} v1`
    expect(await send(new Doors(), { ...headers, 'webhook-signature': several })).toMatchObject({
      status: 202,
    })
  })
  test('may be by any of the live secrets', async () => {
    const doors = new Doors()
    const { council, calendar } = rules
    const agencies = council.agencies.map((agency) => ({ ...agency, webhookKeys: [1, 2] }))
    doors.deps = { ...doors.deps, rules: councilRules({ ...council, agencies }, calendar) }
    const secrets = webhookSecrets(master, { id: 'almaty-su', webhookKeys: [1, 2, 3] })
    const statuses = secrets.map(async (one, i) => (await send(doors, signed(body, `m${i}`, one))).status)
    expect(await Promise.all(statuses)).toEqual([202, 202, 401])
  })
  test('is of five minutes ago at most, and five minutes ahead', async () => {
    const at = (seconds: number) => signed(body, 'msg_1', secret, new Date(Date.now() + seconds * 1000))
    expect((await send(new Doors(), at(-290))).status).toBe(202)
    expect((await send(new Doors(), at(290))).status).toBe(202)
    await refused(new Doors(), at(-310))
    await refused(new Doors(), at(310))
  })
})

describe('anything else is a refusal', () => {
  const headers = () => signed(body, 'msg_1', secret)

  test('another body, id, time, agency, and each header that is missing', async () => {
    const doors = new Doors()
    await refused(doors, headers(), `${body} `)
    await refused(doors, { ...headers(), 'webhook-id': 'msg_2' })
    await refused(doors, { ...headers(), 'webhook-timestamp': `${Math.floor(Date.now() / 1000) - 2}` })
    await refused(doors, signed(body, 'msg_1', webhookSecrets(master, { id: 'akimat' })[0] ?? ''))
    for (const name of Object.keys(headers())) await refused(doors, { ...headers(), [name]: '' })
  })

  test('headers of every kind', async () => {
    const doors = new Doors()
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'v1',
        'v1,',
        ',',
        ' ',
        'NaN',
        '-1',
        '1e9',
        '0x10',
        'Infinity',
        '__proto__',
        `v1,${'A'.repeat(43)}=`,
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(headers())),
        odd,
        fc.boolean(),
        async (name, value, all) => {
          const given = all
            ? Object.fromEntries(Object.keys(headers()).map((one) => [one, value]))
            : { ...headers(), [name]: value }
          // A timestamp is digits, with nothing behind them that might be read over.
          fc.pre(given[name] !== headers()[name])
          await refused(doors, given)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('a timestamp with more behind it', async () => {
    const { 'webhook-timestamp': at, ...rest } = headers()
    for (const more of ['.5', ' ', 'Z', '\n', ',1'])
      await refused(new Doors(), { ...rest, 'webhook-timestamp': `${at}${more}` })
  })

  test.each(['', ' ', '\n', undefined, null])(
    'a master secret that is %j, though signed by what it gives',
    async (broken) => {
      const doors = new Doors()
      doors.deps = { ...doors.deps, webhookMaster: () => broken as string }
      const { createHmac } = await import('node:crypto')
      const key = createHmac('sha256', String(broken ?? ''))
        .update('webhook:almaty-su:1')
        .digest('base64')
      await refused(doors, signed(body, 'msg_1', `whsec_${key}`))
      expect(logged.lines().some(({ level }) => level === 'ERROR')).toBe(true)
    },
  )

  test.each([
    new TypeError('x is not a function'),
    new WebhookVerificationError('of this copy of the library'),
    Object.assign(new Error('of another copy'), { name: 'WebhookVerificationError' }),
    new SyntaxError('Unexpected token'),
    'no error at all',
    undefined,
  ])('whatever is thrown while it is checked: %s', async (thrown) => {
    const doors = new Doors()
    doors.deps = Object.defineProperty({ ...doors.deps }, 'webhookMaster', {
      get: () => {
        throw thrown
      },
    })
    await refused(doors, headers())
    expect(logged.text()).not.toContain('is not a function')
  })

  test('an agency without a live secret', async () => {
    const doors = new Doors()
    const { council, calendar } = rules
    const agencies = council.agencies.map((agency) => ({ ...agency, webhookKeys: [] }))
    doors.deps = { ...doors.deps, rules: councilRules({ ...council, agencies }, calendar) }
    await refused(doors, headers())
  })

  test('an unknown agency, in the same words', async () => {
    const doors = new Doors()
    const unknown = await doors.ask('POST', '/webhooks/agencies/nobody', { headers: headers(), body })
    expect(unknown).toEqual(await refused(doors, { ...headers(), 'webhook-id': 'msg_2' }))
  })
})

describe('a body that is signed well and no UTF-8', () => {
  const russian = JSON.stringify(
    draftSubmitted({ title: 'О благоустройстве', contact: { name: 'М', email: 'm@example.kz' } }),
  )
  test.each([
    ['windows-1251', windows1251(russian)],
    ['UTF-16 LE', utf16(russian, { bigEndian: false, mark: false })],
    ['UTF-16 LE with its mark', utf16(russian, { bigEndian: false, mark: true })],
    ['UTF-16 BE', utf16(russian, { bigEndian: true, mark: false })],
    ['UTF-16 BE with its mark', utf16(russian, { bigEndian: true, mark: true })],
    ['cut within a letter', Buffer.from(russian).subarray(0, Buffer.from(russian).indexOf('О') + 1)],
  ])('%s: is told so, not that it is signed wrongly', async (_, bytes) => {
    const doors = new Doors()
    for (const [lang, message] of [
      ['kk', 'Сұраудың мазмұны UTF-8 кодтауында емес. Оны UTF-8 кодтауында жіберіңіз.'],
      ['ru', 'Тело запроса не в кодировке UTF-8. Отправьте его в UTF-8.'],
      ['en', 'The body of the request is not UTF-8. Send it in UTF-8.'],
    ] as const) {
      const reply = await doors.webhook(bytes, { headers: { 'accept-language': lang } })
      expect(reply.status).toBe(422)
      expect(errorsOf(reply)).toEqual([{ path: '', message }])
      expect(reply.headers['content-type']).toContain('application/problem+json')
    }
    expect(doors.world.queues.sent).toEqual([])
  })
  test('is still the repeat of an id that was accepted', async () => {
    const doors = new Doors()
    expect((await doors.webhook(body, { id: 'msg_1' })).status).toBe(202)
    expect((await doors.webhook(windows1251(russian), { id: 'msg_1' })).status).toBe(202)
  })
  test('and signed wrongly too is only that', async () => {
    await refused(new Doors(), signed(body, 'msg_1', secret), windows1251(russian))
  })
  test('which the API could not hand over as it was: is told so to everybody, since no signature can fit', async () => {
    const doors = new Doors()
    const bytes = windows1251(russian)
    const headers = { ...signed(bytes, 'msg_1', secret), 'content-type': 'application/json' }
    const handed = bytes.toString('utf8')
    const known = await send(doors, headers, handed)
    expect(known.status).toBe(422)
    expect(errorsOf(known)[0].path).toBe('')
    expect(await doors.ask('POST', '/webhooks/agencies/nobody', { headers, body: handed })).toEqual(known)
  })
})

describe('a body that is signed well and UTF-8', () => {
  test('may begin with a byte order mark', async () => {
    const doors = new Doors()
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(body)])
    expect((await doors.webhook(marked, {})).status).toBe(202)
    await doors.world.settle()
    expect(doors.world.log.stream).not.toEqual([])
  })
  test('may hold U+FFFD of its own', async () => {
    expect((await new Doors().webhook(JSON.stringify(draftSubmitted({ title: 'a\ufffd' })), {})).status).toBe(
      202,
    )
  })
  test('may say any content type, or none', async () => {
    for (const type of [
      'text/plain',
      'application/octet-stream',
      'application/json; charset=windows-1251',
      '',
    ])
      expect((await new Doors().webhook(body, { headers: { 'content-type': type } })).status, type).toBe(202)
  })
  test.each(['', 'null', '[]', '{"type":'])('and is %j is no webhook', async (text) => {
    const reply = await new Doors().webhook(text, {})
    expect(reply.status).toBe(422)
    expect(errorsOf(reply)[0].path).toBe('')
  })
})
