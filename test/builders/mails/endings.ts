import type { EndingMails } from '../../../shared/text/notices/kinds/endings.ts'
import { actUrl, type Examples, type Facts, rules } from './facts.ts'

export const endingExamples = ({ said, statusUrl, appeal, addressed }: Facts): Examples<EndingMails> => ({
  mails: {
    completion: {
      kind: 'completion',
      ...addressed,
      text: said(
        'Үйдің нақты мекенжайын және ЖСН-іңізді көрсетіңіз.',
        'Укажите точный адрес дома и Ваш ИИН.',
        'Please give the exact address of the house and your IIN.',
      ),
      missing: ['iin', 'address'],
      completion: rules.deadline('appeal.completion', '2026-03-19'),
      statusUrl,
    },
    completion_lapsed: {
      kind: 'completion_lapsed',
      ...appeal,
      returning: rules.deadline('appeal.return', '2026-03-31'),
      actUrl,
    },
    returned_to_applicant: {
      kind: 'returned_to_applicant',
      ...addressed,
      ground: 'repeated',
      of: 'ALM-A-2026-000007',
      text: said(
        'Дәл осы мәселе бойынша 27 ақпанда жауап берілді, жаңа дәлелдер жоқ.',
        'На то же обращение ответ дан 27 февраля, новых доводов нет.',
        'The same was answered on 27 February, and there are no new arguments.',
      ),
      statusUrl,
    },
    terminated: {
      kind: 'terminated',
      ...addressed,
      ground: 'court',
      text: said(
        'Мәселе соттың заңды күшіне енген актісімен шешілген.',
        'Вопрос решён судебным актом, вступившим в законную силу.',
        'The matter has been decided by an act of a court that is in force.',
      ),
      statusUrl,
    },
  },
  variants: [],
})
