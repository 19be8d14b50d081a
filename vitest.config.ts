/** Tests by room: what needs nothing (quick, and slow for it lives a year or starts programs), what needs the emulator, what needs the whole local cloud, and a browser. */
import { defineConfig } from 'vitest/config'

const project = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...more },
})
/** Its files keep nothing between them, and a third of the time would go into loading everything anew for each. */
const together = { isolate: false, testTimeout: 60_000 }
/** Shares one running system: its files take turns. */
const inTurn = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 240_000 }

export default defineConfig({
  test: {
    projects: [
      project('unit', together),
      project('faults', together),
      project('simulation', together),
      project('infra', { ...together, hookTimeout: 60_000 }),
      project('contract', { ...inTurn, globalSetup: 'test/contract/setup.ts' }),
      project('local', inTurn),
      // These two look at one cloud, one after the other.
      project('end-to-end', {
        ...inTurn,
        globalSetup: 'test/end-to-end/setup.ts',
        setupFiles: 'test/end-to-end/described.ts',
        sequence: { groupOrder: 1 },
      }),
      project('browser', {
        ...inTurn,
        globalSetup: 'test/browser/setup.ts',
        setupFiles: 'test/end-to-end/described.ts',
        sequence: { groupOrder: 2 },
      }),
    ],
  },
})
