/** What happens on a term's day zero, in words. */
import type { Deadline, TermKey, TermStart } from '../../events/values.ts'

export type Wording = { kk: string; ru: string; en: string }

/** What happened on day zero. */
export type Start =
  | 'receipt'
  | 'registration'
  | 'assignment'
  | 'question'
  | 'answer'
  | 'request'
  | 'extension'
  | 'letter'
  | 'return'
  | 'decision'
  | 'dispute'
  | 'dispute_registration'
  | 'version'
  | 'version_registration'
  | 'given'

/** What a term usually starts from, where its edition does not say receipt, registration or sending. */
const startOf: Partial<Record<TermKey, Start>> = {
  'appeal.triage': 'receipt',
  'appeal.acceptance': 'assignment',
  'appeal.answer': 'receipt',
  'appeal.clarification': 'question',
  'appeal.dispute': 'answer',
  'extension.decision': 'request',
  'extension.notice': 'extension',
  'extension.latest': 'decision',
  'letter.response': 'letter',
  'draft_act.recommendation': 'receipt',
}
const startOfEdition: Partial<Record<TermStart, Start>> = {
  receipt: 'receipt',
  registration: 'registration',
  sending: 'letter',
}

/** What happened on a deadline's day zero, as its own edition says or else as its term usually begins. */
export const startIn = ({ term, start }: Deadline): Start =>
  (start && startOfEdition[start]) ?? startOf[term] ?? 'given'

export const starts: Record<Start, Wording> = {
  receipt: { kk: 'Келіп түскен күн', ru: 'День поступления', en: 'The day of receipt' },
  registration: { kk: 'Тіркелген күн', ru: 'День регистрации', en: 'The day of registration' },
  assignment: { kk: 'Комиссияға берілген күн', ru: 'День передачи в комиссию', en: 'The day of assignment' },
  question: { kk: 'Сұрақ жіберілген күн', ru: 'День отправки вопроса', en: 'The day of the question' },
  answer: { kk: 'Жауап берілген күн', ru: 'День ответа', en: 'The day of the answer' },
  request: { kk: 'Ұзарту сұралған күн', ru: 'День запроса о продлении', en: 'The day of the request' },
  extension: { kk: 'Мерзім ұзартылған күн', ru: 'День продления срока', en: 'The day of the extension' },
  letter: { kk: 'Хат жіберілген күн', ru: 'День отправки письма', en: 'The day of the letter' },
  return: { kk: 'Іс қайтарылған күн', ru: 'День возврата дела', en: 'The day of the return' },
  decision: {
    kk: 'Мерзімді ұзарту туралы шешім қабылданған күн',
    ru: 'День решения о продлении',
    en: 'The day of the decision to extend',
  },
  dispute_registration: {
    kk: 'Жауаппен келіспеу туралы мәлімдеме тіркелген күн',
    ru: 'День регистрации заявления о несогласии',
    en: 'The day the dispute was registered',
  },
  dispute: {
    kk: 'Жауаппен келіспеу мәлімделген күн',
    ru: 'День заявления о несогласии',
    en: 'The day of the dispute',
  },
  version: {
    kk: 'Жаңа нұсқа келіп түскен күн',
    ru: 'День поступления новой версии',
    en: 'The day the new version came',
  },
  version_registration: {
    kk: 'Жаңа нұсқа тіркелген күн',
    ru: 'День регистрации новой версии',
    en: 'The day the new version was registered',
  },
  given: { kk: 'Бастапқы күн', ru: 'Начальный день', en: 'The starting day' },
}
