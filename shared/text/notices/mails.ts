/** A mail in words: each kind is drawn in its capability's file, with its model and the interface of its words. */
import type { Language } from '../../../events/values.ts'
import { calledBy } from '../called.ts'
import { explain, wording } from '../explanation.ts'
import { fileWords } from '../files/files.ts'
import { texts } from '../texts.ts'
import { answerMails } from './answers.ts'
import { appealMails } from './appeals.ts'
import { assignmentMails } from './assignments.ts'
import { deskMails } from './desk.ts'
import { directoryMails } from './directory.ts'
import { draftMails } from './drafts.ts'
import { type Drawing, note, type Pen, paragraph } from './drawing.ts'
import { endingMails } from './endings.ts'
import { extensionMails } from './extensions.ts'
import { fileAccessMails } from './file-access.ts'
import { fileMails } from './files.ts'
import { letterMails } from './letters.ts'
import { type MailLayout, subjectLine, toHtml, toText } from './mail-layout.ts'
import { mailWords } from './mail-words.ts'
import { meetingMails } from './meetings.ts'
import type { CalendarEntry, ComposeMail, MailKind, MailModel, MailOf } from './models.ts'
import { movedDateMails } from './moved-dates.ts'
import { questionMails } from './questions.ts'
import { reminderMails } from './reminders.ts'
import { responseMails } from './responses.ts'
import { signingMails } from './signing.ts'

const mails: { [K in MailKind]: (model: MailOf<K>, pen: Pen) => Drawing } = {
  ...appealMails,
  ...assignmentMails,
  ...questionMails,
  ...endingMails,
  ...extensionMails,
  ...fileAccessMails,
  ...answerMails,
  ...movedDateMails,
  ...draftMails,
  ...letterMails,
  ...responseMails,
  ...signingMails,
  ...deskMails,
  ...meetingMails,
  ...directoryMails,
  ...fileMails,
  ...reminderMails,
}

const drawingOf = (model: MailModel, pen: Pen): Drawing =>
  (mails[model.kind] as (m: MailModel, pen: Pen) => Drawing)(model, pen)

/** Files stay with the case: the mail says how many there are, above the link to where they open. */
const withFiles = (
  blocks: MailLayout['blocks'],
  count: number | undefined,
  lang: Language,
): MailLayout['blocks'] => {
  if (!count) return blocks
  const link = blocks.findIndex(({ is }) => is === 'button')
  const line = paragraph(fileWords(lang).inMail(count))
  return link < 0 ? [...blocks, line] : [...blocks.slice(0, link), line, ...blocks.slice(link)]
}

export const composeMail: ComposeMail = (model, lang, head) => {
  const words = mailWords(lang)
  const drawing = drawingOf(model, {
    lang,
    words,
    names: texts(lang),
    head,
    began: model.began,
    stopped: model.stopped,
  })
  const called = model.reader === undefined ? undefined : calledBy(model.reader)
  const layout: MailLayout = {
    ...drawing,
    ...(called && { greeting: words.greeting.named(called.name, called.woman) }),
    blocks: [
      ...withFiles(drawing.blocks, model.attachments, lang),
      ...(model.entryMoved ? [note(words.assigned.calendarMoved)] : []),
    ],
    subject: subjectLine(drawing.subject),
    closing: words.closing,
    signature: [
      wording(head.name, lang),
      wording(head.address, lang),
      head.portal,
      words.automatic(head.replyTo),
    ],
    copyLink: words.copyLink,
  }
  return { kind: model.kind, subject: layout.subject, text: toText(layout), html: toHtml(layout, lang) }
}

/** What an entry of a chair's calendar is called: of an appeal the day of its answer, of a draft that of its recommendation. */
export const calendarSummary = (number: string, kind: CalendarEntry['caseKind'], lang: Language): string => {
  const { event } = mailWords(lang)[kind === 'appeal' ? 'appeal_assigned' : 'draft_assigned']
  return subjectLine(`${number}: ${event}`)
}

/**
 * The words of the entry for the chair's calendar. Calendars are often shared, so it names neither the applicant nor the
 * matter, and does not carry the link.
 */
export const calendarEntry = (
  { number, caseKind, commission, deadline, began }: CalendarEntry,
  lang: Language,
): { summary: string; description: string } => {
  const words = mailWords(lang)
  const { summary, rule } = explain(deadline, lang, began)
  return {
    summary: calendarSummary(number, caseKind, lang),
    description: [
      `${words.labels.commission}: ${wording(commission, lang)}`,
      summary,
      rule,
      words.assigned.linkInMail,
    ].join('\n'),
  }
}
