/** Published answers as everybody may see them. */
import type { Language } from '../../../events/values.ts'

/** A published answer in a list, and as everybody may see it, under its own id. Days are local. */
export type AnswerLine = { id: string; on: string; title: string }
export type AnswerShown = AnswerLine & {
  question: string
  answer: string
  topic?: string
  language: Language
}
