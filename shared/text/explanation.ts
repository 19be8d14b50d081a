/**
 * Why a due date is that day, in words that a lawyer can check with the calendar in hand: where the count starts, what
 * counts, by which law, and every day passed over. Says only what the deadline itself holds; nothing is counted here.
 */
import type { Deadline, Language, Localized, Written } from '../../events/values.ts'
import { addDays, isWeekend } from '../domain/terms/days.ts'
import {
  calendarDays,
  formatDay,
  formatDays,
  formatDayWithWeekday,
  months,
  weekday,
  workingDays,
} from './dates.ts'
import { type Start, startIn, starts, type Wording } from './starts.ts'

export type { Start } from './starts.ts'

export type Explanation = {
  /** The due date with its weekday, or that it is not known yet. */
  due: string
  /** How many days after which, and the last one: one sentence. */
  summary: string
  /** Day zero, what counts, when the term ends, and the basis in law. */
  rule: string
  /** Days passed over. Consecutive ones with one reason share a row; `days` has each of them, `YYYY-MM-DD`. */
  skipped: { date: string; why: string; days: string[] }[]
  /** Weekend days that the calendar made working ones and that were counted. */
  worked?: string
  /** A warning: the calendar of a year counted is not official yet. */
  provisional?: string
  /** Which years' calendars are wanting, when there is no date. */
  missing?: string
}

/** A text in the reader's language; one that has a single wording stays as it is. */
export const wording = (text: Localized, lang: Language): string =>
  typeof text === 'string' ? text : text[lang]

/** What a text is in: Kazakh, then Russian, or a language that nobody told. */
export const versionsOf = (text: Written): (readonly ['kk' | 'ru' | undefined, string])[] =>
  typeof text === 'string'
    ? [[undefined, text]]
    : [
        ['kk', text.kk],
        ['ru', text.ru],
      ]

/** Of words in Kazakh and in Russian those in the reader's language; both where it is neither. */
export const inOwnLanguage = (text: Written, lang: Language): Written =>
  typeof text === 'string' || lang === 'en' ? text : text[lang]

/** Where a text is one string: Kazakh, then Russian. */
export const asOneText = (text: Written): string =>
  versionsOf(text)
    .map(([, one]) => one)
    .join('\n\n')

/** Why a day was passed over: the holiday, or for a plain weekend day its name. */
export const reasonFor = ({ date, why }: Deadline['skipped'][number], lang: Language): string =>
  why === 'weekend' ? weekday(date, lang) : wording(why, lang)

const and: Wording = { kk: 'және', ru: 'и', en: 'and' }
const basisIs: Wording = { kk: 'Негіздеме', ru: 'Основание', en: 'Basis' }
const unknown: Wording = { kk: 'әзірге белгіленбеген', ru: 'пока не определён', en: 'not known yet' }

const skippedRows = (deadline: Deadline, lang: Language): Explanation['skipped'] => {
  const runs: Deadline['skipped'][] = []
  for (const entry of deadline.skipped) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const goesOn =
      last && addDays(last.date, 1) === entry.date && JSON.stringify(last.why) === JSON.stringify(entry.why)
    if (run && goesOn) run.push(entry)
    else runs.push([entry])
  }
  return runs.map((run) => {
    const days = run.map((entry) => entry.date)
    return {
      date: formatDays(days[0] ?? '', days.at(-1) ?? '', lang),
      why: [...new Set(run.map((entry) => reasonFor(entry, lang)))].join(` ${and[lang]} `),
      days,
    }
  })
}

/** Saturdays and Sundays after day zero and up to the due date that were not passed over. */
const workedWeekendDays = ({ mode, from, due, skipped }: Deadline): string[] => {
  if (mode !== 'working' || due === null) return []
  const passedOver = new Set(skipped.map((entry) => entry.date))
  const days: string[] = []
  for (let day = addDays(from, 1); day <= due; day = addDays(day, 1)) {
    if (isWeekend(day) && !passedOver.has(day)) days.push(day)
  }
  return days
}

/** `15 рабочих дней`, `1 месяц`: how long a term is. */
export const lengthOf = (
  { mode, days, months: many = 0 }: { mode: Deadline['mode']; days?: number; months?: number | undefined },
  lang: Language,
): string => {
  if (mode === 'month') return months(many, lang)
  return (mode === 'working' ? workingDays : calendarDays)(days ?? 0, lang)
}

