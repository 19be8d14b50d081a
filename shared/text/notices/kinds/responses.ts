/** Responses of state bodies to letters. */
import type * as z from 'zod/mini'
import type { CaseKind, Deadline, decision, Localized } from '../../../../events/values.ts'
import { formatDay } from '../../dates.ts'
import { wording } from '../../explanation.ts'
import { button, type Drawings, facts, type Pen, paragraph, quoteOf, subjectLabel } from '../drawing.ts'
import { counting, dueFact, dueSentence } from '../due-dates.ts'
import type { Remark, RemarkAnswer } from '../models.ts'
import { remarksIn } from './letters.ts'

type Said = { reference?: string | undefined; dated?: string | undefined; signedBy?: string | undefined }

/** What was said to a letter. */
type Responded = {
  letter: string
  caseKind: CaseKind
  subject: string
  said?: Said
  decision: z.infer<typeof decision>
  text: string
  remarks: (Remark & Partial<RemarkAnswer>)[]
  amended: boolean
  actUrl: string
}

export type ResponseMails = {
  /**
   * To the chair: an agency responded. `answer` is the appeal's own due date while it is still open, `recommendation`
   * the draft act's while that is to be given.
   */
  response: Responded & {
    caseNumber: string
    agency: Localized
    reference?: string
    late: boolean
    /** What a later response decided, which this one does not change. */
    inForce?: z.infer<typeof decision>
    /** The appeal is over: the secretariat sees what came after. */
    closed: boolean
    answer?: Deadline
    recommendation?: Deadline
  }
  /** To the body that responded on the page: what it said. `caseKind` tells what the subject is called. */
  response_copy: Responded & {
    /** The day on which it came. */
    on: string
  }
}

export type ResponseWords = {
  response: {
    subject: (decision: string, amended: boolean) => string
    /** Of one that a later response has replaced. */
    another: (decision: string) => string
    intro: string
    amended: string
    inForce: (decision: string) => string
    late: string
    answerDue: (until: string) => string
    /** Of a draft act whose recommendation is still to be given: what came was another letter's. */
    recommendDue: (until: string) => string
    nothing: string
    closed: string
    button: string
  }
  responseCopy: {
    subject: (amended: boolean) => string
    intro: string
    amended: string
    /** Where a mistake in it is mended. */
    correct: string
    button: string
  }
}

export const responseMails: Drawings<ResponseMails> = {
  response: (m, pen) => {
    const { words, names, lang } = pen
    const w = words.response
    const decision = names.decisions[m.decision]
    const due = m.answer ?? m.recommendation
    const next = m.answer
      ? dueSentence(m.answer, w.answerDue, pen)
      : m.recommendation
        ? dueSentence(m.recommendation, w.recommendDue, pen)
        : w.nothing
    return {
      subject: `${m.letter}: ${m.inForce ? w.another(decision) : w.subject(decision, m.amended)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(
          m.amended ? w.amended : w.intro,
          m.late && w.late,
          m.inForce && w.inForce(names.decisions[m.inForce]),
        ),
        facts(
          [words.labels.letter, m.letter],
          [words.labels.case, m.caseNumber],
          [words.labels.agency, wording(m.agency, lang)],
          [subjectLabel(m.caseKind, words), m.subject],
          [words.labels.reference, m.reference],
          [words.labels.decision, decision],
          ...formal(m.said, pen),
          [words.labels.answerBy, m.answer && dueFact(m.answer, pen)],
          [words.labels.recommendBy, m.recommendation && dueFact(m.recommendation, pen)],
        ),
        ...quoteOf(m.text),
        ...remarksIn(m.remarks, pen),
        paragraph(m.closed ? w.closed : next),
        button(w.button, m.actUrl),
        ...(due ? counting(due, pen) : []),
      ],
    }
  },
  response_copy: (m, pen) => {
    const { words, names, lang } = pen
    const w = words.responseCopy
    return {
      subject: `${m.letter}: ${w.subject(m.amended)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(m.amended ? w.amended : w.intro),
        facts(
          [words.labels.letter, m.letter],
          [subjectLabel(m.caseKind, words), m.subject],
          [words.labels.decision, names.decisions[m.decision]],
          ...formal(m.said, pen),
          [words.labels.received, formatDay(m.on, lang)],
        ),
        ...quoteOf(m.text),
        ...remarksIn(m.remarks, pen),
        paragraph(w.correct),
        button(w.button, m.actUrl),
      ],
    }
  },
}

/** The body's own number and day, and who signed. */
const formal = (said: Said | undefined, { words, lang }: Pen): [string, string | undefined][] => [
  [words.labels.responseReference, said?.reference],
  [words.labels.responseDated, said?.dated && formatDay(said.dated, lang)],
  [words.labels.signedBy, said?.signedBy],
]
