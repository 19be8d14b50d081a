/** Lines of a register as rows, and what is wrong with them, each at its line and column. */
import { describe, expect, test } from 'vitest'
import { type Register, registers } from '../../../../events/journal/registers.ts'
import { languages } from '../../../../events/values.ts'
import { readRegisterFile } from '../../../../shared/adapters/journal/register-file.ts'
import { readRows } from '../../../../shared/application/journal/journal-rows.ts'
import type { Line } from '../../../../shared/application/journal/row-reader.ts'
import { columns, faultText, importWords } from '../../../../shared/text/journal/import.ts'
import { rules } from '../../../builders/council.ts'
import { linesOf, open, sampleLines, unanswered } from '../../../builders/registers.ts'

const { council } = rules
const today = '2026-02-02'
const read = (register: Register, lines: readonly Line[]) => readRows(register, lines, { council, today })
const rowOf = (register: Register, cells: Record<string, string>) => {
  const { rows, problems } = read(register, linesOf(register, cells))
  expect(problems).toEqual([])
  return rows[0]?.row
}
const faultsOf = (register: Register, cells: Record<string, string>) =>
  read(register, linesOf(register, cells)).problems.map(({ line, column, fault }) => [
    line,
    column,
    fault.code,
  ])

test.each(registers)('the sample of %s is read whole', (register) => {
  const { rows, problems } = read(register, sampleLines(register))
  expect(problems).toEqual([])
  expect(rows).toHaveLength({ appeals: 32, letters: 194, 'draft-acts': 65 }[register])
})

describe('values', () => {
  test('days in every spelling, in the council’s time zone', () => {
    for (const typed of [
      '2025-05-17',
      '17.05.2025',
      '2025-05-17T00:00',
      '17.05.2025 00:00',
      '2025-05-16T19:00Z',
    ])
      expect(rowOf('appeals', { received_at: typed })).toMatchObject({
        receivedAt: '2025-05-16T19:00:00.000Z',
      })
    expect(rowOf('appeals', { received_at: '2025-05-17T10:30:15+05:00' })).toMatchObject({
      receivedAt: '2025-05-17T05:30:15.000Z',
    })
    // UTC+6 until March 2024.
    expect(rowOf('appeals', { received_at: '10.05.2023', closed_on: '2.6.2023' })).toMatchObject({
      receivedAt: '2023-05-09T18:00:00.000Z',
      closedOn: '2023-06-02',
    })
  })
  test('names in Russian, Kazakh and English, ids, and other spellings', () => {
    const names = council.commissions.find(({ id }) => id === 'housing')?.names
    for (const commission of ['housing', ...Object.values(names ?? {}), names?.ru.toUpperCase() ?? ''])
      expect(rowOf('appeals', { commission })).toMatchObject({ commission: 'housing' })
    for (const agency of council.agencies.flatMap(({ id, names }) => [id, ...Object.values(names)]))
      expect(council.agencies.map(({ id }) => id)).toContain(
        (rowOf('letters', { agency }) as { agency: string }).agency,
      )
    const same = { status: 'answered', applicantKind: 'entity', entityForm: 'ТОО', outcome: 'partly' }
    for (const [applicant_kind, entity_form, status, outcome] of [
      ['entity', 'ТОО', 'answered', 'partly'],
      ['Юр. лицо', 'тоо', 'Дан ответ', 'Частично'],
      ['ЮЛ', 'Товарищество с ограниченной ответственностью', 'Исполнено', 'Частично удовлетворено'],
      ['Заңды тұлға', 'ЖШС', 'Жауап берілді', 'Ішінара'],
      ['Ұйым', 'Жауапкершілігі шектеулі серіктестік', 'Орындалды', 'Ішінара'],
    ] as const)
      expect(rowOf('appeals', { applicant_kind, entity_form, status, outcome })).toMatchObject(same)
  })
  test('a dash says nothing', () =>
    expect(rowOf('letters', { due_on: '—', answered_on: '-', decision: '–' })).toEqual({
      number: 'L-1',
      sentOn: '2025-05-20',
      agency: 'almaty-su',
      about: 'initiative',
    }))
  test.each([
    ['ru', 'Номер;Дата поступления;Вид заявителя;Форма;Сфера;Комиссия;Тема;Статус;Дата закрытия;Результат'],
    [
      'kk',
      'Нөмірі;Келіп түскен күні;Өтініш беруші;Нысаны;Саласы;Комиссиясы;Тақырыбы;Мәртебесі;Жабылған күні;Нәтижесі',
    ],
  ])('columns named in %s', (_, names) => {
    const [, row] = linesOf('appeals', {})
    const { rows, problems } = read('appeals', [{ line: 1, cells: names.split(';') }, row as Line])
    expect(problems).toEqual([])
    expect(rows[0]?.row.number).toBe('A-1')
  })
  test('numbers as offices write them, of rows and of their cases', () => {
    expect(rowOf('appeals', { number: '№ 12/3 от 02.06.2025' })).toMatchObject({ number: '12/3' })
    const letter = { number: 'ЗТ 15', about: 'appeal', case_number: '05–13/77' }
    expect(rowOf('letters', letter)).toMatchObject({ number: 'ЗТ-15', caseNumber: '05-13/77' })
    expect(faultsOf('letters', { number: '12/3', due_on: '' })).toEqual([])
    expect(read('letters', linesOf('letters', { number: '№ 12/3' }, { number: '12 / 3' })).problems).toEqual([
      { line: 3, column: 'number', fault: { code: 'number_twice', line: 2 } },
    ])
  })
  test('columns that the register does not have are passed over, and said', () => {
    const [header, row] = linesOf('letters', {}) as [Line, Line]
    const more = [
      { ...header, cells: ['№ п/п', ...header.cells, 'Исполнитель', '', 'Примечание'] },
      { ...row, cells: ['1', ...row.cells, 'Ахметов Б.', 'x', '??? - срочно'] },
    ]
    const { rows, problems, passedOver } = read('letters', more)
    expect([rows, problems]).toEqual([read('letters', [header, row]).rows, []])
    expect(passedOver).toEqual(['№ п/п', 'Исполнитель', '12', 'Примечание'])
  })
  test('columns in any order', () => {
    const lines = linesOf('letters', {}).map(({ line, cells }) => ({ line, cells: cells.toReversed() }))
    expect(read('letters', lines).rows).toEqual(read('letters', linesOf('letters', {})).rows)
  })
})

