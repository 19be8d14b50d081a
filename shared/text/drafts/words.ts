/** The words of draft acts on pages, one interface for all languages. */
import type { Language } from '../../../events/values.ts'
import type { Labelled } from '../pages/page-words.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

export type DraftPageWords = {
  labels: Record<'portalUrl' | 'urgent', string>
  yes: string
  /** The body's own date; `due` is the lawful one, and absent without a calendar. */
  tooEarly: (asked: string, due: string | undefined) => string
  agreed: (due: string) => string
  late: string
  /** What a text in two languages is called by language. */
  inLanguage: Record<'kk' | 'ru', string>
  /** A text came in neither of the two, as far as is known. */
  bothLanguages: string
  /** What was typed is not in the language of its field. */
  otherLanguage: Record<'kk' | 'ru', string>
  /** The page of an agency. */
  agency: Record<
    | 'title'
    | 'lead'
    | 'signInLead'
    | 'send'
    | 'sentTitle'
    | 'sent'
    | 'confirm'
    | 'enter'
    | 'endedTitle'
    | 'ended'
    | 'again'
    | 'signOut'
    | 'signedOut'
    | 'letters'
    | 'noLetters'
    | 'drafts'
    | 'noDrafts'
    | 'answer'
    | 'answered'
    | 'due'
    | 'recommendBy'
    | 'newDraft'
    | 'change'
    | 'notAccepted'
    | 'back',
    string
  > & { email: Labelled }
  form: Record<'create' | 'version' | 'withdrawal', { title: string; lead: string; button: string }> &
    Record<'agencyLead' | 'change' | 'badMoment' | 'open' | 'toChange', string> &
    Record<
      | 'agency'
      | 'reference'
      | 'title'
      | 'actType'
      | 'text'
      | 'url'
      | 'portalUrl'
      | 'dueOn'
      | 'urgent'
      | 'topic'
      | 'contactName'
      | 'contactEmail'
      | 'channel'
      | 'receivedOn'
      | 'receivedTime'
      | 'reason',
      Labelled
    > & {
      channels: Record<'web' | 'paper' | 'person', string>
      /** To who asked for it: the lawful date holds. */
      askedTooEarly: (asked: string, due: string | undefined) => string
      done: Record<'draft' | 'version' | 'withdrawal', string>
    }
}

const all: Record<Language, DraftPageWords> = { kk, ru, en }
export const draftWords = (lang: Language): DraftPageWords => all[lang]
