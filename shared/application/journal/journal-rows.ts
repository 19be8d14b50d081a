/** The lines of an old journal become rows. Every mistake is found, each at its line and column. */
import type { CouncilRow } from '../../../events/council/council-values.ts'
import {
  type AnyRegister,
  allRegisters,
  type CouncilRegister,
  type Register,
  type Row,
} from '../../../events/journal/registers.ts'
import { type Column, columns, type RowFault } from '../../text/journal/import.ts'
import { councilRowOf } from './council-row-kinds.ts'
import { type RowNames, rowOf } from './row-kinds.ts'
import { type Line, type RowProblem, RowReader, type RowRules } from './row-reader.ts'
import { columnNames, configured, councilValues, momentOf, type Names, plain, values } from './row-values.ts'
import { misspelt } from './spelling.ts'

/** A row that can be loaded; `text` is its subject or title. */
export type ReadRow = Row & { line: number; text: string }

/** Whether a line names all columns of the register. */
const isHeaderOf = (register: AnyRegister, { cells }: Line): boolean => {
  const names = columnNames(register)
  const named = new Set(cells.map((cell) => names.get(plain(cell))))
  return columns[register].every((column) => named.has(column))
}

/** Where each column stands; what is wrong with the line that names them. */
const readHeader = (register: AnyRegister, header: Line) => {
  const { line, cells } = header
  const other = isHeaderOf(register, header) ? undefined : allRegisters.find((one) => isHeaderOf(one, header))
  if (other) {
    const fault: RowFault = { code: 'other_register', other, asked: register }
    return { places: new Map<string, number>(), problems: [{ line, fault }], passedOver: [] }
  }
  const names = columnNames(register)
  const known: readonly string[] = columns[register]
  const places = new Map<string, number>()
  const problems: RowProblem[] = []
  const passedOver: string[] = []
  const wrong = (fault: RowFault, column?: string) =>
    problems.push({ line, fault, ...(column && { column }) })
  for (const [i, cell] of cells.entries()) {
    const column = names.get(plain(cell))
    if (!column) passedOver.push(cell.trim().slice(0, 100) || `${i + 1}`)
    else if (places.has(column)) wrong({ code: 'column_twice', column }, cell)
    else places.set(column, i)
  }
  const missing = known.filter((column) => !places.has(column))
  // One of those that nobody knows may be a missing one, misspelt.
  if (missing.length > 0)
    for (const column of passedOver)
      wrong(misspelt(column) ?? { code: 'unknown_column', column, known }, column)
  for (const column of missing) wrong({ code: 'missing_column', column, known }, column)
  return { places, problems, passedOver }
}

/** Spreadsheets leave empty cells behind the last column: what is beyond so many is no part of the line. */
const withoutBlanks = (line: Line, columns = 1): Line => {
  const end = line.cells.findLastIndex((cell) => cell.trim()) + 1
  return { ...line, cells: line.cells.slice(0, Math.max(end, columns)) }
}

/** A day and a value by which a line is known as a row of its register. */
const marks = {
  appeals: ['received_at', 'status', values.status],
  letters: ['sent_on', 'about', values.about],
  'draft-acts': ['received_at', 'act_type', values.actType],
  activities: ['held_on', 'form', councilValues.form],
  members: ['admitted_on', 'seat', councilValues.seat],
  channels: ['from', 'channel', new Map()],
} as const satisfies Record<AnyRegister, readonly [Column, Column, Names]>

/**
 * How many rows a quote that was opened and not closed has made part of a cell: lines of it that have all columns, and
 * in them a day or a value where rows have it. An address or a list with line breaks has none.
 */
const swallowedBy = (
  register: AnyRegister,
  { broken = [] }: Line,
  header: Line,
  places: ReadonlyMap<string, number>,
  { council }: RowNames,
): number => {
  const [day, column, names] = marks[register]
  const at = (cells: readonly string[], name: Column) => cells[places.get(name) ?? -1]?.trim() ?? ''
  return broken
    .map((cells, i) => withoutBlanks({ line: i, cells }, header.cells.length).cells)
    .filter(({ length }) => length === header.cells.length)
    .filter((cells) => momentOf(at(cells, day), council.timeZone) || names.has(plain(at(cells, column))))
    .length
}

/** The rows of a register, or everything that is wrong with its lines; `passedOver` are columns that it has not. */
type Read<R> = { rows: (R & { line: number })[]; problems: RowProblem[]; passedOver: string[] }

/** By which column a row is known. */
export const keyColumn = (register: AnyRegister): Column => {
  if (register === 'members') return 'member'
  return register === 'channels' ? 'channel' : 'number'
}

export const readRows = (register: Register, lines: readonly Line[], rules: RowRules): Read<ReadRow> =>
  readLines(register, lines, rules, (reader, known) => {
    const row = rowOf[register](reader, known)
    return { ...row, text: reader.words(register === 'draft-acts' ? 'title' : 'subject') }
  }) as Read<ReadRow>

/** The rows of a register of the council's own work. */
export const readCouncilRows = (
  register: CouncilRegister,
  lines: readonly Line[],
  rules: RowRules,
): Read<CouncilRow> => readLines(register, lines, rules, councilRowOf[register])

const readLines = <R extends { row: { number: string } }>(
  register: AnyRegister,
  lines: readonly Line[],
  rules: RowRules,
  read: (reader: RowReader, known: RowNames) => R,
): Read<R> => {
  const [first, ...rest] = lines
  const header = first && withoutBlanks(first)
  if (!header) return { rows: [], problems: [{ line: 1, fault: { code: 'empty_file' } }], passedOver: [] }
  const { places, problems, passedOver } = readHeader(register, header)
  const rows: (R & { line: number })[] = []
  const seen = new Map<string, number>()
  if (problems.length) return { rows, problems, passedOver }
  const { topics, commissions, agencies, districts } = rules.council
  const known = {
    ...rules,
    names: {
      topics: configured(topics),
      commissions: configured(commissions),
      agencies: configured(agencies),
      districts: configured(districts),
    },
  }
  for (const typed of rest) {
    const line = withoutBlanks(typed, header.cells.length)
    const [expected, found] = [header.cells.length, line.cells.length]
    const swallowed = swallowedBy(register, typed, header, places, known)
    if (swallowed || (typed.broken && expected !== found)) {
      const column = header.cells[line.cells.findIndex((cell) => cell.includes('\n'))]
      const fault: RowFault = { code: 'open_quote', rows: swallowed }
      problems.push({ line: line.line, ...(column && { column }), fault })
      continue
    }
    if (expected !== found) {
      problems.push({ line: line.line, fault: { code: 'fields', expected, found } })
      continue
    }
    const reader = new RowReader(line, header.cells, places, rules)
    if (!rules.asTyped) reader.doubt()
    const row = read(reader, known)
    const twin = seen.get(row.row.number)
    if (row.row.number && twin !== undefined)
      reader.fault(keyColumn(register), { code: 'number_twice', line: twin })
    else seen.set(row.row.number, line.line)
    problems.push(...reader.problems)
    if (reader.problems.length === 0) rows.push({ ...row, line: line.line })
  }
  return { rows, problems, passedOver }
}
