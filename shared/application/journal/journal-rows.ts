/**
 * The lines of an old register become rows: columns by any of their names, values by id or by any of the council's
 * names for them, days as people write them. Every mistake is found, each at its line and column.
 */
import { Temporal } from 'temporal-polyfill'
import { limits } from '../../../events/limits.ts'
import { type Register, type Row, registerStatuses, registers } from '../../../events/registers.ts'
import {
  actTypes,
  answerOutcomes,
  caseKinds,
  day as dayShape,
  decisions,
  entityForms,
  languages,
  number as numberShape,
  recommendationOutcomes,
} from '../../../events/values.ts'
import type { Council } from '../../council/council.ts'
import { fitsInPath, isSpoiltNumber, saysNoNumber, tidyNumber } from '../../domain/number.ts'
import {
  type Column,
  columns,
  type ImportWords,
  importWords,
  type RowFault,
} from '../../text/journal/import.ts'
import { type Texts, texts } from '../../text/texts.ts'
import { misspelt } from './spelling.ts'

/**
 * A file's lines as they are: the first names the columns. Lines count from 1, a record's is its first; `broken` is what
 * the others of a record with line breaks in its cells would be as lines of their own.
 */
export type Line = { line: number; cells: readonly string[]; broken?: readonly (readonly string[])[] }

/** `column` as the file writes it. */
export type RowProblem = { line: number; column?: string; fault: RowFault }

/** A row that can be loaded; `text` is its subject or title. */
export type ReadRow = Row & { line: number; text: string }

type Names = ReadonlyMap<string, string>
type Deps = {
  council: Council
  /** The local day, in the council's time zone. */
  today: string
  /** Stands before the file's numbers and names its register. */
  prefix?: string
  /** What looks misspelt is right. */
  asTyped?: boolean
}
type Known = Deps & { names: Record<'topics' | 'commissions' | 'agencies', Names> }

/** Case, white space, quotes, `_` and `-` make no difference, nor does `ё`. */
const plain = (s: string) =>
  s
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"“”„'’]/g, '')
    .replace(/[\s_.‐-]+/g, ' ')
    .trim()

const namesOf = (all: Iterable<readonly [id: string, name: string]>): Names =>
  new Map([...all].reverse().map(([id, name]) => [plain(name), id]))

/** An id of the configuration by itself or by its name in any language. */
const configured = (list: readonly { id: string; names: Record<string, string> }[]): Names =>
  namesOf(list.flatMap(({ id, names }) => [id, ...Object.values(names)].map((name) => [id, name] as const)))

/** A value by itself, by what pages call it, or by another spelling. */
const valuesOf = <K extends string>(
  ids: readonly K[],
  said: (t: Texts) => Partial<Record<K, string>>,
  spelt: (w: ImportWords) => Partial<Record<K, readonly string[]>>,
): Names =>
  namesOf(
    ids.flatMap((id) =>
      [
        id,
        ...languages.flatMap((lang) => said(texts(lang))[id] ?? []),
        ...languages.flatMap((lang) => spelt(importWords(lang))[id] ?? []),
      ].map((name) => [id, name] as const),
    ),
  )

const values = {
  status: valuesOf(
    registerStatuses,
    ({ statuses: { answered, long_term, in_review, withdrawn, forwarded: out_of_competence } }) => ({
      answered,
      long_term,
      in_review,
      withdrawn,
      out_of_competence,
    }),
    (w) => w.statuses,
  ),
  applicantKind: valuesOf(
    ['person', 'entity'],
    (t) => t.applicantKinds,
    (w) => w.applicantKinds,
  ),
  entityForm: valuesOf(
    entityForms,
    (t) => t.entityForms,
    (w) => w.entityForms,
  ),
  about: valuesOf(
    caseKinds,
    (t) => t.caseKinds,
    (w) => w.about,
  ),
  answerOutcome: valuesOf(
    answerOutcomes,
    (t) => t.answerOutcomes,
    (w) => w.answerOutcomes,
  ),
  recommendationOutcome: valuesOf(
    recommendationOutcomes,
    (t) => t.recommendationOutcomes,
    (w) => w.recommendationOutcomes,
  ),
  decision: valuesOf(
    decisions,
    (t) => t.decisions,
    (w) => w.decisions,
  ),
  actType: valuesOf(
    actTypes,
    (t) => t.actTypes,
    (w) => w.actTypes,
  ),
}

