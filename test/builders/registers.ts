/** Registers as files have them: the samples, and lines made for a test. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { AnyRegister, Register } from '../../events/journal/registers.ts'
import { readRegisterFile } from '../../shared/adapters/journal/register-file.ts'
import type { Line } from '../../shared/application/journal/row-reader.ts'
import { columns, importWords } from '../../shared/text/journal/import.ts'

export const sampleFile = (register: AnyRegister) =>
  join(import.meta.dirname, `../samples/almaty-2025/${register}.csv`)

export const sampleLines = (register: AnyRegister): Line[] =>
  readRegisterFile(readFileSync(sampleFile(register))).lines

type Cells = Record<string, string>

const defaults: Record<Register, Cells> = {
  appeals: {
    number: 'A-1',
    received_at: '2025-05-17',
    applicant_kind: 'person',
    topic: 'housing',
    commission: 'housing',
    subject: 'Лифт',
    status: 'answered',
    closed_on: '2025-06-02',
    outcome: 'explained',
  },
  letters: {
    number: 'L-1',
    sent_on: '2025-05-20',
    agency: 'almaty-su',
    about: 'initiative',
    subject: 'Вода',
    due_on: '2025-06-10',
    answered_on: '2025-06-11',
    decision: 'accepted',
  },
  'draft-acts': {
    number: 'N-1',
    received_at: '2025-05-20',
    agency: 'akimat',
    title: 'Проект',
    act_type: 'order',
    commission: 'housing',
    recommended_on: '2025-05-30',
    outcome: 'with_remarks',
    remarks: '2',
  },
}

/** A register's lines: a usual row each, changed as given. */
export const linesOf = (register: Register, ...rows: Cells[]): Line[] => [
  { line: 1, cells: [...columns[register]] },
  ...rows.map((more, i) => {
    const row: Cells = { ...defaults[register], ...more }
    return { line: i + 2, cells: columns[register].map((column) => row[column] ?? '') }
  }),
]

/** Cells that make a row open. */
export const open = { status: 'in_review', closed_on: '', outcome: '' }
export const unanswered = { answered_on: '', decision: '' }

/** How whoever kept a register may have saved it. */
export const dialects = fc.record({
  separator: fc.constantFrom(',', ';'),
  end: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
  dots: fc.boolean(),
  lang: fc.constantFrom('kk', 'ru', 'en'),
})
export type Dialect = typeof dialects extends fc.Arbitrary<infer D> ? D : never

/** A register's file: its cells in the order of `columns`, a row each. */
export const fileOf = (register: Register, rows: readonly (readonly string[])[], d: Dialect): Uint8Array => {
  const { columns: spelt } = importWords(d.lang as 'kk')
  const names = columns[register].map((column) => spelt[column]?.[0] ?? column)
  const cell = (value: string) => {
    const dated = d.dots ? value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1') : value
    return /[",;\n]/.test(dated) ? `"${dated.replaceAll('"', '""')}"` : dated
  }
  const text = [names, ...rows].map((row) => row.map(cell).join(d.separator)).join(d.end)
  return new TextEncoder().encode(d.mark + text)
}
