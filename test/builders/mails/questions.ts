import type { QuestionMails } from '../../../shared/text/notices/kinds/questions.ts'
import { actUrl, answer, clarification, type Examples, type Facts } from './facts.ts'

export const questionExamples = ({ said, statusUrl, appeal, addressed }: Facts): Examples<QuestionMails> => {
  const mails: Examples<QuestionMails>['mails'] = {
    question: {
      kind: 'question',
      ...addressed,
      text: said(
        'Үйдің қай кіреберістерінде су жоқ?',
        'В каких подъездах дома нет воды?',
        'Which entrances of the house have no water?',
      ),
      clarification,
      statusUrl,
    },
    clarified: { kind: 'clarified', ...appeal, answer, actUrl },
    clarification_lapsed: { kind: 'clarification_lapsed', ...appeal, answer, actUrl },
  }
  const { clarification: _, ...timeless } = mails.question
  return {
    mails,
    variants: [
      { kind: 'question', when: 'its time was over before it could be sent', model: timeless },
      {
        kind: 'clarified',
        when: 'the clock stands still',
        model: { ...mails.clarified, stopped: '2026-04-01' },
      },
    ],
  }
}
