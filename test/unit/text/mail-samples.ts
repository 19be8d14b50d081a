/** One realistic model of each kind of mail. */
import type { Deadline } from '../../../events/values.ts'
import type { Letterhead, MailKind, MailOf } from '../../../shared/text/models.ts'

export const head: Letterhead = {
  name: {
    kk: 'Алматы қаласының Қоғамдық кеңесі',
    ru: 'Общественный совет города Алматы',
    en: 'Public Council of Almaty',
  },
  address: {
    kk: 'Алматы қаласы, Республика алаңы, 4',
    ru: 'г. Алматы, площадь Республики, 4',
    en: '4 Republic Square, Almaty',
  },
  portal: 'https://council.example.kz',
  replyTo: 'council@example.kz',
  timeZone: 'Asia/Almaty',
}

export const answer: Deadline = {
  term: 'appeal.answer',
  mode: 'working',
  from: '2026-03-19',
  days: 15,
  due: '2026-04-13',
  skipped: [
    { date: '2026-03-21', why: 'weekend' },
    { date: '2026-03-22', why: 'weekend' },
    { date: '2026-03-23', why: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы', en: 'Nauryz' } },
    { date: '2026-03-24', why: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы', en: 'Nauryz' } },
    { date: '2026-03-25', why: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы', en: 'Nauryz' } },
    { date: '2026-03-28', why: 'weekend' },
    { date: '2026-03-29', why: 'weekend' },
    { date: '2026-04-04', why: 'weekend' },
    { date: '2026-04-05', why: 'weekend' },
    { date: '2026-04-11', why: 'weekend' },
    { date: '2026-04-12', why: 'weekend' },
  ],
  basis: { kk: 'ӘРПК 76-бабы', ru: 'статья 76 АППК', en: 'article 76 of the Code' },
  calendar: '0123456789ab',
}
export const deadline = (term: Deadline['term'], due: string, days: number): Deadline => ({
  ...answer,
  term,
  due,
  days,
  skipped: [],
})
export const undated: Deadline = { ...answer, due: null, missing: [2028], skipped: [] }

const kinds = { kk: 'Тұрғын үй комиссиясы', ru: 'Комиссия по жилью', en: 'Housing commission' }
const agency = { kk: '«Алматы Су» МКК', ru: 'ГКП «Алматы Су»', en: 'Almaty Su' }
const acceptance = deadline('appeal.acceptance', '2026-03-26', 2)
const response = deadline('letter.response', '2026-04-20', 15)
const recommendation = deadline('draft_act.recommendation', '2026-04-06', 10)
const remarks = [
  { no: 1, clause: '§ 4 (2)', quote: 'in due time', text: 'Say by which day.' },
  { no: 2, clause: '§ 7', text: 'Strike it out.\nIt repeats § 6.' },
]

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJnIjoiY2hhaXItMSJ9.c2lnbmF0dXJlLXNpZ25hdHVyZS1zaWduYXR1cmUtc2lnbmF0dXJl'
const actUrl = `${head.portal}/act/${token}`
const statusUrl = `${head.portal}/appeals/ALM-A-2026-000001?code=K7QM-2R4X&lang=kk`

export const samples: { [K in MailKind]: MailOf<K> } = {
  receipt: {
    kind: 'receipt',
    number: 'ALM-A-2026-000001',
    applicantName: 'Aigul Serikova',
    subject: 'No hot water since Monday',
    receivedAt: '2026-03-19T04:05:00.000Z',
    registeredOn: '2026-03-19',
    answer,
    code: 'K7QM-2R4X',
    statusUrl,
  },
  appeal_assigned: {
    kind: 'appeal_assigned',
    number: 'ALM-A-2026-000001',
    commission: kinds,
    applicantName: 'Aigul Serikova',
    applicantKind: 'person',
    subject: 'No hot water since Monday',
    topic: { kk: 'Тұрғын үй', ru: 'Жильё', en: 'Housing' },
    district: { kk: 'Медеу ауданы', ru: 'Медеуский район', en: 'Medeu' },
    receivedOn: '2026-03-19',
    answer,
    acceptance,
    actUrl,
  },
  draft_assigned: {
    kind: 'draft_assigned',
    number: 'ALM-D-2026-000001',
    commission: kinds,
    agency,
    reference: '05-12/345',
    title: 'Rules of water supply',
    actType: 'akimat-resolution',
    receivedOn: '2026-03-19',
    recommendation,
    acceptance,
    actUrl,
  },
  triage: {
    kind: 'triage',
    number: 'ALM-A-2026-000002',
    caseKind: 'appeal',
    subject: 'Noise at night',
    triage: deadline('appeal.triage', '2026-03-27', 3),
    actUrl,
  },
  letter: {
    kind: 'letter',
    letter: 'ALM-L-2026-000001',
    caseNumber: 'ALM-A-2026-000001',
    agency,
    commission: kinds,
    subject: 'Hot water in Medeu district',
    text: 'Please tell us when the repair ends.\n\nPlease send the schedule of works.',
    sentOn: '2026-03-27',
    response,
    actUrl,
  },
  recommendation: {
    kind: 'recommendation',
    letter: 'ALM-L-2026-000002',
    caseNumber: 'ALM-D-2026-000001',
    agency,
    commission: kinds,
    reference: '05-12/345',
    title: 'Rules of water supply',
    outcome: 'with_remarks',
    text: 'The draft is timely.',
    remarks,
    sentOn: '2026-03-27',
    response,
    actUrl,
  },
  response: {
    kind: 'response',
    letter: 'ALM-L-2026-000002',
    caseNumber: 'ALM-D-2026-000001',
    caseKind: 'draft_act',
    agency,
    subject: 'Rules of water supply',
    decision: 'partly',
    text: 'We thank the council.',
    remarks: [
      { ...remarks[0], no: 1, clause: '§ 4 (2)', text: 'Say by which day.', accepted: true },
      { no: 2, clause: '§ 7', text: 'Strike it out.', accepted: false, reason: 'The law demands it.' },
    ],
    late: true,
    amended: false,
    answer,
    actUrl,
  },
  answer: {
    kind: 'answer',
    number: 'ALM-A-2026-000001',
    applicantName: 'Aigul Serikova',
    subject: 'No hot water since Monday',
    outcome: 'satisfied',
    text: 'The repair ended on 9 April.\nHot water is back.',
    answeredOn: '2026-04-10',
    statusUrl,
  },
  draft_registered: {
    kind: 'draft_registered',
    number: 'ALM-D-2026-000001',
    contactName: 'Bolat Omarov',
    reference: '05-12/345',
    title: 'Rules of water supply',
    recommendation,
  },
  message: {
    kind: 'message',
    number: 'ALM-A-2026-000001',
    subject: 'No hot water since Monday',
    closed: false,
    actUrl,
  },
  link: { kind: 'link', number: 'ALM-A-2026-000001', code: 'K7QM-2R4X', statusUrl },
  fresh_link: { kind: 'fresh_link', number: 'ALM-A-2026-000001', actUrl },
  digest: {
    kind: 'digest',
    on: '2026-04-14',
    items: [
      {
        number: 'ALM-A-2026-000001',
        caseKind: 'appeal',
        subject: 'No hot water since Monday',
        term: 'appeal.answer',
        due: '2026-04-13',
        stage: 1,
        actUrl,
      },
      {
        number: 'ALM-L-2026-000002',
        caseKind: 'draft_act',
        subject: 'Rules of water supply',
        term: 'letter.response',
        due: '2026-04-14',
        stage: 0,
        actUrl,
      },
      {
        number: 'ALM-D-2026-000003',
        caseKind: 'draft_act',
        subject: 'Parking fees',
        term: 'draft_act.recommendation',
        due: '2026-04-16',
        stage: -2,
        actUrl,
      },
    ],
  },
}
