/**
 * An old register becomes past facts of cases: all rows are checked first, then all are loaded or none. Every step may
 * be the last before a crash; the same file again goes on where it stopped, and changes nothing where it is done.
 */
import { createHash } from 'node:crypto'
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import { Unreadable } from '../../../events/reading.ts'
import type { Register } from '../../../events/registers.ts'
import type { Language } from '../../../events/values.ts'
import { type CaseState, fold } from '../../domain/case.ts'
import { decide, isRejected } from '../../domain/decide.ts'
import { isAsleep, type LoadRow } from '../../domain/journal/import.ts'
import { isTwin, unlike, type Worded } from '../../domain/journal/same-matter.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { viewsOf } from '../../domain/views.ts'
import { canonical } from '../commits.ts'
import { allDone, type FailedCase, tried } from '../each-case.ts'
import { type Executor, executeCommand, orphanEnds } from '../execute-command.ts'
import { caseOfLetter, holdLetter } from '../numbers.ts'
import type { Views } from '../ports.ts'
import { type ReadRow, readRows } from './journal-rows.ts'
import type { Line, RowProblem } from './row-reader.ts'

type Step = 'check' | 'load' | 'activate'
type Importer = Executor & { views: Views }
type Told = {
  /** When it is done, UTC. */
  at: string
  onStep?: (step: Step, done: number, total: number) => void
  onFailed?: (failed: FailedCase) => void
}
/** What the operator says is right, though it does not look so. */
type Sure = {
  /** Letters and numbers that look misspelt. */
  spelling?: boolean
  /** Days of another year than those loaded are corrections. */
  years?: boolean
  /** So are all changes of the rows with these numbers. */
  numbers?: ReadonlySet<string>
}
/** `prefix` stands before the numbers of the file and names its register (`2025/`). */
type Given = Told & { dryRun?: boolean; prefix?: string; sure?: Sure }

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

/** Rows worked on at a time. */
const lanes = 16
const actor = { role: 'system', as: 'import' } as const

/** What is to be done with a row. */
type Planned = ReadRow & {
  caseId: string
  plan: 'fresh' | 'corrected' | 'unchanged'
  content: string
  /** Its subject or title is to be written: an erased one does not come back with a correction. */
  reworded: boolean
  /** How often it was loaded before. */
  revision: number
  asleep: boolean
  /** The columns that a correction changes. */
  changed?: string[]
}
/** The log as it was last read, or is with the row; undefined for a row whose case this very file opens. */
type Loaded = Planned & { log?: Commit[] }

