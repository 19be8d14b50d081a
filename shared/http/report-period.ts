/** The period that somebody asks about, in an address or a form. */
import { limits } from '../../events/limits.ts'
import { day, type Language } from '../../events/values.ts'
import { thisYear } from '../domain/reports/periods.ts'
import type { Period } from '../domain/reports/report.ts'
import { typedDay } from '../domain/typed-day.ts'
import type { FieldError } from '../pages/models.ts'
import { reportWords } from '../text/reports/report-words.ts'
import { texts } from '../text/texts.ts'

const isDay = (value: string) => /^[12]/.test(value) && day.safeParse(value).success

/**
 * `from` and `to` as they were given; the year so far where they were not. `errors` says what is wrong with them, in
 * the reader's language.
 */
export const periodAsked = (
  fields: { from?: string; to?: string },
  today: string,
  lang: Language,
): { period: Period; errors: FieldError[] } => {
  const said = (typed = '') => (typed === '' ? undefined : typedDay(typed))
  const to = said(fields.to) ?? today
  const from = said(fields.from) ?? (isDay(to) ? thisYear(to).from : '')
  const words = reportWords(lang).page
  const wrong = (path: 'from' | 'to', value: string) =>
    isDay(value) ? [] : [{ path, message: texts(lang).validation.day }]
  const errors = [...(fields.from ? wrong('from', from) : []), ...wrong('to', to)]
  const limit = `${String(Number(from.slice(0, 4)) + limits.periodYears).padStart(4, '0')}${from.slice(4)}`
  if (errors.length === 0 && to < from) errors.push({ path: 'to', message: words.backwards })
  if (errors.length === 0 && to >= limit)
    errors.push({ path: 'to', message: words.periodTooLong(limits.periodYears) })
  return { period: { from, to }, errors }
}
