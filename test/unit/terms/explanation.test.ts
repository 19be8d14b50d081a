/** What a lawyer reads beside a due date. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../../events/values.ts'
import { chosenDeadline, countDeadline, type Term } from '../../../shared/domain/terms.ts'
import { explain } from '../../../shared/text/explanation.ts'
import { calendarDays, shipped } from './calendars.ts'

const answer: Term = {
  days: 15,
  mode: 'working',
  basis: { kk: 'ҚР ӘРПК 76-бабы', ru: 'статья 76 АППК РК', en: 'APPC, article 76' },
}
const count = (from: string) => countDeadline(shipped, 'appeal.answer', answer, from)

describe('АППК art. 76: 15 working days', () => {
  test('given receipt on 19 March 2026, then a Russian reader can check every step', () => {
    expect(explain(count('2026-03-19'), 'ru')).toEqual({
      due: '14 апреля 2026 года (вторник)',
      summary:
        '15 рабочих дней после 19 марта 2026 года; последний день срока – 14 апреля 2026 года (вторник).',
      rule: 'День поступления (19 марта 2026 года) в срок не входит: счёт начинается со следующего дня, и считаются только рабочие дни по производственному календарю. Срок истекает в 24:00 последнего дня по местному времени. Основание: статья 76 АППК РК.',
      skipped: [
        { date: '21–22 марта 2026 года', why: 'суббота и воскресенье', days: ['2026-03-21', '2026-03-22'] },
        { date: '23 марта 2026 года', why: 'Наурыз мейрамы', days: ['2026-03-23'] },
        { date: '24 марта 2026 года', why: 'Наурыз мейрамы (за субботу 21 марта)', days: ['2026-03-24'] },
        { date: '25 марта 2026 года', why: 'Наурыз мейрамы (за воскресенье 22 марта)', days: ['2026-03-25'] },
        { date: '28–29 марта 2026 года', why: 'суббота и воскресенье', days: ['2026-03-28', '2026-03-29'] },
        { date: '4–5 апреля 2026 года', why: 'суббота и воскресенье', days: ['2026-04-04', '2026-04-05'] },
        { date: '11–12 апреля 2026 года', why: 'суббота и воскресенье', days: ['2026-04-11', '2026-04-12'] },
      ],
    })
  })

  test('given the same, then so can a Kazakh reader', () => {
    const told = explain(count('2026-03-19'), 'kk')
    expect(told.due).toBe('2026 жылғы 14 сәуір (сейсенбі)')
    expect(told.summary).toBe(
      '2026 жылғы 19 наурыз күнінен кейінгі 15 жұмыс күні; мерзімнің соңғы күні – 2026 жылғы 14 сәуір (сейсенбі).',
    )
    expect(told.rule).toMatch(/^Келіп түскен күн \(2026 жылғы 19 наурыз\) мерзімге кірмейді/)
    expect(told.rule).toMatch(/Негіздеме: ҚР ӘРПК 76-бабы\.$/)
    expect(told.skipped[0]).toMatchObject({ date: '2026 жылғы 21–22 наурыз', why: 'сенбі және жексенбі' })
  })

  test('given any language, then the rows hold exactly the days passed over', () => {
    for (const lang of languages) {
      const deadline = count('2026-12-29')
      expect(explain(deadline, lang).skipped.flatMap((row) => row.days)).toEqual(
        deadline.skipped.map((entry) => entry.date),
      )
    }
  })

  test('given a council that counts from registration, then day zero is named so', () => {
    expect(explain(count('2026-03-26'), 'en', 'registration').rule).toMatch(
      /^The day of registration \(26 March/,
    )
  })
})

test('given a worked Sunday on the way, then the reader is told that it counted', () => {
  expect(explain(count('2024-12-31'), 'en').worked).toContain('5 January 2025 (Sunday)')
  expect(explain(count('2026-03-19'), 'en').worked).toBeUndefined()
})

test('given a provisional year, then a warning', () => {
  expect(explain(count('2027-01-25'), 'ru').provisional).toContain('по предварительному календарю')
  expect(explain(count('2026-03-19'), 'ru').provisional).toBeUndefined()
})

test('given no calendar, then no date and what is missing', () => {
  const told = explain(count('2024-12-27'), 'ru')
  expect(told.due).toBe('пока не определён')
  expect(told.summary).toBe(
    '15 рабочих дней после 27 декабря 2024 года; последний день срока пока не определён.',
  )
  expect(told.missing).toContain('на 2024 год ')
  expect(explain(count('2028-12-25'), 'ru').missing).toContain('на 2028, 2029 годы')
})

test('given calendar days, then only the days rolled over are listed', () => {
  const told = explain(countDeadline(shipped, 'letter.response', calendarDays(10), '2026-04-21'), 'en')
  expect(told.rule).toMatch(/^The day of the letter \(21 April 2026\).*every calendar day counts/)
  expect(told.skipped.map((row) => [row.date, row.why])).toEqual([
    ['1 May 2026', 'Unity Day'],
    ['2–3 May 2026', 'Saturday and Sunday'],
  ])
})

test('given a chosen date, then no count is claimed', () => {
  const told = explain(chosenDeadline('appeal.answer', '2026-03-19', '2026-05-19', answer.basis), 'ru')
  expect(told.summary).toBe('Дата установлена решением: 19 мая 2026 года (вторник).')
  expect(told.rule).toBe(
    'Дату установило уполномоченное лицо; при изменении календаря она не пересчитывается. Основание: статья 76 АППК РК.',
  )
})
