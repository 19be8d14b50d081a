/** What loading a register, whole or in parts, and activating it have in common: lanes, steps, and what is done of failures. */

import type { Commit } from '../../../events/commit.ts'
import { Unreadable } from '../../../events/reading.ts'
import { viewsOf } from '../../domain/case-views.ts'
import { allDone, type FailedCase } from '../each-case.ts'
import type { Executor } from '../execute-command.ts'
import type { Views } from '../ports.ts'
import type { RowProblem } from './row-reader.ts'

type Step = 'check' | 'load' | 'activate'
export type Run = {
  /** When it is done, UTC. */
  at: string
  onStep?: (step: Step, done: number, total: number) => void
  onFailed?: (failed: FailedCase) => void
}

/** Without views, those follow by the relay. */
export type Importer = Executor & { views?: Pick<Views, 'put'> | undefined }

/**
 * Lists know of a case at once: ten thousand of them would keep the relay busy for long. It finds its work done, or
 * does it where this was interrupted.
 */
export const show = async ({ views }: Importer, log: readonly Commit[]) => {
  if (views) for (const view of viewsOf(log)) await views.put(view)
}

/** A row that is known and says something else now. */
export type Correction = { line: number; number: string; columns: string[] }

/** `asleep`: rows that are open and wait to be activated. */
export type Counts = { fresh: number; corrected: number; unchanged: number; asleep: number }

/** What some rows of a register would do, decided before anything is written. */
export type CheckedRows = {
  problems: readonly RowProblem[]
  /** Cases of these rows that this version cannot read. */
  unreadable: readonly FailedCase[]
  counts: Counts
  corrections: readonly Correction[]
  /** Does it, unless there is a problem; gives how many of the rows sleep now. */
  load(): Promise<number>
}

/** A register whose lines were read. Its rows stand in the order in which they are loaded, so that it may be done in parts. */
export type OpenedRegister = {
  rows: number
  /** What is wrong with the lines, whatever is loaded. */
  problems: readonly RowProblem[]
  /** Columns that the register does not have. */
  passedOver: readonly string[]
  /** Looks at the rows from the first place to before the second. Throws what the stores throw. */
  check(from: number, to: number): Promise<CheckedRows>
}

export type Imported =
  | { outcome: 'problems'; problems: RowProblem[] }
  | (Counts & {
      outcome: 'loaded' | 'checked'
      /** Of a dry run. */
      corrections?: readonly Correction[]
      passedOver?: readonly string[]
    })

export const inLineOrder = <T extends { line: number }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => a.line - b.line)

/**
 * Loads a register whole. Nothing is written while any line has a problem, or its case cannot be read: `CasesFailed`
 * has the numbers then.
 */
export const importWhole = async (register: OpenedRegister, dryRun = false): Promise<Imported> => {
  const { counts, corrections, unreadable, ...checked } = await register.check(0, register.rows)
  const problems = inLineOrder([...register.problems, ...checked.problems])
  if (problems.length) return { outcome: 'problems', problems }
  allDone({ looked: register.rows, failed: [...unreadable] })
  const passedOver = register.passedOver.length ? { passedOver: register.passedOver } : {}
  if (!dryRun) return { outcome: 'loaded', ...counts, asleep: await checked.load(), ...passedOver }
  const told = corrections.length ? { corrections: inLineOrder(corrections) } : {}
  return { outcome: 'checked', ...counts, ...told, ...passedOver }
}

/** Of a race that was lost: the next check of the same row says what stands against it now. */
export const changedMeanwhile = (line: number, number: string): string =>
  `line ${line}, ${number}: changed by somebody else meanwhile; load the file again`

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
