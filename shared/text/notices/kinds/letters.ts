/** Letters to state bodies, recommendations among them. */
import type * as z from 'zod/mini'
import type {
  Deadline,
  LetterKind,
  Localized,
  Post,
  recommendationOutcome,
  Written,
} from '../../../../events/values.ts'
import { byEndOf, formatDay } from '../../dates.ts'
import { versionsOf, wording } from '../../explanation.ts'
import { lowered } from '../../texts.ts'
import { button, type Drawings, facts, note, type Pen, paragraph, quoteOf } from '../drawing.ts'
import { counting, dueFact, dueSentence } from '../due-dates.ts'
import type { Block } from '../mail-layout.ts'
import type { Remark, RemarkAnswer } from '../models.ts'

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