const eachOf = async <T, R>(all: readonly T[], work: (one: T) => Promise<R>, done?: (n: number) => void) => {
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

/**
 * Loads a register's lines. Nothing is written while any line has a problem, or its case cannot be read: `CasesFailed`
 * has the numbers then. Throws what the stores throw, and for a row that somebody else changed meanwhile; the same file
 * may simply be loaded again.
 */
export const importRegister = async (
  deps: Importer,
  register: Register,
  lines: readonly Line[],
  { at, dryRun, onStep, prefix = '', sure = {} }: Given,
): Promise<Imported> => {
  const { council } = deps.rules
  const today = deps.rules.dayOf(at)
  const read = readRows(register, lines, { council, today, prefix, asTyped: sure.spelling ?? false })
  const { rows, problems } = read
  const own = new Set(
    rows.flatMap((r) => (r.register === 'letters' && !r.row.caseNumber ? r.row.number : [])),
  )
  const cases: Checker['cases'] = new Map()
  const checker = { ...deps, own, cases, at, prefix, sure }
  const failed: FailedCase[] = []
  const tries = await eachOf(
    rows,
    (row) => tried(caseOf(row), () => check(checker, row), failed),
    (n) => onStep?.('check', n, rows.length),
  )
  const checked = tries.flatMap((one) => one?.done ?? [])
  problems.push(...checked.filter((c): c is RowProblem => 'fault' in c))
  if (problems.length) return { outcome: 'problems', problems: problems.sort((a, b) => a.line - b.line) }

  throwDown(failed)
  allDone({ looked: rows.length, failed })

  const planned = checked as Loaded[]
  const count = (plan: Planned['plan']) => planned.filter((row) => row.plan === plan).length
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
  const byCase = new Map<string, Loaded[]>()
  for (const row of planned.toSorted((a, b) => order(a) - order(b)))
    byCase.set(row.caseId, [...(byCase.get(row.caseId) ?? []), row])
  let done = 0
  const loaded = await eachOf([...byCase.values()], async (rowsOfCase) => {
    const ends: Loaded[] = []
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

/** Cases that this version cannot read are told; a store that fails is no case's matter. */
const throwDown = (failed: readonly FailedCase[]) => {
  const down = failed.find(({ error }) => !(error instanceof Unreadable))
  if (down) throw down.error
}

const order = (row: ReadRow) => (row.register === 'letters' && row.row.caseNumber ? 1 : 0)

const asleep = (rows: readonly Planned[]) => rows.filter((row) => row.asleep).length

type Checker = Executor & {
  own: ReadonlySet<string>
  /** What was read already: letters share their case. */
  cases: Map<string, Promise<{ log: Commit[]; state: CaseState }>>
  at: string
  prefix: string
  sure: Sure
}

const commandOf = (row: ReadRow, content: string, language: Language): LoadRow => {
  const { line: _, text: __, register, row: said } = row
  return { type: 'load_row', content, language, register, row: said } as LoadRow
}

/** The case that a row opens or belongs to. */
const caseOf = (row: ReadRow) =>
  row.register === 'letters' ? (row.row.caseNumber ?? row.row.number) : row.row.number

/** What a row would do, decided without committing; or what stands against it. */
const check = async (deps: Checker, row: ReadRow): Promise<Loaded | RowProblem> => {
  const { people, rules, at } = deps
  const caseId = caseOf(row)
  const { number } = row.row
  const problem = (why: Refusal, column: string): RowProblem => ({
    line: row.line,
    column,
    fault: why === 'number_taken' ? { code: why } : { code: 'refused', why },
  })
  const mistake = await mistaken(deps, row)
  if (mistake) return mistake
  if (row.register === 'letters') {
    const pointer = await caseOfLetter(deps, number)
    // Its number stands for a letter of another case, or to another agency.
    if (pointer && (pointer.case !== caseId || pointer.agency !== row.row.agency)) {
      const other = (await readCase(deps, pointer.case)).state?.letters[number]
      const why = other?.loaded ? 'row_fixed' : 'number_taken'
      const column = !other?.loaded ? 'number' : pointer.case === caseId ? 'agency' : 'case_number'
      return problem(why, column)
    }
  }
  const { log: commits, state } = await readCase(deps, caseId)
  const known = row.register === 'letters' ? state?.letters[number] : state
  const revision = known?.loaded?.revision ?? 0
  const stored = known && (await people.get(caseId, known.content))
  const same = known !== undefined && (stored === undefined || wordsOf(stored) === row.text)
  const content = same ? known.content : contentId(number, revision + 1)
  const base = { ...row, caseId, content, reworded: !same, revision }
  // The row that opens its case stands in this very file.
  if (!state && row.register === 'letters' && row.row.caseNumber && deps.own.has(row.row.caseNumber))
    return row.row.about === 'initiative'
      ? { ...base, plan: 'fresh', asleep: !row.row.answeredOn }
      : problem('about_differs', 'about')
  const decided = decide(
    state,
    commandOf(row, content, deps.rules.council.language),
    rules.context(at, actor),
  )
  if (isRejected(decided)) return problem(decided.refused, columnOf(decided.path))
  const [event] = decided
  if (!event) return { ...base, ...standing(state, row), log: commits, plan: 'unchanged' }
  const changed = event.type === 'RegisterRowCorrected' ? { changed: event.changed } : {}
  return {
    ...base,
    plan: changed.changed ? 'corrected' : 'fresh',
    ...changed,
    log: commits,
    asleep: isOpen(row),
  }
}

const readCase = (deps: Checker, caseId: string) => {
  const reading = deps.cases.get(caseId) ?? deps.log.load(caseId).then((log) => ({ log, state: fold(log) }))
  deps.cases.set(caseId, reading)
  return reading
}

/** The row of this register that is loaded under a number; a letter's in `own`, unless its pointer names another case. */
const loadedUnder = async (deps: Checker, register: Register, number: string, own: string) => {
  const pointer = register === 'letters' ? await caseOfLetter(deps, number) : undefined
  const caseId = pointer?.case ?? own
  const { state } = await readCase(deps, caseId)
  const known = register === 'letters' ? state?.letters[number] : isOf(state, register) ? state : undefined
  if (!known?.loaded) return undefined
  const stored = await deps.people.get(caseId, known.content)
  return { register, row: known.loaded.row, words: stored && wordsOf(stored) } as Worded
}

const isOf = (state: CaseState, register: Register) =>
  state?.kind === (register === 'appeals' ? 'appeal' : 'draft_act')

/** Another matter that this row would overwrite, or the same one that it would count twice. */
const mistaken = async (deps: Checker, row: ReadRow): Promise<RowProblem | undefined> => {
  const { rules, sure, prefix } = deps
  const { line, register, text: words } = row
  const { number } = row.row
  if (sure.numbers?.has(number)) return undefined
  const before = await loadedUnder(deps, register, number, caseOf(row))
  if (!before) {
    const bare = prefix && number.startsWith(prefix) ? number.slice(prefix.length) : undefined
    const twin = bare && (await loadedUnder(deps, register, bare, bare))
    return twin && isTwin(twin, { ...row, words }, rules.dayOf)
      ? { line, column: 'number', fault: { code: 'loaded_as', number, as: bare } }
      : undefined
  }
  const found = unlike(before, { ...row, words }, rules.dayOf)
  if (!found || (found.why === 'other_year' && sure.years)) return undefined
  const columns = found.columns.map(columnOf)
  const day = row.register === 'letters' ? row.row.sentOn : rules.dayOf(row.row.receivedAt)
  const column = found.why === 'other_year' ? (columns[0] as string) : 'number'
  return { line, column, fault: { code: found.why, number, on: found.on, day, columns } }
}

const isOpen = ({ register, row }: ReadRow) => {
  if (register === 'letters') return !row.answeredOn
  return register === 'appeals'
    ? row.status === 'in_review' || row.status === 'long_term'
    : !row.recommendedOn
}

/** Whether what a row stands as is open and waits to be activated. */
const standing = (state: CaseState, { register, row }: ReadRow) => {
  const letter = register === 'letters' ? state?.letters[row.number] : undefined
  const asleep = letter ? letter.dormant === true && !letter.response : state?.dormant === true
  return { asleep }
}

const columnOf = (path = 'number') => path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** One for each wording of a row; says nothing of it. */
const contentId = (number: string, revision: number) =>
  `register-${createHash('sha256').update(number).digest('hex').slice(0, 16)}-${revision}`

const wordsOf = (content: Content): string => {
  if (content.kind === 'draft_act') return content.title
  return content.kind === 'appeal' || content.kind === 'letter' ? content.subject : ''
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

/**
 * Lists know of a case at once: ten thousand of them would keep the relay busy for long. It finds its work done, or
 * does it where this was interrupted.
 */
const show = async ({ views }: Importer, log: readonly Commit[]) => {
  for (const view of viewsOf(log)) await views.put(view)
}

/** Before the commit that names them. */
const keepWords = async ({ people }: Executor, row: Planned, expiresAt: number) => {
  const { caseId, content } = row
  const words = contentOf(row)
  if ((await people.putNew(caseId, content, words, expiresAt)) === 'done') return
  // Left by a run that was interrupted: no commit names it, unless the wording is the same.
  const left = await people.get(caseId, content)
  if (left && wordsOf(left) !== row.text) await people.put(caseId, content, words, expiresAt)
}

const load = async (
  deps: Importer,
  row: Planned,
  { at, log }: { at: string; log: Commit[] | undefined },
): Promise<Loaded> => {
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

/**
 * Everything loaded and open comes alive. Again, or after a crash, it does what is left of it. A case that fails keeps no
 * other asleep: it is told, and where a store has failed that is thrown when all were tried.
 */
export const activateImported = async (
  deps: Executor,
  caseIds: readonly string[],
  { at, onStep, onFailed }: Told,
): Promise<{ cases: number; waiting: number; chairs: number }> => {
  const counts = { cases: 0, waiting: 0, chairs: 0 }
  const failed: FailedCase[] = []
  const wake = async (caseId: string) => {
    const log = await deps.log.load(caseId)
    const state = fold(log)
    if (!state || !isAsleep(state)) return
    const executed = await executeCommand(deps, {
      caseId,
      commandId: `activate:${state.version + 1}`,
      actor,
      at,
      command: { type: 'activate' },
      log,
    })
    const events = executed.outcome === 'done' ? (executed.log.at(-1)?.events ?? []) : []
    const event = events.find((e) => e.type === 'CaseActivated')
    if (!event) return
    counts.cases++
    counts.waiting += event.waiting.length
    if (event.grant) counts.chairs++
  }
  await eachOf(
    caseIds,
    (caseId) => tried(caseId, () => wake(caseId), failed),
    (n) => onStep?.('activate', n, caseIds.length),
  )
  for (const one of failed) onFailed?.(one)
  throwDown(failed)
  return counts
}
