import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listen, reservePort } from '../../infra/local/ports.ts'

const first = 24_566

test('those who ask at the same time get a port each, until they let it go', async () => {
  const reserved = await Promise.all([1, 2, 3, 4].map(() => reservePort(first)))
  expect(new Set(reserved.map(({ port }) => port)).size).toBe(4)
  for (const { release } of reserved) release()
  const again = await reservePort(first)
  again.release()
  expect(reserved.map(({ port }) => port)).toContain(again.port)
})

test('a reserved port can be listened on, and one that is listened on is passed over', async () => {
  const { port, release } = await reservePort(first)
  const server = createServer()
  onTestFinished(() => void server.close())
  expect(await listen(server, port)).toBe(port)
  release()
  const next = await reservePort(port)
  next.release()
  expect(next.port).toBeGreaterThan(port)
})
