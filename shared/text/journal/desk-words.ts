/** The words of the desk's page that loads old registers, one interface for all languages. */
import type { AnyRegister } from '../../../events/journal/registers.ts'
import type { Language } from '../../../events/values.ts'
import type { Labelled } from '../pages/page-words.ts'
import { grouped } from '../plural.ts'
import { faultText, type RowFault } from './import.ts'

type Counts = { fresh: number; corrected: number; unchanged: number }

export type DeskImportWords = {
  title: string
  lead: string
  border: (rows: number, megabytes: number) => string
  kinds: Record<AnyRegister, string>
  kind: Labelled
  file: Labelled
  anotherFile: Labelled
  stored: (name: string) => string
  prefix: Labelled
  sure: string
  asTyped: string
  correctDates: string
  correct: Labelled
  check: string
  load: string
  faults: {
    noFile: string
    gone: string
    tooMany: (rows: number, most: number) => string
    prefix: string
    unreadable: (numbers: string) => string
  }
  /** How many rows are through, while a large file is checked or loaded. */
  far: Record<'check' | 'load', (done: number, rows: number) => string>
  goesOn: string
  goOn: string
  problems: (count: number) => string
  nothingLoaded: string
  /** Of a file of which a part was loaded already. */
  stopped: (done: number, rows: number) => string
  problemsFile: string
  problemColumns: Record<'line' | 'column' | 'fault', string>
  mend: string
  noRows: string
  checked: string
  counts: (counts: Counts) => string
  corrections: string
  loaded: (name: string) => string
  listsFollow: string
  lettersNext: string
  asleep: (count: number) => string
  activation: {
    title: string
    lead: string
    button: string
    confirm: string
    about: (count: number) => string
    sure: string
    done: (cases: number, dates: number) => string
    rest: (count: number) => string
    nothing: string
    back: string
  }
}

