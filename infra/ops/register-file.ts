/** An old register's file as lines: UTF-8 or Windows-1251, separated by `,` or `;`, quoted as RFC 4180 or as by hand. */
import { type CsvError, parse } from 'csv-parse/sync'
import type { Line, RowProblem } from '../../shared/application/register-rows.ts'

/** What is no UTF-8 is Windows-1251, as old spreadsheets save it. A byte order mark is left out. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** Whichever stands more often between the names of the columns. */
const separatorOf = (text: string): string => {
  const names = (text.match(/^\s*(?:"[^"]*"|[^"\r\n])*/)?.[0] ?? '').replace(/"[^"]*"/g, '')
  return names.split(';').length > names.split(',').length ? ';' : ','
}

/** What a line would be if no quote had been opened before it. */
const cellsOf = (line: string, delimiter: string): string[] => {
  try {
    const [cells] = parse(line, { delimiter, relax_column_count: true, relax_quotes: true }) as string[][]
    return cells ?? []
  } catch {
    return line.split(delimiter)
  }
}

/** Blank lines are left out; the others keep their place in the file. */
export const readRegisterFile = (bytes: Uint8Array): { lines: Line[]; problems: RowProblem[] } => {
  // A workbook, or text in two bytes a letter.
  if (bytes.includes(0)) return { lines: [], problems: [{ line: 1, fault: { code: 'no_table' } }] }
  const text = textOf(bytes).replace(/\r\n?/g, '\n')
  const delimiter = separatorOf(text)
  const lines: Line[] = []
  let typed: string[] | undefined
  let end = 0
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // `lines` is where a record ends; breaks inside its quotes are part of it.
      on_record: (record: string[], info) => {
        end = info.lines
        const inside = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
        if (record.every((cell) => !cell.trim())) return null
        typed ??= inside > 0 ? text.split('\n') : undefined
        const broken = inside > 0 && typed?.slice(end - inside, end).map((line) => cellsOf(line, delimiter))
        lines.push({ line: end - inside, cells: record, ...(broken && { broken }) })
        return null
      },
    })
  } catch (error) {
    if (!(error as CsvError).code?.startsWith('CSV_')) throw error
    return { lines, problems: [{ line: end + 1, fault: { code: 'not_csv' } }] }
  }
  return { lines, problems: [] }
}
