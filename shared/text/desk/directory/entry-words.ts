/** The words of the directory's table, and of adding an entry and ending one. */
import type { Language } from '../../../../events/values.ts'
import type { Labelled } from '../../pages/page-words.ts'

/** What the table can be narrowed to. */
export const entryKinds = ['council', 'commission', 'agency', 'topic'] as const
export type EntryKind = (typeof entryKinds)[number]
/** Of which there may be more or less; the council's own posts are what they are. */
export const addedKinds = ['agency', 'commission', 'topic'] as const
export type AddedKind = (typeof addedKinds)[number]

export type EntryWords = {
  search: { label: string; kind: string; any: string; find: string; all: string }
  kinds: Record<EntryKind, string>
  columns: { name: string; kind: string; held: string; state: string; change: string }
  none: string
  shown: (from: number, to: number, all: number) => string
  before: string
  next: string
  /** Where an entry comes from, and until when it goes on; days as they are read. */
  state: {
    file: string
    added: (day: string) => string
    ends: (day: string) => string
    ended: (day: string) => string
    /** What it was called until a day. */
    former: (name: string, day: string) => string
  }
  /** Opens the form that ends an entry. */
  end: string
  add: Record<AddedKind, string>
  added: string
  ended: string
  goesOn: string
  form: {
    phone: Labelled
    names: { kk: string; ru: string; en: string }
    id: Labelled
    badId: string
    commission: Labelled
    examples: Record<Language, Labelled>
    button: string
    back: string
  }
  renaming: { title: string; text: string; from: Labelled; button: string; done: string }
  contacts: {
    title: string
    text: string
    address: Record<Language, Labelled>
    phone: Labelled
    opens: Labelled
    closes: Labelled
    /** Of working days; `since` is a day from which others hold. */
    hours: (from: string, to: string) => string
    since: (from: string, to: string, day: string) => string
    done: string
  }
  ending: { title: string; text: Record<AddedKind, string>; from: Labelled; button: string; keep: string }
}