const kk: DeskImportWords = {
  title: 'Журналды енгізу',
  lead: 'Бұрынғы жылдардың журналы CSV файлынан енгізіледі: істер тізімдер мен есепке өз нөмірлерімен және күндерімен түседі. Алдымен файл тексеріледі; бір жолында қате болса, файлдан ештеңе енгізілмейді. Сол файлды қайта енгізу ештеңені өзгертпейді.',
  border: (rows, megabytes) =>
    `Бір файлда ${grouped(rows, 'kk')} жолдан және ${megabytes} МБ-тан артық болмауы керек. Үлкен файл бөліктеп тексеріледі және енгізіледі, ал бетте қанша жолдан өткені көрсетіледі.`,
  kinds: {
    appeals: 'Өтініштер',
    letters: 'Хаттар',
    'draft-acts': 'НҚА жобалары',
    activities: 'Іс-шаралар',
    members: 'Кеңес мүшелері',
    channels: 'Арналардың көрсеткіштері',
  },
  kind: { label: 'Қай журнал', hint: 'Хаттар өтініштер мен жобалардан кейін енгізіледі.' },
  file: { label: 'CSV файлы' },
  anotherFile: { label: 'Басқа файл' },
  stored: (name) => `Тексеруге алынған файл: ${name}`,
  prefix: {
    label: 'Нөмірлердің алдына',
    hint: 'Нөмірлер жыл сайын қайта басталса, мысалы 2025/. Әйтпесе бос қалдырыңыз.',
  },
  sure: 'Тексеру дұрыс жазылғанды қате деп тапса',
  asTyped: 'Әріптер мен нөмірлер журналда дәл осылай жазылған',
  correctDates: 'Басқа жылғы күндер – түзету',
  correct: { label: 'Түзетілетін жазбалардың нөмірлері', hint: 'Үтір арқылы, мысалы 12, 15.' },
  check: 'Файлды тексеру',
  load: 'Енгізу',
  faults: {
    noFile: 'Файлды таңдаңыз.',
    gone: 'Тексерілген файл сақталмаған. Оны қайта таңдаңыз.',
    tooMany: (rows, most) =>
      `Файлда ${grouped(rows, 'kk')} жол бар, ал мұнда ${grouped(most, 'kk')} жолдан артық енгізілмейді. Файлды бөліңіз.`,
    prefix: '/, . немесе - таңбасымен аяқталатын әріптер не цифрлар күтіледі, мысалы 2025/.',
    unreadable: (numbers) =>
      `Мына істерді қазір оқу мүмкін емес: ${numbers}. Жүйенің операторына хабарлаңыз.`,
  },
  far: {
    check: (done, rows) => `Тексерілген жолдар: ${grouped(done, 'kk')} (барлығы ${grouped(rows, 'kk')}).`,
    load: (done, rows) => `Енгізілген жолдар: ${grouped(done, 'kk')} (барлығы ${grouped(rows, 'kk')}).`,
  },
  goesOn:
    'Бет өзі жалғаспаса, түймені басыңыз. Бетті жауып тастасаңыз, бір тәулік ішінде осы жерден, тоқтаған тұсынан жалғастыра аласыз.',
  goOn: 'Жалғастыру',
  problems: (count) => `Қателер: ${count}.`,
  nothingLoaded: 'Ештеңе енгізілген жоқ.',
  stopped: (done, rows) =>
    `Енгізілген жолдар: ${grouped(done, 'kk')} (барлығы ${grouped(rows, 'kk')}). Қалғаны енгізілген жоқ.`,
  problemsFile: 'Қателер кестесі (CSV)',
  problemColumns: { line: 'Жол', column: 'Баған', fault: 'Қате' },
  mend: 'Файлды түзетіп, қайта тексеріңіз.',
  noRows: 'Файлда баған атауларынан кейін бірде-бір жол жоқ: енгізетін ештеңе жоқ.',
  checked: 'Файл тексерілді, қате жоқ. Әзірге ештеңе енгізілген жоқ.',
  counts: ({ fresh, corrected, unchanged }) =>
    `Жаңа: ${fresh}, түзетілген: ${corrected}, өзгеріссіз: ${unchanged}.`,
  corrections: 'Не түзетіледі',
  loaded: (name) => `Журнал енгізілді: ${name}.`,
  listsFollow:
    'Тізімдер мен есеп бірер минуттан кейін, ал үлкен журнал енгізілсе, бірнеше минуттан кейін жаңарады.',
  lettersNext: 'Енді осы істерге қатысты хаттарды енгізуге болады.',
  asleep: (count) => `Ашық: ${count}. Бақылауға алынғанша олар бойынша хат та, еске салу да болмайды.`,
  activation: {
    title: 'Бақылауға алу',
    lead: 'Барлық журнал енгізілгенде, ашық істерді бақылауға алыңыз: олардың мерзімі мен жауаптысы болады, комиссия төрағаларына хат жіберіледі.',
    button: 'Бақылауға алу',
    confirm: 'Ашық істерді бақылауға алу керек пе?',
    about: (count) =>
      `Бақылауға алынатыны: ${count}. Комиссия төрағалары хат алады; мерзімі өткендер туралы таңертеңгі жиынтық хатта еске салынады.`,
    sure: 'Иә, бақылауға алу',
    done: (cases, dates) => `Бақылауға алынды. Істер: ${cases}, олардағы мерзімдер: ${dates}.`,
    rest: (count) => `Тағы қалғаны: ${count}. Түймені тағы бір рет басыңыз.`,
    nothing: 'Бақылауға алатын ештеңе жоқ.',
    back: 'Журналды енгізуге оралу',
  },
}

