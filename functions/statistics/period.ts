/** The period that somebody asks about, in the address. */
import { limits } from '../../events/limits.ts'
import { day, type Language } from '../../events/values.ts'
import { thisYear } from '../../shared/domain/reports/periods.ts'
import type { Period } from '../../shared/domain/reports/report.ts'
import { typedDay } from '../../shared/domain/typed-day.ts'
import type { Request } from '../../shared/http/http.ts'
import type { FieldError } from '../../shared/pages/models.ts'
import { reportWords } from '../../shared/text/reports/report-words.ts'
import { texts } from '../../shared/text/texts.ts'

const isDay = (value: string) => /^[12]/.test(value) && day.safeParse(value).success

/**
 * `from` and `to` as they were given; the year so far where they were not. `errors` says what is wrong with them, in
 * the reader's language.
 */
export const periodAsked = (
  { query }: Request,
  today: string,
  lang: Language,
): { period: Period; errors: FieldError[] } => {
  const to = typedDay(query.to || today)
  const from = typedDay(query.from ?? '') || (isDay(to) ? thisYear(to).from : '')
  const words = reportWords(lang).page
  const wrong = (path: 'from' | 'to', value: string) =>
    value === '' || isDay(value) ? [] : [{ path, message: texts(lang).validation.day }]
  const errors = [...wrong('from', from), ...wrong('to', to)]
  const limit = `${String(Number(from.slice(0, 4)) + limits.periodYears).padStart(4, '0')}${from.slice(4)}`
  if (errors.length === 0 && to < from) errors.push({ path: 'to', message: words.backwards })
  if (errors.length === 0 && to >= limit)
    errors.push({ path: 'to', message: words.periodTooLong(limits.periodYears) })
  return { period: { from, to }, errors }
}
