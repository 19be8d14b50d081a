/**
 * One realistic mail of each kind, in its reader's language: an appeal about hot water and a draft of water supply
 * rules, with due dates counted by the shipped calendar and the sample council's terms. `docs/mails.md` shows them.
 */
import type { Language } from '../../events/values.ts'
import type { MailKind, MailOf, MailToCompose } from '../../shared/text/notices/models.ts'
import { answerExamples } from './mails/answers.ts'
import { appealExamples } from './mails/appeals.ts'
import { assignmentExamples } from './mails/assignments.ts'
import { deskExamples } from './mails/desk.ts'
import { directoryExamples } from './mails/directory.ts'
import { draftExamples } from './mails/drafts.ts'
import { endingExamples } from './mails/endings.ts'
import { extensionExamples } from './mails/extensions.ts'
import { factsIn } from './mails/facts.ts'
import { fileAccessExamples } from './mails/file-access.ts'
import { fileExamples } from './mails/files.ts'
import { letterExamples } from './mails/letters.ts'
import { meetingExamples } from './mails/meetings.ts'
import { movedDateExamples } from './mails/moved-dates.ts'
import { questionExamples } from './mails/questions.ts'
import { reminderExamples } from './mails/reminders.ts'
import { signingExamples } from './mails/signing.ts'

export { answer, councilHead, undated } from './mails/facts.ts'

/** To whom each kind goes, and when; the order of `docs/mails.md`. */
export const mailAbout: Record<MailKind, string> = {
  receipt: 'to the applicant, at once on registration',
  receipts: 'to the applicant, later: receipts of an hour in which too many went to the address',
  link: 'to the applicant who asked for the status link again',
  own_appeals: 'to the applicant who asked for all appeals of the address',
  question: 'to the applicant: the commission asks',
  completion: 'to the applicant: what the appeal lacks, and until when it may be completed',
  returned_to_applicant: 'to the applicant: the appeal is returned, with the reasons',
  terminated: 'to the applicant: the proceedings ended without an answer, with the reasons',
  forwarded: 'to the applicant, when the appeal or a part of it goes to another body',
  extended: 'to the applicant: a new due date',
  file_shown: 'to the applicant: the file is open to them',
  long_term: 'to the applicant: an interim answer',
  answer: 'to the applicant: the answer',
  dispute_registered: 'to the applicant: the answer is disputed, a new one is due',
  due_moved:
    'to whoever was told of it, or that they would be: a due date was counted anew, or for the first time',
  triage: 'to the secretariat: no rule names a commission',
  returned: 'to the secretariat: a case came back from a commission',
  appeal_assigned: 'to the chair: an appeal',
  draft_assigned: 'to the chair: a draft act',
  unassigned: 'to the chair whose case has gone elsewhere',
  message: 'to who has the case: the applicant added information',
  clarified: 'to who has the case: the applicant replied',
  clarification_lapsed: 'to who has the case: the applicant did not reply',
  file_asked: 'to the secretariat: the applicant asks to see the file',
  completion_lapsed: 'to the secretariat and the chair: the appeal was not completed in time',
  extension_request: 'to the head: a commission asks for an extension',
  extension_decided: 'to the chair: granted or refused',
  letter_to_sign: 'to the head, and who stands in: a letter waits for the signature',
  signature_refused: 'to who wrote it: the letter was not signed',
  response: 'to who has the case (once it is closed, to the secretariat): an agency responded',
  response_copy: 'to the body that responded on the page of its letter: a copy',
  withdrawn: 'to who has the case: the applicant withdrew the appeal, or the developer the draft',
  disputed: 'to the chair and the secretariat: the applicant disputes the answer',
  draft_version: 'to who has the case: a new version of the draft',
  draft_registered: 'to the developer: the draft is registered',
  draft_too_early: 'to the secretariat: the developer’s date is earlier than the law allows',
  draft_agreed: 'to the secretariat and the head: a draft counts as agreed without remarks',
  draft_ended: 'to the developer: the draft came back as incomplete, or is not considered',
  letter: 'to a state body: a letter about an appeal or an initiative',
  letter_by_hand: 'to the secretariat: a letter whose body has no e-mail is to be handed over',
  letter_reminder: 'to a state body: its response to a letter is asked after by hand',
  recommendation: 'to a state body: the recommendation on its draft',
  forwarded_to: 'to the body competent for an appeal, or for a part of it',
  fresh_link: 'to the holder of an ended link',
  digest: 'to each owner of a due date and those copied, at most once a working day',
  files_refused: 'to whoever attached them: files that were not taken',
  bounced: 'to the secretariat: a mail did not arrive or was complained of',
  sign_in: 'to a member of the secretariat who asked to sign in at the desk',
  agency_sign_in: 'to an agency whose clerk asked to sign in at its page',
  office: 'to a chair, a deputy or the head who asked for the page of their cases',
  by_hand: 'to the secretariat: an applicant without e-mail is to be handed or posted something',
  meeting: 'to a member of the council, of the presidium or of a commission: a meeting of theirs',
  meeting_by_hand: 'to the secretariat: members without e-mail are to be told of a meeting',
  directory_changed:
    'to who held an entry of the directory and who holds it now, the head, the secretariat, the members concerned',
  webhook_failed: "to the secretariat: an agency's webhook failed for a day",
}

export type MailVariant = { kind: MailKind; when: string; model: MailToCompose }

const examplesIn = (lang: Language) => {
  const facts = factsIn(lang)
  return {
    appeals: appealExamples(facts),
    assignments: assignmentExamples(facts),
    questions: questionExamples(facts),
    endings: endingExamples(facts),
    fileAccess: fileAccessExamples(facts),
    extensions: extensionExamples(facts),
    answers: answerExamples(facts),
    movedDates: movedDateExamples(facts),
    drafts: draftExamples(facts),
    letters: letterExamples(facts),
    signing: signingExamples(facts),
    desk: deskExamples(facts),
    meetings: meetingExamples(facts),
    directory: directoryExamples(facts),
    files: fileExamples(facts),
    reminders: reminderExamples(facts),
  }
}

/** The mails as readers of this language get them. */
export const goldenMails = (lang: Language): { [K in MailKind]: MailOf<K> } => {
  const examples = examplesIn(lang)
  return {
    ...examples.appeals.mails,
    ...examples.assignments.mails,
    ...examples.questions.mails,
    ...examples.endings.mails,
    ...examples.fileAccess.mails,
    ...examples.extensions.mails,
    ...examples.answers.mails,
    ...examples.movedDates.mails,
    ...examples.drafts.mails,
    ...examples.letters.mails,
    ...examples.signing.mails,
    ...examples.desk.mails,
    ...examples.meetings.mails,
    ...examples.directory.mails,
    ...examples.files.mails,
    ...examples.reminders.mails,
  }
}

/** The same kinds where they say something else. */
export const mailVariants = (lang: Language): MailVariant[] =>
  Object.values(examplesIn(lang)).flatMap(({ variants }): MailVariant[] => variants)