const ru: DeskImportWords = {
  title: 'Загрузка журнала',
  lead: 'Журнал прежних лет загружается из файла CSV: дела попадают в списки и в отчёт под своими номерами и датами. Сначала файл проверяется; если ошибка хотя бы в одной строке, из файла не загружается ничего. Тот же файл ещё раз ничего не меняет.',
  border: (rows, megabytes) =>
    `В одном файле не больше ${grouped(rows, 'ru')} строк и ${megabytes} МБ. Большой файл проверяется и загружается по частям, и страница показывает, сколько строк пройдено.`,
  kinds: {
    appeals: 'Обращения',
    letters: 'Письма',
    'draft-acts': 'Проекты НПА',
    activities: 'Мероприятия',
    members: 'Члены совета',
    channels: 'Показатели каналов',
  },
  kind: { label: 'Какой журнал', hint: 'Письма загружаются после обращений и проектов.' },
  file: { label: 'Файл CSV' },
  anotherFile: { label: 'Другой файл' },
  stored: (name) => `Файл на проверке: ${name}`,
  prefix: {
    label: 'Перед номерами',
    hint: 'Если номера каждый год начинаются заново, например 2025/. Иначе оставьте пустым.',
  },
  sure: 'Если проверка приняла за ошибку то, что верно',
  asTyped: 'Буквы и номера в журнале именно такие',
  correctDates: 'Даты другого года – исправления',
  correct: { label: 'Номера исправляемых записей', hint: 'Через запятую, например 12, 15.' },
  check: 'Проверить файл',
  load: 'Загрузить',
  faults: {
    noFile: 'Выберите файл.',
    gone: 'Проверенный файл больше не хранится. Выберите его снова.',
    tooMany: (rows, most) =>
      `В файле строк: ${grouped(rows, 'ru')}, а здесь загружается не больше ${grouped(most, 'ru')}. Разделите файл на части.`,
    prefix: 'Ожидаются буквы или цифры, а в конце /, . или -, например 2025/.',
    unreadable: (numbers) => `Эти дела сейчас нельзя прочитать: ${numbers}. Сообщите оператору системы.`,
  },
  far: {
    check: (done, rows) => `Проверено строк: ${grouped(done, 'ru')} из ${grouped(rows, 'ru')}.`,
    load: (done, rows) => `Загружено строк: ${grouped(done, 'ru')} из ${grouped(rows, 'ru')}.`,
  },
  goesOn:
    'Если страница не продолжает сама, нажмите кнопку. Если закрыть страницу, в течение суток можно продолжить здесь же, с того места, где остановились.',
  goOn: 'Продолжить',
  problems: (count) => `Ошибок: ${count}.`,
  nothingLoaded: 'Ничего не загружено.',
  stopped: (done, rows) =>
    `Загружено строк: ${grouped(done, 'ru')} из ${grouped(rows, 'ru')}. Остальное не загружено.`,
  problemsFile: 'Таблица ошибок (CSV)',
  problemColumns: { line: 'Строка', column: 'Столбец', fault: 'Ошибка' },
  mend: 'Исправьте файл и проверьте его снова.',
  noRows: 'Под названиями столбцов в файле нет ни одной строки: загружать нечего.',
  checked: 'Файл проверен, ошибок нет. Пока ничего не загружено.',
  counts: ({ fresh, corrected, unchanged }) =>
    `Новых: ${fresh}, исправленных: ${corrected}, без изменений: ${unchanged}.`,
  corrections: 'Что исправится',
  loaded: (name) => `Журнал загружен: ${name}.`,
  listsFollow: 'Списки и отчёт обновятся через минуту-две, после большого журнала – через несколько минут.',
  lettersNext: 'Теперь можно загрузить письма, которые относятся к этим делам.',
  asleep: (count) => `Открытых: ${count}. Писем и напоминаний по ним нет, пока их не взяли на контроль.`,
  activation: {
    title: 'Взятие на контроль',
    lead: 'Когда загружены все журналы, возьмите открытые дела на контроль: у них появятся сроки и ответственные, председателям комиссий уйдут письма.',
    button: 'Взять на контроль',
    confirm: 'Взять открытые дела на контроль?',
    about: (count) =>
      `Будет взято на контроль: ${count}. Председатели комиссий получат письма; о просроченном напомнит утренняя сводка.`,
    sure: 'Да, взять на контроль',
    done: (cases, dates) => `Взято на контроль. Дел: ${cases}, сроков в них: ${dates}.`,
    rest: (count) => `Осталось: ${count}. Нажмите кнопку ещё раз.`,
    nothing: 'Брать на контроль нечего.',
    back: 'К загрузке журнала',
  },
}

