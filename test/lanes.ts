/**
 * Tests of a running system go in lanes: as many files at a time, each lane with a system of its own that its files take
 * turns on. Much of such a test is waiting, and one lane alone would leave half of a small machine idle.
 */
import type { TestProject } from 'vitest/node'

export const lanes = 4

/** How many of them a run needs: one for a single file. */
export const lanesOf = ({ vitest }: TestProject): number => Math.min(lanes, vitest.state.getPaths().length)

/** What the lane has in which this file runs. */
export const ofThisLane = <T>(systems: readonly T[]): T => {
  const system = systems[Number(process.env.VITEST_POOL_ID) - 1]
  if (!system) throw new Error(`no system for lane ${process.env.VITEST_POOL_ID}`)
  return system
}
