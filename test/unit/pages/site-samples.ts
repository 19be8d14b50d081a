/** One realistic model of each page of the public site, and the empty ones. */
import type { Language } from '../../../events/values.ts'
import type { ActivityLine, ActivityShown } from '../../../shared/application/activities/models.ts'
import type { ActivitiesModel } from '../../../shared/pages/site/activities.ts'
import type { ActivityModel } from '../../../shared/pages/site/activity.ts'
import type { AnswerModel, AnswersModel } from '../../../shared/pages/site/answers.ts'
import type { CouncilModel } from '../../../shared/pages/site/council.ts'
import type { DraftModel, DraftsModel } from '../../../shared/pages/site/drafts.ts'
import type { HomeModel } from '../../../shared/pages/site/home.ts'
import type { NewsModel } from '../../../shared/pages/site/news.ts'
import { rules } from '../../builders/council.ts'
import { frame } from './page-samples.ts'

const { council } = rules
const hours = { from: '09:00', to: '18:30' }
const commissions = council.commissions.map(({ id, names }) => ({ id, name: names }))

const line = (more: Partial<ActivityLine> = {}): ActivityLine => ({
  ...{ number: 'ALM-M-2026-000001', form: 'general_meeting', status: 'announced', on: '2026-12-11' },
  title: 'О ходе рассмотрения проектов нормативных правовых актов',
  time: '15:00',
  ...more,
})
const past = line({
  ...{ number: '12/3', form: 'commission_meeting', status: 'held', on: '2026-10-02', commission: 'housing' },
  title: 'О мерах по подготовке к отопительному сезону',
})

const news = [
  {
    ...{ id: 'plenary', on: '2026-11-16', title: 'Общее заседание', text: 'Прийти может каждый.' },
    url: 'https://council.example.kz/plenary',
  },
  {
    ...{ id: 'activity-1', on: '2026-11-10', title: 'О бюджете', text: 'Общее заседание, 15:00.' },
    to: '/meetings/ALM-M-2026-000001',
  },
]

export const home = (lang: Language): HomeModel => ({
  ...frame(lang),
  answerTerm: { ...{ days: 15, mode: 'working' }, basis: 'АППК' },
  hours,
  news,
  meetings: [line()],
  commissions,
  figures: { year: '2026', answered: 179, lettersAnswered: 120, recommended: 32, meetings: 62, control: 30 },
})

export const emptyHome = (lang: Language): HomeModel => ({
  ...home(lang),
  ...{ news: [], meetings: [], answerTerm: undefined },
  figures: { year: '2026', answered: 0, lettersAnswered: 0, recommended: 0, meetings: 0, control: 0 },
})

export const newsPage = (lang: Language): NewsModel => ({
  ...frame(lang, '/news'),
  today: '2026-11-24',
  news,
})

export const activities = (lang: Language): ActivitiesModel => ({
  ...frame(lang, '/meetings'),
  ...{ section: 'meetings', form: undefined },
  period: { from: '2026-01-01', to: '2026-12-31', year: '2026', years: ['2026', '2025'] },
  forms: ['general_meeting', 'presidium_meeting', 'commission_meeting', 'dialogue'],
  next: [line()],
  past: Array.from({ length: 25 }, (_, i) => ({ ...past, number: `12/${i}` })),
  earlier: 2,
  commissions: { housing: 'Комиссия по вопросам жилья' },
})

export const control = (lang: Language): ActivitiesModel => ({
  ...activities(lang),
  ...{ section: 'control', forms: ['hearing', 'monitoring'], form: 'monitoring' },
  next: [],
  past: [line({ form: 'monitoring', status: 'ongoing', on: '2026-11-01', until: '2026-11-20' })],
  earlier: undefined,
})

