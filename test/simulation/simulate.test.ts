/** A short part of `npm run simulate`; the long one is run by hand (docs/simulation.md). */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { placeOf, projectFolder } from '../simulate/planted/place.ts'
import { plantedBugs } from '../simulate/planted/planted.ts'

/** The exit code, and what it prints but for the time that it took. */
const simulate = async (...args: string[]) => {
  const script = join(projectFolder, 'test/simulate/main.ts')
  const run = promisify(execFile)(process.execPath, [script, ...args])
  const { stdout, code } = await run.then(
    ({ stdout }) => ({ stdout, code: 0 }),
    (error: { stdout: string; code: number }) => error,
  )
  return { code, said: stdout.replace(/in \d+ s\./, '') }
}

/** Some seconds on an idle core; a test may share it with many others. */
const timeout = 300_000

test('some schedules of a council’s life: nothing is lost, nothing is wrong', { timeout }, async () => {
  const { code, said } = await simulate('--seed', '1', '--schedules', '5')
  expect(said).toContain('Failures: 0.')
  expect(code).toBe(0)
})

test('the same seed is the same schedule, whatever was run before it', { timeout }, async () => {
  const hashOf = ({ said }: { said: string }) => /^Hash of seed 4: (\w+)$/m.exec(said)?.[1]
  const [alone, after] = await Promise.all([
    simulate('--seed', '4', '--schedules', '1', '--hashes'),
    simulate('--seed', '3', '--schedules', '2', '--hashes'),
  ])
  expect(hashOf(alone)).toMatch(/^[0-9a-f]{16}$/)
  expect(hashOf(after)).toBe(hashOf(alone))
})

test('a planted bug is found', { timeout }, async () => {
  const { code, said } = await simulate('--plant', 'a commit that does not name the one before')
  expect(said).toContain('chain broken')
  expect(code).toBe(0)
})

describe('each planted bug has its place in the product', () => {
  test.each(plantedBugs.map((bug) => [bug.name, bug] as const))('%s', (_, bug) => {
    expect(placeOf(bug)).toBeGreaterThanOrEqual(0)
  })
  test('there are enough of them', () => {
    expect(new Set(plantedBugs.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20)
  })
})
