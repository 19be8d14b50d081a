/** What to do about a field that was left empty, by its path; numbers of rows are `#`. */
import type { Language } from '../../events/values.ts'

const day: Record<Language, string> = {
  kk: 'Күнін көрсетіңіз, мысалы, 31.12.2026.',
  ru: 'Укажите дату, например 31.12.2026.',
  en: 'Give the day, for example 31.12.2026.',
}
const fields: Record<string, Record<Language, string>> = {
  'applicant.kind': {
    kk: 'Өтінішті кім беретінін таңдаңыз.',
    ru: 'Выберите, кто обращается.',
    en: 'Choose who is appealing.',
  },
  'applicant.name': {
    kk: 'Аты-жөнін немесе ұйымның атауын көрсетіңіз.',
    ru: 'Укажите ФИО или название организации.',
    en: 'Give the full name, or the name of the organisation.',
  },
  'applicant.iin': {
    kk: 'ЖСН-ді көрсетіңіз (12 цифр) немесе оның жоқ екенін белгілеңіз.',
    ru: 'Укажите ИИН (12 цифр) или отметьте, что его нет.',
    en: 'Give the IIN (12 digits), or mark that there is none.',
  },
  topic: { kk: 'Саланы таңдаңыз.', ru: 'Выберите сферу.', en: 'Choose a topic.' },
  rating: { kk: 'Бағаны таңдаңыз.', ru: 'Выберите оценку.', en: 'Choose a rating.' },
  subject: { kk: 'Тақырыбын көрсетіңіз.', ru: 'Укажите тему.', en: 'Give the subject.' },
  text: { kk: 'Мәтінін жазыңыз.', ru: 'Напишите текст.', en: 'Write the text.' },
  'text.kk': {
    kk: 'Мәтінін қазақша да жазыңыз.',
    ru: 'Напишите текст и на казахском языке.',
    en: 'Write the text in Kazakh too.',
  },
  'text.ru': {
    kk: 'Мәтінін орысша да жазыңыз.',
    ru: 'Напишите текст и на русском языке.',
    en: 'Write the text in Russian too.',
  },
  reason: { kk: 'Себебін жазыңыз.', ru: 'Укажите причину.', en: 'Give the reason.' },
  channel: {
    kk: 'Өтініштің қалай түскенін таңдаңыз.',
    ru: 'Выберите, как поступило обращение.',
    en: 'Choose how the appeal came.',
  },
  agency: {
    kk: 'Мемлекеттік органды таңдаңыз.',
    ru: 'Выберите государственный орган.',
    en: 'Choose the state body.',
  },
  commission: { kk: 'Комиссияны таңдаңыз.', ru: 'Выберите комиссию.', en: 'Choose a commission.' },
  outcome: { kk: 'Нәтижесін таңдаңыз.', ru: 'Выберите результат.', en: 'Choose the outcome.' },
  decision: { kk: 'Шешімін таңдаңыз.', ru: 'Выберите решение.', en: 'Choose the decision.' },
  letter: { kk: 'Хатты таңдаңыз.', ru: 'Выберите письмо.', en: 'Choose the letter.' },
  ground: { kk: 'Негізін таңдаңыз.', ru: 'Выберите основание.', en: 'Choose the ground.' },
  missing: {
    kk: 'Нені толықтыру керегін белгілеңіз.',
    ru: 'Отметьте, чего не хватает.',
    en: 'Mark what is missing.',
  },
  what: {
    kk: 'Не табыс етілгенін таңдаңыз.',
    ru: 'Выберите, что вручено.',
    en: 'Choose what was handed over.',
  },
  how: {
    kk: 'Қалай табыс етілгенін таңдаңыз.',
    ru: 'Выберите, как это вручено.',
    en: 'Choose how it was handed over.',
  },
  to: {
    kk: 'Органды тізімнен таңдаңыз немесе атауын жазыңыз.',
    ru: 'Выберите орган из списка или укажите его название.',
    en: 'Choose the body from the list, or give its name.',
  },
  'origin.title': {
    kk: 'Іс-шараның атауын көрсетіңіз.',
    ru: 'Укажите название мероприятия.',
    en: 'Give the title of the event.',
  },
  'remarks.#.clause': {
    kk: 'Бапты немесе тармақты көрсетіңіз.',
    ru: 'Укажите статью или пункт.',
    en: 'Name the article or clause.',
  },
  'remarks.#.text': { kk: 'Ескертуді жазыңыз.', ru: 'Напишите замечание.', en: 'Write the remark.' },
  'remarks.#.text.kk': {
    kk: 'Ескертуді қазақша да жазыңыз.',
    ru: 'Напишите замечание и на казахском языке.',
    en: 'Write the remark in Kazakh too.',
  },
  'remarks.#.text.ru': {
    kk: 'Ескертуді орысша да жазыңыз.',
    ru: 'Напишите замечание и на русском языке.',
    en: 'Write the remark in Russian too.',
  },
  on: day,
  until: day,
  controlOn: day,
  receivedOn: day,
  receivedAt: day,
  'origin.on': day,
  'acting.from': day,
  'acting.until': day,
}

const channel: Record<Language, string> = {
  kk: 'Арнаны латын әріптерімен көрсетіңіз, мысалы: site, instagram, tv.',
  ru: 'Укажите канал латинскими буквами, например site, instagram, tv.',
  en: 'Give the channel in Latin letters, for example site, instagram, tv.',
}
const numbered: Record<Language, string> = {
  kk: 'Нөмірін бос орынсыз көрсетіңіз, мысалы: ALM-N-2026-000001.',
  ru: 'Укажите номер без пробелов, например ALM-N-2026-000001.',
  en: 'Give the number without spaces, for example ALM-N-2026-000001.',
}
/** Of the council's own work, by what is wrong: its `channel` is typed, an appeal's is chosen. */
const ofCouncil: Partial<Record<string, Record<string, Record<Language, string>>>> = {
  required: {
    channel,
    form: {
      kk: 'Іс-шараның нысанын таңдаңыз.',
      ru: 'Выберите форму мероприятия.',
      en: 'Choose the form of the activity.',
    },
    member: {
      kk: 'Кеңес мүшесін таңдаңыз.',
      ru: 'Выберите члена совета.',
      en: 'Choose the member.',
    },
  },
  unknown_value: {
    channel,
    time: {
      kk: 'Уақытты СС:ММ түрінде көрсетіңіз, мысалы, 15:30.',
      ru: 'Укажите время в виде ЧЧ:ММ, например 15:30.',
      en: 'Give a time as HH:MM, for example 15:30.',
    },
    member: {
      kk: 'Әріптер мен цифрлардан тұратын қысқа белгісін көрсетіңіз, мысалы: m-12.',
      ru: 'Укажите короткое обозначение из букв и цифр, например m-12.',
      en: 'Give a short id of letters and digits, for example m-12.',
    },
    origin: numbered,
    decision: numbered,
  },
}

/** Undefined where the words that all fields have will do. */
export const councilFieldWords = (
  { path, code }: { path: string; code: string },
  lang: Language,
): string | undefined => {
  const fields = ofCouncil[code]
  return fields && Object.hasOwn(fields, path) ? fields[path]?.[lang] : undefined
}

/** Undefined for a field that has no words of its own. */
export const requiredWords = (path: string, lang: Language): string | undefined => {
  const name = path.replace(/\.\d+\./, '.#.')
  return Object.hasOwn(fields, name) ? fields[name]?.[lang] : undefined
}
