/**
 * An old register becomes past facts of cases: all rows are checked first, then all are loaded or none. Every step may
 * be the last before a crash; the same file again goes on where it stopped, and changes nothing where it is done.
 */
import { createHash } from 'node:crypto'
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { Register } from '../../../events/journal/registers.ts'
import { canonical } from '../commits.ts'
import { type FailedCase, tried } from '../each-case.ts'
import { Contention, type Executor, executeCommand, orphanEnds } from '../execute-command.ts'
import { holdLetter } from '../numbers.ts'
import {
  type CheckedRows,
  changedMeanwhile,
  eachOf,
  type Imported,
  type Importer,
  importWhole,
  type OpenedRegister,
  type Run,
  show,
  throwDown,
} from './import-run.ts'
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

/** `prefix` stands before the numbers of the file and names its register (`2025/`). */
type Reading = Run & { prefix?: string; sure?: Sure }

/**
 * Loads a register's lines, all or none (`importWhole`). Throws what the stores throw, and for a row that somebody else
 * changed meanwhile; the same file may simply be loaded again.
 */
export const importRegister = (
  deps: Importer,
  register: Register,
  lines: readonly Line[],
  { dryRun, ...reading }: Reading & { dryRun?: boolean },
): Promise<Imported> => importWhole(openRegister(deps, register, lines, reading), dryRun)

/** Reads a register's lines; a row that opens a case stands before those that are about it. */
export const openRegister = (
  deps: Importer,
  register: Register,
  lines: readonly Line[],
  { at, onStep, prefix = '', sure = {} }: Reading,
): OpenedRegister => {
  const { council } = deps.rules
  const today = deps.rules.dayOf(at)
  const read = readRows(register, lines, { council, today, prefix, asTyped: sure.spelling ?? false })
  const rows = read.rows.toSorted((a, b) => order(a) - order(b))
  const own = new Set(
    rows.flatMap((r) => (r.register === 'letters' && !r.row.caseNumber ? r.row.number : [])),
  )
  const check = async (from: number, to: number): Promise<CheckedRows> => {
    const some = rows.slice(from, to)
    const failed: FailedCase[] = []
    const checker: RowChecker = { ...deps, own, cases: new Map(), at, prefix, sure }
    const tries = await eachOf(
      some,
      (row) => tried(caseOf(row), () => planOf(checker, row), failed),
      (n) => onStep?.('check', n, some.length),
    )
    throwDown(failed)
    const checked = tries.flatMap((one) => one?.done ?? [])
    const planned = checked.filter((one): one is RowWithLog => !('fault' in one))
    const count = (plan: PlannedRow['plan']) => planned.filter((row) => row.plan === plan).length
    return {
      problems: checked.filter((one): one is RowProblem => 'fault' in one),
      unreadable: failed,
      counts: {
        fresh: count('fresh'),
        corrected: count('corrected'),
        unchanged: count('unchanged'),
        asleep: asleep(planned),
      },
      corrections: planned.flatMap(({ line, row, changed }) =>
        changed ? { line, number: row.number, columns: changed.map(columnOf) } : [],
      ),
      load: () => loadRows(deps, planned, at, onStep),
    }
  }
  return { rows: rows.length, problems: read.problems, passedOver: read.passedOver, check }
}

const loadRows = async (
  deps: Importer,
  planned: readonly RowWithLog[],
  at: string,
  onStep: Run['onStep'],
): Promise<number> => {
  // A case's rows follow one another, the one that opens it first.
  const byCase = Map.groupBy(planned, ({ caseId }) => caseId)
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
  return asleep(loaded.flat())
}

const order = (row: ReadRow) => (row.register === 'letters' && row.row.caseNumber ? 1 : 0)

const asleep = (rows: readonly PlannedRow[]) => rows.filter((row) => row.asleep).length

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
  if (row.register === 'letters') {
    const { number, agency } = row.row
    const held = await holdLetter(deps.log, number, { case: caseId, agency }, said)
    if (held.case !== caseId || held.agency !== agency)
      throw new Contention(changedMeanwhile(row.line, row.row.number))
  }
  const command = commandOf(row, content, deps.rules.council.language)
  const executed = await executeCommand(deps, {
    caseId,
    ...said,
    command,
    log,
    ...(row.reworded && { before: () => keepWords(deps, row, orphanEnds(at)) }),
  })
  if (executed.outcome === 'refused') throw new Contention(changedMeanwhile(row.line, row.row.number))
  return { ...row, ...standing(executed.case, row), log: executed.log }
}

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
