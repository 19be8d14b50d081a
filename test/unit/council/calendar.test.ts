/** The production calendar's file: what is shipped, and what is said of mistakes. */
import { describe, expect, test } from 'vitest'
import kz from '#calendar' with { type: 'json' }
import { loadCalendar, mergeCalendars } from '../../../shared/council/calendar.ts'
import { addDays, isWorkingDay } from '../../../shared/domain/terms.ts'

const year2026 = {
  status: 'official',
  daysOff: [
    { date: '2026-01-01', why: 'New Year' },
    { date: '2026-01-02', why: { kk: 'Жаңа жыл', ru: 'Новый год', en: 'New Year' } },
  ],
  workingWeekendDays: [{ date: '2026-01-04', why: 'worked' }],
}
const load = (year: object, name = '2026') => loadCalendar({ years: { [name]: { ...year2026, ...year } } })

describe('the shipped calendar', () => {
  const calendar = loadCalendar(kz)

  test.each([
    ['2025', 246, 'official'],
    ['2026', 247, 'official'],
    ['2027', 247, 'provisional'],
  ] as const)('given %s, then %d working days, %s', (year, expected, status) => {
    let worked = 0
    for (let d = `${year}-01-01`; d <= `${year}-12-31`; d = addDays(d, 1)) {
      if (isWorkingDay(calendar, d)) worked += 1
    }
    expect(worked).toBe(expected)
    expect(kz.years[year].workingDays).toBe(expected)
    expect(calendar.years[Number(year)]?.status).toBe(status)
  })

  test('given any day off, then its reason is in all three languages, and each year has sources', () => {
    for (const year of Object.values(kz.years)) {
      expect(year.sources.length).toBeGreaterThan(0)
      for (const { why } of [...year.daysOff, ...year.workingWeekendDays]) {
        expect(Object.keys(why)).toEqual(['kk', 'ru', 'en'])
      }
    }
  })
})

describe('mistakes', () => {
  const { daysOff } = year2026
  test.each([
    [
      { daysOff: [...daysOff, { date: '2026-02-30', why: 'x' }] },
      'years.2026.daysOff[2].date: no such day (YYYY-MM-DD)',
    ],
    [
      { daysOff: [...daysOff, { date: '2026-01-01', why: 'x' }] },
      'years.2026.daysOff[2].date: the day 2026-01-01 is given twice',
    ],
    [
      { daysOff: [{ date: '2025-12-31', why: 'x' }] },
      'years.2026.daysOff[0].date: 2025-12-31 is not in 2026',
    ],
    [{ daysOff: [{ date: '2026-01-05' }] }, 'years.2026.daysOff[0].why: missing'],
    [
      { daysOff: [{ date: '2026-01-05', why: { ru: 'x' } }] },
      'years.2026.daysOff[0].why: expected a text, or one each for kk, ru and en',
    ],
    [
      { workingWeekendDays: [{ date: '2026-01-05', why: 'x' }] },
      'years.2026.workingWeekendDays[0].date: 2026-01-05 is no weekend day',
    ],
    [
      { daysOff: [{ date: '2026-01-04', why: 'x' }] },
      'years.2026.workingWeekendDays[0].date: 2026-01-04 is a day off too',
    ],
    [{ workingDays: 261 }, 'years.2026.workingDays: expected 261, counted 260'],
    [{ status: 'final' }, 'years.2026.status: expected one of official, provisional'],
    [{ dayOff: [] }, 'years.2026.dayOff: unknown key'],
  ])('given %j, then %s', (year, line) => {
    expect(() => load(year)).toThrow(new Error(line))
  })

  test('given several, then a line for each', () => {
    expect(() => load({ status: 'final', daysOff: 'none' })).toThrow(
      new Error(
        'years.2026.status: expected one of official, provisional\nyears.2026.daysOff: expected array',
      ),
    )
  })

  test('given what is no calendar at all, then so', () => {
    expect(() => loadCalendar({})).toThrow(new Error('years: missing'))
    expect(() => loadCalendar([])).toThrow(new Error('file: expected object'))
    expect(() => load({}, '26')).toThrow(new Error('years.26: not a year'))
  })

  test('given a leap year, then its working days are counted with 29 February', () => {
    const leap = { status: 'official', daysOff: [], workingDays: 262 }
    expect(() => loadCalendar({ years: { 2028: { ...leap, workingDays: 260 } } })).not.toThrow()
    expect(() => loadCalendar({ years: { 2024: leap } })).not.toThrow()
  })
})

describe('merging', () => {
  const base = loadCalendar(kz)
  const override = load({})

  test('given the same year in both, then the override’s; other years stay', () => {
    const merged = mergeCalendars(base, override)
    expect(merged.years[2026]).toEqual(override.years[2026])
    expect(merged.years[2025]).toEqual(base.years[2025])
  })

  test('when the content changes, then so does the hash, and only then', () => {
    expect(base.hash).toMatch(/^[0-9a-f]{12}$/)
    expect(mergeCalendars(base, override).hash).not.toBe(base.hash)
    expect(mergeCalendars(base, base).hash).toBe(base.hash)
    expect(load({ daysOff: year2026.daysOff.toReversed() }).hash).toBe(override.hash)
    expect(load({ status: 'provisional' }).hash).not.toBe(override.hash)
  })
})
