/** What the SDK signs with inside Lambda. */
import { afterEach, expect, test, vi } from 'vitest'
import { defaultProvider } from '../../../shared/adapters/lambda-credentials.ts'

afterEach(() => vi.unstubAllEnvs())

test('the role’s keys come from the environment, read at each use', async () => {
  const provider = defaultProvider()
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('AWS_SESSION_TOKEN', 'token')
  expect(await provider()).toEqual({ accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: 'token' })
})

test('Given no keys, then it says which variable is missing', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', '')
  await expect(defaultProvider()()).rejects.toThrow('AWS_ACCESS_KEY_ID')
})
