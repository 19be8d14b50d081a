/** A mail in words: each kind is drawn in its capability's file, with its model and the interface of its words. */
import type { Language } from '../../../events/values.ts'
import { calledBy } from '../called.ts'
import { explain, wording } from '../explanation.ts'
import { fileWords } from '../files/files.ts'
import { texts } from '../texts.ts'
import { type Drawing, note, type Pen, paragraph } from './drawing.ts'
import { answerMails } from './kinds/answers.ts'
import { appealMails } from './kinds/appeals.ts'
import { assignmentMails } from './kinds/assignments.ts'
import { deskMails } from './kinds/desk.ts'
import { directoryMails } from './kinds/directory.ts'
import { draftMails } from './kinds/drafts.ts'
import { endingMails } from './kinds/endings.ts'
import { extensionMails } from './kinds/extensions.ts'
import { fileAccessMails } from './kinds/file-access.ts'
import { fileMails } from './kinds/files.ts'
import { letterMails } from './kinds/letters.ts'
import { meetingMails } from './kinds/meetings.ts'
import { movedDateMails } from './kinds/moved-dates.ts'
import { questionMails } from './kinds/questions.ts'
import { reminderMails } from './kinds/reminders.ts'
import { responseMails } from './kinds/responses.ts'
import { signingMails } from './kinds/signing.ts'
import { type MailLayout, subjectLine, toHtml, toText } from './mail-layout.ts'
import { mailWords } from './mail-words.ts'
import type { CalendarEntry, ComposeMail, MailKind, MailModel, MailOf } from './models.ts'

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
