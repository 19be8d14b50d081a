/** Requests as the HTTP API hands them over, and replies as it takes them. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Contention } from '../../../shared/application/execute-command.ts'
import { TooOften } from '../../../shared/application/limits.ts'
import { formOf } from '../../../shared/http/bodies.ts'
import { type Answer, httpFunction } from '../../../shared/http/http.ts'
import { HttpProblem } from '../../../shared/http/problem.ts'
import { json, page, seeOther } from '../../../shared/http/replies.ts'
import { clientAddress, type Request } from '../../../shared/http/request.ts'
import { httpEvent } from '../../builders/aws-events.ts'
import { type Logged, listen } from './logged.ts'

let logged: Logged
beforeEach(() => {
  logged = listen()
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** Replies to problems with their status and code. */
const run = (answer: Answer, event: APIGatewayProxyEventV2) =>
  httpFunction(answer, async (_, problem) =>
    json(problem.status, { code: problem.message, detail: problem.detail }),
  )(event, {} as Context) as unknown as Promise<APIGatewayProxyStructuredResultV2>

const seen = async (event: APIGatewayProxyEventV2) => {
  let request: Request | undefined
  const reply = await run(async (r) => {
    request = r
    return page(200, '')
  }, event)
  return { request, reply }
}

describe('a network address to count by', () => {
  test.each([
    ['192.0.2.17', '192.0.2.17'],
    // One sender has all of a /64, however it is written; the next network is another's.
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:0000:0000:0000:0001', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.17', '64:ff9b:0:0::/64'],
    // An IPv4 sender behind an IPv6 socket.
    ['::ffff:192.0.2.17', '192.0.2.17'],
    ['', ''],
  ])('%s is %s', async (sourceIp, from) => {
    expect(clientAddress(sourceIp)).toBe(from)
    expect((await seen(httpEvent({ from: sourceIp }))).request?.from).toBe(from)
  })
})

describe('a request', () => {
  test('as handlers need it', async () => {
    const { request } = await seen(
      httpEvent({
        route: 'GET /api/appeals/{number}',
        path: '/api/appeals/ALM-A-2026-000001',
        query: 'code=AB%20C&lang=kk&lang=ru&lang=&from=',
        params: { number: 'ALM-A-2026-000001' },
        headers: { 'Accept-Language': 'ru', 'IDEMPOTENCY-KEY': 'k' },
        at: '2026-02-02T05:00:00.123Z',
      }),
    )
    expect(request).toEqual({
      route: 'GET /api/appeals/{number}',
      path: '/api/appeals/ALM-A-2026-000001',
      params: { number: 'ALM-A-2026-000001' },
      query: { code: 'AB C', lang: 'ru', from: '' },
      headers: { 'accept-language': 'ru', 'idempotency-key': 'k' },
      raw: Buffer.alloc(0),
      body: '',
      at: '2026-02-02T05:00:00.123Z',
      from: '127.0.0.1',
      requestId: 'request-1',
    })
  })
  test.each([
    ['/desk/cases/05-13/1234-И', '/desk/cases/05-13/1234-%D0%98'],
    ['/desk/cases/05-13%2F1234-%D0%98', '/desk/cases/05-13/1234-%D0%98'],
    ['/assets/a?b#c', '/assets/a%3Fb%23c'],
    ['//example.org/desk', '/example.org/desk'],
    ['/100%', '/100%25'],
  ])('its path %s is the address %s, decoded or not', async (path, address) => {
    expect((await seen(httpEvent({ path }))).request?.path).toBe(address)
  })
  test('its body may come in base64', async () => {
    const body = 'Қазақша 😀'
    expect((await seen(httpEvent({ body }))).request?.body).toBe(body)
    const encoded = Buffer.from(body).toString('base64')
    expect((await seen(httpEvent({ body: encoded, base64: true }))).request?.body).toBe(body)
  })
  test('path parameters are decoded once; a stray percent sign stays', async () => {
    const { request } = await seen(httpEvent({ params: { a: '12%2F7-%D0%96', b: '100%' } }))
    expect(request?.params).toEqual({ a: '12/7-Ж', b: '100%' })
  })
})

