/** The applicant asked to see the file, and may see it now. */
import type { Deadline } from '../../../../events/values.ts'
import { button, type Drawings, facts, greetingOf, paragraph } from '../drawing.ts'
import { dueFact, dueSentence } from '../due-dates.ts'

export type FileAccessMails = {
  /** To the secretariat: by when the file is to be shown (art. 75). */
  file_asked: { number: string; subject: string; access: Deadline; actUrl: string }
  /** To the applicant: the page shows the file. */
  file_shown: { number: string; applicantName?: string; subject: string; statusUrl: string }
}

export type FileAccessWords = {
  file_asked: Record<'subject' | 'intro' | 'how' | 'button', string> & { due: (until: string) => string }
  file_shown: Record<'subject' | 'intro' | 'where' | 'button', string>
}

export const fileAccessMails: Drawings<FileAccessMails> = {
  file_asked: (m, pen) => {
    const { words, names } = pen
    const w = words.file_asked
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro, dueSentence(m.access, w.due, pen)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [names.terms['appeal.file_access'], dueFact(m.access, pen)],
        ),
        paragraph(w.how),
        button(w.button, m.actUrl),
      ],
    }
  },

  file_shown: (m, { words }) => {
    const w = words.file_shown
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: greetingOf(m, words),
      blocks: [
        paragraph(w.intro),
        facts([words.labels.number, m.number], [words.labels.subject, m.subject]),
        paragraph(w.where),
        button(w.button, m.statusUrl),
      ],
    }
  },
}