const columnNames = (register: Register): Names =>
  namesOf(
    columns[register].flatMap((column) =>
      [column, ...languages.flatMap((lang) => importWords(lang).columns[column] ?? [])].map(
        (name) => [column, name] as const,
      ),
    ),
  )

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?)?$/

/** A day, perhaps with a time, in the council's zone unless it names another; undefined for what is none. */
const momentOf = (typed: string, timeZone: string): { at: string; day: string } | undefined => {
  const dots = dotted.exec(typed)
  const parts = dots ? [dots[3], dots[2], dots[1], dots[4], dots[5], dots[6]] : iso.exec(typed)?.slice(1)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map(Number)
  const offset = parts[6]
  try {
    const time = { year, month, day, hour: hour || 0, minute: minute || 0, second: second || 0 }
    const local = Temporal.PlainDateTime.from(time, { overflow: 'reject' })
    const instant = local.toZonedDateTime(offset ? offset.replace('Z', '+00:00') : timeZone).toInstant()
    const on = instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
    const real = dayShape.safeParse(on).success && on >= '1991' && on < '2100'
    return real ? { at: instant.toString({ fractionalSecondDigits: 3 }), day: on } : undefined
  } catch {
    return undefined
  }
}

/** Numbers of a register whose prefix has other digits: a letter of 2026 may be about a case of 2025. */
const sisterOf = (prefix: string) =>
  new RegExp(`^${prefix.replace(/[.]/g, '\\$&').replace(/\d/g, '\\d')}`, 'u')

/** Reads the values of one line; the first fault of a column is kept, and the row with it. */
class Reader {
  readonly problems: RowProblem[] = []
  private readonly line: Line
  private readonly places: ReadonlyMap<string, number>
  private readonly header: readonly string[]
  private readonly deps: Deps

  constructor(line: Line, header: readonly string[], places: ReadonlyMap<string, number>, deps: Deps) {
    this.line = line
    this.header = header
    this.places = places
    this.deps = deps
  }

  /** Empty for a dash, by which registers say nothing. */
  text(column: Column): string {
    const cell = this.line.cells[this.places.get(column) ?? -1] ?? ''
    const tidy = cell.normalize('NFC').replace(/\s+/g, ' ').trim()
    return /^[-–—]$/.test(tidy) ? '' : tidy
  }

  /** Cells whose letters were lost on the way. */
  doubt(): void {
    for (const [column, place] of this.places) {
      const fault = misspelt(this.line.cells[place] ?? '')
      if (fault) this.fault(column as Column, fault)
    }
  }

  fault(column: Column, fault: RowFault): undefined {
    const name = this.header[this.places.get(column) ?? -1] ?? column
    if (!this.problems.some((known) => known.column === name))
      this.problems.push({ line: this.line.line, column: name, fault })
    return undefined
  }

  value<T extends string>(column: Column, known: Names): T | undefined {
    const typed = this.text(column)
    if (!typed) return undefined
    const found = known.get(plain(typed))
    const ids = [...new Set(known.values())].reverse()
    return (
      (found as T) ?? this.fault(column, { code: 'unknown_value', value: typed.slice(0, 100), known: ids })
    )
  }

  moment(column: Column, { future = false } = {}) {
    const typed = this.text(column)
    if (!typed) return undefined
    const moment = momentOf(typed, this.deps.council.timeZone)
    if (!moment) return this.fault(column, { code: 'day' })
    return moment.day > this.deps.today && !future ? this.fault(column, { code: 'in_future' }) : moment
  }

  day(column: Column, options?: { future: boolean }): string | undefined {
    return this.moment(column, options)?.day
  }

