/** One realistic model of each page, and one of each with more than anybody would type. */
import type { Language } from '../../../events/values.ts'
import type {
  DeadlineModel,
  FormModel,
  Frame,
  LinkModel,
  MessageModel,
  StatusModel,
} from '../../../shared/pages/models.ts'
import type { StatisticsModel } from '../../../shared/pages/reports/statistics.ts'
import { emptyReport, names, period, sampleReport } from '../../builders/report.ts'
import { answer, deadline, head } from '../text/mail-samples.ts'

export const frame = (lang: Language, path = '/'): Frame => ({ lang, head, path })

const topics = [
  {
    id: 'housing',
    name: {
      kk: 'Тұрғын үй және коммуналдық шаруашылық',
      ru: 'Жильё и коммунальное хозяйство',
      en: 'Housing',
    },
    examples: { kk: 'жылу, су, лифт', ru: 'отопление, вода, лифт', en: 'heating, water, lifts' },
  },
  {
    id: 'ecology-transport',
    name: { kk: 'Экология және көлік', ru: 'Экология и транспорт', en: 'Ecology and transport' },
    examples: { kk: 'ауа сапасы, автобустар', ru: 'качество воздуха, автобусы', en: 'air quality, buses' },
  },
  { id: 'other', name: { kk: 'Басқа мәселе', ru: 'Другой вопрос', en: 'Something else' } },
]
const districts = [
  { id: 'alatau', name: { kk: 'Алатау ауданы', ru: 'Алатауский район', en: 'Alatau District' } },
  { id: 'medeu', name: { kk: 'Медеу ауданы', ru: 'Медеуский район', en: 'Medeu District' } },
]

export const form = (lang: Language): FormModel => ({
  ...frame(lang),
  topics,
  districts,
  values: {},
  errors: [],
  idempotencyKey: '0b5d7a10-0000-4000-8000-000000000001',
  years: 5,
  ways: ['sms', 'telegram'],
})

/** At the end of its pages. */
export const filledForm = (lang: Language): FormModel => ({
  ...form(lang),
  values: {
    'applicant.kind': 'sole',
    'applicant.name': 'Әсел Нұрланқызы',
    'applicant.iin': '880101300123',
    'applicant.email': 'asel@example.kz',
    'applicant.phone': '+7 701 000 00 00',
    topic: 'housing',
    district: 'medeu',
    subject: 'Ыстық су жоқ',
    text: 'Дүйсенбіден бері.\n\nКөмектесіңіз.',
    language: 'kk',
  },
})

/** 200 characters without a place to break, with a flag and letters outside the BMP. */
const longName = `${'Әбдірахманұлы🇰🇿𐐷'.repeat(20)}`.slice(0, 200)
export const longText = `${'Алматыда қыс бойы түтін басады. 🙏\n'.repeat(300)}${'а'.repeat(200)}`

export const badForm = (lang: Language): FormModel => ({
  ...form(lang),
  values: {
    'applicant.kind': 'entity',
    'applicant.form': 'ТОО',
    'applicant.name': longName,
    'applicant.iin': '880101300123',
    'applicant.bin': '12<34>"5\'6',
    'applicant.email': 'not an address',
    topic: 'nothing',
    subject: '<script>alert(1)</script>',
    text: `\n${longText}</textarea><b>`,
  },
  errors: [
    { path: 'applicant.name', message: 'Слишком длинное название: 320 из 200.' },
    { path: 'applicant.bin', message: 'БИН состоит из 12 цифр.' },
    { path: 'applicant.email', message: 'Проверьте адрес электронной почты.' },
    { path: 'topic', message: 'Выберите один из вариантов.' },
    { path: 'subject', message: 'Заполните это поле.' },
    { path: 'text', message: 'Текст слишком длинный.' },
    { path: 'consent', message: 'Нужно согласие.' },
    { path: 'attachments.0', message: 'An error of a field that the page does not have.' },
  ],
})

