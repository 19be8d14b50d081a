/** A draft act, to its developer and to who has it. */
import type { Deadline } from '../../../../events/values.ts'
import { formatDay } from '../../dates.ts'
import { button, type Drawings, facts, paragraph, quoteUnder } from '../drawing.ts'
import { counting, dayDue, dueFact, dueSentence } from '../due-dates.ts'

export type DraftMails = {
  /** To the developer of a draft act: it is registered. */
  draft_registered: {
    number: string
    contactName: string
    reference: string
    title: string
    recommendation: Deadline
    /** The day that its body asked for, where the law lets none be so early. */
    asked?: string
  }
  /** To the chair: a new version of a draft act. */
  draft_version: {
    number: string
    reference: string
    title: string
    version: number
    recommendation: Deadline
    /** While the chair has not taken the draft yet. */
    acceptance?: Deadline
    actUrl: string
  }
  /** To the secretariat: the date that the body set, `asked`, is earlier than the law lets it be. */
  draft_too_early: {
    number: string
    reference: string
    title: string
    asked: string
    recommendation: Deadline
    actUrl: string
  }
  /** To the secretariat and the head: the day passed without recommendations. */
  draft_agreed: { number: string; reference: string; title: string; due: string; actUrl: string }
  /** To the developer of a draft act: it came back as incomplete (`text` says what is missing), or is not considered. */
  draft_ended: {
    number: string
    reference: string
    title: string
    outcome: 'returned' | 'not_considered'
    text: string
  }
}

export type DraftWords = {
  draft_registered: {
    subject: (reference: string) => string
    intro: string
    due: (until: string) => string
    tooEarly: (asked: string) => string
    next: string
  }
  draft_version: {
    subject: (reference: string, day: string | undefined) => string
    intro: string
    due: (until: string) => string
    remarks: string
    button: string
  }
  draft_too_early: {
    subject: (reference: string) => string
    intro: (asked: string) => string
    due: (until: string) => string
    next: string
    button: string
  }
  draft_agreed: {
    subject: (reference: string) => string
    intro: (due: string) => string
    next: string
    button: string
  }
  draft_ended: Record<
    'returned' | 'not_considered',
    { subject: (reference: string) => string; intro: string; reason: string; next: string }
  >
}

export const draftMails: Drawings<DraftMails> = {
  draft_registered: (m, pen) => {
    const { words } = pen
    const w = words.draft_registered
    return {
      subject: `${m.number}: ${w.subject(m.reference)}`,
      greeting: words.greeting.person(m.contactName),
      blocks: [
        paragraph(
          w.intro,
          dueSentence(m.recommendation, w.due, pen),
          m.asked !== undefined && w.tooEarly(formatDay(m.asked, pen.lang)),
        ),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
          [words.labels.recommendBy, dueFact(m.recommendation, pen)],
        ),
        paragraph(w.next),
        ...counting(m.recommendation, pen),
      ],
    }
  },

  draft_version: (m, pen) => {
    const { words } = pen
    const w = words.draft_version
    return {
      subject: `${m.number}: ${w.subject(m.reference, dayDue(m.recommendation, pen))}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(
          w.intro,
          m.acceptance && dueSentence(m.acceptance, words.draft_assigned.accept, pen),
          dueSentence(m.recommendation, w.due, pen),
        ),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
          [words.labels.version, String(m.version)],
          [words.labels.acceptBy, m.acceptance && dueFact(m.acceptance, pen)],
          [words.labels.recommendBy, dueFact(m.recommendation, pen)],
        ),
        paragraph(w.remarks),
        button(w.button, m.actUrl),
        ...counting(m.recommendation, pen),
      ],
    }
  },

  draft_too_early: (m, pen) => {
    const { words, lang } = pen
    const w = words.draft_too_early
    return {
      subject: `${m.number}: ${w.subject(m.reference)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro(formatDay(m.asked, lang)), dueSentence(m.recommendation, w.due, pen)),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
          [words.labels.recommendBy, dueFact(m.recommendation, pen)],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
        ...counting(m.recommendation, pen),
      ],
    }
  },

  draft_agreed: (m, { words, lang }) => {
    const w = words.draft_agreed
    return {
      subject: `${m.number}: ${w.subject(m.reference)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro(formatDay(m.due, lang))),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
      ],
    }
  },

  draft_ended: (m, { words }) => {
    const w = words.draft_ended[m.outcome]
    return {
      subject: `${m.number}: ${w.subject(m.reference)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
        ),
        ...quoteUnder(w.reason, m.text),
        paragraph(w.next),
      ],
    }
  },
}
