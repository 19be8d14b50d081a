/** The answer, the interim one, and the dispute of an answer. */
import type * as z from 'zod/mini'
import type { answerOutcome, Deadline, Localized } from '../../../../events/values.ts'
import { appealWords, type DecidedBy } from '../../appeals/words.ts'
import { formatDay } from '../../dates.ts'
import { wording } from '../../explanation.ts'
import { button, type Drawings, facts, greetingOf, paragraph, quoteOf, quoteUnder } from '../drawing.ts'
import { counting, dayDue, disputeSentence, dueFact, dueSentence } from '../due-dates.ts'

export type AnswerMails = {
  /** To the applicant: the answer. */
  answer: {
    number: string
    applicantName?: string
    subject: string
    outcome: z.infer<typeof answerOutcome>
    text: string
    answeredOn: string
    decidedBy?: DecidedBy
    /** To whom the answer may be complained of. */
    complaint?: { to: Localized }
    /** After its due date. */
    late?: boolean
    /** Until when the applicant may dispute it, if they still may. */
    dispute?: Deadline
    statusUrl: string
  }
  /** To the applicant: an interim answer; the council keeps the case open until the control date. */
  long_term: {
    number: string
    applicantName?: string
    subject: string
    text: string
    reason: string
    controlOn: string
    /** It was under control before: this sets the next date. */
    again?: boolean
    statusUrl: string
  }
  /** To the chair and the secretariat: the answer is disputed, the case is open again. */
  disputed: { number: string; subject: string; text: string; answer: Deadline; actUrl: string }
  /** To the applicant: the dispute is registered, with the new due date. */
  dispute_registered: {
    number: string
    applicantName?: string
    subject: string
    answer: Deadline
    statusUrl: string
  }
}

export type AnswerWords = {
  answer: {
    subject: string
    intro: string
    /** It comes after its due date. */
    late: string
    /** Until when the applicant may dispute the answer; in days where the calendar gives no date yet. */
    dispute: (until: string) => string
    disputeWithin: (days: string) => string
    more: string
    button: string
  }
  long_term: {
    subject: string
    intro: string
    /** Where it was under control before: another interim answer. */
    again: string
    reason: string
    next: (day: string) => string
    button: string
  }
  disputed: {
    subject: (day: string | undefined) => string
    intro: string
    reasons: string
    due: (until: string) => string
    once: string
    button: string
  }
  dispute_registered: {
    subject: string
    intro: string
    next: string
    due: (until: string) => string
    once: string
    button: string
  }
}

export const answerMails: Drawings<AnswerMails> = {
  answer: (m, pen) => {
    const { words, names, lang } = pen
    const w = words.answer
    const own = appealWords(lang)
    const { dispute } = m
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: greetingOf(m, words),
      blocks: [
        paragraph(w.intro, m.late && w.late),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.outcome, names.answerOutcomes[m.outcome]],
          [words.labels.answeredOn, formatDay(m.answeredOn, lang)],
          [own.labels.decidedBy, m.decidedBy && own.decidedBy(m.decidedBy, lang)],
          [words.labels.disputeBy, dispute?.due ? formatDay(dispute.due, lang) : undefined],
        ),
        ...quoteOf(m.text),
        ...(dispute ? [paragraph(disputeSentence(dispute, pen))] : []),
        ...(m.complaint ? [paragraph(own.complaintTo(wording(m.complaint.to, lang)))] : []),
        paragraph(w.more),
        button(w.button, m.statusUrl),
        ...(dispute?.due ? counting(dispute, pen, { days: true }) : []),
      ],
    }
  },

  long_term: (m, { words, lang }) => {
    const w = words.long_term
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: greetingOf(m, words),
      blocks: [
        paragraph(m.again ? w.again : w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.controlOn, formatDay(m.controlOn, lang)],
        ),
        ...quoteOf(m.text),
        ...quoteUnder(w.reason, m.reason),
        paragraph(w.next(m.controlOn)),
        button(w.button, m.statusUrl),
      ],
    }
  },

  disputed: (m, pen) => {
    const { words } = pen
    const w = words.disputed
    return {
      subject: `${m.number}: ${w.subject(dayDue(m.answer, pen))}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro, dueSentence(m.answer, w.due, pen)),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.newDue, dueFact(m.answer, pen)],
        ),
        ...quoteUnder(w.reasons, m.text),
        paragraph(w.once),
        button(w.button, m.actUrl),
        ...counting(m.answer, pen, { start: 'dispute' }),
      ],
    }
  },

  dispute_registered: (m, pen) => {
    const { words } = pen
    const w = words.dispute_registered
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: greetingOf(m, words),
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.subject, m.subject],
          [words.labels.newDue, dueFact(m.answer, pen)],
        ),
        paragraph(w.next, dueSentence(m.answer, w.due, pen)),
        button(w.button, m.statusUrl),
        paragraph(w.once),
        ...counting(m.answer, pen, { days: true, start: 'dispute' }),
      ],
    }
  },
}
