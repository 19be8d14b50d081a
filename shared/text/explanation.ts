/**
 * Why a due date is that day, in words that a lawyer can check with the calendar in hand: where the count starts, what
 * counts, by which law, and every day passed over. Says only what the deadline itself holds; nothing is counted here.
 */
import type { Deadline, Language, Localized, TermKey } from '../../events/values.ts'
import { calendarDays, formatDay, formatDays, formatDayWithWeekday, weekday, workingDays } from './dates.ts'

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

/** What happened on day zero. */
export type Start =
  | 'receipt'
  | 'registration'
  | 'assignment'
  | 'question'
  | 'answer'
  | 'request'
  | 'extension'
  | 'letter'
  | 'return'
  | 'dispute'
  | 'version'
  | 'version_registration'
  | 'given'

const startOf: Record<TermKey, Start> = {
  'appeal.triage': 'receipt',
  'appeal.acceptance': 'assignment',
  'appeal.answer': 'receipt',
  'appeal.clarification': 'question',
  'appeal.dispute': 'answer',
  'extension.decision': 'request',
  'extension.notice': 'extension',
  'letter.response': 'letter',
  'draft_act.recommendation': 'receipt',
  control: 'given',
}

type Wording = { kk: string; ru: string; en: string }

const starts: Record<Start, Wording> = {
  receipt: { kk: 'Келіп түскен күн', ru: 'День поступления', en: 'The day of receipt' },
  registration: { kk: 'Тіркелген күн', ru: 'День регистрации', en: 'The day of registration' },
  assignment: { kk: 'Комиссияға берілген күн', ru: 'День передачи в комиссию', en: 'The day of assignment' },
  question: { kk: 'Сұрақ жіберілген күн', ru: 'День отправки вопроса', en: 'The day of the question' },
  answer: { kk: 'Жауап берілген күн', ru: 'День ответа', en: 'The day of the answer' },
  request: { kk: 'Ұзарту сұралған күн', ru: 'День запроса о продлении', en: 'The day of the request' },
  extension: { kk: 'Мерзім ұзартылған күн', ru: 'День продления срока', en: 'The day of the extension' },
  letter: { kk: 'Хат жіберілген күн', ru: 'День отправки письма', en: 'The day of the letter' },
  return: { kk: 'Іс қайтарылған күн', ru: 'День возврата дела', en: 'The day of the return' },
  dispute: {
    kk: 'Жауаппен келіспеу мәлімделген күн',
    ru: 'День заявления о несогласии',
    en: 'The day of the dispute',
  },
  version: {
    kk: 'Жаңа нұсқа келіп түскен күн',
    ru: 'День поступления новой версии',
    en: 'The day the new version came',
  },
  version_registration: {
    kk: 'Жаңа нұсқа тіркелген күн',
    ru: 'День регистрации новой версии',
    en: 'The day the new version was registered',
  },
  given: { kk: 'Бастапқы күн', ru: 'Начальный день', en: 'The starting day' },
}

/** A text in the reader's language; one that has a single wording stays as it is. */
export const wording = (text: Localized, lang: Language): string =>
  typeof text === 'string' ? text : text[lang]

/** Why a day was passed over: the holiday, or for a plain weekend day its name. */
export const reasonFor = ({ date, why }: Deadline['skipped'][number], lang: Language): string =>
  why === 'weekend' ? weekday(date, lang) : wording(why, lang)

const and: Wording = { kk: 'және', ru: 'и', en: 'and' }
const basisIs: Wording = { kk: 'Негіздеме', ru: 'Основание', en: 'Basis' }
const unknown: Wording = { kk: 'әзірге белгіленбеген', ru: 'пока не определён', en: 'not known yet' }

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

