/** A later due date: asked for, decided, told to the applicant. */
import type { Deadline, Language, Localized, Post } from '../../../../events/values.ts'
import { appealWords } from '../../appeals/words.ts'
import { formatDay } from '../../dates.ts'
import { wording } from '../../explanation.ts'
import { lowered, texts } from '../../texts.ts'
import { button, type Drawings, facts, greetingOf, note, paragraph, quoteUnder } from '../drawing.ts'
import { counting, dayDue, dueFact, dueSentence } from '../due-dates.ts'

/** Who decided, by name and post. */
type DecidedBy = { name: string; post: Post }

export type ExtensionMails = {
  /** To the head: the chair asks for a later due date. */
  extension_request: {
    number: string
    subject: string
    commission: Localized
    until: string
    reason: string
    answer: Deadline
    decision: Deadline
    actUrl: string
  }
  /** To the chair: granted (`answer` is the new date) or refused. */
  extension_decided: {
    number: string
    subject: string
    granted: boolean
    reason: string
    decidedBy?: DecidedBy
    answer: Deadline
    actUrl: string
  }
  /** To the applicant, within three working days (art. 76): the new due date and why. */
  extended: {
    number: string
    applicantName?: string
    subject: string
    reason: string
    decidedBy?: DecidedBy
    answer: Deadline
    statusUrl: string
  }
}

export type ExtensionWords = {
  extension_request: {
    subject: (day: string | undefined) => string
    intro: string
    reason: string
    due: (until: string) => string
    law: string
    next: string
    button: string
  }
  extension_decided: {
    granted: { subject: (day: string | undefined) => string; intro: string }
    refused: { subject: string; intro: string }
    reason: string
    due: (until: string) => string
    button: string
  }
  extended: {
    subject: (day: string | undefined) => string
    intro: string
    reason: string
    due: (until: string) => string
    law: string
    button: string
  }
}

export const decidedBy = (
  { decidedBy: by }: { decidedBy?: DecidedBy },
  lang: Language,
): [string, string | undefined] => [
  appealWords(lang).labels.decidedBy,
  by && `${by.name}, ${lowered(texts(lang).posts[by.post])}`,
]

export const extensionMails: Drawings<ExtensionMails> = {
  extension_request: (m, pen) => {
    const { words, lang } = pen
    const w = words.extension_request
    return {
      subject: `${m.number}: ${w.subject(m.decision.due ?? undefined)}`,
      greeting: words.greeting.head,
      blocks: [
        paragraph(w.intro, dueSentence(m.decision, w.due, pen)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.currentDue, dueFact(m.answer, pen)],
          [words.labels.requestedDue, formatDay(m.until, lang)],
          [words.labels.decideBy, dueFact(m.decision, pen)],
        ),
        ...quoteUnder(w.reason, m.reason),
        paragraph(w.next, w.law),
        button(w.button, m.actUrl),
        ...counting(m.decision, pen),
      ],
    }
  },

  extension_decided: (m, pen) => {
    const { words, lang } = pen
    const w = words.extension_decided
    return {
      subject: `${m.number}: ${m.granted ? w.granted.subject(dayDue(m.answer, pen)) : w.refused.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w[m.granted ? 'granted' : 'refused'].intro, dueSentence(m.answer, w.due, pen)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.answerBy, dueFact(m.answer, pen)],
          decidedBy(m, lang),
        ),
        ...quoteUnder(w.reason, m.reason),
        button(w.button, m.actUrl),
        ...(m.granted ? counting(m.answer, pen) : []),
      ],
    }
  },

  extended: (m, pen) => {
    const { words, lang } = pen
    const w = words.extended
    return {
      subject: `${m.number}: ${w.subject(dayDue(m.answer, pen))}`,
      greeting: greetingOf(m, words),
      blocks: [
        paragraph(w.intro, dueSentence(m.answer, w.due, pen)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.newDue, dueFact(m.answer, pen)],
          decidedBy(m, lang),
        ),
        ...quoteUnder(w.reason, m.reason),
        button(w.button, m.statusUrl),
        note(w.law),
        ...counting(m.answer, pen, { days: true }),
      ],
    }
  },
}
