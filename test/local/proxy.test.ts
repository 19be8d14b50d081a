import { createServer, type IncomingMessage, type Server } from 'node:http'
import { connect } from 'node:net'
import { buffer, text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../../infra/local/ports.ts'
import { type PortalProxy, startProxy } from '../../infra/local/proxy.ts'

type Seen = {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  raw: string[]
  body: Buffer
}

let emulator: Server
let proxy: PortalProxy
let port = 0
let seen: Seen[] = []

beforeAll(async () => {
  emulator = createServer(async (request, response) => {
    const { method, url, headers, rawHeaders: raw } = request
    seen.push({ method, url, headers, raw, body: await buffer(request) })
    response.setHeader('Set-Cookie', ['a=1', 'b=2'])
    response.writeHead(303, { location: '/appeals/1?code=x', 'content-type': 'text/html' }).end('Әлем')
  })
  port = await listen(emulator, 'free')
  proxy = await startProxy('free')
})
afterAll(async () => {
  await proxy.stop()
  emulator.close()
})

test('says so while the cloud is still starting', async () => {
  const response = await fetch(proxy.address)
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('still starting')
})

test('passes bytes, path and query on as they came', async () => {
  proxy.connect(`http://localhost:${port}`, 'api1')
  seen = []
  // Not UTF-8, and with white space that JSON does not need: a signature is over just this.
  const body = Buffer.from([0xff, 0x7b, 0x20, 0x22, 0xd0, 0x96, 0x22, 0x0d, 0x0a, 0x7d])
  const path = '/webhooks/agencies/%D0%B0%D0%BB?a=1&a=2&q=%D0%B6+b%20c'
  await fetch(proxy.address + path, {
    method: 'POST',
    body,
    redirect: 'manual',
  })
  expect(seen[0]).toMatchObject({ method: 'POST', url: `/_aws/execute-api/api1/$default${path}` })
  expect(seen[0]?.body).toEqual(body)
})

test('tells who asked, and for which host', async () => {
  seen = []
  await fetch(proxy.address, { redirect: 'manual' })
  await fetch(proxy.address, { redirect: 'manual', headers: { 'x-forwarded-for': '10.1.2.3' } })
  expect(seen[0]?.headers['x-forwarded-for']).toBe('127.0.0.1')
  expect(seen[1]?.headers['x-forwarded-for']).toBe('10.1.2.3, 127.0.0.1')
  expect(seen[0]?.headers.host).toBe(`localhost:${port}`)
  expect(seen[0]?.headers['x-forwarded-host']).toBe(new URL(proxy.address).host)
})

test('passes headers that come several times, both ways', async () => {
  seen = []
  const answer = await raw(`GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nX-A: 2\r\nConnection: close\r\n\r\n`)
  expect(seen[0]?.raw.filter((_, i, all) => all[i - 1] === 'X-A')).toEqual(['1', '2'])
  expect(answer).toMatch(/^HTTP\/1\.1 303/)
  expect(answer.match(/set-cookie: \w=\d/gi)).toEqual(['Set-Cookie: a=1', 'Set-Cookie: b=2'])
  expect(answer).toContain('Әлем')
})

test('says so when the cloud does not answer', async () => {
  proxy.connect('http://localhost:9', 'api1')
  const response = await fetch(proxy.address)
  expect(response.status).toBe(502)
  expect(await response.text()).toContain('ECONNREFUSED')
})

/** A request byte by byte, which `fetch` would tidy up. */
async function raw(request: string): Promise<string> {
  const socket = connect(Number(new URL(proxy.address).port), '127.0.0.1')
  socket.write(request)
  return text(socket)
}
