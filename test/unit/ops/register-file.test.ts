/** A register's file as whoever kept it saved it. */
import { describe, expect, test } from 'vitest'
import { readRegisterFile } from '../../../infra/ops/register-file.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** Enough of Windows-1251 for Russian. */
const cp1251 = (text: string) =>
  Uint8Array.from([...text], (char) => {
    const code = char.charCodeAt(0)
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : char === '№' ? 0xb9 : code
  })
const linesOf = (bytes: Uint8Array) => readRegisterFile(bytes).lines
const cellsOf = (bytes: Uint8Array) => linesOf(bytes).map(({ cells }) => cells)

describe('dialects', () => {
  const expected = [
    ['number', 'subject'],
    ['A-1', 'Двор, дорога; тротуар'],
  ]
  test.each([
    ['commas', 'number,subject\nA-1,"Двор, дорога; тротуар"\n'],
    ['semicolons', 'number;subject\r\nA-1;"Двор, дорога; тротуар"'],
    ['a byte order mark', '\uFEFFnumber;subject\nA-1;"Двор, дорога; тротуар"\n'],
    ['quoted names with the other sign in them', '"number";"subject"\nA-1;"Двор, дорога; тротуар"'],
  ])('%s', (_, text) => expect(cellsOf(utf8(text))).toEqual(expected))
  test('Windows-1251', () =>
    expect(cellsOf(cp1251('№;тема\r\nА-1;"Двор, дорога"\r\n'))).toEqual([
      ['№', 'тема'],
      ['А-1', 'Двор, дорога'],
    ]))
  test('quotes set by hand stay as they are', () =>
    expect(cellsOf(utf8('number;subject\nA-1;ТОО "Ромашка" о дворе'))[1]).toEqual([
      'A-1',
      'ТОО "Ромашка" о дворе',
    ]))
  test('doubled quotes', () => expect(cellsOf(utf8('a;b\n1;"о ""дворе"""'))[1]).toEqual(['1', 'о "дворе"']))
})

describe('places', () => {
  test('blank lines and breaks inside quotes keep every row on its own line', () => {
    const lines = linesOf(utf8('a,b\n\n1,"x\ny\r\nz"\n , \n2,w\r\n\r\n3,v'))
    expect(lines.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [3, '1'],
      [7, '2'],
      [9, '3'],
    ])
  })
  test('a quote that is never closed is named where it opens', () =>
    expect(readRegisterFile(utf8('a,b\n1,x\n2,"y\n3,z\n4,w')).problems).toEqual([
      { line: 3, fault: { code: 'not_csv' } },
    ]))
  test('a workbook, and text in two bytes a letter, are no table', () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 8, 0])
    const wide = Uint8Array.from([0xff, 0xfe, ...[...'a;b'].flatMap((c) => [c.charCodeAt(0), 0])])
    for (const bytes of [workbook, wide])
      expect(readRegisterFile(bytes)).toEqual({
        lines: [],
        problems: [{ line: 1, fault: { code: 'no_table' } }],
      })
  })
  test('nothing at all', () => expect(readRegisterFile(utf8(''))).toEqual({ lines: [], problems: [] }))
})

test('ten megabytes', () => {
  const row = `A-1,${'т'.repeat(200)}\n`
  const bytes = utf8(`number,subject\n${row.repeat(25_000)}`)
  expect(bytes.length).toBeGreaterThan(10_000_000)
  const lines = linesOf(bytes)
  expect(lines).toHaveLength(25_001)
  expect(lines.at(-1)?.line).toBe(25_001)
}, 60_000)
