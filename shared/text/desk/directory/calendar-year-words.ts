/** The words of the desk's form of a year of the calendar, one interface for all languages. Days come as `2028-01-04`. */
import type { Language } from '../../../../events/values.ts'
import { formatDay } from '../../dates.ts'
import type { Labelled } from '../../pages/page-words.ts'

export type CalendarYearWords = {
  title: string
  lead: string
  /** What comes of it, and when it holds. */
  effect: { title: string; lines: readonly string[] }
  year: Labelled
  status: Labelled
  workingDays: Labelled
  daysOff: Labelled
  worked: Labelled
  sources: Labelled
  check: string
  download: string
  checked: (workingDays: number) => string
  preview: string
  back: string
  faults: {
    year: (from: number, to: number) => string
    number: string
    differs: (counted: number, typed: number) => string
    noDays: string
    noSources: string
    /** A line of a list, by its number. */
    line: (no: number, what: string) => string
    day: string
    name: string
    otherYear: (on: string) => string
    twice: (on: string) => string
    weekday: (on: string) => string
    offToo: (on: string) => string
  }
}

const example =
  '04.01.2027 Жаңа жыл (2 қаңтар, сенбіден ауыстырылған) | Новый год (за субботу 2 января) | New Year (for Saturday 2 January)'

const kk: CalendarYearWords = {
  title: 'Күнтізбе жылын енгізу',
  lead: 'Бес күндік жұмыс аптасына арналған ресми өндірістік күнтізбені осында көшіріңіз. Тексеру жұмыс күндерінің саны сәйкес келе ме, ашық мерзімдердің қайсысы жылжиды, соны көрсетеді.',
  effect: {
    title: 'Жыл қашаннан бастап қолданылады',
    lines: [
      'Тексерілген жыл өздігінен ештеңені өзгертпейді. Файлды жүктеп алып, жүйенің операторына беріңіз: ол shared/council/calendars файлын осымен ауыстырып, жаңа нұсқаны орнатады.',
      'Сол сәттен бастап барлық бет пен хат жаңа күнтізбе бойынша санайды. Содан кейін «Күнтізбе және мерзімдер» бетінде ашық мерзімдерді қайта санаңыз.',
      'Қатар жүрген екі күнтізбе бір істің екі түрлі мерзімін білдірер еді, сондықтан күнтізбе бұл жерден өзгертілмейді.',
    ],
  },
  year: { label: 'Жыл' },
  status: { label: 'Күйі', hint: 'Ресми күнтізбе жарияланғанға дейін – алдын ала.' },
  workingDays: { label: 'Жылдағы жұмыс күндері', hint: 'Ресми күнтізбеде көрсетілгендей, мысалы, 247.' },
  daysOff: {
    label: 'Сенбі мен жексенбіден басқа демалыс күндері',
    hint: `Әр жолға біреуден: күні мен атауы. Күнтізбеде бар атауды бір тілде жазу жеткілікті, жаңасын қазақша, орысша және ағылшынша жазып, араларына | белгісін қойыңыз: ${example}`,
  },
  worked: {
    label: 'Жұмыс істейтін сенбі мен жексенбі',
    hint: 'Дәл солай, әр жолға біреуден. Болмаса, бос қалдырыңыз.',
  },
  sources: {
    label: 'Дереккөздер',
    hint: 'Күнтізбе қайда жарияланған: бұйрықтың нөмірі мен күні, сайт. Әр жолға біреуден.',
  },
  check: 'Тексеру',
  download: 'Күнтізбе файлын жүктеп алу',
  checked: (n) => `Жыл тексерілді. Жұмыс күндерінің саны сәйкес келеді: ${n}.`,
  preview: 'Осы жылмен не жылжитыны',
  back: 'Күнтізбеге оралу',
  faults: {
    year: (from, to) => `Жылды жазыңыз: ${from}–${to}.`,
    number: 'Жұмыс күндерінің санын жазыңыз, мысалы, 247.',
    differs: (counted, typed) =>
      `Осы тізімдер бойынша жұмыс күндерінің саны – ${counted}, ал көрсетілгені – ${typed}. Тізімдерді тексеріңіз.`,
    noDays: 'Демалыс күндерін жазыңыз.',
    noSources: 'Күнтізбенің қайда жарияланғанын жазыңыз.',
    line: (no, what) => `${no}-жол: ${what}`,
    day: 'мұндай күн жоқ, күнді 04.01.2027 үлгісімен жазыңыз.',
    name: 'атауын үш тілде жазып, араларына | белгісін қойыңыз.',
    otherYear: (on) => `${formatDay(on, 'kk')} басқа жылға жатады.`,
    twice: (on) => `${formatDay(on, 'kk')} екі рет жазылған.`,
    weekday: (on) => `${formatDay(on, 'kk')} сенбі де, жексенбі де емес.`,
    offToo: (on) => `${formatDay(on, 'kk')} демалыс күні ретінде де жазылған.`,
  },
}