const agencies = {
  'almaty-su': { kk: '«Алматы Су» МКК', ru: 'ГКП «Алматы Су»', en: 'Almaty Su' },
  'urban-planning-department': {
    kk: 'Қалалық жоспарлау және урбанистика басқармасы',
    ru: 'Управление городского планирования и урбанистики',
    en: 'Department of Urban Planning',
  },
}

export const status = (lang: Language): StatusModel => ({
  ...frame(lang, '/appeals/ALM-A-2026-000001?code=K7QM-2R4X'),
  status: {
    number: 'ALM-A-2026-000001',
    kind: 'appeal',
    status: 'awaiting_agency',
    topic: 'housing',
    commission: 'housing',
    receivedAt: '2026-03-19T04:05:00.000Z',
    registeredOn: '2026-03-19',
    dueOn: answer.due,
    deadline: answer,
    letters: [
      {
        number: 'ALM-L-2026-000001',
        agency: 'almaty-su',
        sentOn: '2026-03-27',
        dueOn: '2026-04-20',
        status: 'sent',
      },
      {
        number: 'ALM-L-2026-000002',
        agency: 'urban-planning-department',
        sentOn: '2026-03-27',
        dueOn: '2026-04-20',
        status: 'answered',
        decision: 'partly',
      },
    ],
    forwarded: [],
    actions: { messages: true, withdraw: true },
    timeline: [
      { at: '2026-03-19T04:05:00.000Z', type: 'AppealRegistered', title: 'AppealRegistered' },
      { at: '2026-03-19T04:05:01.000Z', type: 'CaseAssigned', title: 'CaseAssigned' },
      { at: '2026-03-27T06:30:00.000Z', type: 'LetterSent', title: 'LetterSent' },
    ],
  },
  code: 'K7QM-2R4X',
  statusUrl: 'https://kense.example/appeals/ALM-A-2026-000001?code=K7QM-2R4X',
  subject: 'Дүйсенбіден бері ыстық су жоқ',
  text: 'Сәлеметсіз бе!\n\nМедеу ауданы, Достық даңғылы, 5-үйде дүйсенбіден бері ыстық су жоқ.\nКөмектесуіңізді сұраймын.',
  names: {
    topic: topics[0]?.name ?? '',
    commission: { kk: 'Тұрғын үй комиссиясы', ru: 'Комиссия по жилью', en: 'Housing commission' },
    agencies,
  },
  today: '2026-03-30',
  began: 'receipt',
  messages: [{ at: '2026-03-28T10:00:00.000Z', text: 'Су бүгін де жоқ.' }],
  idempotencyKey: '0b5d7a10-0000-4000-8000-000000000002',
  errors: [],
  values: {},
})

/** A question, an extension, an interim answer and a part forwarded, all at once. */
export const sideRoads = (lang: Language): StatusModel => {
  const model = status(lang)
  return {
    ...model,
    status: {
      ...model.status,
      status: 'long_term',
      question: { text: 'Су тек Сіздің пәтеріңізде жоқ па,\nәлде бүкіл үйде ме?', dueOn: '2026-04-03' },
      extended: { reason: 'Мердігер кестені әлі <бекітпеді>.' },
      interim: {
        text: 'Құбыр жаз айларында ауыстырылады.',
        reason: 'Құбырды жылыту маусымы аяқталғаннан кейін ғана ауыстыруға болады.',
        controlOn: '2026-07-01',
      },
      forwarded: [{ to: agencies['almaty-su'], part: true, on: '2026-03-20' }],
    },
  }
}

/** Answered, and the applicant may still disagree. */
export const disputable = (lang: Language): StatusModel => {
  const model = status(lang)
  return {
    ...model,
    today: '2026-04-13',
    status: {
      ...model.status,
      status: 'answered',
      answer: { outcome: 'explained', text: 'Жөндеу 9 сәуірде аяқталды.', on: '2026-04-10' },
      actions: { messages: true, dispute: { until: '2026-04-24' }, rating: true },
    },
  }
}

