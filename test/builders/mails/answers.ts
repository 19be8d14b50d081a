import type { AnswerMails } from '../../../shared/text/notices/kinds/answers.ts'
import { actUrl, commission, council, dispute, disputed, type Examples, type Facts } from './facts.ts'

export const answerExamples = ({ said, statusUrl, appeal, addressed }: Facts): Examples<AnswerMails> => {
  const mails: Examples<AnswerMails>['mails'] = {
    answer: {
      kind: 'answer',
      ...addressed,
      outcome: 'satisfied',
      text: said(
        'Жөндеу 14 мамырда аяқталды.\nЫстық су берілді.',
        'Ремонт завершён 14 мая.\nГорячая вода подана.',
        'The repair ended on 14 May.\nHot water is back.',
      ),
      answeredOn: '2026-05-15',
      decidedBy: { name: said('Ә. Б. Серіков', 'А. Б. Сериков', 'A. B. Serikov'), post: 'chair', commission },
      complaint: { to: council.complaint ?? '' },
      dispute,
      statusUrl,
    },
    long_term: {
      kind: 'long_term',
      ...addressed,
      text: said(
        'Жылу желісін ауыстыру биылғы жоспарға енгізілді.',
        'Замена теплосети включена в план этого года.',
        'The heating main is to be replaced this year.',
      ),
      reason: said(
        'Жұмыстар маусымның соңына дейін жүргізіледі.',
        'Работы продлятся до конца июня.',
        'The works will go on until the end of June.',
      ),
      controlOn: '2026-06-30',
      statusUrl,
    },
    disputed: {
      kind: 'disputed',
      ...appeal,
      text: said(
        'Екінші кіреберісте ыстық су әлі жоқ.',
        'Во втором подъезде горячей воды по-прежнему нет.',
        'The second entrance still has no hot water.',
      ),
      answer: disputed,
      actUrl,
    },
    dispute_registered: { kind: 'dispute_registered', ...addressed, answer: disputed, statusUrl },
  }
  const { dispute: _, ...undisputable } = mails.answer
  const { applicantName: __, ...toCompany } = mails.answer
  return {
    mails,
    variants: [
      { kind: 'answer', when: 'after a dispute', model: undisputable },
      { kind: 'answer', when: 'late, to a company', model: { ...toCompany, late: true } },
    ],
  }
}
