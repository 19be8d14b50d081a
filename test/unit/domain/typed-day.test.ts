import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAsTyped, typedDay } from '../../../shared/domain/typed-day.ts'
import { formControls } from '../../../shared/pages/fields.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('a day in any spelling is that day, and a day as it is kept stays', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('.', '/', '-', ' '), (day, sign) => {
      const [year = '', month = '', date = ''] = day.split('-')
      const short = [Number(date), Number(month), year].join(sign)
      const spellings = [
        [date, month, year].join(sign),
        short,
        [date, month, year.slice(2)].join(sign),
        `${date}${month}${year}`,
        ` ${dayAsTyped(day)} г.`,
        `${dayAsTyped(day)} ж.`,
        day,
      ]
      for (const spelling of spellings) expect(typedDay(spelling)).toBe(day)
    }),
  )
})

test.each(['', 'завтра', '31.12', '2026', '1.2.3.4', '12/5 от 02.06.2025'])(
  '%j is left to be refused',
  (typed) => {
    expect(typedDay(` ${typed} `)).toBe(typed)
  },
)

test('a field shows a day as it is typed, with an example, and what is no day as it came', () => {
  const shown = (value: string) => {
    const controls = formControls({ words: pageWords('ru').frame, values: { on: value }, errors: [] })
    return controls.text('on', { label: 'Дата' }, { type: 'date' }).markup
  }
  expect(shown('2026-12-31')).toContain('value="31.12.2026"')
  expect(shown('31.13.2026')).toContain('value="31.13.2026"')
  expect(shown('')).toContain('31.12.2026')
  expect(shown('')).not.toContain('type="date"')
})
