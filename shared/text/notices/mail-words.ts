/** The words of mails, one interface for all languages; those of one capability are in its file. */
import type { Language } from '../../../events/values.ts'
import { en } from './en.ts'
import type { AnswerWords } from './kinds/answers.ts'
import type { AppealWords } from './kinds/appeals.ts'
import type { AssignmentWords } from './kinds/assignments.ts'
import type { DeskWords } from './kinds/desk.ts'
import type { DirectoryWords } from './kinds/directory.ts'
import type { DraftWords } from './kinds/drafts.ts'
import type { EndingWords } from './kinds/endings.ts'
import type { ExtensionWords } from './kinds/extensions.ts'
import type { FileAccessWords } from './kinds/file-access.ts'
import type { FileWords } from './kinds/files.ts'
import type { LetterWords } from './kinds/letters.ts'
import type { MeetingWords } from './kinds/meetings.ts'
import type { MovedDateWords } from './kinds/moved-dates.ts'
import type { QuestionWords } from './kinds/questions.ts'
import type { ReminderWords } from './kinds/reminders.ts'
import type { ResponseWords } from './kinds/responses.ts'
import type { SigningWords } from './kinds/signing.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

/** Days come as `YYYY-MM-DD`; `until` is `byEndOf` a day and stands inside a sentence. */
export type MailWords = CommonWords &
  AppealWords &
  AssignmentWords &
  QuestionWords &
  EndingWords &
  ExtensionWords &
  FileAccessWords &
  AnswerWords &
  MovedDateWords &
  DraftWords &
  LetterWords &
  ResponseWords &
  SigningWords &
  DeskWords &
  MeetingWords &
  DirectoryWords &
  FileWords &
  ReminderWords

type CommonWords = {
  /** In place of a due date that the missing calendar does not give yet. */
  dateLater: string
  /** After word that the calendar is missing. */
  willBeTold: string
  /** The case's own clock stands still: its date of before holds for nothing. */
  stopped: Record<'answer' | 'recommendation' | 'fact', (since: string) => string>
  greeting: {
    person: (name: string) => string
    /** A chair or the head, by name and patronymic. */
    named: (name: string, woman: boolean) => string
    chair: string
    head: string
    /** To an organisation, or where the case may be with a commission or with the secretariat. */
    colleagues: string
    anyone: string
  }
  closing: string
  automatic: (replyTo: string) => string
  copyLink: string
  labels: Record<
    | 'number'
    | 'code'
    | 'received'
    | 'registered'
    | 'answerBy'
    | 'acceptBy'
    | 'recommendBy'
    | 'triageBy'
    | 'respondBy'
    | 'replyBy'
    | 'decideBy'
    | 'disputeBy'
    | 'currentDue'
    | 'requestedDue'
    | 'newDue'
    | 'controlOn'
    | 'subject'
    | 'topic'
    | 'district'
    | 'applicant'
    | 'recipient'
    | 'email'
    | 'phone'
    | 'postal'
    | 'commission'
    | 'agency'
    | 'addressee'
    | 'forwardedTo'
    | 'reference'
    | 'title'
    | 'version'
    | 'actType'
    | 'responseReference'
    | 'responseDated'
    | 'signedBy'
    | 'signatory'
    | 'letterKind'
    | 'letter'
    | 'case'
    | 'sentOn'
    | 'answeredOn'
    | 'outcome'
    | 'decision'
    | 'kind',
    string
  >
  /** `chosen` is the title where a person set the date and nobody counted. */
  counting: {
    title: string
    chosen: string
    notCounted: string
    /** Where the whole explanation is, in a mail that says it in a line. */
    onPage: string
  }
}

const all: Record<Language, MailWords> = { kk, ru, en }

export const mailWords = (lang: Language): MailWords => all[lang]
