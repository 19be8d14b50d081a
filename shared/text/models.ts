/** What mails say, as data: one model per kind of mail. `shared/text` turns a model into words in kk, ru or en. */

import type * as z from 'zod/mini'
import type {
  actType,
  answerOutcome,
  CaseKind,
  Deadline,
  decision,
  Language,
  Localized,
  recommendationOutcome,
  TermKey,
} from '../../events/values.ts'

export type Remark = { no: number; clause: string; quote?: string; text: string }
export type RemarkAnswer = { no: number; accepted: boolean; reason?: string }

/** Strings come from people and are plain text: escaped in HTML, kept as they are in text. URLs are ours. */
export type MailModel =
  /** To the applicant, at once: the receipt. */
  | {
      kind: 'receipt'
      number: string
      applicantName: string
      subject: string
      receivedAt: string
      registeredOn: string
      answer: Deadline
      code: string
      statusUrl: string
    }
  /** To the chair: an appeal is yours. Carries a calendar entry for the due date. */
  | {
      kind: 'appeal_assigned'
      number: string
      commission: Localized
      applicantName: string
      applicantKind: 'person' | 'entity'
      subject: string
      topic: Localized
      district?: Localized
      receivedOn: string
      answer: Deadline
      acceptance: Deadline
      actUrl: string
    }
  /** To the chair: a draft act is yours. */
  | {
      kind: 'draft_assigned'
      number: string
      commission: Localized
      agency: Localized
      reference: string
      title: string
      actType: z.infer<typeof actType>
      receivedOn: string
      recommendation: Deadline
      acceptance: Deadline
      actUrl: string
    }
  /** To the secretariat: no rule covers this one, choose a commission. */
  | { kind: 'triage'; number: string; caseKind: CaseKind; subject: string; triage: Deadline; actUrl: string }
  /** To the agency: an outgoing letter about an appeal or initiative. */
  | {
      kind: 'letter'
      letter: string
      caseNumber: string
      agency: Localized
      commission: Localized
      subject: string
      text: string
      sentOn: string
      response: Deadline
      actUrl: string
    }
  /** To the agency: the recommendation on its draft act, a letter with numbered remarks. */
  | {
      kind: 'recommendation'
      letter: string
      caseNumber: string
      agency: Localized
      commission: Localized
      reference: string
      title: string
      outcome: z.infer<typeof recommendationOutcome>
      text: string
      remarks: Remark[]
      sentOn: string
      response: Deadline
      actUrl: string
    }
  /** To the chair: an agency responded. `answerDue` is the appeal's own due date while it is still open. */
  | {
      kind: 'response'
      letter: string
      caseNumber: string
      caseKind: CaseKind
      agency: Localized
      subject: string
      decision: z.infer<typeof decision>
      text: string
      remarks: (Remark & Partial<RemarkAnswer>)[]
      late: boolean
      amended: boolean
      answer?: Deadline
      actUrl: string
    }
  /** To the applicant: the answer. */
  | {
      kind: 'answer'
      number: string
      applicantName: string
      subject: string
      outcome: z.infer<typeof answerOutcome>
      text: string
      answeredOn: string
      statusUrl: string
    }
  /** To the developer of a draft act: it is registered. */
  | {
      kind: 'draft_registered'
      number: string
      contactName: string
      reference: string
      title: string
      recommendation: Deadline
    }
  /** To the chair (or the secretariat when the case is closed or unassigned): the applicant added information. */
  | { kind: 'message'; number: string; subject: string; closed: boolean; actUrl: string }
  /** To the applicant who lost it: the status link again. */
  | { kind: 'link'; number: string; code: string; statusUrl: string }
  /** To the holder of an ended link: the current one, or (no `actUrl`) word that nothing waits on them. */
  | { kind: 'fresh_link'; number: string; actUrl?: string }
  /** One digest per recipient and day, most urgent first. */
  | { kind: 'digest'; on: string; items: DigestItem[] }

export type MailKind = MailModel['kind']
export type MailOf<K extends MailKind> = Extract<MailModel, { kind: K }>

export type DigestItem = {
  /** The case's number; for a letter, the letter's. */
  number: string
  caseKind: CaseKind
  subject: string
  term: TermKey
  due: string
  /** Working days after the due date: -2 is two before, 0 on the day, 3 is three overdue. */
  stage: number
  actUrl: string
}

/** The council as every page and mail shows it; times of day are told in its time zone. */
export type Letterhead = {
  name: Localized
  address: Localized
  portal: string
  replyTo: string
  timeZone: string
}

/** A mail in words: what the reader sees, not how it travels. */
export type MailText = { subject: string; text: string; html: string }
export type ComposeMail = (model: MailModel, lang: Language, head: Letterhead) => MailText
