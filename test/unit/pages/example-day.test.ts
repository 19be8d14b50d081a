/** The example of how a day is written is one that the field would take. */
import { expect, test } from 'vitest'
import { formControls } from '../../../shared/pages/fields.ts'
import { pageWords } from '../../../shared/text/pages/page-words.ts'

test.each([
  ['no bounds', {}, '31.12.2026'],
  ['bounds around it', { min: '2026-12-01', max: '2027-01-15' }, '31.12.2026'],
  ['bounds before it', { min: '2026-12-01', max: '2026-12-01' }, '01.12.2026'],
  ['an end before it', { max: '2026-03-02' }, '02.03.2026'],
  ['a beginning after it', { min: '2027-02-03' }, '03.02.2027'],
])('with %s', (_, days, example) => {
  const { frame } = pageWords('ru')
  const controls = formControls({ words: frame, values: {}, errors: [] })
  expect(String(controls.text('on', { label: 'День' }, { ...days, type: 'date' }))).toContain(
    `Например: ${example}.`,
  )
})
