/** A trace’s annotation reaches a daemon that listens, as the X-Ray SDK would send it. */
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { annotate } from '../../../shared/runtime/x-ray.ts'

let daemon: Socket
beforeEach(async () => {
  daemon = createSocket('udp4').bind(0, '127.0.0.1')
  await once(daemon, 'listening')
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', `127.0.0.1:${(daemon.address() as AddressInfo).port}`)
})
afterEach(() => {
  daemon.close()
  vi.unstubAllEnvs()
})

const root = '1-5759e988-bd862e3fe1be46a994272793'
const header = (sampled: number) => `Root=${root};Parent=53995c3f42cd8ad8;Sampled=${sampled};Lineage=1:a:0`
const hop = { id: '00f067aa0ba902b7', name: 'consumed', at: 1_770_000_000_000, ms: 250 }

test('a sampled trace gets a subsegment that names the case', async () => {
  vi.stubEnv('_X_AMZN_TRACE_ID', header(1))
  const [[message]] = await Promise.all([
    once(daemon, 'message'),
    annotate(hop, { case: 'ALM-A-2026-000001', eventType: undefined, outcome: 'done' }),
  ])
  const [first, second] = String(message).split('\n')
  expect(JSON.parse(first ?? '')).toEqual({ format: 'json', version: 1 })
  expect(JSON.parse(second ?? '')).toEqual({
    id: '00f067aa0ba902b7',
    name: 'consumed',
    type: 'subsegment',
    trace_id: root,
    parent_id: '53995c3f42cd8ad8',
    start_time: 1_770_000_000,
    end_time: 1_770_000_000.25,
    annotations: { case: 'ALM-A-2026-000001', outcome: 'done' },
  })
})

test.each([
  ['a trace that is not sampled', header(0), 'ALM-A-2026-000001'],
  ['no trace', '', 'ALM-A-2026-000001'],
  ['a hop without a case', header(1), undefined],
])('%s sends nothing', async (_, trace, number) => {
  vi.stubEnv('_X_AMZN_TRACE_ID', trace)
  await annotate(hop, { case: number })
  // What is sent now comes after anything that was sent before.
  vi.stubEnv('_X_AMZN_TRACE_ID', header(1))
  const [[message]] = await Promise.all([once(daemon, 'message'), annotate(hop, { case: 'next' })])
  expect(String(message)).toContain('"next"')
})

test.each(['127.0.0.1:1', 'nowhere.invalid:2000', '127.0.0.1:99999', 'x'])(
  'a daemon that is not there (%s) keeps nothing from being done',
  async (address) => {
    vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', address)
    vi.stubEnv('_X_AMZN_TRACE_ID', header(1))
    await expect(annotate(hop, { case: 'ALM-A-2026-000001' })).resolves.toBeUndefined()
  },
)
