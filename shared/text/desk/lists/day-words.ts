/** The words of the desk's first page, one interface for all languages. */
import type { Language } from '../../../../events/values.ts'
import { formatDayShort } from '../../dates.ts'

export type DayWords = {
  title: string
  fresh: { appeal: (since: string) => string; draft_act: (since: string) => string }
  late: string
  today: string
  soon: (until: string) => string
  disputed: string
  said: string
  unreachable: string
  /** Over the meetings that members without e-mail are to be told of, and the label of their number. */
  tellings: string
  /** How many members, and until when. */
  toTell: (members: number, until: string | undefined) => string
  /** Over the rows that come first, and in their place where there are none. */
  first: string
  nothing: string
  load: {
    title: string
    commission: string
    open: string
    late: string
    median: string
    hint: string
    more: string
  }
}

const kk: DayWords = {
  title: 'Бүгінгі жұмыс',
  fresh: {
    appeal: (since) => `Жаңа өтініштер, ${formatDayShort(since, 'kk')} күнінен бастап`,
    draft_act: (since) => `НҚА жобалары, ${formatDayShort(since, 'kk')} күнінен бастап`,
  },
  late: 'Кеңестің мерзімі өткен істері',
  today: 'Мерзімі бүгін',
  soon: (until) => `Мерзімі ${formatDayShort(until, 'kk')} күніне дейін`,
  disputed: 'Өтініш беруші жауаппен келіспейді',
  said: 'Өтініш берушінің хабарламалары бар',
  unreachable: 'Электрондық поштасы жоқ',
  tellings: 'Мүшелеріне өзіңіз хабарлайтын отырыстар',
  toTell: (members, until) =>
    `мүшелер саны: ${members}${until ? `, ${formatDayShort(until, 'kk')} күніне дейін` : ''}`,
  first: 'Алдымен мыналар',
  nothing: 'Кеңестің мерзімі өткен де, мерзімі бүгін де ісі жоқ.',
  load: {
    title: 'Комиссиялардың жүктемесі',
    commission: 'Комиссия',
    open: 'Ашық',
    late: 'Мерзімі өткен',
    median: 'Жауап беру, жұмыс күні',
    hint: 'Жауап беру уақыты – осы және өткен айдағы жауаптардың медианасы.',
    more: 'Мерзімі ең жақын 96 іс бойынша есептелді.',
  },
}
const ru: DayWords = {
  title: 'Сегодня',
  fresh: {
    appeal: (since) => `Новые обращения с ${formatDayShort(since, 'ru')}`,
    draft_act: (since) => `Новые проекты НПА с ${formatDayShort(since, 'ru')}`,
  },
  late: 'Просрочено советом',
  today: 'Срок сегодня',
  soon: (until) => `Срок не позднее ${formatDayShort(until, 'ru')}`,
  disputed: 'Заявитель не согласен с ответом',
  said: 'Есть сообщения заявителя',
  unreachable: 'Нет электронной почты',
  tellings: 'Заседания, о которых члены совета извещаются лично',
  toTell: (members, until) =>
    `членов совета: ${members}${until ? `, не позднее ${formatDayShort(until, 'ru')}` : ''}`,
  first: 'Сначала это',
  nothing: 'Дел, которые совет просрочил или должен закончить сегодня, нет.',
  load: {
    title: 'Нагрузка комиссий',
    commission: 'Комиссия',
    open: 'Открыто',
    late: 'Просрочено',
    median: 'Ответ, рабочих дней',
    hint: 'Время ответа – медиана по ответам этого и прошлого месяца.',
    more: 'Посчитано по 96 делам с ближайшим сроком.',
  },
}
const en: DayWords = {
  title: 'Today',
  fresh: {
    appeal: (since) => `New appeals since ${formatDayShort(since, 'en')}`,
    draft_act: (since) => `New draft acts since ${formatDayShort(since, 'en')}`,
  },
  late: 'Late by the council',
  today: 'Due today',
  soon: (until) => `Due until ${formatDayShort(until, 'en')}`,
  disputed: 'The applicant disputes the answer',
  said: 'The applicant has written',
  unreachable: 'No e-mail address',
  tellings: 'Meetings to tell members of by hand',
  toTell: (members, until) => `members: ${members}${until ? `, until ${formatDayShort(until, 'en')}` : ''}`,
  first: 'First of all',
  nothing: 'Nothing is late by the council, and nothing of its own is due today.',
  load: {
    title: 'Load of the commissions',
    commission: 'Commission',
    open: 'Open',
    late: 'Late',
    median: 'Answer, working days',
    hint: 'The time of an answer is the median of this month’s and the last one’s.',
    more: 'Counted among the 96 cases that are due first.',
  },
}

const all: Record<Language, DayWords> = { kk, ru, en }

export const dayWords = (lang: Language): DayWords => all[lang]
