/** Papers of every kind, in Kazakh and Russian, short and as long as they come. */
import { join } from 'node:path'
import type { Deadline, Language } from '../../events/values.ts'
import type { PaperKind } from '../../shared/domain/papers/papers.ts'
import type { Fonts } from '../../shared/papers/pdf.ts'
import type { PaperHead, PaperModel } from '../../shared/text/papers/models.ts'

const fontFolder = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/tinos')
export const fonts: Fonts = {
  regular: join(fontFolder, '400Regular/Tinos_400Regular.ttf'),
  bold: join(fontFolder, '700Bold/Tinos_700Bold.ttf'),
}

/** Every letter that Kazakh has and Russian has not. */
export const kazakhLetters = 'әғқңөұүһіӘҒҚҢӨҰҮҺІ'

const head: PaperHead = {
  name: {
    kk: 'Алматы қаласының Қоғамдық кеңесі',
    ru: 'Общественный совет города Алматы',
    en: 'Public Council of Almaty',
  },
  address: {
    kk: '050001, Алматы қаласы, Республика алаңы, 4',
    ru: '050001, город Алматы, площадь Республики, 4',
    en: '4 Republic Square, Almaty 050001',
  },
  phone: '+7 (727) 000-00-00',
  email: 'secretariat@example.kz',
  portal: 'https://council.example.kz',
  timeZone: 'Asia/Almaty',
}

const words = {
  kk: {
    chair: 'Комиссия төрағасы',
    commission: 'Тұрғын үй-коммуналдық шаруашылық мәселелері жөніндегі комиссия',
    name: 'Гүлнәр Бақытқызы Әбдірахманова',
    subject: 'Абай даңғылындағы тұрғын үйлердің жылу желісін жөндеу туралы',
    text: `Қоғамдық кеңеске Абай даңғылындағы үйлердің тұрғындарынан жылу берудің үзілуі туралы өтініштер келіп түсуде.\n\nОсыған байланысты жөндеу жұмыстарының кестесін және оның орындалуы туралы ақпаратты жіберуіңізді сұраймыз. ${kazakhLetters}`,
    clause: '5-баптың 2-тармағы',
    quote: 'Рұқсат беру мерзімі отыз күннен аспайды.',
    remark:
      'Мерзімді он бес жұмыс күніне дейін қысқартуды ұсынамыз: ұзақ мерзім кәсіпкерлердің құқықтарын шектейді.',
    applicant: 'Сәуле Ұлықбекқызы Төлегенова',
    address: '050000, Алматы қаласы, Қабанбай батыр көшесі, 12-үй, 34-пәтер',
    title: 'Алматы қаласының жасыл екпелерін күтіп-ұстау және қорғау қағидаларын бекіту туралы',
  },
  ru: {
    chair: 'Председатель комиссии',
    commission: 'Комиссия по вопросам жилищно-коммунального хозяйства',
    name: 'Ерлан Маратович Сулейменов',
    subject: 'О ремонте тепловых сетей жилых домов на проспекте Абая',
    text: 'В Общественный совет поступают обращения жителей домов на проспекте Абая о перебоях в подаче тепла.\n\nВ связи с этим просим направить график ремонтных работ и сведения о его исполнении.',
    clause: 'пункт 2 статьи 5',
    quote: 'Срок выдачи разрешения не превышает тридцати дней.',
    remark:
      'Предлагаем сократить срок до пятнадцати рабочих дней: длительный срок ограничивает права предпринимателей.',
    applicant: 'Александра Константиновна Верхотурова-Преображенская',
    address: '050000, город Алматы, улица Кабанбай батыра, дом 12, квартира 34',
    title: 'Об утверждении Правил содержания и защиты зелёных насаждений города Алматы',
  },
  en: {
    chair: 'Chair of the commission',
    commission: 'Commission on Housing and Utilities',
    name: 'Yerlan Suleimenov',
    subject: 'Repair of the heating network on Abai Avenue',
    text: 'The Public Council receives appeals about interruptions of heating.\n\nPlease send the schedule of repairs.',
    clause: 'article 5, item 2',
    quote: 'A permit is issued within thirty days.',
    remark: 'Fifteen working days are enough.',
    applicant: 'John Smith',
    address: '12 Kabanbai Batyr Street, Almaty',
    title: 'Rules on green spaces',
  },
} satisfies Record<Language, Record<string, string>>

const due = (day: string): Deadline => ({
  term: 'letter.response',
  mode: 'working',
  from: '2026-11-12',
  days: 15,
  due: day,
  skipped: [],
  calendar: '0123456789ab',
})

