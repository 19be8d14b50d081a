import type { AppealMails } from '../../../shared/text/notices/kinds/appeals.ts'
import {
  actUrl,
  answer,
  code,
  competent,
  councilHead,
  type Examples,
  type Facts,
  number,
  receivedOn,
  undated,
} from './facts.ts'

export const appealExamples = ({
  said,
  applicantName,
  subject,
  appealText,
  statusUrl,
  appeal,
  addressed,
  competence,
  ofDraft,
  lang,
}: Facts): Examples<AppealMails> => {
  const mails: Examples<AppealMails>['mails'] = {
    receipt: {
      kind: 'receipt',
      number,
      receivedAt: '2026-03-19T04:05:00.000Z',
      registeredOn: receivedOn,
      answer,
      code,
      statusUrl,
    },
    receipts: {
      kind: 'receipts',
      items: ['ALM-A-2026-000006', 'ALM-A-2026-000007'].map((number, i) => ({
        number,
        answer,
        code: ['7GQ2-M4RX', 'B8T3-W5ZK'][i] ?? code,
        statusUrl: `${councilHead.portal}/appeals/${number}?code=${['7GQ2-M4RX', 'B8T3-W5ZK'][i]}&lang=${lang}`,
      })),
    },
    link: { kind: 'link', number, code, statusUrl },
    own_appeals: {
      kind: 'own_appeals',
      items: [
        { number: 'ALM-A-2026-000007', status: 'in_review', receivedOn: '2026-03-20' },
        { number, status: 'answered', receivedOn },
      ].map((one, i) => ({
        ...one,
        status: one.status as 'in_review' | 'answered',
        code: ['7GQ2-M4RX', code][i] ?? code,
        statusUrl: `${councilHead.portal}/appeals/${one.number}?code=${['7GQ2-M4RX', code][i]}&lang=${lang}`,
      })),
    },
    message: { kind: 'message', ...appeal, closed: false, actUrl },
    forwarded: {
      kind: 'forwarded',
      ...addressed,
      body: competent,
      part: false,
      text: said(
        'Жөндеу жұмыстарының сапасын осы басқарма бақылайды.',
        'Качество ремонтных работ контролирует это управление.',
        'The quality of repair works is controlled by this department.',
      ),
      statusUrl,
    },
    forwarded_to: {
      kind: 'forwarded_to',
      ...appeal,
      body: competent,
      part: false,
      text: competence,
      appealText,
      receivedOn,
      applicant: {
        kind: 'person',
        name: applicantName,
        email: 'aigul@example.kz',
        phone: '+7 700 123 45 67',
        address: said(
          'Алматы қаласы, Абай даңғылы, 10',
          'город Алматы, проспект Абая, 10',
          '10 Abay Avenue, Almaty',
        ),
      },
    },
    withdrawn: { kind: 'withdrawn', ...appeal, caseKind: 'appeal', actUrl },
  }
  return {
    mails,
    variants: [
      {
        kind: 'receipt',
        when: 'of an appeal on paper',
        model: { ...mails.receipt, applicantName: applicantName, subject: subject },
      },
      {
        kind: 'receipt',
        when: 'the calendar lacks the year',
        model: { ...mails.receipt, answer: undated },
      },
      { kind: 'forwarded', when: 'in part', model: { ...mails.forwarded, part: true } },
      { kind: 'forwarded_to', when: 'in part', model: { ...mails.forwarded_to, part: true } },
      {
        kind: 'withdrawn',
        when: 'a draft act',
        model: {
          ...mails.withdrawn,
          ...ofDraft,
          reason: said(
            'Жоба пысықтау үшін кері қайтарып алынды.',
            'Проект отозван для доработки.',
            'The draft is withdrawn for revision.',
          ),
        },
      },
      {
        kind: 'message',
        when: 'later, of an hour in which too many came',
        model: { ...mails.message, count: 140 },
      },
      { kind: 'message', when: 'the case is closed', model: { ...mails.message, closed: true } },
    ],
  }
}
