/** Tests by room: what needs nothing (quick, and slow for it lives a year or starts programs), what needs the emulator, what needs the whole local cloud, and a browser. */
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { lanes } from './test/lanes.ts'
import { LongestFirst } from './test/longest-first.ts'

// What V8 made of a program is there for the next one: tests start hundreds, and to compile took half of each start.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/node')

const project = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...more },
})
/**
 * Its files keep nothing between them, and a third of the time would go into loading everything anew for each. Vitest
 * would leave one core to itself, of two half.
 */
const together = { isolate: false, maxWorkers: '100%', testTimeout: 60_000 }
/** Its files go in lanes, each of which has a running system. */
const inLanes = {
  isolate: false,
  maxWorkers: lanes,
  sequence: { groupOrder: 1 },
  testTimeout: 120_000,
  hookTimeout: 240_000,
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      project('unit', together),
      project('faults', together),
      project('simulation', together),
      project('infra', { ...together, hookTimeout: 60_000 }),
      project('contract', { ...inLanes, globalSetup: 'test/contract/setup.ts' }),
      project('local', { ...inLanes, testTimeout: 300_000 }),
      // These two look at the same clouds.
      project('end-to-end', {
        ...inLanes,
        globalSetup: 'test/end-to-end/setup.ts',
        setupFiles: 'test/end-to-end/described.ts',
      }),
      project('browser', {
        ...inLanes,
        globalSetup: 'test/browser/setup.ts',
        setupFiles: 'test/end-to-end/described.ts',
      }),
    ],
  },
})
