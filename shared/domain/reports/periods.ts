/** Calendar years and quarters as report periods. */
import { addDays } from '../terms.ts'
import type { Period } from './report.ts'

/** `quarter` from 1 to 4; absent for a whole year. */
export type NamedPeriod = Period & { year: string; quarter?: number }

const yearOf = (year: number): NamedPeriod => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  year: String(year),
})

const quarterOf = (year: number, quarter: number): NamedPeriod => {
  const month = (n: number) => String(n).padStart(2, '0')
  const next = quarter === 4 ? `${year + 1}-01-01` : `${year}-${month(quarter * 3 + 1)}-01`
  return {
    from: `${year}-${month(quarter * 3 - 2)}-01`,
    to: addDays(next, -1),
    year: String(year),
    quarter,
  }
}

/** The year so far: what a report is about unless it is told. */
export const thisYear = (today: string): Period => ({ from: `${today.slice(0, 4)}-01-01`, to: today })

/** The last four quarters that are over on this local day, and the last such year; the latest end first. */
export const closedPeriods = (today: string): NamedPeriod[] => {
  const year = Number(today.slice(0, 4))
  const quarters = (of: number, ...numbers: number[]) => numbers.map((quarter) => quarterOf(of, quarter))
  return [...quarters(year, 3, 2, 1), yearOf(year - 1), ...quarters(year - 1, 4, 3, 2, 1)]
    .filter(({ to }) => to < today)
    .slice(0, 5)
}
