/** Reads one line of an old journal, column by column, and keeps what is wrong with it. */
import { limits } from '../../../events/limits.ts'
import { number as numberShape } from '../../../events/values.ts'
import type { Council } from '../../council/council.ts'
import { fitsInPath, isSpoiltNumber, saysNoNumber, tidyNumber } from '../../domain/number.ts'
import type { Column, RowFault } from '../../text/journal/import.ts'
import { momentOf, type Names, plain } from './row-values.ts'
import { misspelt } from './spelling.ts'

/**
 * A file's lines as they are: the first names the columns. Lines count from 1, a record's is its first; `broken` is what
 * the others of a record with line breaks in its cells would be as lines of their own.
 */
export type Line = { line: number; cells: readonly string[]; broken?: readonly (readonly string[])[] }

/** `column` as the file writes it. */
export type RowProblem = { line: number; column?: string; fault: RowFault }

/** What rows are read by. */
export type RowRules = {
  council: Council
  /** The local day, in the council's time zone. */
  today: string
  /** Stands before the file's numbers and names its journal. */
  prefix?: string
  /** What looks misspelt is right. */
  asTyped?: boolean
}

/** Numbers of a journal whose prefix has other digits: a letter of 2026 may be about a case of 2025. */
const sisterOf = (prefix: string) =>
  new RegExp(`^${prefix.replace(/[.]/g, '\\$&').replace(/\d/g, '\\d')}`, 'u')

/** Reads the values of one line; the first fault of a column is kept, and the row with it. */
export class RowReader {
  readonly problems: RowProblem[] = []
  private readonly line: Line
  private readonly places: ReadonlyMap<string, number>
  private readonly header: readonly string[]
  private readonly rules: RowRules

  constructor(line: Line, header: readonly string[], places: ReadonlyMap<string, number>, rules: RowRules) {
    this.line = line
    this.header = header
    this.places = places
    this.rules = rules
  }

  /** Empty for a dash, by which journals say nothing. */
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
    const moment = momentOf(typed, this.rules.council.timeZone)
    if (!moment) return this.fault(column, { code: 'day' })
    return moment.day > this.rules.today && !future ? this.fault(column, { code: 'in_future' }) : moment
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
    const { council, prefix = '', asTyped } = this.rules
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
