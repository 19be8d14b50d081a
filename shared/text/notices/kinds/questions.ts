/** The commission's question to the applicant, and the reply. */
import type { Deadline } from '../../../../events/values.ts'
import { byEndOf } from '../../dates.ts'
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
import type { MailWords } from '../mail-words.ts'
import type { MailOf } from '../models.ts'

export type QuestionMails = {
  /** To the applicant: the chair asks, by when the reply helps; no reply never closes the case. */
  question: {
    number: string
    applicantName?: string
    subject: string
    text: string
    /** Absent where its time was over before anybody could be asked. */
    clarification?: Deadline
    statusUrl: string
  }
  /** To the chair: the applicant replied, or the time for it is over. */
  clarified: { number: string; subject: string; answer: Deadline; actUrl: string }
  clarification_lapsed: { number: string; subject: string; answer: Deadline; actUrl: string }
}

export type QuestionWords = {
  question: {
    subject: string
    intro: string
    due: (until: string) => string
    how: string
    never: string
    same: string
    button: string
  }
  clarified: { subject: string; intro: string; due: (until: string) => string; button: string }
  clarification_lapsed: {
    subject: string
    intro: string
    never: string
    due: (until: string) => string
    button: string
  }
}

/** The applicant replied to a question, or did not: the case goes on. */
const replyOf = (
  m: MailOf<'clarified'> | MailOf<'clarification_lapsed'>,
  w: MailWords['clarified'] & { never?: string },
  pen: Pen,
): Drawing => {
  const { words } = pen
  return {
    subject: `${m.number}: ${w.subject}`,
    greeting: words.greeting.colleagues,
    blocks: [
      paragraph(w.intro, w.never, dueSentence(m.answer, w.due, pen)),
      facts(
        [words.labels.number, m.number],
        [words.labels.subject, m.subject],
        [words.labels.answerBy, dueFact(m.answer, pen)],
      ),
      button(w.button, m.actUrl),
    ],
  }
}

export const questionMails: Drawings<QuestionMails> = {
  question: (m, pen) => {
    const { words, lang } = pen
    const w = words.question
    const due = m.clarification?.due ?? undefined
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: greetingOf(m, words),
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.replyBy, m.clarification && dueFact(m.clarification, pen)],
        ),
        ...quoteOf(m.text),
        paragraph(due && w.due(byEndOf(due, lang)), w.how),
        paragraph(w.never, w.same),
        button(w.button, m.statusUrl),
        ...(m.clarification ? counting(m.clarification, pen, { days: true }) : []),
      ],
    }
  },

  clarified: (m, pen) => replyOf(m, pen.words.clarified, pen),

  clarification_lapsed: (m, pen) => replyOf(m, pen.words.clarification_lapsed, pen),
}
