/** A letterhead and due dates for tests of pages; mails have theirs in `test/builders/mails.ts`. */
import type { Deadline } from '../../../events/values.ts'
import type { Letterhead } from '../../../shared/text/notices/models.ts'

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
