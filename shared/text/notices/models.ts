/** What mails say, as data: a model for each kind. `mails.ts` turns a model into words in kk, ru or en. */
import type { Deadline, Language, Localized, Written } from '../../../events/values.ts'
import type { Began } from '../../domain/case.ts'
import type { AnswerMails } from './kinds/answers.ts'
import type { AppealMails } from './kinds/appeals.ts'
import type { AssignmentMails } from './kinds/assignments.ts'
import type { DeskMails } from './kinds/desk.ts'
import type { DirectoryMails } from './kinds/directory.ts'
import type { DraftMails } from './kinds/drafts.ts'
import type { EndingMails } from './kinds/endings.ts'
import type { ExtensionMails } from './kinds/extensions.ts'
import type { FileAccessMails } from './kinds/file-access.ts'
import type { FileMails } from './kinds/files.ts'
import type { LetterMails } from './kinds/letters.ts'
import type { MeetingMails } from './kinds/meetings.ts'
import type { MovedDateMails } from './kinds/moved-dates.ts'
import type { QuestionMails } from './kinds/questions.ts'
import type { ReminderMails } from './kinds/reminders.ts'
import type { ResponseMails } from './kinds/responses.ts'
import type { SigningMails } from './kinds/signing.ts'

export type Remark = {
  no: number
  clause: string
  quote?: string | undefined
  text: Written
  /** Carried over: the version of the draft that it was made on, and its number then. */
  from?: { version: number; no: number } | undefined
}
export type RemarkAnswer = { no: number; accepted: boolean; reason?: string | undefined }

/** Strings come from people and are plain text: escaped in HTML, kept as they are in text. URLs are ours. */
type MailModels = AppealMails &
  AssignmentMails &
  QuestionMails &
  EndingMails &
  ExtensionMails &
  FileAccessMails &
  AnswerMails &
  MovedDateMails &
  DraftMails &
  LetterMails &
  ResponseMails &
  SigningMails &
  DeskMails &
  MeetingMails &
  DirectoryMails &
  FileMails &
  ReminderMails

export type MailKind = keyof MailModels
export type MailOf<K extends MailKind> = { [P in K]: { kind: P } & MailModels[P] }[K]
export type MailModel = MailOf<MailKind>

/** The council as every page and mail shows it; times of day are told in its time zone. */
export type Letterhead = {
  name: Localized
  address: Localized
  portal: string
  /** Of the secretariat, for pages. */
  phone?: string
  replyTo: string
  timeZone: string
}

/** A mail in words: what the reader sees, not how it travels. */
type MailText = { kind: MailKind; subject: string; text: string; html: string }
/** An entry for the chair's calendar: the day by which the case is to be done. */
export type CalendarEntry = {
  number: string
  caseKind: 'appeal' | 'draft_act'
  commission: Localized
  deadline: Deadline
  began?: Began | undefined
}

/**
 * Of any kind: files that came along, whether an entry does that moves the one in the chair's calendar, with what the
 * case's own term began (a receipt unless it is told), and since which day its clock stands still.
 */
export type MailToCompose = MailModel & {
  attachments?: number | undefined
  entryMoved?: boolean | undefined
  began?: Began | undefined
  stopped?: string | undefined
  /** Who reads it, as the council's directory has the name: a chair, a deputy or the head. */
  reader?: string | undefined
}
export type ComposeMail = (model: MailToCompose, lang: Language, head: Letterhead) => MailText
