/** Years and quarters as report periods: which are over, in which order. */
import { describe, expect, test } from 'vitest'
import { closedPeriods, thisYear } from '../../../../shared/domain/reports/periods.ts'

const named = (today: string) =>
  closedPeriods(today).map(
    ({ from, to, year, quarter }) => `${year}${quarter ? ` Q${quarter}` : ''}: ${from} - ${to}`,
  )

describe('the periods that are over', () => {
  test('are the last four quarters and the last year, the latest end first, a year before its last quarter', () => {
    expect(named('2026-11-24')).toEqual([
      '2026 Q3: 2026-07-01 - 2026-09-30',
      '2026 Q2: 2026-04-01 - 2026-06-30',
      '2026 Q1: 2026-01-01 - 2026-03-31',
      '2025: 2025-01-01 - 2025-12-31',
      '2025 Q4: 2025-10-01 - 2025-12-31',
    ])
  })
  test('end with their last day: on it they go on, on the next they are over', () => {
    expect(named('2026-03-31')[0]).toBe('2025: 2025-01-01 - 2025-12-31')
    expect(named('2026-04-01')[0]).toBe('2026 Q1: 2026-01-01 - 2026-03-31')
    expect(named('2026-12-31')[0]).toBe('2026 Q3: 2026-07-01 - 2026-09-30')
    expect(named('2027-01-01').slice(0, 2)).toEqual([
      '2026: 2026-01-01 - 2026-12-31',
      '2026 Q4: 2026-10-01 - 2026-12-31',
    ])
  })
  test('are of the year before alone on the first day of a year', () => {
    expect(closedPeriods('2026-01-01')).toHaveLength(5)
    expect(named('2026-01-01').at(-1)).toBe('2025 Q1: 2025-01-01 - 2025-03-31')
  })
  test('of a year have no quarter', () => {
    expect(closedPeriods('2026-11-24')[3]).toEqual({ from: '2025-01-01', to: '2025-12-31', year: '2025' })
  })
})

test('the year so far runs from its first day to today', () => {
  expect(thisYear('2026-11-24')).toEqual({ from: '2026-01-01', to: '2026-11-24' })
})
