/** The plan of a half-year: planned, done, moved, dropped. */
import { expect, test } from 'vitest'
import { halfOf, lastLookedAt, planCounts } from '../../../../shared/domain/activities/plan.ts'

const approvedOn = '2026-01-15'
const half = ['2026-01-01', '2026-06-30'] as const

test('given what was approved, then each is counted in the half-year that it was planned for', () => {
  const counts = planCounts(
    [
      { approvedOn, status: 'held', on: '2026-02-10', heldOn: '2026-02-10' },
      { approvedOn, status: 'ongoing', on: '2026-06-30', heldOn: '2026-06-30' },
      { approvedOn, status: 'planned', on: '2026-01-01' },
      { approvedOn, status: 'announced', on: '2026-02-01' },
      { approvedOn, status: 'cancelled', on: '2026-03-01' },
      // Moved into the next half-year, and held there.
      { approvedOn, status: 'held', on: '2026-08-01', heldOn: '2026-08-01', movedFrom: '2026-05-01' },
      { approvedOn, status: 'announced', on: '2026-07-01' },
      { approvedOn, status: 'planned', on: '2025-12-31' },
      { approvedOn, status: 'planned' },
      { status: 'held', on: '2026-02-10', heldOn: '2026-02-10' },
    ],
    ...half,
  )
  expect(counts).toEqual({ planned: 6, done: 3, moved: 1, dropped: 1 })
})

test('given no plan, then everything is nought', () => {
  expect(planCounts([], ...half)).toEqual({ planned: 0, done: 0, moved: 0, dropped: 0 })
})

test('a half-year begins in January and in July; what was moved is looked for a year on', () => {
  expect(['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'].map(halfOf)).toEqual([
    ...['2026-1', '2026-1', '2026-2', '2026-2'],
  ])
  expect(lastLookedAt('2026-06-30')).toBe('2027-06-30')
})