describe('what is wrong', () => {
  test.each<[Register, Record<string, string>, string, string]>([
    ['appeals', { number: '' }, 'number', 'required'],
    ['appeals', { number: 'без номера' }, 'number', 'unnumbered'],
    ['appeals', { number: 'б/н' }, 'number', 'unnumbered'],
    ['appeals', { number: 'вх' }, 'number', 'number'],
    ['appeals', { number: '12\\3' }, 'number', 'number'],
    ['appeals', { number: '12//3' }, 'number', 'number'],
    ['appeals', { number: '12/../3' }, 'number', 'number'],
    ['appeals', { number: '12.май' }, 'number', 'spoilt_number'],
    ['letters', { about: 'appeal', case_number: 'май.25' }, 'case_number', 'spoilt_number'],
    ['appeals', { number: 'ALM-A-2025-000007' }, 'number', 'own_series'],
    ['appeals', { received_at: '30.02.2025' }, 'received_at', 'day'],
    ['appeals', { received_at: '17.05.25' }, 'received_at', 'day'],
    ['appeals', { received_at: '0025-05-17' }, 'received_at', 'day'],
    ['appeals', { received_at: '2026-02-03', ...open }, 'received_at', 'in_future'],
    ['appeals', { closed_on: '2025-05-16' }, 'closed_on', 'earlier'],
    ['appeals', { closed_on: '' }, 'closed_on', 'needed'],
    ['appeals', { ...open, closed_on: '2025-06-02' }, 'closed_on', 'not_expected'],
    ['appeals', { outcome: '' }, 'outcome', 'needed'],
    ['appeals', { status: 'withdrawn' }, 'outcome', 'not_expected'],
    ['appeals', { entity_form: 'ТОО' }, 'entity_form', 'not_expected'],
    ['appeals', { topic: 'погода' }, 'topic', 'unknown_value'],
    ['appeals', { commission: 'nobody' }, 'commission', 'unknown_value'],
    ['appeals', { status: 'constructor' }, 'status', 'unknown_value'],
    ['appeals', { subject: 'т'.repeat(201) }, 'subject', 'too_long'],
    ['letters', { agency: 'мэрия' }, 'agency', 'unknown_value'],
    ['letters', { about: 'appeal' }, 'case_number', 'needed'],
    ['letters', { due_on: '2025-05-19' }, 'due_on', 'earlier'],
    ['letters', { answered_on: '' }, 'decision', 'without'],
    ['letters', { decision: '' }, 'decision', 'needed'],
    ['draft-acts', { remarks: '1,5' }, 'remarks', 'count'],
    ['draft-acts', { remarks: '' }, 'remarks', 'needed'],
    ['draft-acts', { outcome: 'supported' }, 'remarks', 'not_expected'],
    ['draft-acts', { recommended_on: '' }, 'outcome', 'without'],
    ['draft-acts', { act_type: 'письмо' }, 'act_type', 'unknown_value'],
  ])('%s %j: %s %s', (register, cells, column, code) => {
    expect(faultsOf(register, cells)).toContainEqual([2, column, code])
    expect(read(register, linesOf(register, cells)).rows).toEqual([])
  })
  test('an unknown value names the known ones', () =>
    expect(read('letters', linesOf('letters', { decision: 'да' })).problems[0]?.fault).toEqual({
      code: 'unknown_value',
      value: 'да',
      known: ['accepted', 'partly', 'declined', 'information'],
    }))
  test('the same number twice names the first line', () =>
    expect(read('letters', linesOf('letters', {}, {})).problems).toEqual([
      { line: 3, column: 'number', fault: { code: 'number_twice', line: 2 } },
    ]))
  test('too few and too many values', () => {
    const [header, row] = linesOf('letters', {}) as [Line, Line]
    const lines = [header, { ...row, cells: row.cells.slice(1) }, { line: 3, cells: [...row.cells, 'x'] }]
    expect(read('letters', lines).problems.map(({ line, fault }) => [line, fault])).toEqual([
      [2, { code: 'fields', expected: 9, found: 8 }],
      [3, { code: 'fields', expected: 9, found: 10 }],
    ])
  })
  describe('a quote that is opened and not closed', () => {
    const read = (text: string) => {
      const { lines, problems } = readRegisterFile(new TextEncoder().encode(text))
      expect(problems).toEqual([])
      return readRows('appeals', lines, { council, today })
    }
    const names = columns.appeals.join(',')
    const row = (number: string, subject: string, rest = 'answered,2025-06-20,explained') =>
      `${number},2025-06-02,person,,housing,housing,${subject},${rest}`
    test('swallows no rows: its line and column are named, and how many there were', () => {
      const file = [
        names,
        row('1', '"О ремонте'),
        row('2', 'О крыше'),
        row('3', 'О дворе"'),
        row('4', 'О тени'),
      ]
      for (const end of ['\n', '\r\n'])
        expect(read(file.join(end)).problems).toEqual([
          { line: 2, column: 'subject', fault: { code: 'open_quote', rows: 2 } },
        ])
    })
    test('closed by the next row’s own quotes, or by a quoted name with a comma in it', () => {
      for (const second of ['"О крыше"', '"ТОО ""Су"", о воде"'])
        expect(read([names, row('1', '"О ремонте'), row('2', second)].join('\n')).problems).toMatchObject([
          { line: 2, fault: { code: 'open_quote', rows: 1 } },
        ])
    })
    test('closed where a row then has too few values', () => {
      const file = [names, row('1', '"О ремонте'), 'и дворе", answered']
      expect(read(file.join('\n')).problems).toEqual([
        { line: 2, column: 'subject', fault: { code: 'open_quote', rows: 0 } },
      ])
    })
    test('is not what an address, a list or a table of figures with line breaks has', () => {
      const honest = [
        'ул. Абая, 5,\nкв. 7, вход со двора',
        'просят:\n1, вывезти, мусор\n2, починить, лифт\n3, 4, 5, 6, 7, 8, 9, 10, 11, 12',
        'о ""тишине""\nпосле 23:00',
        '\n\n',
        'в 2024, 2025-06-02, person',
      ]
      for (const subject of honest) {
        const { rows, problems } = read([names, row('1', `"${subject}"`), row('2', 'О крыше')].join('\n'))
        expect([subject, problems, rows.length]).toEqual([subject, [], 2])
      }
    })
  })
  test('empty cells behind the last column are no part of a line, others are', () => {
    const [header, row] = linesOf('letters', {}) as [Line, Line]
    const padded = ({ line, cells }: Line, ...more: string[]) => ({ line, cells: [...cells, ...more] })
    expect(read('letters', [padded(header, '', ' '), padded(row, '', '')])).toEqual(
      read('letters', [header, row]),
    )
    expect(read('letters', [padded(header, ''), padded(row, 'x')]).problems).toMatchObject([
      { line: 2, fault: { code: 'fields', expected: 9, found: 10 } },
    ])
  })
  test('the file of another register is told as one, in one line', () => {
    for (const [register, other] of [
      ['letters', 'appeals'],
      ['appeals', 'draft-acts'],
      ['draft-acts', 'letters'],
    ] as const)
      expect(read(register, linesOf(other, {}))).toEqual({
        passedOver: [],
        rows: [],
        problems: [{ line: 1, fault: { code: 'other_register', other, asked: register } }],
      })
  })
  test('columns that are missing, unknown or there twice: nothing else is looked at', () => {
    const [, row] = linesOf('letters', { agency: 'x' }) as [Line, Line]
    const cells = [...columns.letters.slice(0, 7), 'number', 'погода']
    const { rows, problems } = read('letters', [{ line: 1, cells }, row])
    expect(rows).toEqual([])
    expect(problems.map(({ line, column, fault }) => [line, column, fault.code])).toEqual([
      [1, 'number', 'column_twice'],
      [1, 'погода', 'unknown_column'],
      [1, 'answered_on', 'missing_column'],
      [1, 'decision', 'missing_column'],
    ])
  })
  test('a missing column may be one whose letters were lost', () => {
    const cells = columns.letters.map((column) => (column === 'number' ? 'Н?мірі' : column))
    expect(
      read('letters', [{ line: 1, cells }]).problems.map(({ column, fault }) => [column, fault.code]),
    ).toEqual([
      ['Н?мірі', 'lost_letters'],
      ['number', 'missing_column'],
    ])
  })
  test('an empty file; names alone are an empty register', () => {
    expect(read('letters', []).problems).toEqual([{ line: 1, fault: { code: 'empty_file' } }])
    expect(read('letters', linesOf('letters'))).toEqual({ rows: [], problems: [], passedOver: [] })
  })
  test('several mistakes of a line and all lines are told at once', () => {
    const lines = linesOf(
      'letters',
      { agency: 'x', sent_on: 'вчера' },
      { number: 'L-2' },
      { number: 'L-3', decision: 'да' },
    )
    expect(read('letters', lines).problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'sent_on'],
      [2, 'agency'],
      [4, 'decision'],
    ])
  })
})