const held: ActivityShown = {
  ...{ number: 'ALM-M-2026-000001', form: 'general_meeting', status: 'held', commission: 'housing' },
  title: 'О ходе рассмотрения проектов НПА',
  ...{ with: 'Акимат', place: 'Площадь Республики, 4', districts: ['medeu'], bodies: ['akimat', 'Бюро'] },
  ...{ objects: 3, on: '2026-12-11', time: '15:00', movedFrom: '2026-12-04', announcedOn: '2026-11-30' },
  heldOn: '2026-12-11',
  meets: true,
  attendance: { present: 27, total: 40, needed: 27 },
  agenda: [
    { no: 1, text: 'О бюджете', about: 'ALM-N-2026-000001' },
    { no: 2, text: 'Разное', about: undefined },
  ],
  decisions: [
    {
      ...{ no: 1, item: 1, text: 'Одобрить', adopted: true, doneOn: '2026-12-20' },
      votes: { for: 20, against: 3, abstained: 4 },
      task: { owner: 'chair', as: 'housing', dueOn: '2026-12-25' },
    },
    { ...{ no: 2, text: 'Отложить', adopted: false }, votes: { for: 3, against: 20, abstained: 4 } },
  ],
  documentOn: '2026-12-14',
  documentDue: '2026-12-21',
  publications: [
    { channel: 'site', on: '2026-12-15', url: 'https://council.example.kz/protocol' },
    { channel: 'register', on: '2026-12-16', url: '' },
  ],
  findings: [],
  files: [],
  recommendations: [],
  followUps: [{ result: 'partly', on: '2027-01-20' }],
}

export const activity = (lang: Language): ActivityModel => ({
  ...frame(lang, '/meetings/ALM-M-2026-000001'),
  section: 'meetings',
  activity: held,
  startsAt: '2026-12-11T10:00:00.000Z',
  names: {
    commissions: Object.fromEntries(council.commissions.map(({ id, names }) => [id, names])),
    districts: Object.fromEntries(council.districts.map(({ id, names }) => [id, names])),
    bodies: Object.fromEntries(council.agencies.map(({ id, names }) => [id, names])),
  },
  about: { 'ALM-N-2026-000001': '/meetings/ALM-N-2026-000001' },
})

/** A monitoring with what it found, what it recommended to whom, and what they said. */
export const monitoring = (lang: Language): ActivityModel => ({
  ...activity(lang),
  ...{ path: '/control/ALM-M-2026-000002', section: 'control' },
  activity: {
    ...held,
    ...{
      number: 'ALM-M-2026-000002',
      form: 'monitoring',
      title: 'Мектептердің қолжетімділігі',
      meets: false,
    },
    ...{ agenda: [], decisions: [] },
    findings: [{ on: '2026-12-11', text: 'Үш мектепте пандус жоқ.\nЕкеуінде лифт істемейді.' }],
    files: [
      {
        ...{ id: 'file-1', name: 'ALM-M-2026-000002-1.jpg', type: 'image/jpeg', size: 2_400_000 },
        ...{ state: 'accepted', caption: 'Вход в школу № 12: пандуса нет', shown: true },
      },
      {
        ...{ id: 'file-2', name: 'ALM-M-2026-000002-2.pdf', type: 'application/pdf', size: 40_000 },
        ...{ state: 'accepted', caption: '', shown: true },
      },
    ],
    recommendations: [
      {
        ...{ no: 1, agency: 'tazalyk', on: '2026-12-15', text: 'Пандус орнату.', result: 'partly' },
        response: { decision: 'partly', on: '2026-12-28', text: 'Екі мектепте орнатылды.' },
      },
      { no: 2, agency: 'akimat', on: '2026-12-15', text: 'Қаражат бөлу.', dueOn: '2027-01-15' },
      { no: 3, agency: 'almaty-su', on: '2026-12-15', text: '' },
    ],
    followUps: [
      { result: 'partly', on: '2027-01-20', recommendation: 1 },
      { result: 'not', on: '2027-01-21' },
    ],
  },
})

/** Of an old register: its title was erased, and nobody wrote down more. */
export const bareActivity = (lang: Language): ActivityModel => ({
  ...activity(lang),
  section: 'control',
  activity: {
    ...{
      number: '12/3',
      form: 'monitoring',
      status: 'ongoing',
      title: '',
      meets: false,
      heldOn: '2026-11-01',
    },
    ...{ with: undefined, place: undefined, documentDue: undefined },
    ...{ districts: [], bodies: [], agenda: [], decisions: [], publications: [] },
    ...{ findings: [], files: [], recommendations: [], followUps: [] },
  },
})