const summaryOf = (deadline: Deadline, lang: Language): string => {
  const { mode, from, due } = deadline
  const last = due && formatDayWithWeekday(due, lang)
  // A letter of an old register may have none.
  if (mode === 'chosen' && !last)
    return { kk: 'Мерзім белгіленбеген.', ru: 'Срок не установлен.', en: 'No due date was set.' }[lang]
  if (mode === 'chosen' && isBodys(deadline)) {
    return {
      kk: `Мерзімнің соңғы күнін жобаны әзірлеуші орган белгілеген: ${last}.`,
      ru: `Последний день срока установил орган-разработчик: ${last}.`,
      en: `The body that drafted the act set the last day: ${last}.`,
    }[lang]
  }
  if (mode === 'chosen') {
    return {
      kk: `Мерзімнің соңғы күні шешіммен белгіленген: ${last}.`,
      ru: `Дата установлена решением: ${last}.`,
      en: `The date was set by a decision: ${last}.`,
    }[lang]
  }
  const count = lengthOf(deadline, lang)
  const start = formatDay(from, lang)
  if (deadline.before) {
    return {
      kk: `${start} күнінен кемінде ${count} бұрын; соңғы күн – ${last}.`,
      ru: `Не позднее чем за ${count} до ${start}; последний день – ${last}.`,
      en: `At least ${count} before ${start}; the last day is ${last}.`,
    }[lang]
  }
  return {
    kk: `${start} күнінен кейінгі ${count}; мерзімнің соңғы күні ${last ? `– ${last}` : unknown.kk}.`,
    ru: `${count} после ${start}; последний день срока ${last ? `– ${last}` : unknown.ru}.`,
    en: `${count} after ${start}; the last day of the term is ${last ?? unknown.en}.`,
  }[lang]
}

/** What becomes of a last day that is not worked. */
const dayOff: Record<'forward' | 'back', Wording> = {
  forward: {
    kk: 'Соңғы күн жұмыс күні болмаса, мерзім одан кейінгі бірінші жұмыс күні жергілікті уақытпен сағат 24:00-де аяқталады.',
    ru: 'Если последний день нерабочий, срок истекает в следующий за ним рабочий день, в 24:00 по местному времени.',
    en: 'Where the last day is not a working day, the term ends on the first working day after it, at 24:00 local time.',
  },
  back: {
    kk: 'Соңғы күн жұмыс күні болмаса, мерзім оның алдындағы жұмыс күні жергілікті уақытпен сағат 24:00-де аяқталады.',
    ru: 'Если последний день нерабочий, срок истекает в предшествующий ему рабочий день, в 24:00 по местному времени.',
    en: 'Where the last day is not a working day, the term ends on the last working day before it, at 24:00 local time.',
  },
}

const inMonths = (zero: string, lang: Language): string =>
  ({
    kk: `${zero} мерзімге кірмейді: мерзім айлармен есептеледі және тиісті айдың дәл сол күні, ал ол айда мұндай күн болмаса, айдың соңғы күні аяқталады.`,
    ru: `${zero} в срок не входит: срок исчисляется месяцами и истекает в то же число последнего месяца, а если такого числа в нём нет – в последний день месяца.`,
    en: `${zero} is day zero and does not count; the term is counted in months and ends on the same day of the last month, or on that month’s last day where it has no such day.`,
  })[lang]

const countedBack = (zero: string, lang: Language): string =>
  ({
    kk: `${zero} есепке кірмейді: күндер одан кері саналады және барлық күнтізбелік күн есептеледі. Демалыс күні соңғы күнді жылжытпайды.`,
    ru: `${zero} в счёт не входит: дни отсчитываются от него назад, и считаются все календарные дни. Нерабочий день последний день не переносит.`,
    en: `${zero} is day zero and does not count; the days are counted back from it, every calendar day. A day off does not move the last day.`,
  })[lang]

/** The article, or who set the term, in the edition that was counted by. */
const basisText = (basis: Localized, edition: Deadline['edition'], lang: Language): string => {
  const words = wording(basis, lang)
  if (!edition) return words
  const day = formatDay(edition.from, lang)
  return {
    kk: `${words} (${day} күнінен бергі редакция)`,
    ru: `${words} (редакция от ${day})`,
    en: `${words} (edition of ${day})`,
  }[lang]
}

/** Of a draft act its body chooses the date, not less than the law's least term after its notice. */
const isBodys = ({ term }: Deadline) => term.startsWith('draft_act.')

