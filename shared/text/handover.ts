/** What is handed over or posted where no mail reaches its reader: for the desk, and for the applicant who waits for it. */
import type { HandoverMatter, HandoverWay, Language } from '../../events/values.ts'

export type HandoverWords = {
  matters: Record<HandoverMatter, string>
  ways: Record<HandoverWay, string>
  /** On a row of a list. */
  marks: { byHand: string; undelivered: string }
  /** At the date that waits for it: the paper to print, the form that notes it. */
  print: string
  note: string
  /** To the applicant; `until` is the end of a day in words. */
  answer: (until: string | undefined) => string
  forwarding: (until: string | undefined) => string
  /** In a facts list, of what was forwarded. */
  state: { label: string; onItsWay: string }
  /** The applicant names another address on the page of the appeal. */
  contact: {
    title: string
    text: string
    email: string
    phone: string
    address: string
    button: string
    done: { title: string; text: string }
    /** Of the address that mail came back from. */
    lost: (address: string) => string
    /** In place of `done.text` where the code is still the same. */
    sameCode: string
    /** Nothing was filled in. */
    nothing: string
    tooOften: string
  }
}

const kk: HandoverWords = {
  matters: {
    answer: 'жауап',
    forwarding: 'жолданған өтініш (органға)',
    receipt: 'талон',
    notice: 'өтініш берушіге хабарлама',
    letter: 'органға хат',
  },
  ways: {
    in_person: 'қолма-қол, қолхатпен',
    post: 'пошта арқылы',
    courier: 'курьер арқылы',
    document_system: 'құжат айналымы арқылы',
    phone: 'телефон арқылы айтылды',
    other: 'басқаша',
  },
  marks: {
    byHand: 'қолма-қол табыс ету немесе пошта арқылы жіберу керек',
    undelivered: 'пошта хаты жетпеді',
  },
  print: 'Басып шығаратын құжат',
  note: 'Табыс етілгенін белгілеу',
  answer: (until) =>
    `Жауап дайын және Сізге жолда: оны кеңес аппараты ${until ? `${until} ` : ''}қолма-қол береді немесе пошта арқылы жібереді. Оны осы беттен де оқуға болады.`,
  forwarding: (until) =>
    `Өтініш құзыретті органға жолда: органның электрондық поштасы жоқ, сондықтан кеңес аппараты оны ${until ? `${until} ` : ''}қолма-қол береді немесе пошта арқылы жібереді.`,
  state: { label: 'Жай-күйі', onItsWay: 'органға жолда' },
  contact: {
    title: 'Байланыс деректерін түзету',
    text: 'Өзгергенін ғана толтырыңыз. Электрондық пошта түзетілсе, код жаңарады, талон жаңа мекенжайға тағы бір рет жіберіледі, ал бұрынғы код пен сілтемелер енді ашылмайды.',
    email: 'Жаңа электрондық пошта',
    phone: 'Жаңа телефон',
    address: 'Жаңа пошталық мекенжай',
    button: 'Сақтау',
    done: {
      title: 'Байланыс деректері түзетілді',
      text: 'Осы беттің мекенжайын немесе осында көрсетілген кодты сақтап қойыңыз: бұрынғы код енді жарамсыз.',
    },
    sameCode: 'Талондағы код бұрынғыша жарамды.',
    nothing: 'Өзгергенін көрсетіңіз: электрондық поштаны, телефонды немесе пошталық мекенжайды.',
    lost: (address) =>
      `${address} мекенжайына жіберілген хат жетпеді. Мекенжайды тексеріңіз: оны осы беттің соңында түзетуге болады.`,
    tooOften:
      'Мекенжай бүгін жеткілікті рет түзетілді. Ертең қайталаңыз немесе кеңес аппаратына хабарласыңыз.',
  },
}