export const composition = (lang: Language): CouncilModel => ({
  ...frame(lang, '/council'),
  composition: {
    term: { from: '2025-05-16', until: '2028-05-15' },
    seats: 40,
    members: [
      { name: 'Мұсабаев Қанат О.', seat: 'ngo', role: 'head' },
      {
        name: 'Оспанов Ерлан А.',
        organisation: 'Бірлестік',
        seat: 'ngo',
        role: 'presidium',
        commission: 'housing',
      },
      ...Array.from({ length: 38 }, (_, i) => ({
        ...{ name: `Ахметова Айгүл А. ${i}`, organisation: `Ұйым ${i}`, seat: 'citizen', role: 'member' },
        commission: 'social',
      })),
    ] as CouncilModel['composition']['members'],
  },
  chairman: council.head.name,
  commissions: council.commissions.map(({ id, names, chair }) => ({
    ...{ id, name: names, chair: chair.name },
    field: council.topics.slice(0, 2).map((topic) => topic.names),
  })),
  hours,
})

export const emptyComposition = (lang: Language): CouncilModel => ({
  ...composition(lang),
  composition: { members: [] },
})

const agencyNames = { akimat: 'Акимат города' }

export const drafts = (lang: Language): DraftsModel => ({
  ...frame(lang, '/drafts'),
  period: { from: '2026-01-01', to: '2026-12-31', year: '2026', years: ['2026', '2025'], page: 1 },
  agency: 'akimat',
  lines: Array.from({ length: 25 }, (_, i) => ({
    number: `ALM-N-2026-0000${i}`,
    ...{ title: 'Об утверждении правил благоустройства', agency: 'akimat', receivedOn: '2026-03-19' },
    ...(i % 2
      ? { status: 'responded' as const, recommendedOn: '2026-03-30', remarks: 3 }
      : { status: 'in_review' as const }),
  })),
  more: true,
  agencies: agencyNames,
})

export const draft = (lang: Language): DraftModel => ({
  ...frame(lang, '/drafts/ALM-N-2026-000001'),
  draft: {
    ...{ number: 'ALM-N-2026-000001', title: 'Об утверждении правил благоустройства', agency: 'akimat' },
    ...{ actType: 'maslikhat-decision', status: 'responded', version: 2, receivedOn: '2026-03-19' },
    ...{ dueOn: '2026-04-02', agreedOn: '2026-04-03', url: 'https://legalacts.egov.kz/npa/view?id=1' },
    recommendations: [
      {
        ...{ version: 2, outcome: 'with_remarks', on: '2026-04-06', late: true, text: 'Уточнить сроки.' },
        remarks: [
          { ...{ no: 1, clause: 'пункт 1', quote: 'в срок', text: 'Назвать дни.' }, accepted: true },
          { ...{ no: 2, clause: 'пункт 2', text: 'Исключить.' }, accepted: false, reason: 'Есть в законе.' },
        ],
        response: { decision: 'partly', on: '2026-04-15', text: 'Принято частично.' },
      },
      {
        ...{ version: 1, outcome: 'not_supported', on: '2026-03-30', text: '', dueOn: '2026-04-13' },
        remarks: [{ no: 1, clause: 'пункт 1', text: 'Уточнить.' }],
      },
    ],
  },
  agencies: agencyNames,
})

export const answers = (lang: Language): AnswersModel => ({
  ...frame(lang, '/answers'),
  ...{ q: '', topic: 'housing', year: '2026', years: ['2026', '2025'], page: 1, more: true },
  topics: [
    { id: 'housing', name: { kk: 'Тұрғын үй', ru: 'Жильё', en: 'Housing' } },
    { id: 'ecology', name: { kk: 'Экология', ru: 'Экология', en: 'Environment' } },
  ],
  lines: Array.from({ length: 25 }, (_, i) => ({
    id: `0123456789${String(i).padStart(2, '0')}`,
    on: '2026-03-19',
    title: 'Когда вывезут мусор из двора',
  })),
})

export const answersFound = (lang: Language): AnswersModel => ({
  ...answers(lang),
  ...{ q: 'самолёт', topic: undefined, lines: [], more: false },
})

export const answer = (lang: Language): AnswerModel => ({
  ...frame(lang, '/answers/0123456789ab'),
  topic: 'Жильё',
  answer: {
    ...{ id: '0123456789ab', on: '2026-03-19', language: 'ru', topic: 'housing' },
    title: 'Когда вывезут мусор из двора',
    question: 'Когда вывезут мусор из двора?\n\nОн лежит с понедельника.',
    answer: 'Площадку очистили, вывоз идёт каждый день.',
  },
})
