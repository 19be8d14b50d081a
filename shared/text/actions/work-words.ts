/** The words of "my cases": all that a chair, a deputy or the head has open, and their calendar of it. */
import type { Language } from '../../../events/values.ts'
import { sinceDay } from '../dates.ts'
import type { Labelled } from '../pages/page-words.ts'

export type WorkWords = {
  title: string
  /** Where the link to the page is asked for. */
  asked: string
  ofCommission: (name: string) => string
  ofHead: string
  /** Of who decides in the head's place. */
  ofStandIn: string
  /** What of a case waits for the head, or for who decides in the head's place. */
  owes: (what: string) => string
  total: string
  late: string
  soon: string
  fresh: (since: string) => string
  freshMark: string
  open: string
  none: string
  next: string
  /** Not all of the council's open cases were looked at. */
  more: string
  /** Of a deputy while the chair acts: the cases are read, not acted on. */
  readOnly: string
  /** `over`: for so many days an address of the page is good. */
  ask: { lead: string; over: (days: number) => string; email: Labelled; button: string; sent: string }
  calendar: { title: string; text: string; add: string; address: string; private: string }
}

const kk: WorkWords = {
  title: 'Менің істерім',
  asked: 'Ашық істеріңіздің бәрі «Менің істерім» бетінде: оның сілтемесі поштаңызға жіберіледі.',
  ofCommission: (name) => `${name}: барлық ашық іс, алдымен мерзімі жақындары.`,
  ofHead: 'Кеңестің барлық ашық ісі, алдымен мерзімі жақындары.',
  ofStandIn: 'Кеңес төрағасының шешімін күтіп тұрған, Сіз шеше алатын істер, алдымен мерзімі жақындары.',
  owes: (what) => `Шешіміңізді күтеді: ${what}`,
  total: 'ашық іс',
  late: 'мерзімі өткен',
  soon: 'мерзімі жеті күн ішінде',
  fresh: (since) => `жаңасы бар, ${sinceDay(since, 'kk')}`,
  freshMark: 'жаңа',
  open: 'Ашық істер',
  none: 'Ашық іс жоқ.',
  next: 'Келесі істер',
  more: 'Кеңестің ашық істері көп, сондықтан мерзімі ең жақындары ғана қаралды.',
  readOnly: 'Қазір комиссияның істерін басқа адам жүргізеді. Іс бойынша әрекет ету сілтемесі сол адамда.',
  ask: {
    lead: 'Комиссия төрағалары, олардың орынбасарлары, кеңес төрағасы және оның міндетін атқаратындар үшін. Сілтеме кеңестегі мекенжайыңызға келеді.',
    over: (days) =>
      `Бұл беттің сілтемесі ${days}\u00A0күн жарамды, ал осы сілтеменің мерзімі өтті. Жаңа сілтеме сұраңыз.`,
    email: { label: 'Электрондық поштаңыз' },
    button: 'Сілтемені жіберу',
    sent: 'Бұл мекенжай лауазымды адамдардың бірінікі болса, сілтеме сол мекенжайға жіберілді.',
  },
  calendar: {
    title: 'Мерзімдер күнтізбеде',
    text: 'Осы мекенжайды күнтізбе қолданбасына жазылым ретінде қосыңыз: мерзімдер өзі пайда болады, өзгерсе, өзі жылжиды, іс жабылса, жоғалады. Өтініш берушілердің аты-жөні мен мәтіндер онда болмайды.',
    add: 'Күнтізбеге қосу',
    address: 'Мекенжайы',
    private:
      'Мекенжайды ешкімге бермеңіз: оны білетін адам мерзімдерді көреді. Лауазымға басқа адам келгенде, ол жұмыс істемей қалады.',
  },
}

const ru: WorkWords = {
  title: 'Мои дела',
  asked: 'Все Ваши открытые дела – на странице «Мои дела»: ссылка на неё придёт Вам на почту.',
  ofCommission: (name) => `${name}: все открытые дела, сначала те, срок которых ближе.`,
  ofHead: 'Все открытые дела совета, сначала те, срок которых ближе.',
  ofStandIn:
    'Дела, которые ждут решения председателя совета и которые можете решить Вы, сначала те, срок которых ближе.',
  owes: (what) => `Ждёт Вашего решения: ${what}`,
  total: 'открыто',
  late: 'просрочено',
  soon: 'срок в ближайшие семь дней',
  fresh: (since) => `обновилось ${sinceDay(since, 'ru')}`,
  freshMark: 'новое',
  open: 'Открытые дела',
  none: 'Открытых дел нет.',
  next: 'Следующие дела',
  more: 'Открытых дел у совета много, просмотрены только те, срок которых ближе всего.',
  readOnly: 'Сейчас дела комиссии ведёт другой человек. Ссылка, по которой принимают решения, у него.',
  ask: {
    lead: 'Для председателей комиссий, их заместителей, председателя совета и тех, кто его замещает. Ссылка придёт на Ваш адрес, который есть у совета.',
    over: (days) =>
      `Ссылка на эту страницу действует ${days}\u00A0дней, и срок этой ссылки истёк. Запросите новую.`,
    email: { label: 'Ваша электронная почта' },
    button: 'Прислать ссылку',
    sent: 'Если это адрес одного из должностных лиц, ссылка отправлена на него.',
  },
  calendar: {
    title: 'Сроки в календаре',
    text: 'Добавьте этот адрес в приложение календаря как подписку: сроки появятся сами, сдвинутся, если изменятся, и исчезнут, когда дело закроют. Имён заявителей и текстов там нет.',
    add: 'Добавить в календарь',
    address: 'Адрес',
    private:
      'Никому не давайте этот адрес: кто его знает, видит сроки. Когда должность займёт другой человек, он перестанет работать.',
  },
}

const en: WorkWords = {
  title: 'My cases',
  asked: 'All your open cases are on the page “My cases”: a mail brings you the link to it.',
  ofCommission: (name) => `${name}: all open cases, those that are due first at the top.`,
  ofHead: 'All open cases of the council, those that are due first at the top.',
  ofStandIn:
    'Cases that wait for a decision of the head of the council which you may take, those that are due first at the top.',
  owes: (what) => `Waits for your decision: ${what}`,
  total: 'open',
  late: 'overdue',
  soon: 'due within seven days',
  fresh: (since) => `with news ${sinceDay(since, 'en')}`,
  freshMark: 'new',
  open: 'Open cases',
  none: 'There are no open cases.',
  next: 'Further cases',
  more: 'The council has many open cases; only those that are due first were looked at.',
  readOnly: 'Somebody else works on the cases of the commission now. The link by which one acts is theirs.',
  ask: {
    lead: 'For chairs of commissions, their deputies, the head of the council, and those who stand in for the head. The link goes to the address that the council has of you.',
    over: (days) =>
      `A link to this page is good for ${days} days, and those of this one are over. Ask for a new one.`,
    email: { label: 'Your e-mail' },
    button: 'Send the link',
    sent: 'If this is the address of an office holder, the link was sent to it.',
  },
  calendar: {
    title: 'Due dates in your calendar',
    text: 'Subscribe to this address in a calendar: due dates appear by themselves, move when they change, and disappear when the case is closed. Names of applicants and texts are not in it.',
    add: 'Add to the calendar',
    address: 'Address',
    private:
      'Give this address to nobody: who knows it sees the due dates. It ends when another person holds the post.',
  },
}

const all: Record<Language, WorkWords> = { kk, ru, en }
export const workWords = (lang: Language): WorkWords => all[lang]
