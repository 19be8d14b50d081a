/** The words of the desk's page of the calendar and of counting again, one interface for all languages. */
import type { Language } from '../../../../events/values.ts'

export type CalendarWords = {
  title: string
  lead: string
  columns: { year: string; status: string; off: string; worked: string }
  statuses: Record<'official' | 'provisional', string>
  change: string
  recount: { title: string; lead: string; check: string }
  moves: (count: number) => string
  nothing: string
  columnsOfMoves: { number: string; term: string; from: string; to: string }
  none: string
  own: string
  more: (count: number) => string
  confirm: { title: string; lead: string; button: string; back: string }
  done: (count: number) => string
  tooMany: (cases: number, most: number) => string
  unreadable: (numbers: string) => string
}

const kk: CalendarWords = {
  title: 'Күнтізбе және мерзімдер',
  lead: 'Мерзімдер ресми өндірістік күнтізбе бойынша саналады. Жүйеде мына жылдар бар.',
  columns: {
    year: 'Жыл',
    status: 'Күйі',
    off: 'Сенбі мен жексенбіден басқа демалыс күндері',
    worked: 'Жұмыс істейтін сенбі мен жексенбі',
  },
  statuses: { official: 'ресми', provisional: 'алдын ала' },
  change:
    'Жаңа жылды осы жерде енгізіп, тексеруге болады. Ол жүйенің операторы жаңа нұсқаны орнатқаннан кейін қолданылады. Содан кейін мерзімдерді осы жерде қайта санаңыз.',
  recount: {
    title: 'Мерзімдерді қайта санау',
    lead: 'Алдымен не жылжитыны көрсетіледі. Адам таңдаған күндер (ұзарту, бақылау) жылжымайды.',
    check: 'Не жылжитынын көрсету',
  },
  moves: (count) => `Жылжитын мерзімдер: ${count}.`,
  nothing: 'Ашық мерзімдердің ешқайсысы жылжымайды.',
  columnsOfMoves: { number: 'Нөмір', term: 'Мерзім', from: 'Бұрын', to: 'Енді' },
  none: 'күні жоқ',
  own: 'Кеңестің құрамы',
  more: (count) => `Тағы ${count}.`,
  confirm: {
    title: 'Мерзімдерді қайта санау керек пе?',
    lead: 'Ескі күн айтылған адамдарға жаңасы хабарланады.',
    button: 'Иә, қайта санау',
    back: 'Күнтізбеге оралу',
  },
  done: (count) => `Қайта саналды. Жылжыған мерзімдер: ${count}.`,
  tooMany: (cases, most) =>
    `Қаралатын істер: ${cases}. Бұл жерде ${most} істен артық саналмайды: жүйенің операторынан сұраңыз.`,
  unreadable: (numbers) =>
    `Мына істерді оқу мүмкін болмады: ${numbers}. Қалғандары қаралды. Жүйенің операторына хабарлаңыз.`,
}

const ru: CalendarWords = {
  title: 'Календарь и сроки',
  lead: 'Сроки считаются по официальному производственному календарю. В системе есть эти годы.',
  columns: {
    year: 'Год',
    status: 'Состояние',
    off: 'Нерабочие дни, кроме суббот и воскресений',
    worked: 'Рабочие субботы и воскресенья',
  },
  statuses: { official: 'официальный', provisional: 'предварительный' },
  change:
    'Новый год можно ввести и проверить здесь. Он начинает действовать, когда оператор системы установит новую версию. После этого пересчитайте сроки здесь.',
  recount: {
    title: 'Пересчёт сроков',
    lead: 'Сначала будет показано, что сдвинется. Даты, которые выбрал человек (продление, контроль), не сдвигаются.',
    check: 'Показать, что сдвинется',
  },
  moves: (count) => `Сдвинется сроков: ${count}.`,
  nothing: 'Ни один открытый срок не сдвигается.',
  columnsOfMoves: { number: 'Номер', term: 'Срок', from: 'Было', to: 'Станет' },
  none: 'даты нет',
  own: 'Состав совета',
  more: (count) => `И ещё: ${count}.`,
  confirm: {
    title: 'Пересчитать сроки?',
    lead: 'Те, кому называли прежнюю дату, узнают о новой из письма.',
    button: 'Да, пересчитать',
    back: 'К календарю',
  },
  done: (count) => `Пересчитано. Сдвинулось сроков: ${count}.`,
  tooMany: (cases, most) =>
    `Дел для пересчёта: ${cases}. Здесь считается не больше ${most}: попросите оператора системы.`,
  unreadable: (numbers) =>
    `Не удалось прочитать: ${numbers}. Остальные дела просмотрены. Сообщите оператору системы.`,
}

const en: CalendarWords = {
  title: 'Calendar and due dates',
  lead: 'Due dates are counted by the official calendar. The system has these years.',
  columns: {
    year: 'Year',
    status: 'Status',
    off: 'Days off besides Saturdays and Sundays',
    worked: 'Saturdays and Sundays worked',
  },
  statuses: { official: 'official', provisional: 'provisional' },
  change:
    'A new year can be entered and checked here. It holds once the system’s operator has deployed it. Count the due dates again here after that.',
  recount: {
    title: 'Counting again',
    lead: 'What would move is shown first. Dates that a person chose (an extension, a control) do not move.',
    check: 'Show what would move',
  },
  moves: (count) => `Due dates that would move: ${count}.`,
  nothing: 'No open due date moves.',
  columnsOfMoves: { number: 'Number', term: 'Term', from: 'Before', to: 'After' },
  none: 'no date',
  own: 'The composition',
  more: (count) => `And ${count} more.`,
  confirm: {
    title: 'Count the due dates again?',
    lead: 'Whoever was told the old date is told the new one by mail.',
    button: 'Yes, count again',
    back: 'Back to the calendar',
  },
  done: (count) => `Counted again. Due dates that moved: ${count}.`,
  tooMany: (cases, most) =>
    `Cases to count again: ${cases}. Here at most ${most} are counted: ask the system’s operator.`,
  unreadable: (numbers) =>
    `These could not be read: ${numbers}. All others were looked at. Tell the system’s operator.`,
}

const all: Record<Language, CalendarWords> = { kk, ru, en }

export const calendarWords = (lang: Language): CalendarWords => all[lang]
