/** A letter before the head for signature, and one that came back unsigned. */
import type * as z from 'zod/mini'
import type {
  Deadline,
  LetterKind,
  Localized,
  Post,
  recommendationOutcome,
  Written,
} from '../../../../events/values.ts'
import { versionsOf, wording } from '../../explanation.ts'
import { button, type Drawings, facts, paragraph, quoteOf, quoteUnder } from '../drawing.ts'
import { counting, dueFact, dueSentence } from '../due-dates.ts'
import type { Remark } from '../models.ts'
import { decidedBy } from './extensions.ts'
import { remarksIn } from './letters.ts'

/** `reference` is a draft act's, whose title the subject is. */
type Proposed = {
  number: string
  letterKind: LetterKind
  agency: Localized
  subject: string
  reference?: string
  actUrl: string
}

export type SigningMails = {
  /** To the head, and who stands in: a letter waits for the signature, here whole. */
  letter_to_sign: Proposed & {
    /** Empty for an initiative: it is the council's. */
    commission: Localized
    address?: string
    text: Written
    version?: number
    outcome?: z.infer<typeof recommendationOutcome>
    remarks: Remark[]
    signing: Deadline
  }
  /** To who wrote it: the letter was not signed. `signing`: by when an initiative's is to be written anew. */
  signature_refused: Proposed & {
    reason: string
    decidedBy?: { name: string; post: Post }
    signing?: Deadline
  }
}

export type SigningWords = {
  letter_to_sign: {
    subject: (day: string | undefined) => string
    intro: string
    due: (until: string) => string
    text: string
    next: string
    button: string
  }
  signature_refused: {
    subject: string
    intro: string
    reason: string
    due: (until: string) => string
    next: string
    button: string
  }
}

export const signingMails: Drawings<SigningMails> = {
  letter_to_sign: (m, pen) => {
    const { words, names, lang } = pen
    const w = words.letter_to_sign
    const [first, ...others] = versionsOf(m.text)
    return {
      subject: `${m.number}: ${w.subject(m.signing.due ?? undefined)}`,
      greeting: words.greeting.head,
      blocks: [
        paragraph(w.intro, dueSentence(m.signing, w.due, pen)),
        facts(
          [words.labels.case, m.number],
          [words.labels.commission, wording(m.commission, lang)],
          [words.labels.addressee, wording(m.agency, lang)],
          [words.labels.postal, m.address],
          [words.labels.letterKind, names.letterKinds[m.letterKind]],
          [m.reference ? words.labels.title : words.labels.subject, m.subject],
          [words.labels.reference, m.reference],
          [words.labels.version, m.version === undefined ? undefined : String(m.version)],
          [words.labels.outcome, m.outcome && names.recommendationOutcomes[m.outcome]],
          [words.labels.decideBy, dueFact(m.signing, pen)],
        ),
        ...quoteUnder(w.text, first?.[1] ?? ''),
        ...others.flatMap(([, one]) => quoteOf(one)),
        ...remarksIn(m.remarks, pen),
        paragraph(w.next),
        button(w.button, m.actUrl),
        ...counting(m.signing, pen),
      ],
    }
  },

  signature_refused: (m, pen) => {
    const { words, lang } = pen
    const w = words.signature_refused
    return {
      subject: `${m.number}: ${w.subject}`,
      greeting: words.greeting.colleagues,
      blocks: [
        paragraph(w.intro, m.signing && dueSentence(m.signing, w.due, pen)),
        facts(
          [words.labels.case, m.number],
          [words.labels.addressee, wording(m.agency, lang)],
          [m.reference ? words.labels.title : words.labels.subject, m.subject],
          [words.labels.reference, m.reference],
          decidedBy(m, lang),
        ),
        ...quoteUnder(w.reason, m.reason),
        paragraph(w.next),
        button(w.button, m.actUrl),
      ],
    }
  },
}