  required<T>(column: Column, value: T | undefined): T | undefined {
    return value === undefined && !this.text(column) ? this.fault(column, { code: 'required' }) : value
  }

  /** Given exactly when it must be; `because` names the value that decides. */
  when(must: boolean, column: Column, because: string): void {
    if (must && !this.text(column)) this.fault(column, { code: 'needed', because })
    if (!must && this.text(column)) this.fault(column, { code: 'not_expected', because })
  }

  /** Both or neither. */
  together(first: Column, second: Column): void {
    if (this.text(first)) this.when(true, second, first)
    else if (this.text(second)) this.fault(second, { code: 'without', column: first })
  }

  /** This day is not before that one. */
  order(earlier: string | undefined, column: Column, later: string | undefined): void {
    if (earlier && later && later < earlier) this.fault(column, { code: 'earlier', than: earlier })
  }

  number(column: 'number' | 'case_number'): string | undefined {
    const typed = tidyNumber(this.text(column))
    if (!typed) return undefined
    const { council, prefix = '', asTyped } = this.deps
    if (saysNoNumber(typed)) return this.fault(column, { code: 'unnumbered', value: typed })
    if (!asTyped && isSpoiltNumber(typed)) return this.fault(column, { code: 'spoilt_number', value: typed })
    const own = new RegExp(`^${council.numberPrefix}-[A-Z]-\\d{4}-\\d+$`, 'i')
    const inFull =
      typed.startsWith(prefix) ||
      (column === 'case_number' && (own.test(typed) || sisterOf(prefix).test(typed)))
    const number = inFull ? typed : prefix + typed
    if (!numberShape.safeParse(number).success || !fitsInPath(number) || !/\d/.test(typed))
      this.fault(column, { code: 'number' })
    // A later counter would come to it, and a citizen's appeal would find its number taken.
    if (column === 'number' && [typed, number].some((one) => own.test(one)))
      this.fault(column, { code: 'own_series' })
    return number
  }

  words(column: 'subject' | 'title'): string {
    const typed = this.text(column)
    const max = column === 'subject' ? limits.subject : limits.text
    if ([...typed].length > max) this.fault(column, { code: 'too_long', max })
    return typed
  }
}

/** Optional values that are absent are left out, so that rows compare by what they say. */
const given = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== '')) as never

const appealRow = (r: Reader, { names }: Known): Row => {
  const status = r.required('status', r.value('status', values.status))
  const received = r.required('received_at', r.moment('received_at'))
  const applicantKind = r.required('applicant_kind', r.value('applicant_kind', values.applicantKind))
  // A control date lies ahead, as a rule.
  const closedOn = r.day('closed_on', { future: status === 'long_term' })
  if (applicantKind === 'person') r.when(false, 'entity_form', 'person')
  if (status && status !== 'long_term') r.when(status !== 'in_review', 'closed_on', status)
  if (status) r.when(status === 'answered', 'outcome', status)
  r.order(received?.day, 'closed_on', closedOn)
  return {
    register: 'appeals',
    row: given({
      number: r.required('number', r.number('number')),
      receivedAt: received?.at,
      applicantKind,
      entityForm: r.value('entity_form', values.entityForm),
      topic: r.required('topic', r.value('topic', names.topics)),
      commission: r.value('commission', names.commissions),
      status,
      closedOn,
      outcome: r.value('outcome', values.answerOutcome),
    }),
  }
}

const letterRow = (r: Reader, { names }: Known): Row => {
  const about = r.required('about', r.value('about', values.about))
  const sentOn = r.required('sent_on', r.day('sent_on'))
  const [dueOn, answeredOn] = [r.day('due_on', { future: true }), r.day('answered_on')]
  const caseNumber = r.number('case_number')
  if (about === 'appeal') r.when(true, 'case_number', about)
  r.together('answered_on', 'decision')
  r.order(sentOn, 'due_on', dueOn)
  r.order(sentOn, 'answered_on', answeredOn)
  return {
    register: 'letters',
    row: given({
      number: r.required('number', r.number('number')),
      sentOn,
      agency: r.required('agency', r.value('agency', names.agencies)),
      about,
      caseNumber,
      dueOn,
      answeredOn,
      decision: r.value('decision', values.decision),
    }),
  }
}