const skippedRows = (deadline: Deadline, lang: Language): Explanation['skipped'] => {
  const runs: Deadline['skipped'][] = []
  for (const entry of deadline.skipped) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const goesOn =
      last && dayAfter(last.date) === entry.date && JSON.stringify(last.why) === JSON.stringify(entry.why)
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
  for (let day = dayAfter(from); day <= due; day = dayAfter(day)) {
    if (new Date(Date.parse(day)).getUTCDay() % 6 === 0 && !passedOver.has(day)) days.push(day)
  }
  return days
}

const summaryOf = ({ mode, from, days, due }: Deadline, lang: Language): string => {
  const last = due && formatDayWithWeekday(due, lang)
  // A letter of an old register may have none.
  if (mode === 'chosen' && !last)
    return { kk: 'Мерзім белгіленбеген.', ru: 'Срок не установлен.', en: 'No due date was set.' }[lang]
  if (mode === 'chosen') {
    return {
      kk: `Мерзімнің соңғы күні шешіммен белгіленген: ${last}.`,
      ru: `Дата установлена решением: ${last}.`,
      en: `The date was set by a decision: ${last}.`,
    }[lang]
  }
  const count = mode === 'working' ? workingDays(days, lang) : calendarDays(days, lang)
  const start = formatDay(from, lang)
  return {
    kk: `${start} күнінен кейінгі ${count}; мерзімнің соңғы күні ${last ? `– ${last}` : unknown.kk}.`,
    ru: `${count} после ${start}; последний день срока ${last ? `– ${last}` : unknown.ru}.`,
    en: `${count} after ${start}; the last day of the term is ${last ?? unknown.en}.`,
  }[lang]
}

const ruleOf = ({ mode, from }: Deadline, start: Start, lang: Language): string => {
  if (mode === 'chosen') {
    return {
      kk: 'Күнді уәкілетті адам белгілеген; күнтізбе өзгерсе де, ол қайта есептелмейді.',
      ru: 'Дату установило уполномоченное лицо; при изменении календаря она не пересчитывается.',
      en: 'An authorised person set this date; a change of the calendar does not move it.',
    }[lang]
  }
  const zero = `${starts[start][lang]} (${formatDay(from, lang)})`
  return mode === 'working'
    ? {
        kk: `${zero} мерзімге кірмейді: санау келесі күннен басталады және өндірістік күнтізбе бойынша жұмыс күндері ғана есептеледі. Мерзім соңғы күні жергілікті уақытпен сағат 24:00-де аяқталады.`,
        ru: `${zero} в срок не входит: счёт начинается со следующего дня, и считаются только рабочие дни по производственному календарю. Срок истекает в 24:00 последнего дня по местному времени.`,
        en: `${zero} is day zero and does not count; from the next day on, only working days of the official calendar count. The term ends at 24:00 local time on its last day.`,
      }[lang]
    : {
        kk: `${zero} мерзімге кірмейді: санау келесі күннен басталады және барлық күнтізбелік күн есептеледі. Соңғы күн жұмыс күні болмаса, мерзім одан кейінгі бірінші жұмыс күні жергілікті уақытпен сағат 24:00-де аяқталады.`,
        ru: `${zero} в срок не входит: счёт начинается со следующего дня, и считаются все календарные дни. Если последний день нерабочий, срок истекает в следующий за ним рабочий день, в 24:00 по местному времени.`,
        en: `${zero} is day zero and does not count; from the next day on, every calendar day counts. Where the last day is not a working day, the term ends on the first working day after it, at 24:00 local time.`,
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
  start: Start = startOf[deadline.term],
): Explanation => {
  const { due, basis, missing } = deadline
  const worked = workedWeekendDays(deadline).map((day) => formatDayWithWeekday(day, lang))
  const rule = ruleOf(deadline, start, lang)
  return {
    due: due === null ? unknown[lang] : formatDayWithWeekday(due, lang),
    summary: summaryOf(deadline, lang),
    rule: basis ? `${rule} ${basisIs[lang]}: ${wording(basis, lang)}.` : rule,
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
