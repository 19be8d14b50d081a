/** The environment, what is made once, the log, and the secrets of webhooks. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { log } from '../../../shared/runtime/logger.ts'
import { webhookSecrets } from '../../../shared/runtime/webhook-secrets.ts'
import { readEnv, setting } from '../../../shared/wiring/env.ts'
import { lazily } from '../../../shared/wiring/lazily.ts'
import { listen } from './logged.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a function’s environment', () => {
  const schema = z.object({
    CASES_TABLE: setting,
    VIEWS_TABLE: setting,
    PEOPLE_ENDPOINT: z.optional(setting),
  })
  test('is read as a whole', () => {
    const env = { CASES_TABLE: 'c', VIEWS_TABLE: 'v', HOME: '/' }
    expect(readEnv(schema, env)).toEqual({ CASES_TABLE: 'c', VIEWS_TABLE: 'v' })
  })
  test('lacks: all of it is named at once, and no value', () => {
    const env = { PEOPLE_ENDPOINT: '', VIEWS_TABLE: 'secret-name' }
    expect(() => readEnv(schema, env)).toThrow('environment: CASES_TABLE, PEOPLE_ENDPOINT missing')
    expect(() => readEnv(schema, env)).not.toThrow('secret-name')
  })
  test('has what cannot be: that is not called missing', () => {
    const scan = z.object({ ...schema.shape, MALWARE_SCAN: z.enum(['none', 'awaited']) })
    const env = { CASES_TABLE: 'c', MALWARE_SCAN: 'sometimes' }
    expect(() => readEnv(scan, env)).toThrow(/^environment: VIEWS_TABLE missing; MALWARE_SCAN not valid$/)
  })
})

describe('what is made once', () => {
  test('is made at first use, and only then', async () => {
    let made = 0
    const get = lazily(async () => ++made)
    expect(made).toBe(0)
    expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1])
  })
  test('is tried again after a failure', async () => {
    let tries = 0
    const get = lazily(async () => {
      if (++tries === 1) throw new Error('not yet')
      return tries
    })
    await expect(get()).rejects.toThrow('not yet')
    expect(await get()).toBe(2)
    expect(await get()).toBe(2)
  })
})

describe('the log', () => {
  test('of a failure names the error, its place and its status, never its message', () => {
    const logged = listen()
    const error = Object.assign(new TypeError('Иванов\n    at Иванов (in a message of several lines)'), {
      $metadata: { httpStatusCode: 400 },
    })
    log.failure('failed', error, { case: 'ALM-A-2026-000001' })
    expect(logged.lines()).toMatchObject([
      { level: 'ERROR', message: 'failed', error: 'TypeError', status: 400, case: 'ALM-A-2026-000001' },
    ])
    expect(logged.text()).not.toContain('Иванов')
  })
  test('of several failures together names each of them', () => {
    const logged = listen()
    const throttled = Object.assign(new Error('Иванов'), {
      name: 'Throttling',
      $metadata: { httpStatusCode: 400 },
    })
    log.failure('failed', new AggregateError([throttled, new TypeError('Иванов')], 'two'))
    expect(logged.lines()).toMatchObject([
      { error: 'AggregateError', each: [{ error: 'Throttling', status: 400 }, { error: 'TypeError' }] },
    ])
    expect(logged.text()).not.toContain('Иванов')
  })
  test('of what is no error says what it is', () => {
    const logged = listen()
    log.failure('failed', 'Иванов')
    expect(logged.lines()).toMatchObject([{ error: 'string' }])
    expect(logged.text()).not.toContain('Иванов')
  })
})

describe('the secrets that webhooks are signed with', () => {
  test('are an agency’s own, one for each live number, newest last', () => {
    const one = webhookSecrets('master', { id: 'almaty-su' })
    expect(one).toHaveLength(1)
    expect(one[0]).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const two = webhookSecrets('master', { id: 'almaty-su', webhookKeys: [1, 2] })
    expect(two[0]).toBe(one[0])
    expect(
      new Set([
        ...two,
        ...webhookSecrets('master', { id: 'akimat' }),
        ...webhookSecrets('other', { id: 'almaty-su' }),
      ]).size,
    ).toBe(4)
  })
  test('are those of each version of the master secret that holds', () => {
    const [of] = [{ id: 'almaty-su', webhookKeys: [1, 2] }]
    const versions = ['newer', 'older'].map((master) => webhookSecrets(master, of))
    expect(webhookSecrets('newer older', of)).toEqual([...(versions[1] ?? []), ...(versions[0] ?? [])])
    expect(webhookSecrets(' newer\n', of)).toEqual(versions[0])
  })
})
