/** What a file is, by what is in it. */
import { describe, expect, test } from 'vitest'
import { fileKinds } from '../../../events/values.ts'
import { inspect } from '../../../shared/adapters/files/file-content.ts'
import { bomb, files, others, protectedOffice, variants } from '../../builders/files.ts'

test.each(fileKinds)('a %s is seen', async (kind) => {
  expect(await inspect(files[kind])).toBe(kind)
})

test.each(variants)('%s is a %s', async (_, kind, bytes) => {
  expect(await inspect(bytes)).toBe(kind)
})

test('a document that opens with a password only is seen as such', async () => {
  expect(await inspect(protectedOffice)).toBe('protected')
})

describe('is none of those that are taken:', () => {
  test.each(Object.keys(others))('%s', async (name) => {
    expect(await inspect(others[name] as Uint8Array)).toBeUndefined()
  })
})

test('an archive that would unpack to a thousand times its size is not unpacked', async () => {
  const before = process.memoryUsage().arrayBuffers
  await inspect(bomb)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
})
