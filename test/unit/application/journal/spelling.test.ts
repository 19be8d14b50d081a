/** Letters that were lost when a file was saved, told from questions that somebody asks. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../../../events/values.ts'
import { readRows } from '../../../../shared/application/journal/journal-rows.ts'
import { misspelt } from '../../../../shared/application/journal/spelling.ts'
import { faultText } from '../../../../shared/text/journal/import.ts'
import { rules } from '../../../builders/council.ts'
import { linesOf } from '../../../builders/registers.ts'

describe('question marks', () => {
  test.each([
    'Жылу ж?не су ??быры',
    '?Р Экология министрлігі',
    'К?ше жары?ы',
    '«?лтты? парк» туралы',
    'Қала (?лкен Алматы)',
    'ж?не',
    'жол – ?ар',
    'ЖЫЛУ Ж?НЕ СУ',
    '? ??????? ?????',
    '??????',
    'ЖШС "?лем"',
    'Жылу \uFFFD құбыры',
  ])('in place of letters: %s', (text) => expect(misspelt(text)).toMatchObject({ code: 'lost_letters' }))
  test.each([
    'Когда? Где?',
    'Когда?Где?',
    'Когда починят лифт??',
    'Неужели?! И снова?..',
    'Кто виноват ? Что делать ?',
    '«Когда?» – спрашивают жильцы',
    '(почему?)',
    '?',
    'Су қашан беріледі? Қайда?',
    'https://example.kz/page?id=1&q=вода',
    'см. egov.kz/?lang=kk',
    'What? Where?',
    'Лифт № 5?',
    '',
  ])('of questions: %s', (text) => expect(misspelt(text)).toBeUndefined())
})

describe('letters', () => {
  test.each([
    ['Жылу јнне су ќўбыры', 'ј ќ ў'],
    ['Ґтініш', 'Ґ'],
    ['џма на дороге', 'џ'],
    ['Р–С‹Р»Сѓ', 'ѓ'],
  ])('of neither alphabet: %s', (text, letters) =>
    expect(misspelt(text)).toEqual({ code: 'foreign_letters', value: text, letters }),
  )
  test.each([
    'Әкімдік, Ғимарат, Қала, Ңғ, Өтініш, Ұлт, Үй, Һ, Іле: әғқңөұүһі',
    'Съезд, ёлка, ЩЭЮЯ',
    'Almaty Су – café № 5',
    'и\u0306од и йод',
    '上海',
  ])('of both, and of other scripts: %s', (text) => expect(misspelt(text)).toBeUndefined())
})

test('is told at its line and column, once, with what to do; said to be right, it is loaded as it is', () => {
  const read = (asTyped: boolean) =>
    readRows(
      'appeals',
      linesOf('appeals', {}, { number: 'A-2', subject: 'Жылу ж?не су', topic: 'т?р?ын ?й' }),
      {
        council: rules.council,
        today: '2026-02-02',
        asTyped,
      },
    )
  expect(read(false).problems).toEqual([
    { line: 3, column: 'topic', fault: { code: 'lost_letters', value: 'т?р?ын ?й' } },
    { line: 3, column: 'subject', fault: { code: 'lost_letters', value: 'Жылу ж?не су' } },
  ])
  for (const lang of languages)
    for (const { fault } of read(false).problems) {
      expect(faultText(fault, lang)).toContain('CSV UTF-8')
      expect(faultText(fault, lang)).toContain('--as-typed')
    }
  expect(read(true).problems.map(({ fault }) => fault.code)).toEqual(['unknown_value'])
})