const en: DeskImportWords = {
  title: 'Loading a register',
  lead: 'A register of earlier years is loaded from a CSV file: its cases stand in lists and in the report under their own numbers and dates. The file is checked first; with a problem in any line nothing of it is loaded. The same file again changes nothing.',
  border: (rows, megabytes) =>
    `A file has at most ${grouped(rows, 'en')} rows and ${megabytes} MB. A large one is checked and loaded in parts, and the page says how many rows are through.`,
  kinds: {
    appeals: 'Appeals',
    letters: 'Letters',
    'draft-acts': 'Draft acts',
    activities: 'Activities',
    members: 'Members of the council',
    channels: 'Figures of channels',
  },
  kind: { label: 'Which register', hint: 'Letters come after appeals and draft acts.' },
  file: { label: 'CSV file' },
  anotherFile: { label: 'Another file' },
  stored: (name) => `The file that was checked: ${name}`,
  prefix: {
    label: 'Before the numbers',
    hint: 'Where numbers begin again each year, 2025/ for instance. Leave it empty otherwise.',
  },
  sure: 'If the check took for a mistake what is right',
  asTyped: 'Letters and numbers are as the register has them',
  correctDates: 'Days of another year are corrections',
  correct: { label: 'Numbers of corrected entries', hint: 'With commas between: 12, 15.' },
  check: 'Check the file',
  load: 'Load',
  faults: {
    noFile: 'Choose a file.',
    gone: 'The file that was checked is not kept any more. Choose it again.',
    tooMany: (rows, most) =>
      `The file has ${grouped(rows, 'en')} rows, and ${grouped(most, 'en')} at most are loaded here. Divide it.`,
    prefix: 'Expected letters or digits that end in /, . or -, as 2025/.',
    unreadable: (numbers) => `These cases cannot be read now: ${numbers}. Tell the system’s operator.`,
  },
  far: {
    check: (done, rows) => `Rows checked: ${grouped(done, 'en')} of ${grouped(rows, 'en')}.`,
    load: (done, rows) => `Rows loaded: ${grouped(done, 'en')} of ${grouped(rows, 'en')}.`,
  },
  goesOn:
    'If the page does not go on by itself, press the button. If it is closed, you can go on here within a day, from where it stopped.',
  goOn: 'Go on',
  problems: (count) => `Problems: ${count}.`,
  nothingLoaded: 'Nothing was loaded.',
  stopped: (done, rows) =>
    `Rows loaded: ${grouped(done, 'en')} of ${grouped(rows, 'en')}. The rest was not loaded.`,
  problemsFile: 'Table of problems (CSV)',
  problemColumns: { line: 'Line', column: 'Column', fault: 'Problem' },
  mend: 'Correct the file and check it again.',
  noRows: 'The file has no line below the names of the columns: there is nothing to load.',
  checked: 'The file was checked, without problems. Nothing is loaded yet.',
  counts: ({ fresh, corrected, unchanged }) =>
    `New: ${fresh}, corrected: ${corrected}, unchanged: ${unchanged}.`,
  corrections: 'What would be corrected',
  loaded: (name) => `The register is loaded: ${name}.`,
  listsFollow:
    'Lists and the report follow within a minute or two, after a large register within some minutes.',
  lettersNext: 'The letters about these cases can be loaded now.',
  asleep: (count) => `Open: ${count}. No mail and no reminder of them goes out until they are activated.`,
  activation: {
    title: 'Activation',
    lead: 'When all registers are loaded, activate what is open: it gets its due dates and owners, the chairs of commissions get mails.',
    button: 'Activate',
    confirm: 'Activate what is open?',
    about: (count) =>
      `To be activated: ${count}. The chairs of commissions get mails; what is overdue comes in the morning digest.`,
    sure: 'Yes, activate',
    done: (cases, dates) => `Activated: ${cases} cases, ${dates} due dates in them.`,
    rest: (count) => `Left: ${count}. Press the button once more.`,
    nothing: 'There is nothing to activate.',
    back: 'Back to loading',
  },
}

const all: Record<Language, DeskImportWords> = { kk, ru, en }

export const deskImportWords = (lang: Language): DeskImportWords => all[lang]

/** What is wrong, in the names that the page's controls have in place of the command's options. */
export const faultOnPage = (fault: RowFault, lang: Language): string => {
  const { asTyped, correctDates, correct, prefix } = all[lang]
  return faultText(fault, lang)
    .replaceAll('--as-typed', `«${asTyped}»`)
    .replaceAll('--correct-dates', `«${correctDates}»`)
    .replaceAll('--correct ', `«${correct.label}»: `)
    .replaceAll('--prefix ', `«${prefix.label}»: `)
    .replaceAll('--kind ', '')
}
