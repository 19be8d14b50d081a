/** The API's description is valid, whole, and made of the schemas that everything else reads. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { descriptions } from '../../../events/api/descriptions.ts'
import { apiDocument } from '../../../events/api/document.ts'
import { limits, rates } from '../../../events/limits.ts'
import { operations } from '../../../events/routes.ts'
import { type Answered, expectDescribed } from '../../answers.ts'

type Schema = { $ref?: string; properties?: object; type?: string; maxLength?: number; oneOf?: Schema[] }
type Operation = {
  operationId: string
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>
}

const document = apiDocument({ title: 'Council', portal: 'https://council.example.kz', cookie: 'desk' })
const schemas = document.components.schemas as Record<string, Schema>
const resolved = ({ $ref, ...schema }: Schema): Schema =>
  $ref ? (schemas[$ref.replace('#/components/schemas/', '')] ?? {}) : schema
const described = Object.values(document.paths).flatMap((at) =>
  Object.values(at as Record<string, Operation>),
)

test('the document is OpenAPI 3.1 by a public validator', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(document))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

test('every operation is there once, under its id', () => {
  expect(described.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(descriptions).sort())
  expect(described).toHaveLength(operations().length)
})

describe('each JSON answer', () => {
  const answers = described.flatMap(({ operationId, responses }) =>
    Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.entries(content)
        .filter(([type]) => type.endsWith('json'))
        .map(([type, { schema }]) => ({ name: `${operationId} ${status}`, status, type, schema })),
    ),
  )
  test.each(answers)('$name has properties', ({ status, type, schema }) => {
    expect(Object.keys(resolved(schema).properties ?? {})).not.toEqual([])
    expect(type).toBe(status.startsWith('2') ? 'application/json' : 'application/problem+json')
  })
})

test('every schema that is named is used, and every reference leads to one', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
  expect(new Set(refs.map(([, name]) => name))).toEqual(new Set(Object.keys(schemas)))
})

test('what is sent to us is closed, what we send is open', () => {
  const isClosed = (name: string) => JSON.stringify(schemas[name]).includes('"additionalProperties":false')
  expect(['AppealInput', 'LinkInput', 'InitiativeInput'].filter((name) => !isClosed(name))).toEqual([])
  expect(['AppealStatus', 'LinkView', 'Report', 'Problem'].filter(isClosed)).toEqual([])
})

test('lengths, sizes and rates are the constants that the code reads', () => {
  const text = JSON.stringify(document)
  const input = schemas.AppealInput as { properties: Record<string, Schema> }
  expect(input.properties.text?.maxLength).toBe(limits.text)
  expect(input.properties.subject?.maxLength).toBe(limits.subject)
  expect(schemas.AttachmentInput).toMatchObject({ properties: { size: { maximum: limits.fileBytes } } })
  for (const said of [
    `Larger than ${limits.bodyBytes / 1024} KB.`,
    `Larger than ${limits.webhookBytes / 1024} KB.`,
    `${limits.listRows} at a time`,
    `${rates.messagesOfCase.most} messages`,
  ])
    expect(text).toContain(said)
})

describe('an answer that is not described is noticed', () => {
  const health: Answered = {
    ...{ method: 'GET', path: '/health', status: 200 },
    ...{ contentType: 'application/json; charset=utf-8', text: '{"status":"ok"}' },
  }
  test('where it is as described, nothing is said', () => {
    expect(() => expectDescribed(health)).not.toThrow()
    expect(() => expectDescribed({ ...health, path: '/', contentType: 'text/html' })).not.toThrow()
  })
  test.each<[string, Partial<Answered>]>([
    ['another field', { text: '{"status":"ok","since":1}' }],
    ['a field that is missing', { text: '{}' }],
    ['another type', { contentType: 'text/plain' }],
    ['a status that it may not have', { status: 202 }],
    ['a path that nobody describes', { path: '/api/nothing' }],
    ['a problem that is none', { status: 500, contentType: 'application/problem+json' }],
  ])('%s', (_, spoilt) => {
    expect(() => expectDescribed({ ...health, ...spoilt })).toThrow('GET /')
  })
})
