/** Letters to state bodies, recommendations among them, and their responses. */
import type * as z from 'zod/mini'
import type {
  CaseKind,
  Deadline,
  decision,
  LetterKind,
  Localized,
  Post,
  recommendationOutcome,
  Written,
} from '../../../events/values.ts'
import { byEndOf, formatDay } from '../dates.ts'
import { versionsOf, wording } from '../explanation.ts'
import { lowered } from '../texts.ts'
import { button, type Drawings, facts, note, type Pen, paragraph, quoteOf, subjectLabel } from './drawing.ts'
import { counting, dueFact, dueSentence } from './due-dates.ts'
import type { Block } from './mail-layout.ts'
import type { Remark, RemarkAnswer } from './models.ts'

/** Who signed in the council's name; absent for an old letter. */
type Signatory = { name: string; post: Post }

export type LetterMails = {
  /** To the agency: an outgoing letter about an appeal or initiative. */
  letter: {
    letter: string
    caseNumber: string
    agency: Localized
    /** Empty for an initiative: it is the council's. */
    commission: Localized
    /** Absent for one of before letters had kinds. */
    letterKind?: LetterKind
    subject: string
    text: string
    sentOn: string
    signatory?: Signatory
    response: Deadline
    actUrl: string
  }
  /** To the agency: it has not responded yet, and is reminded by hand. */
  letter_reminder: {
    letter: string
    caseNumber: string
    agency: Localized
    commission: Localized
    subject: string
    sentOn: string
    response: Deadline
    /** Its day has passed. */
    late: boolean
    actUrl: string
  }
  /** To the agency: the recommendation on its draft act, a letter with numbered remarks. */
  recommendation: {
    letter: string
    caseNumber: string
    agency: Localized
    commission: Localized
    reference: string
    title: string
    /** Of the draft: which one it is about. */
    version: number
    outcome: z.infer<typeof recommendationOutcome>
    text: Written
    remarks: Remark[]
    sentOn: string
    signatory?: Signatory
    response: Deadline
    actUrl: string
  }
  /** To the secretariat: a letter whose body has no e-mail is to be handed over or posted, `by` a day. */
  letter_by_hand: {
    letter: string
    caseNumber: string
    agency: Localized
    address?: string
    subject: string
    by?: string
    deskUrl: string
  }
  /**
   * To the chair: an agency responded. `answer` is the appeal's own due date while it is still open, `recommendation`
   * the draft act's while that is to be given.
   */
  response: {
    letter: string
    caseNumber: string
    caseKind: CaseKind
    agency: Localized
    subject: string
    reference?: string
    /** The body's own number and day of it, and who signed it. */
    said?: { reference?: string | undefined; dated?: string | undefined; signedBy?: string | undefined }
    decision: z.infer<typeof decision>
    text: string
    remarks: (Remark & Partial<RemarkAnswer>)[]
    late: boolean
    amended: boolean
    /** What a later response decided, which this one does not change. */
    inForce?: z.infer<typeof decision>
    /** The appeal is over: the secretariat sees what came after. */
    closed: boolean
    answer?: Deadline
    recommendation?: Deadline
    actUrl: string
  }
  /** To the secretariat: an agency's webhook failed for a day, what it should have told went by e-mail. */
  webhook_failed: { number: string; agency: Localized; letter?: string; actUrl: string }
}

export type LetterWords = {
  letter: {
    intro: string
    /** The council's own initiative: no commission has it. */
    ofCouncil: string
    due: (until: string) => string
    how: (replyTo: string, letter: string) => string
    personal: string
    button: string
  }
  recommendation: {
    subject: (title: string) => string
    intro: string
    due: (until: string) => string
    remarks: string
    button: string
  }
  letter_reminder: {
    subject: string
    intro: string
    due: (until: string) => string
    late: (day: string) => string
    done: string
  }
  letter_by_hand: {
    subject: string
    intro: string
    due: (until: string) => string
    next: string
    button: string
  }
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
  webhook_failed: { subject: string; intro: string; next: string; button: string }
  remark: {
    clause: (clause: string) => string
    /** Made on this version before, under this number. */
    carried: (version: number, no: number) => string
    quote: (words: string) => string
    accepted: (reason: string | undefined) => string
    declined: (reason: string | undefined) => string
  }
}

