/**
 * An old register becomes past facts of cases: all rows are checked first, then all are loaded or none. Every step may
 * be the last before a crash; the same file again goes on where it stopped, and changes nothing where it is done.
 */
import { createHash } from 'node:crypto'
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { Register } from '../../../events/registers.ts'
import { viewsOf } from '../../domain/case-views.ts'
import { canonical } from '../commits.ts'
import { allDone, type FailedCase, tried } from '../each-case.ts'
import { type Executor, executeCommand, orphanEnds } from '../execute-command.ts'
import { holdLetter } from '../numbers.ts'
import type { Views } from '../ports.ts'
import { eachOf, type Run, throwDown } from './import-run.ts'
import { type ReadRow, readRows } from './journal-rows.ts'
import {
  actor,
  caseOf,
  columnOf,
  commandOf,
  type PlannedRow,
  planOf,
  type RowChecker,
  type RowWithLog,
  type Sure,
  standing,
  wordsOf,
} from './row-plan.ts'
import type { Line, RowProblem } from './row-reader.ts'

/** Without views, those follow by the relay. */
type Importer = Executor & { views?: Pick<Views, 'put'> | undefined }
/** `prefix` stands before the numbers of the file and names its register (`2025/`). */
type ImportRun = Run & { dryRun?: boolean; prefix?: string; sure?: Sure }

/** A row that is known and says something else now. */
export type Correction = { line: number; number: string; columns: string[] }

export type Imported =
  | { outcome: 'problems'; problems: RowProblem[] }
  | {
      outcome: 'loaded' | 'checked'
      fresh: number
      corrected: number
      unchanged: number
      /** Rows that are open and wait to be activated. */
      asleep: number
      /** Of a dry run. */
      corrections?: Correction[]
      /** Columns that the register does not have. */
      passedOver?: string[]
    }

/**
 * Loads a register's lines. Nothing is written while any line has a problem, or its case cannot be read: `CasesFailed`
 * has the numbers then. Throws what the stores throw, and for a row that somebody else changed meanwhile; the same file
 * may simply be loaded again.
 */
export const importRegister = async (
  deps: Importer,
  register: Register,
  lines: readonly Line[],
  { at, dryRun, onStep, prefix = '', sure = {} }: ImportRun,
): Promise<Imported> => {
  const { council } = deps.rules
  const today = deps.rules.dayOf(at)
  const read = readRows(register, lines, { council, today, prefix, asTyped: sure.spelling ?? false })
  const { rows, problems } = read
  const own = new Set(
    rows.flatMap((r) => (r.register === 'letters' && !r.row.caseNumber ? r.row.number : [])),
  )
  const cases: RowChecker['cases'] = new Map()
  const checker = { ...deps, own, cases, at, prefix, sure }
  const failed: FailedCase[] = []
  const tries = await eachOf(
    rows,
    (row) => tried(caseOf(row), () => planOf(checker, row), failed),
    (n) => onStep?.('check', n, rows.length),
  )
  const checked = tries.flatMap((one) => one?.done ?? [])
  problems.push(...checked.filter((c): c is RowProblem => 'fault' in c))
  if (problems.length) return { outcome: 'problems', problems: problems.sort((a, b) => a.line - b.line) }

  throwDown(failed)
  allDone({ looked: rows.length, failed })

  const planned = checked as RowWithLog[]
  const count = (plan: PlannedRow['plan']) => planned.filter((row) => row.plan === plan).length
  const counts = { fresh: count('fresh'), corrected: count('corrected'), unchanged: count('unchanged') }
  const passedOver = read.passedOver.length ? { passedOver: read.passedOver } : {}
  if (dryRun) {
    const corrections = planned.flatMap(({ line, row, changed }) =>
      changed ? { line, number: row.number, columns: changed.map(columnOf) } : [],
    )
    const told = corrections.length ? { corrections } : {}
    return { outcome: 'checked', ...counts, asleep: asleep(planned), ...told, ...passedOver }
  }

  // A case's rows follow one another, the one that opens it first.
  const byCase = new Map<string, RowWithLog[]>()
  for (const row of planned.toSorted((a, b) => order(a) - order(b)))
    byCase.set(row.caseId, [...(byCase.get(row.caseId) ?? []), row])
  let done = 0
  const loaded = await eachOf([...byCase.values()], async (rowsOfCase) => {
    const ends: RowWithLog[] = []
    let log = rowsOfCase[0]?.log
    for (const row of rowsOfCase) {
      const end = row.plan === 'unchanged' ? row : await load(deps, row, { at, log })
      if (end !== row) log = end.log
      ends.push(end)
      onStep?.('load', ++done, planned.length)
    }
    await show(deps, log ?? [])
    return ends
  })
  return { outcome: 'loaded', ...counts, asleep: asleep(loaded.flat()), ...passedOver }
}

const order = (row: ReadRow) => (row.register === 'letters' && row.row.caseNumber ? 1 : 0)

const asleep = (rows: readonly PlannedRow[]) => rows.filter((row) => row.asleep).length

/**
 * Lists know of a case at once: ten thousand of them would keep the relay busy for long. It finds its work done, or
 * does it where this was interrupted.
 */
const show = async ({ views }: Importer, log: readonly Commit[]) => {
  if (views) for (const view of viewsOf(log)) await views.put(view)
}

/** Before the commit that names them. */
const keepWords = async ({ people }: Executor, row: PlannedRow, expiresAt: number) => {
  const { caseId, content } = row
  const words = contentOf(row)
  if ((await people.putNew(caseId, content, words, expiresAt)) === 'done') return
  // Left by a run that was interrupted: no commit names it, unless the wording is the same.
  const left = await people.get(caseId, content)
  if (left && wordsOf(left) !== row.text) await people.put(caseId, content, words, expiresAt)
}

const load = async (
  deps: Importer,
  row: PlannedRow,
  { at, log }: { at: string; log: Commit[] | undefined },
): Promise<RowWithLog> => {
  const { caseId, content, revision } = row
  const digest = createHash('sha256')
    .update(canonical([row.row, content]))
    .digest('hex')
    .slice(0, 16)
  const commandId = `import:${row.register}:${row.row.number}:${revision + 1}:${digest}`
  const said = { actor, at, commandId }
  if (row.reworded) await keepWords(deps, row, orphanEnds(at))
  if (row.register === 'letters') {
    const { number, agency } = row.row
    const held = await holdLetter(deps.log, number, { case: caseId, agency }, said)
    if (held.case !== caseId || held.agency !== agency) throw new Error(changedMeanwhile(row))
  }
  const command = commandOf(row, content, deps.rules.council.language)
  const executed = await executeCommand(deps, {
    caseId,
    ...said,
    command,
    log,
  })
  if (executed.outcome === 'refused') throw new Error(changedMeanwhile(row))
  return { ...row, ...standing(executed.case, row), log: executed.log }
}

const changedMeanwhile = ({ line, row }: ReadRow) =>
  `line ${line}, ${row.number}: changed by somebody else meanwhile; load the file again`

/** What a register has of a text: its subject or title. Names and addresses are not in it. */
const contentOf = ({ register, row, text }: ReadRow): Content => {
  switch (register) {
    case 'appeals': {
      const form = row.entityForm ? { form: row.entityForm } : {}
      const applicant = { kind: row.applicantKind, ...form, name: '—' }
      return { kind: 'appeal', applicant, subject: text, text: '' }
    }
    case 'letters':
      return { kind: 'letter', subject: text, text: '' }
    case 'draft-acts':
      return { kind: 'draft_act', reference: row.number, title: text, contact: { name: '', email: '' } }
  }
}
