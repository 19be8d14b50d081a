/** A register's file as whoever kept it saved it. */
import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { registers } from '../../../events/journal/registers.ts'
import { decoded } from '../../../shared/adapters/journal/code-pages.ts'
import { readRegisterFile } from '../../../shared/adapters/journal/register-file.ts'
import { sampleFile } from '../../builders/registers.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** As Excel saves "Unicode text". */
const utf16 = (text: string, order: 'le' | 'be' = 'le') => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return Uint8Array.from(order === 'le' ? bytes : bytes.swap16())
}
const saved = (text: string, page: string) => Uint8Array.from(iconv.encode(text, page))
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
  test('tabs, as in Excel’s Unicode text', () =>
    expect(cellsOf(utf16('number\tsubject\r\nA-1\tДвор, дорога; тротуар\r\n'))).toEqual(expected))
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
  test('a workbook, and text in two bytes a letter that does not say so, are no table', () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 8, 0])
    const wide = utf16('a;b').slice(2)
    for (const bytes of [workbook, wide, utf16('a;b').slice(0, -1)])
      expect(readRegisterFile(bytes)).toEqual({
        lines: [],
        problems: [{ line: 1, fault: { code: 'no_table' } }],
      })
  })
  test('nothing at all', () => expect(readRegisterFile(utf8(''))).toEqual({ lines: [], problems: [] }))
})

describe('code pages', () => {
  const table = (...subjects: string[]) =>
    ['номер;тема', ...subjects.map((s, i) => `${i + 1};${s}`)].join('\r\n')
  const textIn = (bytes: Uint8Array) =>
    cellsOf(bytes)
      .map((cells) => cells.join(';'))
      .join('\r\n')
  const russian = [
    'О ремонте крыши',
    'ОБ ОСВЕЩЕНИИ ДВОРА',
    'Вывоз мусора, Ёлка',
    'щебень и тротуар',
    'Яма на дороге',
  ]
  const kazakh = [
    'Жылу және су құбыры',
    'ҰЛТТЫҚ ПАРК',
    'Өтініш: көше жарығы',
    'Әкімдікке һәм үйге',
    'Іле ауданы',
  ]

  test.each([
    ['Windows-1251', 'win1251', russian],
    ['CP866', 'cp866', russian],
    ['KOI8-R', 'koi8-r', russian],
    ['MacCyrillic', 'maccyrillic', russian],
    ['ISO-8859-5', 'iso88595', russian],
    ['KZ-1048', 'rk1048', kazakh],
    ['PT154', 'pt154', kazakh],
    ['KZ-1048', 'rk1048', [...russian, ...kazakh]],
  ] as const)('%s is known by its words', (name, page, subjects) => {
    const text = table(...subjects)
    const bytes = saved(text, page)
    expect(readRegisterFile(bytes).codePage).toBe(name)
    expect(textIn(bytes)).toBe(text)
  })
  test('Unicode needs no guess, whichever way its bytes stand', () => {
    const text = table(...russian, ...kazakh, 'Ўзбек маданий маркази')
    for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), utf16(text), utf16(text, 'be')]) {
      expect(textIn(bytes)).toBe(text)
      expect(readRegisterFile(bytes)).not.toHaveProperty('codePage')
    }
  })
  test('Russian without a Kazakh letter is the same in both Windows pages, and called by the commoner', () => {
    const text = table(...russian)
    expect(saved(text, 'rk1048')).toEqual(saved(text, 'win1251'))
    expect(readRegisterFile(saved(text, 'rk1048')).codePage).toBe('Windows-1251')
  })
  test('each line of the samples is read right from any page that has its letters', () => {
    const lines = registers
      .flatMap((register) => readFileSync(sampleFile(register), 'utf8').split('\n').slice(1))
      .filter((line, i) => i % 7 === 0 && /\p{Script=Cyrillic}/u.test(line))
    expect(lines.length).toBeGreaterThan(30)
    for (const line of lines)
      for (const page of ['win1251', 'rk1048', 'cp866', 'koi8-r', 'maccyrillic'])
        expect([page, decoded(saved(line, page))?.text]).toEqual([page, line])
  })
  test('a few letters are no evidence against Windows', () => {
    for (const text of ['ИП', 'ТОО', 'АО', 'Су', 'ЖКХ', 'О воде'])
      expect(decoded(saved(`1,${text}`, 'win1251'))).toEqual({ text: `1,${text}`, codePage: 'Windows-1251' })
  })
  test('what makes no words in any of them is refused, and so is a broken file of Unicode', () => {
    const text = table(...russian, ...kazakh)
    const greek = saved(table('Επισκευή στέγης', 'φωτισμός δρόμου', 'ύδρευση της αυλής'), 'win1253')
    const cut = [...utf8(`\uFEFF${text}`).slice(0, 30), 0xd0, ...utf8('\r\n')]
    for (const bytes of [greek, Uint8Array.from(cut)])
      expect(readRegisterFile(bytes)).toEqual({
        lines: [],
        problems: [{ line: 1, fault: { code: 'code_page' } }],
      })
  })
})

test('ten megabytes', () => {
  const row = `A-1,${'т'.repeat(200)}\n`
  const bytes = utf8(`number,subject\n${row.repeat(25_000)}`)
  expect(bytes.length).toBeGreaterThan(10_000_000)
  const lines = linesOf(bytes)
  expect(lines).toHaveLength(25_001)
  expect(lines.at(-1)?.line).toBe(25_001)
}, 60_000)