const all: Record<Language, EntryWords> = {
  kk: {
    search: {
      label: 'Атауы, тегі немесе мекенжайы',
      kind: 'Түрі',
      any: 'Барлығы',
      find: 'Табу',
      all: 'Барлығын көрсету',
    },
    kinds: { council: 'Кеңес', commission: 'Комиссия', agency: 'Мемлекеттік орган', topic: 'Сала' },
    columns: { name: 'Атауы', kind: 'Түрі', held: 'Кім және қайда', state: 'Күйі', change: 'Әрекеттер' },
    none: 'Ештеңе табылмады. Басқа сөзбен іздеңіз.',
    shown: (from, to, count) => `${count} жазбаның ${from}–${to} аралығы көрсетілген`,
    before: 'Алдыңғылары',
    next: 'Келесілері',
    state: {
      file: 'кеңестің баптауларынан',
      added: (day) => `${day} күні қосылды`,
      ends: (day) => `${day} күні қолданысы тоқтайды`,
      ended: (day) => `${day} күні қолданысы тоқтады`,
      former: (name, day) => `${day} күніне дейін: ${name}`,
    },
    end: 'Қолданысын тоқтату…',
    add: { agency: 'Мемлекеттік орган қосу', commission: 'Комиссия қосу', topic: 'Сала қосу' },
    added: 'Жазба қосылды.',
    ended: 'Жазба қолданысының соңы белгіленді.',
    goesOn: 'Жазба одан әрі қолданылады.',
    form: {
      phone: { label: 'Телефон', hint: 'Міндетті емес.' },
      names: { kk: 'Қазақша атауы', ru: 'Орысша атауы', en: 'Ағылшынша атауы' },
      id: {
        label: 'Коды',
        hint: 'Латын әріптері, цифрлар және дефис. Журналдар мен ашық деректерде тұрады, кейін өзгермейді. Бос қалдырылса, ағылшынша атауынан жасалады.',
      },
      badId: 'Код латын әрпінен басталып, тек кіші латын әріптерінен, цифрлардан және дефистен тұруы керек.',
      commission: { label: 'Қай комиссия қарайды' },
      examples: {
        kk: { label: 'Қазақша мысалдары', hint: 'Өтініш беруші саланы таңдағанда көреді: «жылу, су, лифт».' },
        ru: { label: 'Орысша мысалдары' },
        en: { label: 'Ағылшынша мысалдары' },
      },
      button: 'Қосу',
      back: 'Анықтамалыққа',
    },
    renaming: {
      title: 'Атауын өзгерту',
      text: 'Осы күнге дейін жасалған құжаттарда бұрынғы атауы қалады. Іздеу мен журналдарды жүктеу екі атауды да таниды.',
      from: { label: 'Қай күннен бастап', hint: 'Бүгін немесе бұдан бұрынғы күн.' },
      button: 'Атауын өзгерту',
      done: 'Жазбаның атауы өзгертілді.',
    },
    contacts: {
      title: 'Кеңестің телефоны, мекенжайы және жұмыс уақыты',
      text: 'Олар сайтта, хаттар мен құжаттарда тұрады. Телефон мен мекенжай бірден, жұмыс уақыты ертеңнен бастап өзгереді: жұмыс уақыты аяқталғаннан кейін келген өтініш келесі жұмыс күні тіркеледі.',
      address: {
        kk: { label: 'Қазақша мекенжайы' },
        ru: { label: 'Орысша мекенжайы' },
        en: { label: 'Ағылшынша мекенжайы' },
      },
      phone: { label: 'Телефон', hint: 'Міндетті емес.' },
      opens: { label: 'Жұмыс күнінің басталуы', hint: 'Мысалы: 09:00.' },
      closes: { label: 'Жұмыс күнінің аяқталуы', hint: 'Мысалы: 18:30.' },
      hours: (from, to) => `Жұмыс күндері ${from}–${to}`,
      since: (from, to, day) => `${day} күнінен бастап ${from}–${to}`,
      done: 'Телефон, мекенжай және жұмыс уақыты сақталды.',
    },
    ending: {
      title: 'Қолданысын тоқтату',
      text: {
        agency:
          'Осы күннен бастап органға жаңа хаттар мен өтініштер жіберілмейді. Бұрынғылары атауымен қалады, олар туралы ескертулер жалғасады, орган оларға жауап бере алады.',
        commission:
          'Осы күннен бастап комиссияға жаңа істер берілмейді. Бұрынғылары сонда аяқталады. Саласын басқа комиссия қарамаса, мұндай өтініштерді кеңес аппараты бөледі.',
        topic: 'Осы күннен бастап сала жаңа өтініштерге ұсынылмайды. Бұрынғылары сол салада қалады.',
      },
      from: { label: 'Қай күннен бастап' },
      button: 'Осы күннен бастап тоқтату',
      keep: 'Тоқтатпау',
    },
  },
  ru: {
    search: {
      label: 'Название, фамилия или адрес',
      kind: 'Вид',
      any: 'Все',
      find: 'Найти',
      all: 'Показать все',
    },
    kinds: { council: 'Совет', commission: 'Комиссия', agency: 'Государственный орган', topic: 'Сфера' },
    columns: { name: 'Название', kind: 'Вид', held: 'Кто и где', state: 'Состояние', change: 'Действия' },
    none: 'Ничего не найдено. Попробуйте другое слово.',
    shown: (from, to, count) => `Показаны ${from}–${to} из ${count}`,
    before: 'Предыдущие',
    next: 'Следующие',
    state: {
      file: 'из настроек совета',
      added: (day) => `внесено ${day}`,
      ends: (day) => `прекращается с ${day}`,
      ended: (day) => `не действует с ${day}`,
      former: (name, day) => `до ${day}: ${name}`,
    },
    end: 'Прекратить с…',
    add: {
      agency: 'Внести государственный орган',
      commission: 'Внести комиссию',
      topic: 'Внести сферу',
    },
    added: 'Запись внесена.',
    ended: 'Установлено, с какого дня запись не действует.',
    goesOn: 'Запись действует и дальше.',
    form: {
      phone: { label: 'Телефон', hint: 'Необязательно.' },
      names: {
        kk: 'Название на казахском языке',
        ru: 'Название на русском языке',
        en: 'Название на английском языке',
      },
      id: {
        label: 'Код',
        hint: 'Латинские буквы, цифры и дефис. Стоит в журналах и открытых данных и потом не меняется. Если оставить пустым, составляется из английского названия.',
      },
      badId: 'Код начинается с латинской буквы и состоит из строчных латинских букв, цифр и дефиса.',
      commission: { label: 'Какая комиссия рассматривает' },
      examples: {
        kk: {
          label: 'Примеры на казахском языке',
          hint: 'Заявитель видит их, когда выбирает сферу: «отопление, вода, лифт».',
        },
        ru: { label: 'Примеры на русском языке' },
        en: { label: 'Примеры на английском языке' },
      },
      button: 'Внести',
      back: 'К справочнику',
    },
    renaming: {
      title: 'Переименование',
      text: 'В документах, составленных до этого дня, остаётся прежнее название. Поиск и загрузка журналов узнают оба.',
      from: { label: 'С какого дня', hint: 'Сегодня или раньше.' },
      button: 'Переименовать',
      done: 'Запись переименована.',
    },
    contacts: {
      title: 'Телефон, адрес и часы работы совета',
      text: 'Они стоят на сайте, в письмах и документах. Телефон и адрес меняются сразу, часы – с завтрашнего дня: обращение, которое пришло после конца рабочего дня, регистрируется на следующий.',
      address: {
        kk: { label: 'Адрес на казахском языке' },
        ru: { label: 'Адрес на русском языке' },
        en: { label: 'Адрес на английском языке' },
      },
      phone: { label: 'Телефон', hint: 'Необязательно.' },
      opens: { label: 'Начало рабочего дня', hint: 'Например: 09:00.' },
      closes: { label: 'Конец рабочего дня', hint: 'Например: 18:30.' },
      hours: (from, to) => `В рабочие дни ${from}–${to}`,
      since: (from, to, day) => `с ${day} ${from}–${to}`,
      done: 'Телефон, адрес и часы работы сохранены.',
    },
    ending: {
      title: 'Прекращение',
      text: {
        agency:
          'С этого дня органу не направляются новые письма и обращения. Прежние остаются под его названием, напоминания о них продолжаются, и орган может на них ответить.',
        commission:
          'С этого дня комиссии не передаются новые дела. Прежние она завершает. Обращения по её сферам, если их не рассматривает другая комиссия, распределяет аппарат совета.',
        topic: 'С этого дня сфера не предлагается для новых обращений. Прежние остаются в ней.',
      },
      from: { label: 'С какого дня' },
      button: 'Прекратить с этого дня',
      keep: 'Не прекращать',
    },
  },
  en: {
    search: {
      label: 'Name, person or address',
      kind: 'Kind',
      any: 'All',
      find: 'Find',
      all: 'Show all',
    },
    kinds: { council: 'Council', commission: 'Commission', agency: 'State body', topic: 'Topic' },
    columns: { name: 'Name', kind: 'Kind', held: 'Who and where', state: 'State', change: 'Actions' },
    none: 'Nothing was found. Try another word.',
    shown: (from, to, count) => `Shown: ${from}–${to} of ${count}`,
    before: 'Previous',
    next: 'Next',
    state: {
      file: 'from the council’s file',
      added: (day) => `added on ${day}`,
      ends: (day) => `ends on ${day}`,
      ended: (day) => `ended on ${day}`,
      former: (name, day) => `until ${day}: ${name}`,
    },
    end: 'End from…',
    add: { agency: 'Add a state body', commission: 'Add a commission', topic: 'Add a topic' },
    added: 'The entry was added.',
    ended: 'The day from which the entry ends is set.',
    goesOn: 'The entry goes on.',
    form: {
      phone: { label: 'Telephone', hint: 'Optional.' },
      names: { kk: 'Name in Kazakh', ru: 'Name in Russian', en: 'Name in English' },
      id: {
        label: 'Id',
        hint: 'Latin letters, digits and hyphens. It stands in registers and open data and never changes. Left empty, it is made of the English name.',
      },
      badId: 'An id begins with a Latin letter and has small Latin letters, digits and hyphens only.',
      commission: { label: 'Which commission takes it' },
      examples: {
        kk: {
          label: 'Examples in Kazakh',
          hint: 'An applicant sees them when choosing a topic: “heating, water, lifts”.',
        },
        ru: { label: 'Examples in Russian' },
        en: { label: 'Examples in English' },
      },
      button: 'Add',
      back: 'To the directory',
    },
    renaming: {
      title: 'Rename',
      text: 'Papers drawn before this day keep the earlier name. The search and the loading of registers know both.',
      from: { label: 'From which day', hint: 'Today or earlier.' },
      button: 'Rename',
      done: 'The entry was renamed.',
    },
    contacts: {
      title: 'Telephone, address and hours of the council',
      text: 'They stand on the site, in mails and on papers. Telephone and address change at once, hours from tomorrow on: an appeal that comes after the working day has ended is registered on the next one.',
      address: {
        kk: { label: 'Address in Kazakh' },
        ru: { label: 'Address in Russian' },
        en: { label: 'Address in English' },
      },
      phone: { label: 'Telephone', hint: 'Optional.' },
      opens: { label: 'The working day begins', hint: 'For example: 09:00.' },
      closes: { label: 'The working day ends', hint: 'For example: 18:30.' },
      hours: (from, to) => `On working days ${from}–${to}`,
      since: (from, to, day) => `from ${day} on ${from}–${to}`,
      done: 'Telephone, address and hours were saved.',
    },
    ending: {
      title: 'End',
      text: {
        agency:
          'From this day on no new letters or appeals go to the body. Earlier ones stay under its name, their reminders go on, and the body can answer them.',
        commission:
          'From this day on the commission is given no new cases. It finishes those that it has. Appeals in its topics go to the secretariat unless another commission takes them.',
        topic: 'From this day on the topic is not offered for new appeals. Earlier ones stay in it.',
      },
      from: { label: 'From which day' },
      button: 'End from this day',
      keep: 'Do not end',
    },
  },
}

export const entryWords = (lang: Language): EntryWords => all[lang]