/** The same, after the applicant disagreed. */
export const disputed = (lang: Language): StatusModel => {
  const model = disputable(lang)
  return {
    ...model,
    began: 'dispute',
    notice: 'disputed',
    status: {
      ...model.status,
      status: 'in_review',
      dueOn: '2026-05-06',
      deadline: { ...model.status.deadline, due: '2026-05-06' },
      actions: { messages: true, withdraw: true },
    },
  }
}

const remarks = [
  {
    no: 1,
    clause: '4-тармақ, 2-тармақша',
    quote: 'ақылға қонымды мерзімде',
    text: 'Нақты мерзімді көрсету қажет.',
  },
  { no: 2, clause: '7-тармақ', text: 'Алып тастау қажет.\n6-тармақты қайталайды.' },
]

export const act = (lang: Language): LinkModel => ({
  ...frame(lang, '/act/token'),
  token: 'eyJhbGciOiJIUzI1NiJ9.eyJnIjoiY2hhaXItMSJ9.c2ln',
  view: {
    role: 'chair',
    case: {
      number: 'ALM-A-2026-000001',
      kind: 'appeal',
      status: 'awaiting_agency',
      subject: 'Дүйсенбіден бері ыстық су жоқ',
      text: 'Сәлеметсіз бе!\n\nМедеу ауданы, Достық даңғылы, 5-үйде дүйсенбіден бері ыстық су жоқ.',
      applicant: { kind: 'person', name: 'Серікова Айгүл Бақытқызы' },
      topic: 'housing',
      district: 'medeu',
      commission: 'housing',
      receivedOn: '2026-03-19',
      dueOn: answer.due,
      deadline: answer,
      letters: [
        {
          number: 'ALM-L-2026-000001',
          agency: 'almaty-su',
          sentOn: '2026-03-27',
          dueOn: '2026-04-20',
          status: 'answered',
          decision: 'accepted',
          subject: 'Ыстық су туралы',
          text: 'Жөндеудің қашан аяқталатынын хабарлауыңызды сұраймыз.',
          response: { text: 'Жөндеу 9 сәуірде аяқталады.', on: '2026-04-02' },
        },
      ],
      remarks: [],
      messages: [{ at: '2026-03-28T10:00:00.000Z', text: 'Су бүгін де жоқ.' }],
    },
    actions: [
      {
        name: 'letter',
        fields: [
          {
            name: 'agency',
            type: 'select',
            required: true,
            options: Object.entries(agencies).map(([value, label]) => ({ value, label })),
          },
          { name: 'subject', type: 'text', required: true, maxLength: 200 },
          { name: 'text', type: 'textarea', required: true, maxLength: 10_000 },
        ],
      },
      {
        name: 'answer',
        fields: [
          {
            name: 'outcome',
            type: 'select',
            required: true,
            options: ['satisfied', 'partly', 'explained', 'declined'].map((value) => ({
              value,
              label: value,
            })),
          },
          { name: 'text', type: 'textarea', required: true, maxLength: 10_000 },
        ],
      },
    ],
  },
  names: {
    topics: Object.fromEntries(topics.map((t) => [t.id, t.name])),
    districts: Object.fromEntries(districts.map((d) => [d.id, d.name])),
    commissions: {
      housing: { kk: 'Тұрғын үй комиссиясы', ru: 'Комиссия по жилью', en: 'Housing commission' },
    },
    agencies,
  },
  today: '2026-04-08',
  daysLeft: 3,
  idempotencyKey: '0b5d7a10-0000-4000-8000-000000000003',
  errors: [],
  values: {},
})

