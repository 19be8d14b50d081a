import type { SigningMails } from '../../../shared/text/notices/kinds/signing.ts'
import { actUrl, agency, commission, draftNumber, type Examples, type Facts, number, rules } from './facts.ts'

const signing = rules.deadline('letter.signing', '2026-03-27')

export const signingExamples = ({
  said,
  title,
  reference,
  remarks,
  letterSubject,
}: Facts): Examples<SigningMails> => {
  const decidedBy = {
    name: said('Б. Қ. Оспанов', 'Б. К. Оспанов', 'B. K. Ospanov'),
    post: 'acting_head' as const,
  }
  const mails: Examples<SigningMails>['mails'] = {
    letter_to_sign: {
      kind: 'letter_to_sign',
      number,
      letterKind: 'recommendation',
      agency,
      commission,
      subject: letterSubject,
      text: said(
        'Жөндеу қашан аяқталатынын хабарлауды сұраймыз.\n\nЖұмыстар кестесін жіберуді сұраймыз.',
        'Просим сообщить, когда закончится ремонт.\n\nПросим направить график работ.',
        'Please tell us when the repair ends.\n\nPlease send the schedule of works.',
      ),
      remarks: [],
      signing,
      actUrl,
    },
    signature_refused: {
      kind: 'signature_refused',
      number,
      letterKind: 'recommendation',
      agency,
      subject: letterSubject,
      reason: said(
        'Хатта жұмыстардың аяқталу мерзімін де сұраңыздар.',
        'Спросите в письме и о дате окончания работ.',
        'Please ask in the letter when the works end, too.',
      ),
      decidedBy,
      actUrl,
    },
  }
  return {
    mails,
    variants: [
      {
        kind: 'letter_to_sign',
        when: 'a recommendation on a draft act',
        model: {
          ...mails.letter_to_sign,
          number: draftNumber,
          letterKind: 'draft_act',
          subject: title,
          reference,
          version: 2,
          outcome: 'with_remarks',
          text: { kk: 'Жоба уақтылы әзірленген.', ru: 'Проект своевременен.' },
          remarks: [...remarks],
        },
      },
      {
        kind: 'signature_refused',
        when: 'an initiative’s',
        model: { ...mails.signature_refused, signing },
      },
    ],
  }
}
