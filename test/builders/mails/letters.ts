import type { LetterMails } from '../../../shared/text/notices/letters.ts'
import {
  actUrl,
  agency,
  commission,
  councilHead,
  draftNumber,
  type Examples,
  type Facts,
  letter,
  number,
  recommendationLetter,
  response,
} from './facts.ts'

export const letterExamples = ({
  said,
  lang,
  title,
  reference,
  remarks,
  letterSubject,
}: Facts): Examples<LetterMails> => {
  const mails: Examples<LetterMails>['mails'] = {
    letter: {
      kind: 'letter',
      letter,
      caseNumber: number,
      agency,
      commission,
      letterKind: 'recommendation',
      subject: letterSubject,
      text: said(
        'Жөндеу қашан аяқталатынын хабарлауды сұраймыз.\n\nЖұмыстар кестесін жіберуді сұраймыз.',
        'Просим сообщить, когда закончится ремонт.\n\nПросим направить график работ.',
        'Please tell us when the repair ends.\n\nPlease send the schedule of works.',
      ),
      sentOn: '2026-03-27',
      signatory: {
        name: said('Ерлан Маратұлы Сүлейменов', 'Ерлан Маратович Сулейменов', 'Yerlan Suleimenov'),
        post: 'chair',
      },
      response,
      actUrl,
    },
    recommendation: {
      kind: 'recommendation',
      letter: recommendationLetter,
      caseNumber: draftNumber,
      agency,
      commission,
      reference,
      title,
      version: 2,
      outcome: 'with_remarks',
      text: said('Жоба уақтылы әзірленген.', 'Проект своевременен.', 'The draft is timely.'),
      remarks: [...remarks],
      sentOn: '2026-03-27',
      signatory: {
        name: said('Ерлан Маратұлы Сүлейменов', 'Ерлан Маратович Сулейменов', 'Yerlan Suleimenov'),
        post: 'chair',
      },
      response,
      actUrl,
    },
    letter_by_hand: {
      kind: 'letter_by_hand',
      letter,
      caseNumber: number,
      agency: said('«Жарық» ПИК', 'КСК «Жарык»', 'Zharyk housing cooperative'),
      address: said(
        'Алматы қаласы, Абай даңғылы, 10',
        'город Алматы, проспект Абая, 10',
        '10 Abay Avenue, Almaty',
      ),
      subject: letterSubject,
      by: '2026-04-01',
      deskUrl: `${councilHead.portal}/desk/cases/${number}?lang=${lang}`,
    },
    response: {
      kind: 'response',
      letter: recommendationLetter,
      caseNumber: draftNumber,
      caseKind: 'draft_act',
      agency,
      subject: title,
      reference,
      said: {
        reference: '05-12/77',
        dated: '2026-04-09',
        signedBy: said(
          'Әлия Серікқызы Нұрғалиева, басқарма басшысының міндетін атқарушы',
          'Алия Сериковна Нургалиева, и. о. руководителя управления',
          'Aliya Nurgaliyeva, acting head of the department',
        ),
      },
      decision: 'partly',
      text: said(
        'Кеңеске ұсынымдары үшін алғыс білдіреміз.',
        'Благодарим совет за рекомендации.',
        'We thank the council for its recommendations.',
      ),
      remarks: [
        { ...remarks[0], accepted: true },
        {
          ...remarks[1],
          accepted: false,
          reason: said(
            'Бұл норма заңда көзделген.',
            'Эта норма предусмотрена законом.',
            'The law demands it.',
          ),
        },
      ],
      late: true,
      amended: false,
      closed: false,
      actUrl,
    },
    webhook_failed: { kind: 'webhook_failed', number, agency, letter, actUrl },
  }
  const { reference: _, said: __, ...toAppeal } = mails.response
  return {
    mails,
    variants: [
      {
        kind: 'response',
        when: 'the case is closed',
        model: {
          ...toAppeal,
          letter,
          caseNumber: number,
          caseKind: 'appeal',
          subject: letterSubject,
          decision: 'information',
          text: said('Жөндеу 14 мамырда аяқталды.', 'Ремонт завершён 14 мая.', 'The repair ended on 14 May.'),
          remarks: [],
          closed: true,
        },
      },
      {
        kind: 'response',
        when: 'a later one is in force',
        model: {
          ...toAppeal,
          letter,
          caseNumber: number,
          caseKind: 'appeal',
          subject: letterSubject,
          decision: 'information',
          inForce: 'accepted',
          text: said('Жұмысқа қабылданды.', 'Принято в работу.', 'Taken up.'),
          remarks: [],
          late: false,
        },
      },
      {
        kind: 'letter',
        when: 'of the council’s own initiative',
        model: {
          ...mails.letter,
          caseNumber: 'ALM-I-2026-000001',
          commission: '',
          signatory: { name: said('Қанат Мұсабаев', 'Канат Мусабаев', 'Kanat Mussabayev'), post: 'head' },
        },
      },
    ],
  }
}
