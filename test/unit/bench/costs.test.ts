/** README's table of costs is the one that the model gives. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { almaty, monthly, table } from '../../../infra/bench/costs.ts'

const file = join(import.meta.dirname, '../../../README.md')
const block = /(?<=<!-- costs -->\n)[\s\S]*?(?=\n<!-- \/costs -->)/

test('README says what the model says (UPDATE_DOCS=1 writes it)', () => {
  const readme = readFileSync(file, 'utf8')
  expect(readme).toMatch(block)
  if (process.env.UPDATE_DOCS) writeFileSync(file, readme.replace(block, table()))
  expect(readFileSync(file, 'utf8').match(block)?.[0]).toBe(table())
})

test('Given no cases, then only what stands there costs; and each case more costs the same', () => {
  const total = (cases: number) => monthly(cases, 5).reduce((sum, { dollars }) => sum + dollars, 0)
  expect(total(0)).toBeGreaterThan(0)
  expect(total(2000) - total(1000)).toBeCloseTo(total(1000) - total(0), 8)
  expect(total(almaty * 1000)).toBeLessThan(total(almaty) * 1000)
})
