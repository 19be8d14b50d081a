/** What a row of an old journal would do, decided before anything is written; or what stands against it. */
import { createHash } from 'node:crypto'
import type { Commit } from '../../../events/commit.ts'
import type { Content } from '../../../events/contents.ts'
import type { Register } from '../../../events/journal/registers.ts'
import type { Language } from '../../../events/values.ts'
import type { CaseState } from '../../domain/case.ts'
import { fold } from '../../domain/fold.ts'
import type { LoadRow } from '../../domain/journal/import.ts'
import { isOpenRow } from '../../domain/journal/rows.ts'
import { isTwin, unlike, type Worded } from '../../domain/journal/same-matter.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { isRejected } from '../../domain/rule.ts'
import { decisionOn, type Executor } from '../execute-command.ts'
import { caseOfLetter } from '../numbers.ts'
import type { ReadRow } from './journal-rows.ts'
import type { RowProblem } from './row-reader.ts'

export const actor = { role: 'system', as: 'import' } as const

/** What the operator says is right, though it does not look so. */
export type Sure = {
  /** Letters and numbers that look misspelt. */
  spelling?: boolean
  /** Days of another year than those loaded are corrections. */
  years?: boolean
  /** So are all changes of the rows with these numbers. */
  numbers?: ReadonlySet<string>
}
/** What is to be done with a row. */
export type PlannedRow = ReadRow & {
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
export type RowWithLog = PlannedRow & { log?: Commit[] }

export type RowChecker = Executor & {
  own: ReadonlySet<string>
  /** What was read already: letters share their case. */
  cases: Map<string, Promise<{ log: Commit[]; state: CaseState }>>
  at: string
  prefix: string
  sure: Sure
}

export const commandOf = (row: ReadRow, content: string, language: Language): LoadRow => {
  const { line: _, text: __, register, row: said } = row
  return { type: 'load_row', content, language, register, row: said } as LoadRow
}

/** The case that a row opens or belongs to. */
export const caseOf = (row: ReadRow) =>
  row.register === 'letters' ? (row.row.caseNumber ?? row.row.number) : row.row.number

/** What a row would do, decided without committing; or what stands against it. */
export const planOf = async (deps: RowChecker, row: ReadRow): Promise<RowWithLog | RowProblem> => {
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
  const command = commandOf(row, content, rules.council.language)
  const decided = decisionOn(rules, state, { command, actor, at })
  if (isRejected(decided)) return problem(decided.refused, columnOf(decided.path))
  const [event] = decided
  if (!event) return { ...base, ...standing(state, row), log: commits, plan: 'unchanged' }
  const changed = event.type === 'RegisterRowCorrected' ? { changed: event.changed } : {}
  return {
    ...base,
    plan: changed.changed ? 'corrected' : 'fresh',
    ...changed,
    log: commits,
    asleep: isOpenRow(row) && !decided.some(({ type }) => type === 'CaseActivated'),
  }
}

const readCase = (deps: RowChecker, caseId: string) => {
  const reading = deps.cases.get(caseId) ?? deps.log.load(caseId).then((log) => ({ log, state: fold(log) }))
  deps.cases.set(caseId, reading)
  return reading
}

/** The row of this register that is loaded under a number; a letter's in `own`, unless its pointer names another case. */
const loadedUnder = async (deps: RowChecker, register: Register, number: string, own: string) => {
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
const mistaken = async (deps: RowChecker, row: ReadRow): Promise<RowProblem | undefined> => {
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

/** Whether what a row stands as is open and waits to be activated. */
export const standing = (state: CaseState, { register, row }: ReadRow) => {
  const letter = register === 'letters' ? state?.letters[row.number] : undefined
  const asleep = letter ? letter.dormant === true && !letter.response : state?.dormant === true
  return { asleep }
}

export const columnOf = (path = 'number') => path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** One for each wording of a row; says nothing of it. */
export const contentId = (number: string, revision: number) =>
  `register-${createHash('sha256').update(number).digest('hex').slice(0, 16)}-${revision}`

export const wordsOf = (content: Content): string => {
  if (content.kind === 'draft_act') return content.title
  return content.kind === 'appeal' || content.kind === 'letter' ? content.subject : ''
}