const ru: HandoverWords = {
  matters: {
    answer: 'ответ',
    forwarding: 'перенаправленное обращение (органу)',
    receipt: 'талон',
    notice: 'уведомление заявителю',
    letter: 'письмо органу',
  },
  ways: {
    in_person: 'лично, под роспись',
    post: 'почтой',
    courier: 'с курьером',
    document_system: 'через систему документооборота',
    phone: 'сообщено по телефону',
    other: 'иначе',
  },
  marks: { byHand: 'нужно вручить или отправить почтой', undelivered: 'письмо не дошло' },
  print: 'Документ для печати',
  note: 'Отметить вручение',
  answer: (until) =>
    `Ответ готов и находится в пути: аппарат совета вручит его Вам или отправит почтой${until ? ` ${until}` : ''}. Прочитать его можно и на этой странице.`,
  forwarding: (until) =>
    `Обращение передаётся в компетентный орган: электронной почты у него нет, поэтому аппарат совета вручит обращение или отправит его почтой${until ? ` ${until}` : ''}.`,
  state: { label: 'Состояние', onItsWay: 'передаётся в орган' },
  contact: {
    title: 'Исправить контакты',
    text: 'Заполните только то, что изменилось. Если исправить электронную почту, код станет новым, талон уйдёт ещё раз на новый адрес, а прежний код и прежние ссылки больше не откроются.',
    email: 'Новая электронная почта',
    phone: 'Новый телефон',
    address: 'Новый почтовый адрес',
    button: 'Сохранить',
    done: {
      title: 'Контакты исправлены',
      text: 'Сохраните адрес этой страницы или указанный на ней код: прежний код больше не действует.',
    },
    sameCode: 'Код из талона действует по-прежнему.',
    nothing: 'Укажите то, что изменилось: электронную почту, телефон или почтовый адрес.',
    lost: (address) =>
      `Письмо на адрес ${address} не дошло. Проверьте адрес: исправить его можно внизу этой страницы.`,
    tooOften:
      'Сегодня адрес исправляли уже достаточно раз. Повторите завтра или обратитесь в аппарат совета.',
  },
}

const en: HandoverWords = {
  matters: {
    answer: 'the answer',
    forwarding: 'the forwarded appeal (to the body)',
    receipt: 'the receipt',
    notice: 'a notice to the applicant',
    letter: 'a letter to a body',
  },
  ways: {
    in_person: 'in person, against a signature',
    post: 'by post',
    courier: 'by courier',
    document_system: 'through the document system',
    phone: 'told by telephone',
    other: 'in another way',
  },
  marks: { byHand: 'to be handed over or posted', undelivered: 'a mail did not arrive' },
  print: 'Paper to print',
  note: 'Note the handing over',
  answer: (until) =>
    `The answer is ready and on its way: the secretariat hands it to you or posts it${until ? ` ${until}` : ''}. It can also be read on this page.`,
  forwarding: (until) =>
    `The appeal is on its way to the competent body: the body has no e-mail, so the secretariat hands it over or posts it${until ? ` ${until}` : ''}.`,
  state: { label: 'State', onItsWay: 'on its way to the body' },
  contact: {
    title: 'Correct your contact',
    text: 'Fill in only what has changed. With another e-mail address the code is a new one, the receipt goes out again to that address, and the old code and links open nothing any more.',
    email: 'New e-mail address',
    phone: 'New telephone',
    address: 'New postal address',
    button: 'Save',
    done: {
      title: 'Your contact is corrected',
      text: 'Keep the address of this page, or the code on it: the code that you had is not valid any more.',
    },
    sameCode: 'The code on your receipt is still valid.',
    nothing: 'Give what has changed: the e-mail address, the telephone or the postal address.',
    lost: (address) =>
      `A letter to ${address} did not arrive. Check the address: it can be corrected at the end of this page.`,
    tooOften:
      'The address has been corrected often enough today. Try again tomorrow, or ask the secretariat.',
  },
}

const all: Record<Language, HandoverWords> = { kk, ru, en }

export const handoverWords = (lang: Language): HandoverWords => all[lang]
