/**
 * A register that is too large for one request: all of it is checked, then loaded, so many rows at a time. How far it has
 * come stands beside the file that was sent, for the day that the file is kept; each member has one that was begun last.
 * A part that is cut off is done again: rows that it loaded are known then, and nothing happens to them.
 */
import type { AnyRegister } from '../../../events/journal/registers.ts'
import { incomingPrefix } from '../files/file-keys.ts'
import type { Files } from '../ports.ts'
import {
  type CheckedRows,
  type Correction,
  type Counts,
  inLineOrder,
  type OpenedRegister,
} from './import-run.ts'
import type { RowProblem } from './row-reader.ts'

/**
 * Rows of one part. A letter is about nine requests to the stores, checked and loaded; so many of them would take a
 * function with a third of a processor a seventh of its 25 seconds, which leaves room for stores that are slow.
 */
export const partRows = 200

/** So many problems are kept, and shown in a file; of more, their number is enough to go on with. */
const keptProblems = 1000
const keptCorrections = 50

/** What the file is, and how it is read. */
export type RegisterFile = {
  /** The file's, as it is kept. */
  id: string
  name: string
  kind: AnyRegister
  prefix: string
  /** What the check took for a mistake and is none. */
  asTyped?: boolean
  correctDates?: boolean
  correct?: string
}

/**
 * `check` and `load` are under way; `problems` were found before anything was loaded, with `stopped` when some rows were;
 * what was `checked` waits for a word to load it.
 */
export type Import = RegisterFile & {
  v: 1
  step: 'check' | 'checked' | 'problems' | 'load' | 'stopped' | 'loaded'
  rows: number
  /** Of them, how many this step is through with. */
  done: number
  /** What the check found. */
  counts: Counts
  corrections: readonly Correction[]
  passedOver: readonly string[]
  problems: readonly RowProblem[]
  /** How many there are, kept or not. */
  problemCount: number
  /** Cases that cannot be read now. */
  unreadable: readonly string[]
  codePage?: string
}

export const newImport = (file: RegisterFile): Import => ({
  ...file,
  v: 1,
  step: 'check',
  rows: 0,
  done: 0,
  counts: { fresh: 0, corrected: 0, unchanged: 0, asleep: 0 },
  corrections: [],
  passedOver: [],
  problems: [],
  problemCount: 0,
  unreadable: [],
})

/** What was checked without a problem is to be loaded from now on. */
export const loading = (run: Import): Import =>
  run.step === 'checked' ? { ...run, step: 'load', done: 0 } : run

/** Does the next part of what is under way. Throws what the stores throw, and where a row was changed meanwhile. */
export const nextPart = async (run: Import, register: OpenedRegister): Promise<Import> => {
  if (run.step !== 'check' && run.step !== 'load') return run
  const { rows } = register
  const done = Math.min(run.done + partRows, rows)
  const checked = await register.check(run.done, done)
  if (run.step === 'check') return withChecked({ ...run, rows }, done, register, checked)
  const { problems, unreadable } = found(register.problems, checked)
  if (problems.length || unreadable.length)
    return { ...run, step: 'stopped', problems, problemCount: problems.length, unreadable }
  await checked.load()
  return { ...run, rows, done, step: done < rows ? 'load' : 'loaded' }
}

const found = (ofLines: readonly RowProblem[], { problems, unreadable }: CheckedRows) => ({
  problems: [...ofLines, ...problems],
  unreadable: unreadable.map(({ caseId }) => caseId),
})

const withChecked = (run: Import, done: number, register: OpenedRegister, checked: CheckedRows): Import => {
  const { counts, corrections } = checked
  const { problems, unreadable } = found(run.done === 0 ? register.problems : [], checked)
  const all = {
    ...run,
    done,
    passedOver: register.passedOver,
    counts: {
      fresh: run.counts.fresh + counts.fresh,
      corrected: run.counts.corrected + counts.corrected,
      unchanged: run.counts.unchanged + counts.unchanged,
      asleep: run.counts.asleep + counts.asleep,
    },
    corrections: inLineOrder([...run.corrections, ...corrections]).slice(0, keptCorrections + 1),
    problems: inLineOrder([...run.problems, ...problems]).slice(0, keptProblems),
    problemCount: run.problemCount + problems.length,
    unreadable: [...new Set([...run.unreadable, ...unreadable])],
  }
  if (done < run.rows) return all
  return { ...all, step: all.problemCount || all.unreadable.length ? 'problems' : 'checked' }
}

const fileKey = (id: string) => `${incomingPrefix(id)}register.csv`
/** `who`: the member, by the keyed id that logs have for them. */
const runKey = (who: string) => `${incomingPrefix(`import-${who}`)}import.json`

export const keepRegister = (files: Files, id: string, bytes: Uint8Array): Promise<void> =>
  files.put(fileKey(id), bytes)

/** Undefined once it is not kept any more. */
export const keptRegister = async (files: Files, id: string): Promise<Uint8Array | undefined> =>
  (await files.sizeOf(fileKey(id))) === undefined ? undefined : (await files.read(fileKey(id))).bytes

export const keepImport = (files: Files, who: string, run: Import): Promise<void> =>
  files.put(runKey(who), Buffer.from(JSON.stringify(run)))

/** What a member has begun last; undefined where there is none, or one that another version of this has kept. */
export const keptImport = async (files: Files, who: string): Promise<Import | undefined> => {
  if ((await files.sizeOf(runKey(who))) === undefined) return undefined
  const run: Import = JSON.parse(Buffer.from((await files.read(runKey(who))).bytes).toString())
  return run.v === 1 ? run : undefined
}
