/** Numbers with slashes in them: an HTTP API takes each slash of a path, encoded or not, for one between its parts. */
import type { Context } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { json } from '../../../shared/http/replies.ts'
import type { Request } from '../../../shared/http/request.ts'
import { webFunction } from '../../../shared/http/web-function.ts'
import { httpEvent } from '../../builders/aws-events.ts'
import { World } from '../../fakes/world.ts'
import { listen } from './logged.ts'

beforeEach(() => {
  listen()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const seen = async (name: string, { params }: Request) => json(200, [name, params])
const handlers: Parameters<typeof webFunction<World['deps']>>[1] = {
  'GET /appeals/{number}': (_, request) => seen('show', request),
  'GET /appeals/{number}/files': (_, request) => seen('files', request),
  'GET /appeals/{number}/files/{id}': (_, request) => seen('file', request),
  'POST /appeals/{number}/{action}': (_, request) => seen('write', request),
}
const answered = async (route: string, number: string) => {
  const { deps } = new World()
  const path = `/${route.split('/')[1]}/${number}`
  const event = httpEvent({ route, path, params: { number } })
  const { statusCode, body = '' } = await webFunction(async () => deps, handlers)(event, {} as Context)
  return statusCode === 200 ? JSON.parse(body) : statusCode
}

test.each([
  ['GET', '05-13/1234-И', 'show', { number: '05-13/1234-И' }],
  ['GET', '05-13%2F1234', 'show', { number: '05-13/1234' }],
  ['GET', '1/2/3', 'show', { number: '1/2/3' }],
  ['GET', '05-13/1234/files', 'files', { number: '05-13/1234' }],
  ['GET', '05-13/1234/files/file-1', 'file', { number: '05-13/1234', id: 'file-1' }],
  ['GET', 'ALM-A-2026-000001', 'show', { number: 'ALM-A-2026-000001' }],
  ['POST', '05-13/1234/messages', 'write', { number: '05-13/1234', action: 'messages' }],
])('%s %s: %s', async (method, number, name, params) => {
  expect(await answered(`${method} /appeals/{number+}`, number)).toEqual([name, params])
})

test('HEAD is answered as GET, without the body', async () => {
  const { deps } = new World()
  const event = httpEvent({ route: 'HEAD /appeals/{number+}', params: { number: '05-13/1234' } })
  const reply = await webFunction(async () => deps, handlers)(event, {} as Context)
  expect(reply).toMatchObject({ statusCode: 200 })
})

test('what no route has an end for is not found', async () => {
  expect(await answered('POST /appeals/{number+}', 'ALM-A-2026-000001')).toBe(404)
})