/** A page to go to, as long as they are. */
const address = `https://council.example.kz/act/${'A1b2C3d4E5f6'.repeat(9)}?lang=kk`

export type PaperOptions = {
  remarks?: number
  /** A text so many times as long. */
  times?: number
  /** A name of 200 characters, a subject of 200, a body with a long name. */
  long?: boolean
  bilingual?: boolean
}

export const paperModel = (
  kind: PaperKind,
  language: Language,
  { remarks = 3, times = 1, long = false, bilingual = false }: PaperOptions = {},
): PaperModel => {
  const w = words[language]
  const repeated = (text: string) => Array.from({ length: times }, () => text).join('\n')
  const written = (of: 'text' | 'clause' | 'quote' | 'remark') =>
    bilingual ? { kk: words.kk[of], ru: words.ru[of] } : of === 'text' ? repeated(w.text) : w[of]
  const longName = `${w.applicant} ${'Мұхаммедғалиқызы-Әбдірахманқызы '.repeat(6)}`.trim().slice(0, 200)
  const body = long
    ? {
        kk: 'Алматы қаласының Қала құрылысы, сәулет және жылжымайтын мүлікті тіркеу мәселелері жөніндегі мемлекеттік бақылау басқармасының Әуезов және Наурызбай аудандары бойынша бөлімі',
        ru: 'Отдел по Ауэзовскому и Наурызбайскому районам Управления государственного контроля в сфере градостроительства, архитектуры и регистрации недвижимости города Алматы',
        en: 'Department of State Control of Urban Planning, Architecture and Registration of Real Estate',
      }
    : { kk: 'Алматы Су', ru: 'Алматы Су', en: 'Almaty Su' }
  const common = {
    language,
    head,
    at: '2026-11-12T05:30:00.000Z',
    on: '2026-11-12',
    executor: { name: 'Динара Ермековна Садыкова', phone: '+7 (727) 000-00-00' },
  }
  const signatory = { name: long ? longName : w.name, post: w.chair, of: w.commission }
  const subject = long ? w.subject.repeat(4).slice(0, 200) : w.subject
  switch (kind) {
    case 'letter':
      return {
        kind,
        ...common,
        number: 'ALM-L-2026-000123',
        addressee: body,
        subject,
        text: written('text'),
        attachments: 2,
        response: due('2026-12-03'),
        signatory,
        respondAt: address,
      }
    case 'recommendation':
      return {
        kind,
        ...common,
        number: 'ALM-L-2026-000124',
        addressee: body,
        reference: '05-13/7-и',
        title: long ? w.title.repeat(4).slice(0, 300) : w.title,
        actType: 'akimat-resolution',
        version: 2,
        outcome: remarks ? 'with_remarks' : 'supported',
        text: written('text'),
        remarks: Array.from({ length: remarks }, (_, i) => ({
          no: i + 1,
          clause: written('clause'),
          ...(i % 3 !== 2 && { quote: written('quote') }),
          text: written('remark'),
          ...(i === 1 && { from: { version: 1, no: 4 } }),
        })),
        response: due('2026-12-14'),
        signatory,
        respondAt: address,
      }
    case 'answer':
      return {
        kind,
        ...common,
        number: 'ALM-A-2026-000045',
        addressee: { name: long ? longName : w.applicant, address: w.address },
        receivedOn: '2026-10-20',
        subject,
        outcome: 'partly',
        text: written('text'),
        dispute: due('2026-11-26'),
        complaintTo: w.chair,
        signatory,
        followAt: address,
      }
    case 'forwarding':
      return {
        kind,
        ...common,
        number: 'ALM-A-2026-000046',
        addressee: body,
        receivedOn: '2026-11-10',
        part: false,
        text: w.text.split('\n')[0] ?? '',
        applicant: {
          name: long ? longName : w.applicant,
          email: 'applicant@example.kz',
          phone: '+7 701 000 00 00',
          address: w.address,
        },
        subject,
        appealText: repeated(w.text),
        signatory: { name: 'Қанат Оразбекұлы Мұсабаев', post: w.chair },
      }
    case 'receipt':
      return {
        kind,
        ...common,
        number: 'ALM-A-2026-000047',
        applicant: long ? longName : w.applicant,
        subject,
        code: '7K4M-9QXT',
        receivedAt: '2026-11-12T05:30:00.000Z',
        registeredOn: '2026-11-12',
        answer: due('2026-12-03'),
        followAt: address,
      }
  }
}
