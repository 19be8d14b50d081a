/** A short part of what `npm run fuzz` does for long: steps are bounded here, time is looked at there. */
import { afterEach, expect, test, vi } from 'vitest'
import { fuzz } from '../../fuzz/fuzz.ts'
import { listen } from '../runtime/logged.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('three thousand requests, well made and ill made: no error of ours, nothing written for a refusal, few steps', {
  timeout: 120_000,
}, async () => {
  listen()
  const { inputs, statuses, findings } = await fuzz(3000, 20_261_130)
  expect(findings.map(({ seed, no, what }) => `${seed}, ${no}: ${what}`)).toEqual([])
  expect(inputs).toBeGreaterThanOrEqual(3000)
  // Honest ones among them: who refuses everything has passed nothing.
  for (const status of [200, 201, 202, 303, 401, 403, 404, 409, 413, 415, 422])
    expect(statuses[status] ?? 0, String(status)).toBeGreaterThan(0)
})
