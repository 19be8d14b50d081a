/** README's table of costs is the one that the model gives for the synthesized template. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { almaty, monthly, standingIn, table } from '../../infra/bench/costs.ts'
import { makeStack } from './stacks.ts'

const standing = standingIn(
  Template.fromStack(makeStack().stack).toJSON() as Parameters<typeof standingIn>[0],
)
const file = join(import.meta.dirname, '../../README.md')
const block = /(?<=<!-- costs -->\n)[\s\S]*?(?=\n<!-- \/costs -->)/

test('README says what the model says (UPDATE_DOCS=1 writes it)', () => {
  const readme = readFileSync(file, 'utf8')
  expect(readme).toMatch(block)
  if (process.env.UPDATE_DOCS) writeFileSync(file, readme.replace(block, table(standing)))
  expect(readFileSync(file, 'utf8').match(block)?.[0]).toBe(table(standing))
})

test('Given no cases, then only what stands there costs; and each case more costs the same', () => {
  const total = (cases: number) => monthly(standing, cases, 5).reduce((sum, { dollars }) => sum + dollars, 0)
  expect(total(0)).toBeGreaterThan(0)
  expect(total(2000) - total(1000)).toBeCloseTo(total(1000) - total(0), 8)
  expect(total(almaty * 1000)).toBeLessThan(total(almaty) * 1000)
})
