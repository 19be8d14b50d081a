/** `docs/schemas` and `docs/asyncapi.json` are what the schemas say; `UPDATE_DOCS=1` writes them anew. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import specs from '@asyncapi/specs'
import { Ajv, type SchemaObject } from 'ajv'
import { describe, expect, test } from 'vitest'
import { catalogue, queues } from '../../../events/catalogue.ts'
import { schemas } from '../../../events/events.ts'
import { publishedFiles } from './published.ts'

const project = join(import.meta.dirname, '../../..')
const published = publishedFiles()
const textOf = (content: object) => `${JSON.stringify(content, null, 2)}\n`

if (process.env.UPDATE_DOCS) {
  rmSync(join(project, 'docs/schemas'), { recursive: true, force: true })
  for (const [file, content] of Object.entries(published)) {
    mkdirSync(dirname(join(project, file)), { recursive: true })
    writeFileSync(join(project, file), textOf(content))
  }
}

test('there is a file for each, and no other', () => {
  const there = globSync('docs/{schemas/**/*.json,asyncapi.json}', { cwd: project })
  expect(there.sort()).toEqual(Object.keys(published).sort())
})

test.each(Object.entries(published))('%s is as the schemas are', (file, content) => {
  expect(readFileSync(join(project, file), 'utf8')).toBe(textOf(content))
})

describe('JSON Schemas', () => {
  const address = (file: string) => `https://council.example.kz/${file}`
  const ajv = new Ajv({ validateFormats: false })
  for (const [file, content] of Object.entries(published))
    if (file.startsWith('docs/schemas/')) ajv.addSchema({ ...content, $id: address(file) })
  const checkOf = (file: string) => ajv.getSchema(address(file))

  test.each(Object.keys(published).filter((file) => file.startsWith('docs/schemas/')))(
    '%s is one, with every part that it names',
    (file) => {
      expect(checkOf(file)).toBeTypeOf('function')
    },
  )

  test.each(Object.keys(schemas))(
    'that of %s takes its golden sample, and nothing with a field more',
    (type) => {
      const sample = JSON.parse(readFileSync(join(project, `events/samples/${type}.v1.json`), 'utf8'))
      const check = checkOf(`docs/schemas/events/${type}.v1.json`)
      expect([check?.(sample), check?.errors]).toEqual([true, null])
      expect(check?.({ ...sample, more: 1 })).toBe(false)
    },
  )
})

describe('the AsyncAPI document', () => {
  const document = published['docs/asyncapi.json'] as {
    channels: Record<string, { messages: Record<string, object> }>
  }

  test('is one by the schema that AsyncAPI publishes', () => {
    // It brings the schema of JSON Schema along.
    const check = new Ajv({
      meta: false,
      strict: false,
      validateFormats: false,
      validateSchema: false,
    }).compile(specs.schemas['3.0.0'] as SchemaObject)
    expect([check(document), check.errors]).toEqual([true, null])
  })

  test('has each queue, with the events that the catalogue sends to it', () => {
    for (const queue of queues) {
      const sent = Object.entries(catalogue)
        .filter(([, entry]) => entry.queues.includes(queue))
        .map(([type]) => type)
      const carried = Object.keys(document.channels[queue]?.messages ?? {})
      expect(carried).toEqual(expect.arrayContaining(sent))
      expect(carried.filter((name) => name in schemas).sort()).toEqual(sent.sort())
      expect(carried).not.toEqual([])
    }
  })

  test('names only what is there', () => {
    for (const [, ref = ''] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      if (ref.startsWith('./')) expect(published).toHaveProperty([`docs/${ref.slice(2)}`])
      else {
        const parts = ref.slice(2).split('/')
        const found = parts.reduce<unknown>((from, key) => (from as Record<string, unknown>)?.[key], document)
        expect([ref, typeof found]).toEqual([ref, 'object'])
      }
    }
  })
})