/** A draft act before its chair. */
export const actDraft = (lang: Language): LinkModel => {
  const model = act(lang)
  return {
    ...model,
    view: {
      role: 'chair',
      case: {
        number: 'ALM-N-2026-000001',
        kind: 'draft_act',
        status: 'in_review',
        subject: 'Алматы қаласын сумен жабдықтау қағидалары туралы',
        text: longText,
        url: 'https://legalacts.example.kz/npa/view?id=12345',
        agency: 'almaty-su',
        reference: '05-12/345',
        actType: 'akimat-resolution',
        receivedOn: '2026-03-19',
        dueOn: '2026-04-06',
        deadline: deadline('draft_act.recommendation', '2026-04-06', 10),
        letters: [],
        remarks: [],
        messages: [],
      },
      actions: [
        { name: 'accept', fields: [] },
        {
          name: 'recommend',
          fields: [
            {
              name: 'outcome',
              type: 'select',
              required: true,
              options: ['supported', 'with_remarks', 'not_supported'].map((value) => ({
                value,
                label: value,
              })),
            },
            { name: 'text', type: 'both_languages', required: true, maxLength: 10_000 },
            { name: 'remarks', type: 'remarks', required: false },
          ],
        },
      ],
    },
    daysLeft: -2,
  }
}

/** An agency before a letter with remarks. */
export const actAgency = (lang: Language): LinkModel => {
  const model = actDraft(lang)
  const { case: c } = model.view
  return {
    ...model,
    view: {
      role: 'agency',
      case: {
        number: c.number,
        kind: 'draft_act',
        status: 'awaiting_agency',
        subject: c.subject,
        receivedOn: c.receivedOn,
        dueOn: '2026-04-20',
        deadline: deadline('letter.request', '2026-04-20', 15),
        letter: {
          number: 'ALM-L-2026-000002',
          subject: c.subject,
          text: 'Кеңес жобаны ескертулермен қолдайды.',
          sentOn: '2026-03-27',
          dueOn: '2026-04-20',
          remarks,
        },
        letters: [],
        remarks,
        messages: [],
      },
      actions: [
        {
          name: 'respond',
          fields: [
            {
              name: 'decision',
              type: 'select',
              required: true,
              options: ['accepted', 'partly', 'declined', 'information'].map((value) => ({
                value,
                label: value,
              })),
            },
            { name: 'text', type: 'textarea', required: true, maxLength: 10_000 },
            { name: 'remarks', type: 'remark_answers', required: true },
          ],
        },
      ],
    },
    daysLeft: 8,
  }
}

export const calculator = (lang: Language): DeadlineModel => ({
  ...frame(lang, '/deadline?received=2026-03-19&term=appeal.answer'),
  values: { received: '2026-03-19', time: '', term: 'appeal.answer', days: '', mode: '' },
  terms: [
    {
      key: 'appeal.triage',
      days: 3,
      mode: 'working',
      basis: { kk: 'ӘРПК 65-бабы', ru: 'статья 65 АППК', en: 'article 65' },
    },
    {
      key: 'appeal.answer',
      days: 15,
      mode: 'working',
      basis: { kk: 'ӘРПК 76-бабы', ru: 'статья 76 АППК', en: 'article 76' },
    },
  ],
  errors: [],
  result: answer,
})

export const problems = [
  'not_found',
  'link_ended',
  'link_forged',
  'fresh_link_sent',
  'link_sent_again',
  'conflict',
  'too_large',
  'busy',
  'too_often',
  'unexpected',
  'log_altered',
  'ask_code',
] as const satisfies MessageModel['problem'][]

export const message = (lang: Language, problem: MessageModel['problem']): MessageModel => ({
  ...frame(lang, '/appeals/ALM-A-2026-000001'),
  status: 404,
  problem,
})

export const statistics = (lang: Language): StatisticsModel => ({
  ...frame(lang, '/statistics?from=2026-01-05&to=2026-03-31'),
  values: period,
  report: sampleReport,
  names,
  today: '2026-11-24',
  errors: [],
})
export const noStatistics = (lang: Language): StatisticsModel => ({
  ...statistics(lang),
  report: emptyReport,
})
