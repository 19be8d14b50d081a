/** What is said of how an appeal comes in: who wrote it, who took it in, what it lacks. */
import type {
  Language,
  Localized,
  missingParts,
  returnGrounds,
  terminationGrounds,
} from '../../../events/values.ts'
import type { Labelled } from '../pages/page-words.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

export type DecidedBy = { name: string; post: 'chair' | 'deputy'; commission: Localized }

export type AppealWords = {
  /** In place of a name that a paper lacks. */
  unnamed: string
  anonymous: string
  oral: string
  labels: Record<'acceptedBy' | 'decidedBy' | 'representative' | 'signatories' | 'kind', string>
  /** Who took it in: a member of the secretariat, with the post, or the system. */
  acceptedBy: { member: (name: string) => string; system: string }
  /** Who decided, with the post. */
  decidedBy: (who: DecidedBy, lang: Language) => string
  /** Where, and until when, the answer may be complained of; `until` is `byEndOf` a day. */
  complaintTo: (to: string) => string
  complaint: (to: string, until: string | undefined) => string
  form: {
    noIin: Labelled
    followByCode: Labelled
    /** Of the part that only few need. */
    others: string
    representative: Labelled
    authority: Labelled
    signatories: Labelled
    oral: Labelled
    /** An address whose domain looks mistyped, and the one that was probably meant. */
    mistyped: (typed: string, meant: string) => string
    /** The same, of an address that somebody writes down for another. */
    mistypedFor: (typed: string, meant: string) => string
    takeMeant: (meant: string) => string
    /** At the desk. */
    name: Labelled
  }
  missing: Record<(typeof missingParts)[number], string>
  returnGrounds: Record<(typeof returnGrounds)[number], string>
  terminationGrounds: Record<(typeof terminationGrounds)[number], string>
  /** Of an appeal that lacks something, or ended without an answer; `until` is `byEndOf` a day. */
  page: Record<
    | 'completion'
    | 'missing'
    | 'orReturned'
    | 'completionLabel'
    | 'completionHint'
    | 'completionButton'
    | 'returned'
    | 'terminated'
    | 'ground'
    | 'earlier'
    | 'on'
    | 'again'
    | 'danger'
    | 'repeats'
    | 'unchanged'
    | 'linked',
    string
  > &
    Record<'completeBy' | 'returnableUntil', (until: string) => string> &
    Record<'filed', (number: string) => string>
  /** To see the file (АППК, art. 75); `by` is `byEndOf` a day. */
  fileAccess: Record<'title' | 'text' | 'button', string> &
    Record<'asked' | 'toShow', (by: string | undefined) => string> &
    Record<'shown' | 'seen', (day: string) => string> & { ways: Record<'page' | 'in_person', string> }
  faults: { contact: string; signatories: string; onlyInPerson: string; noIinWithIin: string }
}

const words: Record<Language, AppealWords> = { kk, ru, en }
export const appealWords = (lang: Language): AppealWords => words[lang]
