/** Attached files that were not taken. */
import type { ContentOf } from '../../../../events/contents.ts'
import { fileWords } from '../../files/files.ts'
import { button, type Drawings, facts, paragraph } from '../drawing.ts'

export type FileMails = {
  /**
   * To whoever attached them: files that were not taken, and why. `for_applicant` is told to the secretariat, where there
   * is no address; the files' names are not said then. `activity`: it was the secretariat, to an activity.
   */
  files_refused: {
    number: string
    subject: string
    to: 'applicant' | 'for_applicant' | 'office' | 'agency' | 'activity'
    files: { name?: string; why: NonNullable<ContentOf<'file_verdict'>['why']> }[]
    url: string
  }
}

export type FileWords = {
  files_refused: Record<FileMails['files_refused']['to'], { intro: string; next: string; button: string }> & {
    subject: (files: number) => string
    /** Of a file whose name is not said. */
    unnamed: string
  }
}

export const fileMails: Drawings<FileMails> = {
  files_refused: (m, { words, lang }) => {
    const w = words.files_refused
    const { intro, next, button: press } = w[m.to]
    const { why } = fileWords(lang)
    return {
      subject: `${m.number}: ${w.subject(m.files.length)}`,
      greeting: m.to === 'applicant' || m.to === 'agency' ? words.greeting.anyone : words.greeting.colleagues,
      blocks: [
        paragraph(intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          ...m.files.map((file): [string, string] => [file.name ?? w.unnamed, why[file.why]]),
        ),
        paragraph(next),
        button(press, m.url),
      ],
    }
  },
}