const ru: CalendarYearWords = {
  title: 'Ввести год календаря',
  lead: 'Перенесите сюда официальный производственный календарь для пятидневной рабочей недели. Проверка покажет, сходится ли число рабочих дней и какие открытые сроки сдвинутся.',
  effect: {
    title: 'Когда год начинает действовать',
    lines: [
      'Проверенный год сам по себе ничего не меняет. Скачайте файл и передайте его оператору системы: он заменит им файл в shared/council/calendars и установит новую версию.',
      'С этой минуты все страницы и письма считают по новому календарю. После этого пересчитайте открытые сроки на странице «Календарь и сроки».',
      'Два календаря одновременно означали бы два разных срока одного дела, поэтому отсюда календарь не меняется.',
    ],
  },
  year: { label: 'Год' },
  status: { label: 'Состояние', hint: 'Пока официальный календарь не опубликован – предварительный.' },
  workingDays: { label: 'Рабочих дней в году', hint: 'Как сказано в официальном календаре, например 247.' },
  daysOff: {
    label: 'Нерабочие дни, кроме суббот и воскресений',
    hint: `По одному в строке: дата и название. Название, которое в календаре уже есть, достаточно написать на одном языке, новое – на казахском, русском и английском через знак |: ${example}`,
  },
  worked: {
    label: 'Рабочие субботы и воскресенья',
    hint: 'Так же, по одному в строке. Если их нет, оставьте пустым.',
  },
  sources: {
    label: 'Источники',
    hint: 'Где опубликован календарь: номер и дата приказа, сайт. По одному в строке.',
  },
  check: 'Проверить',
  download: 'Скачать файл календаря',
  checked: (n) => `Год проверен. Число рабочих дней сходится: ${n}.`,
  preview: 'Что сдвинется с этим годом',
  back: 'К календарю',
  faults: {
    year: (from, to) => `Укажите год: ${from}–${to}.`,
    number: 'Укажите число рабочих дней, например 247.',
    differs: (counted, typed) =>
      `По этим спискам рабочих дней ${counted}, а указано ${typed}. Проверьте списки.`,
    noDays: 'Укажите нерабочие дни.',
    noSources: 'Укажите, где опубликован календарь.',
    line: (no, what) => `Строка ${no}: ${what}`,
    day: 'такого дня нет, напишите дату как 04.01.2027.',
    name: 'напишите название на трёх языках через знак |.',
    otherYear: (on) => `${formatDay(on, 'ru')} относится к другому году.`,
    twice: (on) => `${formatDay(on, 'ru')} указано дважды.`,
    weekday: (on) => `${formatDay(on, 'ru')} – не суббота и не воскресенье.`,
    offToo: (on) => `${formatDay(on, 'ru')} указано и среди нерабочих дней.`,
  },
}

const en: CalendarYearWords = {
  title: 'Enter a year of the calendar',
  lead: 'Copy the official production calendar for the five-day week here. The check shows whether the number of days worked is right and which open due dates would move.',
  effect: {
    title: 'When the year holds',
    lines: [
      'A year that is checked changes nothing by itself. Download the file and give it to the system’s operator, who puts it in place of the one in shared/council/calendars and deploys a new version.',
      'From then on all pages and mails count by the new calendar. After that, count the open due dates again on the page “Calendar and due dates”.',
      'Two calendars at once would be two due dates of one case, so the calendar is not changed from here.',
    ],
  },
  year: { label: 'Year' },
  status: { label: 'Status', hint: 'Provisional until the official calendar is published.' },
  workingDays: { label: 'Days worked in the year', hint: 'As the official calendar says, for instance 247.' },
  daysOff: {
    label: 'Days off besides Saturdays and Sundays',
    hint: `One a line: the date and the name. A name that the calendar has already is enough in one language, a new one in Kazakh, Russian and English with | between them: ${example}`,
  },
  worked: {
    label: 'Saturdays and Sundays worked',
    hint: 'In the same way, one a line. Leave it empty where there are none.',
  },
  sources: {
    label: 'Sources',
    hint: 'Where the calendar is published: number and date of the order, the site. One a line.',
  },
  check: 'Check',
  download: 'Download the calendar’s file',
  checked: (n) => `The year is checked. The number of days worked is right: ${n}.`,
  preview: 'What would move with this year',
  back: 'Back to the calendar',
  faults: {
    year: (from, to) => `Enter a year: ${from}–${to}.`,
    number: 'Enter the number of days worked, for instance 247.',
    differs: (counted, typed) =>
      `By these lists ${counted} days are worked, but ${typed} were entered. Check the lists.`,
    noDays: 'Enter the days off.',
    noSources: 'Enter where the calendar is published.',
    line: (no, what) => `Line ${no}: ${what}`,
    day: 'there is no such day, write it as 04.01.2027.',
    name: 'write the name in three languages with | between them.',
    otherYear: (on) => `${formatDay(on, 'en')} is of another year.`,
    twice: (on) => `${formatDay(on, 'en')} is there twice.`,
    weekday: (on) => `${formatDay(on, 'en')} is neither a Saturday nor a Sunday.`,
    offToo: (on) => `${formatDay(on, 'en')} is among the days off too.`,
  },
}

const all: Record<Language, CalendarYearWords> = { kk, ru, en }

export const calendarYearWords = (lang: Language): CalendarYearWords => all[lang]
