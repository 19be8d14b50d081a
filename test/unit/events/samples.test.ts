/** The golden samples: what was once published must be readable for ever. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { caseEvent, type EventType, schemas } from '../../../events/events.ts'
import { deadline as deadlineSchema } from '../../../events/values.ts'
import { evolve } from '../../../shared/domain/fold.ts'
import { recount } from '../../../shared/domain/terms.ts'
import { texts } from '../../../shared/text/texts.ts'
import { rules } from '../../builders/council.ts'
import { appealNumber, caseOf, draftActRegistered } from '../../builders/events.ts'

const folder = join(import.meta.dirname, '../../../events/samples')
const samples = readdirSync(folder)
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const types = Object.keys(schemas) as EventType[]

test('every event has one for each version, and every one is of an event', () => {
  const expected = types.map((type) => `${type}.v${schemas[type].shape.v.def.values[0]}.json`)
  expect(samples.sort()).toEqual(expected.sort())
})

test('every event is in the union', () => {
  expect(caseEvent.def.options).toHaveLength(types.length)
})

describe.each(samples)('%s', (file) => {
  const sample = read(file)
  const [type, version] = file.split('.') as [EventType, string]

  test('says its type and version', () => {
    expect(`${sample.type}.v${sample.v}`).toBe(`${type}.${version}`)
  })
  test('is read whole, by its own schema and by the union, and written the same', () => {
    expect(schemas[type].parse(sample)).toStrictEqual(sample)
    expect(JSON.parse(JSON.stringify(caseEvent.parse(sample)))).toStrictEqual(sample)
  })
  test('has nothing that the schema does not know', () => {
    expect(caseEvent.safeParse({ ...sample, more: 1 }).success).toBe(false)
    expect(caseEvent.safeParse({ ...sample, v: 2 }).success).toBe(false)
  })
  test('misses nothing: without any of its fields, save the optional ones, it is no event', () => {
    for (const key of Object.keys(sample)) {
      const { [key]: _, ...rest } = sample
      const optional = (
        schemas[type].shape as Record<string, { safeParse(x: unknown): { success: boolean } }>
      )[key]?.safeParse(undefined).success
      expect(caseEvent.safeParse(rest).success, key).toBe(optional)
    }
  })
  test('is folded', () => {
    const before = caseOf(draftActRegistered())
    expect(evolve(before, appealNumber, sample, '2026-03-19T04:12:31.482Z')).toBeDefined()
  })
  test('has a title in every language', () => {
    for (const lang of ['kk', 'ru', 'en'] as const) expect(texts(lang).events[type]).toBeTruthy()
  })
  test('counts its dates, by the rule that it was written under, as the shipped calendar does', () => {
    for (const value of Object.values(sample)) {
      const { success, data: deadline } = deadlineSchema.safeParse(value)
      if (success) expect(recount(deadline, rules.calendar)).toEqual(deadline)
    }
  })
})
