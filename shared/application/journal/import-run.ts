/** What loading a journal and activating it have in common: lanes, steps, and what is done of failures. */
import { Unreadable } from '../../../events/reading.ts'
import type { FailedCase } from '../each-case.ts'

type Step = 'check' | 'load' | 'activate'
export type Run = {
  /** When it is done, UTC. */
  at: string
  onStep?: (step: Step, done: number, total: number) => void
  onFailed?: (failed: FailedCase) => void
}
/** Rows worked on at a time. */
const lanes = 16

/** Works on all of them, some at a time; the results in their order. */
export const eachOf = async <T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
  done?: (n: number) => void,
) => {
  const results: R[] = []
  let next = 0
  let finished = 0
  const lane = async () => {
    for (let i = next++; i < all.length; i = next++) {
      results[i] = await work(all[i] as T)
      done?.(++finished)
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, all.length) }, lane))
  return results
}

/** Cases that this version cannot read are told; a store that fails is no case's matter. */
export const throwDown = (failed: readonly FailedCase[]) => {
  const down = failed.find(({ error }) => !(error instanceof Unreadable))
  if (down) throw down.error
}