test('an undated open letter, a long-term appeal with a control date ahead', () => {
  expect(rowOf('letters', { due_on: '', ...unanswered })).not.toHaveProperty('dueOn')
  expect(rowOf('appeals', { status: 'long_term', closed_on: '2026-05-01', outcome: '' })).toMatchObject({
    closedOn: '2026-05-01',
  })
})

describe.each(languages)('words in %s', (lang) => {
  test('no spelling of a column or a value means two things', () => {
    const words = importWords(lang)
    for (const register of registers) {
      const known = columns[register].flatMap((column) => [column, ...(words.columns[column] ?? [])])
      expect(new Set(known).size, register).toBe(known.length)
    }
    for (const kind of [
      'statuses',
      'applicantKinds',
      'entityForms',
      'about',
      'decisions',
      'actTypes',
    ] as const) {
      const known = Object.values(words[kind]).flat()
      expect(new Set(known).size, kind).toBe(known.length)
    }
  })
  test('every problem has its words', () => {
    const faults = [
      { code: 'missing_column', column: 'agency', known: ['agency'] },
      { code: 'unknown_value', value: 'x', known: ['a', 'b'] },
      { code: 'refused', why: 'worked_on' },
      { code: 'number_twice', line: 7 },
    ] as const
    for (const fault of faults) expect(faultText(fault, lang).length).toBeGreaterThan(10)
    expect(faultText(faults[1], lang)).toContain('a, b')
  })
})
