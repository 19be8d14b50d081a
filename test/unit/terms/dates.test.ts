/** Dates, times and counts as readers of each language write them. */
import { describe, expect, test } from 'vitest'
import { languages } from '../../../events/values.ts'
import {
  byEndOf,
  calendarDays,
  formatDay,
  formatDayShort,
  formatDays,
  formatInstant,
  localDay,
  sinceDay,
  weekday,
  workingDays,
} from '../../../shared/text/dates.ts'

const inAll = (f: (lang: (typeof languages)[number]) => string) => languages.map(f)

describe('days', () => {
  test.each([
    ['2026-04-15', '2026 жылғы 15 сәуір', '15 апреля 2026 года', '15 April 2026'],
    ['2026-03-01', '2026 жылғы 1 наурыз', '1 марта 2026 года', '1 March 2026'],
    ['2025-12-31', '2025 жылғы 31 желтоқсан', '31 декабря 2025 года', '31 December 2025'],
  ])('given %s, then it is written out in each language', (day, ...expected) => {
    expect(inAll((lang) => formatDay(day, lang))).toEqual(expected)
  })

  test('when months and weekdays are compared with Intl, then they are the same words', () => {
    for (const lang of languages) {
      const words = new Intl.DateTimeFormat(lang, {
        timeZone: 'UTC',
        day: 'numeric',
        month: 'long',
        weekday: 'long',
      })
      for (let n = 0; n < 12; n += 1) {
        const day = new Date(Date.UTC(2026, n, 5 + n)).toISOString().slice(0, 10)
        const parts = words.formatToParts(Date.parse(day))
        expect(formatDay(day, lang)).toContain(parts.find((p) => p.type === 'month')?.value)
        expect(weekday(day, lang)).toBe(parts.find((p) => p.type === 'weekday')?.value)
      }
    }
  })

  test('given a table, then the short form', () => {
    expect(inAll((lang) => formatDayShort('2026-04-05', lang))).toEqual([
      '05.04.2026',
      '05.04.2026',
      '5 Apr 2026',
    ])
  })

  test.each([
    ['2026-03-28', '2026-03-28', '28 марта 2026 года'],
    ['2026-03-28', '2026-03-29', '28–29 марта 2026 года'],
    ['2026-01-31', '2026-02-01', '31 января – 1 февраля 2026 года'],
    ['2022-12-31', '2023-01-01', '31 декабря 2022 года – 1 января 2023 года'],
  ])('given %s to %s, then what both share is said once', (first, last, expected) => {
    expect(formatDays(first, last, 'ru')).toBe(expected)
  })

  test('given a last day, then its end in each language', () => {
    expect(inAll((lang) => byEndOf('2026-04-15', lang))).toEqual([
      '2026 жылғы 15 сәуір күнінің соңына дейін',
      'до конца дня 15 апреля 2026 года',
      'by the end of 15 April 2026',
    ])
  })

  test('given a first day, then from when in each language, with the ending that the Kazakh month takes', () => {
    expect(inAll((lang) => sinceDay('2026-12-01', lang))).toEqual([
      '2026 жылғы 1 желтоқсаннан бастап',
      'с 1 декабря 2026 года',
      'since 1 December 2026',
    ])
    const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}-05`)
    const endings = months.map((day) => {
      const plain = formatDay(day, 'kk')
      const since = sinceDay(day, 'kk')
      expect(since.startsWith(plain)).toBe(true)
      return since.slice(plain.length).replace(' бастап', '')
    })
    expect(endings.join(' ')).toBe('дан нан дан ден дан нан ден дан тен нан дан нан')
  })
})

describe('instants', () => {
  test('given an instant, then it is shown in the council’s time zone', () => {
    expect(inAll((lang) => formatInstant('2026-04-15T09:05:00.000Z', lang, 'Asia/Almaty'))).toEqual([
      '2026 жылғы 15 сәуір, 14:05',
      '15 апреля 2026 года, 14:05',
      '15 April 2026, 14:05',
    ])
  })

  test('given the evening of 1 March 2024, then Almaty’s new offset of five hours holds', () => {
    expect(localDay('2024-02-28T18:00:00.000Z', 'Asia/Almaty')).toBe('2024-02-29')
    expect(localDay('2024-03-01T18:59:59.999Z', 'Asia/Almaty')).toBe('2024-03-01')
    expect(localDay('2024-03-01T19:00:00.000Z', 'Asia/Almaty')).toBe('2024-03-02')
    expect(formatInstant('2026-04-15T19:00:00.000Z', 'ru', 'Asia/Almaty')).toBe('16 апреля 2026 года, 00:00')
  })
})

describe('counts of days', () => {
  test.each([
    [1, '1 жұмыс күні', '1 рабочий день', '1 working day'],
    [3, '3 жұмыс күні', '3 рабочих дня', '3 working days'],
    [15, '15 жұмыс күні', '15 рабочих дней', '15 working days'],
    [21, '21 жұмыс күні', '21 рабочий день', '21 working days'],
  ])('given %d, then its working days agree in number', (n, ...expected) => {
    expect(inAll((lang) => workingDays(n, lang))).toEqual(expected)
  })

  test('given calendar days, then so do they', () => {
    expect(inAll((lang) => calendarDays(22, lang))).toEqual([
      'күнтізбелік 22 күн',
      '22 календарных дня',
      '22 calendar days',
    ])
  })
})