const draftActRow = (r: Reader, { names }: Known): Row => {
  const received = r.required('received_at', r.moment('received_at'))
  const recommendedOn = r.day('recommended_on')
  const outcome = r.value<'supported'>('outcome', values.recommendationOutcome)
  const typed = r.text('remarks')
  if (typed && !/^\d{1,3}$/.test(typed)) r.fault('remarks', { code: 'count' })
  const remarks = Number(typed || 0)
  const done = r.text('recommended_on') !== ''
  r.together('recommended_on', 'outcome')
  if (outcome === 'supported' && remarks > 0) r.fault('remarks', { code: 'not_expected', because: outcome })
  if (outcome === ('with_remarks' as string) && remarks === 0)
    r.fault('remarks', { code: 'needed', because: 'with_remarks' })
  if (!done && remarks > 0) r.fault('remarks', { code: 'without', column: 'recommended_on' })
  r.order(received?.day, 'recommended_on', recommendedOn)
  return {
    register: 'draft-acts',
    row: given({
      number: r.required('number', r.number('number')),
      receivedAt: received?.at,
      agency: r.required('agency', r.value('agency', names.agencies)),
      actType: r.required('act_type', r.value('act_type', values.actType)),
      commission: r.value('commission', names.commissions),
      recommendedOn,
      outcome,
      ...(done && { remarks }),
    }),
  }
}

const rowOf = { appeals: appealRow, letters: letterRow, 'draft-acts': draftActRow }

/** Whether a line names all columns of the register. */
const isHeaderOf = (register: Register, { cells }: Line): boolean => {
  const named = new Set(cells.map((cell) => columnNames(register).get(plain(cell))))
  return columns[register].every((column) => named.has(column))
}

/** Where each column stands; what is wrong with the line that names them. */
const readHeader = (register: Register, header: Line) => {
  const { line, cells } = header
  const other = registers.find((one) => one !== register && isHeaderOf(one, header))
  if (other && !isHeaderOf(register, header)) {
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
} as const satisfies Record<Register, readonly [Column, Column, Names]>

/**
 * How many rows a quote that was opened and not closed has made part of a cell: lines of it that have all columns, and
 * in them a day or a value where rows have it. An address or a list with line breaks has none.
 */
const swallowedBy = (
  register: Register,
  { broken = [] }: Line,
  header: Line,
  places: ReadonlyMap<string, number>,
  { council }: Known,
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
export const readRows = (
  register: Register,
  lines: readonly Line[],
  deps: Deps,
): { rows: ReadRow[]; problems: RowProblem[]; passedOver: string[] } => {
  const [first, ...rest] = lines
  const header = first && withoutBlanks(first)
  if (!header) return { rows: [], problems: [{ line: 1, fault: { code: 'empty_file' } }], passedOver: [] }
  const { places, problems, passedOver } = readHeader(register, header)
  const rows: ReadRow[] = []
  const seen = new Map<string, number>()
  if (problems.length) return { rows, problems, passedOver }
  const { topics, commissions, agencies } = deps.council
  const known = {
    ...deps,
    names: {
      topics: configured(topics),
      commissions: configured(commissions),
      agencies: configured(agencies),
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
    const reader = new Reader(line, header.cells, places, deps)
    if (!deps.asTyped) reader.doubt()
    const row = rowOf[register](reader, known)
    const text = reader.words(register === 'draft-acts' ? 'title' : 'subject')
    const twin = seen.get(row.row.number)
    if (row.row.number && twin !== undefined) reader.fault('number', { code: 'number_twice', line: twin })
    else seen.set(row.row.number, line.line)
    problems.push(...reader.problems)
    if (reader.problems.length === 0) rows.push({ ...row, line: line.line, text })
  }
  return { rows, problems, passedOver }
}
