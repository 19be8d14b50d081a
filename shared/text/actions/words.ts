/** Words of a link's page beside its forms: news, the language of the answer, and what was sent, by number. */
import type { Language } from '../../../events/values.ts'
import type { NewsKind } from '../../domain/actions/news.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

export type ActingWords = {
  news: {
    title: string
    kinds: Record<NewsKind, string>
    /** From whom; the letter's number follows. */
    response: (from: string, letter: string) => string
  }
  /** Of the whole text, after its first lines. */
  whole: string
  /** The language in which the applicant is to be answered. */
  answerIn: { label: string; languages: Record<Language, string>; hint: Record<Language, string> }
  /** The typed text cannot be in that language. */
  wrongLanguage: Record<Language, string>
  /** Before sending: by when an answer will be due. */
  dueOn: { byLaw: string; ofApplicant: string }
  /** What was typed before the page was left is in the field again. */
  restored: string
  /** A form that is kept on the case and was not sent. */
  unsent: {
    keep: string
    kept: string
    whereKept: string
    by: (who: string, when: string) => string
    changed: string
    theirs: (who: string, when: string) => string
    /** What this browser has of it, and the case has not. */
    yours: string
  }
  /** Of a mail that would be sent. */
  preview: string
  /** Of the staff, on a case's page. */
  notes: string
  /** Of a letter that the council's head is to sign, or did not sign. */
  signing: {
    waits: string
    proposed: string
    until: (until: string) => string
    refused: (on: string) => string
    reason: string
  }
  /** Where no mail reaches the reader: of the applicant in a fact, and before something is sent. */
  byHand: { mark: string; applicant: string; body: string }
  sent: {
    letter: (number: string, to: string, due: string | undefined) => string
    toHandOver: (number: string, to: string) => string
    question: (number: string, due: string | undefined) => string
  }
}

const all: Record<Language, ActingWords> = { kk, ru, en }

export const actingWords = (lang: Language): ActingWords => all[lang]
