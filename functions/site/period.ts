/** Which days a public list is of: a year, or the days that a figure was counted for. */
import { limits } from '../../events/limits.ts'
import { day } from '../../events/values.ts'

/** The years that lists are offered for, with the one now. */
const yearsBack = 5

export type ListPeriod = { from: string; to: string; year?: string; years: string[]; page: number }

const isDay = (value: string | undefined): value is string =>
  value !== undefined && /^[12]/.test(value) && day.safeParse(value).success

/** What makes no sense is as good as not asked for: the year that it is. Days are local. */
export const listPeriod = (query: Record<string, string>, today: string): ListPeriod => {
  const { from, to } = query
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: yearsBack + 1 }, (_, i) => String(thisYear - i))
  const page = /^[1-9]\d{0,2}$/.test(query.page ?? '') ? Number(query.page) : 1
  if (
    isDay(from) &&
    isDay(to) &&
    from <= to &&
    Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= limits.periodYears
  )
    return { from, to, years, page }
  const year = years.find((one) => one === query.year) ?? String(thisYear)
  return { from: `${year}-01-01`, to: `${year}-12-31`, year, years, page }
}