export const remarksIn = (all: readonly (Remark & Partial<RemarkAnswer>)[], { words }: Pen): Block[] =>
  all.length
    ? [
        {
          is: 'remarks',
          remarks: all.map(({ no, clause, quote: quoted, text, from, accepted, reason }) => ({
            no,
            lines: [
              words.remark.clause(clause),
              ...(from ? [words.remark.carried(from.version, from.no)] : []),
              ...(quoted ? [words.remark.quote(quoted)] : []),
              ...versionsOf(text).map(([, one]) => one),
              ...(accepted === undefined
                ? []
                : [(accepted ? words.remark.accepted : words.remark.declined)(reason)]),
            ],
          })),
        },
      ]
    : []

const signedBy = (signatory: Signatory | undefined, { names }: Pen) =>
  signatory && `${signatory.name}, ${lowered(names.posts[signatory.post])}`

export const letterMails: Drawings<LetterMails> = {
  letter: (m, pen) => {
    const { words, names, lang, head } = pen
    const w = words.letter
    return {
      subject: `${m.letter}: ${m.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(m.commission ? w.intro : w.ofCouncil),
        facts(
          [words.labels.addressee, wording(m.agency, lang)],
          [words.labels.letter, m.letter],
          [words.labels.sentOn, formatDay(m.sentOn, lang)],
          [words.labels.case, m.caseNumber],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.letterKind, m.letterKind && names.letterKinds[m.letterKind]],
          [words.labels.subject, m.subject],
          [words.labels.signatory, signedBy(m.signatory, pen)],
          [words.labels.respondBy, dueFact(m.response, pen)],
        ),
        ...quoteOf(m.text),
        paragraph(dueSentence(m.response, w.due, pen), w.how(head.replyTo, m.letter)),
        button(w.button, m.actUrl),
        ...counting(m.response, pen),
        note(w.personal),
      ],
    }
  },

  recommendation: (m, pen) => {
    const { words, names, lang, head } = pen
    const w = words.recommendation
    return {
      subject: `${m.letter}: ${w.subject(m.title)}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.addressee, wording(m.agency, lang)],
          [words.labels.letter, m.letter],
          [words.labels.sentOn, formatDay(m.sentOn, lang)],
          [words.labels.case, m.caseNumber],
          [words.labels.title, m.title],
          [words.labels.reference, m.reference],
          [words.labels.version, String(m.version)],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.outcome, names.recommendationOutcomes[m.outcome]],
          [words.labels.signatory, signedBy(m.signatory, pen)],
          [words.labels.respondBy, dueFact(m.response, pen)],
        ),
        ...versionsOf(m.text).flatMap(([, one]) => quoteOf(one)),
        ...remarksIn(m.remarks, pen),
        paragraph(
          dueSentence(m.response, w.due, pen),
          m.remarks.length > 0 && w.remarks,
          words.letter.how(head.replyTo, m.letter),
        ),
        button(w.button, m.actUrl),
        ...counting(m.response, pen),
        note(words.letter.personal),
      ],
    }
  },

  letter_reminder: (m, pen) => {
    const { words, lang, head } = pen
    const w = words.letter_reminder
    const { due } = m.response
    return {
      subject: `${m.letter}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(
          w.intro,
          m.late && due ? w.late(formatDay(due, lang)) : dueSentence(m.response, w.due, pen),
        ),
        facts(
          [words.labels.addressee, wording(m.agency, lang)],
          [words.labels.letter, m.letter],
          [words.labels.sentOn, formatDay(m.sentOn, lang)],
          [words.labels.case, m.caseNumber],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.subject, m.subject],
          [words.labels.respondBy, dueFact(m.response, pen)],
        ),
        paragraph(words.letter.how(head.replyTo, m.letter)),
        button(words.letter.button, m.actUrl),
        note(w.done),
        note(words.letter.personal),
      ],
    }
  },

  letter_by_hand: (m, { words, lang }) => {
    const w = words.letter_by_hand
    return {
      subject: `${m.letter}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro, m.by && w.due(byEndOf(m.by, lang))),
        facts(
          [words.labels.letter, m.letter],
          [words.labels.case, m.caseNumber],
          [words.labels.addressee, wording(m.agency, lang)],
          [words.labels.postal, m.address],
          [words.labels.subject, m.subject],
        ),
        paragraph(w.next),
        button(w.button, m.deskUrl),
      ],
    }
  },

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
          [words.labels.responseReference, m.said?.reference],
          [words.labels.responseDated, m.said?.dated && formatDay(m.said.dated, lang)],
          [words.labels.signedBy, m.said?.signedBy],
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

  webhook_failed: (m, { words, lang }) => {
    const w = words.webhook_failed
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro),
        facts(
          [words.labels.number, m.number],
          [words.labels.agency, wording(m.agency, lang)],
          [words.labels.letter, m.letter],
        ),
        paragraph(w.next),
        button(w.button, m.actUrl),
      ],
    }
  },
}
