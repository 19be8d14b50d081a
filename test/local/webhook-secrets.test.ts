import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { webhookSecrets } from '../../shared/runtime/webhook-secrets.ts'

test('a secret is the HMAC of the agency’s id and the key’s number under the master', () => {
  const expected = createHmac('sha256', 'мастер').update('webhook:almaty-su:1').digest('base64')
  expect(webhookSecrets('мастер', { id: 'almaty-su' })).toEqual([`whsec_${expected}`])
})

test('each live key has its own, in the order of the configuration', () => {
  const [old, fresh, ...others] = webhookSecrets('m', { id: 'almaty-su', webhookKeys: [1, 2] })
  expect(webhookSecrets('m', { id: 'almaty-su' })).toEqual([old])
  expect(fresh).not.toBe(old)
  expect(others).toEqual([])
})

test('no two agencies share one, nor two councils', () => {
  const all = ['m', 'n'].flatMap((master) => ['a', 'b'].flatMap((id) => webhookSecrets(master, { id })))
  expect(new Set(all).size).toBe(4)
})
