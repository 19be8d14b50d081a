/**
 * Days, times and counts of days as readers write them, in kk, ru and en. Days are local calendar days, `YYYY-MM-DD`;
 * instants are UTC and shown in the time zone given. The words stand here and not in Intl: it shortens years in
 * Kazakh and Russian (`ж.`, `г.`), and formal letters do not.
 */
import type { Language } from '../../events/values.ts'

const monthNames: Record<Language, readonly string[]> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

/** From Sunday on, as `Date` counts. */
const weekdays: Record<Language, readonly string[]> = {
  kk: 'жексенбі дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі'.split(' '),
  ru: 'воскресенье понедельник вторник среда четверг пятница суббота'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
}

const partsOf = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month, date: Number(date), monthIndex: Number(month) - 1 }
}

/** `9 наурыз`, `9 марта`, `9 March`: a day of the year that the sentence has named already. */
const dayAndMonth = (day: string, lang: Language): string => {
  const { date, monthIndex } = partsOf(day)
  return `${date} ${monthNames[lang][monthIndex]}`
}

const withYear: Record<Language, (text: string, year: string) => string> = {
  kk: (text, year) => `${year} жылғы ${text}`,
  ru: (text, year) => `${text} ${year} года`,
  en: (text, year) => `${text} ${year}`,
}

/** `2026 жылғы 15 сәуір`, `15 апреля 2026 года`, `15 April 2026`. */
export const formatDay = (day: string, lang: Language): string =>
  withYear[lang](dayAndMonth(day, lang), partsOf(day).year)

/** For tables: `15.04.2026`; in English, where figures are ambiguous, `15 Apr 2026`. */
export const formatDayShort = (day: string, lang: Language): string => {
  const { year, month, date, monthIndex } = partsOf(day)
  return lang === 'en'
    ? `${date} ${monthNames.en[monthIndex]?.slice(0, 3)} ${year}`
    : `${String(date).padStart(2, '0')}.${month}.${year}`
}

/** `сәрсенбі`, `среда`, `Wednesday`. */
export const weekday = (day: string, lang: Language): string =>
  weekdays[lang][new Date(Date.parse(day)).getUTCDay()] ?? ''

/** `15 апреля 2026 года (среда)`. */
export const formatDayWithWeekday = (day: string, lang: Language): string =>
  `${formatDay(day, lang)} (${weekday(day, lang)})`

/** `28–29 марта 2026 года`, `31 января – 1 февраля 2026 года`; a single day when both are the same. */
export const formatDays = (first: string, last: string, lang: Language): string => {
  const [a, b] = [partsOf(first), partsOf(last)]
  if (first === last) return formatDay(first, lang)
  if (a.year !== b.year) return `${formatDay(first, lang)} – ${formatDay(last, lang)}`
  return a.month === b.month
    ? withYear[lang](`${a.date}–${dayAndMonth(last, lang)}`, a.year)
    : withYear[lang](`${dayAndMonth(first, lang)} – ${dayAndMonth(last, lang)}`, a.year)
}

/** The months as Kazakh has them before `бастап`, which follows the vowel and the last sound of each. */
const monthsSince =
  'қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан'.split(
    ' ',
  )

/** `2026 жылғы 15 сәуірден бастап`, `с 15 апреля 2026 года`, `since 15 April 2026`: that day among them. */
export const sinceDay = (day: string, lang: Language): string => {
  const { year, date, monthIndex } = partsOf(day)
  return {
    kk: `${year} жылғы ${date} ${monthsSince[monthIndex]} бастап`,
    ru: `с ${formatDay(day, 'ru')}`,
    en: `since ${formatDay(day, 'en')}`,
  }[lang]
}

/** `2026 жылғы 15 сәуір күнінің соңына дейін`, `до конца дня 15 апреля 2026 года`, `by the end of 15 April 2026`. */
export const byEndOf = (day: string, lang: Language): string =>
  ({
    kk: `${formatDay(day, 'kk')} күнінің соңына дейін`,
    ru: `до конца дня ${formatDay(day, 'ru')}`,
    en: `by the end of ${formatDay(day, 'en')}`,
  })[lang]

const clocks = new Map<string, Intl.DateTimeFormat>()
const clock = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, made)
  return made
}

const localParts = (instant: string, timeZone: string) => {
  const parts = clock(timeZone).formatToParts(Date.parse(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` }
}

/** The local day of a UTC instant. @throws RangeError for what is no instant or no time zone */
export const localDay = (instant: string, timeZone: string): string => localParts(instant, timeZone).day

/** `14:05`, the local time of a UTC instant. */
export const localTime = (instant: string, timeZone: string): string => localParts(instant, timeZone).time

/** `2026 жылғы 15 сәуір, 14:05`, `15 апреля 2026 года, 14:05`, `15 April 2026, 14:05`. */
export const formatInstant = (instant: string, lang: Language, timeZone: string): string => {
  const { day, time } = localParts(instant, timeZone)
  return `${formatDay(day, lang)}, ${time}`
}

type Forms = Record<Exclude<Intl.LDMLPluralRule, 'zero' | 'two'>, string>
let russian: Intl.PluralRules | undefined
const plural = (n: number, forms: Forms): string => {
  russian ??= new Intl.PluralRules('ru')
  return forms[russian.select(Math.abs(n)) as keyof Forms]
}

/** `3 жұмыс күні`, `3 рабочих дня`, `3 working days`. */
export const workingDays = (n: number, lang: Language): string =>
  ({
    kk: `${n} жұмыс күні`,
    ru: `${n} ${plural(n, { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочего дня' })}`,
    en: `${n} working ${Math.abs(n) === 1 ? 'day' : 'days'}`,
  })[lang]

/** `3 ай`, `3 месяца`, `3 months`. */
export const months = (n: number, lang: Language): string =>
  ({
    kk: `${n} ай`,
    ru: `${n} ${plural(n, { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' })}`,
    en: `${n} ${Math.abs(n) === 1 ? 'month' : 'months'}`,
  })[lang]

/** `күнтізбелік 3 күн`, `3 календарных дня`, `3 calendar days`. */
export const calendarDays = (n: number, lang: Language): string =>
  ({
    kk: `күнтізбелік ${n} күн`,
    ru: `${n} ${plural(n, { one: 'календарный день', few: 'календарных дня', many: 'календарных дней', other: 'календарного дня' })}`,
    en: `${n} calendar ${Math.abs(n) === 1 ? 'day' : 'days'}`,
  })[lang]
