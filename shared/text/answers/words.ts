/** What is said of publishing the answer to an appeal: what the applicant agrees to, and takes back. */
import type { Language, Rating } from '../../../events/values.ts'
import type { Labelled } from '../pages/page-words.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

export type AnswersWords = {
  form: Labelled
  /** Beside the case: that the applicant agrees. */
  consent: { label: string; given: string }
  /** For everybody. */
  page: Record<
    | 'title'
    | 'lead'
    | 'search'
    | 'find'
    | 'all'
    | 'topics'
    | 'allTopics'
    | 'none'
    | 'nothingFound'
    | 'topic'
    | 'published'
    | 'question'
    | 'answer',
    string
  >
  /** On the applicant's page. */
  withdraw: { title: string; text: string; button: string }
  /** What the applicant makes of the answer: asked there, and told there and at the desk. */
  rating: Record<'title' | 'legend' | 'button' | 'yours' | 'atDesk', string> & {
    choices: Record<Rating, string>
    comment: Labelled
    done: { title: string; text: string }
  }
}

const all: Record<Language, AnswersWords> = { kk, ru, en }
export const answersWords = (lang: Language): AnswersWords => all[lang]
