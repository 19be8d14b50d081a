/** To the applicant, where an appeal lacks something or ends without an answer; to the office when nothing came. */
import type { Deadline, missingParts, returnGrounds, terminationGrounds } from '../../../../events/values.ts'
import { appealWords } from '../../appeals/words.ts'
import {
  button,
  type Drawing,
  type Drawings,
  facts,
  greetingOf,
  type Pen,
  paragraph,
  quoteOf,
} from '../drawing.ts'
import { counting, dueFact, dueSentence } from '../due-dates.ts'

type Told = { number: string; applicantName?: string; subject: string; text: string; statusUrl: string }

export type EndingMails = {
  /** To the applicant: what the appeal lacks, and until when it may be completed. */
  completion: Told & { missing: (typeof missingParts)[number][]; completion: Deadline }
  /** To the chair and the secretariat: nothing came, and until when the appeal may be returned. */
  completion_lapsed: { number: string; subject: string; returning: Deadline; actUrl: string }
  /** To the applicant, with the reasons; `of` is the appeal that it repeats. */
  returned_to_applicant: Told & { ground: (typeof returnGrounds)[number]; of?: string }
  /** To the applicant, with the reasons. */
  terminated: Told & { ground: (typeof terminationGrounds)[number] }
}

export type EndingWords = {
  completion: Record<'subject' | 'intro' | 'missing' | 'how' | 'otherwise' | 'button', string> & {
    due: (until: string) => string
  }
  completion_lapsed: Record<'subject' | 'intro' | 'otherwise' | 'button', string> & {
    due: (until: string) => string
  }
  returned_to_applicant: Record<'subject' | 'intro' | 'ground' | 'earlier' | 'again' | 'button', string>
  terminated: Record<'subject' | 'intro' | 'ground' | 'again' | 'button', string>
}

/** To the applicant: the appeal ended without an answer, why, and that another one may be written. */
const ended = (
  m: Told,
  { words }: Pen,
  w: Record<'subject' | 'intro' | 'again' | 'button', string>,
  ...why: Parameters<typeof facts>
): Drawing => ({
  subject: `${m.number}: ${w.subject}`,
  greeting: greetingOf(m, words),
  blocks: [
    paragraph(w.intro),
    facts([words.labels.number, m.number], [words.labels.subject, m.subject], ...why),
    ...quoteOf(m.text),
    paragraph(w.again),
    button(w.button, m.statusUrl),
  ],
})

export const endingMails: Drawings<EndingMails> = {
  completion: (m, pen) => {
    const { words, lang, names } = pen
    const w = words.completion
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: greetingOf(m, words),
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [w.missing, m.missing.map((part) => appealWords(lang).missing[part]).join('; ')],
          [names.terms['appeal.completion'], dueFact(m.completion, pen)],
        ),
        ...quoteOf(m.text),
        paragraph(dueSentence(m.completion, w.due, pen), w.how),
        paragraph(w.otherwise),
        button(w.button, m.statusUrl),
        ...counting(m.completion, pen, { days: true }),
      ],
    }
  },

  completion_lapsed: (m, pen) => {
    const { words, names } = pen
    const w = words.completion_lapsed
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro, dueSentence(m.returning, w.due, pen)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [names.terms['appeal.return'], dueFact(m.returning, pen)],
        ),
        paragraph(w.otherwise),
        button(w.button, m.actUrl),
      ],
    }
  },

  returned_to_applicant: (m, pen) => {
    const w = pen.words.returned_to_applicant
    return ended(m, pen, w, [w.ground, appealWords(pen.lang).returnGrounds[m.ground]], [w.earlier, m.of])
  },

  terminated: (m, pen) => {
    const w = pen.words.terminated
    return ended(m, pen, w, [w.ground, appealWords(pen.lang).terminationGrounds[m.ground]])
  },
}
