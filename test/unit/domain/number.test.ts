/** Registration numbers as offices write them, and as spreadsheets spoil them. */
import { describe, expect, test } from 'vitest'
import { number as numberShape } from '../../../events/values.ts'
import {
  fitsInPath,
  inPath,
  isSpoiltNumber,
  ownNumber,
  saysNoNumber,
  tidyNumber,
} from '../../../shared/domain/number.ts'

test.each([
  ['12/3', '12/3'],
  ['№ 12/3', '12/3'],
  ['№12/3', '12/3'],
  ['No. 12', '12'],
  ['вх. № 12/3', 'вх.12/3'],
  ['ЗТ 15', 'ЗТ-15'],
  ['ЗТ – 15', 'ЗТ-15'],
  ['05–13/77', '05-13/77'],
  ['05—13 / 77', '05-13/77'],
  ['05‑13/1234-И', '05-13/1234-И'],
  ['12/5 от 02.06.2025', '12/5'],
  ['12/5 от 2 июня 2025 г.', '12/5'],
  ['12/5 02.06.2025 ж.', '12/5'],
  ['от 02.06.2025 № 12/5', '12/5'],
  ['2025 жылғы 2 маусымдағы № 12/5', '12/5'],
  ['22-01101-F / A-2023-01489 / A-2024-01699', '22-01101-F/A-2023-01489/A-2024-01699'],
  ['032920247028', '032920247028'],
  ['ЖТ-Қ/12', 'ЖТ-Қ/12'],
  [' 7 ', '7'],
])('%s is kept as %s', (typed, number) => {
  expect(tidyNumber(typed)).toBe(number)
  expect(tidyNumber(number)).toBe(number)
  expect(numberShape.safeParse(number).success).toBe(true)
  expect(isSpoiltNumber(number) || saysNoNumber(number)).toBe(false)
})

test('what stands apart stays apart', () => expect(tidyNumber('1 2')).not.toBe(tidyNumber('12')))

describe('what a spreadsheet made of it', () => {
  test.each([
    ...['12.май', '12.мая', '12 мая', '05.дек', 'дек.25', 'май.2025', '1-янв', '12-мар', '7.сен', 'сент.25'],
    ...['12-May', 'May-12', '5-Dec', 'Jan-25', '12.мам', '12-қар', 'қаң.25'],
    ...['12.05.2025', '2025-05-12', '3,2E+10', '3.29202E+11'],
  ])('%s', (typed) => expect(isSpoiltNumber(tidyNumber(typed))).toBe(true))
  test.each([
    '12-МАЙДАН',
    '15-қаржы',
    '12/5',
    '12.5',
    '05-13/77',
    '2025-0512',
    '12-05-2025/3',
    'МАРТ',
    'Е-10',
  ])('%s is none', (typed) => expect(isSpoiltNumber(tidyNumber(typed))).toBe(false))
})

test.each(['б/н', 'Б/Н', 'б. н.', 'бн', 'без номера', 'нөмірсіз', 'б/н от 02.06.2025'])(
  '%s is no number',
  (typed) => expect(saysNoNumber(tidyNumber(typed))).toBe(true),
)
test.each(['б/н-1', 'БН-15', '15'])('%s is one', (typed) =>
  expect(saysNoNumber(tidyNumber(typed))).toBe(false),
)

describe('in an address', () => {
  test.each([
    ['ALM-A-2026-000001', 'ALM-A-2026-000001'],
    ['05-13/1234-И', '05-13/1234-%D0%98'],
    ['2025/15', '2025/15'],
    ['a?b#c%d', 'a%3Fb%23c%25d'],
  ])('%s is %s: its slashes are the address’s own', (number, path) => {
    expect(inPath(number)).toBe(path)
    expect(decodeURIComponent(new URL(inPath(number), 'https://example.kz/desk/cases/').pathname)).toBe(
      `/desk/cases/${number}`,
    )
  })
  test.each(['1/../2', '1//2', '1/.', '12/'])('%s would be another number', (number) => {
    expect(fitsInPath(number)).toBe(false)
    expect(inPath(number)).toBe(encodeURIComponent(number))
  })
  test('ends of nothing are tidied away', () => expect(tidyNumber('12/ ')).toBe('12'))
})

test.each([
  ['ALM-N-2026-000012', { prefix: 'ALM', series: 'N', year: '2026', n: 12 }],
  ['SEMEY-M-2027-1000000', { prefix: 'SEMEY', series: 'M', year: '2027', n: 1000000 }],
  ['ALM-D-2026-000001', undefined],
  ['ALM-N-2026-12', undefined],
  ['05-N-2026-000012', undefined],
  ['12/3', undefined],
])('%s as a number that a council gave', (number, parts) => {
  expect(ownNumber(number)).toEqual(parts)
})
