/** The report as one table, `table,key,measure,value`: for spreadsheets and scripts. */
import { stringify } from 'csv-stringify/sync'
import type { Report } from '../../domain/reports/report.ts'

type Row = [table: string, key: string, measure: string, value: string | number | null]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** One of a list: a name by itself, or a channel with its figures. */
const listed = (table: string, one: unknown): Row[] => {
  if (!isRecord(one)) return [[table, String(one), 'count', 1]]
  const { channel, ...figures } = one
  return Object.entries(figures).map(([measure, n]) => [table, String(channel), measure, n as Row[3]])
}

/** A table's rows: `byStatus` and the like have a key for each row, all others have none. */
const rowsOf = (table: string, value: Record<string, unknown>): Row[] =>
  Object.entries(value).flatMap(([name, entry]): Row[] => {
    if (!isRecord(entry)) return [[table, '', name, entry as Row[3]]]
    if (Array.isArray(entry)) return entry.flatMap((one) => listed(`${table}.${name}`, one))
    if (!name.startsWith('by')) return rowsOf(`${table}.${name}`, entry)
    return Object.entries(entry).flatMap(([key, counts]): Row[] =>
      isRecord(counts)
        ? Object.entries(counts).map(([measure, n]): Row => [`${table}.${name}`, key, measure, n as Row[3]])
        : [[`${table}.${name}`, key, 'count', counts as Row[3]]],
    )
  })

/**
 * UTF-8 with a byte order mark and lines that end with CRLF, without which Excel shows `ТОО` in other letters; scripts
 * read it as `utf-8-sig`. Commas between the columns in every language. What the report leaves open (no median of
 * nothing) is empty.
 */
export const reportCsv = (report: Report): string =>
  stringify(
    [
      ['table', 'key', 'measure', 'value'],
      ...Object.entries(report).flatMap(([name, part]) => rowsOf(name, part)),
    ],
    {
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  )
