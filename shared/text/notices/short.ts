/**
 * Short messages to applicants: a case's number, what happened, and where to look. In Cyrillic a part holds 70 characters
 * and each costs; so the words are few. No name, no subject and no code is in them.
 */
import type { Language } from '../../../events/values.ts'
import type { ShortMatter } from '../../domain/notices/short.ts'

type ShortWords = Record<ShortMatter, string>

const kk: ShortWords = {
  receipt: 'тіркелді',
  question: 'сізге сұрақ бар',
  completion: 'толықтыру қажет',
  returned_to_applicant: 'қайтарылды',
  terminated: 'тоқтатылды',
  forwarded: 'органға жолданды',
  extended: 'мерзім ұзартылды',
  long_term: 'аралық жауап бар',
  due_moved: 'мерзім өзгерді',
  dispute_registered: 'келіспеу тіркелді',
  answer: 'жауап дайын',
  notice: 'хабарлама бар',
}

const ru: ShortWords = {
  receipt: 'зарегистрировано',
  question: 'есть вопрос к Вам',
  completion: 'нужно дополнить',
  returned_to_applicant: 'возвращено',
  terminated: 'прекращено',
  forwarded: 'перенаправлено',
  extended: 'срок продлён',
  long_term: 'промежуточный ответ',
  due_moved: 'срок изменился',
  dispute_registered: 'несогласие учтено',
  answer: 'ответ готов',
  notice: 'есть уведомление',
}

const en: ShortWords = {
  receipt: 'registered',
  question: 'there is a question for you',
  completion: 'more is needed from you',
  returned_to_applicant: 'returned',
  terminated: 'ended without an answer',
  forwarded: 'forwarded to the competent body',
  extended: 'the term was extended',
  long_term: 'there is an interim answer',
  due_moved: 'the date has changed',
  dispute_registered: 'your disagreement is registered',
  answer: 'the answer is ready',
  notice: 'there is a notice for you',
}

const all: Record<Language, ShortWords> = { kk, ru, en }

/** `portal` is the portal's address; the page there asks for the number and the code. */
export const shortText = (
  matter: ShortMatter,
  { number, portal }: { number: string; portal: string },
  lang: Language,
): string => `${number}: ${all[lang][matter]}. ${portal}/appeals`