const ruleOf = (deadline: Deadline, start: Start, lang: Language): string => {
  const { mode, from, before, roll } = deadline
  if (mode === 'chosen' && isBodys(deadline)) {
    return {
      kk: 'Бұл күн заңда белгіленген ең аз мерзімнен ерте емес; күнтізбе өзгерсе де, ол қайта есептелмейді.',
      ru: 'Он не раньше наименьшего срока, установленного законом; при изменении календаря он не пересчитывается.',
      en: 'It is not earlier than the least term by law; a change of the calendar does not move it.',
    }[lang]
  }
  if (mode === 'chosen') {
    return {
      kk: 'Күнді уәкілетті адам белгілеген; күнтізбе өзгерсе де, ол қайта есептелмейді.',
      ru: 'Дату установило уполномоченное лицо; при изменении календаря она не пересчитывается.',
      en: 'An authorised person set this date; a change of the calendar does not move it.',
    }[lang]
  }
  const zero = `${starts[start][lang]} (${formatDay(from, lang)})`
  if (before) return countedBack(zero, lang)
  if (mode === 'month') return `${inMonths(zero, lang)} ${dayOff[roll ?? 'forward'][lang]}`
  return mode === 'working'
    ? {
        kk: `${zero} мерзімге кірмейді: санау келесі күннен басталады және өндірістік күнтізбе бойынша жұмыс күндері ғана есептеледі. Мерзім соңғы күні жергілікті уақытпен сағат 24:00-де аяқталады.`,
        ru: `${zero} в срок не входит: счёт начинается со следующего дня, и считаются только рабочие дни по производственному календарю. Срок истекает в 24:00 последнего дня по местному времени.`,
        en: `${zero} is day zero and does not count; from the next day on, only working days of the official calendar count. The term ends at 24:00 local time on its last day.`,
      }[lang]
    : {
        kk: `${zero} мерзімге кірмейді: санау келесі күннен басталады және барлық күнтізбелік күн есептеледі. ${dayOff.forward.kk}`,
        ru: `${zero} в срок не входит: счёт начинается со следующего дня, и считаются все календарные дни. ${dayOff.forward.ru}`,
        en: `${zero} is day zero and does not count; from the next day on, every calendar day counts. ${dayOff.forward.en}`,
      }[lang]
}

const missingText = (years: readonly number[], lang: Language): string => {
  const list = years.join(', ')
  const one = years.length === 1
  return {
    kk: `${list} ${one ? 'жылға' : 'жылдарға'} арналған өндірістік күнтізбе әлі енгізілмеген. Ол енгізілгеннен кейін мерзімнің соңғы күні белгіленеді.`,
    ru: `Производственный календарь на ${list} ${one ? 'год' : 'годы'} ещё не внесён. Дата будет определена, когда он появится.`,
    en: `There is no official calendar for ${list} here yet. The date will be set when it comes.`,
  }[lang]
}

/**
 * A deadline in the reader's words. `start` says what happened on day zero where that is not what the term usually
 * starts from, e.g. `registration` for a council that counts from it, or `given` for a calculator.
 */
export const explain = (
  deadline: Deadline,
  lang: Language,
  start: Start = startIn(deadline),
): Explanation => {
  const { due, basis, edition, missing } = deadline
  const worked = workedWeekendDays(deadline).map((day) => formatDayWithWeekday(day, lang))
  const rule = ruleOf(deadline, start, lang)
  return {
    due: due === null ? unknown[lang] : formatDayWithWeekday(due, lang),
    summary: summaryOf(deadline, lang),
    rule: basis ? `${rule} ${basisIs[lang]}: ${basisText(basis, edition, lang)}.` : rule,
    skipped: skippedRows(deadline, lang),
    ...(worked.length > 0 && {
      worked: {
        kk: `Ресми күнтізбе бойынша жұмыс күні болған демалыс күндері: ${worked.join(', ')}.`,
        ru: `Выходные дни, рабочие по официальному календарю: ${worked.join(', ')}.`,
        en: `Weekend days that the official calendar makes working days: ${worked.join(', ')}.`,
      }[lang],
    }),
    ...(deadline.provisional && {
      provisional: {
        kk: 'Мерзім алдын ала жасалған күнтізбе бойынша есептелді; ресми күнтізбе бекітілгеннен кейін күн өзгеруі мүмкін.',
        ru: 'Срок рассчитан по предварительному календарю; после утверждения официального дата может измениться.',
        en: 'Counted by a provisional calendar; the date may change when the official one is published.',
      }[lang],
    }),
    ...(missing && { missing: missingText(missing, lang) }),
  }
}
