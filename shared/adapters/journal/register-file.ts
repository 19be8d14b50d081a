/** An old register's file as lines: in any code page, separated by `,`, `;` or tabs, quoted as RFC 4180 or as by hand. */
import { type CsvError, parse } from 'csv-parse/sync'
import type { Line, RowProblem } from '../../application/journal/row-reader.ts'
import { decoded } from './code-pages.ts'

/** Whichever stands most often between the names of the columns. */
const separatorOf = (text: string): string => {
  const names = (text.match(/^\s*(?:"[^"]*"|[^"\r\n])*/)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const [most = ','] = [',', ';', '\t'].toSorted((a, b) => names.split(b).length - names.split(a).length)
  return most
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

type File = {
  lines: Line[]
  problems: RowProblem[]
  /** Where it is none of Unicode. */
  codePage?: string
}

const unreadable = (code: 'no_table' | 'code_page'): File => ({
  lines: [],
  problems: [{ line: 1, fault: { code } }],
})

/** Blank lines are left out; the others keep their place in the file. */
export const readRegisterFile = (bytes: Uint8Array): File => {
  const read = decoded(bytes)
  // A workbook, or text in two bytes a letter that does not say so.
  if (read ? read.text.includes('\0') : bytes.includes(0)) return unreadable('no_table')
  if (!read) return unreadable('code_page')
  const text = read.text.replace(/\r\n?/g, '\n')
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
  return { lines, problems: [], ...(read.codePage && { codePage: read.codePage }) }
}