describe('size', () => {
  const sized = (bytes: number, path: string, base64 = false) => {
    const body = Buffer.alloc(bytes, 'a')
    return httpEvent({ route: `POST ${path}`, path, body: body.toString(base64 ? 'base64' : 'utf8'), base64 })
  }
  test.each([
    ['/api/appeals', 256 * 1024],
    ['/webhooks/agencies/almaty-su', 200 * 1024],
  ])('%s takes %i bytes and not one more', async (path, limit) => {
    for (const base64 of [false, true]) {
      expect((await seen(sized(limit, path, base64))).reply.statusCode).toBe(200)
      const { reply, request } = await seen(sized(limit + 1, path, base64))
      expect(reply).toMatchObject({ statusCode: 413 })
      expect(JSON.parse(String(reply.body))).toEqual({
        code: 'too_large',
        detail: { kilobytes: limit / 1024 },
      })
      expect(request).toBeUndefined()
    }
  })
  test.each([
    ['in a form', '%D0%B0', '%d0%b0'],
    ['in JSON', '\\u0430', '\\u0430'],
  ])('is that of what was typed, not of how its letters are escaped %s', async (_, upper, lower) => {
    const path = '/webhooks/agencies/almaty-su'
    const body = (letters: number) => upper.repeat(letters - 1) + lower
    expect((await seen(httpEvent({ path, body: body(100 * 1024) }))).reply.statusCode).toBe(200)
    expect((await seen(httpEvent({ path, body: body(100 * 1024 + 1) }))).reply.statusCode).toBe(413)
  })
  test('is measured in bytes: Kazakh letters have two', async () => {
    const body = 'ә'.repeat(128 * 1024 + 1)
    expect((await seen(httpEvent({ path: '/api/appeals', body }))).reply.statusCode).toBe(413)
  })
})

describe('a reply', () => {
  test('has the headers that every page has', async () => {
    const { reply } = await seen(httpEvent())
    expect(reply.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    })
    expect(reply.headers?.['content-security-policy']).not.toContain('unsafe')
  })
  test('to HEAD has no body', async () => {
    const answer = async () => page(200, 'a page')
    expect(await run(answer, httpEvent({ route: 'HEAD /' }))).toMatchObject({ statusCode: 200, body: '' })
    expect(await run(answer, httpEvent({ route: 'GET /' }))).toMatchObject({ body: 'a page' })
  })
  test('may have its own', async () => {
    const own = async () => ({ status: 200, headers: { 'cache-control': 'max-age=60' } })
    expect((await run(own, httpEvent())).headers?.['cache-control']).toBe('max-age=60')
  })
  test('of a redirection', async () => {
    expect(await run(async () => seeOther('/appeals/1'), httpEvent())).toMatchObject({
      statusCode: 303,
      headers: { location: '/appeals/1' },
    })
  })
})

describe('what goes wrong', () => {
  const failing = (error: unknown) =>
    run(
      async () => {
        throw error
      },
      httpEvent({ route: 'POST /api/appeals', body: '{"name":"Иванов"}' }),
    )

  test('at the door is told as it is, with its headers', async () => {
    const reply = await failing(
      new HttpProblem(401, 'unauthorized', { detail: 'x' }, { 'www-authenticate': 'y' }),
    )
    expect(reply).toMatchObject({ statusCode: 401, headers: { 'www-authenticate': 'y' } })
    expect(JSON.parse(String(reply.body))).toEqual({ code: 'unauthorized', detail: { detail: 'x' } })
  })
  test('after three lost races: try again a little later', async () => {
    expect(await failing(new Contention('x'))).toMatchObject({
      statusCode: 503,
      headers: { 'retry-after': '2' },
    })
  })
  test('once too often: how long to wait', async () => {
    const reply = await failing(new TooOften(61))
    expect(reply).toMatchObject({ statusCode: 429, headers: { 'retry-after': '61' } })
    expect(JSON.parse(String(reply.body))).toEqual({ code: 'too_often', detail: { minutes: 2 } })
  })
  test.each([new Error('Иванов'), 'Иванов', undefined, { name: 'Contention' }])(
    'otherwise is a 500 that says nothing, here or in the log: %s',
    async (error) => {
      const reply = await failing(error)
      expect(reply.statusCode).toBe(500)
      expect(JSON.stringify(reply)).not.toContain('Иванов')
      expect(logged.text()).not.toContain('Иванов')
      expect(logged.lines()[0]).toMatchObject({
        level: 'ERROR',
        message: 'request failed',
        route: 'POST /api/appeals',
      })
    },
  )
  test('is no error in the log when the client is to blame', async () => {
    await failing(new HttpProblem(422, 'invalid'))
    expect(logged.lines().map(({ level }) => level)).toEqual(['INFO'])
  })
})

describe('a form', () => {
  const request = (body: string, type = 'application/x-www-form-urlencoded') =>
    ({ headers: { 'content-type': type }, body }) as unknown as Request
  test('is read as browsers send it; the first of a repeated name counts', () => {
    expect(formOf(request('a=%D3%99+b%0D%0Ac&a=2&d='))).toEqual({ a: 'ә b\r\nc', d: '' })
    expect(formOf(request('a=1', 'application/x-www-form-urlencoded; charset=UTF-8'))).toEqual({ a: '1' })
  })
  test('with a name that every object has is a field like others', () => {
    const fields = formOf(request('constructor=1&__proto__=2&toString=3'))
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
  test('of another type is none', () => {
    for (const type of ['application/json', 'text/plain', ''])
      expect(() => formOf(request('a=1', type))).toThrow(expect.objectContaining({ status: 415 }))
  })
})
