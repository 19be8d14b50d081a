/** Days that people enter: whatever counts on from one stays within years of four digits. */
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { actionInput } from '../../../events/action-inputs.ts'
import { initiativeInput } from '../../../events/appeals/appeal-inputs.ts'
import { activityInput, memberInput, planInput } from '../../../events/council/council-inputs.ts'
import { endInput, renamingInput } from '../../../events/council/held-inputs.ts'
import { validate } from '../../../shared/application/validate.ts'

const takes = (schema: z.core.$ZodType, value: unknown) => z.safeParse(schema, value).success
const isOfDay = (schema: z.core.$ZodType) => takes(schema, '2026-02-02') && !takes(schema, '2026-02-30')
type Shaped = { shape: Record<string, z.core.$ZodType> }
const daysIn = (name: string, { shape }: Shaped) =>
  Object.entries(shape)
    .filter(([, schema]) => isOfDay(schema))
    .map(([field, schema]) => [`${name}, ${field}`, schema] as const)
const fields = [
  ...[actionInput, activityInput, memberInput].flatMap(({ def }) =>
    (def.options as readonly Shaped[]).flatMap((option, i) => daysIn(`action ${i + 1}`, option)),
  ),
  ...daysIn('an activity', planInput),
  ...daysIn('an end', endInput),
  ...daysIn('a renaming', renamingInput),
]

describe('a day beyond what anybody means is none', () => {
  test('there are days to enter', () => {
    expect(fields.length).toBeGreaterThan(25)
  })
  test.each(fields)('%s', (_, schema) => {
    expect([takes(schema, '2999-12-31'), takes(schema, '3000-01-01'), takes(schema, '9999-12-31')]).toEqual([
      ...[true, false, false],
    ])
  })
  test('and is told as a day, at its place', () => {
    const term = { action: 'begin_term', from: '9999-12-31', seats: 2 }
    expect(validate(memberInput, term)).toMatchObject({ faults: [{ path: 'from', code: 'day' }] })
    const origin = { kind: 'hearing', title: 'О воде', on: '9999-12-31' }
    expect(validate(initiativeInput, { origin })).toMatchObject({
      faults: expect.arrayContaining([{ path: 'origin.on', code: 'day' }]),
    })
  })
})
