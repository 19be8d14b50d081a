import type { DeskMails } from '../../../shared/text/notices/kinds/desk.ts'
import { actUrl, clarification, councilHead, type Examples, type Facts, number } from './facts.ts'

export const deskExamples = ({ said, reason, lang }: Facts): Examples<DeskMails> => {
  const mails: Examples<DeskMails>['mails'] = {
    by_hand: {
      kind: 'by_hand',
      number,
      matter: 'question',
      by: clarification.due as string,
      deskUrl: `${councilHead.portal}/desk/cases/${number}?lang=${lang}`,
    },
    bounced: {
      kind: 'bounced',
      number,
      to: 'applicant',
      why: 'bounce',
      address: 'aigul@example.kz',
      actUrl,
    },
    sign_in: {
      kind: 'sign_in',
      name: said('Арман Нұрланұлы Бекжанов', 'Динара Ермековна Садыкова', 'Arman Bekzhanov'),
      minutes: 10,
      url: 'https://council.example.kz/desk/sign-in/c2VjcmV0YXJ5.c2lnbmVk',
    },
    agency_sign_in: {
      kind: 'agency_sign_in',
      agency: { kk: '«Алматы Су» ШЖҚ МКК', ru: 'ГКП «Алматы Су»', en: 'Almaty Su' },
      minutes: 10,
      url: 'https://council.example.kz/agency/sign-in/YWdlbmN5.c2lnbmVk',
    },
    office: {
      kind: 'office',
      pages: [
        {
          name: { kk: 'Тұрғын үй комиссиясы', ru: 'Комиссия по жилью', en: 'Commission on Housing' },
          url: 'https://council.example.kz/work/b2ZmaWNl.c2lnbmVk',
        },
      ],
      days: 30,
    },
    fresh_link: { kind: 'fresh_link', number, actUrl },
  }
  const { by_hand: byHand } = mails
  const { by: _, ...byHandAtOnce } = byHand
  const { actUrl: __, ...nothingWaits } = mails.fresh_link
  return {
    mails,
    variants: [
      { kind: 'fresh_link', when: 'nothing waits', model: nothingWaits },
      {
        kind: 'office',
        when: 'the head',
        model: {
          kind: 'office',
          pages: [{ url: 'https://council.example.kz/work/aGVhZA.c2lnbmVk' }],
          days: 30,
        },
      },
      {
        kind: 'by_hand',
        when: 'an answer',
        model: { ...byHand, matter: 'answer', by: '2026-05-18' },
      },
      { kind: 'by_hand', when: 'an interim answer', model: { ...byHandAtOnce, matter: 'long_term' } },
      { kind: 'by_hand', when: 'forwarded', model: { ...byHandAtOnce, matter: 'forwarded' } },
      {
        kind: 'by_hand',
        when: 'an extension',
        model: { ...byHand, matter: 'extended', by: '2026-04-13', reason: reason },
      },
      { kind: 'by_hand', when: 'a due date that moved', model: { ...byHandAtOnce, matter: 'due_moved' } },
      { kind: 'by_hand', when: 'a dispute', model: { ...byHandAtOnce, matter: 'dispute_registered' } },
      {
        kind: 'bounced',
        when: 'a digest',
        model: { ...mails.bounced, number: '', to: 'chair', address: 'chair@example.kz', actUrl: '' },
      },
      { kind: 'bounced', when: 'a complaint', model: { ...mails.bounced, why: 'complaint' } },
      {
        kind: 'bounced',
        when: 'a full mailbox',
        model: { ...mails.bounced, why: 'mailbox_full' },
      },
      {
        kind: 'bounced',
        when: 'the mail service refused to send it',
        model: { ...mails.bounced, why: 'rejected' },
      },
    ],
  }
}
